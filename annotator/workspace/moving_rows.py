"""A Qt table model's rows of claims, which come, go and change their places; exactly what moved is announced.

It moves persistent indexes on its own: a QSortFilterProxyModel in Python takes seconds once many rows are selected.
"""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from annotator.domain.claim import Claim
from annotator.workspace.claim_cells import Column
from annotator.workspace.claim_rows import ClaimRows, Plan, runs

Index = QModelIndex | QPersistentModelIndex

# Up to so many runs of rows are announced one by one; beyond, moving everything at once costs less.
_FEW = 32
_COLUMNS = len(Column)


class MovingRows(QAbstractTableModel):
    """A row for each claim that `ClaimRows` shows, in its order; what stands in the cells is the subclass's to say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = ClaimRows()

    def row_of(self, claim_id: str) -> int | None:
        """The row of the claim of that id, None where the filter hides it or there is none."""
        return self._rows.row_of(claim_id)

    def rows_of(self, claim_ids: Iterable[str]) -> list[int]:
        """The rows of those of the claims that have one, ascending."""
        wanted = set(claim_ids)
        if len(wanted) <= _FEW:
            return sorted(row for row in map(self.row_of, wanted) if row is not None)
        return [row for row, claim_id in enumerate(self._rows.ids) if claim_id in wanted]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _COLUMNS

    def _carry_out(self, plan: Plan) -> None:
        if self._pieces(plan) <= _FEW:
            self._take_piecewise(plan)
        else:
            self._lay_out(plan)
        self._announce(plan.staying + plan.moving)

    def _pieces(self, plan: Plan) -> int:
        places = {self._rows.position(claim) for claim in plan.entering}
        return len(runs(plan.leaving)) + len(plan.moving) + len(places)

    def _take_piecewise(self, plan: Plan) -> None:
        self._take_out(plan)
        self._rows.store(plan.staying)
        for claim in plan.moving:
            self._move(claim)
        self._take_in(plan.entering)

    def _take_out(self, plan: Plan) -> None:
        for first, last in reversed(runs(plan.leaving)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows.ids[first : last + 1]
            self.endRemoveRows()
        self._rows.drop(plan.gone)
        self._rows.store(plan.unseen)

    def _take_in(self, claims: list[Claim]) -> None:
        groups: dict[int, list[str]] = {}
        for claim in claims:
            groups.setdefault(self._rows.position(claim), []).append(claim.id)
        self._rows.store(claims)
        # From the bottom up, so that the places found hold.
        for place, ids in sorted(groups.items(), reverse=True):
            self.beginInsertRows(QModelIndex(), place, place + len(ids) - 1)
            self._rows.ids[place:place] = ids
            self.endInsertRows()

    def _move(self, claim: Claim) -> None:
        rows = self._rows
        source = rows.position(rows.claims[claim.id])
        # Where it goes is looked for among the others: while its row and its new key disagree, nothing can be found.
        others = rows.ids[:source] + rows.ids[source + 1 :]
        standing, rows.ids = rows.ids, others
        target = rows.position(claim)
        rows.ids = standing
        if target == source:
            rows.store([claim])
            return
        before = target if target < source else target + 1
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), before)
        others.insert(target, claim.id)
        rows.ids = others
        rows.store([claim])
        self.endMoveRows()

    def _lay_out(self, plan: Plan | None = None) -> None:
        """Every change of `plan` first, then all rows anew, persistent indexes with them."""
        rows, before = self._rows, self._rows.ids
        ids = before if plan else rows.arranged()
        if plan is None and ids == before:
            return
        self.layoutAboutToBeChanged.emit()
        if plan is not None:
            rows.drop(plan.gone)
            rows.store(plan.unseen + plan.staying + plan.moving + plan.entering)
            ids = rows.arranged()
        held = self.persistentIndexList()
        places = {claim_id: row for row, claim_id in enumerate(ids)} if held else {}
        moved = [self._index_of(places.get(before[index.row()]), index.column()) for index in held]
        rows.ids = ids
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _index_of(self, row: int | None, column: int) -> QModelIndex:
        return QModelIndex() if row is None else self.createIndex(row, column)

    def _announce(self, claims: list[Claim]) -> None:
        for first, last in runs(self.rows_of(claim.id for claim in claims)):
            self.dataChanged.emit(self.createIndex(first, 0), self.createIndex(last, _COLUMNS - 1))
