"""The list of what is open: headings with counts, and under each its items. It may have as many as there are
sentences in a book."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from annotator.ui.plain import one_line, tool_tip

if TYPE_CHECKING:
    from annotator.domain.open_items import Group, OpenItem

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


def heading(group: "Group") -> str:
    """What the group is called."""
    words = {
        "rules": _tr("Claims that fail a rule"),
        "queries": _tr("Queries without an answer"),
        "places": _tr("Places to settle"),
        "corrections": _tr("Corrections without a decision"),
        "signatures": _tr("Void signatures"),
        "sentences": _tr("Sentences not wholly looked at"),
    }
    return words[str(group)]


class OpenItemsModel(QAbstractListModel):
    """A row for each heading and each item; one group alone has no heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OpenItem | str] = []

    def set_items(self, items: "Sequence[OpenItem]", only: "Group | None" = None) -> None:
        """Show these items, in the order of their groups; of one group where `only` is given."""
        self.beginResetModel()
        self._rows = []
        shown = [item for item in items if only is None or item.group is only]
        group = only
        for item in shown:
            if item.group is not group:
                group = item.group
                count = sum(1 for other in shown if other.group is group)
                self._rows.append(_tr("{group} ({count})").format(group=heading(group), count=f"{count:,}"))
            self._rows.append(item)
        self.endResetModel()

    def item(self, row: int) -> "OpenItem | None":
        """The item in that row; None where it has a heading, or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def row_of(self, item: "OpenItem | None") -> int:
        """The row of that item, else of the first one; -1 where there is none."""
        first = -1
        for row, found in enumerate(self._rows):
            if not isinstance(found, str):
                if item is None or found == item:
                    return row
                first = row if first < 0 else first
        return first

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if isinstance(found, str):
            return found if role == Role.DisplayRole else _bold() if role == Role.FontRole else None
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return _words(found)
            case Role.ToolTipRole:
                return tool_tip(_words(found))
            case Role.UserRole:
                return found.claim
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain if isinstance(self._rows[index.row()], str) else plain | Qt.ItemFlag.ItemIsSelectable


def _words(item: "OpenItem") -> str:
    words = one_line(item.words)
    if item.number is None:
        return words
    return _tr("Claim {number}. {words}").format(number=f"{item.number:,}", words=words)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("OpenItems", text)
