"""Taking the report out: rendered and written in a worker, from the library as it is on disk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.workspace.jobs import Progress
from annotator.workspace.workspace import Workspace
from db.store import Store

if TYPE_CHECKING:
    from annotator.ui.export_dialog import ExportOrder


class Exporting(QObject):
    """Writes reports of the open article."""

    exported = Signal(str)  # the file's path
    refused = Signal(str)  # a sentence: why not
    began = Signal(str, object)  # what is under way, and its Job

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def export(self, order: "ExportOrder") -> None:
        """Write the open article's report."""
        path = order.path
        job = self._workspace.jobs.run(
            write_report, self._workspace.store.path, self._workspace.article.id, order.format, Path(path),
            order.replace, order.confidential,
        )  # fmt: skip

        def done(written: object) -> None:
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            self.exported.emit(str(written))
            if order.open_when_done and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))):
                self.refused.emit(self.tr("The report is written, but no program opened it: {path}").format(path=path))

        job.done.connect(done)
        job.failed.connect(self._refuse)
        self.began.emit(self.tr("Exporting {name}…").format(name=Path(path).name), job)

    def _refuse(self, error: AnnotatorError) -> None:
        self.refused.emit(str(error))


def write_report(
    library: Path, article_id: str, format_name: str, path: Path, force: bool, confidential: bool, progress: Progress
) -> Path:
    """Render and write the article's report; returns the path. Raises StoreError or ReportError."""
    from annotator.reports import Options, render, write_whole

    with Store.open(library, make=False) as store:
        review = store.review(article_id)
    progress.check()
    data = render(review, format_name, Options(confidential=confidential, check=progress.check))
    progress.check()
    write_whole(path, data, force=force)
    return path
