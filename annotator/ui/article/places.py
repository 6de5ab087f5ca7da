"""Where the text of a view lies on its viewport. Positions are Qt's units; pixels are the viewport's.

Asking for a block lays the document out as far as that block and no further. Qt's own hit test is not asked: between
two paragraphs it goes through every block of the text, and those not laid out yet pass for the nearest.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextEdit

from annotator.ui.offsets import Offsets


class Places:
    """The geometry of the view's document at its present scroll place."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view

    @property
    def scrolled(self) -> int:
        """How many pixels of the document are above the viewport."""
        return self._view.verticalScrollBar().value()

    def block_at(self, below: float) -> QTextBlock:
        """The last block that begins no lower than `below` pixels under the viewport's top; else the first."""
        document = self._view.document()
        layout = document.documentLayout()
        y = below + self.scrolled
        first, last = 0, frontier(document)
        while first < last:
            middle = (first + last + 1) // 2
            if layout.blockBoundingRect(document.findBlockByNumber(middle)).top() <= y:
                first = middle
            else:
                last = middle - 1
        return document.findBlockByNumber(first)

    def line_start(self, below: float) -> int:
        """The position where the line begins that stands `below` pixels under the viewport's top, or next under."""
        block = self.block_at(below)
        if self.rect_of(block).bottom() < below and block.next().isValid():
            block = block.next()
        inside = below - self.rect_of(block).top()
        line = next(lines_of(block, inside, float("inf")), None)
        return block.position() + (line.textStart() if line is not None else 0)

    def rect_of(self, block: QTextBlock) -> QRectF:
        """The block's rectangle, from where its lines' places count to the end of its last line."""
        corner = self._view.document().documentLayout().blockBoundingRect(block).topLeft()
        # Qt's own rectangle is as high as the lines are, without the room above the first.
        lines = block.layout().boundingRect()
        return QRectF(corner.x(), corner.y() - self.scrolled, lines.right(), lines.bottom())

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks that show in the viewport, each with its rectangle."""
        height = self._view.viewport().height()
        block = self.block_at(0)
        while block.isValid():
            rect = self.rect_of(block)
            if rect.top() >= height:
                return
            if rect.bottom() > 0:
                yield block, rect
            block = block.next()

    def position_under(self, point: QPointF) -> int | None:
        """The position of the character drawn under `point`, None where there is none."""
        block = self.block_at(point.y())
        inside = point - self.rect_of(block).topLeft()
        for line in lines_of(block, inside.y(), inside.y()):
            shape = line.naturalTextRect()
            if shape.left() <= inside.x() < shape.right():
                return block.position() + line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
        return None

    def off_gap(self, y: float) -> float:
        """`y`, or where it lies between two blocks, the nearest place in either."""
        block = self.block_at(y)
        above, below = self.rect_of(block), self.rect_of(block.next()) if block.next().isValid() else None
        if y < above.top():
            return above.top() + 1
        if y < above.bottom():
            return y
        if below is None or y - above.bottom() <= below.top() - y:
            return above.bottom() - 1
        return below.top() + 1

    def top_of(self, position: int) -> float:
        """How far under the document's top the line that holds `position` begins, in pixels."""
        return self._line_span(position)[0]

    def span_of(self, start: int, end: int) -> tuple[float, float]:
        """Top and bottom of the lines from `start` to `end`, under the document's top, in pixels."""
        return self._line_span(start)[0], self._line_span(max(start, end - 1))[1]

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of `[start, end)` that show in the viewport, one for each line."""
        height = self._view.viewport().height()
        return [
            rect
            for block, place in self.visible_blocks()
            if block.position() < end and start < block.position() + block.length()
            for rect in rects_in_block(block, place, start, end)
            if rect.bottom() > 0 and rect.top() < height
        ]

    def _line_span(self, position: int) -> tuple[float, float]:
        document = self._view.document()
        block = document.findBlock(position)
        top = document.documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return top, top
        return top + line.y(), top + line.y() + line.height()


def range_of(block: QTextBlock, offsets: Offsets) -> tuple[int, int]:
    """The block's text as a range of code points."""
    return offsets.from_qt(block.position()), offsets.from_qt(block.position() + block.length() - 1)


def laid_out(block: QTextBlock) -> bool:
    """Whether the block has its lines. Blocks are laid out in order, so those before it have theirs too."""
    return not block.isValid() or block.layout().lineCount() > 0


def frontier(document: QTextDocument) -> int:
    """The number of the last block that is laid out, 0 where none is."""
    first, last = 0, document.blockCount() - 1
    if laid_out(document.lastBlock()):
        return last
    while first < last:
        middle = (first + last + 1) // 2
        if laid_out(document.findBlockByNumber(middle)):
            first = middle
        else:
            last = middle - 1
    return first


def lines_of(block: QTextBlock, top: float, bottom: float) -> Iterator[QTextLine]:
    """The block's lines between `top` and `bottom`, in pixels under the block's own top."""
    layout = block.layout()
    first, last = 0, layout.lineCount()
    while first < last:
        middle = (first + last) // 2
        line = layout.lineAt(middle)
        if line.y() + line.height() <= top:
            first = middle + 1
        else:
            last = middle
    for index in range(first, layout.lineCount()):
        line = layout.lineAt(index)
        if line.y() > bottom:
            return
        yield line


def rects_in_block(block: QTextBlock, place: QRectF, start: int, end: int) -> Iterator[QRectF]:
    """The rectangle of each line's part of `[start, end)`, as high as the text; `place` is the block's rectangle.

    Where a line mixes directions, the rectangle spans all that lies between.
    """
    first, last = max(0, start - block.position()), min(block.length() - 1, end - block.position())
    layout = block.layout()
    line = layout.lineForTextPosition(first)
    while line.isValid() and line.textStart() < last:
        left, right = _across(line, first, last)
        top = place.top() + text_top(line)
        yield QRectF(place.left() + left, top, right - left, line.ascent() + line.descent())
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            return
        line = layout.lineAt(number)


def text_top(line: QTextLine) -> float:
    """Where the line's text begins, under the top of its block. The room a least height adds is above it."""
    return line.y() + line.height() - line.ascent() - line.descent()


def _across(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    edges = [x_of(line, max(first, line.textStart())), x_of(line, min(last, line.textStart() + line.textLength()))]
    return min(edges), max(edges)


def x_of(line: QTextLine, position: int) -> float:
    """Where the caret stands before `position` (within the block), in pixels from the block's left."""
    # PySide gives the caret's position too, as a pair with the pixels first.
    pixels, _ = cast("tuple[float, int]", line.cursorToX(position))
    return pixels
