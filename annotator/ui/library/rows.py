"""Rows of words and sizes, for the tables of the library's dialog."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_TOP = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BAR = 6  # pixels


class Row(NamedTuple):
    """A row's cells, and its share of the whole, from 0 to 1."""

    cells: tuple[str, ...]
    share: float = 0.0


class RowsModel(QAbstractTableModel):
    """DisplayRole is the text shown, UserRole the row's share. Columns from `figures` on are set to the right."""

    def __init__(self, headings: Sequence[str], figures: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings, self._figures = tuple(headings), figures
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these in place of what is there."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.cells[index.column()]
        if role == Role.UserRole:
            return row.share
        if role == Role.TextAlignmentRole and index.column() >= self._figures:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section >= self._figures:
            return _RIGHT
        return self._headings[section] if role == Role.DisplayRole else None


class ShareDelegate(QStyledItemDelegate):
    """Draws the row's share as a bar before the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        words = option.fontMetrics.horizontalAdvance("100.0%") + 16
        room = option.rect.adjusted(8, 0, -words, 0)
        if room.width() <= 0:
            return
        bar = QRectF(room.left(), room.center().y() - _BAR / 2 + 1, room.width(), _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.control))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        share = float(index.data(Role.UserRole))
        if share > 0:
            bar.setWidth(max(_BAR, bar.width() * min(share, 1.0)))
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.restore()
