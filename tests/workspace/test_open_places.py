"""What an update has left open: said in the claim's cell, found by the filter, counted, and told row by row."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.claim import Claim, Placed, Status
from annotator.workspace.claim_cells import Column
from annotator.workspace.claims_model import ClaimsModel
from annotator.workspace.marks import Mark, marks_of_claim, marks_of_waiver
from tests.window.lighthouse import lighthouse
from tests.workspace.making import claim, orphan, passage
from tests.workspace.test_claims_model import Heard, numbers

Role = Qt.ItemDataRole
pytestmark = pytest.mark.usefixtures("qapp")


def moved(number: int, quote: str = "the bridge opened", **fields: Any) -> Claim:
    return claim(number, passages=(passage(f"p{number}", quote, 100 * number, state=Placed.MOVED),), **fields)


def reread(number: int) -> Claim:
    return claim(number, passages=(passage(f"p{number}", "a toll", 100 * number, reread=True),))


def cut(number: int) -> Claim:
    return claim(number, passages=(orphan(f"p{number}", "the old mill"),))


@pytest.fixture
def model() -> ClaimsModel:
    made = ClaimsModel()
    made.setProperty("tester", QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal))
    made.load([claim(1), moved(2), reread(3), cut(4), claim(5)])
    return made


def cell(model: ClaimsModel, row: int, role: int = Role.DisplayRole) -> str:
    return str(model.index(row, Column.CLAIM).data(role))


def test_the_cell_says_what_is_open_and_those_without_a_place_come_last(model: ClaimsModel) -> None:
    assert [cell(model, row) for row in range(5)] == [
        "The bridge opened",
        "Moved: The bridge opened",
        "Reread: A toll",
        "The bridge opened",
        "Cut from text: The old mill",
    ]


def test_a_sentence_says_it_to_a_screen_reader_and_in_the_tool_tip(model: ClaimsModel) -> None:
    sentences = {
        1: "Moved with the text: its new place is to be confirmed.",
        2: "Something else in its sentence changed: it is to be read again.",
        4: "Cut from the text: it has no place in the newest version.",
    }
    for row, sentence in sentences.items():
        assert cell(model, row, Role.AccessibleTextRole).startswith(f"{sentence} ")
        assert cell(model, row, Role.ToolTipRole).endswith(f"<br><span>{sentence}</span>")
    assert cell(model, 0, Role.AccessibleTextRole) == "The bridge opened"
    assert cell(model, 0, Role.ToolTipRole) == "<span>the bridge opened</span>"


def test_of_several_passages_the_gravest_is_said_and_all_are_told(model: ClaimsModel) -> None:
    kept, went = passage("a", "one", 10), passage("b", "two", 20, state=Placed.MOVED)
    model.load([claim(1, passages=(kept, went, orphan("c", "three"), orphan("d", "four")))])
    assert cell(model, 0) == "Cut from text: One"
    told = "Of 4 passages: 2 cut from the text, 1 moved, to be confirmed."
    assert cell(model, 0, Role.AccessibleTextRole) == f"{told} One"


@pytest.mark.parametrize(
    ("words", "found"),
    [("moved", [2]), ("Moved: the bridge", [2]), ("reread", [3]), ("cut from text", [4]), ("text: the old", [4])],
)
def test_the_filter_finds_them_by_those_words(model: ClaimsModel, words: str, found: list[int]) -> None:
    model.set_filter(words, None)
    assert numbers(model) == found


def test_those_to_settle_can_be_chosen_with_text_and_status(model: ClaimsModel) -> None:
    model.set_filter("", None, True)
    assert (numbers(model), model.filtered) == ([2, 3, 4], True)
    model.set_filter("toll", None, True)
    assert numbers(model) == [3]
    model.set_filter("", Status.VERIFIED, True)
    assert numbers(model) == []
    model.set_filter("", None)
    assert (numbers(model), model.filtered) == ([1, 2, 3, 5, 4], False)


def test_their_count_follows_every_change(model: ClaimsModel) -> None:
    assert model.unsettled == 3
    model.update([claim(2)])
    assert model.unsettled == 2
    model.update([moved(1), moved(7)])
    assert model.unsettled == 4
    model.update([], ["c0003", "c0005"])
    assert model.unsettled == 3
    model.load([moved(1, removed_at="2025-01-01T00:00:00.000000Z"), claim(2)])
    assert model.unsettled == 0


def test_a_confirmed_place_is_announced_in_its_row_alone_with_the_count(model: ClaimsModel) -> None:
    heard = Heard(model)
    model.update([claim(2)])
    assert heard.told == [("changed", 1, 1, 0, 6), ("counts",)]
    assert cell(model, 1) == "The bridge opened"


def test_a_settled_claim_leaves_those_to_settle_and_comes_back(model: ClaimsModel) -> None:
    model.set_filter("", None, True)
    heard = Heard(model)
    model.update([claim(2)])
    assert (numbers(model), heard.told) == ([3, 4], [("removed", 0, 0), ("counts",)])
    model.update([moved(2)])
    assert (numbers(model), heard.told[2:]) == ([2, 3, 4], [("inserted", 0, 0), ("counts",)])


def test_many_settled_at_once_leave_the_others(model: ClaimsModel) -> None:
    many = [moved(n) if n % 2 else reread(n) for n in range(1, 400)]
    model.load(many)
    model.set_filter("", None, True)
    model.update([claim(one.number) for one in many if one.number % 4])
    assert numbers(model) == list(range(4, 400, 4))
    assert model.unsettled == 99


def test_marks_say_how_certain_their_place_is() -> None:
    review = lighthouse()
    marks = [mark for one in review.claims for mark in marks_of_claim(one, 2)]
    assert [(mark.number, mark.unsure, mark.state, mark.reread) for mark in marks] == [
        (1, True, Placed.MOVED, False),
        (2, False, Placed.KEPT, False),
        (2, True, Placed.MOVED, False),
        (3, True, Placed.KEPT, True),
        (4, False, Placed.KEPT, False),
        (5, False, Placed.KEPT, False),
    ]
    (waiver,) = [mark for one in review.waivers for mark in marks_of_waiver(one, 2)]
    assert (waiver.waived, waiver.unsure) == (True, True)
    assert marks_of_waiver(replace(review.waivers[1], state=Placed.KEPT), 2)[0].unsure is False
    assert Mark(0, 1, "w").unsure is False
