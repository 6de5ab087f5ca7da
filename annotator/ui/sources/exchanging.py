"""Lists of sources that come from other programs and go to them: CSL-JSON and BibTeX."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from annotator.domain.change import Change, HistoryRow
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import Source
from annotator.ui.plain import one_line, plain_label
from annotator.ui.sources.dialog import SourcesDialog
from annotator.workspace.jobs import Cancelled
from annotator.workspace.source_list import import_changes, read_list, write_list
from annotator.workspace.workspace import Workspace

Do = Callable[[Callable[[], list[Change]]], list[HistoryRow]]
_SUFFIXES = {"csl": ".json", "bibtex": ".bib"}


class Exchanging(QObject):
    """`do` carries changes out, all as one action."""

    def __init__(self, dialog: SourcesDialog, workspace: Workspace, do: Do) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._workspace = workspace
        self._do = do

    def ask_import(self) -> None:
        """Let the reviewer choose a list."""
        dialog = QFileDialog(self._dialog, self.tr("Import sources"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Source lists (*.json *.bib)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Add those of the list's sources that the library does not know."""
        job = self._workspace.jobs.run(read_list, Path(path))
        job.done.connect(self._take)
        job.failed.connect(partial(self._failed, self.tr("Cancelled; nothing was imported.")))
        self._dialog.follow(self.tr("Reading {name}…").format(name=one_line(Path(path).name, 120)), job)

    def ask_export(self) -> None:
        """Let the reviewer choose the format, and whether confidential ones go, too."""
        choice = ExportChoice(self._secret(), self._dialog)
        choice.accepted.connect(lambda: self._ask_where(choice.form, choice.with_confidential))
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def export_to(self, form: str, confidential: bool, path: str) -> None:
        """Write the list there, in place of what is there: the reviewer was asked."""
        sources = sorted(self._workspace.store.house().sources.values(), key=lambda one: (one.name.casefold(), one.id))
        job = self._workspace.jobs.run(write_list, sources, Path(path), form, confidential)
        job.done.connect(partial(self._written, path, 0 if confidential else self._secret()))
        job.failed.connect(partial(self._failed, self.tr("Cancelled; nothing was written.")))
        self._dialog.follow(self.tr("Writing {name}…").format(name=one_line(Path(path).name, 120)), job)

    def _take(self, found: Sequence[Source]) -> None:
        rows = self._do(lambda: import_changes(self._workspace.store.house().sources, found))
        known = len(found) - len(rows)
        if not rows and known:
            self._dialog.say(self.tr("All {n} sources of the list are known already.").format(n=f"{known:,}"))
        elif rows:
            words = self.tr("{n} sources came in; {known} were known already. Ctrl+Z takes them back.")
            self._dialog.say(words.format(n=f"{len(rows):,}", known=f"{known:,}"))
            self._dialog.go_to(rows[0].subject.id)

    def _ask_where(self, form: str, confidential: bool) -> None:
        dialog = QFileDialog(self._dialog, self.tr("Export sources"), str(Path.home() / f"sources{_SUFFIXES[form]}"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIXES[form])
        dialog.fileSelected.connect(partial(self.export_to, form, confidential))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _written(self, path: str, left: int, count: int) -> None:
        words = self.tr("{n} sources written to {path}.").format(n=f"{count:,}", path=path)
        if left:
            words += " " + self.tr("{n} confidential left out.").format(n=f"{left:,}")
        self._dialog.say(words)

    def _failed(self, cancelled: str, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self._dialog.say(cancelled)
        else:
            self._dialog.say_error(str(error))

    def _secret(self) -> int:
        sources = self._workspace.store.house().sources.values()
        return sum(source.confidential and source.removed_at is None for source in sources)


class ExportChoice(QDialog):
    """In which format, and whether the `secret` confidential sources go, too: not unless that is ticked."""

    def __init__(self, secret: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesExportDialog")
        self.setWindowTitle(self.tr("Export sources"))
        self.csl = QRadioButton(self.tr("CSL-JSON"), self)
        self.csl.setObjectName("exportCsl")
        self.csl.setChecked(True)
        self.bibtex = QRadioButton(self.tr("BibTeX"), self)
        self.bibtex.setObjectName("exportBibtex")
        self.confidential = QCheckBox(self.tr("Also the confidential ones, with all that is known of them"), self)
        self.confidential.setObjectName("exportConfidentialSources")
        self.confidential.setVisible(secret > 0)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(self.tr("All sources of the library but those in the bin, as"), self))
        for part in (self.csl, self.bibtex, self.confidential, buttons):
            layout.addWidget(part)

    @property
    def form(self) -> str:
        return "csl" if self.csl.isChecked() else "bibtex"

    @property
    def with_confidential(self) -> bool:
        return self.confidential.isChecked()
