"""When the open text's coverage is counted: all of it once in a worker, then what has changed, a little at a time."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.article import Version
from annotator.workspace.coverage import Counts, CoverageCounter, count_blocks
from annotator.workspace.jobs import Job, Jobs
from annotator.workspace.marks import MarkIndex

_STEP = 100  # blocks, about 2 ms


class CoverageCounting(QObject):
    """`counter` is of the version that is shown, None while there is none."""

    changed = Signal()  # its value, perhaps

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.counter: CoverageCounter | None = None
        self._jobs = jobs
        self._version: Version | None = None
        self._job: Job | None = None
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._recount)

    def show(self, version: Version, marks: MarkIndex) -> None:
        """Another version, or another article's, in place of the one that was counted."""
        self.stop()
        self._version, self.counter = version, CoverageCounter(version, marks)

    def stop(self) -> None:
        """Count no more: nothing is shown."""
        self._later.stop()
        if self._job is not None:
            self._job.cancel()  # what it counts is of no use any more
        self._job = self._version = self.counter = None

    def count(self) -> None:
        """Count all words, and those covered, in a worker, unless that is under way or done; `changed` follows."""
        counter = self.counter
        if counter is None or counter.begun:
            return

        def counted(counts: list[Counts]) -> None:
            counter.take(counts)
            if counter is self.counter:
                self._job = None
                self._recount()

        self._job = self._jobs.run(count_blocks, self._version, counter.begin())
        self._job.done.connect(counted)

    def touch(self, blocks: Iterable[int]) -> None:
        """The marks of those blocks have changed."""
        if self.counter is not None:
            self.counter.touch(blocks)
            self._recount()

    def _recount(self) -> None:
        if self.counter is not None and self.counter.recount_some(_STEP):
            self._later.start()
        else:
            self._later.stop()
            self.changed.emit()
