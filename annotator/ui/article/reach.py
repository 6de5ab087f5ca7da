"""Laying a long document out as far as a place, in slices, so that the window stays responsive meanwhile."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

from annotator.ui.article.places import frontier, laid_out

# A slice is about as long as a frame; a step, in Qt's units, is what is laid out between two looks at the clock.
_SLICE = 0.012
_STEP = 12_000


class Reach(QObject):
    """Runs what needs a place laid out: at once where it is, else as soon as it has been."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[tuple[int, Callable[[], None]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def pending(self) -> bool:
        """Whether something still waits."""
        return bool(self._waiting)

    def reach(self, position: int, then: Callable[[], None]) -> None:
        """Call `then` once the document is laid out as far as `position` (Qt's units), in the order of asking."""
        if not self._waiting and laid_out(self._view.document().findBlock(position)):
            then()
            return
        self._waiting.append((position, then))
        if len(self._waiting) == 1:
            # What one slice reaches, such as any place of an article of ordinary length, is reached now.
            self._slice()
        if self._waiting:
            self._timer.start()

    def cancel(self) -> None:
        """Forget what waits: the reviewer has gone elsewhere."""
        self._waiting.clear()
        self._timer.stop()

    def _slice(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        until = perf_counter() + _SLICE
        document = self._view.document()
        goal = document.findBlock(self._waiting[0][0])
        at = document.findBlockByNumber(frontier(document)).position()
        while not laid_out(goal) and perf_counter() < until:
            at = min(at + _STEP, goal.position())
            document.documentLayout().blockBoundingRect(document.findBlock(at))
        if laid_out(goal):
            self._waiting.pop(0)[1]()
