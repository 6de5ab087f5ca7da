"""The menus under the right mouse button and the menu key, at words of the article."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from annotator.domain.claim import Status
from tests.window.desk import CONTROL, LONG, SHIFT, Desk
from tests.window.menus import (
    CLAIM,
    MARKING,
    WAIVER,
    choose,
    close_menu,
    menu_of,
    reasons,
    right_click,
    right_click_text,
    words,
)

# The off-screen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


def test_the_menu_is_made_of_the_windows_own_actions(desk: Desk) -> None:
    desk.mark("three years late")
    desk.select("Nobody was hurt")
    menu = right_click_text(desk, "Nobody was hurt")
    assert words(menu) == [*MARKING, "Add selection to claim", "Move claim to selection", "Copy selected text"]
    assert menu is not None
    own = desk.window.commands.by_name.values()
    for action in menu.actions():
        assert action.isSeparator() or (action in own and action.isShortcutVisibleInContextMenu())


def test_without_a_claim_there_is_none_to_add_to(desk: Desk) -> None:
    desk.select("Nobody was hurt")
    assert words(right_click_text(desk, "Nobody was hurt")) == [*MARKING, "Copy selected text"]


def test_a_right_click_in_the_selection_keeps_it(desk: Desk) -> None:
    desk.select("About 900 lorries cross it each day")
    choose(right_click_text(desk, "lorries"), "Disputed")
    assert [(claim.text, claim.status) for claim in desk.claims()] == [
        ("About 900 lorries cross it each day", Status.DISPUTED)
    ]


def test_a_right_click_elsewhere_puts_the_caret_there(desk: Desk) -> None:
    desk.select("About 900 lorries")
    menu = right_click_text(desk, "Nobody was hurt")
    assert desk.view.selected_range() is None
    assert words(menu) == [*MARKING, "No check needed for rest of sentence", "Next not looked at"]
    choose(menu, "Verified")
    assert [(claim.text, claim.status) for claim in desk.claims()] == [("Nobody was hurt.", Status.VERIFIED)]


def test_a_right_click_on_a_claim_goes_to_it_and_means_it(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    menu = right_click_text(desk, "three years late")
    assert desk.selected() == [1]
    assert words(menu) == CLAIM
    choose(menu, "Unsourced")
    assert desk.statuses() == [Status.UNSOURCED, Status.UNCHECKED]
    choose(right_click_text(desk, "Nobody was hurt"), "Remove claim")
    assert [claim.number for claim in desk.claims()] == [1]


def test_of_overlapping_claims_the_innermost_and_the_current_one_is_kept(desk: Desk) -> None:
    desk.mark("three years late, and cost 4.2 million")
    desk.mark("cost 4.2 million")
    right_click_text(desk, "three years late")
    assert desk.selected() == [1]
    close_menu(desk)
    right_click_text(desk, "4.2 million")
    assert desk.selected() == [1], "it is among those there, and what is being worked on"
    close_menu(desk)
    desk.put_caret("Nobody")
    desk.click_row(2)
    desk.mark("Nobody")
    right_click_text(desk, "4.2 million")
    assert desk.selected() == [2]


def test_words_beside_a_claim_are_not_the_claim(desk: Desk) -> None:
    desk.mark("three years late")
    for beside in (", ", " three"):
        start = desk.text.index("three years late") - 1 if beside == " three" else desk.range_of("three years late")[1]
        rect = desk.view.range_rects(start, start + 1)[0]
        for x in (rect.left() + 1, rect.right() - 1):
            right_click(desk.view.viewport(), QPoint(x, rect.center().y()))
            assert "Remove claim" not in words(menu_of(desk, "articleMenu")), (beside, x)
            close_menu(desk)


def test_the_statement_of_the_claim_that_was_clicked_is_edited(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    choose(right_click_text(desk, "three years late"), "Edit statement")
    desk.enter("It opened late")
    desk.press(Key.Key_Return, CONTROL)
    assert [claim.statement for claim in desk.claims()] == ["It opened late", None]


def test_a_claim_that_the_filter_hides_is_shown_again(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt", Key.Key_2)
    desk.window.claims_pane.filter.setText("hurt")
    assert desk.rows() == ["Nobody was hurt"]
    right_click_text(desk, "three years late")
    assert desk.selected() == [1]


# By key


def by_shift_f10(desk: Desk, target: QWidget) -> None:
    QTest.keyClick(target, Key.Key_F10, SHIFT)


def by_menu_key(desk: Desk, target: QWidget) -> None:
    place = target.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("how", [by_shift_f10, by_menu_key])
def test_by_key_the_menu_is_at_the_caret(desk: Desk, how: Callable[[Desk, QWidget], None]) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    desk.put_caret("three years late")
    how(desk, desk.view)
    menu = menu_of(desk, "articleMenu")
    assert words(menu) == CLAIM
    assert desk.selected() == [1], "the next key means the claim at the caret"
    assert menu is not None
    caret = desk.view.viewport().mapToGlobal(desk.view.cursorRect().bottomLeft())
    assert (menu.pos() - caret).manhattanLength() < 8
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert desk.statuses()[0] is Status.VERIFIED
    assert desk.view.hasFocus()


@pytest.mark.parametrize("how", [by_shift_f10, by_menu_key])
def test_by_key_in_the_table_the_menu_is_at_the_row(desk: Desk, how: Callable[[Desk, QWidget], None]) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    desk.press(Key.Key_2, CONTROL)
    desk.press(Key.Key_Home)
    how(desk, desk.table)
    menu = menu_of(desk, "claimsMenu")
    assert menu is not None
    row = desk.table.visualRect(desk.model.index(0, 0))
    assert abs(menu.y() - desk.table.viewport().mapToGlobal(row.bottomLeft()).y()) < 8
    choose(menu, "Disputed")
    assert desk.statuses() == [Status.DISPUTED, Status.UNCHECKED]


def test_with_the_caret_scrolled_away_the_menu_is_in_the_article(desk: Desk) -> None:
    desk.open_text(LONG)
    desk.put_caret("Mile 2 was")
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().maximum())
    by_shift_f10(desk, desk.view)
    menu = menu_of(desk, "articleMenu")
    assert menu is not None
    assert desk.view.rect().adjusted(0, -8, 0, 8).contains(desk.view.mapFromGlobal(menu.pos()))


# No check needed


def test_on_waived_words_that_they_are_to_be_checked_and_why_they_were_not(desk: Desk) -> None:
    desk.select("Nobody was hurt")
    desk.press(Key.Key_X)
    menu = right_click_text(desk, "Nobody was hurt")
    assert words(menu) == WAIVER
    found = reasons(menu)
    assert [(text, action.isChecked()) for text, action in found.items()] == [
        *(("Opinion", True), ("Transition", False), ("Background", False), ("Other", False))
    ]
    found["Background"].trigger()
    assert [waiver.reason for waiver in desk.on_disk().standing_waivers] == ["background"]
    close_menu(desk)
    menu = right_click_text(desk, "Nobody was hurt")
    assert [text for text, action in reasons(menu).items() if action.isChecked()] == ["Background"]
    choose(menu, "To be checked again")
    assert desk.waivers() == []
    desk.undo()
    desk.undo()
    assert [waiver.reason for waiver in desk.waivers()] == ["opinion"], "one step each"


def test_the_reason_that_others_gave_is_among_those_offered(desk: Desk) -> None:
    desk.select("Nobody was hurt")
    desk.press(Key.Key_X)
    desk.window.workspace.set_waiver_reason([desk.waivers()[0].id], "in the public record")
    found = reasons(right_click_text(desk, "Nobody was hurt"))
    assert found["In the public record"].isChecked()


def test_where_words_are_a_claim_and_waived_the_menu_has_both(desk: Desk) -> None:
    desk.mark("Nobody was hurt")
    desk.put_caret("Nobody")
    desk.window.workspace.waive(*desk.range_of("Nobody was hurt"))
    assert words(right_click_text(desk, "Nobody was hurt")) == [*CLAIM, *WAIVER]


def test_all_that_is_waived_in_a_selection_is_meant(desk: Desk) -> None:
    for quote in ("Nobody was hurt", "in winter", "By Ines Calder"):
        desk.select(quote)
        desk.press(Key.Key_X)
    desk.select("when the ferry rests, there are 1,200. Nobody")
    assert words(right_click_text(desk, "there are"))[-2:] == WAIVER
    close_menu(desk)
    desk.press(Key.Key_X, CONTROL | SHIFT)
    assert [waiver.exact for waiver in desk.waivers()] == ["By Ines Calder", "in winter"]
    desk.press(Key.Key_X, CONTROL | SHIFT)
    assert "need no check" in desk.said()


def test_the_tip_tells_the_reason(desk: Desk) -> None:
    desk.select("Nobody was hurt")
    desk.press(Key.Key_X)
    desk.window.workspace.set_waiver_reason([desk.waivers()[0].id], "<b>old</b>")
    tip = desk.view._tip(desk.range_of("Nobody")[0])
    assert "No check needed" in tip and "&lt;b&gt;old" in tip
