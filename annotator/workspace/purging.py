"""What has lain in the bin for its 30 days goes for good, while a window is open and nobody is busy: at most once a
day, and without a word where there is nothing to take away."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.times import from_moment, to_moment
from annotator.workspace.jobs import Cancelled
from annotator.workspace.workspace import Workspace
from db.errors import LibraryLocked

if TYPE_CHECKING:
    from db.purge import Purge

QUIET_MS = 10_000  # without a change or other work, before it begins
LATER_MS = 15 * 60 * 1000  # until it is tried again, or asked whether another day has come
EVERY = timedelta(days=1)


class Kept(Protocol):
    """Where it is kept when this library's bin was last looked through."""

    purged: str | None


def _this_moment() -> datetime:
    return datetime.now(UTC)


class Purging(QObject):
    """Begins with `begin`, once the window is painted. Where another program is writing it is tried again later."""

    purged = Signal(object)  # the Purge that was carried out, of something
    refused = Signal(str)  # a sentence: why it could not be

    def __init__(
        self,
        workspace: Workspace,
        kept: Kept,
        parent: QObject,
        quiet_ms: int = QUIET_MS,
        clock: Callable[[], datetime] = _this_moment,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kept, self._clock = workspace, kept, clock
        self.quiet_ms = quiet_ms
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._look)
        workspace.saved.connect(self._postpone)

    def begin(self) -> None:
        """From now on, look for what is to go. A library that may not be written is left alone."""
        if not self._workspace.store.read_only:
            self._wait.start(self.quiet_ms)

    def stop(self) -> None:
        """The window is closing."""
        self._wait.stop()

    @property
    def waits_ms(self) -> int:
        """How long until it looks next; below 0 where it does not, or is at work."""
        return self._wait.remainingTime()

    def _postpone(self, _at: str) -> None:
        """Somebody is at work: not before a pause."""
        if self._wait.isActive() and self.waits_ms < self.quiet_ms:
            self._wait.start(self.quiet_ms)

    def _look(self) -> None:
        if self._workspace.jobs.busy:
            self._wait.start(self.quiet_ms)
        elif not self._is_due():
            self._wait.start(LATER_MS)
        else:
            from annotator.workspace.space import purge_old

            job = self._workspace.jobs.run(purge_old, self._workspace.store.path, self._workspace.reviewer)
            job.done.connect(self._done)
            job.failed.connect(self._failed)

    def _is_due(self) -> bool:
        last = self._kept.purged
        return last is None or abs(self._clock() - from_moment(last)) >= EVERY

    def _done(self, gone: "Purge") -> None:
        from db.purge import Purge

        self._kept.purged = to_moment(self._clock())
        self._wait.start(LATER_MS)
        if gone != Purge():
            self._workspace.look_for_others()
            self.purged.emit(gone)

    def _failed(self, error: AnnotatorError) -> None:
        self._wait.start(LATER_MS)
        if not isinstance(error, LibraryLocked | Cancelled):
            self._kept.purged = to_moment(self._clock())  # said once; a person's own changes will say it again
            self.refused.emit(str(error))
