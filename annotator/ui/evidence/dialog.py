"""Enter or edit evidence: what the source is, and what it is to the claim. Whoever opens it carries it out."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from annotator.domain.evidence import Evidence, Kind
from annotator.ui.evidence.calculation_form import CalculationForm
from annotator.ui.evidence.origins import Origins
from annotator.ui.evidence.source_form import SourceForm
from annotator.ui.evidence.use_form import UseForm
from annotator.ui.noticed_dialog import FormDialog
from annotator.ui.plain import plain_label
from annotator.ui.theme import Density, Theme
from annotator.workspace.evidence import kind_of_file

_WIDTH = 880


class EvidenceDialog(FormDialog):
    """Use with `open()`. It stays, with all that is typed, until it is `accept`ed from outside or cancelled."""

    def __init__(self, title: str, words: str, done_words: str, origins: Origins, parent: QWidget) -> None:
        super().__init__("evidence", title, parent)
        self.source = SourceForm(self)
        self.use = UseForm(self)
        origins.setParent(self)
        self.calculation = CalculationForm(origins, self)
        self.calculation.inputs.follow(self.use.seen)
        self._make_notice()
        self._make_done("evidenceDone", done_words)
        self._folder = ""
        self._lay_out(words)
        self.calculation.hide()
        self.source.kind_changed.connect(self._follow_kind)
        self.resize(self.sizeHint())  # Qt itself would take no more than two thirds of a screen
        self.source.browse_wanted.connect(self._browse)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours where the dialog paints."""
        super().set_theme(theme, density)
        self.calculation.set_theme(theme)

    @property
    def is_computed(self) -> bool:
        """Whether what is entered is a calculation."""
        return self.source.current_kind is Kind.CALCULATION

    def show_use(self, use: Evidence | None, **values: str) -> None:
        """Fill the fields with that use and its calculation or, for a new one, with `values`."""
        self.use.show_use(use, **values)
        self.calculation.show_calculation(use.calculation if use is not None else None)
        self._follow_kind()

    def choose_file(self, path: str) -> None:
        """The file at `path` as saved copy; of a new source of no particular kind it says which kind that is."""
        self._folder = str(Path(path).parent)
        self.source.set_file(Path(path))
        if self.source.source is None and self.source.current_kind is Kind.OTHER:
            self.source.set_kind(kind_of_file(path))

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

    def _let(self, change: bool) -> None:
        for part in (self.source, self.use, self.calculation, self.done_button):
            part.setEnabled(change)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the saved copy"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.choose_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self, words: str) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addWidget(self.source, 1)
        halves.addWidget(self.use, 1)
        said = plain_label(words, self, wrap=True)
        parts = (said, halves, self.calculation, self.notice, self.progress, self._make_foot())
        self._stack(*parts, stretched=1)
