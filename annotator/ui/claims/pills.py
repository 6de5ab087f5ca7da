"""Rounded buttons: the chips over the table and the status buttons of the details."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.claims.style import SMALL, sizes
from annotator.ui.fonts import ui_font
from annotator.ui.theme import Density

_RING = 3  # room around the pill for the ring that shows the keyboard's focus
_RING_LINE = 2
_BETWEEN = 6
_LEAST_SIDE = 4
_LEAST_LETTERS = 3  # of a chip's word, with an ellipsis
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PillLook(NamedTuple):
    """Colours of a pill in one of its states, as `#rrggbb`, and the line around it in logical pixels."""

    fill: str
    hover: str
    ink: str
    after: str
    edge: str
    line: float = 1.0


class Pill(QPushButton):
    """A checkable button with a word and, after it, a count or a key.

    A chip is set small and bold throughout; any other pill is bold when checked, with what comes after set small.
    """

    def __init__(self, word: str, parent: QWidget | None = None, *, chip: bool = False) -> None:
        super().__init__(parent)
        self.word = word
        self._after = ""
        self._chip = chip
        plain = PillLook("#ffffff", "#ffffff", "#000000", "#000000", "#000000")
        self._looks, self._ring, self._density = (plain, plain), "#000000", Density.COMFORTABLE
        self._find_fonts()
        self.setCheckable(True)
        # Where there are many claims and little room, chips give up some of theirs.
        self.setSizePolicy(QSizePolicy.Policy.Maximum if chip else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        OwnKeys(PRESSING, self).put_on(self)

    def set_after(self, after: str) -> None:
        """What stands after the word."""
        if after != self._after:
            self._after = after
            self._measure()
            self.updateGeometry()
            self.update()

    def set_looks(self, plain: PillLook, checked: PillLook, ring: str, density: Density) -> None:
        """How it looks unchecked and checked, and the colour of the ring of focus."""
        self._looks, self._ring, self._density = (plain, checked), ring, density
        self._find_fonts()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(sizes(self._density).side)

    def minimumSizeHint(self) -> QSize:
        if not self._chip:
            return self.sizeHint()
        least = self._size(_LEAST_SIDE)
        cut = QFontMetrics(self._bold).horizontalAdvance(self.word[:_LEAST_LETTERS] + "…")
        return least - QSize(max(0, self._widths[0] - cut), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._looks[self.isChecked()]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        radius = 8.0 if self._chip else 6.0
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._ring), _RING_LINE))
            apart = _RING - _RING_LINE / 2
            painter.drawRoundedRect(box.adjusted(-apart, -apart, apart, apart), radius + 2, radius + 2)
        inset = look.line / 2
        painter.setPen(QPen(QColor(look.edge), look.line))
        fill = QColor(look.hover if self.underMouse() else look.fill)
        painter.setBrush(fill.darker(106) if self.isDown() else fill)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        self._paint_words(painter, box, look)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, look: PillLook) -> None:
        word, after = self._widths
        words, room = self.word, int(box.width()) - 2 * _LEAST_SIDE - after
        if self._chip and word > room:
            # Before the filter beside them has no room to type in, words are cut; the count never is.
            metrics = QFontMetrics(self._bold)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            word = metrics.horizontalAdvance(words)
        box.setLeft(box.center().x() - (word + after) / 2)
        painter.setPen(QColor(look.ink))
        painter.setFont(self._bold if self._chip or self.isChecked() else self._plain)
        painter.drawText(box, _MIDDLE, words)
        if self._after:
            painter.setPen(QColor(look.after))
            painter.setFont(self._small)
            painter.drawText(box.adjusted(word + _BETWEEN, 0, 0, 0), _MIDDLE, self._after)

    def _size(self, side: int) -> QSize:
        word, after = self._widths
        return QSize(word + after + 2 * (side + _RING), sizes(self._density).pill + 2 * _RING)

    def _find_fonts(self) -> None:
        self._bold, self._plain = ui_font(self._density, QFont.Weight.DemiBold), ui_font(self._density)
        if self._chip:
            self._bold.setPixelSize(self._bold.pixelSize() - 1)
        self._small = self._bold if self._chip else ui_font(SMALL)
        self._measure()

    def _measure(self) -> None:
        """The widths of the word, and of what comes after with the room before it. Measured bold, so that checking
        shifts none."""
        word = QFontMetrics(self._bold).horizontalAdvance(self.word)
        after = QFontMetrics(self._small).horizontalAdvance(self._after) + _BETWEEN if self._after else 0
        self._widths = word, after
