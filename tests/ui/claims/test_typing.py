"""Text that is typed into the details: an edit is one change, and nothing is lost on the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui.claims.details import ClaimDetails
from tests.ui.claims.shown_details import BUILT, ME, Told, lines, note_edit, part, pressed, statement
from tests.workspace.making import MARA, THEO, claim, note

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def test_the_claimant_is_one_line_and_one_edit(qtbot: QtBot, details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    field = part(details, QPlainTextEdit, "claimantEdit")
    height = field.height()
    field.selectAll()
    QTest.keyClicks(field, "The port")
    pasted = QMimeData()
    pasted.setText(", by its\r\n  spokeswoman and many others who have been asked and whose names are long\n")
    field.insertFromMimeData(pasted)
    text = "The port , by its spokeswoman and many others who have been asked and whose names are long"
    assert (field.toPlainText().replace("port,", "port ,"), field.height()) == (text, height)
    qtbot.waitUntil(lambda: told.of("draft_changed") != [])
    assert told.of("draft_changed")[0][:2] == ("c0006", "claimant")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    (edited,) = told.of("claimant_edited")
    assert (edited[0], edited[2]) == ("c0006", "Dana Whitlock")
    assert len(told.of("left")) == 1
    details.show_claim(replace(BUILT, claimant="Another"), ME)
    assert told.of("claimant_edited") == [edited]


def test_a_statement_is_one_edit_and_comes_with_its_claim(qtbot: QtBot, details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    details.focus_statement()
    assert statement(details).hasFocus()
    QTest.keyClicks(statement(details), "Opened in 1962.")
    qtbot.waitUntil(lambda: told.of("draft_changed") != [])
    assert told.of("draft_changed") == [("c0006", "statement", "Opened in 1962.")]
    assert told.of("statement_edited") == []
    details.show_claim(claim(7), ME)
    assert told.of("statement_edited") == [("c0006", "Opened in 1962.", "")]
    assert statement(details).toPlainText() == ""


def test_commit_ends_all_edits(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    QTest.keyClicks(statement(details), "A statement")
    details.focus_note()
    QTest.keyClicks(note_edit(details), "a note")
    details.commit()
    details.commit()
    assert told.of("statement_edited") == [("c0006", "A statement", "")]
    assert told.of("note_edited") == [("c0006", "a note", "")]


def test_the_note_is_the_reviewers_newest_and_others_are_listed(details: ClaimDetails) -> None:
    notes = (note("n1", "first", MARA, 0), note("n2", "mine", MARA, 1), note("n3", "theirs", THEO, 2))
    details.show_claim(replace(BUILT, notes=notes), ME)
    assert note_edit(details).toPlainText() == "mine"
    assert [line.split(",")[0] for line in lines(details, "noteList")] == ["theirs", "first"]
    assert "Theo Lin" in lines(details, "noteList")[0]
    assert part(details, QTabBar, "detailTabs").tabText(2) == "Notes 3"
    details.show_claim(replace(BUILT, notes=notes), "Theo Lin")
    assert note_edit(details).toPlainText() == "theirs"


def test_typing_outlasts_a_change_of_the_same_claim(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    QTest.keyClicks(statement(details), "Half a sen")
    details.show_claim(replace(BUILT, status=Status.VERIFIED, reason=None, statement="Elsewhere"), ME)
    assert statement(details).toPlainText() == "Half a sen"
    assert (pressed(details), told.of("statement_edited")) == (["Verified"], [])
    details.commit()
    assert told.of("statement_edited") == [("c0006", "Half a sen", "")]


def test_an_undone_statement_is_shown_again(details: ClaimDetails) -> None:
    details.show_claim(replace(BUILT, statement="Before"), ME)
    QTest.keyClicks(statement(details), "x")
    details.commit()
    details.show_claim(replace(BUILT, statement="xBefore"), ME)
    details.show_claim(replace(BUILT, statement="Before"), ME)
    assert statement(details).toPlainText() == "Before"


def test_an_edit_that_changes_the_claim_while_another_is_chosen_is_harmless(details: ClaimDetails) -> None:
    other = claim(7, statement="Another")

    def keep(claim_id: str, text: str) -> None:
        assert claim_id == "c0006"
        details.show_claim(replace(BUILT, statement=text), ME)

    details.statement_edited.connect(keep)
    details.show_claim(BUILT, ME)
    QTest.keyClicks(statement(details), "Kept")
    details.show_claim(other, ME)
    assert (details.claim, statement(details).toPlainText()) == (other, "Another")


def test_a_refused_edit_stays_in_the_field(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    details.statement_edited.connect(lambda key, text: details.refuse_edit(key, "statement", text))
    QTest.keyClicks(statement(details), "Not taken")
    details.commit()
    assert statement(details).toPlainText() == "Not taken"
    details.show_claim(claim(7), ME)
    assert told.of("statement_edited") == [("c0006", "Not taken", "")] * 2
    details.show_claim(BUILT, ME)
    assert statement(details).toPlainText() == "Not taken"


def test_a_draft_is_offered_and_restored_as_typing(details: ClaimDetails) -> None:
    details.show_claim(replace(BUILT, statement="Before"), ME)
    told = Told(details)
    details.offer_draft("statement", "Before the cra")
    details.offer_draft("note", "half a note")
    words = part(details, QLabel, "draftWords")
    assert words.text() == "Statement not finished: “Before the cra”"
    QTest.mouseClick(part(details, QPushButton, "draftRestore"), Qt.MouseButton.LeftButton)
    assert (statement(details).toPlainText(), statement(details).hasFocus()) == ("Before the cra", True)
    assert words.text() == "Note not finished: “half a note”"
    QTest.mouseClick(part(details, QPushButton, "draftDiscard"), Qt.MouseButton.LeftButton)
    assert told.of("draft_dropped") == [("c0006", "note")]
    assert not words.isVisible()
    details.commit()
    assert told.of("statement_edited") == [("c0006", "Before the cra", "Before")]


def test_a_draft_of_what_is_there_already_is_not_offered(details: ClaimDetails) -> None:
    details.show_claim(replace(BUILT, statement="Before"), ME)
    details.offer_draft("statement", "Before")
    assert not part(details, QLabel, "draftWords").isVisible()


def test_an_offer_goes_with_its_claim(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    details.offer_draft("note", "half")
    told = Told(details)
    details.show_claim(claim(7), ME)
    assert not part(details, QLabel, "draftWords").isVisible()
    assert told.of("draft_dropped") == []
    assert told.of("claim_shown") == [("c0007",)]


def test_nothing_can_be_changed_where_the_library_is_read_only(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    details.set_read_only(True)
    told = Told(details)
    QTest.keyClicks(statement(details), "x")
    QTest.mouseClick(part(details, QPushButton, "statusButtonVerified"), Qt.MouseButton.LeftButton)
    assert (told.all, statement(details).toPlainText()) == ([], "")
    assert part(details, QPlainTextEdit, "claimantEdit").isReadOnly()
    for name in ("reasonChooser", "aboutChooser"):
        assert not part(details, QComboBox, name).isEnabled()
    details.set_read_only(False)
    QTest.keyClicks(statement(details), "x")
    assert statement(details).toPlainText() == "x"
