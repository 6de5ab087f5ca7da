"""The page of an update: what it lists, what its keys say, and where it goes on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.versions.entries import Group
from annotator.ui.versions.page import VersionsPage

from .conftest import Shown
from .reviewed import NEW, Reviewed, ferry

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LIFT = NEW[2]


def button(shown: Shown, name: str) -> QAbstractButton:
    found = shown.page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def combo(shown: Shown, name: str) -> QComboBox:
    found = shown.page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def label(shown: Shown, name: str) -> str:
    """What the label says, where it shows."""
    found = shown.page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def key_of(shown: Shown, number: int) -> str:
    """The id of the newer passage of the claim with that number."""
    claim = next(claim for claim in shown.review.claims if claim.number == number)
    return claim.passages[0].id


# What is listed


def test_groups_come_in_order_with_claims_and_waivers(shown: Shown) -> None:
    assert shown.in_group(Group.REREAD) == ["2"]
    assert shown.in_group(Group.MOVED) == ["1", "4"]
    assert shown.in_group(Group.CUT) == ["Rust was found", "3"]
    assert shown.in_group(Group.SENTENCES) == [LIFT]
    assert shown.in_group(Group.KEPT) == ["Fishermen find the new timetable absurd.", "5"]


def test_rows_tell_all_they_show(shown: Shown) -> None:
    assert shown.rows() == [
        "To be reread, 1, unfolded",
        "Claim 2, to be reread, built in 1974, verified",
        "Moved, 2, unfolded",
        "Claim 1, moved, 89 per cent alike, was “4,100 passengers in May”, now “4,300 passengers in May”, "
        "The ferry carried 4,100 passengers in May 2025., verified",
        "Claim 4, moved, 100 per cent alike, was “six crowns”, now “six crowns”, unsourced",
        "Cut from text, 2, unfolded",
        "No check needed: background, cut from text, Rust was found",
        "Claim 3, cut from text, two of her nine tanks, disputed",
        "New sentences, 1, unfolded",
        f"New sentence: {LIFT}",
        "Corrections now made, none",
        "Kept, 2, folded",
    ]


def test_the_head_says_which_versions_and_how_many(shown: Shown) -> None:
    assert label(shown, "versionsSummary") == "1 to be reread · 2 moved · 2 cut · 1 new sentence · 2 kept"
    assert label(shown, "versionsSource").startswith("· 13 Mar 2025")
    assert combo(shown, "olderVersion").currentText() == "Version 1"
    assert combo(shown, "newerVersion").currentText() == "Version 2"


def test_the_first_open_one_is_selected_and_shown(shown: Shown) -> None:
    assert shown.selected() == ["2"]
    assert shown.newer.gutter._current == shown.older.gutter._current == shown.review.claims[1].id


# Going about


def test_j_and_k_go_through_the_open_ones_and_round(shown: Shown) -> None:
    gone = []
    for _ in range(5):
        shown.press(Key.Key_J)
        gone.append(shown.selected())
    assert gone == [["1"], ["4"], ["3"], [LIFT], ["2"]], "a waiver that went with its words leaves nothing to decide"
    shown.press(Key.Key_K)
    assert shown.selected() == [LIFT]


def test_j_goes_on_from_a_kept_one_and_from_a_head(shown: Shown) -> None:
    shown.select(5)
    shown.press(Key.Key_J)
    assert shown.selected() == ["2"]
    shown.page.list.setCurrentIndex(shown.page.model.index(shown.page.model.head_row(Group.CUT)))
    shown.press(Key.Key_K)
    assert shown.selected() == ["4"]


def test_j_unfolds_where_it_goes(shown: Shown) -> None:
    shown.page.model.fold(Group.MOVED, True)
    shown.press(Key.Key_J)
    assert (shown.selected(), shown.page.model.folded(Group.MOVED)) == (["1"], False)


@pytest.mark.parametrize("where", ["list", "older", "newer"])
def test_keys_work_wherever_the_focus_is(qtbot: QtBot, shown: Shown, where: str) -> None:
    widget = {"list": shown.page.list, "older": shown.older, "newer": shown.newer}[where]
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    second, first = key_of(shown, 2), key_of(shown, 1)
    shown.press(Key.Key_Return)
    shown.press(Key.Key_J)
    shown.press(Key.Key_K)
    shown.press(Key.Key_Delete)
    shown.press(Key.Key_Escape)
    assert shown.said == [("confirmed", [second]), ("let_go", [first]), ("left",)]


def test_buttons_do_what_their_keys_do(shown: Shown) -> None:
    second, first = key_of(shown, 2), key_of(shown, 1)
    for name in ("confirmButton", "nextOpenButton", "previousOpenButton", "letGoButton", "versionsBack"):
        QTest.mouseClick(button(shown, name), Qt.MouseButton.LeftButton)
    assert shown.said == [("confirmed", [second]), ("let_go", [first]), ("left",)]


# Settling


def test_confirming_goes_on_to_the_next_open_one(shown: Shown) -> None:
    shown.press(Key.Key_Return)
    assert (shown.selected(), shown.in_group(Group.REREAD)) == (["1"], [])
    assert shown.in_group(Group.KEPT) == ["2", "Fishermen find the new timetable absurd.", "5"]
    shown.press(Key.Key_Enter)
    assert (shown.selected(), shown.in_group(Group.MOVED)) == (["4"], ["4"])


def test_several_are_settled_at_once(shown: Shown) -> None:
    keys = [key_of(shown, number) for number in (2, 1, 4)]
    shown.select(2, 1, 4, 3)
    shown.press(Key.Key_Return)
    assert shown.said == [("confirmed", keys)], "what was cut has no place to confirm"
    assert shown.selected() == [LIFT], "it was selected too, and the next is after it"


def test_several_are_let_go_at_once(shown: Shown) -> None:
    keys = [key_of(shown, number) for number in (1, 4)]
    shown.select(2, 1, 4)
    shown.press(Key.Key_Delete)
    assert shown.said == [("let_go", keys)], "only moved ones are let go"
    assert sorted(shown.in_group(Group.CUT)) == ["1", "3", "4", "Rust was found"]


def test_a_place_needs_a_selection_in_the_newer_text(shown: Shown) -> None:
    shown.press(Key.Key_J)
    assert not button(shown, "placeButton").isEnabled()
    shown.press(Key.Key_R)
    assert shown.said == []
    place, key = shown.review.place_of("4,300"), key_of(shown, 1)
    shown.newer.set_selected_range(*place)
    assert button(shown, "placeButton").isEnabled()
    shown.press(Key.Key_R)
    assert shown.said == [("placed", key, *place)]
    assert (shown.selected(), shown.newer.selected_range()) == (["4"], None)
    assert not button(shown, "placeButton").isEnabled(), "what was selected is not the next one's place too"


def test_what_was_cut_or_kept_can_be_placed_and_new_sentences_cannot(shown: Shown) -> None:
    shown.answers = False
    place = shown.review.place_of("below the bridge")
    shown.newer.set_selected_range(*place)
    for number in (3, 5):
        shown.select(number)
        shown.press(Key.Key_R)
    assert shown.said == [("placed", key_of(shown, number), *place) for number in (3, 5)]
    shown.press(Key.Key_K)
    shown.press(Key.Key_R)
    shown.select(1, 4)
    shown.press(Key.Key_R)
    assert len(shown.said) == 2, "neither a sentence nor two claims have one place"


def test_a_waiver_that_was_cut_cannot_be_settled(shown: Shown) -> None:
    shown.newer.set_selected_range(0, 4)
    cut = next(e for e in shown.page.model.entries() if e.group is Group.CUT and e.claim is None)
    shown.page.list.go_to(cut.key)
    for key in (Key.Key_Return, Key.Key_R, Key.Key_Delete, Key.Key_C):
        shown.press(key)
    assert shown.said == []


def test_a_moved_waiver_is_confirmed_or_goes(page: VersionsPage) -> None:
    review = Reviewed("The quay is lovely in spring. It was dredged.", "Nine boats lie there.", "A last line.")
    review.recorder.waive("The quay is lovely in spring.", "opinion")
    review.recorder.waive("Nine boats lie there.", "other")
    review.update("It was dredged.", "A last line.", "The quay is lovely in early spring.", "Nine boats lie there.")
    shown = Shown(page, review)
    shown.compare()
    assert shown.in_group(Group.MOVED) == ["The quay is lovely in early spring.", "Nine boats lie there."]
    kept, gone = (w for w in review.waivers if w.version == 2)
    shown.press(Key.Key_Return)
    shown.press(Key.Key_Delete)
    assert shown.said == [("confirmed", [kept.id]), ("let_go", [gone.id])]
    assert shown.in_group(Group.CUT) == ["Nine boats lie there."]
    assert label(shown, "versionsSettled") == "Every claim has its place."


def test_new_sentences_become_claims_or_need_no_check(shown: Shown) -> None:
    shown.press(Key.Key_K)
    assert shown.selected() == [LIFT]
    assert button(shown, "sentenceClaimButton").isVisible() and not button(shown, "confirmButton").isVisible()
    shown.press(Key.Key_C)
    assert shown.said == [("sentence_marked", *shown.review.place_of(LIFT))]
    assert (shown.in_group(Group.SENTENCES), shown.selected()) == ([], ["2"])
    shown.review.undo()
    shown.take_in()
    assert shown.selected() == [LIFT], "what came back to be decided is gone to"
    shown.press(Key.Key_X)
    assert shown.said[1:] == [("sentence_waived", *shown.review.place_of(LIFT))]


def test_a_part_of_a_new_sentence_can_be_the_claim(qtbot: QtBot, shown: Shown) -> None:
    shown.answers = False
    part = shown.review.place_of("last winter")
    shown.newer.setFocus()
    qtbot.waitUntil(shown.newer.hasFocus)
    shown.newer.set_selected_range(*part)
    shown.press(Key.Key_C)
    shown.press(Key.Key_X)
    assert shown.said == [("sentence_marked", *part), ("sentence_waived", *part)]


def test_undo_brings_back_and_goes_there(shown: Shown) -> None:
    shown.press(Key.Key_Return)
    shown.press(Key.Key_J)
    shown.review.undo()
    shown.take_in()
    assert (shown.in_group(Group.REREAD), shown.selected()) == (["2"], ["2"])
    shown.press(Key.Key_J)
    shown.press(Key.Key_Delete)
    assert (sorted(shown.in_group(Group.CUT)), shown.selected()) == (["1", "3", "Rust was found"], ["4"])
    shown.review.undo()
    shown.take_in()
    assert shown.selected() == ["1"]


def test_what_others_change_leaves_the_selection(shown: Shown) -> None:
    shown.select(4)
    shown.review.recorder.edit(shown.review.claims[1], statement="She was built in 1974.")
    shown.take_in()
    assert shown.selected() == ["4"]
    assert "Claim 2, to be reread, She was built in 1974., verified" in shown.rows()


def test_when_all_is_settled_the_page_says_so(shown: Shown) -> None:
    assert label(shown, "versionsSettled") == ""
    for _ in range(3):
        shown.press(Key.Key_Return)
    assert label(shown, "versionsSettled") == "Nothing is left to confirm; 1 claim has no place in this text."
    shown.select(3)
    shown.newer.set_selected_range(*shown.review.place_of("below the bridge"))
    shown.press(Key.Key_R)
    assert label(shown, "versionsSettled") == "Every claim has its place."


def test_nothing_is_selected_where_nothing_is_open(page: VersionsPage) -> None:
    review = Reviewed("One line that goes.", "Another stays as it is.")
    review.mark("Another")
    review.update("Another stays as it is.")
    shown = Shown(page, review)
    shown.compare()
    assert (shown.in_group(Group.KEPT), shown.selected()) == (["1"], [])
    assert label(shown, "versionsSettled") == "Every claim has its place."
    for key in (Key.Key_Return, Key.Key_Delete, Key.Key_J, Key.Key_R):
        shown.press(key)
    assert shown.said == []


# Only showing


@pytest.mark.parametrize("why", ["read-only", "older"])
def test_where_nothing_may_be_settled_the_page_only_shows(shown: Shown, why: str) -> None:
    if why == "older":
        shown.review.update(*NEW, "She is to be sold.")
    shown.compare(1, 2, writable=why == "older")
    assert shown.in_group(Group.MOVED) == ["1", "4"]
    names = ("confirmButton", "placeButton", "letGoButton", "sentenceClaimButton", "sentenceWaiveButton")
    shown.newer.set_selected_range(0, 9)
    for _ in range(5):
        for key in (Key.Key_Return, Key.Key_R, Key.Key_Delete, Key.Key_C, Key.Key_X):
            shown.press(key)
        assert not any(button(shown, name).isVisible() for name in names)
        shown.press(Key.Key_J)
    assert shown.said == []
    assert label(shown, "versionsSettled").startswith("There is a newer" if why == "older" else "Nothing can be")


# Leaving and choosing


def test_escape_first_ends_a_selection(qtbot: QtBot, shown: Shown) -> None:
    shown.newer.setFocus()
    qtbot.waitUntil(shown.newer.hasFocus)
    shown.newer.set_selected_range(0, 9)
    shown.press(Key.Key_Escape)
    assert (shown.newer.selected_range(), shown.said) == (None, [])
    shown.press(Key.Key_Escape)
    assert shown.said == [("left",)]


def test_a_double_click_or_control_enter_wants_the_claim(shown: Shown) -> None:
    claims = shown.review.claims
    shown.press(Key.Key_Return, CONTROL)
    row = shown.page.model.row_of(key_of(shown, 4))
    at = shown.page.list.visualRect(shown.page.model.index(row or 0)).center()
    QTest.mouseClick(shown.page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(shown.page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    shown.press(Key.Key_J)
    shown.press(Key.Key_J)
    shown.press(Key.Key_Return, CONTROL)
    assert shown.said == [("claim_wanted", claims[1].id), ("claim_wanted", claims[3].id)], "a sentence is no claim"


def test_any_two_versions_can_be_chosen(shown: Shown) -> None:
    shown.review.update(*NEW, "She is to be sold.")
    shown.compare(1, 2)
    older = combo(shown, "olderVersion")
    newer = combo(shown, "newerVersion")
    assert [older.itemText(at) for at in range(older.count())] == ["Version 1", "Version 2"]
    assert [newer.itemText(at) for at in range(newer.count())] == ["Version 2", "Version 3"]
    newer.activated.emit(1)
    older.activated.emit(1)
    assert shown.said == [("versions_wanted", 1, 3), ("versions_wanted", 2, 3)]
    assert (older.currentText(), newer.currentText()) == ("Version 1", "Version 2"), "what is shown, until it is not"
    shown.compare(2, 3)
    older.activated.emit(0)
    newer.activated.emit(0)
    assert shown.said[2:] == [("versions_wanted", 1, 3), ("versions_wanted", 1, 2)]
    assert shown.in_group(Group.SENTENCES) == ["She is to be sold."]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_choosing_a_version_by_keys_settles_nothing(qtbot: QtBot, shown: Shown) -> None:
    shown.review.update(*NEW, "She is to be sold.")
    shown.compare(2, 3)
    older = combo(shown, "olderVersion")
    older.setFocus()
    qtbot.waitUntil(older.hasFocus)
    older.showPopup()
    view = older.view()
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)
    assert shown.said == [("versions_wanted", 1, 3)]


def test_a_click_on_a_claim_of_the_older_text_selects_its_entry(qtbot: QtBot, shown: Shown) -> None:
    start, _ = shown.review.place_of("north quay", 1)
    rect = shown.older.range_rects(start, start + 3)[0]
    QTest.mouseClick(shown.older.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert shown.selected() == ["5"]
    start, _ = shown.review.place_of("six crowns")
    rect = shown.newer.range_rects(start, start + 3)[0]
    QTest.mouseClick(shown.newer.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert shown.selected() == ["5"], "there a click begins a selection for the claim that is selected"
    badge = next(badge for badge in shown.newer.gutter.badges() if badge.claims == (shown.review.claims[3].id,))
    QTest.mouseClick(shown.newer.gutter, Qt.MouseButton.LeftButton, pos=badge.rect.center().toPoint())
    assert shown.selected() == ["4"]


def test_heads_fold_by_click_and_key(shown: Shown) -> None:
    model, rows = shown.page.model, shown.page.list
    head = rows.visualRect(model.index(model.head_row(Group.MOVED)))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=head.center() - QPoint(20, 0))
    assert model.folded(Group.MOVED)
    for key, folded in (
        (Key.Key_Right, False), (Key.Key_Left, True), (Key.Key_Space, False), (Key.Key_Return, True),
    ):  # fmt: skip
        shown.press(key)
        assert model.folded(Group.MOVED) is folded
    assert shown.said == []


def test_the_same_page_shows_another_comparison(shown: Shown) -> None:
    other = ferry()
    other.update(*NEW, "She is to be sold.")
    again = Shown(shown.page, other)
    again.compare(2, 3)
    assert again.in_group(Group.SENTENCES) == ["She is to be sold."]
    assert again.in_group(Group.MOVED) == ["1", "4"], "what nobody has settled stays open"
