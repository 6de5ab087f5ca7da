"""The menus of rows of the table, and of numbers in the margin."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from annotator.domain.claim import Status
from tests.window.desk import CONTROL, SHIFT, Desk
from tests.window.menus import (
    CHECKING,
    CLAIM,
    STATUSES,
    choose,
    close_menu,
    menu_of,
    right_click,
    right_click_row,
    right_click_text,
    words,
)

# The off-screen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


def test_a_right_click_on_a_row_selects_it_unless_it_is_selected(desk: Desk) -> None:
    for quote in ("three years late", "4.2 million", "Nobody was hurt"):
        desk.mark(quote)
    desk.view.set_caret(0)
    desk.click_row(1)
    menu = right_click_row(desk, 2)
    assert desk.selected() == [2]
    assert words(menu) == [*STATUSES, "Edit statement", "Write note", *CHECKING, "Remove claim"]
    close_menu(desk)
    desk.click_row(3, CONTROL)
    menu = right_click_row(desk, 2)
    assert desk.selected() == [2, 3]
    assert words(menu) == [*STATUSES, *(one for one in CHECKING if "query" not in one), "Remove claim"]
    choose(menu, "Verified")
    assert desk.statuses() == [Status.UNCHECKED, Status.VERIFIED, Status.VERIFIED]


def test_from_a_menu_a_query_is_asked_of_the_claim_that_was_clicked(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    for ask in (right_click_text, lambda desk, _: right_click_row(desk, 1)):
        choose(ask(desk, "three years late"), "Ask a query…")
        dialog = dialog_of(desk, "queryDialog")
        edit = dialog.findChild(QPlainTextEdit, "queryText")
        assert edit is not None
        QTest.keyClicks(edit, "Who says so?")
        QTest.keyClick(edit, Key.Key_Return, CONTROL)
        assert not dialog.isVisible()
    assert [len(claim.queries) for claim in desk.claims_on_disk()] == [2, 0]


def test_from_a_menu_all_selected_claims_are_logged_and_assigned(desk: Desk) -> None:
    for quote in ("three years late", "4.2 million", "Nobody was hurt"):
        desk.mark(quote)
    desk.click_row(1)
    desk.click_row(2, SHIFT)
    choose(right_click_row(desk, 2), "Log contact or search…")
    logged = dialog_of(desk, "logDialog")
    whom = logged.findChild(QLineEdit, "logWhom")
    assert whom is not None
    QTest.keyClicks(whom, "Dana Whitlock")
    QTest.keyClick(whom, Key.Key_Return)
    choose(right_click_row(desk, 1), "Assign to…")
    assigned = dialog_of(desk, "assignDialog")
    name = assigned.findChild(QComboBox, "assignName")
    assert name is not None
    name.setEditText("Theo Lin")
    QTest.keyClick(name, Key.Key_Return)
    assert [(len(claim.log), claim.assignee) for claim in desk.claims_on_disk()] == [
        *((1, "Theo Lin"), (1, "Theo Lin"), (0, None))
    ]


def test_from_a_menu_evidence_is_added_to_the_claim_that_was_clicked(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    choose(right_click_text(desk, "three years late"), "Add evidence…")
    dialog = dialog_of(desk, "evidenceDialog")
    assert "Claim 1" in [label.text() for label in dialog.findChildren(QLabel)]


def dialog_of(desk: Desk, name: str) -> QDialog:
    """The open dialog of that name."""
    dialog = desk.dialog(QDialog)
    assert dialog.objectName() == name
    return dialog


def test_the_selected_words_go_to_the_claim_from_its_row(desk: Desk) -> None:
    desk.mark("three years late")
    desk.select("Nobody was hurt")
    choose(right_click_row(desk, 1), "Add selection to claim")
    assert [passage.exact for passage in desk.claim(1).passages] == ["three years late", "Nobody was hurt"]


def test_beside_the_rows_there_is_no_menu(desk: Desk) -> None:
    desk.mark("three years late")
    port = desk.table.viewport()
    right_click(port, QPoint(port.width() // 2, port.height() - 4))
    assert menu_of(desk, "claimsMenu") is None


def test_a_number_in_the_margin_has_its_claims_menu(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    desk.select("About 900")
    gutter = desk.view.gutter
    badge = next(badge for badge in gutter.badges() if desk.claim(1).id in badge.claims)
    right_click(gutter, badge.rect.center().toPoint())
    assert words(menu_of(desk, "articleMenu")) == CLAIM
    assert desk.selected() == [1]


def test_on_a_read_only_library_a_menu_offers_nothing_that_writes(desk: Desk) -> None:
    desk.mark("three years late")
    desk.window.workspace.waive(*desk.range_of("three years late"))
    desk.window.commands.enable(article=True, writable=False)
    menu = right_click_text(desk, "three years late")
    assert menu is not None
    enabled = [action.text() for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert enabled == []
