"""The rows of the claims model, whatever is done to them, against a naive model of the same."""

from dataclasses import replace

import pytest
from hypothesis import settings, stateful
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.claim import Claim, Status
from annotator.workspace.claim_cells import search_text, sort_value
from annotator.workspace.claims_model import ClaimsModel
from tests.workspace.making import MARA, THEO, claim, passage

Role = Qt.ItemDataRole
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
TEXTS = st.sampled_from(["the harbour", "a tunnel", "Bridge tolls", "“quoted", "straße", "9 percent"])
STATUSES = st.sampled_from(list(Status))


class ModelAndNaive(stateful.RuleBasedStateMachine):
    """Any changes, filters and orders leave the rows a naive model has; indexes and selection stay on their claims."""

    def __init__(self) -> None:
        super().__init__()
        self.model = ClaimsModel()
        self.tester = QAbstractItemModelTester(self.model, Fatal)
        self.selection = QItemSelectionModel(self.model)
        self.claims: dict[str, Claim] = {}
        self.needle = ""
        self.status: Status | None = None
        self.column, self.order = -1, ASCENDING
        self.held: dict[str, QPersistentModelIndex] = {}
        self.selected: set[str] = set()
        self.next = 1

    @stateful.rule(text=TEXTS, start=st.integers(0, 40), status=STATUSES, count=st.sampled_from([1, 1, 1, 3, 40]))
    def add(self, text: str, start: int, status: Status, count: int) -> None:
        made = [claim(self.next + n, text, start + 7 * n, status=status) for n in range(count)]
        self.next += count
        self._update(made)

    @stateful.rule(data=st.data(), status=STATUSES, many=st.booleans())
    def set_status(self, data: st.DataObject, status: Status, many: bool) -> None:
        chosen = self._several(data, many)
        checked = None if status is Status.UNCHECKED else data.draw(st.sampled_from([MARA, THEO]))
        self._update([replace(one, status=status, checked=checked) for one in chosen])

    @stateful.rule(data=st.data(), text=st.none() | TEXTS)
    def write(self, data: st.DataObject, text: str | None) -> None:
        self._update([replace(one, statement=text) for one in self._several(data, many=False)])

    @stateful.rule(data=st.data(), start=st.integers(0, 40), text=TEXTS, many=st.booleans())
    def move(self, data: st.DataObject, start: int, text: str, many: bool) -> None:
        chosen = self._several(data, many)
        self._update([replace(c, passages=(passage(c.id, text, start + n),)) for n, c in enumerate(chosen)])

    @stateful.rule(data=st.data(), many=st.booleans(), told=st.booleans())
    def remove(self, data: st.DataObject, many: bool, told: bool) -> None:
        chosen = self._several(data, many)
        for one in chosen:
            del self.claims[one.id]
        self.model.update([replace(c, removed_at=MARA.at) for c in chosen] if told else [], [c.id for c in chosen])

    @stateful.rule(needle=st.sampled_from(["", "", "t", "TUNNEL", "strasse", "#1", '"q']), status=st.none() | STATUSES)
    def filter(self, needle: str, status: Status | None) -> None:
        self.needle, self.status = needle, status
        self.model.set_filter(needle, status)

    @stateful.rule(column=st.integers(-1, 5), order=st.sampled_from([ASCENDING, DESCENDING]))
    def sort(self, column: int, order: Qt.SortOrder) -> None:
        self.column, self.order = column, order
        self.model.sort(column, order)

    @stateful.rule(data=st.data())
    def hold_and_select(self, data: st.DataObject) -> None:
        if self.model.rowCount():
            row = data.draw(st.integers(0, self.model.rowCount() - 1))
            key = self.model.claim_at(row).id
            self.held[key] = QPersistentModelIndex(self.model.index(row, data.draw(st.integers(0, 5))))
            self.selected.add(key)
            flags = QItemSelectionModel.SelectionFlag
            self.selection.select(self.model.index(row, 0), flags.Select | flags.Rows)

    @stateful.invariant()
    def rows_are_those_of_the_naive_model(self) -> None:
        rows = [self.model.claim_at(row) for row in range(self.model.rowCount())]
        assert rows == self._naive()
        assert [self.model.row_of(one.id) for one in rows] == list(range(len(rows)))
        assert self.model.total == len(self.claims)
        assert self.model.counts == {s: sum(c.status is s for c in self.claims.values()) for s in Status}

    @stateful.invariant()
    def indexes_and_selection_stay_on_their_claims(self) -> None:
        visible = {one.id for one in self._naive()}
        self.held = {key: index for key, index in self.held.items() if key in visible}
        for key, index in self.held.items():
            assert index.data(Role.UserRole) == key
        self.selected &= visible
        assert {index.data(Role.UserRole) for index in self.selection.selectedRows()} == self.selected

    def teardown(self) -> None:
        del self.tester, self.selection

    def _naive(self) -> list[Claim]:
        needle = self.needle.casefold()
        passing = [
            one for one in self.claims.values() if needle in search_text(one) and self.status in (None, one.status)
        ]
        passing.sort(key=lambda one: one.place)
        if self.column >= 0:
            passing.sort(key=lambda one: sort_value(one, self.column), reverse=self.order is DESCENDING)
        return passing

    def _several(self, data: st.DataObject, many: bool) -> list[Claim]:
        if not self.claims:
            return []
        keys = sorted(self.claims)
        if many:
            return [self.claims[key] for key in keys[data.draw(st.integers(0, 2)) :: data.draw(st.integers(1, 2))]]
        return [self.claims[key] for key in data.draw(st.sets(st.sampled_from(keys), min_size=1, max_size=4))]

    def _update(self, changed: list[Claim]) -> None:
        self.claims.update({one.id: one for one in changed})
        self.model.update(changed)


@pytest.mark.usefixtures("qtbot")
def test_against_a_naive_model() -> None:
    stateful.run_state_machine_as_test(ModelAndNaive, settings=settings(max_examples=60, stateful_step_count=25))
