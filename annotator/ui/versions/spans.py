"""Where characters stand across a line, exactly, also where it mixes directions."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from annotator.ui.article.places import text_top, x_of

Span = tuple[float, float]
# Letters that run leftwards, and the marks and controls of direction.
_LEFTWARDS = re.compile("[\u0590-\u08ff\u200e-\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\U00010800-\U0001efff]")
_TOUCHING = 0.6  # pixels between two characters that stand side by side


def rects_within(block: QTextBlock, place: QRectF, start: int, end: int) -> Iterator[QRectF]:
    """The rectangles of `[start, end)`, in Qt's positions, as high as the text: one for each stretch of a line that
    it fills; `place` is the block's rectangle."""
    first, last = max(0, start - block.position()), min(block.length() - 1, end - block.position())
    layout = block.layout()
    mixed = _LEFTWARDS.search(block.text()) is not None
    line = layout.lineForTextPosition(first)
    while line.isValid() and line.textStart() < last:
        top, height = place.top() + text_top(line), line.ascent() + line.descent()
        for left, right in _spans(line, first, last, mixed):
            yield QRectF(place.left() + left, top, right - left, height)
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            return
        line = layout.lineAt(number)


def _spans(line: QTextLine, first: int, last: int, mixed: bool) -> list[Span]:
    start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
    if not mixed:
        return [(x_of(line, start), min(x_of(line, end), line.naturalTextRect().right()))]
    found: list[Span] = []
    # The caret's places would not do: at a change of direction it stands at the end of what comes before.
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if found and left - found[-1][1] < _TOUCHING:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
