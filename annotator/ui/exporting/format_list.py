"""The formats in their groups: each can be ticked, and shows which file it makes; the current one is looked at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.reports import Format, Group
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.theme import Theme

NAME = Qt.ItemDataRole.UserRole
_FORMAT, _FILE = 0, 1
_WIDEST = 226  # pixels of a column
_TICKED = Qt.CheckState.Checked


class FormatList(QTreeWidget):
    """`ticked_changed` says that another set of formats is ticked, `current_changed` that another is current."""

    ticked_changed = Signal()
    current_changed = Signal()

    def __init__(self, formats: Iterable[Format], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportFormats")
        self.setAccessibleName(self.tr("Formats"))
        self.setHeaderLabels([self.tr("Format"), self.tr("File")])
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._formats = {known.name: known for known in formats}
        self._fill()
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setMaximumSectionSize(_WIDEST)
        header.setSectionResizeMode(_FORMAT, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(lambda *_: self.current_changed.emit())

    def ticked(self) -> list[Format]:
        """The formats that are ticked and can be had, in the list's order."""
        return [self._formats[name] for name, item in self._usable() if item.checkState(_FORMAT) is _TICKED]

    def tick(self, names: Sequence[str]) -> None:
        """Tick exactly these, and make the first of them current."""
        for name, item in self._items.items():
            item.setCheckState(_FORMAT, _TICKED if name in names else Qt.CheckState.Unchecked)
        usable = dict(self._usable())
        first = next((name for name in self._formats if name in names and name in usable), next(iter(usable)))
        self.setCurrentItem(usable[first])

    def current(self) -> Format:
        """The format that is looked at."""
        item = self.currentItem()
        name = item.data(_FORMAT, NAME) if item is not None else None
        return self._formats[name] if name in self._formats else next(iter(self._formats.values()))

    def go_to(self, name: str) -> None:
        self.setCurrentItem(self._items[name])

    def offer_groups(self, groups: Iterable[Group], why_not: str) -> None:
        """Let only formats of these groups be chosen; the others say why not."""
        offered = set(groups)
        for name, item in self._items.items():
            item.setDisabled(self._formats[name].group not in offered)
            item.setToolTip(_FORMAT, tool_tip(why_not if item.isDisabled() else self._formats[name].label))

    def show_files(self, files: Mapping[str, Sequence[str]]) -> None:
        """Show under which names the ticked formats go out."""
        self.blockSignals(True)
        for name, item in self._items.items():
            names = files.get(name, ())
            item.setText(_FILE, one_line(", ".join(names)))
            item.setToolTip(_FILE, tool_tip(", ".join(names)) if names else "")
        self.blockSignals(False)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self.blockSignals(True)
        # Fusion outlines boxes to tick in a shade of their window, which in the dark theme cannot be seen.
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(theme.muted))
        self.setPalette(colours)
        for item in self._items.values():
            item.setForeground(_FILE, QColor(theme.muted))
        for row in range(self.topLevelItemCount()):
            head = self.topLevelItem(row)
            if head is not None:
                head.setForeground(_FORMAT, QColor(theme.muted))
        self.blockSignals(False)

    def _fill(self) -> None:
        for group in Group:
            members = [known for known in self._formats.values() if known.group is group]
            if not members:
                continue
            head = QTreeWidgetItem(self, [self._heading(group)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFirstColumnSpanned(True)
            font = head.font(_FORMAT)
            font.setBold(True)
            head.setFont(_FORMAT, font)
            for known in members:
                self._items[known.name] = self._item(head, known)
        self._formats = {name: self._formats[name] for name in self._items}
        self.expandAll()

    def _item(self, head: QTreeWidgetItem, known: Format) -> QTreeWidgetItem:
        item = QTreeWidgetItem(head, [known.label])
        item.setData(_FORMAT, NAME, known.name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_FORMAT, Qt.CheckState.Unchecked)
        return item

    def _usable(self) -> Iterator[tuple[str, QTreeWidgetItem]]:
        return ((name, item) for name, item in self._items.items() if not item.isDisabled())

    def _changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == _FORMAT:
            self.ticked_changed.emit()

    def _heading(self, group: Group) -> str:
        words = {
            Group.DOCUMENT: self.tr("Documents"),
            Group.TABLE: self.tr("Tables"),
            Group.DATA: self.tr("Data for programs"),
            Group.OTHERS: self.tr("For others"),
        }
        return words[group]
