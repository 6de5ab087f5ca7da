"""Text being typed: one change per edit, drafts meanwhile, its own undo, and nothing lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.claims.fields import DRAFT_MS, TextField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A field beside another, under a window whose shortcuts want its keys."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField(single=True)
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.triggered: list[str] = []
        for key in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Return", "Esc", "1", "Space", "Del", "Shift+X"):
            action = QAction(key, self)
            action.setShortcut(key)
            action.triggered.connect(lambda _=False, key=key: self.triggered.append(key))
            self.addAction(action)
        self.told: list[tuple[str, str]] = []
        self.begun_from: list[str] = []
        self.field.edited.connect(lambda text, begun_from: self.begun_from.append(begun_from))
        self.field.edited.connect(lambda text: self.told.append(("edited", text)))
        self.field.drafted.connect(lambda text: self.told.append(("drafted", text)))
        self.field.typed.connect(lambda: self.told.append(("typed", "")))
        self.field.unchanged.connect(lambda: self.told.append(("unchanged", "")))
        self.field.left.connect(lambda: self.told.append(("left", "")))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.field.show_text("The bridge")
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    made.field.moveCursor(QTextCursor.MoveOperation.End)
    yield made


def edits(window: Window) -> list[str]:
    return [text for what, text in window.told if what == "edited"]


def test_typing_is_one_edit_told_at_focus_out(window: Window) -> None:
    QTest.keyClicks(window.field, " opened 1961")
    assert edits(window) == []
    window.other.setFocus()
    assert edits(window) == ["The bridge opened 1961"]
    window.field.setFocus()
    window.other.setFocus()
    assert len(edits(window)) == 1


def test_looking_at_a_text_is_no_edit(window: Window) -> None:
    window.field.show_text("one\r\ntwo\u2029three\ufdd0four")
    window.other.setFocus()
    window.field.commit()
    assert window.told == []


def test_characters_come_back_as_they_were(window: Window) -> None:
    text = "«\u00a0a\u2028b 👩‍👩‍👧 \u202fc»"
    window.field.show_text(text)
    assert window.field.text() == text
    QTest.keyClicks(window.field, "x")
    window.field.commit()
    assert edits(window) == ["x" + text]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_ctrl_enter_ends_the_edit_and_keeps_the_focus(window: Window, key: Qt.Key) -> None:
    QTest.keyClicks(window.field, "s")
    QTest.keyClick(window.field, key, Control)
    assert edits(window) == ["The bridges"]
    assert window.field.hasFocus()
    assert window.triggered == []


def test_enter_ends_the_edit_of_a_single_paragraph(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    QTest.keyClick(window.field, Key.Key_Return)
    assert edits(window) == ["The bridges"]
    assert window.field.text() == "The bridges"


def test_enter_breaks_the_line_of_any_other(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClicks(field, "b")
    assert field.text() == "a\nb"


def test_esc_ends_the_edit_and_leaves(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    QTest.keyClick(window.field, Key.Key_Escape)
    assert window.told[-2:] == [("edited", "The bridges"), ("left", "")]
    assert window.triggered == []


def test_the_field_keeps_its_own_undo_and_redo(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    QTest.keyClick(window.field, Key.Key_Z, Control)
    assert window.field.text() == "The bridge"
    QTest.keyClick(window.field, Key.Key_Y, Control)
    assert window.field.text() == "The bridges"
    QTest.keyClick(window.field, Key.Key_Z, Control)
    QTest.keyClick(window.field, Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert window.field.text() == "The bridges"
    for _ in range(3):
        QTest.keyClick(window.field, Key.Key_Z, Control)
    assert window.triggered == []
    window.other.setFocus()
    assert edits(window) == []


def test_letters_that_are_shortcuts_are_typed(window: Window) -> None:
    QTest.keyClicks(window.field, " 1X")
    assert window.field.text() == "The bridge 1X"
    assert window.triggered == []


def test_a_draft_is_told_within_a_second_while_typing_goes_on(qtbot: QtBot, window: Window) -> None:
    assert DRAFT_MS < 1000
    QTest.keyClicks(window.field, "s")
    assert window.told == [("typed", "")]
    # Typing that never pauses must not put the draft off.
    typist = QTimer(window, interval=DRAFT_MS // 10)
    typist.timeout.connect(lambda: QTest.keyClicks(window.field, "s"))
    typist.start()
    with qtbot.waitSignal(window.field.drafted):
        pass
    typist.stop()
    assert window.told[1][0] == "drafted"
    assert window.told[1][1].startswith("The bridgess")
    QTest.keyClicks(window.field, "!")
    assert [what for what, _ in window.told][-1] == "typed"


def test_typing_that_is_taken_back_leaves_no_draft(qtbot: QtBot, window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    with qtbot.waitSignal(window.field.unchanged):
        QTest.keyClick(window.field, Key.Key_Backspace)
    assert [what for what, _ in window.told] == ["typed", "unchanged"]


def test_no_draft_follows_the_end_of_an_edit(qtbot: QtBot, window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.commit()
    later = TextField()
    qtbot.addWidget(later)
    with qtbot.waitSignal(later.drafted):
        later.type_text("typed after that")
    assert [what for what, _ in window.told] == ["typed", "edited"]


def test_a_text_changed_elsewhere_is_followed_without_moving_the_caret(window: Window) -> None:
    window.field.show_text("one 😀 two three")
    cursor = window.field.textCursor()
    cursor.setPosition(len("one xx two"))
    window.field.setTextCursor(cursor)
    window.field.follow_text("one 😀 two and three 😀")
    assert window.field.text() == "one 😀 two and three 😀"
    assert window.field.textCursor().position() == len("one xx two")
    QTest.keyClick(window.field, Key.Key_Z, Control)
    assert window.field.text() == "one 😀 two and three 😀"
    window.field.commit()
    assert window.told == []


def test_typing_outlasts_a_change_made_elsewhere(window: Window) -> None:
    QTest.keyClicks(window.field, " opened")
    window.field.follow_text("The old bridge")
    assert window.field.text() == "The bridge opened"
    window.field.commit()
    assert edits(window) == ["The bridge opened"]
    assert window.begun_from == ["The bridge"], "not what stands there now"


def test_an_edit_taken_back_gives_way_to_what_others_have_made_of_the_text(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.follow_text("The old bridge")
    QTest.keyClick(window.field, Key.Key_Backspace)
    window.field.commit()
    assert (edits(window), window.field.text()) == ([], "The old bridge")


def test_an_edit_rests_on_what_others_have_made_of_the_text_once_that_is_known(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.follow_text("The old bridge")
    window.field.commit()
    window.field.refuse()
    window.field.know_theirs()
    window.field.commit()
    window.field.follow_text("The bridges")
    assert window.begun_from == ["The bridge", "The old bridge"]
    assert not window.field.dirty


def test_an_edit_is_begun_from_the_text_just_as_it_was_given(window: Window) -> None:
    window.field.show_text("One\r\nline\u2029and another")
    QTest.keyClicks(window.field, "x")
    window.field.commit()
    assert window.begun_from == ["One\r\nline\u2029and another"]


def test_what_was_typed_elsewhere_too_is_no_edit(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.follow_text("The bridges")
    window.field.commit()
    assert edits(window) == []


def test_a_refused_edit_is_told_again(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.commit()
    window.field.refuse()
    assert window.field.dirty
    window.other.setFocus()
    assert edits(window) == ["The bridges", "The bridges"]


def test_a_menu_over_the_field_is_not_the_end_of_the_edit(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.other.setFocus(Qt.FocusReason.PopupFocusReason)
    assert edits(window) == []


def test_a_text_put_in_can_be_taken_back(window: Window) -> None:
    window.field.type_text("The bridge opened 🗳️ late")
    assert window.field.dirty
    QTest.keyClick(window.field, Key.Key_Z, Control)
    assert window.field.text() == "The bridge"


def test_another_text_cannot_be_undone_into_the_one_before(window: Window) -> None:
    QTest.keyClicks(window.field, "s")
    window.field.commit()
    window.field.show_text("Another")
    QTest.keyClick(window.field, Key.Key_Z, Control)
    assert window.field.text() == "Another"


def test_the_field_is_as_high_as_its_text_up_to_its_lines(window: Window) -> None:
    heights = []
    for text in ("one", "word " * 30, "word " * 300, ""):
        window.field.show_text(text)
        heights.append(window.field.height())
    assert heights[0] < heights[1] <= heights[2] < 5 * heights[0]
    assert heights[3] == heights[0]
    window.field.setPlaceholderText("word " * 30)
    assert window.field.height() > heights[0]


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_other_words_of_a_placeholder_are_seen_at_once(qtbot: QtBot, window: Window) -> None:
    window.field.setPlaceholderText("The quote of the claim before")
    paints = Paints()
    window.field.viewport().installEventFilter(paints)
    qtbot.waitUntil(lambda: paints.count > 0)
    QApplication.processEvents()  # what else of the window is to be painted
    paints.count = 0
    window.field.setPlaceholderText("The quote of this claim")
    QApplication.processEvents()
    assert paints.count
