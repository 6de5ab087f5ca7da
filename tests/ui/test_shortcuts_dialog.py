"""Every key of the window can be looked up in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.shortcuts_dialog import ShortcutsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

PAGE = ("On the page of an update", [("The claim stands", "Enter"), ("Undo the placing", "R")])


def action(text: str, *keys: str) -> QAction:
    made = QAction(text)
    made.setShortcuts([QKeySequence(key) for key in keys])
    return made


@pytest.fixture
def actions(qtbot: QtBot) -> list[QAction]:
    rule = QAction()
    rule.setSeparator(True)
    return [action("&Undo", "Ctrl+Z"), action("Redo", "Ctrl+Shift+Z", "Ctrl+Y"), rule, action("Save && close")]


@pytest.fixture
def dialog(qtbot: QtBot, actions: list[QAction]) -> ShortcutsDialog:
    made = ShortcutsDialog(actions, [("Select the next word", "Ctrl+Shift+→")], pages=[PAGE])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_action_is_listed_with_all_its_keys(dialog: ShortcutsDialog) -> None:
    assert dialog.shown() == [
        ("Undo", "Ctrl+Z"),
        ("Redo", "Ctrl+Shift+Z, Ctrl+Y"),
        ("Save & close", ""),
        ("Select the next word", "Ctrl+Shift+→"),
        ("On the page of an update", ""),
        ("The claim stands", "Enter"),
        ("Undo the placing", "R"),
    ]


def test_the_keys_of_a_page_stand_under_a_heading_that_is_read_whole(dialog: ShortcutsDialog) -> None:
    table = dialog.table
    row = next(row for row in range(table.model().rowCount()) if table.model().index(row, 0).data() == PAGE[0])
    assert table.model().index(row, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert table.columnSpan(row, 0) == 2
    assert not table.model().flags(table.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
    dialog.close()
    dialog.show()
    assert [table.columnSpan(at, 0) for at in range(table.model().rowCount())].count(2) == 1


def test_a_heading_stays_over_what_is_found_of_its_page_and_finds_all_of_it(dialog: ShortcutsDialog) -> None:
    dialog.search_edit.setText("undo")
    assert [words for words, _keys in dialog.shown()] == ["Undo", PAGE[0], "Undo the placing"]
    dialog.search_edit.setText("ctrl")
    assert PAGE[0] not in [words for words, _keys in dialog.shown()]
    dialog.search_edit.setText("page of an UPDATE")
    assert dialog.shown() == [(PAGE[0], ""), *PAGE[1]]


def test_search_is_by_words_and_by_keys(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.search_edit, "UNDO")
    assert [words for words, _keys in dialog.shown()] == ["Undo", PAGE[0], "Undo the placing"]
    dialog.search_edit.clear()
    QTest.keyClicks(dialog.search_edit, "ctrl+y")
    assert [words for words, _keys in dialog.shown()] == ["Redo"]
    dialog.search_edit.clear()
    assert len(dialog.shown()) == 7


def test_nothing_found_is_said(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    said = next(label for label in dialog.findChildren(QLabel) if "matches" in label.text())
    assert not said.isVisible()
    QTest.keyClicks(dialog.search_edit, "zebra")
    assert dialog.shown() == []
    assert said.isVisible()


def test_a_key_that_was_changed_is_shown_the_next_time(dialog: ShortcutsDialog, actions: list[QAction]) -> None:
    dialog.close()
    actions[0].setShortcut("Alt+Backspace")
    dialog.show()
    assert ("Undo", "Alt+Backspace") in dialog.shown()


def test_typing_searches_at_once_and_escape_closes(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.search_edit.hasFocus)
    QTest.keyClick(dialog.search_edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_can_be_read_to_the_reviewer(dialog: ShortcutsDialog) -> None:
    assert dialog.search_edit.accessibleName()
    assert dialog.table.accessibleName()
