"""Every action of the window with its keys, and the keys of the article, to be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from annotator.ui.line_edits import make_clearable
from annotator.ui.plain import plain_label


class ShortcutsDialog(QDialog):
    """`actions` are the window's; `keys` are (what it does, key) for what is no action, such as moving about."""

    def __init__(
        self, actions: Sequence[QAction], keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._actions = list(actions)
        self._keys = list(keys)
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
        return QSize(520, 620)

    def shown(self) -> list[tuple[str, str]]:
        """The rows now seen: what it does, and its keys."""
        rows = [row for row in range(self._model.rowCount()) if not self.table.isRowHidden(row)]
        return [(self._model.item(row, 0).text(), self._model.item(row, 1).text()) for row in rows]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
        self.search_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_edit.selectAll()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("shortcutTable")
        table.setAccessibleName(self.tr("Shortcuts"))
        table.setModel(self._model)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _fill(self) -> None:
        """Read the actions anew: their keys may have changed."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        named = [(_words(action), _keys_of(action)) for action in self._actions if not action.isSeparator()]
        for words, keys in [*named, *self._keys]:
            if words:
                self._model.appendRow([QStandardItem(words), QStandardItem(keys)])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.resizeColumnToContents(1)
        self._search()

    def _search(self) -> None:
        wanted = self.search_edit.text().casefold().split()
        for row in range(self._model.rowCount()):
            line = f"{self._model.item(row, 0).text()} {self._model.item(row, 1).text()}".casefold()
            self.table.setRowHidden(row, not all(word in line for word in wanted))
        self._none.setVisible(not self.shown())


def _words(action: QAction) -> str:
    """What the action always does; its text may say what it would do now."""
    return action.whatsThis() or _without_mnemonic(action.text()) or action.iconText()


def _without_mnemonic(text: str) -> str:
    """`text` without the `&` that marks a letter; `&&` is an `&` to be seen."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys_of(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
