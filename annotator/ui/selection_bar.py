"""The small bar beside a selection: make it a claim, with a status at once, or waive it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from annotator.ui.theme import LIGHT, Density, Theme

GAP = 6
_ICON = 16
_APART = 8  # between icon, words and key
_SIDE = 9


class SelectionBar(QFrame):
    """Shows its actions beside a selection and leaves the focus where it is: the keys work without it.

    `actions` are the actions with the key each is known by; the first shows its words, the others their icons.
    """

    def __init__(self, actions: Sequence[tuple[QAction, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Mark the selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._theme = LIGHT
        self.buttons = [_BarButton(action, key, index == 0, self) for index, (action, key) in enumerate(actions)]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        for button in self.buttons:
            self._row.addWidget(button)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(14)
        self._shadow.setOffset(0, 2)
        self.setGraphicsEffect(self._shadow)
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self.hide()

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours and the density's margins."""
        self._theme = theme
        edge = 3 if density is Density.COMFORTABLE else 1
        self._row.setContentsMargins(edge + 3, edge, edge + 3, edge)
        shadow = QColor(theme.shadow)
        shadow.setAlpha(150 if theme.dark else 60)
        self._shadow.setColor(shadow)
        for button in self.buttons:
            button.set_theme(theme)
        self.adjustSize()
        self.update()

    def place_beside(self, selection: QRect | Sequence[QRect], within: QRect) -> None:
        """Show the bar next to the selection's rectangles, one a line, all in the parent's coordinates.

        Where no part of the selection is in `within`, the bar is hidden.
        """
        lines = [selection] if isinstance(selection, QRect) else list(selection)
        if not any(line.intersects(within) for line in lines):
            self.hide()
            return
        self.adjustSize()
        self.move(bar_position(self.size(), lines, within))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.border))
        painter.setBrush(QColor(self._theme.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


def bar_position(bar: QSize, selection: Sequence[QRect], within: QRect) -> QPoint:
    """Where the top left corner of a bar of that size goes, so that it covers none of the selection's rectangles.

    Below the last line, else above the first, else to a side; inside `within` always. Only where the selection
    leaves no room for it does the bar cover some of it, and then as little as there is.
    """
    seen = [line & within for line in selection if line.intersects(within)]
    if not seen:
        return _inside(within.topLeft(), bar, within)
    free = [place for place in _places(bar, seen, within) if within.contains(QRect(place, bar))]
    for place in free:
        if not _covered(QRect(place, bar), seen):
            return place
    return min(
        (_inside(place, bar, within) for place in _places(bar, seen, within)),
        key=lambda place: _covered(QRect(place, bar), seen),
    )


def _places(bar: QSize, seen: Sequence[QRect], within: QRect) -> list[QPoint]:
    first, last = min(seen, key=QRect.top), max(seen, key=QRect.bottom)
    under = max(line.bottom() for line in seen) + 1 + GAP
    over = first.top() - GAP - bar.height()
    right = max(line.right() for line in seen) + 1 + GAP
    left = min(line.left() for line in seen) - GAP - bar.width()
    level = min(max(last.center().y() - bar.height() // 2, within.top()), within.bottom() + 1 - bar.height())
    across = [
        min(max(line.right() - bar.width() // 2, within.left()), within.right() + 1 - bar.width())
        for line in (last, first)
    ]
    return [
        QPoint(across[0], under),
        QPoint(across[1], over),
        QPoint(right, level),
        QPoint(left, level),
        QPoint(last.right() + 1 + GAP, level),
        QPoint(first.left() - GAP - bar.width(), first.top()),
    ]


def _inside(place: QPoint, bar: QSize, within: QRect) -> QPoint:
    x = max(min(place.x(), within.right() + 1 - bar.width()), within.left())
    y = max(min(place.y(), within.bottom() + 1 - bar.height()), within.top())
    return QPoint(x, y)


def _covered(place: QRect, seen: Sequence[QRect]) -> int:
    """How many pixels of the selection lie under the bar."""
    parts = [place & line for line in seen]
    return sum(part.width() * part.height() for part in parts if not part.isEmpty())


class _BarButton(QToolButton):
    """An action's icon, its words where asked, and its key in a quieter colour."""

    def __init__(self, action: QAction, key: str, words: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRaise(True)
        self._key = key
        self._words = words
        self._theme = LIGHT
        action.changed.connect(self._describe)
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width() + 2 * _SIDE, max(_ICON, QFontMetrics(self._bold()).height()) + 10)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Making the classes takes 5 ms, which a start without a selection need not wait for.
        from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", type(option.icon)()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        x = (self.width() - self._natural_width()) // 2
        self.icon().paint(painter, QRect(x, (self.height() - _ICON) // 2, _ICON, _ICON))
        x += _ICON + _APART
        if self._words:
            painter.setFont(self._bold())
            x = self._draw(painter, x, self._name(), self._theme.accent) + _APART - 2
        painter.setFont(self.font())
        self._draw(painter, x, self._key, self._theme.muted)
        painter.end()

    def _draw(self, painter: QPainter, x: int, text: str, colour: str) -> int:
        painter.setPen(QColor(colour))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QRect(x, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width

    def _natural_width(self) -> int:
        words = QFontMetrics(self._bold()).horizontalAdvance(self._name()) + _APART - 2 if self._words else 0
        return _ICON + _APART + words + self.fontMetrics().horizontalAdvance(self._key)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _name(self) -> str:
        return self.defaultAction().iconText()

    def _describe(self) -> None:
        name = self.defaultAction().iconText()
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Key {key}").format(key=self._key))
        self.setToolTip(f"{name} ({self._key})")
