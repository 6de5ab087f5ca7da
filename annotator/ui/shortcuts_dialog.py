"""Every action of the window with its keys, and the keys of the article, to be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.line_edits import make_clearable
from annotator.ui.listing import ListTable
from annotator.ui.plain import plain_label

Key = tuple[str, str]


class ShortcutsDialog(QDialog):
    """`actions` are the window's; `keys` are (what it does, key) for what is no action, such as moving about; `pages`
    are the keys that hold on one page only, each page with the heading that says so."""

    def __init__(
        self,
        actions: Sequence[QAction],
        keys: Sequence[Key] = (),
        parent: QWidget | None = None,
        *,
        pages: Sequence[tuple[str, Sequence[Key]]] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._actions = list(actions)
        self._keys = list(keys)
        self._pages = list(pages)
        self._headings: dict[int, int] = {}  # of each row under one: the heading's row
        self.search_edit = QLineEdit(self)
        self.search_edit.setObjectName("shortcutSearch")
        self.search_edit.setAccessibleName(self.tr("Search the shortcuts"))
        self.search_edit.setPlaceholderText(self.tr("Search"))
        make_clearable(self.search_edit)
        self.search_edit.textChanged.connect(self._search)
        self._model = QStandardItemModel(0, 2, self)
        self.table = self._make_table()
        self._none = plain_label(self.tr("No shortcut matches."), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search_edit)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._none)
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(600, 620)

    def shown(self) -> list[tuple[str, str]]:
        """The rows now seen: what it does, and its keys; a heading has none."""
        return [self._row(row) for row in range(self._model.rowCount()) if not self.table.isRowHidden(row)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
        self.search_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_edit.selectAll()

    def _make_table(self) -> ListTable:
        table = ListTable("shortcutTable", self.tr("Shortcuts"), self)
        table.show_model(self._model, {}, 0)
        return table

    def _fill(self) -> None:
        """Read the actions anew: their keys may have changed."""
        self._model.clear()
        self.table.clearSpans()
        self._headings.clear()
        self._model.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        named = [(_words(action), _keys_of(action)) for action in self._actions if not action.isSeparator()]
        for words, keys in [*named, *self._keys]:
            if words:
                self._append(words, keys)
        for page, of_page in self._pages:
            heading = self._append_heading(page)
            for words, keys in of_page:
                self._headings[self._append(words, keys)] = heading
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.resizeColumnToContents(1)
        self._search()

    def _append(self, words: str, keys: str) -> int:
        """Add a row, and return its number."""
        self._model.appendRow([QStandardItem(words), QStandardItem(keys)])
        return self._model.rowCount() - 1

    def _append_heading(self, words: str) -> int:
        row = self._append(words, "")
        self.table.setSpan(row, 0, 1, 2)
        font = self.table.font()
        font.setWeight(QFont.Weight.DemiBold)
        for column in range(2):
            self._model.item(row, column).setFont(font)
            self._model.item(row, column).setFlags(Qt.ItemFlag.ItemIsEnabled)
        return row

    def _row(self, row: int) -> Key:
        return self._model.item(row, 0).text(), self._model.item(row, 1).text()

    def _search(self) -> None:
        """Show what has all the words in its row or in the heading above it; no heading stands over nothing."""
        wanted = self.search_edit.text().casefold().split()
        headings = set(self._headings.values())
        found = set()
        for row in set(range(self._model.rowCount())) - headings:
            heading = self._row(self._headings[row])[0] if row in self._headings else ""
            line = " ".join((*self._row(row), heading)).casefold()
            if all(word in line for word in wanted):
                found |= {row, self._headings.get(row, row)}
        for row in range(self._model.rowCount()):
            self.table.setRowHidden(row, row not in found)
        self._none.setVisible(not found)


def _words(action: QAction) -> str:
    """What the action always does; its text may say what it would do now."""
    return action.whatsThis() or _without_mnemonic(action.text()) or action.iconText()


def _without_mnemonic(text: str) -> str:
    """`text` without the `&` that marks a letter; `&&` is an `&` to be seen."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys_of(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
