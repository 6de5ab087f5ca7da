"""The library's articles as rows: searched, sorted, with those in the bin apart."""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.article import ArticleSummary
from annotator.domain.times import from_moment

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_TOP = QModelIndex()


class Column(IntEnum):
    TITLE = 0
    PUBLICATION = 1
    DATE = 2
    CHECKED = 3
    IMPORTED = 4


class ArticlesModel(QAbstractTableModel):
    """DisplayRole is the text shown, UserRole the article's id.

    It holds what it was given: a title typed here is announced by `renamed` and shown once `put` brings it back.
    """

    renamed = Signal(str, str)  # article's id, the title wanted

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, ArticleSummary] = {}
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._words: list[str] = []
        self._bin = False
        self._order = (Column.IMPORTED, Qt.SortOrder.DescendingOrder)

    @property
    def shows_bin(self) -> bool:
        return self._bin

    @property
    def total(self) -> int:
        """How many articles there are to search, in the bin or out of it."""
        return sum(self._belongs(summary) for summary in self._all.values())

    def set_articles(self, articles: Iterable[ArticleSummary]) -> None:
        """Show `articles`, removed ones included, in place of what is there."""
        self.beginResetModel()
        self._all = {summary.article.id: summary for summary in articles}
        self._arrange()
        self.endResetModel()

    def put(self, summary: ArticleSummary) -> None:
        """Take what is now known of one article, new or not."""
        known = self._rows.get(summary.article.id)
        if known is not None and self._matches(summary):
            self._all[summary.article.id] = summary
            self.dataChanged.emit(self.index(known, 0), self.index(known, len(Column) - 1))
            return
        self.set_articles([*(s for key, s in self._all.items() if key != summary.article.id), summary])

    def search(self, text: str) -> None:
        """Show only the articles whose title, byline, publication or URL have every word of `text`, in any case."""
        self._rearranged(words=text.casefold().split())

    def show_bin(self, on: bool) -> None:
        """Show the removed articles instead of the others."""
        self._rearranged(in_bin=on)

    def article_id(self, row: int) -> str:
        """The id of the article in that row. Raises IndexError where there is no such row."""
        return self._shown[row]

    def row_of(self, article_id: str) -> int | None:
        """The row of that article, or None where it is not shown."""
        return self._rows.get(article_id)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        summary = self._all[self._shown[index.row()]]
        if role == Role.DisplayRole:
            return " ".join(self._text(summary, Column(index.column())).split())
        if role == Role.EditRole and index.column() == Column.TITLE:
            return summary.article.title
        if role == Role.UserRole:
            return summary.article.id
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole or not 0 <= section < len(Column):
            return None
        last = self.tr("Removed") if self._bin else self.tr("Imported")
        return (self.tr("Title"), self.tr("Publication"), self.tr("Date"), self.tr("Checked"), last)[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.TITLE and not self._bin:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Say that a title is wanted. An empty one, or the same, is no change."""
        if role != Role.EditRole or not index.isValid() or index.column() != Column.TITLE:
            return False
        summary = self._all[self._shown[index.row()]]
        title = " ".join(str(value).split())
        if not title or title == summary.article.title:
            return False
        self.renamed.emit(summary.article.id, title)
        return True

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

    def _rearranged(self, *, words: list[str] | None = None, in_bin: bool | None = None) -> None:
        self.beginResetModel()
        self._words = self._words if words is None else words
        self._bin = self._bin if in_bin is None else in_bin
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        column, order = self._order
        found = [summary for summary in self._all.values() if self._matches(summary)]
        # Equal ones keep one order whichever way the column is sorted.
        found.sort(key=lambda summary: summary.article.id)
        found.sort(key=lambda s: self._sort_key(s, column), reverse=order == Qt.SortOrder.DescendingOrder)
        self._shown = [summary.article.id for summary in found]
        self._rows = {key: row for row, key in enumerate(self._shown)}

    def _belongs(self, summary: ArticleSummary) -> bool:
        return (summary.article.removed_at is not None) == self._bin

    def _matches(self, summary: ArticleSummary) -> bool:
        if not self._belongs(summary):
            return False
        if not self._words:
            return True
        article = summary.article
        parts = (article.title, article.byline, article.publication, article.url)
        line = " ".join(part for part in parts if part).casefold()
        return all(word in line for word in self._words)

    def _sort_key(self, summary: ArticleSummary, column: Column) -> Any:
        if column is Column.CHECKED:
            share = summary.checked / summary.claims if summary.claims else -1.0
            return share, summary.claims
        article = summary.article
        if column is Column.IMPORTED:
            return (article.removed_at if self._bin else None) or article.imported
        text = {Column.TITLE: article.title, Column.PUBLICATION: article.publication, Column.DATE: article.published}
        return (text[column] or "").casefold()

    def _text(self, summary: ArticleSummary, column: Column) -> str:
        article = summary.article
        if column is Column.CHECKED:
            return self._checked(summary)
        if column is Column.IMPORTED:
            moment = (article.removed_at if self._bin else None) or article.imported
            return _local(from_moment(moment))
        text = {Column.TITLE: article.title, Column.PUBLICATION: article.publication, Column.DATE: article.published}
        return text[column] or ""

    def _checked(self, summary: ArticleSummary) -> str:
        if not summary.claims:
            return self.tr("No claims")
        # Rounded down, so that 100 is shown only when nothing is left.
        percent = 100 * summary.checked // summary.claims
        return self.tr("{checked} of {claims}, {percent}%").format(
            checked=summary.checked, claims=summary.claims, percent=percent
        )


def _local(when: datetime) -> str:
    local = when.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"
