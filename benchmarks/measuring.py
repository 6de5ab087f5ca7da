"""Taking samples: what a measuring process is given, and how it waits until something has been painted."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from benchmarks.workload import Workload

STALL_SECONDS = 0.3
_PATIENCE = 60.0  # seconds; what is not painted by then never will be
_NAP = 0.001


@dataclass(frozen=True, slots=True)
class Bench:
    """What to measure, and how. `folder` is this process's own; `cpu` counts the process's CPU time, which other
    programs at work on the machine disturb less, instead of the time that passes."""

    workload: Workload
    folder: Path
    repeat: int
    cpu: bool = False

    def now(self, *, children: bool = False) -> float:
        """Milliseconds. `children` adds the CPU time of the processes that were started and have ended, where the
        system counts it (Windows does not)."""
        if not self.cpu:
            return 1000 * time.perf_counter()
        ended = os.times()
        return 1000 * (time.process_time() + (ended.children_user + ended.children_system if children else 0))

    def timed(self, act: Callable[[], object], *, children: bool = False) -> float:
        """How long `act` takes, in milliseconds."""
        start = self.now(children=children)
        act()
        return self.now(children=children) - start


class Painting(QObject):
    """Watches widgets being painted."""

    def __init__(self, bench: Bench, *widgets: QWidget) -> None:
        super().__init__()
        self._bench = bench
        self._widgets = widgets
        self._waiting: set[QObject] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._waiting.discard(watched)
        return False

    def after(self, act: Callable[[], object]) -> float:
        """Milliseconds from calling `act` until all of the widgets have been painted since."""
        self._waiting = set(self._widgets)
        start = self._bench.now()
        act()
        until = time.monotonic() + _PATIENCE
        while self._waiting:
            # Painting is a posted event; timers are the next step's, as they are in Qt's own loop.
            QCoreApplication.sendPostedEvents()
            if self._waiting:
                turn()
                if time.monotonic() > until:
                    raise RuntimeError(f"never painted: {sorted(w.objectName() for w in self._waiting)}")
        return self._bench.now() - start


def turn() -> None:
    """One round of the event loop; with what is to be deleted, which Qt leaves for when a loop of its own runs."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def longest_stall(bench: Bench, seconds: float = STALL_SECONDS) -> float:
    """Run the event loop so long; the longest that one round of it took, in milliseconds."""
    longest, until = 0.0, time.monotonic() + seconds
    while time.monotonic() < until:
        longest = max(longest, bench.timed(turn))
        time.sleep(_NAP)  # where nothing is due, workers get on
    return longest


def run_until(done: Callable[[], bool]) -> None:
    """Run the event loop until `done` says so."""
    until = time.monotonic() + _PATIENCE
    while not done():
        turn()
        time.sleep(_NAP)
        if time.monotonic() > until:
            raise RuntimeError("what was waited for never came")
