"""Statuses: on one claim and on many, by key, button, menu and from a program that drives the window."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMenu, QToolButton

from annotator.domain.claim import Status
from tests.window.desk import CONTROL, SHIFT, Desk

Key = Qt.Key
QUOTES = ("opened on Monday", "three years late", "cost 4.2 million", "It will last a century", "Nobody was hurt")
V, D, S, U = Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED, Status.UNCHECKED


@pytest.fixture
def five(desk: Desk) -> Desk:
    """Five claims, numbered from 1 in text order; the caret is in the title."""
    for quote in QUOTES:
        desk.mark(quote)
    desk.put_caret("reopens")
    return desk


@pytest.mark.parametrize(("key", "status"), [(Key.Key_1, V), (Key.Key_2, D), (Key.Key_3, S)])
def test_a_key_sets_the_status_of_the_selected_row(five: Desk, key: Key, status: Status) -> None:
    five.click_row(2)
    five.press(key)
    assert five.statuses() == [U, status, U, U, U]
    assert [claim.status for claim in five.claims_on_disk()] == five.statuses()
    checked = five.claim(2).checked
    assert checked is not None
    assert checked.by == "Mara Boyd"
    five.press(Key.Key_0)
    assert five.statuses() == [U] * 5
    assert five.claim(2).checked is None


def test_a_key_sets_the_status_of_all_selected_rows_at_once(five: Desk) -> None:
    five.click_row(2)
    five.click_row(4, SHIFT)
    assert five.selected() == [2, 3, 4]
    five.press(Key.Key_2)
    assert five.statuses() == [U, D, D, D, U]
    assert five.selected() == [2, 3, 4], "the rows stay selected"
    five.undo()
    assert five.statuses() == [U] * 5, "it is one change"


def test_rows_picked_one_by_one_get_the_status(five: Desk) -> None:
    five.click_row(1)
    five.click_row(5, CONTROL)
    five.press(Key.Key_3)
    assert five.statuses() == [S, U, U, U, S]


def test_all_rows_by_keyboard(five: Desk) -> None:
    five.press(Key.Key_2, CONTROL)
    assert five.table.hasFocus()
    five.press(Key.Key_A, CONTROL)
    five.press(Key.Key_1)
    assert five.statuses() == [V] * 5
    assert "5 checked" in five.figures()


def test_the_buttons_of_the_details_set_the_status(five: Desk) -> None:
    five.click_row(3)
    for status in (V, D, S, U):
        button = five.widget(QAbstractButton, f"statusButton{status.value.capitalize()}")
        five.click(button)
        assert five.claim(3).status is status
        assert button.isChecked()
    five.click_row(1)
    five.click_row(2, CONTROL)
    five.click(five.widget(QAbstractButton, "statusButtonDisputed"))
    assert five.statuses() == [D, D, U, U, U]


def test_a_reason_is_chosen_from_the_statuss_own_list(five: Desk) -> None:
    five.click_row(2)
    chooser = five.widget(QComboBox, "reasonChooser")
    assert not chooser.isVisible(), "an unchecked claim takes no reason"
    five.press(Key.Key_2)
    assert [chooser.itemData(at) for at in range(chooser.count())] == [
        None, "wrong", "misleading", "sources conflict", "denied",
    ]  # fmt: skip
    chooser.setFocus()
    QTest.keyClick(chooser, Key.Key_Down)
    assert (five.claim(2).status, five.claim(2).reason) == (D, "wrong")
    assert five.claims_on_disk()[1].reason == "wrong"
    five.press(Key.Key_3)
    assert (five.claim(2).status, five.claim(2).reason) == (S, None)


def test_the_menu_follows_the_pane_last_used(five: Desk) -> None:
    five.click_row(2)
    five.trigger("actionVerified")
    assert five.statuses() == [U, V, U, U, U]
    five.click_text("Nobody was hurt")
    five.trigger("actionDisputed")
    assert five.statuses() == [U, V, U, U, D]
    five.select("The north bridge")
    five.trigger("actionUnsourced")
    assert five.statuses() == [S, U, V, U, U, D]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_real_menu_and_the_tool_bar_follow_it_too(five: Desk) -> None:
    five.click_row(2)
    menu = next(m for m in five.window.menuBar().findChildren(QMenu) if five.action("actionVerified") in m.actions())
    menu.popup(five.window.mapToGlobal(five.window.rect().center()))
    five.wait(menu.isVisible)
    place = menu.actionGeometry(five.action("actionVerified")).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert five.statuses() == [U, V, U, U, U]
    claim = next(
        b for b in five.window.toolbar.findChildren(QToolButton) if b.defaultAction() is five.action("actionNewClaim")
    )
    five.select("The north bridge")
    five.click(claim)
    assert len(five.claims()) == 6


def test_the_focus_tells_which_pane_is_in_use(five: Desk) -> None:
    five.click_row(2)
    five.put_caret("Nobody")
    five.press(Key.Key_2, CONTROL)
    five.press(Key.Key_1)
    assert five.statuses() == [U, V, U, U, U], "back in the table, its row is meant and not the caret"
    five.press(Key.Key_1, CONTROL)
    five.press(Key.Key_2)
    assert five.statuses() == [U, V, U, U, D], "back in the article, the claim under the caret is meant"


def test_the_bar_beside_a_selection_is_there_while_its_keys_mean_the_selection(five: Desk) -> None:
    five.select("The north bridge")
    bar = five.window.selecting.bar
    assert bar.isVisible()
    five.click_row(2)
    assert not bar.isVisible(), "in the table, 1 means the row"
    five.press(Key.Key_1, CONTROL)
    assert bar.isVisible()
    five.click(next(b for b in bar.buttons if b.defaultAction() is five.action("actionVerified")))
    assert five.statuses() == [V, U, U, U, U, U]


# As a program drives the window: no focus, no events, only Qt's own calls


def set_selection(desk: Desk, quote: str) -> None:
    start, end = (desk.view._offsets.to_qt(offset) for offset in desk.range_of(quote))
    cursor = desk.view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    desk.view.setTextCursor(cursor)


def test_a_selection_set_by_a_program_is_marked(desk: Desk) -> None:
    set_selection(desk, "three years late")
    desk.trigger("actionNewClaim")
    set_selection(desk, "Nobody was hurt")
    desk.trigger("actionVerified")
    assert [(c.text, c.status) for c in desk.claims()] == [("three years late", U), ("Nobody was hurt", V)]
    desk.trigger("actionUndo")
    assert [claim.text for claim in desk.claims()] == ["three years late"]
    desk.trigger("actionRedo")
    assert len(desk.claims()) == 2


def test_a_row_selected_by_a_program_is_meant(five: Desk) -> None:
    five.table.selectRow(0)
    five.trigger("actionDisputed")
    assert five.statuses() == [D, U, U, U, U]
    five.table.selectRow(3)
    five.trigger("actionVerified")
    assert five.statuses() == [D, U, U, V, U]
    set_selection(five, "The north bridge")
    five.trigger("actionUnsourced")
    assert five.statuses() == [S, D, U, U, V, U]
    five.table.selectRow(0)
    five.trigger("actionUnchecked")
    assert five.statuses() == [U, D, U, U, V, U]


def test_a_row_that_is_selected_already_is_meant_when_a_program_selects_it(desk: Desk) -> None:
    set_selection(desk, "three years late")
    desk.trigger("actionNewClaim")
    set_selection(desk, "Nobody was hurt")
    desk.trigger("actionNoCheckNeeded")
    desk.table.selectRow(0)
    desk.trigger("actionDisputed")
    assert [(c.text, c.status) for c in desk.claims()] == [("three years late", D)]


def test_rows_selected_by_a_program_are_meant(five: Desk) -> None:
    five.table.selectAll()
    five.trigger("actionVerified")
    assert five.statuses() == [V] * 5
    flags = QItemSelectionModel.SelectionFlag
    model = five.table.selectionModel()
    five.select("The north bridge")
    model.select(five.model.index(1, 0), flags.ClearAndSelect | flags.Rows)
    five.trigger("actionRemoveClaim")
    assert [claim.number for claim in five.claims()] == [1, 3, 4, 5]
