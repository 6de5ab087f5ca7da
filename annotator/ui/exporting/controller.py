"""Taking reports out: what the dialog offers, what is remembered of it, and what is said of what was written."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.records import Addressee, QueryState
from annotator.settings import Settings
from annotator.ui.checking import Checking
from annotator.ui.viewing import Viewing
from annotator.workspace.jobs import Job
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.exporting.choices import Offer
    from annotator.ui.exporting.dialog import ExportDialog
    from annotator.ui.exporting.previewing import Previewing
    from annotator.workspace.reporting import Exported, ExportOrder


class Exporting(QObject):
    """Shows the dialog and writes reports of the open article, in a worker, from the library as it is on disk.
    `previewing` is None until the dialog was shown."""

    exported = Signal(object)  # list of the paths that were written
    said = Signal(str)  # a sentence for the message bar
    refused = Signal(str)  # a sentence: what was not written, and why
    began = Signal(str, object)  # what is under way, and its Job
    went_on = Signal(str)  # what is under way now, in the same Job

    def __init__(
        self, workspace: Workspace, checking: Checking, viewing: Viewing, settings: Callable[[], Settings],
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._viewing = viewing
        self._settings = settings
        self._window = window
        self._dialog: ExportDialog | None = None
        self.previewing: Previewing | None = None

    def ask(self) -> None:
        """Let the reviewer choose what goes out."""
        from annotator.ui.exporting.choices import Remembered

        dialog, previewing = self._made()
        kept = self._settings()
        previewing.follow(self._workspace.store.path, self._workspace.article.id)
        folder = str(kept.export_folder) if kept.export_folder else None
        remembered = Remembered(
            kept.export_formats, folder, kept.export_language, kept.export_history, kept.export_copies, kept.open_report
        )
        dialog.prepare(self._offer(), remembered)
        dialog.open()

    def export(self, order: "ExportOrder") -> None:
        """Write what is ordered of the open article."""
        from annotator.workspace.reporting import write_reports

        job = self._workspace.jobs.run(write_reports, self._workspace.store.path, self._workspace.article.id, order)
        self._follow(job, order)
        job.done.connect(lambda exported: self._tell(order, exported))
        job.failed.connect(self._refuse)

    def _made(self) -> "tuple[ExportDialog, Previewing]":
        from annotator.reports import FORMATS
        from annotator.ui.exporting.dialog import ExportDialog
        from annotator.ui.exporting.previewing import Previewing

        if self._dialog is None or self.previewing is None:
            self._dialog = dialog = ExportDialog(FORMATS.values(), self._window)
            self.previewing = Previewing(dialog, self._workspace.jobs)
            dialog.export_wanted.connect(self._order)
            dialog.set_theme(self._viewing.theme, self._viewing.density)
            self._viewing.show_on(dialog.set_theme)
        return self._dialog, self.previewing

    def _offer(self) -> "Offer":
        from annotator.ui.exporting.choices import Offer

        workspace, desk = self._workspace, self._workspace.desk
        claims = [claim for claim in desk.claims.values() if claim.removed_at is None] if desk else []
        asked = Counter(q.to for c in claims for q in c.queries if q.state is QueryState.OPEN)
        rested = {key for claim in claims for use in claim.evidence for key in use.rests_on}
        sources = [workspace.sources[key] for key in rested if key in workspace.sources]
        return Offer(
            workspace.article.title,
            Counter(claim.status for claim in claims),
            tuple(claim.id for claim in self._checking.chosen()),
            {str(to): asked[to] for to in Addressee if asked[to]},
            sum(1 for source in sources if source.file is not None),
            workspace.has_confidential(),
        )

    def _order(self, order: "ExportOrder") -> None:
        if self._dialog is not None:
            chosen = self._dialog.remembered()
            self._viewing.choose(
                export_formats=chosen.formats, export_folder=chosen.folder and Path(chosen.folder),
                export_language=chosen.language, export_history=chosen.history, export_copies=chosen.copies,
                open_report=chosen.open_when_done,
            )  # fmt: skip
        self.export(order)

    def _follow(self, job: Job, order: "ExportOrder") -> None:
        from annotator.workspace.reporting import target_at

        def words(done: int) -> str:
            return self.tr("Exporting {name}…").format(name=target_at(order, done).name)

        self.began.emit(words(0), job)
        job.advanced.connect(lambda done, _total: self.went_on.emit(words(done)))

    def _tell(self, order: "ExportOrder", exported: "Exported") -> None:
        written = list(exported.written)
        if written:
            self.exported.emit(written)
        if exported.failed:
            self.refused.emit(self._failure(exported))
            return
        self.said.emit(self._success(exported))
        if written and order.open_when_done and not exported.cancelled:
            self._open(written)

    def _success(self, exported: "Exported") -> str:
        from annotator.ui.exporting.files import named

        written = exported.written
        if exported.cancelled:
            if not written:
                return self.tr("Cancelled; nothing was written.")
            return self.tr("Cancelled; written by then: {names}.").format(names=named(written))
        if len(written) == 1:
            said = self.tr("Report written: {path}").format(path=written[0])
        else:
            said = self.tr("Written to {folder}: {names}.").format(folder=written[0].parent, names=named(written))
        if exported.missing:
            said += " " + self.tr("{count} saved copies are not in this library.").format(count=f"{exported.missing:,}")
        return said

    def _failure(self, exported: "Exported") -> str:
        from annotator.ui.exporting.files import named

        said = " ".join(
            failed.why if failed.path.name in failed.why else f"{failed.path.name}: {failed.why}"
            for failed in exported.failed
        )
        if exported.written:
            said += " " + self.tr("Written: {names}.").format(names=named(exported.written))
        return said

    def _open(self, written: list[Path]) -> None:
        """The report, or the folder that several are in."""
        path = written[0] if len(written) == 1 else written[0].parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refused.emit(self.tr("The report is written, but no program opened it: {path}").format(path=path))

    def _refuse(self, error: AnnotatorError) -> None:
        self.refused.emit(str(error))
