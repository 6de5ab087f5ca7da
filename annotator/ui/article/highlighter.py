"""Highlights of claims, waivers and find hits: layout formats on the blocks that show, and on no others.

A layout's formats stay with their block when it is laid out again, so a block is given its own once, and again only
when something about it has changed. `apply` is called before every painting, so that none can be missing.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QTextEdit

from annotator.ui.article.colours import format_of
from annotator.ui.article.places import range_of
from annotator.ui.article.relay import set_formats
from annotator.ui.article.segments import Look, Segment, segments
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Theme
from annotator.workspace.marks import MarkIndex

HitsOf = Callable[[int, int], Sequence[tuple[int, int]]]


class Highlighter:
    """Keeps the visible blocks of one view highlighted. Ranges are code points."""

    def __init__(self, view: QTextEdit, theme: Theme) -> None:
        self._view = view
        self._theme = theme
        self._marks: MarkIndex | None = None
        self._offsets = Offsets("")
        self._current: str | None = None
        self._hits: HitsOf | None = None
        self._formats: dict[Look, QTextCharFormat] = {}
        self._fresh: set[int] = set()
        self._given: dict[int, list[Segment]] = {}

    def start(self, marks: MarkIndex | None, offsets: Offsets, theme: Theme) -> None:
        """Begin with a new document, none of whose blocks is highlighted."""
        self._marks, self._offsets, self._theme = marks, offsets, theme
        self._formats.clear()
        self._fresh.clear()
        self._given.clear()

    def refresh(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Look again at the marks in these ranges when they show."""
        document = self._view.document()
        for start, end in ranges:
            first, last = (document.findBlock(self._offsets.to_qt(at)) for at in (start, max(start, end - 1)))
            self._fresh.difference_update(range(first.blockNumber(), last.blockNumber() + 1))

    def set_current(self, claim: str | None) -> None:
        """Make that claim the current one. Only blocks that look different for it are laid out again."""
        self._current = claim
        self._fresh.clear()

    def set_hits(self, hits: HitsOf | None) -> None:
        """Show find hits: `hits` gives those of a block's range, in text order."""
        self._hits = hits
        self._fresh.clear()

    def apply(self, blocks: Iterable[tuple[QTextBlock, QRectF]]) -> None:
        """Give the blocks, those that are visible, their highlights. Costs nothing where all have them."""
        if self._marks is None:
            return
        for block, place in blocks:
            number = block.blockNumber()
            if number not in self._fresh:
                self._fresh.add(number)
                self._highlight(block, number, place)

    def _highlight(self, block: QTextBlock, number: int, place: QRectF) -> None:
        wanted = self._segments(block)
        if wanted == self._given.get(number, []):
            return
        self._given[number] = wanted
        if set_formats(block, [self._range(block, segment) for segment in wanted]):
            self._view.viewport().update(place.toAlignedRect().adjusted(-1, -1, 1, 1))
        else:
            self._view.document().markContentsDirty(block.position(), block.length())

    def _segments(self, block: QTextBlock) -> list[Segment]:
        start, end = range_of(block, self._offsets)
        if self._marks is None or start >= end:
            return []
        hits = self._hits(start, end) if self._hits else ()
        return segments(self._marks.in_range(start, end), hits, start, end, self._current)

    def _range(self, block: QTextBlock, segment: Segment) -> QTextLayout.FormatRange:
        start, end = self._offsets.to_qt(segment.start), self._offsets.to_qt(segment.end)
        result = QTextLayout.FormatRange()
        result.start = start - block.position()
        result.length = end - start
        result.format = self._format(segment.look)
        return result

    def _format(self, look: Look) -> QTextCharFormat:
        found = self._formats.get(look)
        if found is None:
            found = self._formats[look] = format_of(look, self._theme)
        return found
