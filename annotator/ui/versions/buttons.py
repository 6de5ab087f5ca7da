"""Buttons that show the key that does the same."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.claims.style import SMALL
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.theme import LIGHT, Density, Theme

_SIDE = {Density.COMFORTABLE: 11, Density.COMPACT: 8}
_HEIGHT = {Density.COMFORTABLE: 30, Density.COMPACT: 24}
_APART = 7
_ICON = 16
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class KeyButton(QPushButton):
    """Does what its action does, and is enabled with it. `key` is shown after the words, quieter; `main` fills the
    button with the accent."""

    def __init__(self, action: QAction, name: str, key: str, parent: QWidget, *, drawing: str = "") -> None:
        super().__init__(action.text(), parent)
        self.setObjectName(name)
        self.setAccessibleName(action.text())
        self.setAccessibleDescription(self.tr("Key {key}").format(key=key))
        self.setToolTip(action.toolTip())
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._key, self._drawing = key, drawing
        self._theme, self._density = LIGHT, Density.COMFORTABLE
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(lambda: action.trigger())
        OwnKeys(PRESSING, self).put_on(self)
        self._follow()

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme, self._density = theme, density
        self.setFont(ui_font(density))
        self._small = ui_font(SMALL)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 2 * _SIDE[self._density], _HEIGHT[self._density])

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        theme = self._theme
        filled = self.isDefault() and self.isEnabled()
        ink = theme.page if filled else theme.text if self.isEnabled() else theme.muted
        drawn, words, _ = self._widths()
        box = QRect(self.rect())
        box.setLeft(box.left() + (box.width() - sum(self._widths())) // 2)
        if self._drawing:
            icon(self._drawing, ink).paint(painter, QRect(box.left() - 2, 0, _ICON, self.height()))
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(drawn, 0, 0, 0), _LEADING, self.text())
        painter.setFont(self._small)
        painter.setPen(QColor(theme.page if filled else theme.muted))
        painter.drawText(box.adjusted(drawn + words + _APART, 0, 0, 0), _LEADING, self._key)
        painter.end()

    def _widths(self) -> tuple[int, int, int]:
        """Of the drawing, the words, and the key with the room before it."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        key = QFontMetrics(ui_font(SMALL)).horizontalAdvance(self._key)
        return _ICON + 4 if self._drawing else 0, words, _APART + key

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
