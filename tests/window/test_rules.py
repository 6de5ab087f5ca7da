"""Rules before a claim counts as done: in the details, in the table, in the filter, and as the house sets them."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPlainTextEdit, QPushButton, QTabWidget

from annotator.domain import article_actions, calculation, sourcing
from annotator.domain.calculation import Calculation, Input
from annotator.domain.checking.numbers import Rounding
from annotator.domain.claim import Claim
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.domain.ids import new_id
from annotator.domain.rules import SETTING, default_rules, rules_of
from annotator.reports import render
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.rules.checklist import ChecklistDialog
from annotator.ui.rules.house_dialog import HouseDialog
from annotator.ui.rules.rating_dialog import RatingDialog
from annotator.workspace.claim_cells import Column
from db.store import Store
from tests.window.desk import BOTH, CONTROL, TEXT, Desk, MakeDesk
from tests.window.evidence import choose_in, type_in

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
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


def rules_cell(desk: Desk, row: int, role: Role) -> str:
    said = desk.model.index(row, Column.RULES).data(role)
    assert isinstance(said, str)
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


def test_the_table_has_a_column_for_what_is_met(checked: Desk) -> None:
    # Nothing is counted of a claim whose status says that it is not done.
    assert checked.column(Column.RULES) == ["✓", "2/3", "–"]
    assert rules_cell(checked, 0, Role.AccessibleTextRole) == "3 of 3 rules met."
    for role in (Role.AccessibleTextRole, Role.ToolTipRole):
        assert "2 of 3 rules met. It needs a note" in rules_cell(checked, 1, role)
        assert "Nobody has checked it yet." in rules_cell(checked, 2, role)
    checked.click_row(2)
    checked.write("noteEdit", "Nobody answers.")
    assert checked.column(Column.RULES) == ["✓", "✓", "–"]


def test_what_is_missing_can_be_seen(checked: Desk) -> None:
    def cell(row: int) -> object:
        rect = checked.table.visualRect(checked.model.index(row, Column.RULES))
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


def test_sorting_by_rules_puts_what_is_not_done_first_and_follows(checked: Desk) -> None:
    checked.table.cycle_sort(Column.RULES)
    assert checked.column(Column.NUMBER) == ["2", "3", "1"]
    checked.click_row(2)
    checked.write("noteEdit", "Nobody answers.")
    assert checked.column(Column.NUMBER) == ["3", "1", "2"]
    checked.table.cycle_sort(Column.RULES)
    assert checked.column(Column.NUMBER) == ["1", "2", "3"]


def computed(desk: Desk) -> tuple[Claim, Claim]:
    """A claim, and a second that is computed from it, whose row is selected."""
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
    return first, second


def test_a_claim_is_open_again_when_the_number_that_it_is_computed_from_changes(desk: Desk) -> None:
    first, second = computed(desk)
    workspace = desk.window.workspace
    desk.window.claims_pane.filter.setText("is:done")
    numbers = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    assert second.number in numbers
    workspace.edit_claim(workspace.claim(first.id), statement="It cost 4.3 million.")
    numbers = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    assert second.number not in numbers


def test_a_number_is_missed_as_removed_while_its_claim_is_in_the_bin(desk: Desk) -> None:
    first, second = computed(desk)
    gone = "claim 1, which “cost” is taken from, is removed"
    desk.window.workspace.remove_claims([first])
    assert gone in rules_button(desk).accessibleName()
    desk.window.open_article(desk.article.id)
    desk.click_row(second.number)
    assert gone in rules_button(desk).accessibleName()
    desk.undo()
    desk.click_row(second.number)
    assert "3 of 3 rules met" in rules_button(desk).accessibleName()
    desk.redo()
    assert gone in rules_button(desk).accessibleName()


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
    ines.window.workspace.do(lambda: article_actions.edit_article(article, byline="By Ines Calder"))
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
    desk.window.workspace.do(lambda: article_actions.edit_article(article, byline="By Ines Calder"))
    desk.mark("three years late", Key.Key_1)
    assert "own byline" not in desk.said()
    desk.window.dialogs.reviewer_named.emit("Ines Calder")
    desk.press(Key.Key_G)
    desk.wait(lambda: "under your own byline, Ines Calder" in desk.said())
    report = render(desk.on_disk(), "markdown").decode()
    assert "Ines Calder" in report and "under their own byline" in report


def hold(desk: Desk, *, stance: str = "Supports", tier: str = "Secondary", **texts: str) -> None:
    """Evidence by the key and the dialog."""
    desk.press(Key.Key_E)
    dialog = desk.dialog(EvidenceDialog)
    choose_in(dialog, "evidenceStance", stance)
    choose_in(dialog, "evidenceTier", tier)
    type_in(dialog, **texts)
    QTest.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def kept_at(number: int) -> str:
    return f"https://web.archive.org/web/2025031{number}/https://news.example/{number}"


def unmet(desk: Desk) -> list[str]:
    """The rules that the checklist crosses."""
    desk.press(Key.Key_I)
    dialog = desk.dialog(ChecklistDialog)
    lines = dialog.findChild(QListWidget, "checklist")
    assert isinstance(lines, QListWidget)
    found = [lines.item(row).text() for row in range(lines.count())]
    QTest.keyClick(dialog, Key.Key_Escape)
    return [words.splitlines()[0] for words in found if words.startswith("✗")]


def test_a_verified_claim_needs_a_primary_source_with_locator_and_copy(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_1)
    assert unmet(desk) and desk.column(Column.RULES) != ["✓"]
    hold(desk, tier="Primary", Title="Council minutes", Locator="page 3")
    assert "a saved or archived copy for “Council minutes”" in rules_button(desk).text()
    hold(desk, tier="Primary", Title="Opening report", Locator="page 1", Archive=kept_at(1))
    assert unmet(desk) == [] and desk.column(Column.RULES) == ["✓"]


def test_or_three_secondary_ones_of_different_publishers(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_1)
    for number, publisher in enumerate(("The Port Ledger", "Harbour Radio", "The Port Ledger")):
        hold(desk, Title=f"Report {number}", Publisher=publisher, Locator="top", Archive=kept_at(number))
    assert len(unmet(desk)) == 1, "two of the three are one publisher's"
    hold(desk, Title="Report 4", Publisher="Selkirk Broadcasting", Locator="top", Archive=kept_at(4))
    assert unmet(desk) == []


def test_a_disputed_claim_needs_what_refutes_it_and_a_note(desk: Desk) -> None:
    desk.mark("three years late", Key.Key_2)
    hold(desk, Title="Council minutes")
    assert len(unmet(desk)) == 1
    hold(desk, stance="Refutes", Title="Opening report")
    assert len(unmet(desk)) == 1
    desk.write("noteEdit", "It was two years.")
    assert unmet(desk) == []


def test_a_claim_about_wording_needs_a_quote_with_the_same_words(desk: Desk) -> None:
    desk.mark("“It will last a century,”", Key.Key_1)
    about = desk.widget(QComboBox, "aboutChooser")
    row = about.findText("wording")
    about.setCurrentIndex(row)
    about.activated.emit(row)
    source = {"Locator": "at 2:10", "Archive": kept_at(1)}
    hold(desk, tier="Primary", Title="Recording", Quote="It would last a century", **source)
    assert len(unmet(desk)) == 1
    hold(desk, tier="Primary", Title="Transcript", Quote='He said: "It will last a century, I am sure."')
    assert "same words" not in "".join(unmet(desk))


def test_the_house_adds_a_scale_of_its_own(checked: Desk) -> None:
    dialog = open_house(checked)
    edit = dialog.findChild(QPlainTextEdit, "houseScales")
    tabs = dialog.findChild(QTabWidget, "houseTabs")
    assert isinstance(edit, QPlainTextEdit) and isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    scales = json.loads(edit.toPlainText())
    assert [scale["name"] for scale in scales] == ["PolitiFact", "Snopes", "AVeriTeC", "FEVER", "True/False"]
    for scale in scales:
        assert all(isinstance(one["number"], int | float) and "status" in one for one in scale["values"])
    values = [{"value": "Floats", "number": 2, "status": "verified"}, {"value": "Sinks", "number": 1, "status": None}]
    edit.setPlainText(json.dumps([{"name": "Ledger", "worst": 1, "best": 2, "values": values}]))
    QTest.keyClick(edit, Key.Key_Return, CONTROL)
    checked.wait(lambda: checked.window.findChild(HouseDialog, "houseDialog") is None)
    checked.click_row(1)
    checked.press(Key.Key_V)
    rating = checked.dialog(RatingDialog)
    chooser = rating.findChild(QComboBox, "ratingScale")
    assert isinstance(chooser, QComboBox)
    assert [chooser.itemText(at) for at in range(chooser.count())][-1] == "Ledger"
    chooser.setCurrentText("Ledger")
    shown = rating.findChild(QListWidget, "ratingValues")
    assert isinstance(shown, QListWidget)
    assert [shown.item(row).text() for row in range(shown.count())] == ["Floats", "Sinks"]
