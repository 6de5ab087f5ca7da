"""Dialogs that stay while work goes on: what they say of it, and how far it is, stands in them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.progress import ProgressLine
from annotator.ui.theme import Density, Theme
from annotator.workspace.jobs import Job


class NoticedDialog(QDialog):
    """Its parts are named after it: `name` is the beginning of each. The Tab key goes through parts in the order in
    which they are made."""

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)

    def _make_notice(self) -> None:
        self.notice = MessageBar(self)
        self.notice.setObjectName(f"{self._name}Notice")
        self.progress = ProgressLine(self)
        self.progress.setObjectName(f"{self._name}Progress")

    def say(self, sentence: str) -> None:
        """What happened."""
        self.notice.show_message(sentence, MessageKind.INFO)

    def say_error(self, sentence: str) -> None:
        """What was not done, and why."""
        self.notice.show_message(sentence, MessageKind.ERROR)

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """A question, with a button for each answer; closed without one, nothing is done."""
        self.notice.show_message(sentence, MessageKind.QUESTION, answers)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.notice.set_theme(theme, density)
        self.progress.set_theme(theme, density)

    def _button(self, name: str, label: str, slot: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(label, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if slot is not None:
            button.clicked.connect(lambda: slot())
        return button

    def _stack(self, *parts: QWidget | QLayout, stretched: int) -> None:
        """Lay out the parts one below the other; that of the index `stretched` takes what room is left."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for at, part in enumerate(parts):
            share = 1 if at == stretched else 0
            if isinstance(part, QWidget):
                layout.addWidget(part, share)
            else:
                layout.addLayout(part, share)


class FormDialog(NoticedDialog):
    """Use with `open()`. It stays, with all that is typed, until it is `accept`ed from outside or cancelled."""

    done_wanted = Signal()  # what is filled in is to be taken

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(name, title, parent)
        self._job: Job | None = None
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # from a text, in which Enter begins a line
            QShortcut(QKeySequence(keys), self).activated.connect(self._done)

    def _make_done(self, name: str, words: str) -> None:
        self.done_button = self._button(name, words)
        self.done_button.setDefault(True)

    def _make_foot(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._done)
        buttons.rejected.connect(self.reject)
        return buttons

    def follow(self, words: str, job: Job) -> None:
        """Show how far the job is, and let nothing be changed until it is over."""
        self._job = job
        self.progress.begin(words)
        self.progress.attend(job)
        self._let(False)
        for ended in (job.done, job.failed, job.crashed):
            ended.connect(self._job_over)

    def reject(self) -> None:
        """Cancel what is under way first; then, the dialog."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def _job_over(self, _: object) -> None:
        self._job = None
        self.progress.end()
        self._let(True)

    def _let(self, change: bool) -> None:
        """Whether what is filled in may be changed."""
        self.done_button.setEnabled(change)

    def _done(self) -> None:
        if self._job is None and self.done_button.isEnabled():
            self.notice.clear()
            self.done_wanted.emit()
