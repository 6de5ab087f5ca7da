"""The library's sources as rows: searched, sorted, with those in the bin apart."""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.evidence import Source
from annotator.ui.evidence.kinds import kind_icon, kind_ink, kind_words
from annotator.ui.icons import icon
from annotator.ui.plain import one_line
from annotator.ui.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_TOP = QModelIndex()
_MOST = 160  # code points of a cell


class Column(IntEnum):
    KIND = 0
    TITLE = 1
    BY = 2
    DATE = 3
    COPY = 4
    USES = 5


class SourcesModel(QAbstractTableModel):
    """DisplayRole is the text shown, UserRole the source's id. What is searched and sorted by is made once for each
    source and kept until it changes: 20,000 of them are looked through at every letter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, Source] = {}
        self._uses: Mapping[str, int] = {}
        self._lines: dict[str, tuple[Source, int, str]] = {}
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._words: list[str] = []
        self._bin = False
        self._order = (Column.TITLE, Qt.SortOrder.AscendingOrder)
        self._theme = LIGHT

    @property
    def shows_bin(self) -> bool:
        return self._bin

    @property
    def total(self) -> int:
        """How many sources there are to search, in the bin or out of it."""
        return sum(self._belongs(source) for source in self._all.values())

    def set_sources(self, sources: Iterable[Source], uses: Mapping[str, int]) -> None:
        """Show these, removed ones included, in place of what is there; `uses` by their ids."""
        self.beginResetModel()
        self._all = {source.id: source for source in sources}
        self._uses = uses
        self._arrange()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only those of which title, author, publisher, address, kind or number of uses have every word."""
        self.beginResetModel()
        self._words = text.casefold().split()
        self._arrange()
        self.endResetModel()

    def show_bin(self, on: bool) -> None:
        """Show the removed ones instead of the others."""
        self.beginResetModel()
        self._bin = on
        self._arrange()
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def source(self, row: int) -> Source:
        """The source in that row. Raises IndexError where there is no such row."""
        return self._all[self._shown[row]]

    def get(self, key: str) -> Source | None:
        """The source of that id, shown or not."""
        return self._all.get(key)

    def row_of(self, key: str) -> int | None:
        """The row of that source, or None where it is not shown."""
        return self._rows.get(key)

    def uses(self, key: str) -> int:
        """How often it is used as evidence."""
        return self._uses.get(key, 0)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        source = self._all[self._shown[index.row()]]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._text(source, Column(index.column()))
        if role == Role.UserRole:
            return source.id
        if role == Role.DecorationRole and index.column() == Column.KIND:
            return icon(kind_icon(source), kind_ink(source.kind, self._theme))
        if role == Role.DecorationRole and index.column() == Column.TITLE and source.confidential:
            return icon("lock", self._theme.text)
        if role == Role.TextAlignmentRole and index.column() == Column.USES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Role.TextAlignmentRole and section == Column.USES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Role.DisplayRole:
            return None
        names = (
            self.tr("Kind"), self.tr("Title"), self.tr("Author, publisher"), self.tr("Date"), self.tr("Copy"),
            self.tr("Uses"),
        )  # fmt: skip
        return names[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(Column):
            return
        self._order = (Column(column), order)
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._shown[index.row()] for index in old]
        self._arrange()
        new = [self.index(self._rows[key], index.column()) for key, index in zip(ids, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._order
        found = [source for source in self._all.values() if self._belongs(source) and self._matches(source)]
        # Equal ones keep one order whichever way the column is sorted.
        found.sort(key=lambda source: source.id)
        found.sort(key=lambda source: self._sort_key(source, column), reverse=order == Qt.SortOrder.DescendingOrder)
        self._shown = [source.id for source in found]
        self._rows = {key: row for row, key in enumerate(self._shown)}

    def _belongs(self, source: Source) -> bool:
        return (source.removed_at is not None) == self._bin

    def _matches(self, source: Source) -> bool:
        return not self._words or all(word in self._line(source) for word in self._words)

    def _line(self, source: Source) -> str:
        uses = self.uses(source.id)
        known = self._lines.get(source.id)
        if known is not None and known[0] is source and known[1] == uses:
            return known[2]
        parts = (
            source.title, source.author, source.publisher, source.url, source.archive_url, source.kind, str(uses),
            kind_words(source), source.file.name if source.file else None, source.published,
        )  # fmt: skip
        line = " ".join(part for part in parts if part).casefold()
        self._lines[source.id] = (source, uses, line)
        return line

    def _sort_key(self, source: Source, column: Column) -> Any:
        if column is Column.USES:
            return self.uses(source.id)
        if column is Column.COPY:
            return source.file is not None, bool(source.archive_url)
        texts = {Column.KIND: source.kind, Column.TITLE: source.name, Column.DATE: source.published}
        return (texts.get(column, _by(source)) or "").casefold()

    def _text(self, source: Source, column: Column) -> str:
        if column is Column.KIND:
            words = kind_words(source)
            return words[:1].upper() + words[1:]
        if column is Column.TITLE:
            return one_line(source.name, _MOST)
        if column is Column.BY:
            return one_line(_by(source), _MOST)
        if column is Column.DATE:
            return one_line(source.published or "", _MOST)
        if column is Column.COPY:
            return self.tr("saved") if source.file else self.tr("archived") if source.archive_url else "–"
        return f"{self.uses(source.id):,}"


def _by(source: Source) -> str:
    return ", ".join(part for part in (source.author, source.publisher) if part)
