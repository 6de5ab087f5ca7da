"""Lists in the details: what somebody wrote or did, with who and when in a second, quieter line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QWidget,
)

from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.theme import LIGHT, Density, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_ASIDE = Qt.ItemDataRole.UserRole + 1
_GONE = Qt.ItemDataRole.UserRole + 2
_LINKED = Qt.ItemDataRole.UserRole + 3
_SIDE = 3
_ABOVE = 3
_APART = 12  # between an entry and what stands beside it
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Line(NamedTuple):
    """An entry of a list: what is said, what stands quieter under it, an id and a tool tip. One that is `gone` is said
    of what is no more: muted and struck through. One that is `linked` leads somewhere: its aside is a link, or its
    text where it has none."""

    text: str
    aside: str = ""
    key: str = ""
    tip: str = ""
    gone: bool = False
    linked: bool = False


class QuietList(QListWidget):
    """Entries to read; an empty list says so. What is quieter stands under an entry or, where `beside`, at its first
    line's end. Where not `full`, an entry is one line, with an ellipsis where that is too short. `side` is how far, in
    pixels, the words stand off the list's sides."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, beside: bool = False, full: bool = True, side: int = _SIDE
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.empty_words = ""
        self._delegate = _LineDelegate(self, beside=beside, full=full, side=side)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        OwnKeys(PRESSING, self).put_on(self)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing() * 3)

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Show these entries in place of all."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(_ASIDE, line.aside)
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            item.setData(_GONE, line.gone)
            item.setData(_LINKED, line.linked)
            item.setToolTip(line.tip)
            spoken = f"{line.text}, {line.aside}" if line.aside else line.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)

    def set_empty_words(self, words: str) -> None:
        """What the list says when it has no entries."""
        self.empty_words = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._delegate.set_theme(theme)
        self.setFont(ui_font(density))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self._delegate.muted)
            painter.drawText(self.viewport().rect().adjusted(_SIDE, _ABOVE, -_SIDE, 0), _WRAP, self.empty_words)
            painter.end()


class EntryList(QuietList):
    """A list one of whose entries is the current one. UserRole is an entry's id."""

    @property
    def key(self) -> str:
        """The id of the current entry, empty where there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_entry(self, key: str) -> bool:
        """Make the entry of that id the current one, and bring it into view; whether it is there."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self._make_current(row)
                return True
        return False

    def _make_current(self, row: int) -> None:
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollToItem(self.item(row))


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, view: QListWidget, *, beside: bool, full: bool, side: int) -> None:
        super().__init__(view)
        self._side = side
        self._view = view
        self._beside = beside
        self._full = full
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        self._text, self.muted, self._row = QColor(theme.text), QColor(theme.muted), QColor(theme.row)
        self._accent = QColor(theme.accent)

    def sizeHint(self, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        metrics = QFontMetrics(self._view.font())
        if not self._full:
            return QSize(width, metrics.height() + 2 * _ABOVE)
        aside = self._room_beside(index.data(_ASIDE))
        room = QRect(0, 0, max(40, width - 2 * self._side - aside), 100_000)
        height = metrics.boundingRect(room, _WRAP, index.data()).height()
        return QSize(width, height + self._room_under(index.data(_ASIDE), room.width()) + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = self._view.currentIndex() == index or self._view.selectionModel().isSelected(index)
        if chosen and self._view.hasFocus():
            painter.fillRect(option.rect, self._row)
        box = option.rect.adjusted(self._side, _ABOVE, -self._side, -_ABOVE)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        text, aside, linked = index.data(), index.data(_ASIDE), index.data(_LINKED)
        painter.setFont(self._aside_font())
        painter.setPen(self._accent if linked else self.muted)
        if self._beside:
            first = QRect(box.left(), box.top(), box.width(), QFontMetrics(self._view.font()).height())
            painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
            box.setRight(box.right() - self._room_beside(aside))
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom | _WRAP, aside)
        font = QFont(self._view.font())
        font.setStrikeOut(bool(index.data(_GONE)))
        painter.setFont(font)
        plain = self._accent if linked and not aside else self._text
        painter.setPen(self.muted if font.strikeOut() else plain)
        if self._full:
            painter.drawText(box, _WRAP, text)
        else:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _room_beside(self, aside: str) -> int:
        if not self._beside or not aside:
            return 0
        return QFontMetrics(self._aside_font()).horizontalAdvance(aside) + _APART

    def _room_under(self, aside: str, width: int) -> int:
        """The height of what stands under an entry, which wraps as the entry does."""
        if self._beside or not aside:
            return 0
        metrics = QFontMetrics(self._aside_font())
        return max(metrics.lineSpacing(), metrics.boundingRect(QRect(0, 0, width, 100_000), _WRAP, aside).height())

    def _aside_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(max(1, font.pixelSize() - 1))
        return font
