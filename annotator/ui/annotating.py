"""Annotations of other programs: a file of them is chosen, and read and taken in by a worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.ui.plain import one_line
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.workspace.annotations import TakenIn


class Annotating(QObject):
    """They become claims of the article that is open when the file is chosen."""

    began = Signal(str, object)  # what is under way, and its Job
    said = Signal(str)  # a sentence: what came in
    warned = Signal(str)  # likewise, with what did not come in whole
    refused = Signal(str)  # a sentence: why nothing did
    first_wanted = Signal(str)  # the id of the first new claim in the article that is open

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace

    def ask(self) -> None:
        """Let the reviewer choose a file."""
        dialog = QFileDialog(self._window, self.tr("Import annotations"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Annotations (*.json *.jsonld)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Take in the annotations of the file."""
        workspace = self._workspace
        if workspace.desk is None:
            return
        from annotator.workspace.annotations import take_in_annotations

        job = workspace.jobs.run(
            take_in_annotations, workspace.store.path, workspace.reviewer, workspace.article.id, Path(path)
        )
        job.done.connect(self._taken)
        job.failed.connect(self._failed)
        self.began.emit(self.tr("Reading {name}…").format(name=one_line(Path(path).name, 120)), job)

    def _taken(self, taken: "TakenIn") -> None:
        self._workspace.look_for_others()  # the worker wrote it
        imported = taken.imported
        words = " ".join([imported.counts.sentence(), *imported.remarks])
        desk = self._workspace.desk
        if imported.claims and desk is not None and desk.article.id == taken.article:
            self.first_wanted.emit(imported.claims[0])
        if imported.remarks:
            self.warned.emit(words)
        elif imported.counts.nothing_new:
            self.said.emit(words)
        else:
            self.said.emit(words + " " + self.tr("Undo takes them back."))

    def _failed(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; nothing was imported."))
        else:
            self.refused.emit(str(error))
