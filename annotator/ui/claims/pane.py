"""The right half of the window: chips and filter, the claims table, and the details of what is selected in it."""

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from annotator.domain.article import Article
from annotator.ui.claims.chips import StatusChips
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.claims.style import set_style, sizes, table_style
from annotator.ui.claims.table import ClaimsTable
from annotator.ui.fonts import ui_font
from annotator.ui.line_edits import colour_clear_button, make_clearable
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claims_model import ClaimsModel

_HANDLE = 10
_WORDS = 124  # pixels, for all the words in the filter
# What the details have of the height, until the reviewer drags the line: 13 rows and more are left at 1440x900.
_DETAILS_SHARE, _DETAILS_LEAST = 0.45, 284
_SEVERAL = 64
_PREPARED_AT_ONCE, _PREPARE_MS = 40, 20  # claims, about 1 ms of work


class FilterEdit(QLineEdit):
    """The text that claims shown must hold. Esc clears it; Esc in an empty one, Enter and Down lead to the table."""

    focused = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimFilter")
        self.setAccessibleName(self.tr("Filter claims"))
        self.setPlaceholderText(self.tr("Filter claims"))
        looked_in = self.tr("Show claims with this text in number, statement, quotes or notes")
        people = self.tr("@name shows those assigned to or checked by that person")
        rules = self.tr("is:open those that fail a rule")
        self.setToolTip(f"{looked_in}; {people}, {rules}")
        make_clearable(self)
        self.setMinimumWidth(116)
        self.setMaximumWidth(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.setFont(ui_font(density))
        self.setFixedHeight(sizes(density).pill)
        colour_clear_button(self, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setPlaceholderText(self.tr("Filter claims") if self.width() > _WORDS else self.tr("Filter"))

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


class ClaimsPane(QWidget):
    """Keeps its parts in step with the model and with one another; what the reviewer does is told by `table` and
    `details`, which the main window connects."""

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimsPane")
        self.setAccessibleName(self.tr("Claims"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_style(self, table_style(LIGHT))  # before there is anything in it, which would be styled once more
        self.model = model
        self._reviewer = ""
        self._divided = False  # as the reviewer wants it
        self.chips = StatusChips(self)
        self.filter = FilterEdit(self)
        # Within what holds them: a widget that gets another parent is styled anew, with all there is in it.
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._card = QFrame(self.splitter)
        self.table = ClaimsTable(model, self._card)
        self.details = ClaimDetails(self.splitter)
        self.details.signature = model.signature
        self.details.checklist = model.checklist
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._prepare = QTimer(self, interval=_PREPARE_MS)
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_reviewer(self, reviewer: str) -> None:
        """Whose note the details show for editing."""
        self._reviewer = reviewer
        self._show_selected()

    def set_article(self, article: Article | None) -> None:
        """The article whose claims the model holds."""
        self.details.set_article(article)
        self.table.has_article = article is not None

    def show_row(self, claim_id: str) -> None:
        """Have the claim's row shown: take the filter off where it hides it."""
        if self.model.row_of(claim_id) is None and self.model.claim(claim_id) is not None:
            self.clear_filter()

    def clear_filter(self) -> None:
        """Show all claims."""
        self.filter.clear()
        self.chips.choose(None)

    def focus_filter(self) -> None:
        """Put the caret into the filter, its text selected."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def focus_table(self) -> None:
        """Go to the table, to its current or first row where none is selected."""
        if not self.table.selectionModel().hasSelection() and self.model.rowCount():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_splitter(self) -> QByteArray:
        return self.splitter.saveState()

    def restore_splitter(self, state: QByteArray) -> bool:
        self._divided = self.splitter.restoreState(state)
        return self._divided

    def set_theme(self, theme: Theme, density: Density) -> None:
        set_style(self, table_style(theme))
        measure = sizes(density)
        self._top.setContentsMargins(0, measure.gap, 3, measure.gap - 2)
        for part in (self.chips, self.filter, self.table, self.details):
            part.set_theme(theme, density)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._divided and event.size().height() != event.oldSize().height():
            room = self.splitter.height() - _HANDLE
            details = max(_DETAILS_LEAST, round(_DETAILS_SHARE * room))
            self.splitter.setSizes([room - details, details])

    def _drag(self) -> None:
        self._divided = True

    def _filter(self) -> None:
        chips = self.chips
        self.model.set_filter(self.filter.text(), chips.status, chips.only_open, chips.only_waiting)

    def _prepare_some(self) -> None:
        """Between other things, so that nobody waits for it when the filter is first used."""
        if not self.model.prepare_search(_PREPARED_AT_ONCE):
            self._prepare.stop()

    def _show_counts(self) -> None:
        model = self.model
        self.chips.set_counts(model.counts, model.total, model.unsettled, model.waiting)

    def _show_selected(self) -> None:
        self._refresh.stop()
        known = (self.model.claim(claim_id) for claim_id in self.table.selected_ids())
        self.details.show_claims([claim for claim in known if claim is not None], self._reviewer)

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        ids = self.table.told_ids()
        if len(ids) > _SEVERAL:
            self._refresh.start()
        elif not set(ids).isdisjoint(self.model.ids_between(first.row(), last.row())):
            self._show_selected()

    def _connect(self) -> None:
        self.splitter.splitterMoved.connect(self._drag)
        self.filter.textChanged.connect(self._filter)
        self.filter.focused.connect(self.model.prepare_search)
        self.model.modelReset.connect(self._prepare.start)
        self._prepare.timeout.connect(self._prepare_some)
        self.filter.left.connect(self.focus_table)
        self.chips.status_chosen.connect(self._filter)
        self.model.counts_changed.connect(self._show_counts)
        self.model.dataChanged.connect(self._follow)
        self.table.rows_selected.connect(self._show_selected)
        self.table.activated.connect(self.details.focus_statement)
        self.details.left.connect(self.focus_table)
        self._refresh.timeout.connect(self._show_selected)
        self._show_counts()

    def _lay_out(self) -> None:
        self._card.setObjectName("claimsCard")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table)
        self.splitter.setObjectName("claimsSplitter")
        self.splitter.setHandleWidth(_HANDLE)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._card)
        self.splitter.addWidget(self.details)
        self._top = QHBoxLayout()
        self._top.addWidget(self.chips)
        self._top.addSpacing(5)
        self._top.addStretch(1)
        self._top.addWidget(self.filter, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 0, 11, 8)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.splitter, 1)
