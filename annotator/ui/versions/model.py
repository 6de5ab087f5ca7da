"""The list of an update as rows: a head for each group and, under those that are unfolded, their entries."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.ui.plain import tool_tip
from annotator.ui.versions.entries import Entry, Group
from annotator.ui.versions.words import group_name, group_tip, spoken, spoken_head, text_of
from annotator.workspace.claim_rows import runs

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Entries = dict[Group, list[Entry]]
_ROOT = QModelIndex()


class VersionsModel(QAbstractListModel):
    """DisplayRole is the text shown, UserRole the entry's key. Kept ones are folded at first. What an action costs
    here does not depend on how many rows there are; telling what a new comparison changed does."""

    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._groups: Entries = {group: [] for group in Group}
        self._by_key: dict[str, Entry] = {}
        self._folded = {Group.KEPT}

    # What the rows are

    @property
    def counts(self) -> Mapping[Group, int]:
        """How many entries each group has, folded or not."""
        return {group: len(entries) for group, entries in self._groups.items()}

    def entry_at(self, row: int) -> Entry | Group | None:
        """The entry of that row, or the group of which it is the head; None where there is no such row."""
        for group, first, count in self._spans():
            if row == first - 1:
                return group
            if row < first + count:
                return self._groups[group][row - first]
        return None

    def entry(self, key: str) -> Entry | None:
        return self._by_key.get(key)

    def row_of(self, key: str) -> int | None:
        """The row of the entry of that key; None where there is none, or its group is folded."""
        entry = self._by_key.get(key)
        if entry is None or entry.group in self._folded:
            return None
        at = bisect_left(self._groups[entry.group], entry.place, key=_place)
        return self.head_row(entry.group) + 1 + at

    def head_row(self, group: Group) -> int:
        return next(first - 1 for known, first, _ in self._spans() if known is group)

    def folded(self, group: Group) -> bool:
        return group in self._folded

    def rows_between(self, top: int, bottom: int) -> Iterator[tuple[Group, int]]:
        """How many entries of each group are in the rows from `top` to `bottom`, both included."""
        for group, first, count in self._spans():
            shared = min(bottom, first + count - 1) - max(top, first) + 1
            if shared > 0:
                yield group, shared

    def sentence_text(self, entry: Entry) -> str:
        """The text of a new sentence, nothing of any other entry."""
        return self._text[slice(*entry.sentence)] if entry.sentence else ""

    def entries(self) -> Iterator[Entry]:
        """All entries in order, those of folded groups too."""
        for group in Group:
            yield from self._groups[group]

    def open_from(self, start: Entry | Group | None, step: int) -> Iterator[Entry]:
        """The open entries after `start`, or with a `step` of -1 those before it, backwards; then, from the other
        end, the rest, `start` itself last. From None all of them."""
        entries: list[Entry] = []
        at = after = 0
        for group, held in self._groups.items():
            if start is group:
                at = after = len(entries)
            elif isinstance(start, Entry) and start.group is group:
                at = len(entries) + bisect_left(held, start.place, key=_place)
                after = len(entries) + bisect_right(held, start.place, key=_place)
            if group not in (Group.KEPT, Group.CORRECTED):
                entries += held
        order = entries[after:] + entries[:after] if step > 0 else entries[:at][::-1] + entries[at:][::-1]
        return (entry for entry in order if entry.open)

    # Changes

    def load(self, entries: Entries, text: str) -> None:
        """Show these in place of all; `text` is the newer version's."""
        self.beginResetModel()
        self._text, self._groups = text, entries
        self._by_key = {entry.key: entry for entry in self.entries()}
        self._folded = {Group.KEPT}
        self.endResetModel()
        self.counts_changed.emit()

    def take_in(self, entries: Entries) -> None:
        """The same two versions, with these entries: rows leave, come and change one by one."""
        before = self.counts
        coming = {entry.key: entry for group in entries.values() for entry in group}
        for group in Group:
            self._let_leave(group, coming)
        for group in Group:
            self._let_come(group, entries[group])
        self._by_key = coming
        for group, count in self.counts.items():
            if count != before[group]:
                self._head_changed(group)
        self.counts_changed.emit()

    def fold(self, group: Group, folded: bool) -> None:
        """Hide the group's entries, or show them."""
        if folded == self.folded(group):
            return
        first, count = self.head_row(group) + 1, len(self._groups[group])
        if folded:
            if count:
                self.beginRemoveRows(_ROOT, first, first + count - 1)
            self._folded.add(group)
            if count:
                self.endRemoveRows()
        else:
            if count:
                self.beginInsertRows(_ROOT, first, first + count - 1)
            self._folded.discard(group)
            if count:
                self.endInsertRows()
        self._head_changed(group)

    def _let_leave(self, group: Group, coming: Mapping[str, Entry]) -> None:
        held, first = self._groups[group], self.head_row(group) + 1
        leaving = [at for at, entry in enumerate(held) if _elsewhere(entry, coming.get(entry.key))]
        shown = not self.folded(group)
        for top, bottom in reversed(runs(leaving)):
            if shown:
                self.beginRemoveRows(_ROOT, first + top, first + bottom)
            del held[top : bottom + 1]
            if shown:
                self.endRemoveRows()

    def _let_come(self, group: Group, entries: list[Entry]) -> None:
        held, first = self._groups[group], self.head_row(group) + 1
        staying = {entry.key: entry for entry in held}
        shown = not self.folded(group)
        for top, bottom in runs(at for at, entry in enumerate(entries) if entry.key not in staying):
            if shown:
                self.beginInsertRows(_ROOT, first + top, first + bottom)
            held[top:top] = entries[top : bottom + 1]
            if shown:
                self.endInsertRows()
        changed = [at for at, entry in enumerate(entries) if staying.get(entry.key, entry) != entry]
        for at in changed:
            held[at] = entries[at]
        if shown:
            for top, bottom in runs(changed):
                self.dataChanged.emit(self.index(first + top), self.index(first + bottom))

    def _head_changed(self, group: Group) -> None:
        head = self.index(self.head_row(group))
        self.dataChanged.emit(head, head)

    def _spans(self) -> Iterator[tuple[Group, int, int]]:
        """Each group with the row of its first entry, and how many of its entries are shown."""
        first = 1
        for group in Group:
            count = 0 if group in self._folded else len(self._groups[group])
            yield group, first, count
            first += count + 1

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        return sum(count + 1 for _, _, count in self._spans())

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.entry_at(index.row()), Group):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        found = self.entry_at(index.row()) if index.isValid() else None
        if found is None:
            return None
        return self._of_head(found, role) if isinstance(found, Group) else self._of_entry(found, role)

    def _of_head(self, group: Group, role: int) -> str | None:
        match role:
            case Role.DisplayRole:
                return group_name(group)
            case Role.AccessibleTextRole:
                return spoken_head(group, len(self._groups[group]), self.folded(group))
            case Role.ToolTipRole:
                return group_tip(group)
            case _:
                return None

    def _of_entry(self, entry: Entry, role: int) -> str | None:
        match role:
            case Role.DisplayRole:
                return text_of(entry) or " ".join(self.sentence_text(entry).split())
            case Role.AccessibleTextRole:
                return spoken(entry, self.sentence_text(entry))
            case Role.ToolTipRole:
                return tool_tip(spoken(entry, self.sentence_text(entry)))
            case Role.UserRole:
                return entry.key
            case _:
                return None


def _place(entry: Entry) -> tuple[int, int, int, str]:
    return entry.place


def _elsewhere(entry: Entry, coming: Entry | None) -> bool:
    """Whether the entry's row is not where it was any more."""
    return coming is None or (coming.group, coming.place) != (entry.group, entry.place)
