"""Heights of a text and what stands at them, evenly between the beginnings of two lines. Positions are Qt's units."""

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from annotator.ui.article.places import Places, laid_out, lines_of

_ABOVE = 1 / 3  # where the two texts are held level: a third of the way down


class Height(NamedTuple):
    """A place in the text with its fraction of the way to the next line, and how many pixels below the text's end or,
    negative, above its beginning."""

    position: float
    beyond: float


class Heights:
    """Of the view's document as far as it is laid out."""

    def __init__(self, view: QTextEdit, places: Places) -> None:
        self._view = view
        self._places = places

    def held(self) -> float:
        """The height, in pixels under the viewport's top, that stays level with the other text."""
        bar, height = self._view.verticalScrollBar(), float(self._view.viewport().height())
        above, below = bar.value(), bar.maximum() - bar.value()
        if not laid_out(self._view.document().lastBlock()):
            return min(above, _ABOVE * height)
        if above + below < height:
            return height * above / max(1, above + below)
        return max(min(above, _ABOVE * height), height - below)

    def at(self, y: float) -> Height:
        """What stands `y` pixels under the viewport's top."""
        block = self._places.block_at(y)
        place = self._places.rect_of(block)
        line = next(lines_of(block, y - place.top(), float("inf")), None) or _last_line(block)
        start, top = block.position() + line.textStart(), place.top() + line.y()
        if y < top:
            # Above the block's first line, so above the text's: other blocks' gaps belong to the line before.
            return Height(start, y - top)
        after, bottom = self._next(block, line)
        bottom -= self._places.scrolled
        if y >= bottom:
            return Height(after, y - bottom)
        return Height(start + (after - start) * (y - top) / (bottom - top), 0.0)

    def of(self, position: float) -> float:
        """How far under the document's top `position` stands, in pixels."""
        block = self._view.document().findBlock(int(position))
        if not block.isValid():
            block = self._view.document().lastBlock()
        place = self._places.rect_of(block)
        line = block.layout().lineForTextPosition(int(position) - block.position())
        if not line.isValid():
            return place.top() + self._places.scrolled
        start, top = block.position() + line.textStart(), place.top() + line.y() + self._places.scrolled
        after, bottom = self._next(block, line)
        return top + (bottom - top) * (position - start) / max(1, after - start)

    def _next(self, block: QTextBlock, line: QTextLine) -> tuple[int, float]:
        """Where the line after this one begins and at which height of the document; after the last, where the text
        ends."""
        if line.lineNumber() + 1 < block.layout().lineCount():
            following, owner = block.layout().lineAt(line.lineNumber() + 1), block
        elif block.next().isValid():
            owner = block.next()
            top = self._places.rect_of(owner).top()  # lays it out
            if not laid_out(owner):
                return owner.position(), top + self._places.scrolled
            following = owner.layout().lineAt(0)
        else:
            bottom = self._places.rect_of(block).top() + line.y() + line.height() + self._places.scrolled
            return block.position() + block.length() - 1, bottom
        return owner.position() + following.textStart(), (
            self._places.rect_of(owner).top() + following.y() + self._places.scrolled
        )


def _last_line(block: QTextBlock) -> QTextLine:
    return block.layout().lineAt(block.layout().lineCount() - 1)
