"""Removing, undo and redo: of everything, in bulk, after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from annotator.domain.claim import Claim, Status, Waiver
from tests.window.desk import CONTROL, LONG, SHIFT, Desk, MakeDesk

Key = Qt.Key
QUOTES = ("opened on Monday", "three years late", "cost 4.2 million", "It will last a century", "Nobody was hurt")


@pytest.fixture
def five(desk: Desk) -> Desk:
    """Five claims, numbered from 1 in text order; the third is disputed and its row is selected."""
    for quote in QUOTES:
        desk.mark(quote)
    desk.click_row(3)
    desk.press(Key.Key_2)
    return desk


def state(desk: Desk) -> tuple[str, list[object], list[Waiver]]:
    """All that undo is to bring back: article, claims and waivers, but for who changed a claim last and when."""

    def but_changed(claim: Claim) -> object:
        passages = tuple((p.start, p.end, p.exact, p.ordinal) for p in claim.passages)
        return claim.id, claim.number, claim.status, claim.reason, claim.checked, claim.statement, passages, claim.notes

    review = desk.on_disk()
    standing: list[object] = [but_changed(claim) for claim in review.standing_claims]
    assert standing == [but_changed(claim) for claim in desk.claims()], "memory is what is on disk"
    assert desk.column(0) == [str(claim.number) for claim in desk.claims()], "and so is the table"
    return review.article.title, standing, review.standing_waivers


def do(*steps: object) -> Callable[[Desk], None]:
    def done(desk: Desk) -> None:
        for step in steps:
            if callable(step):
                step(desk)
            elif isinstance(step, Key):
                desk.press(step)

    return done


def chosen_reason(desk: Desk) -> None:
    desk.window.claims_pane.details.reason_chosen.emit("wrong")


ACTIONS: dict[str, Callable[[Desk], None]] = {
    "a claim": do(lambda d: d.select("About 900 lorries"), Key.Key_C),
    "a claim with a status": do(lambda d: d.select("About 900 lorries"), Key.Key_3),
    "a status": do(Key.Key_1),
    "a reason": do(chosen_reason),
    "a further passage": do(lambda d: d.select("About 900 lorries"), Key.Key_A),
    "another passage": do(lambda d: d.select("About 900 lorries"), Key.Key_R),
    "a split": do(lambda d: (d.view.setFocus(), d.view.set_caret(d.range_of("4.2")[0])), Key.Key_S),
    "a statement": do(lambda d: d.write("statementEdit", "It cost 4.2 million pounds")),
    "a note": do(lambda d: d.write("noteEdit", "Ask the port")),
    "a removal": do(Key.Key_Delete),
    "a waiver": do(lambda d: d.select("About 900 lorries"), Key.Key_X),
    "the rest of a sentence": do(lambda d: d.put_caret("About 900"), lambda d: d.press(Key.Key_X, SHIFT)),
    "a status on many": do(lambda d: d.click_row(1), lambda d: d.click_row(4, SHIFT), Key.Key_3),
    "a removal of many": do(lambda d: d.click_row(1), lambda d: d.click_row(4, SHIFT), Key.Key_Delete),
    "a new title": do(
        lambda d: d.window.dialogs.show_articles(),
        lambda d: d.window.dialogs._articles.article_renamed.emit(d.article.id, "The bridge"),
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_is_undone_and_redone(five: Desk, name: str) -> None:
    before = state(five)
    number = five.current().number
    ACTIONS[name](five)
    after = state(five)
    assert after != before

    five.window.activateWindow()
    five.trigger("actionUndo")
    assert state(five) == before
    five.trigger("actionRedo")
    assert state(five) == after
    five.trigger("actionUndo")
    assert state(five) == before
    assert number in [claim.number for claim in five.claims()]


def test_a_removed_claim_leaves_text_and_table_and_its_number_is_not_given_again(five: Desk) -> None:
    five.press(Key.Key_Delete)
    assert [claim.number for claim in five.claims()] == [1, 2, 4, 5]
    assert five.format_at("cost 4.2 million") is None
    assert five.selected() == [4], "the row that took its place is selected"
    assert five.mark("About 900 lorries").number == 6


def test_many_are_removed_and_come_back_in_one(five: Desk) -> None:
    five.press(Key.Key_2, CONTROL)
    five.press(Key.Key_A, CONTROL)
    five.press(Key.Key_Delete)
    assert five.claims() == [] and five.rows() == []
    five.undo()
    assert [claim.number for claim in five.claims()] == [1, 2, 3, 4, 5]
    assert five.claim(3).status is Status.DISPUTED


def test_everything_is_undone_step_by_step_and_redone(five: Desk) -> None:
    for action in ("a statement", "a split", "a removal of many", "a waiver"):
        five.click_row(five.claims()[0].number)
        ACTIONS[action](five)
    after = state(five)
    steps = 0
    while five.action("actionUndo").isEnabled():
        five.undo()
        five.settle()
        steps += 1
    assert five.claims() == [] and five.waivers() == []
    assert steps == len(five.actions_on_disk()) // 2 == 10
    while five.action("actionRedo").isEnabled():
        five.redo()
        five.settle()
    assert state(five) == after


def test_a_new_action_ends_redo(five: Desk) -> None:
    five.undo()
    five.wait(lambda: five.action("actionRedo").isEnabled())
    five.mark("About 900 lorries")
    five.wait(lambda: not five.action("actionRedo").isEnabled())
    assert not five.action("actionRedo").isEnabled()


def test_undo_and_redo_name_what_they_take(five: Desk) -> None:
    five.wait(lambda: five.action("actionUndo").text() == "Undo: set status")
    five.undo()
    five.wait(lambda: five.action("actionUndo").text() == "Undo: claim")
    assert five.action("actionRedo").text() == "Redo: set status"


def test_undo_shows_what_it_changed(desk: Desk) -> None:
    desk.open_text(LONG)
    first = desk.mark("Mile 1 was paved in 1901")
    desk.press(Key.Key_1)
    desk.mark("It took 62 weeks")
    desk.undo()
    desk.undo()
    assert desk.shows("Mile 1 was paved in 1901")
    assert desk.selected() == [first.number]
    assert desk.claim(first.number).status is Status.UNCHECKED


def test_undo_and_redo_survive_a_restart(five: Desk, make_desk: MakeDesk) -> None:
    after = state(five)
    five.window.close()

    again = make_desk()
    assert state(again) == after
    again.undo()
    assert again.claim(3).status is Status.UNCHECKED
    again.undo()
    assert [claim.number for claim in again.claims()] == [1, 2, 3, 4]
    again.window.close()

    third = make_desk()
    third.redo()
    third.redo()
    assert state(third) == after


def test_undo_is_of_this_article_alone(five: Desk) -> None:
    first = five.article.id
    five.open_text("Elsewhere\n\nIt rained all day.\n", "b.txt")
    five.wait(lambda: not five.action("actionUndo").isEnabled())
    five.mark("It rained")
    five.undo()
    assert five.claims() == []
    five.window.open_article(first)
    assert len(five.claims()) == 5


def test_nothing_to_undo_is_no_fault_however_quick_one_is(desk: Desk) -> None:
    desk.undo()
    desk.redo()
    desk.mark("three years late")
    for _ in range(3):
        desk.undo()
    assert desk.claims() == []
    for _ in range(3):
        desk.redo()
    assert len(desk.claims()) == 1
    assert desk.said() == ""


def test_redo_is_not_offered_for_a_moment_after_an_action(desk: Desk) -> None:
    redo = desk.action("actionRedo")
    desk.settle()
    for quote in QUOTES:
        desk.mark(quote)
        assert not redo.isEnabled()


def test_what_is_undone_in_one_go_is_redone_in_one_go(five: Desk) -> None:
    for _ in range(4):
        five.undo()
    assert [claim.number for claim in five.claims()] == [1, 2]
    for _ in range(4):
        five.redo()
    assert five.claim(3).status is Status.DISPUTED
    assert len(five.claims()) == 5
