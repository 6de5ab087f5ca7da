"""Giving one block other layout formats at the cost of that block alone.

`QTextDocument.markContentsDirty` would do it too, but once a text is laid out it goes on from the block to the text's
end: 15 ms at the beginning of a million words. Highlights change neither the size of the text nor where its lines
break, so the block is laid out again here, line for line as it was.
"""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

# A letter pair that a highlight's edge now parts can be a little wider or narrower than it was.
_SLACK = (0.0, 0.5, 1.0, 2.0, 4.0, -0.5, -1.0, -2.0, -4.0)


def set_formats(block: QTextBlock, formats: Sequence[QTextLayout.FormatRange]) -> bool:
    """Lay these formats over the block's own. False where its lines could not be kept, and the document has to be
    told that the block is dirty."""
    layout = block.layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    shapes = [(line.textLength(), line.position(), line.width(), line.leadingIncluded()) for line in lines]
    layout.setFormats(list(formats))
    if not shapes:
        return True
    kept = True
    layout.beginLayout()
    for length, position, width, leading in shapes:
        line = layout.createLine()
        if not line.isValid():
            kept = False
            break
        line.setLeadingIncluded(leading)
        kept = _fill(line, length, width) and kept
        line.setPosition(position)
    kept = not layout.createLine().isValid() and kept
    layout.endLayout()
    return kept


def _fill(line: QTextLine, length: int, width: float) -> bool:
    """Give the line its width, or the nearest at which it holds as many characters as before."""
    for slack in _SLACK:
        line.setLineWidth(width + slack)
        if line.textLength() == length:
            return True
    line.setLineWidth(width)
    return False
