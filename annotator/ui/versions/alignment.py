"""Two texts that scroll together: what stands beside what is told by where they differ."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain.sentences import Range
from annotator.ui.versions.aligning import Differences
from annotator.ui.versions.text import VersionText


class Alignment(QObject):
    """Leads one text when the reviewer scrolls the other. A text that is led says nothing of it, so that none leads
    itself by way of the other."""

    def __init__(self, older: VersionText, newer: VersionText, parent: QObject) -> None:
        super().__init__(parent)
        self._older, self._newer = older, newer
        self.differences = Differences([], 0, 0)
        older.scrolled.connect(self._older_scrolled)
        newer.scrolled.connect(self._newer_scrolled)

    def show(self, old: Range, new: Range, *, from_older: bool) -> None:
        """Bring one place of each text into view, the one level with the other; `from_older` says which moves as
        little as it can."""
        leading, led = (self._older, self._newer) if from_older else (self._newer, self._older)
        here, there = (old, new) if from_older else (new, old)
        led.reviewer_moved()

        def level() -> None:
            led.level(there[0], 0.0, leading.height_of(here[0]))

        leading.show_place(*here, level)

    def _older_scrolled(self) -> None:
        _lead(self._older, self._newer, self.differences.to_newer)

    def _newer_scrolled(self) -> None:
        _lead(self._newer, self._older, self.differences.to_older)


def _lead(leading: VersionText, led: VersionText, beside: Callable[[float], float]) -> None:
    y, (offset, beyond) = leading.held_height()
    led.level(beside(offset), beyond, y)
