"""The claims of the open article as a Qt table model, filtered and sorted by itself."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from annotator.domain.claim import Claim, Status
from annotator.domain.evidence import Source
from annotator.domain.signing import UNSIGNED, Signature, Signed
from annotator.workspace import claim_cells as cells
from annotator.workspace.claim_cells import Column
from annotator.workspace.claim_rows import NO_SETTINGS
from annotator.workspace.moving_rows import Index, MovingRows

if TYPE_CHECKING:
    from annotator.domain.rules import Check

Role = Qt.ItemDataRole

_CENTRE = Qt.AlignmentFlag.AlignCenter
NO_SOURCES: Mapping[str, Source] = MappingProxyType({})
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ClaimsModel(MovingRows):
    """A row for each claim that passes the filter, by default in text order.

    DisplayRole is the text shown, UserRole the claim's id, StatusRole the status' word in the library.
    """

    StatusRole = Role.UserRole + 1

    counts_changed = Signal()

    @property
    def counts(self) -> dict[Status, int]:
        """How many claims have each status, whatever the filter; every status is a key."""
        return dict(self._rows.counts)

    @property
    def total(self) -> int:
        """How many claims there are, whatever the filter."""
        return len(self._rows.claims)

    @property
    def unsettled(self) -> int:
        """How many claims have a place that is open, whatever the filter."""
        return self._rows.unsettled

    @property
    def waiting(self) -> int:
        """How many claims wait for somebody's answer, whatever the filter."""
        return self._rows.waiting

    @property
    def open_queries(self) -> int:
        """How many queries are open, whatever the filter."""
        return self._rows.open_queries

    @property
    def signed(self) -> dict[Signed, int]:
        """How many claims are signed, and how many have none but void signatures, whatever the filter."""
        return self._rows.signed()

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return self._rows.filtered

    def load(
        self,
        claims: Iterable[Claim],
        sources: Mapping[str, Source] = NO_SOURCES,
        settings: Mapping[str, Any] = NO_SETTINGS,
    ) -> None:
        """These claims in place of all, removed ones without rows; `sources`, by their ids, are those that evidence
        rests on, and `settings` those of the house; both are looked up when they are needed. Filter and sort order
        stay."""
        self.beginResetModel()
        self._rows.load(claims, sources, settings)
        self.endResetModel()
        self.counts_changed.emit()

    def update(self, changed: Iterable[Claim], gone: Iterable[str] = ()) -> None:
        """Take in claims that are new or have changed, and the ids of those that are gone; unknown ids are no error.

        A removed claim among `changed` has no row, but calculations may rest on it. Exactly the rows that changed are
        announced.
        """
        changed, gone = list(changed), list(gone)
        before = (self.counts, self.unsettled, self.waiting)
        plan = self._rows.plan(changed, gone)
        if plan:
            self._carry_out(plan)
        self._rows.keep_removed(changed, gone)
        self._judge_again(self._rows.checklists.resting_on({*gone, *(claim.id for claim in changed)}))
        if (self._rows.counts, self.unsettled, self.waiting) != before:
            self.counts_changed.emit()

    def sources_changed(self, claim_ids: Iterable[str]) -> None:
        """Sources that evidence of those claims rests on have changed, and with them what signatures hold."""
        self._rows.forget_signatures()
        if self._rows.column == Column.SECOND:
            self._lay_out()
        # A calculation takes numbers from sources that are none of its claim's evidence.
        self._judge_again({*claim_ids, *self._rows.checklists.calculating})

    def rules_changed(self) -> None:
        """The house has other rules: every claim may be done that was not, and the other way round."""
        self._rows.checklists.forget_all()
        if self._rows.by_done:
            self._lay_out()
        if self._rows.ids:
            self.dataChanged.emit(self.createIndex(0, 0), self.createIndex(len(self._rows.ids) - 1, len(Column) - 1))

    def checklist(self, claim: Claim) -> "tuple[Check, ...]":
        """Each rule that applies to the claim, and whether it is met."""
        return self._rows.checklists.of(claim)

    @property
    def rules_fault(self) -> str:
        """Why the house's own rules cannot be read, in a sentence; empty where they can."""
        return self._rows.checklists.fault

    def signature(self, claim: Claim) -> Signature:
        """How the claim is signed."""
        return self._rows.signature(claim)

    def set_filter(self, text: str, status: Status | None, only_open: bool = False, only_waiting: bool = False) -> None:
        """Show only claims with `text` in number, statement, quotes or notes, with that status and, where `only_open`,
        with a place that is to be settled, where `only_waiting`, waiting for somebody. In `text`, `is:open` and
        `is:done` ask for claims that fail or meet the rules, `@name` for those assigned to or checked by somebody."""
        if self._rows.set_filter(text, status, only_open, only_waiting):
            self._lay_out()

    def prepare_search(self, most: int | None = None) -> bool:
        """Fold the text of up to `most` claims now, of all where it is None, so that the first letter of a filter
        finds it done. Whether any are left."""
        return self._rows.prepare_search(most)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by that column, equal ones in text order; by text order alone where `column` is -1."""
        self._rows.column, self._rows.descending = column, order is Qt.SortOrder.DescendingOrder
        self._lay_out()

    def claim_at(self, row: int) -> Claim:
        """The claim in that row. Raises IndexError where there is no such row."""
        if row < 0:
            raise IndexError(row)
        return self._rows.claims[self._rows.ids[row]]

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of that id, shown or not."""
        return self._rows.claims.get(claim_id)

    def ids_between(self, first: int, last: int) -> list[str]:
        """The ids of the claims in the rows from `first` to `last`, both included."""
        return self._rows.ids[first : last + 1]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        claim, column = self.claim_at(index.row()), index.column()
        match role:
            case Role.DisplayRole:
                return cells.shown(claim, column, *self._beside(claim, column))
            case Role.UserRole:
                return claim.id
            case self.StatusRole:
                return claim.status.value
            case Role.ToolTipRole:
                return cells.explained(claim, column, *self._beside(claim, column))
            case Role.AccessibleTextRole:
                return cells.spoken(claim, column, *self._beside(claim, column))
            case Role.TextAlignmentRole:
                return _CENTRE if column in cells.CENTRED else _LEADING
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            known = role == Role.DisplayRole and 0 <= section < len(self._rows.ids)
            return str(self.claim_at(section).number) if known else None
        match role:
            case Role.DisplayRole:
                return cells.header(section)
            case Role.ToolTipRole:
                return cells.header_help(section)
            case Role.TextAlignmentRole:
                return _CENTRE if section in cells.CENTRED else _LEADING
        return None

    def _beside(self, claim: Claim, column: int) -> "tuple[Signature, tuple[Check, ...]]":
        """What the cell of that column needs to know besides the claim."""
        signature = self._rows.signature(claim) if column == Column.SECOND else UNSIGNED
        return signature, self.checklist(claim) if column == Column.RULES else ()

    def _judge_again(self, claim_ids: set[str]) -> None:
        """What those claims rest on has changed, not they themselves."""
        if not claim_ids:
            return
        self._rows.checklists.forget(claim_ids)
        if self._rows.by_done:
            self._lay_out()
        self._announce([self._rows.claims[key] for key in claim_ids if key in self._rows.claims])
