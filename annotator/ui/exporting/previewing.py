"""Has previews made in the background: the newest that is wanted, and no other."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.errors import AnnotatorError
from annotator.ui.exporting.dialog import ExportDialog, PreviewWanted
from annotator.workspace.jobs import Cancelled, Job, Jobs

if TYPE_CHECKING:
    from annotator.workspace.previewing import Preview

_SETTLED_MS = 150  # without another wish, before one is made


class Previewing(QObject):
    """Between the dialog and the jobs. A preview that is wanted no more is cancelled, and never shown."""

    def __init__(self, dialog: ExportDialog, jobs: Jobs) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._jobs = jobs
        self._library, self._article = Path(), ""
        self._wanted: PreviewWanted | None = None
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._make)
        dialog.preview_wanted.connect(self._want)
        dialog.finished.connect(self.stop)

    def follow(self, library: Path, article_id: str) -> None:
        """Previews are of this article from now on."""
        self._library, self._article = library, article_id

    def stop(self, _result: int = 0) -> None:
        """Nothing is wanted any more, and nothing held."""
        self._drop()
        self._dialog.preview.clear()

    @property
    def busy(self) -> bool:
        """Whether a preview is still to come."""
        return self._job is not None or self._later.isActive()

    def _want(self, wanted: PreviewWanted) -> None:
        self._drop()
        self._wanted = wanted
        self._dialog.preview.begin(wanted.format.label)
        self._later.start()

    def _make(self) -> None:
        from annotator.workspace.previewing import make_preview

        if self._wanted is None:
            return
        wanted = self._wanted
        job = self._jobs.run(
            make_preview, self._library, self._article, wanted.format.name, wanted.order, wanted.addressee
        )
        self._job = job
        job.done.connect(partial(self._show, job))
        job.failed.connect(partial(self._fail, job))
        job.crashed.connect(partial(self._crash, job))

    def _drop(self) -> None:
        self._later.stop()
        job, self._job, self._wanted = self._job, None, None
        if job is not None:
            job.cancel()

    def _show(self, job: Job, preview: "Preview") -> None:
        if job is self._job:
            self._job = None
            self._dialog.preview.show_preview(preview)

    def _fail(self, job: Job, error: AnnotatorError) -> None:
        if job is self._job:
            self._job = None
            if not isinstance(error, Cancelled):
                self._dialog.preview.show_problem(str(error))

    def _crash(self, job: Job, _error: object) -> None:
        if job is self._job:  # the crash dialog says the rest
            self._job = None
            self._dialog.preview.show_problem(self.tr("There is no preview."))
