"""The claims table: a row for each claim, with keyboard and mouse, and what is selected in it."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.claim import Status
from annotator.ui.claims.painting import ClaimsHeader, RowPainter
from annotator.ui.claims.style import sizes
from annotator.ui.fonts import ui_font
from annotator.ui.row_table import RowTable
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claim_cells import Column
from annotator.workspace.claim_rows import runs
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.moving_rows import Index

Select = QItemSelectionModel.SelectionFlag
# A selection in more pieces than these is told of once the event loop is idle, not at every step of making it.
_PIECES_AT_ONCE = 16


class ClaimsTable(RowTable):
    """Shows a ClaimsModel. `rows_selected` tells of every change of the selection, whatever made it; `claim_chosen`
    only of a row that the reviewer goes to, so that the article may follow without leading back here."""

    rows_selected = Signal(list)  # ids of the claims selected, in the table's order
    claim_chosen = Signal(str)  # the id of the claim gone to

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimsTable")
        self.setAccessibleName(self.tr("Claims"))
        self._claims = model
        self.has_article = False
        self._theme = LIGHT
        self._quiet = 0
        self._held: list[str] = []
        self._told: list[str] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._tell)
        self._painter = RowPainter()
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._set_model(model)
        self._set_up_header()
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def selected_ids(self) -> list[str]:
        """The ids of the claims selected, in the table's order."""
        rows = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        ids: dict[str, None] = {}
        for first, last in rows:
            ids.update(dict.fromkeys(self._claims.ids_between(first, last)))
        return list(ids)

    def told_ids(self) -> list[str]:
        """The ids that `rows_selected` told last."""
        return self._told

    def claim_id(self, index: Index) -> str:
        """The id of the claim of that row."""
        return self._claims.claim_at(index.row()).id

    def current_id(self) -> str | None:
        """The id of the claim in the current row."""
        index = self.currentIndex()
        return self._claims.claim_at(index.row()).id if index.isValid() else None

    def selectRow(self, row: int) -> None:
        """Also tells `claim_chosen` where that row is the current one already: a program that drives the window, which
        moves no focus, means the row that it selects."""
        again = row == self.currentIndex().row()
        super().selectRow(row)
        if again and not self._quiet:
            self.claim_chosen.emit(self._claims.claim_at(row).id)

    def select_claim(self, claim_id: str, scroll: bool = True) -> bool:
        """Select that claim's row alone, and bring it into view where `scroll`; False where it has no row here.

        Tells `rows_selected` but not `claim_chosen`.
        """
        row = self._claims.row_of(claim_id)
        if row is None:
            return False
        index = self._claims.index(row, max(0, self.currentIndex().column()))
        self._quiet += 1
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.setAutoScroll(True)
        self._quiet -= 1
        if scroll:
            self.scrollTo(index)
        self._tell()
        return True

    def select_claims(self, claim_ids: Iterable[str]) -> None:
        """Select the rows of those claims that have one. Tells `rows_selected` but not `claim_chosen`."""
        self._quiet += 1
        self._select_rows(self._claims.rows_of(claim_ids))
        self._quiet -= 1
        self._tell()

    def cycle_sort(self, column: int) -> None:
        """Sort by that column, then the other way round, then in text order again, as clicks on its heading do."""
        self._header.cycle(column)

    def save_columns(self) -> QByteArray:
        """The columns' widths and the order of sorting."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, state: QByteArray) -> bool:
        """Take back what `save_columns` gave; False where it is not that."""
        restored = self.horizontalHeader().restoreState(state)
        header = self.horizontalHeader()
        self.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())
        return restored

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme = theme
        self.setFont(ui_font(density))
        self._painter.set_theme(theme, density)
        self._header.set_theme(theme, density)
        row = max(sizes(density).row, self.fontMetrics().height() + 4)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.viewport().update()

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row() and not self._quiet:
            self.claim_chosen.emit(self._claims.claim_at(current.row()).id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current where none is; nobody has gone there.
        self._quiet += 1
        super().focusInEvent(event)
        self._quiet -= 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(Column):
            self.cycle_sort(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height():
            self.scrollTo(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if self._claims.rowCount():
            self._paint_rows(painter, event.rect())
        else:
            painter.setPen(QColor(self._theme.muted))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 8, -24, -8), wrapped, self.empty_words())
        painter.end()

    def _paint_rows(self, painter: QPainter, dirty: QRect) -> None:
        first, last = self.rowAt(dirty.top()), self.rowAt(dirty.bottom())
        if first < 0:
            return  # below the last row
        height, width = self.verticalHeader().defaultSectionSize(), self.viewport().width()
        columns = [(self.columnViewportPosition(column), self.columnWidth(column)) for column in Column]
        current = self.currentIndex().row() if self.hasFocus() else -1
        top = self.rowViewportPosition(first)
        for row in range(first, (last if last >= 0 else self._claims.rowCount() - 1) + 1):
            claim, place = self._claims.claim_at(row), QRect(0, top, width, height)
            signed = self._claims.signature(claim)
            # Of a claim that nobody has checked nothing is counted, and so nothing is worked out.
            checks = () if claim.status is Status.UNCHECKED else self._claims.checklist(claim)
            selected = self.selectionModel().isRowSelected(row)
            self._painter.paint(
                painter, place, columns, claim, signed, checks, selected=selected, current=row == current
            )
            top += height

    def empty_words(self) -> str:
        """What the table says when it has no rows."""
        if self._claims.total:
            return self.tr("No claim matches the filter.")
        if not self.has_article:
            return ""
        return self.tr("No claims yet. Select text in the article and press C.")

    # What is selected

    def _set_model(self, model: ClaimsModel) -> None:
        # Slots run in the order of their connection: these before those of view and selection model …
        for about_to in (model.layoutAboutToBeChanged, model.rowsAboutToBeMoved):
            about_to.connect(self._hold)
        model.rowsAboutToBeRemoved.connect(self._begin_quiet)
        model.modelAboutToBeReset.connect(self._begin_quiet)
        self.setModel(model)
        # … and these after them.
        for done in (model.layoutChanged, model.rowsMoved):
            done.connect(self._give_back)
        model.rowsRemoved.connect(self._rows_left)
        model.modelReset.connect(self._end_quiet)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    def _hold(self) -> None:
        # Qt would make each selected cell a persistent index, and forget a selection of all rows when some are hidden.
        self._quiet += 1
        self._held = self.selected_ids()
        if self._held:
            # The view repaints all of it afterwards; asked for each piece of a selection, it takes longer.
            blocker = QSignalBlocker(self.selectionModel())
            self.selectionModel().clearSelection()
            blocker.unblock()

    def _give_back(self) -> None:
        held, self._held = self._held, []
        if held:
            blocker = QSignalBlocker(self.selectionModel())
            self._select_rows(self._claims.rows_of(held))
            blocker.unblock()
            self.viewport().update()
        self._end_quiet()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _rows_left(self, _parent: QModelIndex, first: int) -> None:
        """Where the selected rows have left, go on with the row that took their place."""
        index = self._claims.index(min(first, self._claims.rowCount() - 1), Column.CLAIM)
        if self._told and index.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
            if self.hasFocus():
                self.claim_chosen.emit(self._claims.claim_at(index.row()).id)
        self._end_quiet()

    def _select_rows(self, rows: Iterable[int]) -> None:
        selection = QItemSelection()
        last_column = len(Column) - 1
        for first, last in runs(rows):
            selection.select(self._claims.createIndex(first, 0), self._claims.createIndex(last, last_column))
        self.selectionModel().select(selection, Select.ClearAndSelect)

    def _begin_quiet(self) -> None:
        self._quiet += 1

    def _end_quiet(self) -> None:
        self._quiet -= 1
        self._tell()

    def _selection_changed(self) -> None:
        if self._quiet:
            return
        if self.selectionModel().selection().count() > _PIECES_AT_ONCE:
            self._later.start()
        else:
            self._tell()

    def _tell(self) -> None:
        if self._quiet:
            return
        self._later.stop()
        ids = self.selected_ids()
        if ids != self._told:
            self._told = ids
            self.rows_selected.emit(ids)

    # Setting up

    def _set_up_header(self) -> None:
        self._header = ClaimsHeader(self)
        self.setHorizontalHeader(self._header)
        self._header.set_widths()
        self.setSortingEnabled(True)
