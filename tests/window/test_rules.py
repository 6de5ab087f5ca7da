"""Rules before a claim counts as done: in the details, in the table, in the filter, and as the house sets them."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from annotator.domain import actions, calculation, sourcing
from annotator.domain.calculation import Calculation, Input
from annotator.domain.checking.numbers import Rounding
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.domain.ids import new_id
from annotator.domain.rules import SETTING, default_rules, rules_of
from annotator.reports import render
from annotator.ui.rules.checklist import ChecklistDialog
from annotator.ui.rules.house_dialog import HouseDialog
from annotator.workspace.claim_cells import Column
from db.store import Store
from tests.window.desk import BOTH, CONTROL, TEXT, Desk, MakeDesk

Key = Qt.Key
Role = Qt.ItemDataRole
LENIENT = {"rules": [{"id": "noted", "words": "A note", "needs": {"has": "note"}}]}


@pytest.fixture
def checked(desk: Desk) -> Desk:
    """Claim 1 is unsourced with a note, claim 2 unsourced without one, claim 3 unchecked; the row of the second is
    selected."""
    desk.mark("three years late", Key.Key_3)
    desk.mark("cost 4.2 million", Key.Key_3)
    desk.mark("Nobody was hurt")
    desk.click_row(1)
    desk.write("noteEdit", "Asked the council.")
    desk.click_row(2)
    return desk


def rules_button(desk: Desk) -> QPushButton:
    return desk.widget(QPushButton, "rulesButton")


def evidence_cell(desk: Desk, row: int, role: Role) -> str | None:
    said = desk.model.index(row, Column.EVIDENCE).data(role)
    assert said is None or isinstance(said, str)
    return said


def house(desk: Desk) -> dict[str, object]:
    with Store.open(desk.window.store.path, make=False) as store:
        return store.house().settings


def open_house(desk: Desk) -> HouseDialog:
    desk.trigger("actionHouseRules")
    return desk.dialog(HouseDialog)


def test_the_details_say_how_a_claim_stands_and_what_is_missing(checked: Desk) -> None:
    assert rules_button(checked).text() == "2 of 3 rules met. It needs a note, or a logged search, or a logged contact."
    checked.write("noteEdit", "Nobody answers.")
    assert rules_button(checked).text() == "3 of 3 rules met."
    checked.undo()
    assert "It needs a note" in rules_button(checked).accessibleName()


def test_a_claim_that_nobody_has_checked_is_not_done(checked: Desk) -> None:
    checked.click_row(3)
    assert "Nobody has checked it yet." in rules_button(checked).text()


def test_a_key_and_a_click_open_the_whole_list(checked: Desk) -> None:
    checked.press(Key.Key_I)
    dialog = checked.dialog(ChecklistDialog)
    lines = dialog.findChild(QListWidget, "checklist")
    assert isinstance(lines, QListWidget)
    assert [lines.item(row).text()[0] for row in range(lines.count())] == ["✓", "✗", "✓"]
    assert "It needs a note" in lines.item(1).data(Role.AccessibleTextRole)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    checked.click(rules_button(checked))
    assert checked.dialog(ChecklistDialog).isVisible()


def test_the_table_marks_what_is_checked_and_fails_a_rule(checked: Desk) -> None:
    # Painted beside the number, which stays as it is; nothing is said of a claim whose status says it already.
    assert checked.column(Column.EVIDENCE) == ["–", "–", "–"]
    assert evidence_cell(checked, 0, Role.ToolTipRole) is None
    assert "It needs a note" in (evidence_cell(checked, 1, Role.ToolTipRole) or "")
    assert (evidence_cell(checked, 1, Role.AccessibleTextRole) or "").startswith("No evidence. It needs a note")
    assert evidence_cell(checked, 2, Role.AccessibleTextRole) == "No evidence"
    assert [checked.model.lacks(claim) for claim in checked.claims()] == [False, True, False]


def test_the_mark_can_be_seen(checked: Desk) -> None:
    def cell(row: int) -> object:
        rect = checked.table.visualRect(checked.model.index(row, Column.EVIDENCE))
        return checked.table.viewport().grab(rect.adjusted(0, 0, 0, -1)).toImage()

    checked.click_row(3)
    assert cell(0) != cell(1)
    checked.click_row(2)
    checked.write("noteEdit", "Nobody answers.")
    checked.click_row(3)
    assert cell(0) == cell(1)


def test_the_filter_finds_what_is_not_done_and_follows(checked: Desk) -> None:
    checked.press(Key.Key_F, BOTH)
    checked.enter("is:open")
    assert [checked.model.claim_at(row).number for row in range(checked.model.rowCount())] == [2, 3]
    checked.enter(" cost")
    assert checked.model.rowCount() == 1
    checked.press(Key.Key_Return)
    checked.write("noteEdit", "Nobody answers.")
    assert checked.model.rowCount() == 0
    checked.undo()
    assert checked.model.rowCount() == 1


def test_sorting_by_evidence_puts_what_is_not_done_first(checked: Desk) -> None:
    checked.table.cycle_sort(Column.EVIDENCE)
    assert [checked.model.claim_at(row).number for row in range(3)] == [2, 3, 1]


def test_a_claim_is_open_again_when_the_number_that_it_is_computed_from_changes(desk: Desk) -> None:
    first, second = desk.mark("cost 4.2 million", Key.Key_3), desk.mark("900 lorries", Key.Key_3)
    desk.press(Key.Key_M)
    desk.enter("Computed.")
    desk.press(Key.Key_Escape)
    workspace = desk.window.workspace
    source = Source(new_id(), Kind.CALCULATION, title="Cost a lorry")
    first, second = workspace.claim(first.id), workspace.claim(second.id)
    given = Calculation((Input("cost", "4200000", claim_id=first.id),), "cost / 900", "", Rounding(digits=0))
    made = calculation.calculated(given, workspace.sources, {first.id: first})
    values = {"stance": Stance.SUPPORTS, "tier": Tier.PRIMARY, "calculation": calculation.calculation_to_json(made)}
    assert workspace.do(
        lambda: [
            *sourcing.add_source(source),
            *sourcing.add_evidence(workspace.article, [second], source, **values),
        ]
    )
    desk.window.claims_pane.filter.setText("is:done")
    numbers = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    assert second.number in numbers
    workspace.edit_claim(workspace.claim(first.id), statement="It cost 4.3 million.")
    numbers = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    assert second.number not in numbers


def test_the_house_sets_its_rules_and_undo_takes_them_back(checked: Desk) -> None:
    dialog = open_house(checked)
    edit = dialog.findChild(QPlainTextEdit, "houseRules")
    assert isinstance(edit, QPlainTextEdit)
    assert len(json.loads(edit.toPlainText())["rules"]) == len(default_rules().rules)
    edit.setPlainText(json.dumps(LENIENT))
    QTest.keyClick(edit, Key.Key_Return, CONTROL)
    checked.wait(lambda: checked.window.findChild(HouseDialog, "houseDialog") is None)
    assert house(checked) == {SETTING: LENIENT}
    assert rules_button(checked).text() == "1 of 2 rules met. It needs a note."
    checked.undo()
    assert house(checked) == {}
    assert rules_button(checked).text().startswith("2 of 3 rules met.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"rules": [}', "This is no JSON: look at line 1, column 12."),
        ('{"rules": [{"id": "a", "words": "b", "needs": {"has": "luck"}}]}', "rules[0].needs.has is “luck”"),
        ("null", "“null” is no setting."),
    ],
)
def test_rules_that_cannot_be_read_are_refused_and_kept(checked: Desk, text: str, problem: str) -> None:
    dialog = open_house(checked)
    edit = dialog.findChild(QPlainTextEdit, "houseRules")
    said = dialog.findChild(QLabel, "houseProblem")
    assert isinstance(edit, QPlainTextEdit) and isinstance(said, QLabel)
    edit.setPlainText(text)
    dialog.accept()
    assert dialog.isVisible() and edit.toPlainText() == text
    assert problem in said.text()
    dialog.reject()
    assert dialog.isVisible(), "what was typed is not thrown away at once"
    dialog.reject()
    assert not dialog.isVisible()
    assert house(checked) == {}


def test_back_to_the_programs_own(checked: Desk) -> None:
    with Store.open(checked.window.store.path) as store:
        from annotator.domain.rules import set_rules

        store.apply(set_rules(store.house(), LENIENT), "Ben Orr")
    checked.wait(lambda: "1 of 2" in rules_button(checked).text())
    dialog = open_house(checked)
    button = dialog.findChild(QPushButton, "houseReset")
    assert isinstance(button, QPushButton)
    checked.click(button)
    assert house(checked) == {}
    assert not button.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()
    assert rules_button(checked).text().startswith("2 of 3 rules met.")
    assert rules_of(house(checked)) == default_rules()


def test_another_windows_rules_hold_here_too(checked: Desk, make_desk: MakeDesk) -> None:
    ben = make_desk("Ben Orr")
    dialog = open_house(ben)
    edit = dialog.findChild(QPlainTextEdit, "houseRules")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText(json.dumps(LENIENT))
    dialog.accept()
    checked.wait(lambda: rules_button(checked).text() == "1 of 2 rules met. It needs a note.")


def test_who_checks_what_they_wrote_is_told_once(make_desk: MakeDesk) -> None:
    ines = make_desk("Ines Calder")
    ines.open_text()
    article = ines.article
    ines.window.workspace.do(lambda: actions.edit_article(article, byline="By Ines Calder"))
    ines.mark("three years late")
    assert "own byline" not in ines.said()
    ines.press(Key.Key_1)
    ines.wait(lambda: "under your own byline, Ines Calder" in ines.said())
    ines.window.message_bar.clear()
    ines.mark("Nobody was hurt", Key.Key_1)
    assert "own byline" not in ines.said()
    assert TEXT.splitlines()[0] in ines.text


def test_who_signs_what_they_wrote_is_told_too_and_the_report_records_it(make_desk: MakeDesk) -> None:
    desk = make_desk("Theo Lin")
    desk.open_text()
    article = desk.article
    desk.window.workspace.do(lambda: actions.edit_article(article, byline="By Ines Calder"))
    desk.mark("three years late", Key.Key_1)
    assert "own byline" not in desk.said()
    desk.window.dialogs.reviewer_named.emit("Ines Calder")
    desk.press(Key.Key_G)
    desk.wait(lambda: "under your own byline, Ines Calder" in desk.said())
    report = render(desk.on_disk(), "markdown").decode()
    assert "Ines Calder" in report and "under their own byline" in report
