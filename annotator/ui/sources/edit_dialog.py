"""Edit a source of the library, wherever it is used."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.evidence import Source
from annotator.ui.evidence.source_form import SourceForm
from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.plain import plain_label
from annotator.ui.progress import ProgressLine
from annotator.ui.sources.words import kept_words
from annotator.ui.theme import Density, Theme
from annotator.workspace.jobs import Job

_WIDTH = 640


class SourceEditDialog(QDialog):
    """Use with `open()`. It stays, with all that is typed, until it is `accept`ed from outside or cancelled."""

    done_wanted = Signal()
    save_wanted = Signal()
    capture_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourceEditDialog")
        self.setWindowTitle(self.tr("Source"))
        self.form = SourceForm(self)
        self.used = plain_label(self.tr("Looking where it is used…"), self, wrap=True)
        self.used.setObjectName("sourceUsed")
        self.kept = plain_label(parent=self, wrap=True)
        self.kept.setObjectName("sourceKept")
        self.kept.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.notice = MessageBar(self)
        self.notice.setObjectName("sourceNotice")
        self.progress = ProgressLine(self)
        self._job: Job | None = None
        self.done_button = self._button("sourceSave", self.tr("Save"))
        self.done_button.setDefault(True)
        self.copy_button = self._button("sourceSaveCopy", self.tr("Save copy as…"))
        self.capture_button = self._button("sourceCapture", self.tr("Capture page"))
        self.copy_button.clicked.connect(self.save_wanted)
        self.capture_button.clicked.connect(self.capture_wanted)
        self.form.browse_wanted.connect(self._browse)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._done)
        self.setMinimumWidth(_WIDTH)
        self._lay_out()

    def show_source(self, source: Source, *, writable: bool) -> None:
        """Fill the fields; what is typed in them is gone."""
        self.form.show_source(source)
        layout = self.form.layout()
        if isinstance(layout, QFormLayout):
            for row in (self.form.search, self.form.new, self.form.known):
                layout.setRowVisible(row, False)
        words = kept_words(source)
        self.kept.setText(words)
        self.kept.setVisible(bool(words))
        self.copy_button.setEnabled(source.file is not None)
        self.capture_button.setEnabled(writable and bool(source.url or source.archive_url))
        self.done_button.setEnabled(writable)
        self.form.setEnabled(writable)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.notice.set_theme(theme, density)
        self.progress.set_theme(theme, density)

    def say(self, sentence: str) -> None:
        """Why it was not done."""
        self.notice.show_message(sentence, MessageKind.ERROR)

    def tell(self, sentence: str) -> None:
        self.notice.show_message(sentence, MessageKind.INFO)

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self.notice.show_message(sentence, MessageKind.QUESTION, answers)

    def follow(self, words: str, job: Job) -> None:
        """Show how far the job is, and let nothing be saved until it is over."""
        self._job = job
        self.done_button.setEnabled(False)
        self.progress.begin(words)
        self.progress.attend(job)
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
        self.done_button.setEnabled(True)
        self.progress.end()

    def _done(self) -> None:
        if self._job is None and self.done_button.isEnabled():
            self.notice.clear()
            self.done_wanted.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the saved copy"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.form.set_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._done)
        buttons.rejected.connect(self.reject)
        copy = QHBoxLayout()
        copy.addWidget(self.copy_button)
        copy.addWidget(self.capture_button)
        copy.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.used)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.kept)
        layout.addLayout(copy)
        layout.addWidget(self.notice)
        layout.addWidget(self.progress)
        layout.addWidget(buttons)
