"""The claims model against what it says it does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.claim import About, Status
from annotator.workspace.claim_cells import Column, initials, local_time
from annotator.workspace.claims_model import ClaimsModel
from tests.workspace.making import MARA, THEO, claim, note, orphan, passage

Role = Qt.ItemDataRole
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model() -> Iterator[ClaimsModel]:
    made = ClaimsModel()
    tester = QAbstractItemModelTester(made, Fatal)
    yield made
    del tester


class Heard:
    """What a model announced, in order."""

    def __init__(self, model: ClaimsModel) -> None:
        self.told: list[tuple[object, ...]] = []
        model.dataChanged.connect(lambda a, b: self.told.append(("changed", a.row(), b.row(), a.column(), b.column())))
        model.rowsInserted.connect(lambda _, a, b: self.told.append(("inserted", a, b)))
        model.rowsRemoved.connect(lambda _, a, b: self.told.append(("removed", a, b)))
        model.rowsMoved.connect(lambda _a, a, b, _b, to: self.told.append(("moved", a, b, to)))
        model.layoutChanged.connect(lambda: self.told.append(("laid out",)))
        model.modelReset.connect(lambda: self.told.append(("reset",)))
        model.counts_changed.connect(lambda: self.told.append(("counts",)))


def numbers(model: ClaimsModel) -> list[int]:
    return [model.claim_at(row).number for row in range(model.rowCount())]


def shown(model: ClaimsModel, row: int, column: int, role: int = Role.DisplayRole) -> object:
    return model.index(row, column).data(role)


# What a row says


def test_a_row_shows_number_quote_status_and_who_checked(model: ClaimsModel) -> None:
    model.load([claim(7, "the ferry sank in 1998", status=Status.DISPUTED, reason="wrong", checked=THEO)])
    assert [shown(model, 0, column) for column in Column] == [
        *("7", "The ferry sank in 1998", "Disputed", "–", "TL", "", "2/3")
    ]
    assert {shown(model, 0, column, Role.UserRole) for column in Column} == {"c0007"}
    assert shown(model, 0, Column.STATUS, model.StatusRole) == "disputed"
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in Column] == [
        *("#", "Claim", "Status", "Evidence", "Checked", "2nd", "Rules")
    ]


def test_an_unchecked_row_does_not_pretend_that_anybody_checked_it(model: ClaimsModel) -> None:
    model.load([claim(1)])
    assert shown(model, 0, Column.CHECKED) == "–"
    assert shown(model, 0, Column.CHECKED, Role.ToolTipRole) is None
    assert shown(model, 0, Column.CHECKED, Role.AccessibleTextRole) == "Not checked"
    assert shown(model, 0, Column.EVIDENCE, Role.AccessibleTextRole) == "No evidence"
    assert shown(model, 0, Column.SECOND, Role.AccessibleTextRole) == "Not signed off"
    assert shown(model, 0, Column.RULES) == "–"
    assert "Nobody has checked it yet." in str(shown(model, 0, Column.RULES, Role.ToolTipRole))


def test_the_statement_stands_before_the_quote_and_in_one_line(model: ClaimsModel) -> None:
    model.load([claim(1, "built in 1961", statement="the bridge\n was  built\u2028in 1961")])
    assert shown(model, 0, Column.CLAIM) == "The bridge was built in 1961"


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("“this is the longest”", "“This is the longest”"),
        ("3.2 kilometres", "3.2 kilometres"),
        ("égout neuf", "Égout neuf"),
        ("نفق الميناء", "نفق الميناء"),
        ("🗳️ four of them", "🗳️ Four of them"),
        ("exe\u202efdp.txt", "Exe⟨U+202E⟩fdp.txt"),
    ],
)
def test_the_first_letter_is_a_capital_and_nothing_is_turned_about(model: ClaimsModel, quote: str, line: str) -> None:
    model.load([claim(1, quote)])
    assert shown(model, 0, Column.CLAIM) == line


def test_a_claim_without_words_says_so(model: ClaimsModel) -> None:
    model.load([claim(1, None)])
    assert shown(model, 0, Column.CLAIM) == "No statement yet"


def test_a_screen_reader_hears_what_the_columns_mean(model: ClaimsModel) -> None:
    model.load([claim(4, status=Status.UNSOURCED, reason="none found")])
    spoken = [shown(model, 0, column, Role.AccessibleTextRole) for column in Column]
    assert spoken[:3] == ["Claim 4", "The bridge opened", "Unsourced: none found"]
    assert spoken[4] == "Checked by Mara Boyd"


def test_tool_tips_tell_name_and_time_and_never_act_as_markup(model: ClaimsModel) -> None:
    model.load([claim(1, "<b>bold</b> & more", status=Status.VERIFIED)])
    assert shown(model, 0, Column.CLAIM, Role.ToolTipRole) == "<span>&lt;b&gt;bold&lt;/b&gt; &amp; more</span>"
    assert shown(model, 0, Column.CHECKED, Role.ToolTipRole) == f"<span>Mara Boyd, {local_time(MARA.at)}</span>"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara Boyd", "MB"),
        ("root", "R"),
        ("ana maria de la cruz", "AC"),
        ("mara.boyd@ledger.example", "MB"),
        ("Mary-Jane Watson", "MW"),
        ("山田太郎", "山"),
        ("--", "-"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


# Loading and changing


def test_load_sorts_by_place_and_leaves_removed_claims_out(model: ClaimsModel) -> None:
    removed = claim(4, removed_at=MARA.at)
    nowhere = claim(1, None, passages=(orphan("p1", "gone"),))
    model.load([claim(3, "inner", 50), nowhere, removed, claim(5, "inner and outer", 50), claim(2, start=10)])
    assert numbers(model) == [2, 5, 3, 1]
    assert (model.total, model.row_of("c0004"), model.claim("c0004")) == (4, None, None)


def test_a_changed_claim_is_announced_in_its_row_alone(model: ClaimsModel) -> None:
    model.load(claim(n) for n in range(1, 8))
    heard = Heard(model)
    model.update([claim(3, status=Status.VERIFIED), claim(4, statement="New"), claim(6, statement="Newer")])
    assert heard.told == [("changed", 2, 3, 0, 6), ("changed", 5, 5, 0, 6), ("counts",)]
    assert shown(model, 2, Column.STATUS) == "Verified"


def test_nothing_is_announced_where_nothing_changed(model: ClaimsModel) -> None:
    model.load([claim(1), claim(2)])
    heard = Heard(model)
    model.update([claim(1)], ["unknown"])
    model.update([], [])
    assert heard.told == []


def test_counts_are_told_only_when_they_change(model: ClaimsModel) -> None:
    model.load([claim(1), claim(2, status=Status.VERIFIED)])
    heard = Heard(model)
    model.update([claim(1, statement="Other words")])
    assert ("counts",) not in heard.told
    assert model.counts == {Status.VERIFIED: 1, Status.DISPUTED: 0, Status.UNSOURCED: 0, Status.UNCHECKED: 1}


def test_new_claims_come_into_their_places(model: ClaimsModel) -> None:
    model.load([claim(1), claim(5)])
    heard = Heard(model)
    model.update([claim(7), claim(3), claim(2)])
    assert numbers(model) == [1, 2, 3, 5, 7]
    assert sorted(heard.told[:2]) == [("inserted", 1, 2), ("inserted", 2, 2)]


def test_claims_that_are_gone_or_removed_leave(model: ClaimsModel) -> None:
    model.load(claim(n) for n in range(1, 7))
    heard = Heard(model)
    model.update([claim(2, removed_at=MARA.at)], ["c0003", "c0006"])
    assert numbers(model) == [1, 4, 5]
    assert heard.told == [("removed", 5, 5), ("removed", 1, 2), ("counts",)]


def test_a_claim_with_another_place_moves_and_keeps_its_index(model: ClaimsModel) -> None:
    model.load(claim(n) for n in range(1, 6))
    held = QPersistentModelIndex(model.index(1, Column.CLAIM))
    heard = Heard(model)
    model.update([claim(2, start=450)])
    assert numbers(model) == [1, 3, 4, 2, 5]
    assert held.row() == 3
    assert heard.told == [("moved", 1, 1, 4), ("changed", 3, 3, 0, 6)]
    model.update([claim(2, start=50)])
    assert (numbers(model), held.row()) == ([2, 1, 3, 4, 5], 0)


def test_a_thousand_changes_at_once_keep_what_is_selected(model: ClaimsModel) -> None:
    model.load(claim(n) for n in range(1, 2001))
    model.sort(Column.STATUS)
    held = {row: QPersistentModelIndex(model.index(row, 0)) for row in range(0, 2000, 7)}
    ids = {row: index.data(Role.UserRole) for row, index in held.items()}
    model.update((claim(n, status=Status.DISPUTED) for n in range(1, 2001, 2)), [f"c{n:04}" for n in range(2, 2001, 4)])
    assert numbers(model) == [*range(1, 2001, 2), *range(4, 2001, 4)]
    for row, index in held.items():
        still = int(ids[row][1:]) % 4 != 2
        assert index.isValid() == still
        assert not still or index.data(Role.UserRole) == ids[row]


def test_row_of_and_claim_at_agree(model: ClaimsModel) -> None:
    model.load(claim(n, start=(n * 37) % 100) for n in range(1, 60))
    for column in (-1, *Column):
        model.sort(column, DESCENDING)
        assert [model.row_of(model.claim_at(row).id) for row in range(59)] == list(range(59))
    assert model.rows_of([model.claim_at(row).id for row in range(58, 3, -1)] + ["unknown"]) == list(range(4, 59))
    with pytest.raises(IndexError):
        model.claim_at(-1)


# Filter


def test_the_filter_looks_in_statement_quotes_notes_and_number(model: ClaimsModel) -> None:
    model.load(
        [
            claim(1, "the Tunnel opened"),
            claim(2, "something", statement="A TUNNEL was dug"),
            claim(3, passages=(passage("p3", "one", 300), passage("p4", "two tunnels", 320))),
            claim(4, notes=(note("n4", "Ask the tunnel’s builder"),)),
            claim(5, "the bridge", about=About.FORECAST),
        ]
    )
    model.set_filter("tunnel", None)
    assert numbers(model) == [1, 2, 3, 4]
    model.set_filter("  TUNNEL'S  Builder ", None)
    assert numbers(model) == [4]
    model.set_filter("#5", None)
    assert numbers(model) == [5]
    model.set_filter("opened something", None)
    assert numbers(model) == []
    model.set_filter("", None)
    assert numbers(model) == [1, 2, 3, 4, 5]


def test_the_filter_takes_a_status_too_and_leaves_the_counts(model: ClaimsModel) -> None:
    model.load([claim(1, status=Status.VERIFIED), claim(2), claim(3, "a toll", status=Status.VERIFIED)])
    model.set_filter("toll", Status.VERIFIED)
    assert numbers(model) == [3]
    assert (model.total, model.counts[Status.VERIFIED]) == (3, 2)


def test_a_change_takes_a_claim_through_the_filter_either_way(model: ClaimsModel) -> None:
    model.load(claim(n) for n in range(1, 5))
    model.set_filter("", Status.UNCHECKED)
    heard = Heard(model)
    model.update([claim(2, status=Status.VERIFIED)])
    assert (numbers(model), heard.told) == ([1, 3, 4], [("removed", 1, 1), ("counts",)])
    model.update([claim(2)])
    assert numbers(model) == [1, 2, 3, 4]
    model.update([claim(9, status=Status.VERIFIED)])
    assert (numbers(model), model.total) == ([1, 2, 3, 4], 5)


def test_the_filter_sees_words_written_while_it_is_set(model: ClaimsModel) -> None:
    model.load([claim(1), claim(2)])
    model.set_filter("harbour", None)
    model.update([claim(2, statement="The harbour is deep")])
    assert numbers(model) == [2]
    model.update([claim(2, statement="The sea is deep")])
    assert numbers(model) == []


def test_filter_and_order_outlast_a_load(model: ClaimsModel) -> None:
    model.set_filter("", Status.VERIFIED)
    model.sort(Column.NUMBER, DESCENDING)
    model.load([claim(1, status=Status.VERIFIED), claim(2), claim(3, status=Status.VERIFIED)])
    assert numbers(model) == [3, 1]
    assert model.filtered


def test_a_filter_keeps_indexes_of_rows_that_stay(model: ClaimsModel) -> None:
    model.load(claim(n, status=Status.VERIFIED if n % 2 else Status.UNCHECKED) for n in range(1, 9))
    odd, even = (QPersistentModelIndex(model.index(row, 2)) for row in (4, 5))
    model.set_filter("", Status.VERIFIED)
    assert (odd.row(), odd.column(), even.isValid()) == (2, 2, False)


# Order


def test_each_column_sorts_and_equal_rows_stay_in_text_order(model: ClaimsModel) -> None:
    model.load(
        [
            claim(1, "zebra", 500, status=Status.UNCHECKED),
            claim(2, "“Ähre", 400, status=Status.VERIFIED, checked=THEO),
            claim(3, "apple", 300, status=Status.DISPUTED),
            claim(4, "ball", 200, status=Status.VERIFIED),
            claim(5, "Éclair", 100, status=Status.UNCHECKED),
        ]
    )
    expected = {
        (Column.NUMBER, ASCENDING): [1, 2, 3, 4, 5],
        (Column.NUMBER, DESCENDING): [5, 4, 3, 2, 1],
        (Column.CLAIM, ASCENDING): [2, 3, 4, 5, 1],
        (Column.CLAIM, DESCENDING): [1, 5, 4, 3, 2],
        (Column.STATUS, ASCENDING): [4, 2, 3, 5, 1],
        (Column.STATUS, DESCENDING): [5, 1, 3, 4, 2],
        (Column.CHECKED, ASCENDING): [4, 3, 2, 5, 1],
        (Column.CHECKED, DESCENDING): [5, 1, 2, 4, 3],
        (Column.EVIDENCE, DESCENDING): [5, 4, 3, 2, 1],
        (-1, ASCENDING): [5, 4, 3, 2, 1],
    }
    for (column, order), rows in expected.items():
        model.sort(column, order)
        assert numbers(model) == rows, (column, order)


def test_a_new_claim_finds_its_place_in_any_order(model: ClaimsModel) -> None:
    model.load(claim(n, f"word {n % 5}") for n in range(1, 12))
    for column in Column:
        for order in (ASCENDING, DESCENDING):
            model.sort(column, order)
            model.update([claim(50, "word 3")])
            after = numbers(model)
            model.load([model.claim_at(row) for row in range(model.rowCount())])
            assert after == numbers(model), (column, order)
            model.update([], ["c0050"])


def test_a_parent_has_no_rows(qtbot: QtBot, model: ClaimsModel) -> None:
    model.load([claim(1)])
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)
    assert model.data(QModelIndex()) is None
