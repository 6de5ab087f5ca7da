"""Long work off the GUI thread: workers take and return values; what they say arrives in the thread of the Jobs."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal, Slot

from annotator.domain.errors import AnnotatorError

_NEWS = QEvent.Type(QEvent.registerEventType())


class Cancelled(AnnotatorError):
    """The reviewer has cancelled the work."""


class Progress:
    """Handed to a worker's function: it tells how far it is, and learns whether to stop."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = threading.Event()

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is. Raises Cancelled when the reviewer does not want it any more."""
        self.check()
        self._told(done, total)

    def check(self) -> None:
        """Raises Cancelled when the reviewer does not want the work any more."""
        if self._stop.is_set():
            raise Cancelled("Cancelled.")

    def stop(self) -> None:
        self._stop.set()


class Job(QObject):
    """One piece of work under way. Exactly one of `done`, `failed` and `crashed` is emitted, in the job's own thread
    and not before control has returned to Qt, unless it was dropped."""

    done = Signal(object)
    failed = Signal(object)  # an AnnotatorError, fit to show
    crashed = Signal(object)  # any other exception: a bug
    advanced = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news: SimpleQueue[tuple[str, tuple[object, ...]]] = SimpleQueue()
        self.progress = Progress(lambda done, total: self.report("advanced", done, total))

    @Slot()
    def cancel(self) -> None:
        self.progress.stop()

    def report(self, how: str, *values: object) -> None:
        """From the worker's thread: have the signal of that name emitted in the job's own.

        By an event, not by a signal across the threads: its receiver may be gone, and the job with it, before the
        emission has returned in the worker.
        """
        self._news.put((how, values))
        QCoreApplication.postEvent(self, QEvent(_NEWS))

    def event(self, event: QEvent) -> bool:
        if event.type() != _NEWS:
            return super().event(event)
        how, values = self._news.get_nowait()
        {"done": self.done, "failed": self.failed, "crashed": self.crashed, "advanced": self.advanced}[how].emit(
            *values
        )
        return True


class Jobs(QObject):
    """Runs functions in a pool of threads. `crashed` passes on what no job expected, for the crash dialog."""

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()
        self._finished = False

    def run(self, work: Callable[..., Any], *values: Any) -> Job:
        """Start `work(*values, progress)` in a thread; connect to the returned job before control returns to Qt. Once
        all is finished nothing is started any more, and the job never reports."""
        # A child of this, and taken away in this thread: the worker may be the last to hold it in Python, and an
        # object must not die in another thread than its own.
        job = Job(self)
        if self._finished:  # what ran on while the pool is taken down would wait for the very thread that waits for it
            return job
        self._running.add(job)
        for signal in (job.done, job.failed, job.crashed):
            signal.connect(partial(self._end, job))
        job.crashed.connect(self.crashed)
        self._pool.start(_Runnable(job, work, values))
        return job

    def _end(self, job: Job, _result: object) -> None:
        self._running.discard(job)
        job.deleteLater()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def finish(self) -> None:
        """Ask everything under way to stop, and wait for it: the window is closing."""
        self._finished = True
        for job in self._running:
            job.cancel()
            job.blockSignals(True)  # nobody is there any more to be told
        self._pool.waitForDone()


class _Runnable(QRunnable):
    def __init__(self, job: Job, work: Callable[..., Any], values: tuple[Any, ...]) -> None:
        super().__init__()
        self._job, self._work, self._values = job, work, values

    def run(self) -> None:
        try:
            result = self._work(*self._values, self._job.progress)
        except AnnotatorError as error:
            self._job.report("failed", error)
        except BaseException as error:  # noqa: BLE001 - nothing may die unseen in a thread: it is raised in the window
            self._job.report("crashed", error)
        else:
            self._job.report("done", result)
