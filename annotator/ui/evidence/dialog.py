"""Enter or edit evidence: what the source is, and what it is to the claim. Whoever opens it carries it out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.evidence import Evidence, Kind
from annotator.ui.evidence.calculation_form import CalculationForm
from annotator.ui.evidence.origins import Origins
from annotator.ui.evidence.source_form import SourceForm
from annotator.ui.evidence.use_form import UseForm
from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.plain import plain_label
from annotator.ui.progress import ProgressLine
from annotator.ui.theme import Density, Theme
from annotator.workspace.evidence import kind_of_file
from annotator.workspace.jobs import Job

_WIDTH = 880


class EvidenceDialog(QDialog):
    """Use with `open()`. It stays, with all that is typed, until it is `accept`ed from outside or cancelled."""

    done_wanted = Signal()

    def __init__(self, title: str, words: str, done_words: str, origins: Origins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceDialog")
        self.setWindowTitle(title)
        self.source = SourceForm(self)
        self.use = UseForm(self)
        origins.setParent(self)
        self.calculation = CalculationForm(origins, self)
        self.calculation.inputs.follow(self.use.seen)
        self.notice = MessageBar(self)
        self.notice.setObjectName("evidenceNotice")
        self.progress = ProgressLine(self)
        self.progress.setObjectName("evidenceProgress")
        self.done_button = QPushButton(done_words, self)
        self.done_button.setObjectName("evidenceDone")
        self.done_button.setDefault(True)
        self._folder = ""
        self._job: Job | None = None
        self._lay_out(words)
        self.calculation.hide()
        self.source.kind_changed.connect(self._follow_kind)
        self.resize(self.sizeHint())  # Qt itself would take no more than two thirds of a screen
        self.source.browse_wanted.connect(self._browse)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # from a text, in which Enter begins a line
            QShortcut(QKeySequence(keys), self).activated.connect(self._done)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours where the dialog paints."""
        self.calculation.set_theme(theme)
        self.notice.set_theme(theme, density)
        self.progress.set_theme(theme, density)

    @property
    def is_computed(self) -> bool:
        """Whether what is entered is a calculation."""
        return self.source.current_kind is Kind.CALCULATION

    def show_use(self, use: Evidence | None, **values: str) -> None:
        """Fill the fields with that use and its calculation or, for a new one, with `values`."""
        self.use.show_use(use, **values)
        self.calculation.show_calculation(use.calculation if use is not None else None)
        self._follow_kind()

    def say(self, sentence: str) -> None:
        """Why it was not done."""
        self.notice.show_message(sentence, MessageKind.ERROR)

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """A question, with a button for each answer."""
        self.notice.show_message(sentence, MessageKind.QUESTION, answers)

    def choose_file(self, path: str) -> None:
        """The file at `path` as saved copy; of a new source of no particular kind it says which kind that is."""
        self._folder = str(Path(path).parent)
        self.source.set_file(Path(path))
        if self.source.source is None and self.source.current_kind is Kind.OTHER:
            self.source.set_kind(kind_of_file(path))

    def follow(self, job: Job, words: str) -> None:
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

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self._job.cancel()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.use.use is not None and self.is_computed:
            self.calculation.begin()
            return
        first = self.use.locator if self.use.use is not None else self.source.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_kind(self) -> None:
        """A calculation's own fields in place of those that it has not."""
        self.use.show_computed(self.is_computed)
        self.calculation.align(self.source.label_width)
        self.calculation.setVisible(self.is_computed)

    def _job_over(self, _: object) -> None:
        self._job = None
        self.progress.end()
        self._let(True)

    def _let(self, change: bool) -> None:
        for part in (self.source, self.use, self.calculation, self.done_button):
            part.setEnabled(change)

    def _done(self) -> None:
        if self._job is None:
            self.notice.clear()
            self.done_wanted.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the saved copy"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.choose_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self, words: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._done)
        buttons.rejected.connect(self.reject)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addWidget(self.source, 1)
        halves.addWidget(self.use, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(words, self, wrap=True))
        layout.addLayout(halves, 1)
        layout.addWidget(self.calculation)
        layout.addWidget(self.notice)
        layout.addWidget(self.progress)
        layout.addWidget(buttons)
