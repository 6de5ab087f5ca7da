"""One file on several articles, for those who collect them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.settings import Settings
from annotator.ui.plain import one_line
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace


class DataSets(QObject):
    """Writes articles of the library as a data set. Confidential sources are never in it."""

    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job

    def __init__(self, workspace: Workspace, settings: Callable[[], Settings], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window = window

    def ask(self, articles: Sequence[str]) -> None:
        """Let the reviewer choose the file, and the format where there are several."""
        from annotator.reports import FORMATS

        filters = {f"{known.label} (*{known.suffix})": known for known in FORMATS.values() if known.several}
        first = next(iter(filters.values()))
        folder = self._settings().export_folder or Path.home()
        dialog = QFileDialog(self._window, self.tr("Export as data set"), str(folder / f"articles{first.suffix}"))
        dialog.setObjectName("dataSetDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.fileSelected.connect(
            lambda path: self.write(articles, filters.get(dialog.selectedNameFilter(), first).name, path)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, articles: Sequence[str], format_name: str, path: str) -> None:
        """Write it there, in place of what is there: the reviewer was asked."""
        from annotator.workspace.reporting import write_data_set

        jobs, library = self._workspace.jobs, self._workspace.store.path
        job = jobs.run(write_data_set, library, tuple(articles), format_name, Path(path), True)
        job.done.connect(partial(self._written, len(articles)))
        job.failed.connect(self._fail)
        self.began.emit(self.tr("Exporting {name}…").format(name=one_line(Path(path).name, 120)), job)

    def _written(self, count: int, path: Path) -> None:
        one, several = self.tr("1 article written: {path}"), self.tr("{count} articles written: {path}")
        self.said.emit((one if count == 1 else several).format(count=f"{count:,}", path=path))

    def _fail(self, error: AnnotatorError) -> None:
        if isinstance(error, Cancelled):
            self.said.emit(self.tr("Cancelled; nothing was written."))
        else:
            self.refused.emit(str(error))
