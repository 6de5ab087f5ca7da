"""One of the two texts: a version with its claims and what differs in it, which goes along when the other scrolls."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QShowEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from annotator.domain.article import Version
from annotator.domain.sentences import Range
from annotator.ui.article.document import EDGE
from annotator.ui.article.places import range_of, rects_in_block, x_of
from annotator.ui.article.typography import MEASURES
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import Density, Theme
from annotator.ui.versions.heights import Height, Heights
from annotator.ui.versions.highlighting import DifferenceHighlighter, Side, difference_ink
from annotator.ui.versions.spans import rects_within
from annotator.workspace.marks import MarkIndex

Blocks = Sequence[tuple[QTextBlock, QRectF]]
# Room beside the text for two numbers; the narrowest column; the scroll bar.
_GUTTER = {Density.COMFORTABLE: 78, Density.COMPACT: 68}
_NARROWEST = 220
_BAR = 12
_LINE = 2
_RULE = 3


class VersionText(ArticleView):
    """Says `scrolled` when the reviewer scrolls it, not when it is shown a place. All offsets are code points."""

    scrolled = Signal()

    def __init__(self, side: Side, theme: Theme, density: Density, parent: QWidget | None = None) -> None:
        super().__init__(theme, density, parent)
        self._side = side
        self._highlighter = DifferenceHighlighter(self, theme, side)
        self._heights = Heights(self, self._places)
        self._differing: Callable[[int, int], list[Range]] | None = None
        self._current_range: Range | None = None
        self._led = False
        # What is dropped here is the window's.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._clamped = False
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    def show_version(
        self, version: Version, marks: MarkIndex, differing: Callable[[int, int], list[Range]], direction: str
    ) -> None:
        """Show the version from its beginning; `differing` gives the stretches that touch a range."""
        with self.being_led():
            self._differing, self._current_range = differing, None
            self.set_version(version, marks, direction)
            self._highlighter.set_hits(differing)

    def set_current(self, claim: str | None, place: Range | None) -> None:
        """Make that claim, and what is at that place, the current one. An empty range is where it would stand."""
        self._current_range = place
        self.select_claim(claim)
        self.viewport().update()

    def set_theme(self, theme: Theme, density: Density) -> None:
        with self.being_led():
            super().set_theme(theme, density)

    # Scrolling along

    def show_place(self, start: int, end: int, then: Callable[[], None]) -> None:
        """Bring `[start, end)` into view, and go on with `then`; later, where the text is not laid out so far."""
        first, last = self._offsets.to_qt(start), self._offsets.to_qt(end)

        def show() -> None:
            self._scroll_around(first, last)
            then()

        self.reviewer_moved()
        self._reach.reach(self._beyond(last), show)

    def height_of(self, offset: float) -> float:
        """How far under the viewport's top the line of `offset` begins, in pixels, between two lines evenly."""
        return self._heights.of(self._to_qt(offset)) - self._places.scrolled

    def held_height(self) -> tuple[float, Height]:
        """A height of the viewport at which the two texts are held level, and what stands there: near the beginning
        at the top, near the end at the bottom, so that both can be scrolled to either."""
        y = self._heights.held()
        position, beyond = self._heights.at(y)
        return y, Height(self._from_qt(position), beyond)

    def level(self, offset: float, beyond: float, y: float) -> None:
        """Scroll so that what is `beyond` pixels below `offset` stands `y` pixels under the viewport's top."""
        position = self._to_qt(offset)
        self.reviewer_moved()
        self._reach.reach(
            self._beyond(int(position)), lambda: self._scroll_to(max(0, round(self._heights.of(position) + beyond - y)))
        )

    @contextmanager
    def being_led(self) -> Iterator[None]:
        """What scrolls meanwhile is not the reviewer's doing."""
        led, self._led = self._led, True
        try:
            yield
        finally:
            self._led = led

    def _scroll_to(self, pixels: int) -> None:
        with self.being_led():
            super()._scroll_to(pixels)

    def _put_awaited(self) -> None:
        with self.being_led():
            super()._put_awaited()

    def _range_changed(self, _least: int, most: int) -> None:
        """A text that gets shorter by being laid out anew takes the bar's value along; the reviewer does not."""
        self._clamped = self.verticalScrollBar().value() > most

    def _bar_moved(self) -> None:
        clamped, self._clamped = self._clamped, False
        if not self._led and not clamped:
            self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self.being_led():
            super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        place = self.verticalScrollBar().value()
        with self.being_led():
            super().showEvent(event)
            # When it is first shown, Qt scrolls to the caret, wherever the text has been scrolled to meanwhile.
            self.verticalScrollBar().setValue(place)

    def _to_qt(self, offset: float) -> float:
        whole = int(offset)
        return self._offsets.to_qt(whole) + (offset - whole)

    def _from_qt(self, position: float) -> float:
        whole = int(position)
        return self._offsets.from_qt(whole) + (position - whole)

    # Margins

    def _fit_column(self) -> bool:
        """As in the article, with less room for numbers: two texts share the width."""
        measure, gutter = MEASURES[self._density], _GUTTER[self._density]
        room = max(self.width() - _BAR, gutter + _NARROWEST)
        column = min(measure.column, (room - gutter - 2 * EDGE) // 8 * 8)
        near = max(gutter, (room - column) // 2)
        left = near if self._direction == "ltr" else max(0, room - near - column)
        self.setViewportMargins(left - EDGE, 0, max(0, room - left - column - EDGE), 0)
        changed = column != self._column
        if changed:
            self._column = column
            self.setLineWrapColumnOrWidth(column + 2 * EDGE)
        self._place_gutter()
        return changed

    def _place_gutter(self) -> None:
        text = self.viewport().geometry()
        width = _GUTTER[self._density] - EDGE
        left = text.right() + 1 if self._direction == "rtl" else text.left() - width
        self.gutter.setGeometry(left, text.top(), width, text.height())

    def _take_look(self) -> None:
        super()._take_look()
        self.setMinimumWidth(_GUTTER[self._density] + _NARROWEST + _BAR)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        blocks = list(self._places.visible_blocks())
        painter = QPainter(self.viewport())
        if self._side is Side.NEWER:
            self._underline(painter, blocks)
        self._paint_current(painter, blocks)
        painter.end()

    def _underline(self, painter: QPainter, blocks: Blocks) -> None:
        """A line under the words inserted, below the one that a claim has."""
        ink = difference_ink(self._theme, self._side)
        for block, place in blocks:
            for start, end in self._differing(*range_of(block, self._offsets)) if self._differing else ():
                for rect in rects_within(block, place, self._offsets.to_qt(start), self._offsets.to_qt(end)):
                    painter.fillRect(QRectF(rect.left(), ceil(rect.bottom()), rect.width(), _LINE), ink)

    def _paint_current(self, painter: QPainter, blocks: Blocks) -> None:
        if self._current_range is None:
            return
        start, end = (self._offsets.to_qt(offset) for offset in self._current_range)
        ink = QColor(self._theme.accent)
        for block, place in blocks:
            if start == end and block.position() <= start < block.position() + block.length():
                self._paint_gap(painter, block, place, start, ink)
            elif block.position() < end and start < block.position() + block.length():
                self._paint_rule(painter, list(rects_in_block(block, place, start, end)), ink)

    def _paint_rule(self, painter: QPainter, lines: Sequence[QRectF], ink: QColor) -> None:
        """A rule beside the lines of the current place."""
        if lines:
            x = self._column + 2 * EDGE - _RULE if self._direction == "rtl" else 0
            painter.fillRect(QRectF(x, lines[0].top(), _RULE, lines[-1].bottom() - lines[0].top()), ink)

    def _paint_gap(self, painter: QPainter, block: QTextBlock, place: QRectF, position: int, ink: QColor) -> None:
        """A caret with two heads, where words that are gone would stand."""
        at = position - block.position()
        line = block.layout().lineForTextPosition(at)
        if not line.isValid():
            return
        x, bottom = place.left() + x_of(line, at), place.top() + line.y() + line.height()
        top = bottom - line.ascent() - line.descent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(x - 1, top, 2, bottom - top), ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for y, rise in ((top, 5), (bottom, -5)):
            painter.drawPolygon(QPolygonF([QPointF(x - 5, y), QPointF(x + 5, y), QPointF(x, y + rise)]))
