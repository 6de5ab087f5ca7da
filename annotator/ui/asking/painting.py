"""How an entry of the list of queries and log is painted: an icon, a paragraph with a bold head, and quieter lines."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate

from annotator.domain.claim import Status
from annotator.ui import icons
from annotator.ui.asking.words import Entry
from annotator.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ENTRY = Qt.ItemDataRole.UserRole + 1
FIRST = Qt.ItemDataRole.UserRole + 2  # whether it is the first of the log, below something else
_SIDE, _ABOVE, _BELOW = 3, 3, 6
_ICON, _TEXT = 16, 23  # the icon's edge; where the text begins
_RULE = 7  # room for the line above the log


class AskingDelegate(QStyledItemDelegate):
    """All text wraps, and none is cut off: what was asked has to be read."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = sum(_height(layout) for layout in self._laid_out(index.data(ENTRY)))
        rule = _RULE if index.data(FIRST) else 0
        return QSize(self._view.viewport().width(), round(height) + rule + _ABOVE + _BELOW)

    def paint(
        self, painter: QPainter, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: Entry = index.data(ENTRY)
        rect = option.rect
        if index.data(FIRST):
            painter.setPen(QColor(self._theme.border))
            painter.drawLine(rect.left() + _SIDE, rect.top() + 3, rect.right() - _SIDE, rect.top() + 3)
            rect = rect.adjusted(0, _RULE, 0, 0)
        chosen = self._view.currentIndex() == index or self._view.selectionModel().isSelected(index)
        if chosen and self._view.hasFocus():
            painter.fillRect(rect, QColor(self._theme.row))
        ink = self._theme.status(Status.UNSOURCED).ink if shown.waiting else self._theme.muted
        drawing = icons.pixmap(str(shown.kind), ink, _ICON, painter.device().devicePixelRatio())
        line = QFontMetrics(self._view.font()).lineSpacing()
        painter.drawPixmap(QPoint(rect.left() + _SIDE, rect.top() + _ABOVE + (line - _ICON) // 2), drawing)
        painter.setPen(QColor(self._theme.muted if shown.over else self._theme.text))
        top = rect.top() + _ABOVE
        for layout in self._laid_out(shown):
            if layout.text() == shown.aside:
                painter.setPen(QColor(self._theme.muted))
            layout.draw(painter, QPointF(rect.left() + _SIDE + _TEXT, top))
            top += round(_height(layout))

    def _laid_out(self, shown: Entry) -> list[QTextLayout]:
        width = max(40, self._view.viewport().width() - _TEXT - 2 * _SIDE)
        quiet = QFont(self._view.font())
        quiet.setPixelSize(max(1, quiet.pixelSize() - 1))
        first = _laid_out(f"{shown.head} {shown.text}".strip(), self._view.font(), width, bold=shown.head)
        under = [_laid_out(shown.under, self._view.font(), width)] if shown.under else []
        return [first, *under, _laid_out(shown.aside, quiet, width)]


def _laid_out(text: str, font: QFont, width: int, *, bold: str = "") -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if bold:
        heavy = QTextLayout.FormatRange()
        heavy.start = 0
        heavy.length = len(bold.encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        shape = QTextCharFormat()
        shape.setFontWeight(QFont.Weight.DemiBold)
        heavy.format = shape
        layout.setFormats([heavy])
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(at).height() for at in range(layout.lineCount()))
