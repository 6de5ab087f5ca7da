"""The list of an update as a widget: its keys, what is selected in it, and which groups are folded."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.ui.claims.keys import PRESSING
from annotator.ui.fonts import ui_font
from annotator.ui.row_table import RowTable
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.entries import Entry, Group
from annotator.ui.versions.model import Index, VersionsModel
from annotator.ui.versions.painting import EntryPainter

Select = QItemSelectionModel.SelectionFlag
_PLAIN = Entry("", (0, 0, 0, ""), Group.KEPT, (0, 0))


class VersionsList(RowTable):
    """Shows a VersionsModel. `entry_chosen` tells of the entry that is gone to, `selection_told` that other ones are
    selected."""

    entry_chosen = Signal(str)  # its key
    entry_wanted = Signal(str)  # the key of one that was double-clicked
    selection_told = Signal()

    def __init__(self, model: VersionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsList")
        self.setAccessibleName(self.tr("What became of the claims"))
        self._entries = model
        self._quiet = False
        self._set_up_view()
        self._delegate = EntryPainter(self, model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        # After Qt's own slots, which make the new rows' sections.
        model.rowsInserted.connect(self._fit_rows)
        model.modelReset.connect(self._fit_all)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    # What is selected

    def selected_entries(self) -> list[Entry]:
        """The entries selected, in the list's order."""
        spans = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        rows = (row for top, bottom in spans for row in range(top, bottom + 1))
        return [entry for row in rows if isinstance(entry := self._entries.entry_at(row), Entry)]

    def selected_counts(self) -> dict[Group, int]:
        """How many of each group are selected."""
        counts = dict.fromkeys(Group, 0)
        for part in self.selectionModel().selection().toList():
            for group, count in self._entries.rows_between(part.top(), part.bottom()):
                counts[group] += count
        return counts

    def current(self) -> Entry | Group | None:
        """The entry, or the head, that the keyboard is in."""
        index = self.currentIndex()
        return self._entries.entry_at(index.row()) if index.isValid() else None

    def go_to(self, key: str) -> None:
        """Select that entry alone and bring it into view; unfolds its group."""
        entry = self._entries.entry(key)
        if entry is None:
            return
        self._entries.fold(entry.group, False)
        index = self._entries.index(self._entries.row_of(key) or 0)
        again = index == self.currentIndex()
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.show_current()
        if again:
            self.entry_chosen.emit(key)

    def show_current(self) -> None:
        """Bring the entry the keyboard is in into view, and its head where it is the first under it."""
        index, entry = self.currentIndex(), self.current()
        if isinstance(entry, Entry):
            head = self._entries.head_row(entry.group)
            if index.row() == head + 1:
                self.scrollTo(self._entries.index(head))
        if index.isValid():
            self.scrollTo(index)

    def go_nowhere(self) -> None:
        """Select nothing."""
        self.selectionModel().clear()

    def quiet(self, quiet: bool) -> None:
        """Tell nothing while the rows are brought up to date."""
        self._quiet = quiet

    # Look

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.setFont(ui_font(density))
        self._delegate.set_theme(theme, density)
        self._fit_all()
        self.viewport().update()

    def set_widest(self, number: int) -> None:
        """The highest number of a claim in the list."""
        self._delegate.set_widest(number)

    def _fit_all(self) -> None:
        header = self.verticalHeader()
        header.setDefaultSectionSize(self._delegate.height_of(_PLAIN))
        self._fit_rows(QModelIndex(), 0, self._entries.rowCount() - 1)

    def _fit_rows(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Rows have one height, but for heads and moved ones."""
        header, usual = self.verticalHeader(), self._delegate.height_of(_PLAIN)
        for row in range(first, last + 1):
            entry = self._entries.entry_at(row)
            height = self._delegate.height_of(entry) if entry is not None else usual
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current()
        if key in PRESSING and isinstance(current, Group):
            self._toggle(current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and current is not None:
            self._fold_by_arrow(current, folded=key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _fold_by_arrow(self, current: Entry | Group, *, folded: bool) -> None:
        """As in a tree: left folds, or leads from an entry to its head; right unfolds."""
        if isinstance(current, Group):
            self._entries.fold(current, folded)
        elif folded:
            self.setCurrentIndex(self._entries.index(self._entries.head_row(current.group)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current where none is; nobody has gone there.
        quiet, self._quiet = self._quiet, True
        super().focusInEvent(event)
        self._quiet = quiet
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        entry = self._entries.entry_at(current.row()) if current.isValid() else None
        if isinstance(entry, Entry) and not self._quiet:
            self.entry_chosen.emit(entry.key)

    def _selection_changed(self) -> None:
        if not self._quiet:
            self.selection_told.emit()

    def _clicked(self, index: QModelIndex) -> None:
        group = self._entries.entry_at(index.row())
        if isinstance(group, Group):
            self._toggle(group)

    def _toggle(self, group: Group) -> None:
        self._entries.fold(group, not self._entries.folded(group))

    def _double_clicked(self, index: QModelIndex) -> None:
        entry = self._entries.entry_at(index.row())
        if isinstance(entry, Entry):
            self.entry_wanted.emit(entry.key)

    def _set_up_view(self) -> None:
        self.verticalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
