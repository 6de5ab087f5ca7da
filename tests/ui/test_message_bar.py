"""The message bar says one sentence as it is, and goes when it should."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.ui.theme import DARK, LIGHT, Density, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


class Window(QMainWindow):
    """A window with an editor under the bar, and an action of its own on Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.escaped = 0
        middle = QWidget()
        layout = QVBoxLayout(middle)
        self.bar, self.edit = MessageBar(), QTextEdit()
        layout.addWidget(self.bar)
        layout.addWidget(self.edit)
        self.setCentralWidget(middle)
        action = QAction("Clear selection", self)
        action.setShortcut("Esc")
        action.triggered.connect(self._count)
        self.addAction(action)
        self.resize(800, 300)

    def _count(self) -> None:
        self.escaped += 1


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.edit.setFocus()
    qtbot.waitUntil(shown.edit.hasFocus)
    yield shown


def labels(bar: MessageBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.text()]


def buttons(bar: MessageBar) -> list[QPushButton]:
    return [button for button in bar.findChildren(QPushButton) if button.isVisible()]


def test_it_takes_no_room_until_there_is_something_to_say(window: Window) -> None:
    assert window.bar.objectName() == "messageBar"
    assert not window.bar.isVisible()


@pytest.mark.parametrize(("kind", "word"), [("info", "Note"), ("warning", "Warning"), ("error", "Error")])
def test_the_kind_is_told_in_words_too(window: Window, kind: str, word: str) -> None:
    window.bar.show_message("The library is locked by another program.", kind)
    assert window.bar.isVisible()
    assert labels(window.bar) == [word, "The library is locked by another program."]
    assert window.bar.kind == kind


def test_a_screen_reader_hears_kind_and_sentence(window: Window) -> None:
    window.bar.show_message("The disk is full.", MessageKind.ERROR)
    told = QAccessible.queryAccessibleInterface(window.bar)
    assert told.text(QAccessible.Text.Name) == "Error: The disk is full."


def test_markup_is_shown_as_text(window: Window) -> None:
    hostile = "<b>Saved</b> <img src='http://example.org/x.png'> is no article."
    window.bar.show_message(hostile, "error")
    assert window.bar.text == hostile
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in window.bar.findChildren(QLabel) if label.text()
    )


def test_what_turns_the_text_around_is_made_visible(window: Window) -> None:
    window.bar.show_message("report\u202egpj.exe\ncannot be read.", "error")
    assert window.bar.text == "report⟨U+202E⟩gpj.exe cannot be read."


def test_a_sentence_without_end_does_not_widen_the_window(window: Window) -> None:
    width = window.minimumSizeHint().width()
    window.bar.show_message("w" * 1_000_000, "error")
    assert len(window.bar.text) <= 400
    assert window.minimumSizeHint().width() <= width + 250


def test_an_unknown_kind_is_a_bug(window: Window) -> None:
    with pytest.raises(ValueError, match="shout"):
        window.bar.show_message("Hello.", "shout")


def test_it_leaves_the_focus_where_it_is(window: Window, qtbot: QtBot) -> None:
    window.bar.show_message("The disk is full.", "error", [("Try again", lambda: None)])
    assert window.edit.hasFocus()
    close = window.bar.findChild(QToolButton)
    assert isinstance(close, QToolButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.edit.hasFocus()
    assert not window.bar.isVisible()


def test_escape_closes_it_first_and_then_means_what_it_did(window: Window, qtbot: QtBot) -> None:
    window.bar.show_message("The disk is full.", "error")
    QTest.keyClick(window.edit, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()
    assert window.escaped == 0
    QTest.keyClick(window.edit, Qt.Key.Key_Escape)
    assert window.escaped == 1


def test_an_action_closes_the_bar_and_is_done_once(window: Window, qtbot: QtBot) -> None:
    done: list[bool] = []
    window.bar.show_message("The disk is full.", "error", [("Try again", lambda: done.append(window.bar.isVisible()))])
    (button,) = buttons(window.bar)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [False]


def test_an_action_may_say_something_new(window: Window, qtbot: QtBot) -> None:
    window.bar.show_message("One.", "error", [("Again", lambda: window.bar.show_message("Two.", "warning"))])
    QTest.mouseClick(buttons(window.bar)[0], Qt.MouseButton.LeftButton)
    assert window.bar.isVisible()
    assert window.bar.text == "Two."
    assert buttons(window.bar) == []


def test_the_newest_message_stands_with_its_own_actions(window: Window) -> None:
    window.bar.show_message("One.", "error", [("Try again", lambda: None), ("Show", lambda: None)])
    window.bar.show_message("Two.", "info", [("Undo", lambda: None)])
    assert window.bar.text == "Two."
    assert [button.text() for button in buttons(window.bar)] == ["Undo"]


def test_success_clears_it(window: Window) -> None:
    window.bar.show_message("The library is locked.", "error")
    window.bar.clear()
    assert not window.bar.isVisible()
    assert window.bar.text == ""


def test_while_hidden_escape_is_not_its_own(window: Window, qtbot: QtBot) -> None:
    line = QLineEdit(window.edit)
    line.show()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert window.escaped == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_is_painted_in_the_colours_of_its_kind(window: Window, theme: Theme) -> None:
    window.bar.set_theme(theme, Density.COMFORTABLE)
    window.bar.show_message("The disk is full.", "error")
    image = window.bar.grab().toImage()
    style = next(style for style in theme.statuses.values() if style.icon == "disputed")
    assert image.pixelColor(1, 4).name() == style.ink
    assert image.pixelColor(8, 3).name() == style.fill


# Going by itself


def test_information_goes_after_a_while(window: Window, qtbot: QtBot) -> None:
    window.bar.set_linger(30)
    window.bar.show_message("The report is written.", "info")
    assert window.bar.isVisible()
    qtbot.waitUntil(window.bar.isHidden)
    assert window.bar.text == ""


@pytest.mark.parametrize("kind", ["warning", "error"])
def test_what_has_to_be_known_stays(window: Window, kind: str) -> None:
    window.bar.show_message("The report is written.", "info")
    window.bar.show_message("The disk is full.", kind)
    window.bar.move_on()
    assert not window.bar._lingering.isActive()
    assert window.bar.text == "The disk is full."
    assert window.bar.isVisible()


def test_information_goes_when_the_reviewer_goes_on(window: Window) -> None:
    window.bar.show_message("The report is written.", "info")
    window.bar.move_on()
    assert not window.bar.isVisible()


def test_the_newest_information_has_the_whole_time(window: Window) -> None:
    window.bar.set_linger(5_000)
    window.bar.show_message("One.", "info")
    window.bar.set_linger(100_000)
    window.bar.show_message("Two.", "info")
    assert window.bar._lingering.remainingTime() > 5_000


@pytest.mark.parametrize("how", ["pointer", "focus"])
def test_information_stays_while_it_is_in_use(window: Window, qtbot: QtBot, how: str) -> None:
    window.bar.set_linger(20)
    window.bar.show_message("The report is written.", "info", [("Show", lambda: None)])
    (button,) = buttons(window.bar)
    if how == "pointer":
        QApplication.sendEvent(window.bar, QEnterEvent(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9)))
    else:
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
    window.bar.move_on()
    with qtbot.waitSignal(window.bar._lingering.timeout):
        pass
    assert window.bar.isVisible()
    if how == "pointer":
        QApplication.sendEvent(window.bar, QEvent(QEvent.Type.Leave))
    else:
        window.edit.setFocus()
    qtbot.waitUntil(window.bar.isHidden)
