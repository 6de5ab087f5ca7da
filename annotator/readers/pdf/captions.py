"""Captions: small type at a picture."""

from collections.abc import Mapping, Sequence

from annotator.readers.pdf.lines import Line
from annotator.readers.pdf.paragraphs import Paragraph
from annotator.readers.pdf.pdfium import Box

SMALL = 0.94  # of the usual size on the page
_MARGIN = 0.07  # of the page's height
_NEAR = 2.5  # of the font's size, from the picture's edge

Pictures = Mapping[int, Sequence[Box]]
"""The places of a page's pictures, by its number; a page without small type has none to look at."""


def may_have_captions(lines: Sequence[Line], height: float) -> bool:
    """Whether some of a page's lines are smaller than the others, but for those at its head and foot. To look for
    pictures takes a fifth of the time of reading, in a document that draws each letter by itself."""
    inner = sorted(line.size for line in lines if _MARGIN * height < line.y < (1 - _MARGIN) * height)
    return bool(inner) and inner[0] < SMALL * inner[len(inner) // 2]


def is_by_picture(paragraph: Paragraph, pictures: Pictures) -> bool:
    """Whether the paragraph stands right under or over a picture of its page, and not much wider than it."""
    lines = paragraph.lines
    head, foot = lines[0].y + lines[0].size, lines[-1].y
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    near = _NEAR * paragraph.size
    for box in pictures.get(lines[0].page, ()):
        beside = min(right, box.x1) - max(left, box.x0)
        if beside > 0.5 * (right - left) and (
            0 <= box.y0 - head + near / 2 < near or 0 <= foot - box.y1 + near / 2 < near
        ):
            return True
    return False
