"""Typing a statement or a note: one change an edit, a draft meanwhile, nothing lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.drafts import Draft
from tests.window.desk import CONTROL, Desk, MakeDesk

Key = Qt.Key


def own_notes(desk: Desk, number: int = 1) -> list[str]:
    return [note.text for note in desk.claim(number).notes]


def drafts(desk: Desk, reviewer: str = "Mara Boyd") -> list[Draft]:
    return desk.window.store.drafts.left(reviewer)


LEAVING: dict[str, Callable[[Desk], object]] = {
    "to the table": lambda desk: desk.table.setFocus(),
    "to the article": lambda desk: desk.click_text("About 900 lorries"),
    "to another claim": lambda desk: desk.click_row(2),
    "by Ctrl+Enter": lambda desk: desk.press(Key.Key_Return, CONTROL),
    "by Esc": lambda desk: desk.press(Key.Key_Escape),
    "by undo from the menu": lambda desk: undo_and_redo(desk),
    "by the export": lambda desk: desk.trigger("actionExport"),
    "by closing": lambda desk: desk.window.close(),
    "by another article": lambda desk: desk.open_text("Elsewhere\n\nIt rained.\n"),
    "by a key of another claim's": lambda desk: next_row(desk),
}


@pytest.mark.parametrize("how", LEAVING)
@pytest.mark.parametrize("field", ["statementEdit", "claimantEdit", "noteEdit"])
def test_an_edit_is_one_change_however_it_ends(marked: Desk, how: str, field: str) -> None:
    article = marked.article.id
    marked.type_into(field, "The bridge opened late")
    before = len(marked.window.store.history(article))

    LEAVING[how](marked)

    with type(marked.window.store).open(marked.window.store.path) as store:
        rows = store.history(article)[before:]
        (claim,) = [claim for claim in store.claims(article) if claim.number == 1]
    changes = [row.action for row in rows if row.undoes is None]
    action, said = {
        "statementEdit": ("claim.statement", claim.statement),
        "claimantEdit": ("claim.claimant", claim.claimant),
        "noteEdit": ("note.add", claim.notes[0].text if claim.notes else None),
    }[field]
    assert changes == [action]
    assert said == "The bridge opened late"


def test_nothing_typed_is_no_change(marked: Desk) -> None:
    before = marked.actions_on_disk()
    marked.type_into("statementEdit", "x")
    marked.press(Key.Key_Backspace)
    marked.press(Key.Key_Escape)
    marked.type_into("noteEdit", "   ")
    marked.press(Key.Key_Escape)
    assert marked.actions_on_disk() == before


def test_a_statement_is_shown_and_an_emptied_one_gives_way_to_the_quote(marked: Desk) -> None:
    marked.write("statementEdit", "It opened in 2025")
    assert marked.rows()[0] == "It opened in 2025"
    field = marked.field("statementEdit")
    field.setFocus()
    field.selectAll()
    marked.press(Key.Key_Delete)
    marked.press(Key.Key_Escape)
    assert marked.claim(1).statement is None
    assert marked.rows()[0] == "Three years late"
    assert field.placeholderText() == "three years late"


def test_a_note_is_made_changed_and_taken_away(marked: Desk) -> None:
    marked.write("noteEdit", "Ask the port")
    assert own_notes(marked) == ["Ask the port"]
    marked.write("noteEdit", ", then the mayor")
    assert len(own_notes(marked)) == 1
    field = marked.field("noteEdit")
    field.setFocus()
    field.selectAll()
    marked.press(Key.Key_Delete)
    marked.press(Key.Key_Escape)
    assert own_notes(marked) == []
    assert marked.actions_on_disk()[-3:] == ["note.add", "note.edit", "note.remove"]


def test_another_reviewers_note_is_not_ones_own(marked: Desk, make_desk: MakeDesk) -> None:
    marked.write("noteEdit", "Ask the port")
    other = make_desk("Ben Orr")
    other.click_row(1)
    assert other.field("noteEdit").toPlainText() == ""
    other.write("noteEdit", "Asked: three years it is")
    assert [(note.by, note.text) for note in other.claims_on_disk()[0].notes] == [
        ("Mara Boyd", "Ask the port"),
        ("Ben Orr", "Asked: three years it is"),
    ]


def test_f2_and_m_lead_into_the_fields_and_letters_stay_there(marked: Desk) -> None:
    marked.press(Key.Key_F2)
    assert marked.field("statementEdit").hasFocus()
    QTest.keyClicks(marked.field("statementEdit"), "cx1jm?")
    assert marked.field("statementEdit").toPlainText() == "cx1jm?"
    marked.press(Key.Key_Escape)
    marked.press(Key.Key_M)
    assert marked.field("noteEdit").hasFocus()
    QTest.keyClicks(marked.field("noteEdit"), "x 12")
    assert marked.field("noteEdit").toPlainText() == "x 12"
    assert len(marked.claims()) == 2 and not marked.waivers()


def test_a_field_has_its_own_undo(marked: Desk) -> None:
    before = marked.actions_on_disk()
    marked.type_into("statementEdit", "One ")
    marked.undo()
    assert marked.field("statementEdit").toPlainText() == ""
    assert len(marked.claims()) == 2, "the article's history is not touched"
    marked.redo()
    assert marked.field("statementEdit").toPlainText() == "One "
    marked.undo()
    marked.press(Key.Key_Escape)
    assert marked.actions_on_disk() == before


def test_what_is_typed_is_on_disk_within_a_second(marked: Desk) -> None:
    before = marked.actions_on_disk()
    marked.type_into("noteEdit", "Ask the por")
    assert marked.saved() == "Saving…"
    marked.wait(lambda: drafts(marked), 1_000)
    assert drafts(marked) == [Draft(marked.claim(1).id, "note", "Ask the por")]
    assert marked.saved().startswith("Saved")
    assert marked.actions_on_disk() == before, "a draft leaves no history"
    marked.press(Key.Key_Escape)
    assert drafts(marked) == []
    assert own_notes(marked) == ["Ask the por"]


def test_typing_that_comes_back_to_where_it_began_is_saved_too(marked: Desk) -> None:
    marked.type_into("statementEdit", "x")
    marked.press(Key.Key_Backspace)
    marked.wait(lambda: marked.saved() != "Saving…")
    assert drafts(marked) == []


def test_what_is_typed_before_a_claim_is_removed_comes_back_with_it(marked: Desk) -> None:
    marked.type_into("statementEdit", "It opened in 2025")
    marked.trigger("actionRemoveClaim")
    assert [claim.number for claim in marked.claims()] == [2]
    marked.trigger("actionUndo")
    assert marked.claim(1).statement == "It opened in 2025"
    marked.trigger("actionUndo")
    assert marked.claim(1).statement is None


def test_the_history_of_a_claim_is_told(marked: Desk) -> None:
    marked.press(Key.Key_2)
    marked.write("statementEdit", "It opened in 2025")
    tabs = marked.window.claims_pane.details._tabs
    tabs.bar.setCurrentIndex(3)
    lines = [tabs.history.item(row).text() for row in range(tabs.history.count())]
    assert len(lines) == 3
    assert "It opened in 2025" in lines[0] and "Mara Boyd" in lines[0]
    assert "set to disputed, was unchecked" in lines[1]
    assert "three years late" in lines[2]
    marked.click_row(1)
    marked.undo()
    assert tabs.history.count() == 4, "it follows while it is looked at"


def undo_and_redo(desk: Desk) -> None:
    desk.trigger("actionUndo")
    desk.trigger("actionRedo")


def next_row(desk: Desk) -> None:
    desk.table.setFocus()
    desk.press(Key.Key_Down)
