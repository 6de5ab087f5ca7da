"""Evidence in the window: entered by key and dialog, repeated, edited everywhere, taken away."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from annotator.domain.evidence import Kind, Stance, Tier
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.evidence.kinds import kind_ink
from annotator.ui.evidence.words import today
from annotator.ui.theme import DARK, LIGHT
from annotator.workspace.claim_cells import Column
from tests.window.desk import CONTROL, SHIFT, Desk, MakeDesk
from tests.window.evidence import PAPER, add, choose_in, evidence, evidence_list, field, shown, source_of, type_in

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_bytes(PAPER)
    return path


def test_by_key_evidence_is_entered_without_the_mouse(marked: Desk) -> None:
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    assert dialog.focusWidget() is field(dialog, "evidenceSearch")
    gone: list[QWidget] = [field(dialog, "evidenceSearch")]
    while gone[-1].objectName() != "evidenceDone":
        QTest.keyClick(gone[-1], Key.Key_Tab)
        gone.append(dialog.focusWidget())
        assert len(gone) < 30
    names = [part.objectName() for part in gone]
    wanted = ["Search", "Kind", "Title", "Author", "Publisher", "Url", "Archive", "Published", "Choose", "Confidential"]
    wanted += ["Stance", "Tier", "Locator", "Quote", "Note", "Seen", "Done"]
    assert names == [f"evidence{name}" for name in wanted]
    type_in(dialog, Title="Council minutes", Publisher="Harbour council", Locator="page 3", Quote="three years late")
    choose_in(dialog, "evidenceKind", "Document")
    choose_in(dialog, "evidenceTier", "Primary")
    QTest.keyClick(gone[names.index("evidenceNote")], Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    (use,) = evidence(marked, 1)
    assert (use.stance, use.tier, use.locator, use.quote) == (
        Stance.SUPPORTS, Tier.PRIMARY, "page 3", "three years late"
    )  # fmt: skip
    assert use.seen == today()
    source = source_of(marked, use)
    assert (source.kind, source.title, source.publisher) == (Kind.DOCUMENT, "Council minutes", "Harbour council")
    assert len(shown(marked)) == 1
    assert shown(marked)[0].startswith("Supports: Council minutes. Primary document. page 3 · seen ")
    assert marked.column(Column.EVIDENCE) == ["1", "–"]


def test_every_field_of_it_is_entered_and_kept(marked: Desk, minutes: Path) -> None:
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    choose_in(dialog, "evidenceKind", "Statistics")
    choose_in(dialog, "evidenceStance", "Refutes")
    choose_in(dialog, "evidenceTier", "Primary")
    type_in(
        dialog, Title="Opening dates", Author="B. Orme", Publisher="City auditor", Url="https://audit.example/dates",
        Archive="https://kept.example/7", Published="2025-03-13", Locator="table 2", Quote="three years late",
        Note="As of March.", Seen="2025-03-14",
    )  # fmt: skip
    dialog.choose_file(str(minutes))
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    marked.wait(lambda: evidence(marked, 1))
    (use,) = evidence(marked, 1)
    assert (use.stance, use.tier, use.locator, use.quote, use.note, use.seen) == (
        *(Stance.REFUTES, Tier.PRIMARY, "table 2", "three years late", "As of March.", "2025-03-14"),
    )
    source = source_of(marked, use)
    assert (source.kind, source.title, source.author, source.publisher, source.published) == (
        *(Kind.STATISTICS, "Opening dates", "B. Orme", "City auditor", "2025-03-13"),
    )
    assert (source.url, source.archive_url) == ("https://audit.example/dates", "https://kept.example/7")
    assert source.file is not None
    assert source.file.sha256 == hashlib.sha256(PAPER).hexdigest()


def test_each_kind_is_chosen_and_told_apart_by_words_and_a_colour_that_is_no_statuss(desk: Desk) -> None:
    for theme in (LIGHT, DARK):
        inks = {QColor(kind_ink(kind, theme)).name() for kind in Kind}
        assert not (inks - {QColor(theme.muted).name()}) & {
            QColor(style.ink).name() for style in theme.statuses.values()
        }
    desk.mark("three years late")
    kinds = [kind for kind in Kind if kind is not Kind.CALCULATION]
    for kind in kinds:
        desk.press(Key.Key_E)
        dialog = desk.dialog(EvidenceDialog)
        box = dialog.findChild(QComboBox, "evidenceKind")
        assert box is not None
        box.setCurrentIndex(box.findData(str(kind)))
        type_in(dialog, Title="One of each", Author="B. Orme")
        QTest.keyClick(dialog, Key.Key_Return)
        assert not dialog.isVisible()
    uses = evidence(desk, 1)
    assert [source_of(desk, use).kind for use in uses] == kinds
    told = shown(desk)
    for kind, line in zip(kinds, told, strict=True):
        assert kind is Kind.OTHER or f"Secondary {kind}." in line
    assert len({line.split(". ")[1] for line in told}) == len(kinds), "each has words of its own"


def test_of_several_rows_each_gets_its_own_in_one_step(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    add(marked, Title="Council minutes", Locator="page 3")
    assert marked.column(Column.EVIDENCE) == ["1", "1"]
    first, second = evidence(marked, 1)[0], evidence(marked, 2)[0]
    assert first.id != second.id
    assert first.source_id == second.source_id
    marked.undo()
    assert marked.column(Column.EVIDENCE) == ["–", "–"]
    marked.settle()
    assert marked.action("actionRedo").text() == "Redo: add evidence"
    marked.redo()
    assert marked.column(Column.EVIDENCE) == ["1", "1"]


def test_the_claim_at_the_caret_is_meant_and_shown(marked: Desk) -> None:
    marked.put_caret("Nobody was hurt")
    add(marked, Title="Police log")
    assert marked.column(Column.EVIDENCE) == ["–", "1"]
    assert marked.selected() == [2]
    assert shown(marked)[0].startswith("Supports: Police log")


def test_without_a_claim_it_says_so(desk: Desk) -> None:
    desk.press(Key.Key_E)
    assert desk.said() == "Put the caret into a claim, or select its row."
    assert not [d for d in desk.window.findChildren(EvidenceDialog) if d.isVisible()]


def test_the_button_at_the_foot_and_the_one_in_the_tool_bar_do_the_same(marked: Desk) -> None:
    marked.click(marked.widget(QPushButton, "addEvidenceButton"))
    marked.dialog(EvidenceDialog).reject()
    button = marked.window.toolbar.widgetForAction(marked.action("actionAddEvidence"))
    assert button.accessibleName() == "Add evidence"
    marked.click(button)
    assert marked.dialog(EvidenceDialog).windowTitle() == "Add evidence"


def test_an_interview_has_a_person_a_date_and_how_it_was_held(marked: Desk) -> None:
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    assert not field(dialog, "evidenceChannel").isVisible()
    choose_in(dialog, "evidenceKind", "Interview")
    assert field(dialog, "evidenceAuthor").accessibleName() == "Person"
    type_in(dialog, Author="Dana Whitlock", Channel="telephone", Published="2025-03-11", Note="She read it out.")
    box = dialog.findChild(QCheckBox, "evidenceConfidential")
    assert box is not None
    box.setChecked(True)
    QTest.keyClick(dialog, Key.Key_Return)
    source = source_of(marked, evidence(marked, 1)[0])
    assert (source.author, source.channel, source.confidential) == ("Dana Whitlock", "telephone", True)
    (said,) = shown(marked)
    assert said.startswith("Supports: Dana Whitlock. Confidential. Secondary interview. telephone · 11 March 2025 ·")
    assert said.endswith("Note: She read it out.")


def test_what_is_refused_stays_in_the_dialog_and_says_why(marked: Desk) -> None:
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    type_in(dialog, Quote="three years late")
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    sentence = "A source needs a title, an author, a publisher, an address or a file."
    assert dialog.isVisible()
    assert (dialog.notice.text, marked.said()) == (sentence, sentence)
    type_in(dialog, Title="Council minutes")
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    assert not dialog.isVisible()
    assert evidence(marked, 1)[0].quote == "three years late"


def test_what_was_refused_is_over_once_the_dialog_is_given_up(marked: Desk) -> None:
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    assert marked.said()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert (dialog.isVisible(), marked.said()) == (False, "")


def test_a_source_of_the_library_is_found_by_typing_and_used_again(marked: Desk) -> None:
    add(marked, Title="Council minutes", Publisher="Harbour council")
    marked.click_row(2)
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    search = field(dialog, "evidenceSearch")
    QTest.keyClicks(search, "harbour c")
    completer = search.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    marked.wait(lambda: field(dialog, "evidenceTitle").text() == "Council minutes")
    note = dialog.findChild(QLabel, "evidenceKnown")
    assert note is not None
    assert "used once elsewhere; what you change of it changes there, too" in note.text()
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    assert evidence(marked, 1)[0].source_id == evidence(marked, 2)[0].source_id


def test_an_address_that_is_known_is_offered(marked: Desk) -> None:
    add(marked, Title="Ferry timetable", Url="https://ferry.example/times")
    marked.click_row(2)
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    type_in(dialog, Url="http://www.ferry.example/times/")
    assert dialog.notice.text == "That address is known already, as “Ferry timetable”."
    (use,) = [button for button in dialog.notice.findChildren(QPushButton) if button.isVisible()]
    marked.click(use)
    assert field(dialog, "evidenceTitle").text() == "Ferry timetable"
    QTest.keyClick(dialog, Key.Key_Return)
    assert evidence(marked, 1)[0].source_id == evidence(marked, 2)[0].source_id


def test_a_file_is_kept_and_one_that_is_kept_already_is_offered(marked: Desk, minutes: Path) -> None:
    for number, title in ((1, "Council minutes"), (2, "The same minutes")):
        marked.click_row(number)
        marked.press(Key.Key_E)
        dialog = marked.dialog(EvidenceDialog)
        type_in(dialog, Title=title)
        dialog.choose_file(str(minutes))
        QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
        if number == 1:
            marked.wait(lambda: shown(marked))
    marked.wait(lambda: dialog.notice.text == "That file is kept already, as “Council minutes”.")
    assert evidence(marked, 2) == ()
    (go_on,) = [button for button in dialog.notice.findChildren(QPushButton) if button.text() == "Go on with this one"]
    marked.click(go_on)
    assert not dialog.isVisible()
    first, second = (source_of(marked, evidence(marked, number)[0]) for number in (1, 2))
    assert first.file is not None
    assert first.file == second.file
    assert (first.kind, first.file.media_type, first.file.size) == (Kind.DOCUMENT, "text/plain", len(PAPER))
    assert marked.window.store.files.read(first.file.sha256) == PAPER


# The last source again


def test_one_key_repeats_the_last_source_and_opens_nothing(marked: Desk) -> None:
    marked.press(Key.Key_E, SHIFT)
    assert marked.said() == "No source has been used in this window yet; E adds one."
    marked.press(Key.Key_E)
    dialog = marked.dialog(EvidenceDialog)
    type_in(dialog, Title="Council minutes", Locator="page 3", Quote="late")
    choose_in(dialog, "evidenceStance", "Refutes")
    choose_in(dialog, "evidenceTier", "Primary")
    QTest.keyClick(dialog, Key.Key_Return)
    marked.click_row(2)
    marked.press(Key.Key_E, SHIFT)
    assert marked.said() == "“Council minutes” supports claim 2, too. Enter in the list says where in it."
    (use,) = evidence(marked, 2)
    assert use.source_id == evidence(marked, 1)[0].source_id
    assert (use.stance, use.tier, use.locator, use.quote) == (Stance.SUPPORTS, Tier.PRIMARY, None, None)
    marked.undo()
    assert evidence(marked, 2) == ()
    marked.click_row(1)
    marked.click_row(2, SHIFT)
    marked.press(Key.Key_E, SHIFT)
    assert marked.column(Column.EVIDENCE) == ["2", "1"]


# Editing and removing


def test_editing_the_source_changes_it_everywhere_and_says_so(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    add(marked, Title="Council minuts")
    marked.click_row(2)
    evidence_list(marked).setFocus()
    evidence_list(marked).setCurrentRow(0)
    marked.press(Key.Key_Return)
    dialog = marked.dialog(EvidenceDialog)
    note = dialog.findChild(QLabel, "evidenceKnown")
    assert note is not None
    assert "used once elsewhere" in note.text()
    type_in(dialog, Title="Council minutes", Locator="page 4")
    QTest.keyClick(field(dialog, "evidenceTitle"), Key.Key_Return)
    assert shown(marked)[0].startswith("Supports: Council minutes. Secondary source. page 4")
    assert [use.locator for use in (*evidence(marked, 1), *evidence(marked, 2))] == [None, "page 4"]
    marked.click_row(1)
    assert shown(marked)[0].startswith("Supports: Council minutes")
    marked.undo()
    marked.click_row(2)
    assert shown(marked)[0].startswith("Supports: Council minuts. Secondary source. seen")


def test_a_double_click_edits_and_nothing_changed_is_no_change(marked: Desk) -> None:
    add(marked, Title="Council minutes", Quote="late")
    before = marked.actions_on_disk()
    entries = evidence_list(marked)
    QTest.mouseDClick(
        entries.viewport(), Qt.MouseButton.LeftButton, pos=entries.visualItemRect(entries.item(0)).center()
    )
    QTest.keyClick(marked.dialog(EvidenceDialog), Key.Key_Return)
    assert marked.actions_on_disk() == before


def test_del_in_the_list_takes_away_the_evidence_and_not_the_claim(marked: Desk) -> None:
    add(marked, Title="Council minutes")
    add(marked, Title="Police log")
    evidence_list(marked).setFocus()
    evidence_list(marked).setCurrentRow(0)
    marked.press(Key.Key_Delete)
    assert [said.split(".")[0] for said in shown(marked)] == ["Supports: Police log"]
    assert len(marked.claims()) == 2
    assert evidence_list(marked).key == evidence(marked, 1)[0].id, "the next one is current"
    marked.undo()
    assert len(shown(marked)) == 2


def test_what_another_window_writes_is_shown_and_an_edit_over_it_refused_once(
    marked: Desk, make_desk: MakeDesk
) -> None:
    add(marked, Title="Council minutes", Locator="page 3")
    key = evidence(marked, 1)[0].id
    marked.window.evidencing.edit(key)
    dialog = marked.dialog(EvidenceDialog)
    other = make_desk("Theo Lin")
    other.window.open_article(marked.article.id)
    other.click_row(1)
    other.window.evidencing.edit(key)
    theirs = other.dialog(EvidenceDialog)
    type_in(theirs, Locator="page 30")
    QTest.keyClick(theirs, Key.Key_Return)
    marked.window.workspace.look_for_others()
    assert "page 30" in shown(marked)[0]
    type_in(dialog, Locator="page 31")
    QTest.keyClick(field(dialog, "evidenceLocator"), Key.Key_Return)
    assert dialog.isVisible()
    assert "page 30" in dialog.notice.text
    assert field(dialog, "evidenceLocator").text() == "page 31"
    QApplication.processEvents()
    QTest.keyClick(field(dialog, "evidenceLocator"), Key.Key_Return)
    assert not dialog.isVisible()
    assert evidence(marked, 1)[0].locator == "page 31"
