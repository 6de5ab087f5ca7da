"""The library's articles: open, rename, remove, and what is in the bin."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.article import ArticleSummary
from annotator.ui import icons
from annotator.ui.line_edits import colour_clear_button
from annotator.ui.listing import ListSearch, ListTable
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.articles_model import ArticlesModel, Column

_WIDTHS = {Column.PUBLICATION: 160, Column.DATE: 130, Column.CHECKED: 150, Column.IMPORTED: 160}


class ArticlesDialog(QDialog):
    """Says what the reviewer wants done; whoever owns it does it, then calls `set_articles` or `put`."""

    article_chosen = Signal(str)
    article_renamed = Signal(str, str)
    article_removed = Signal(str)
    article_restored = Signal(str)
    data_set_wanted = Signal(object)  # list of articles' ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlesDialog")
        self.setWindowTitle(self.tr("Articles"))
        self.setModal(False)
        self.model = ArticlesModel(self)
        self.model.renamed.connect(self.article_renamed)
        self.search_edit = self._make_search()
        self.table = self._make_table()
        self.open_button = self._button(self.tr("Open"), self._open)
        self.rename_button = self._button(self.tr("Rename"), self._rename)
        self.remove_button = self._button(self.tr("Remove"), self._remove)
        self.restore_button = self._button(self.tr("Restore"), self._restore)
        self.data_set_button = self._button(self.tr("Export as data set…"), self._export_data_set)
        self.data_set_button.setObjectName("articlesDataSet")
        self.bin_button = self._button(self.tr("Bin"), None)
        self.bin_button.setCheckable(True)
        self.bin_button.setToolTip(self.tr("Articles that were removed"))
        self.bin_button.toggled.connect(self._show_bin)
        self.empty = plain_label(parent=self)
        self.empty.setObjectName("articlesEmpty")
        self._lay_out()
        self._add_keys()
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(960, 560)

    def set_articles(self, articles: Iterable[ArticleSummary]) -> None:
        """Show `articles`, removed ones included. The current one stays current; where it went, the next is."""
        with _KeptPlace(self.table, self.model):
            self.model.set_articles(articles)
        self._follow()

    def put(self, summary: ArticleSummary) -> None:
        """Take what is now known of one article, new or not."""
        with _KeptPlace(self.table, self.model):
            self.model.put(summary)
        self._follow()

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's icons and the density's row height."""
        colour_clear_button(self.search_edit, theme)
        self.table.verticalHeader().setDefaultSectionSize(32 if density is Density.COMFORTABLE else 24)
        for button, name in (
            (self.rename_button, "edit"),
            (self.remove_button, "trash"),
            (self.restore_button, "undo"),
            (self.data_set_button, "export"),
            (self.bin_button, "trash"),
        ):
            button.setIcon(icons.icon(name, theme.text, theme.muted))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_edit.selectAll()

    def _make_search(self) -> ListSearch:
        words = self.tr("Search by title, author, publication or URL")
        edit = ListSearch("articleSearch", self.tr("Search the articles"), words, self)
        edit.textChanged.connect(self._search)
        edit.entered.connect(self._open)
        edit.stepped.connect(self._step)
        return edit

    def _make_table(self) -> ListTable:
        table = ListTable("articleList", self.tr("Articles"), self, several=True)
        table.show_model(self.model, _WIDTHS, Column.TITLE)
        table.sort_first(Column.IMPORTED, Qt.SortOrder.DescendingOrder)
        table.doubleClicked.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._follow)
        return table

    def _step(self, by: int) -> None:
        if self.model.rowCount():
            self._go_to(self.table.currentIndex().row() + by)

    def _button(self, label: str, slot: object) -> QPushButton:
        button = QPushButton(label, self)
        button.setAutoDefault(False)
        if callable(slot):
            button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search_edit, 1)
        top.addWidget(self.bin_button)
        bottom = QHBoxLayout()
        for button in (self.rename_button, self.remove_button, self.restore_button, self.data_set_button):
            bottom.addWidget(button)
        bottom.addWidget(self.empty, 1)
        bottom.addStretch(0)
        bottom.addWidget(self.open_button)
        self.open_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)

    def _add_keys(self) -> None:
        for name, keys, slot in (
            (self.tr("Open"), (Qt.Key.Key_Return, Qt.Key.Key_Enter), self._open),
            (self.tr("Rename"), (Qt.Key.Key_F2,), self._rename),
            (self.tr("Remove"), (Qt.Key.Key_Delete, Qt.Key.Key_Backspace), self._remove),
        ):
            action = QAction(name, self.table)
            action.setShortcuts([QKeySequence(key) for key in keys])
            # Not while a title is being typed in the list.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.table.addAction(action)

    def _search(self, text: str) -> None:
        with _KeptPlace(self.table, self.model):
            self.model.search(text)
        self._follow()

    def _show_bin(self, on: bool) -> None:
        self.model.show_bin(on)
        self._go_to(0)
        self._follow()

    def _go_to(self, row: int) -> None:
        if self.model.rowCount():
            self.table.selectRow(min(max(row, 0), self.model.rowCount() - 1))

    def _chosen(self) -> list[str]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.article_id(row) for row in sorted(index.row() for index in rows)]

    def _open(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and not self.model.shows_bin:
            self.hide()
            self.article_chosen.emit(chosen[0])

    def _rename(self) -> None:
        chosen = self._chosen()
        row = self.model.row_of(chosen[0]) if len(chosen) == 1 and not self.model.shows_bin else None
        if row is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.edit(self.model.index(row, Column.TITLE))

    def _remove(self) -> None:
        if not self.model.shows_bin:
            for article in self._chosen():
                self.article_removed.emit(article)

    def _restore(self) -> None:
        if self.model.shows_bin:
            for article in self._chosen():
                self.article_restored.emit(article)

    def _export_data_set(self) -> None:
        if not self.model.shows_bin:
            self.data_set_wanted.emit(self._chosen())

    def _follow(self) -> None:
        """Offer only what the selected rows allow, and say why the list is empty where it is."""
        count, in_bin = len(self.table.selectionModel().selectedRows()), self.model.shows_bin
        self.open_button.setEnabled(count == 1 and not in_bin)
        self.rename_button.setEnabled(count == 1)
        self.remove_button.setEnabled(count > 0)
        self.restore_button.setEnabled(count > 0)
        self.data_set_button.setEnabled(count > 0)
        for button in (self.rename_button, self.remove_button, self.data_set_button):
            button.setVisible(not in_bin)
        self.restore_button.setVisible(in_bin)
        self.empty.setText(self._why_empty())

    def _why_empty(self) -> str:
        if self.model.rowCount():
            return ""
        if self.model.total:
            return self.tr("No article matches.")
        return self.tr("The bin is empty.") if self.model.shows_bin else self.tr("No articles yet.")


class _KeptPlace:
    """Keeps the current article current while the model is reset; where it is gone, its row or the last."""

    def __init__(self, table: QTableView, model: ArticlesModel) -> None:
        self._table, self._model = table, model

    def __enter__(self) -> None:
        row = self._table.currentIndex().row()
        self._row = max(row, 0)
        self._article = self._model.article_id(row) if row >= 0 else None

    def __exit__(self, *_: object) -> None:
        if not self._model.rowCount():
            return
        row = self._model.row_of(self._article) if self._article is not None else None
        row = min(self._row, self._model.rowCount() - 1) if row is None else row
        index = self._model.index(row, Column.TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._table.selectionModel().setCurrentIndex(index, flags)
        self._table.scrollTo(index)
