"""For a screen reader and for finding one's way: names on every widget, every action in a menu, no key twice."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QWidget

from annotator.ui.window_actions import ACTIONS
from annotator.workspace.claim_cells import Column
from tests.window.desk import Desk
from tests.window.on_a_screen import DIALOGS

Key = Qt.Key
# What only holds other widgets, or is Qt's own part of one.
HOLDERS = {
    QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Splitter, QAccessible.Role.ScrollBar,
    QAccessible.Role.Border, QAccessible.Role.LayeredPane, QAccessible.Role.Separator, QAccessible.Role.Grip,
    QAccessible.Role.MenuBar, QAccessible.Role.Window, QAccessible.Role.Grouping,
}  # fmt: skip


def nameless(window: QWidget) -> list[str]:
    """The visible widgets that a screen reader would find and could not call by a name."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        speaks = QAccessible.queryAccessibleInterface(widget)
        holder = speaks.role() in HOLDERS and widget.focusPolicy() is Qt.FocusPolicy.NoFocus
        silent = isinstance(widget, QLabel) and not widget.text()
        if not holder and not silent and not speaks.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {speaks.role()}")
    return found


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A window with something to see everywhere."""
    desk.mark("three years late", Key.Key_2)
    desk.write("statementEdit", "It opened late")
    desk.write("noteEdit", "Ask the port")
    desk.mark("Nobody was hurt")
    desk.click_row(1)
    desk.select("cost 4.2 million")
    desk.window.say_error("Something was not done.")
    desk.window.progress.begin("Reading…")
    return desk


def test_every_visible_widget_has_a_name(full: Desk) -> None:
    for tab in range(4):
        full.window.claims_pane.details._tabs.turn_to(tab)
        assert nameless(full.window) == []
    full.click_row(2, Qt.KeyboardModifier.ControlModifier)
    assert nameless(full.window) == []


def test_names_also_where_nothing_is_open(full: Desk) -> None:
    full.window.workspace.close_article()
    assert nameless(full.window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_widget_of_a_dialog_has_a_name(full: Desk, name: str) -> None:
    full.click_row(1)
    full.trigger(name)
    assert nameless(full.dialog(QDialog)) == []


def test_cells_are_told_in_words(full: Desk) -> None:
    spoken = [full.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    missing = spoken.pop()
    assert spoken == ["Claim 1", "It opened late", "Disputed", "No evidence", "Checked by Mara Boyd", "Not signed off"]
    assert missing == "2 of 3 rules met. It needs a source that refutes it."


def test_the_article_can_be_read_by_a_screen_reader(full: Desk) -> None:
    text = QAccessible.queryAccessibleInterface(full.view).textInterface()
    assert text is not None
    assert "The north bridge opened on Monday" in text.text(0, text.characterCount())
    assert QAccessible.queryAccessibleInterface(full.view).state().readOnly


def test_every_action_is_in_just_one_menu_with_words_and_a_key(desk: Desk) -> None:
    shown = Counter(
        action.objectName()
        for menu in desk.window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    )
    assert shown == dict.fromkeys((spec.name for spec in ACTIONS), 1)
    for spec in ACTIONS:
        action = desk.action(spec.name)
        assert action.text() and not action.shortcut().isEmpty(), spec.name


def test_no_key_means_two_things(desk: Desk) -> None:
    keys = [
        key.toString()
        for action in desk.window.findChildren(QAction)
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
        for key in action.shortcuts()
    ]
    keys += [shortcut.key().toString() for shortcut in desk.window.findChildren(QShortcut)]
    keys += [mnemonic.toString() for mnemonic in map(QKeySequence.mnemonic, _titles(desk)) if not mnemonic.isEmpty()]
    keys += [f"Alt+{column}" for column in range(1, 7)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def _titles(desk: Desk) -> list[str]:
    return [action.text() for action in desk.window.menuBar().actions()]


def test_tool_tips_and_names_show_hostile_text_as_text(desk: Desk) -> None:
    desk.open_text("Some <b>bold</b> & <img src=x>\n\nA claim <script>1</script> here.\n", "hostile.txt")
    claim = desk.mark("A claim <script>1</script> here")
    tip = desk.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "<script" not in tip
    assert desk.rows() == [claim.text]
