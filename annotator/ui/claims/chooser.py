"""A choice among a few words, shown as quietly as the words beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.icons import icon
from annotator.ui.theme import LIGHT

_SIDE = 7
_ARROW = 16


class Chooser(QComboBox):
    """A combo box that looks like the words it stands among until it is wanted. It shows what is so, not what was
    chosen: the change may be refused."""

    other_chosen = Signal(object)  # the value of another choice than the one shown

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.theme = LIGHT
        self._values: list[object] = []  # Qt's own data makes plain strings of enumerations
        self._present: object = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._activated)
        OwnKeys(PRESSING, self).put_on(self)

    def show_choice(self, choices: Sequence[tuple[object, str]], present: object) -> None:
        """Offer these values under their words, the present one chosen, which is one of them."""
        values = [value for value, _ in choices]
        if values != self._values:
            self.clear()
            for value, words in choices:
                self.addItem(words, value)
        self._values, self._present = values, present
        self.setCurrentIndex(values.index(present))

    def _activated(self, at: int) -> None:
        value = self._values[at]
        self.setCurrentIndex(self._values.index(self._present))
        if value != self._present:
            self.other_chosen.emit(value)

    def sizeHint(self) -> QSize:
        words = (self.itemText(at) for at in range(self.count()))
        width = max((self.fontMetrics().horizontalAdvance(text) for text in words), default=40)
        return QSize(width + 2 * _SIDE + _ARROW + 4, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The pointer passes over it while scrolling: that must change no claim.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.border), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.page))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(_SIDE, 0, -_ARROW, 0), middle, self.currentText())
        arrow = self.rect().adjusted(self.width() - _ARROW - 4, 0, -4, 0)
        icon("down", theme.muted).paint(painter, arrow)
        painter.end()
