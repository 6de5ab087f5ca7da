"""The details: one claim in full, or several at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.change import HistoryRow, Subject
from annotator.domain.claim import About, Stamp, Status
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from tests.ui.claims.shown_details import BUILT, ME, Told, lines, part, pressed, statement, turn_to
from tests.workspace.making import MARA, THEO, claim, passage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


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
