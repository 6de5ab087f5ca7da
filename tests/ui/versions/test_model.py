"""The list's model: rows in groups, and exactly those announced that change."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Claim, Passage, Placed
from annotator.domain.comparison import Comparison, Fate
from annotator.domain.outcome import Outcome
from annotator.ui.versions.entries import Entry, Group, entries_of
from annotator.ui.versions.model import VersionsModel
from tests.workspace.making import MARA

_STATES = {Outcome.KEPT: Placed.KEPT, Outcome.REREAD: Placed.KEPT, Outcome.MOVED: Placed.MOVED}


def fate(number: int, outcome: Outcome, place: int | None = None) -> Fate:
    """The fate of claim `number`, whose passage of the newer version stands at ten times its number."""
    start = 10 * number if place is None else place
    was = Passage(f"old{number}", 1, 10 * number, 10 * number + 5, "quote")
    if outcome is Outcome.ORPHANED:
        now = Passage(f"new{number}", 2, None, None, "quote", state=Placed.ORPHANED, carried_from=was.id)
    else:
        reread = outcome is Outcome.REREAD
        now = Passage(
            f"new{number}", 2, start, start + 5, "quote", state=_STATES[outcome], reread=reread, carried_from=was.id
        )
    return Fate(Claim(f"c{number}", number, MARA, MARA, passages=(now,), earlier=(was,)), was, now, outcome, 0.5)


def comparison(*fates: Fate, sentences: tuple[tuple[int, int], ...] = ()) -> Comparison:
    return Comparison(1, 2, fates, (), sentences, sentences)


@pytest.fixture
def model(qtbot: QtBot) -> VersionsModel:
    made = VersionsModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    assert tester.model() is made
    return made


class Heard:
    """What a model announced: rows removed, inserted and changed."""

    def __init__(self, model: VersionsModel) -> None:
        self.removed: list[tuple[int, int]] = []
        self.inserted: list[tuple[int, int]] = []
        self.changed: list[tuple[int, int]] = []
        self.resets = 0
        model.rowsRemoved.connect(lambda _, first, last: self.removed.append((first, last)))
        model.rowsInserted.connect(lambda _, first, last: self.inserted.append((first, last)))
        model.dataChanged.connect(lambda first, last: self.changed.append((first.row(), last.row())))
        model.modelReset.connect(self._reset)

    def _reset(self) -> None:
        self.resets += 1


def keys(model: VersionsModel) -> list[str]:
    """Each row: an entry's key, or a group's name."""
    found = [model.entry_at(row) for row in range(model.rowCount())]
    return [entry.key if isinstance(entry, Entry) else entry.name for entry in found if entry is not None]


def test_kept_ones_are_folded_at_first(model: VersionsModel) -> None:
    model.load(entries_of(comparison(fate(1, Outcome.KEPT), fate(2, Outcome.MOVED), sentences=((3, 9),))), "x" * 99)
    assert keys(model) == ["REREAD", "MOVED", "new2", "CUT", "SENTENCES", "3-9", "CORRECTED", "KEPT"]
    model.fold(Group.KEPT, False)
    assert keys(model)[-2:] == ["KEPT", "new1"]
    assert (model.row_of("new1"), model.row_of("new2"), model.row_of("nobody")) == (8, 2, None)
    assert (model.index(5).data(), model.index(5).data(Qt.ItemDataRole.UserRole)) == ("x" * 6, "3-9")


def test_one_that_is_settled_leaves_its_row_and_no_other_changes(model: VersionsModel) -> None:
    before = [fate(1, Outcome.MOVED), fate(2, Outcome.MOVED), fate(3, Outcome.MOVED), fate(4, Outcome.KEPT)]
    model.load(entries_of(comparison(*before)), "")
    heard = Heard(model)
    model.take_in(entries_of(comparison(before[0], fate(2, Outcome.KEPT), *before[2:])))
    assert (heard.removed, heard.inserted, heard.resets) == ([(3, 3)], [], 0)
    assert heard.changed == [(1, 1), (7, 7)], "the heads, whose counts are others"
    assert model.counts[Group.KEPT] == 2
    model.fold(Group.KEPT, False)
    assert keys(model)[-2:] == ["new2", "new4"]


def test_many_that_are_settled_leave_together(model: VersionsModel) -> None:
    before = [fate(number, Outcome.MOVED) for number in range(1, 101)]
    model.load(entries_of(comparison(*before)), "")
    model.fold(Group.KEPT, False)
    heard = Heard(model)
    settled = [fate(number, Outcome.KEPT) if number <= 60 else before[number - 1] for number in range(1, 101)]
    model.take_in(entries_of(comparison(*settled)))
    assert (heard.removed, heard.inserted) == ([(2, 61)], [(46, 105)])


def test_a_changed_claim_changes_its_row_alone(model: VersionsModel) -> None:
    before = [fate(number, Outcome.REREAD) for number in range(1, 5)]
    model.load(entries_of(comparison(*before)), "")
    held = QPersistentModelIndex(model.index(3))
    heard = Heard(model)
    changed = replace(before[2], claim=replace(before[2].claim, statement="It is so."))
    model.take_in(entries_of(comparison(*before[:2], changed, before[3])))
    assert (heard.removed, heard.inserted, heard.changed) == ([], [], [(3, 3)])
    assert held.isValid() and held.data() == "It is so."


def test_equal_comparisons_announce_nothing(model: VersionsModel) -> None:
    made = [fate(number, outcome) for number, outcome in enumerate(list(Outcome) * 3, 1)]
    model.load(entries_of(comparison(*made)), "")
    heard = Heard(model)
    again = [replace(one) for one in made]
    model.take_in(entries_of(comparison(*again)))
    assert (heard.removed, heard.inserted, heard.changed) == ([], [], [])


outcomes = st.lists(st.tuples(st.sampled_from(list(Outcome)), st.integers(0, 9)), min_size=1, max_size=14)


@settings(max_examples=80)
@given(st.lists(outcomes, min_size=1, max_size=5), st.lists(st.sampled_from(list(Group)), max_size=4))
def test_whatever_comes_the_rows_are_as_if_loaded_anew(
    stages: list[list[tuple[Outcome, int]]], folds: list[Group]
) -> None:
    model = VersionsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.load({group: [] for group in Group}, "")
    mirror = keys(model)

    def inserted(_: QModelIndex, first: int, last: int) -> None:
        mirror[first:first] = ["?"] * (last - first + 1)

    def removed(_: QModelIndex, first: int, last: int) -> None:
        del mirror[first : last + 1]

    model.rowsInserted.connect(inserted)
    model.rowsRemoved.connect(removed)
    for group in folds:
        model.fold(group, not model.folded(group))
    for stage in stages:
        fates = [fate(number, outcome, place) for number, (outcome, place) in enumerate(stage)]
        model.take_in(entries_of(comparison(*fates)))
        fresh = VersionsModel()
        fresh.load(entries_of(comparison(*fates)), "")
        for group in Group:
            fresh.fold(group, model.folded(group))
        assert keys(model) == keys(fresh)
        assert len(mirror) == model.rowCount()
        assert all(model.row_of(key) == row for row, key in enumerate(keys(model)) if key not in Group.__members__)


def test_the_next_open_one_is_found_from_anywhere(model: VersionsModel) -> None:
    outcomes = {1: Outcome.REREAD, 2: Outcome.MOVED, 3: Outcome.MOVED, 4: Outcome.ORPHANED, 5: Outcome.KEPT}
    model.load(entries_of(comparison(*[fate(number, outcome) for number, outcome in outcomes.items()])), "")

    def order(start: Entry | Group | None, step: int) -> str:
        return "".join(entry.key[3:] for entry in model.open_from(start, step))

    assert (order(None, 1), order(None, -1)) == ("1234", "4321")
    assert (order(model.entry("new2"), 1), order(model.entry("new2"), -1)) == ("3412", "1432")
    assert (order(model.entry("new5"), 1), order(model.entry("new5"), -1)) == ("1234", "4321")
    assert (order(Group.CUT, 1), order(Group.CUT, -1)) == ("4123", "3214")


def test_a_book_is_no_trouble(model: VersionsModel) -> None:
    chance = random.Random(7)
    fates = [fate(number, chance.choice(list(Outcome))) for number in range(10_000)]
    model.load(entries_of(comparison(*fates)), "")
    heard = Heard(model)
    moved = next(index for index, one in enumerate(fates) if one.outcome is Outcome.MOVED)
    fates[moved] = fate(moved, Outcome.KEPT)
    model.take_in(entries_of(comparison(*fates)))
    assert len(heard.removed) == 1 and not heard.inserted and len(heard.changed) == 2
