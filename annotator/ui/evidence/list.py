"""The list of a claim's evidence, in the details. What is asked of it is told by signals, each with evidence's id."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Source
from annotator.ui.claims.keys import OwnKeys
from annotator.ui.claims.lists import EntryList
from annotator.ui.evidence.painting import ENTRY, EvidenceDelegate
from annotator.ui.evidence.words import Entry, entry
from annotator.ui.plain import tool_tip
from annotator.ui.theme import Density, Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STANDARD = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Save)


class EvidenceList(EntryList):
    """`sources` gives the library's sources by id, as they are now; `stands` says whether a quote stands in the saved
    copy, None where that is not known."""

    edit_wanted = Signal(str)
    copy_wanted = Signal(str)  # to see the saved copy
    save_wanted = Signal(str)  # to have the saved copy as a file
    address_wanted = Signal(str)
    citation_wanted = Signal(str)
    remove_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)  # where on the screen
    paste_wanted = Signal()

    _painting: EvidenceDelegate | None = None  # the look is set before there is one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("evidenceList", parent)
        self.setAccessibleName(self.tr("Evidence"))
        self.set_empty_words(
            self.tr("No evidence yet. Press E, or paste or drop an address, a file, an image or a quote here.")
        )
        self.sources: Callable[[], Mapping[str, Source]] = dict
        self.stands: Callable[[Evidence, Source], bool | None] = lambda _use, _source: None
        self._painting = EvidenceDelegate(self)
        self.setItemDelegate(self._painting)
        self._claim = ""
        self._with_copy: frozenset[str] = frozenset()
        OwnKeys(frozenset({Qt.Key.Key_Delete}), self).put_on(self)
        self.setAcceptDrops(True)

    def show_claim(self, claim: Claim) -> None:
        """The claim's evidence. Of the same claim as before, the same entry stays current, or the one in its place."""
        sources = self.sources()
        entries = [
            entry(use, source, self.stands(use, source))
            for use in _in_order(claim.evidence)
            if (source := sources.get(use.source_id))
        ]
        self._with_copy = frozenset(
            use.id for use in claim.evidence if (kept := sources.get(use.source_id)) and kept.file is not None
        )
        shown = [self.item(row).data(ENTRY) for row in range(self.count())]
        if claim.id == self._claim and entries == shown:
            return
        row, key = (self.currentRow(), self.key) if claim.id == self._claim else (-1, "")
        if claim.id != self._claim:
            self.scrollToTop()
        self._claim = claim.id
        self.clear()
        for one in entries:
            self.addItem(_item(one))
        if key and not self.show_entry(key) and self.count():
            self._make_current(min(row, self.count() - 1))

    def set_theme(self, theme: Theme, density: Density) -> None:
        if self._painting is not None:
            self._painting.set_theme(theme)
        super().set_theme(theme, density)

    def event(self, event: QEvent) -> bool:
        """The list's own keys are not the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._wanted(event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif wanted is None:
            super().keyPressEvent(event)
        elif self.key:
            wanted(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            key = item.data(Qt.ItemDataRole.UserRole)
            (self.copy_wanted if key in self._with_copy else self.edit_wanted).emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        item = self.itemAt(event.pos()) if by_mouse else self.currentItem()
        if item is not None:
            self.setCurrentItem(item)
            below = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
            self.menu_wanted.emit(item.data(Qt.ItemDataRole.UserRole), event.globalPos() if by_mouse else below)

    def _wanted(self, event: QKeyEvent) -> Callable[[str], object] | None:
        """What the key asks of the current entry."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER:
            by_modifiers = {
                Qt.KeyboardModifier.NoModifier: self.edit_wanted,
                Qt.KeyboardModifier.ControlModifier: self.copy_wanted,
                Qt.KeyboardModifier.ShiftModifier: self.address_wanted,
            }
            signal = by_modifiers.get(modifiers)
            return signal.emit if signal else None
        if event.key() == Qt.Key.Key_Delete and modifiers == Qt.KeyboardModifier.NoModifier:
            return self.remove_wanted.emit
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.citation_wanted.emit
        if event.matches(QKeySequence.StandardKey.Save):
            return self.save_wanted.emit
        if event.key() == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier:
            return self._ask_for_menu
        return None

    def _ask_for_menu(self, key: str) -> None:
        """Shift+F10, which not every platform makes a menu's event of."""
        rect = self.visualItemRect(self.currentItem())
        self.menu_wanted.emit(key, self.viewport().mapToGlobal(rect.bottomLeft()))


def _in_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda use: (use.ordinal, use.id))


def _item(one: Entry) -> QListWidgetItem:
    item = QListWidgetItem(one.title)
    item.setData(Qt.ItemDataRole.UserRole, one.key)
    item.setData(ENTRY, one)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
    item.setToolTip(tool_tip(one.spoken))
    return item


def _is_own(event: QKeyEvent) -> bool:
    if event.key() in _ENTER:
        return event.modifiers() not in _PLAIN  # those without modifiers are kept elsewhere
    return any(event.matches(standard) for standard in _STANDARD)
