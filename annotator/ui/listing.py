"""What dialogs that list something share: a table of whole rows, and a search box over it."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from annotator.ui.line_edits import make_clearable

Heading = TypeVar("Heading", bound=int)  # a model's column


class ListTable(QTableView):
    """A table to choose rows of: no grid, no editing by a click, headings to the left. Of `several` rows, more than
    one can be chosen. In a table that is `wrapped` rows are as high as their words need, whatever the width."""

    def __init__(
        self, name: str, spoken: str, parent: QWidget, *, several: bool = False, wrapped: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setProperty("several", several)  # where one row is chosen, it is also the current one: no frame tells it
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(wrapped)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        if wrapped:
            fit = QTimer(self, singleShot=True, interval=0)  # once, however many columns a new width changes
            fit.timeout.connect(self.resizeRowsToContents)
            self.horizontalHeader().sectionResized.connect(lambda *_: fit.start())

    def show_model(self, model: QAbstractItemModel, widths: Mapping[Heading, int], stretch: int) -> None:
        """Show the model's rows; its columns have these widths, in pixels, and the column `stretch` the rest."""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.resizeSection(column, width)

    def sort_first(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let headings sort, and sort by that column."""
        self.setSortingEnabled(True)
        self.sortByColumn(column, order)


class ListSearch(QLineEdit):
    """Up, down and Enter in it mean the list, as if that had the focus."""

    entered = Signal()
    stepped = Signal(int)  # a row further, or back

    def __init__(self, name: str, spoken: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(words)
        make_clearable(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not with_control:
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
