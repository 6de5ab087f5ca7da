"""How much of the open article is ready to publish: counted in a worker, when nothing has changed for a moment."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.workspace.jobs import Job
from annotator.workspace.open_items import count_ready, snapshot
from annotator.workspace.workspace import Workspace

_PAUSE_MS = 300  # without a change


class Readiness(QObject):
    """`percent` is as of now, None while it is not known: before it is counted, and where the house's rules cannot be
    read. Nothing is counted before `begin`."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.percent: int | None = None
        self._workspace = workspace
        self._begun = False
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._count)
        for changed in (
            workspace.claims_changed, workspace.waivers_changed, workspace.sources_changed, workspace.house_changed,
            workspace.article_changed, workspace.article_opened,
        ):  # fmt: skip
            changed.connect(self._forget)

    def begin(self) -> None:
        """The article is painted: its share may be counted."""
        self._begun = True
        self._soon.start()

    def stop(self) -> None:
        """The window is closing."""
        self._begun = False
        self._soon.stop()
        self._drop()

    def _forget(self, *_: object) -> None:
        self._drop()
        if self.percent is not None:
            self.percent = None
            self.changed.emit()
        if self._begun:
            self._soon.start()

    def _drop(self) -> None:
        """What is being counted is of no use any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _count(self) -> None:
        held = snapshot(self._workspace)
        if held is None:
            return
        self._job = job = self._workspace.jobs.run(count_ready, held)
        job.done.connect(lambda percent: self._counted(job, percent))

    def _counted(self, job: Job, percent: int) -> None:
        if job is self._job:
            self._job, self.percent = None, percent
            self.changed.emit()
