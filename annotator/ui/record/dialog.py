"""The history of the open article: a list, and of what is chosen there before and after, and the claim as it was."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.hidden import shown
from annotator.domain.history.differences import Difference
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.listing import ListTable
from annotator.ui.plain import plain_label
from annotator.ui.record.filters import HistoryFilters
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claim_cells import local_time
from annotator.workspace.history_model import Column, HistoryModel

_WIDTHS = {Column.WHEN: 190, Column.WHO: 130, Column.CLAIM: 64}
_MOST = 20_000  # code points of a value
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")  # as the library keeps one
_MOMENTS = frozenset(["at", "checked", "removed"])  # the fields that hold one


class HistoryDialog(QDialog):
    """Says what is chosen; whoever owns it fills it."""

    entry_chosen = Signal(int)  # the number of a group
    claim_chosen = Signal(str)  # the id of a claim that the chosen group is about; empty for none
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyDialog")
        self.setWindowTitle(self.tr("History"))
        self.setModal(False)
        self.model = HistoryModel(self)
        self.filters = HistoryFilters(self)
        self.table = self._table("historyTable", self.tr("Changes, the newest first"))
        self.table.setModel(self.model)
        self.changes = self._table("historyChanges", self.tr("Before and after"), wrapped=True)
        self._differences = QStandardItemModel(0, 4, self)
        self.changes.setModel(self._differences)
        self.then = QPlainTextEdit(self)
        self.then.setObjectName("historyThen")
        self.then.setReadOnly(True)
        self.then.setTabChangesFocus(True)
        self.then.setAccessibleName(self.tr("The claim as it was then"))
        self.then_title = plain_label(parent=self, wrap=True)
        self.restore_button = QPushButton(self.tr("Restore"), self)
        self.restore_button.setObjectName("historyRestore")
        self.restore_button.setAutoDefault(False)
        self.restore_button.setToolTip(self.tr("Make the claim so again, as a new change"))
        self.restore_button.clicked.connect(self.restore_wanted)
        self.said = plain_label(parent=self, wrap=True)
        self.said.setObjectName("historySaid")
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self.show_then("", "", restorable=False)

    def sizeHint(self) -> QSize:
        return QSize(1160, 680)

    @property
    def current(self) -> int | None:
        """The number of the group that is chosen."""
        index = self.table.currentIndex()
        return int(index.data(Qt.ItemDataRole.UserRole)) if index.isValid() else None

    def show_changes(self, found: Sequence[Difference]) -> None:
        """The fields that the chosen group changed."""
        model = self._differences
        model.setRowCount(0)
        model.setHorizontalHeaderLabels([self.tr("Of"), self.tr("Field"), self.tr("Before"), self.tr("After")])
        for one in found:
            values = [_local(text) if one.field in _MOMENTS else text[:_MOST] for text in (one.before, one.after)]
            items = [QStandardItem(shown(text)) for text in (one.of, one.field, *values)]
            for item in items:
                item.setEditable(False)
                item.setData(one.claim, Qt.ItemDataRole.UserRole)
            model.appendRow(items)
        self.changes.resizeRowsToContents()
        if found:
            self.changes.selectRow(0)
        else:
            self.claim_chosen.emit("")

    def show_then(self, title: str, text: str, *, restorable: bool) -> None:
        """The claim as it was, under a title, and whether it can be made so again."""
        self.then_title.setText(title)
        self.then.setPlainText(shown(text))
        for part in (self.then_title, self.then, self.restore_button):
            part.setVisible(bool(title))
        self.restore_button.setEnabled(restorable)

    def choose(self, group: int | None) -> None:
        """Make the entry of that group the current one, the first where it is not shown."""
        row = self.model.row_of(group) if group is not None else None
        if self.model.rowCount():
            index = self.model.index(row or 0, 0)
            self.table.setCurrentIndex(index)
            self.table.selectRow(index.row())
            self.table.scrollTo(index)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.filters.set_theme(theme)
        height = 30 if density is Density.COMFORTABLE else 22
        self.table.verticalHeader().setDefaultSectionSize(height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from the list to what changed, and from the search to the list, which up and down do, too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.table and enter:
                self.changes.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched in (self.filters.search, self.filters.claim) and (enter or event.key() == Qt.Key.Key_Down):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _table(self, name: str, spoken: str, *, wrapped: bool = False) -> ListTable:
        table = ListTable(name, spoken, self, wrapped=wrapped)
        OwnKeys(PRESSING, table).put_on(table)
        return table

    def _lay_out(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self._differences.setHorizontalHeaderLabels(["", "", "", ""])
        for wide in (2, 3):
            self.changes.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.changes.horizontalHeader().resizeSection(0, 150)
        self.changes.horizontalHeader().resizeSection(1, 96)
        lower = QSplitter(Qt.Orientation.Horizontal, self)
        lower.addWidget(self.changes)
        lower.addWidget(self._then_pane())
        lower.setSizes([680, 460])
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(lower)
        split.setSizes([360, 240])
        for one in (lower, split):
            one.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.filters)
        layout.addWidget(split, 1)
        layout.addWidget(self.said)

    def _then_pane(self) -> QWidget:
        pane = QWidget(self)
        top = QHBoxLayout()
        top.addWidget(self.then_title, 1)
        top.addWidget(self.restore_button)
        column = QVBoxLayout(pane)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.then, 1)
        return pane

    def _connect(self) -> None:
        for part in (self.table, self.filters.search, self.filters.claim):
            part.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.changes.selectionModel().currentRowChanged.connect(self._change_chosen)

    def _row_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entry_chosen.emit(index.data(Qt.ItemDataRole.UserRole))

    def _change_chosen(self, index: QModelIndex) -> None:
        self.claim_chosen.emit(index.data(Qt.ItemDataRole.UserRole) or "" if index.isValid() else "")


def _local(text: str) -> str:
    """The text with its moment in this computer's time zone, to the second."""
    return _MOMENT.sub(lambda found: local_time(found[0], seconds=True), text)
