"""Giving one block other layout formats at the cost of that block alone.

`QTextDocument.markContentsDirty` would do it too, but once a text is laid out it goes on from the block to the text's
end: 15 ms at the beginning of a million words. Highlights change neither the size of the text nor where its lines
break, so the block is laid out again here, line for line as it was.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

# Letters that a highlight's edge parts lose their kerning or ligature, which makes a line a little wider or narrower.
_MOST_SLACK = 48


def set_formats(block: QTextBlock, formats: Sequence[QTextLayout.FormatRange]) -> bool:
    """Lay these formats over the block's own. False where its lines could not be kept, and the document has to be
    told that the block is dirty."""
    layout = block.layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    shapes = [(line.textLength(), line.position(), line.width(), line.leadingIncluded()) for line in lines]
    layout.setFormats(list(formats))
    if not shapes:
        return True
    kept, from_right = True, layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
    layout.beginLayout()
    for length, position, width, leading in shapes:
        line = layout.createLine()
        if not line.isValid():
            kept = False
            break
        line.setLeadingIncluded(leading)
        slack = _fill(line, length, width)
        kept = kept and line.textLength() == length
        # Text that begins on the right stays at its edge.
        line.setPosition(QPointF(position.x() - slack, position.y()) if from_right else position)
    kept = not layout.createLine().isValid() and kept
    layout.endLayout()
    return kept


def _fill(line: QTextLine, length: int, width: float) -> int:
    """Give the line its width, or the nearest at which it holds as many characters as before; how much that is
    more than its width."""
    line.setLineWidth(width)
    step = 1 if line.textLength() < length else -1
    slack = 0
    while line.textLength() != length and abs(slack) < _MOST_SLACK:
        slack += step
        line.setLineWidth(width + slack)
    return slack
