"""History as rows of a table: only the numbers of its groups are held, and what is shown is read and worded then."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.errors import AnnotatorError
from annotator.domain.hidden import shown_line
from annotator.domain.history.names import Names
from annotator.workspace.claim_cells import local_time
from annotator.workspace.history_entries import Entry, entries
from db.store import Store

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_TOP = QModelIndex()
_CHUNK = 32  # rows worded at once
_MOST_HELD = 2000  # entries
_MOST_SHOWN = 400


class Column(IntEnum):
    WHEN = 0
    WHO = 1
    WHAT = 2
    CLAIM = 3


class HistoryModel(QAbstractTableModel):
    """The newest group first. UserRole is a group's number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._chain = ""
        self._names = Names()
        self._groups: Sequence[int] = ()
        self._held: dict[int, Entry] = {}

    def set_groups(self, store: Store, chain: str, groups: Sequence[int], names: Names) -> None:
        """Show those groups, of that chain, in place of what is shown."""
        self.beginResetModel()
        self._store, self._chain, self._groups, self._names = store, chain, groups, names
        self._held = {}
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """What is shown in the row; None where the library cannot be read now. Raises IndexError."""
        number = self._groups[row]
        if number not in self._held:
            self._read(row)
        return self._held.get(number)

    def row_of(self, group: int) -> int | None:
        """The row of the group of that number, None where it is not shown."""
        low, high = 0, len(self._groups)
        while low < high:  # they are in falling order
            middle = (low + high) // 2
            if self._groups[middle] > group:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._groups) and self._groups[low] == group else None

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._groups):
            return None
        if role == Role.UserRole:
            return self._groups[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            entry = self.entry(index.row())
            return "" if entry is None else self._text(entry, index.column(), spoken=role != Role.DisplayRole)
        if role == Role.TextAlignmentRole and index.column() == Column.CLAIM:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Role.TextAlignmentRole and section == Column.CLAIM:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Role.DisplayRole:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Claim"))[section]

    def _read(self, row: int) -> None:
        if self._store is None:
            return
        if len(self._held) > _MOST_HELD:
            self._held = {}
        first = row - row % _CHUNK
        try:
            self._held |= entries(self._store, self._chain, self._groups[first : first + _CHUNK], self._names)
        except AnnotatorError:
            return  # whatever holds the library is told where something is to be written

    def _text(self, entry: Entry, column: int, *, spoken: bool) -> str:
        match column:
            case Column.WHEN:
                return local_time(entry.at)
            case Column.WHO:
                return shown_line(entry.by, _MOST_SHOWN)
            case Column.WHAT:
                words = shown_line(entry.words, _MOST_SHOWN)
                return words[:1].upper() + words[1:]
            case _:
                return self._claims(entry, spoken=spoken)

    def _claims(self, entry: Entry, *, spoken: bool) -> str:
        if len(entry.claims) > 1:
            return self.tr("several")
        numbers = [self._names.numbers[key] for key in entry.claims if key in self._names.numbers]
        if not numbers:
            return self.tr("No claim") if spoken else ""
        return self.tr("Claim {number}").format(number=numbers[0]) if spoken else str(numbers[0])
