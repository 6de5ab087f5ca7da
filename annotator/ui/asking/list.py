"""The list of a claim's queries, corrections and log, in the details. What is asked of it is told by signals, each
with an entry's id."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from annotator.domain.claim import Claim
from annotator.ui.asking.painting import ENTRY, FIRST, AskingDelegate
from annotator.ui.asking.words import Entry, entries
from annotator.ui.claims.keys import OwnKeys
from annotator.ui.claims.lists import EntryList
from annotator.ui.plain import tool_tip
from annotator.ui.theme import Density, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY = Qt.ItemDataRole.UserRole


class QueryList(EntryList):
    """Queries first, then corrections; the log comes last, below a line."""

    open_wanted = Signal(str)  # to answer, decide or write the outcome
    reword_wanted = Signal(str)
    again_wanted = Signal(str)
    remove_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)  # where on the screen

    _painting: AskingDelegate | None = None  # the look is set before there is one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("queryList", parent)
        self.setAccessibleName(self.tr("Queries and log"))
        self.set_empty_words(self.tr("Nothing asked and nothing logged yet. Q asks, T logs a contact or a search."))
        self._painting = AskingDelegate(self)
        self.setItemDelegate(self._painting)
        self._claim = ""
        OwnKeys(frozenset({Qt.Key.Key_Delete}), self).put_on(self)

    def show_claim(self, claim: Claim) -> None:
        """The claim's entries. Of the same claim as before, the same entry stays current, or the one in its place."""
        found = entries(claim)
        if claim.id == self._claim and found == [self.item(row).data(ENTRY) for row in range(self.count())]:
            return
        row, key = (self.currentRow(), self.key) if claim.id == self._claim else (-1, "")
        self._claim = claim.id
        self.clear()
        logged = False
        for one in found:
            self.addItem(_item(one, first=one.kind.logged and not logged and self.count() > 0))
            logged = logged or one.kind.logged
        if key and not self.show_entry(key) and self.count():
            self._make_current(min(row, self.count() - 1))

    def set_theme(self, theme: Theme, density: Density) -> None:
        if self._painting is not None:
            self._painting.set_theme(theme)
        super().set_theme(theme, density)

    def event(self, event: QEvent) -> bool:
        """Enter is the list's own, whatever is held with it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if event.key() in _ENTER and plain:
            wanted = self.open_wanted
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.ShiftModifier:
            wanted = self.reword_wanted
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            wanted = self.again_wanted
        elif event.key() == Qt.Key.Key_Delete and plain:
            wanted = self.remove_wanted
        elif event.key() == Qt.Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier:
            self._ask_for_menu()
            return
        else:
            super().keyPressEvent(event)
            return
        if self.key:
            wanted.emit(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self.open_wanted.emit(item.data(_KEY))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self._ask_for_menu()
            return
        item = self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
            self.menu_wanted.emit(item.data(_KEY), event.globalPos())

    def _ask_for_menu(self) -> None:
        """By a key: at the current entry."""
        if self.key:
            rect = self.visualItemRect(self.currentItem())
            self.menu_wanted.emit(self.key, self.viewport().mapToGlobal(rect.bottomLeft()))


def _item(one: Entry, *, first: bool) -> QListWidgetItem:
    item = QListWidgetItem(one.head)
    item.setData(_KEY, one.key)
    item.setData(ENTRY, one)
    item.setData(FIRST, first)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
    item.setToolTip(tool_tip(one.spoken))
    return item
