"""Lines of text cut to the room they have, and laid out once: a table paints the same ones again at every change."""

import unicodedata

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QStaticText

_MOST = 4000
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class FittedTexts:
    """Draws as `QPainter.drawText` does, with an ellipsis where room lacks, in a third of the time once it knows the
    text. For one font: `forget` what was drawn in another."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], QStaticText | str] = {}

    def forget(self) -> None:
        self._kept.clear()

    def draw(self, painter: QPainter, rect: QRect, text: str, *, centred: bool = False) -> None:
        """Draw one line in the middle of the rectangle's height, in the painter's pen and font: centred, else from
        the side on which the text begins."""
        if not text:
            return
        key = (text, rect.width())
        fitted = self._kept.get(key)
        if fitted is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            fitted = self._kept[key] = _fitted(painter, text, rect.width())
        if isinstance(fitted, str):
            across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, across | _MIDDLE, fitted)
            return
        size = fitted.size()
        left = rect.left() + ((rect.width() - size.width()) / 2 if centred else 0.0)
        painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - size.height()) / 2), fitted)


def _fitted(painter: QPainter, text: str, width: int) -> QStaticText | str:
    """Text that runs leftwards, or has parts that do, stays a string: only `drawText` knows where it begins."""
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    if not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return cut
    laid_out = QStaticText(cut)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid_out.prepare(font=painter.font())
    return laid_out
