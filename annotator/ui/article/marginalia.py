"""What is drawn beside and between the letters: a bar by quotations, rules under table rows, tags on characters that
change the direction of text without showing, and a corner where words end that the author's notes hang on."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF, QTextBlock

from annotator.domain.article import BlockKind, Version
from annotator.domain.claim import Status
from annotator.ui import fonts
from annotator.ui.article.places import range_of, text_top, x_of
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.workspace.suggestions import SuggestionIndex

# The Unicode names' usual abbreviations (UAX 9).
_HIDDEN = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_HIDDEN_RE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = 9
_CORNER = 6.0


def paint(
    painter: QPainter, blocks: Iterable[tuple[QTextBlock, QRectF]], version: Version, offsets: Offsets, theme: Theme
) -> None:
    """Draw around these blocks; each comes with its rectangle."""
    for block, place in blocks:
        start, end = range_of(block, offsets)
        if start >= end:
            continue
        shape = version.blocks[version.block_at(start)]
        if shape.kind is BlockKind.QUOTATION:
            _bar(painter, block, place, theme)
        elif shape.kind is BlockKind.TABLE_ROW:
            painter.fillRect(QRectF(place.left(), place.bottom() + 1, place.width(), 1), QColor(theme.border))
        for match in _HIDDEN_RE.finditer(version.text, start, end):
            _tag(painter, block, place, offsets.to_qt(match.start()) - block.position(), _HIDDEN[match[0]], theme)


def paint_corners(
    painter: QPainter,
    blocks: Iterable[tuple[QTextBlock, QRectF]],
    suggestions: "SuggestionIndex",
    offsets: Offsets,
    theme: Theme,
) -> None:
    """Draw a small corner over the end of the words that each suggested source hangs on: no underline, which a claim
    or a waiver may have there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.muted))
    for block, place in blocks:
        start, end = range_of(block, offsets)
        for at in {one.end for one in suggestions.in_range(start, end) if one.end <= end}:
            _corner(painter, block, place, offsets.to_qt(at) - block.position())


def _corner(painter: QPainter, block: QTextBlock, place: QRectF, at: int) -> None:
    line = block.layout().lineForTextPosition(at - 1)
    if not line.isValid():
        return
    before, x = x_of(line, at - 1), x_of(line, at)
    inwards = -_CORNER if before <= x else _CORNER  # the words may run leftwards
    corner = QPointF(place.left() + x, place.top() + text_top(line) - 1)
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(inwards, 0), corner + QPointF(0, _CORNER)]))


def _bar(painter: QPainter, block: QTextBlock, place: QRectF, theme: Theme) -> None:
    right = block.textDirection() is Qt.LayoutDirection.RightToLeft
    shape = block.blockFormat()
    # The block's place begins at the column's edge, and its lines end where the right margin begins.
    x = place.right() + shape.rightMargin() / 2 if right else place.left() + shape.leftMargin() / 2
    painter.fillRect(QRectF(x - 1, place.top(), 3, place.height()), QColor(theme.border))


def _tag(painter: QPainter, block: QTextBlock, place: QRectF, at: int, name: str, theme: Theme) -> None:
    line = block.layout().lineForTextPosition(at)
    if not line.isValid():
        return
    x, top = place.left() + x_of(line, at), place.top() + line.y()
    font = fonts.ui_font(_TAG, QFont.Weight.Bold)
    ink = QColor(theme.status(Status.DISPUTED).ink)
    box = QRectF(x, top - _TAG, QFontMetricsF(font).horizontalAdvance(name) + 4, _TAG + 2)
    painter.fillRect(QRectF(x - 0.5, top - _TAG, 1, line.height() + _TAG), ink)
    painter.fillRect(box, ink)
    painter.setFont(font)
    painter.setPen(QColor(theme.page))
    painter.drawText(QPointF(x + 2, box.bottom() - 2), name)
