"""Pasting an article: the text stays what it was, its title is guessed."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.paste_dialog import PasteDialog
from annotator.ui.paste_edit import LONG_LINE
from annotator.workspace.sources import PastedArticle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

NBSP, LINE_SEPARATOR = "\u00a0", "\u2028"


@pytest.fixture
def dialog(qtbot: QtBot) -> PasteDialog:
    made = PasteDialog()
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def paste(dialog: PasteDialog, qtbot: QtBot, text: str, html: str = "") -> None:
    """Paste as a person does, with the clipboard and Ctrl+V."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(dialog.text_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_text_is_accepted_with_a_guessed_title(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "\n  Ferry fares to rise \n\nThe company said so on Monday.")
    assert dialog.title_edit.placeholderText() == "Ferry fares to rise"
    with qtbot.waitSignal(dialog.pasted) as caught:
        QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    text = "\n  Ferry fares to rise \n\nThe company said so on Monday."
    assert caught.args == [PastedArticle(text, "Ferry fares to rise")]
    assert not dialog.isVisible()


def test_what_is_typed_beside_it_is_kept(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "The company said so on Monday.")
    for edit, words in (
        (dialog.title_edit, " Ferry fares "),
        (dialog.url_edit, "https://example.org/ferry"),
        (dialog.author_edit, "Ines Calder"),
        (dialog.date_edit, "14 March 2025"),
    ):
        QTest.keyClicks(edit, words)
    values = dialog.values()
    assert (values.title, values.url) == ("Ferry fares", "https://example.org/ferry")
    assert (values.author, values.published) == ("Ines Calder", "14 March 2025")


def test_nothing_but_white_space_cannot_be_added(dialog: PasteDialog, qtbot: QtBot) -> None:
    assert not dialog.add_button.isEnabled()
    paste(dialog, qtbot, " \n\t\n ")
    assert not dialog.add_button.isEnabled()
    QTest.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.text_edit, "a")
    assert dialog.add_button.isEnabled()


def test_ctrl_enter_adds_and_enter_does_not(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "Ferry fares to rise")
    QTest.keyClick(dialog.text_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_every_character_stays_what_it_was(dialog: PasteDialog, qtbot: QtBot) -> None:
    text = f"No.{NBSP}7 cost 3{NBSP}500{LINE_SEPARATOR}هل 👩\u200d🔬 𝒳 e\u0301\tend"
    paste(dialog, qtbot, text)
    assert dialog.values().text == text


def test_line_breaks_of_every_system_become_one_kind(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "one\r\ntwo\nthree")
    assert dialog.values().text == "one\ntwo\nthree"


def test_half_a_character_is_no_text(dialog: PasteDialog) -> None:
    dialog.set_text("𝒳")
    cursor = dialog.text_edit.textCursor()
    cursor.setPosition(1)
    cursor.insertText("a")
    assert dialog.values().text.encode() == b"a"


def test_the_html_beside_the_text_comes_along_until_the_text_is_edited(dialog: PasteDialog, qtbot: QtBot) -> None:
    html = "<h1>Ferry</h1><p>Fares to <i>rise</i></p>"
    paste(dialog, qtbot, "Ferry\nFares to rise", html)
    assert "<i>rise</i>" in dialog.values().html
    QTest.keyClicks(dialog.text_edit, "!")
    assert dialog.values().html == ""


def test_what_the_clipboard_holds_can_be_there_already(dialog: PasteDialog) -> None:
    dialog.set_text("Left from before")
    data = QMimeData()
    data.setText("Fares to rise")
    data.setHtml("<p>Fares to <i>rise</i></p>")
    dialog.take(data)
    assert dialog.values().text == "Fares to rise"
    assert "<i>rise</i>" in dialog.values().html


def test_html_of_only_a_part_does_not_stand_for_the_whole(dialog: PasteDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.text_edit, "Typed first. ")
    paste(dialog, qtbot, "rise", "<i>rise</i>")
    assert dialog.values().text == "Typed first. rise"
    assert dialog.values().html == ""


def test_a_line_too_long_to_lay_out_is_kept_aside_whole(dialog: PasteDialog, qtbot: QtBot) -> None:
    text = "Ferry fares to rise\r\n" + "word " * LONG_LINE
    paste(dialog, qtbot, text)
    assert dialog.text_edit.notice.isVisible()
    assert len(dialog.text_edit.toPlainText()) < 5_000
    assert dialog.values().text == text.replace("\r\n", "\n")
    assert dialog.values().title == "Ferry fares to rise"
    assert dialog.add_button.isEnabled()


def test_a_large_paste_goes_into_what_is_there(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "𝒳ab")
    QTest.keyClick(dialog.text_edit, Qt.Key.Key_Left)
    large = "w" * (LONG_LINE + 1)
    paste(dialog, qtbot, large)
    assert dialog.values().text == f"𝒳a{large}b"


def test_a_large_text_can_be_cleared(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "w" * (LONG_LINE + 1))
    button = dialog.text_edit.notice.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.values().text == ""
    assert not dialog.text_edit.notice.isVisible()
    QTest.keyClicks(dialog.text_edit, "Typed")
    assert dialog.values().text == "Typed"


def test_a_million_words_in_lines_are_taken_as_they_are(dialog: PasteDialog, qtbot: QtBot) -> None:
    text = "\n".join(["The ferry left late again today."] * 20_000)
    paste(dialog, qtbot, text)
    assert dialog.values().text == text


def test_a_long_first_line_makes_a_short_title(dialog: PasteDialog) -> None:
    dialog.set_text("ferry " * 200)
    assert len(dialog.values().title) <= 120


def test_a_markdown_heading_makes_a_title_without_its_sign(dialog: PasteDialog) -> None:
    dialog.set_text("# Ferry fares to rise\n\nText.")
    assert dialog.values().title == "Ferry fares to rise"


def test_cancel_keeps_what_was_typed_for_the_next_time(dialog: PasteDialog, qtbot: QtBot) -> None:
    paste(dialog, qtbot, "Ferry fares to rise")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.open()
    assert dialog.values().text == "Ferry fares to rise"
    dialog.reset()
    assert dialog.values() == PastedArticle("", "Untitled")


def test_every_field_has_a_name_for_a_screen_reader(dialog: PasteDialog) -> None:
    edits = (dialog.text_edit, dialog.title_edit, dialog.url_edit, dialog.author_edit, dialog.date_edit)
    assert all(edit.accessibleName() for edit in edits)
