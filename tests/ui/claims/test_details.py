"""The details: one claim in full, several at once, and text that is never lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import BlockKind
from annotator.domain.change import HistoryRow, Subject
from annotator.domain.claim import About, Stamp, Status
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from tests.workspace.making import MARA, THEO, article, claim, note, passage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
ARTICLE = article([(BlockKind.HEADING, "Bridge opens"), (BlockKind.PARAGRAPH, "It was built in 1961, she said.")])
BUILT = claim(6, "built in 1961", 20, status=Status.DISPUTED, reason="wrong", claimant="Dana Whitlock")
ME = "Mara Boyd"


@pytest.fixture
def details(qtbot: QtBot) -> Iterator[ClaimDetails]:
    made = ClaimDetails()
    qtbot.addWidget(made)
    made.resize(700, 320)
    made.set_article(ARTICLE)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made


class Told:
    """What the details said, in order."""

    def __init__(self, details: ClaimDetails) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ("status_chosen", "reason_chosen", "about_chosen", "statement_edited", "claimant_edited",
                     "note_edited", "draft_changed", "draft_dropped", "history_wanted", "passage_chosen",
                     "claim_shown", "left"):  # fmt: skip
            getattr(details, name).connect(lambda *values, name=name: self.all.append((name, *values)))

    def of(self, name: str) -> list[tuple[Any, ...]]:
        return [values[1:] for values in self.all if values[0] == name]


Kind = TypeVar("Kind", bound=QWidget)


def part(details: ClaimDetails, kind: type[Kind], name: str) -> Kind:
    found = details.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def statement(details: ClaimDetails) -> QPlainTextEdit:
    return part(details, QPlainTextEdit, "statementEdit")


def note_edit(details: ClaimDetails) -> QPlainTextEdit:
    return part(details, QPlainTextEdit, "noteEdit")


def turn_to(details: ClaimDetails, tab: int) -> None:
    part(details, QTabBar, "detailTabs").setCurrentIndex(tab)


def lines(details: ClaimDetails, name: str) -> list[str]:
    shown = part(details, QListWidget, name)
    return [shown.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(shown.count())]


def pressed(details: ClaimDetails) -> list[str]:
    names = ("Verified", "Disputed", "Unsourced", "Unchecked")
    return [name for name in names if part(details, QPushButton, f"statusButton{name}").isChecked()]


# What is shown


def test_one_claim_is_told_in_full(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    assert part(details, QLabel, "claimTitle").text() == "Claim 6"
    assert part(details, QLabel, "claimAbout").text() == "paragraph 1"
    assert part(details, QComboBox, "aboutChooser").currentText() == "content"
    assert part(details, QPlainTextEdit, "claimantEdit").toPlainText() == "Dana Whitlock"
    assert (statement(details).toPlainText(), statement(details).placeholderText()) == ("", "built in 1961")
    assert pressed(details) == ["Disputed"]
    assert part(details, QComboBox, "reasonChooser").currentText() == "wrong"
    assert lines(details, "evidenceList") == []
    assert part(details, QListWidget, "evidenceList").accessibleDescription().startswith("No evidence yet.")


def test_quotes_are_listed_where_the_statement_or_another_quote_stands_beside_them(details: ClaimDetails) -> None:
    details.resize(700, 460)
    details.show_claim(BUILT, ME)
    assert not part(details, QListWidget, "quoteList").isVisible()
    two = (*BUILT.passages, passage("p9", "Bridge", 0, ordinal=1))
    details.show_claim(replace(BUILT, passages=two), ME)
    assert lines(details, "quoteList") == ["“built in 1961”, paragraph 1", "“Bridge”, title"]
    details.show_claim(replace(BUILT, statement="The bridge dates from 1961."), ME)
    assert lines(details, "quoteList") == ["“built in 1961”, paragraph 1"]


def test_where_there_is_little_room_a_single_quote_is_left_to_the_article(details: ClaimDetails) -> None:
    told = replace(BUILT, statement="The bridge dates from 1961.")
    quotes, about = part(details, QListWidget, "quoteList"), part(details, QLabel, "claimAbout")
    details.show_claim(told, ME)
    assert not quotes.isVisible() and "“built in 1961”" in about.toolTip()
    details.resize(700, 460)
    assert quotes.isVisible() and lines(details, "quoteList") == ["“built in 1961”, paragraph 1"]
    details.show_claims([told, claim(7)], ME)
    details.resize(700, 320)
    details.resize(700, 460)
    assert not quotes.isVisible(), "several claims are shown"
    details.resize(700, 320)
    details.show_claim(replace(told, passages=(*BUILT.passages, passage("p9", "Bridge", 0, ordinal=1))), ME)
    assert quotes.isVisible(), "there are two"


def test_a_quote_leads_to_its_passage(details: ClaimDetails) -> None:
    details.resize(700, 460)
    details.show_claim(replace(BUILT, statement="So it was."), ME)
    told = Told(details)
    quotes = part(details, QListWidget, "quoteList")
    quotes.setCurrentRow(0)
    QTest.keyClick(quotes, Qt.Key.Key_Return)
    assert told.of("passage_chosen") == [("p6",)]


def test_a_claim_without_a_place_says_so(details: ClaimDetails) -> None:
    details.show_claim(claim(2, None), ME)
    assert part(details, QLabel, "claimAbout").text() == "no place"


def test_a_statement_that_looks_other_than_it_is_is_spelt_out(details: ClaimDetails) -> None:
    details.show_claim(replace(BUILT, statement="a\u202eb"), ME)
    warning = part(details, QLabel, "hiddenCharacters")
    assert (warning.isVisible(), warning.text()) == (True, "Holds hidden characters: a⟨U+202E⟩b")
    details.show_claim(BUILT, ME)
    assert not warning.isVisible()


def test_several_claims_are_counted_and_take_one_status(details: ClaimDetails) -> None:
    several = [BUILT, claim(1), claim(2, status=Status.VERIFIED), claim(3), claim(4)]
    details.show_claims(several, ME)
    assert part(details, QLabel, "claimTitle").text() == "5 claims selected"
    assert part(details, QLabel, "claimAbout").text() == "1 verified · 1 disputed · 3 unchecked"
    assert (pressed(details), statement(details).isVisible()) == ([], False)
    told = Told(details)
    QTest.mouseClick(part(details, QPushButton, "statusButtonUnsourced"), Qt.MouseButton.LeftButton)
    assert told.all == [("status_chosen", Status.UNSOURCED)]


def test_nothing_selected_is_quiet(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    details.show_claim(None, ME)
    assert part(details, QLabel, "claimTitle").text() == "No claim selected"
    visible = [b.objectName() for b in details.findChildren(QPushButton) if b.isVisible()]
    assert (visible, statement(details).isVisible()) == ([], False)


def test_there_are_no_dead_buttons(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    names = {b.objectName() for b in details.findChildren(QPushButton) if b.isVisible()}
    statuses = {f"statusButton{name}" for name in ("Verified", "Disputed", "Unsourced", "Unchecked")}
    assert names == {*statuses, "addEvidenceButton", "addNoteButton", "signOffButton"}


# Status and reason


def test_a_button_shows_what_is_so_not_what_was_clicked(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    QTest.mouseClick(part(details, QPushButton, "statusButtonVerified"), Qt.MouseButton.LeftButton)
    assert told.all == [("status_chosen", Status.VERIFIED)]
    assert isinstance(told.all[0][1], Status)
    assert pressed(details) == ["Disputed"]
    details.show_claim(replace(BUILT, status=Status.VERIFIED, reason=None), ME)
    assert pressed(details) == ["Verified"]
    assert not part(details, QComboBox, "reasonChooser").isVisible()


def test_a_reason_is_chosen_with_the_keyboard(qtbot: QtBot, details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    chooser = part(details, QComboBox, "reasonChooser")
    assert [chooser.itemText(at) for at in range(chooser.count())] == [
        *("none given", "wrong", "misleading", "sources conflict", "denied")
    ]
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    QTest.keyClick(chooser, Qt.Key.Key_Up)
    assert told.all == [("reason_chosen", "misleading"), ("reason_chosen", None)]
    assert chooser.currentText() == "wrong"
    details.show_claim(replace(BUILT, status=Status.UNSOURCED, reason="hearsay"), ME)
    assert chooser.currentText() == "hearsay"
    assert chooser.findText("single source") > 0


def test_what_a_claim_is_about_is_chosen_and_shown_once_it_is_so(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    chooser = part(details, QComboBox, "aboutChooser")
    assert [chooser.itemText(at) for at in range(chooser.count())] == [
        *("content", "wording", "attribution", "forecast", "name")
    ]
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert told.all == [("about_chosen", About.WORDING)]
    assert isinstance(told.all[0][1], About)
    assert chooser.currentText() == "content"
    details.show_claim(replace(BUILT, about=About.WORDING), ME)
    assert chooser.currentText() == "wording"


def test_of_several_claims_only_the_reason_they_share_is_shown(details: ClaimDetails) -> None:
    names = ("reasonChooser", "aboutChooser", "claimantEdit")
    other = claim(7, status=Status.DISPUTED, reason="denied")

    def shown() -> list[str]:
        return [name for name in names if part(details, QWidget, name).isVisible()]

    details.show_claims([BUILT, other], ME)
    assert shown() == ["reasonChooser"]
    assert part(details, QComboBox, "reasonChooser").currentText() == "none given"
    details.show_claims([BUILT, claim(8)], ME)
    assert shown() == []
    details.show_claim(BUILT, ME)
    assert shown() == list(names)


# Text being typed


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


# Tabs


def test_evidence_is_open_until_another_tab_is_chosen_which_stays(details: ClaimDetails) -> None:
    bar = part(details, QTabBar, "detailTabs")
    details.show_claim(BUILT, ME)
    assert bar.tabText(bar.currentIndex()).startswith("Evidence")
    assert part(details, QListWidget, "evidenceList").isVisible()
    for tab in (3, 1, 0):
        turn_to(details, tab)
        details.show_claim(claim(7), ME)
        details.show_claims([BUILT, claim(7)], ME)
        details.show_claim(BUILT, ME)
        assert bar.currentIndex() == tab


# History


def history_row(seq: int) -> HistoryRow:
    states = {"status": "unchecked", "reason": None}, {"status": "verified", "reason": None}
    return HistoryRow(seq, seq, None, MARA.at, ME, "claim.status", Subject("a1", "claim", "c0006"), *states, "")


def test_history_is_asked_for_only_where_it_is_looked_at(details: ClaimDetails) -> None:
    told = Told(details)
    details.show_claim(BUILT, ME)
    assert told.of("history_wanted") == []
    bar = part(details, QTabBar, "detailTabs")
    turn_to(details, 3)
    assert told.of("history_wanted") == [("c0006",)]
    details.set_history([history_row(1), history_row(2)])
    assert bar.tabText(3) == "History 2"
    assert lines(details, "historyList")[0].startswith("Mara Boyd: set to verified, was unchecked, ")
    turn_to(details, 0)
    turn_to(details, 3)
    assert len(told.of("history_wanted")) == 1
    details.show_claim(replace(BUILT, changed=Stamp(ME, THEO.at)), ME)
    assert len(told.of("history_wanted")) == 2
    turn_to(details, 0)
    details.show_claim(claim(7), ME)
    assert (len(told.of("history_wanted")), bar.tabText(3)) == (2, "History")


# Looks and access


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_card_is_painted_in_the_theme(details: ClaimDetails, theme: Theme) -> None:
    details.show_claim(BUILT, ME)
    for density in Density:
        details.set_theme(theme, density)
        image = details.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() - 8) == QColor(theme.page)
        colours = {image.pixelColor(x, y).name() for x in range(350, image.width(), 2) for y in range(10, 45)}
        assert theme.status(Status.DISPUTED).fill in colours


def test_what_a_field_says_while_it_is_empty_is_as_large_as_what_is_typed(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    for density in (Density.COMPACT, Density.COMFORTABLE):
        details.set_theme(LIGHT, density)
        for field in details.findChildren(QPlainTextEdit):
            assert field.viewport().font().pixelSize() == field.font().pixelSize(), field.objectName()


def test_everything_one_can_go_to_has_a_name(details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    details.offer_draft("note", "half")
    reachable = [
        w for w in details.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    ]
    assert len(reachable) >= 8
    nameless = [w for w in reachable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []


def test_space_presses_a_button_though_the_window_has_it_for_itself(qtbot: QtBot, details: ClaimDetails) -> None:
    details.show_claim(BUILT, ME)
    told = Told(details)
    button = part(details, QPushButton, "statusButtonVerified")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    action = QAction("Space", details)
    action.setShortcut("Space")
    details.addAction(action)
    with qtbot.assertNotEmitted(action.triggered):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert told.of("status_chosen") == [(Status.VERIFIED,)]
