"""Calculations in the window: made from a claim and a source, open again when one of them changes, done again."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from annotator.domain.calculation import calculation_from
from annotator.domain.evidence import Evidence, Kind, Source, Stance, Tier
from annotator.domain.sourcing import add_evidence, add_source, edit_source, new_source
from annotator.ui.evidence.calculation_form import CalculationForm
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.rules.checklist import ChecklistDialog
from annotator.workspace.claim_cells import Column
from tests.window.clipping import clipped, overlapping
from tests.window.desk import SHIFT, Desk, MakeDesk
from tests.window.evidence import choose_in, evidence, evidence_list, field, shown, source_of, type_in
from tests.window.test_access import nameless
from tests.window.test_open_items import listed, show

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
FORMULA = "percent(cost - plan, plan)"


def make_source(desk: Desk, **values: object) -> Source:
    made = new_source(**values)
    assert desk.window.workspace.do(lambda: add_source(made))
    return made


@pytest.fixture
def budget(desk: Desk) -> Desk:
    """Claim 1 gives the cost and claim 2, which is verified and selected, what is computed; the library has the
    budget's source."""
    make_source(desk, title="Budget of 2019", publisher="Ministry of Works", kind=Kind.DOCUMENT)
    desk.mark("cost 4.2 million", Key.Key_3)
    desk.mark("About 900 lorries", Key.Key_1)
    desk.write("noteEdit", "Computed.")
    return desk


def begin(desk: Desk) -> EvidenceDialog:
    """The dialog with a calculation chosen."""
    desk.press(Key.Key_E)
    dialog = desk.dialog(EvidenceDialog)
    choose_in(dialog, "evidenceKind", "Calculation")
    return dialog


def edit(desk: Desk) -> EvidenceDialog:
    desk.window.claims_pane.details.show_evidence(kept(desk).id)
    evidence_list(desk).setFocus()
    desk.press(Key.Key_Return)
    return desk.dialog(EvidenceDialog)


def fill(dialog: QWidget, **texts: str) -> None:
    """Type into the fields of those names."""
    for name, text in texts.items():
        part = field(dialog, name)
        part.setFocus()
        part.selectAll()
        QTest.keyClicks(part, text)


def offered(dialog: QWidget, name: str) -> QWidget:
    """The list of what fits what was typed into the field of that name."""
    completer = field(dialog, name).completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None and popup.isVisible()
    return popup


def result(dialog: QWidget) -> str:
    return label(dialog, "calculationResult").text()


def label(dialog: QWidget, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found


def button(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def make(desk: Desk) -> EvidenceDialog:
    """The overrun, of a cost from claim 1 and a plan from the budget; the dialog is not closed yet."""
    dialog = begin(desk)
    type_in(dialog, Title="Overrun")
    desk.click(button(dialog, "inputAdd"))
    fill(dialog, inputName1="cost", inputValue1="4.2", inputUnit1="million", inputName2="plan", inputValue2="3.5")
    choose_in(dialog, "inputFrom1", "Claim")
    fill(dialog, inputWhich1="1")
    QTest.keyClick(offered(dialog, "inputWhich1"), Key.Key_Tab)
    choose_in(dialog, "inputFrom2", "Source")
    which = field(dialog, "inputWhich2")
    fill(dialog, inputWhich2="budget")
    QTest.keyClick(offered(dialog, "inputWhich2"), Key.Key_Down)
    QTest.keyClick(offered(dialog, "inputWhich2"), Key.Key_Return)
    desk.wait(lambda: which.text().startswith("Budget of 2019 (document)"))
    fill(dialog, calculationFormula=FORMULA, calculationUnit="percent")
    choose_in(dialog, "calculationRounding", "Digits after the point")
    fill(dialog, calculationDigits="1")
    return dialog


def done(desk: Desk) -> EvidenceDialog:
    dialog = make(desk)
    QTest.keyClick(field(dialog, "calculationFormula"), Key.Key_Return)
    assert not dialog.isVisible(), dialog.notice.text
    return dialog


def missing(desk: Desk) -> str:
    """What the checklist of the selected claim says of calculations."""
    desk.press(Key.Key_I)
    dialog = desk.dialog(ChecklistDialog)
    lines = dialog.findChild(QListWidget, "checklist")
    assert isinstance(lines, QListWidget)
    words = [str(lines.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(lines.count())]
    dialog.reject()
    return next((said for said in words if "done again" in said), "")


def numbers_done(desk: Desk) -> list[int]:
    desk.window.claims_pane.filter.setText("is:done")
    found = [desk.model.claim_at(row).number for row in range(desk.model.rowCount())]
    desk.window.claims_pane.filter.clear()
    return found


def open_items(desk: Desk) -> str:
    dialog = show(desk)
    said = "\n".join(listed(dialog))
    dialog.close()
    return said


def kept(desk: Desk, number: int = 2) -> Evidence:
    (use,) = evidence(desk, number)
    return use


# Making


def test_it_is_made_from_a_claim_and_a_source_and_computed_as_one_types(budget: Desk) -> None:
    dialog = make(budget)
    assert result(dialog) == "20.0 percent"
    assert field(dialog, "inputWhich1").text() == "1 · Cost 4.2 million"
    QTest.keyClick(field(dialog, "calculationFormula"), Key.Key_Return)
    use = kept(budget)
    made, source = calculation_from(use.calculation), source_of(budget, use)
    assert (made.formula, made.result, made.unit) == (FORMULA, "20.0", "percent")
    assert [(one.name, one.value, one.unit) for one in made.inputs] == [
        ("cost", "4.2", "million"),
        ("plan", "3.5", None),
    ]
    assert made.inputs[0].claim_id == budget.claim(1).id
    assert source_of(budget, Evidence("", made.inputs[1].source_id or "")).title == "Budget of 2019"
    assert (source.kind, source.title, use.stance, use.tier) == (
        Kind.CALCULATION, "Overrun", Stance.SUPPORTS, Tier.PRIMARY
    )  # fmt: skip
    assert (use.locator, use.quote, use.seen) == (None, None, None)
    assert shown(budget) == [f"Supports: Overrun. Primary calculation. {FORMULA} = 20.0 percent"]
    assert budget.column(Column.EVIDENCE) == ["–", "1"]
    budget.undo()
    assert budget.column(Column.EVIDENCE) == ["–", "–"], "one step"
    budget.redo()
    assert calculation_from(kept(budget).calculation) == made


def test_it_is_made_by_keys_alone(budget: Desk) -> None:
    dialog = begin(budget)
    focus = field(dialog, "evidenceTitle")
    focus.setFocus()
    gone: list[str] = []

    def tab_to(name: str) -> QWidget:
        for _ in range(40):
            part = dialog.focusWidget()
            if part.objectName() == name:
                return part
            QTest.keyClick(part, Key.Key_Tab)
            gone.append(dialog.focusWidget().objectName())
        raise AssertionError((name, gone))

    for name, text in (("inputName1", "cost"), ("inputValue1", "4,200,000")):
        QTest.keyClicks(tab_to(name), text)
    QTest.keyClicks(tab_to("inputFrom1"), "Cl")
    QTest.keyClicks(tab_to("inputWhich1"), "1")
    QTest.keyClick(tab_to("inputAdd"), Key.Key_Space)
    assert dialog.focusWidget() is field(dialog, "inputName2")
    QTest.keyClicks(dialog.focusWidget(), "lorries")
    QTest.keyClicks(tab_to("inputValue2"), "900")
    QTest.keyClick(tab_to("inputRemove2"), Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "inputAdd")
    QTest.keyClicks(tab_to("calculationFormula"), "cost / lorries")
    QTest.keyClicks(tab_to("calculationRounding"), "Sig")
    QTest.keyClicks(tab_to("calculationDigits"), "2")
    QTest.keyClicks(tab_to("calculationUnit"), "a lorry")
    assert result(dialog) == "4700 a lorry"
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    made = calculation_from(kept(budget).calculation)
    assert (made.result, made.inputs[0].value) == ("4700", "4200000")
    assert made.inputs[0].claim_id == budget.claim(1).id
    assert source_of(budget, kept(budget)).title is None


def test_only_what_applies_is_shown_and_kept(budget: Desk) -> None:
    budget.press(Key.Key_E)
    dialog = budget.dialog(EvidenceDialog)
    assert not dialog.calculation.isVisible()
    type_in(dialog, Title="Sum", Url="https://a.example", Author="Somebody", Locator="page 3", Quote="q")
    choose_in(dialog, "evidenceTier", "Secondary")
    choose_in(dialog, "evidenceKind", "Calculation")
    hidden = ("Author", "Publisher", "Url", "Archive", "Published", "Channel", "Locator", "Quote", "Seen")
    for name in hidden:
        part = dialog.findChild(QWidget, f"evidence{name}")
        assert part is not None and not part.isVisible(), name
    assert dialog.calculation.isVisible()
    assert dialog.use.tier.currentText() == "Primary"
    choose_in(dialog, "evidenceKind", "Document")
    assert field(dialog, "evidenceUrl").text() == "https://a.example", "nothing typed is lost"
    assert dialog.use.tier.currentText() == "Secondary"
    choose_in(dialog, "evidenceKind", "Calculation")
    fill(dialog, calculationFormula="1 + 1")
    QTest.keyClick(dialog, Key.Key_Return)
    use = kept(budget)
    source = source_of(budget, use)
    assert (source.url, source.author, use.locator, use.quote, use.seen) == (None,) * 5


def test_of_several_claims_each_gets_it_and_none_rests_on_itself(budget: Desk) -> None:
    budget.mark("Nobody was hurt")
    budget.click_row(2, SHIFT)
    dialog = begin(budget)
    fill(dialog, inputName1="a", inputValue1="1", calculationFormula="a * 2")
    choose_in(dialog, "inputFrom1", "Claim")
    model = dialog.calculation.inputs.rows[0].which.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1 · Cost 4.2 million"]
    fill(dialog, inputWhich1="3")
    assert result(dialog) == "The input “a” is the claim itself, which a calculation cannot rest on."
    fill(dialog, inputWhich1="1")
    QTest.keyClick(dialog, Key.Key_Return)
    assert [kept(budget, number).calculation for number in (2, 3)].count(None) == 0
    budget.undo()
    assert evidence(budget, 2) == evidence(budget, 3) == ()


def test_the_last_source_again_is_not_a_calculation(budget: Desk) -> None:
    done(budget)
    budget.click_row(1)
    budget.press(Key.Key_E, SHIFT)
    assert budget.said() == "No source has been used in this window yet; E adds one."


# What cannot be computed


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("", "A calculation needs a formula."),
        ("a +", "The formula ends where a number, a name or a parenthesis is missing."),
        ("(a", "The formula ends where a closing parenthesis is missing."),
        ("b", "The formula names “b”, which is no input; there are: a."),
        ("a / 0", "The formula divides by zero."),
        ("10**10**10", "A number in the formula is too large, or too long, to be worked with."),
        ("9**9**9**9", "A number in the formula is too large, or too long, to be worked with."),
        ("(" * 400 + "1" + ")" * 400, "The formula is nested deeper than 40 levels."),
        ("-" * 900 + "1", "The formula is nested deeper than 40 levels."),
        ("1+" * 30_000 + "1", "The formula is longer than 1,000 characters."),
        ("__import__('os')", "The formula cannot be read from “'os')” on."),
        ("a.real", "The formula cannot be read from “.real” on."),
        ("a if a else a", "The formula has “if” where it should have something else"),
        ("<b>a</b>", "The formula cannot be read from “<b>a</b>” on."),
    ],
)
def test_a_bad_formula_is_answered_in_a_sentence_and_kept_in_the_dialog(
    budget: Desk, formula: str, sentence: str
) -> None:
    dialog = begin(budget)
    fill(dialog, inputName1="a", inputValue1="2")
    field(dialog, "calculationFormula").setText(formula)
    assert result(dialog).startswith(sentence)
    assert label(dialog, "calculationResult").textFormat() is Qt.TextFormat.PlainText
    QTest.keyClick(field(dialog, "inputName1"), Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.notice.text.startswith(sentence)
    assert evidence(budget, 2) == ()
    fill(dialog, calculationFormula="a * 3")
    assert result(dialog) == "6"
    QTest.keyClick(field(dialog, "inputName1"), Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"inputName1": "", "inputValue1": "3"}, "An input needs a name, by which the formula calls it."),
        ({"inputValue1": ""}, "The input “a” needs a value."),
        ({"inputValue1": "many"}, "The input “a” is “many”, which is no number."),
        ({"inputName1": "two words"}, "“two words” is no name for an input"),
        ({"inputName1": "max"}, "“max” is no name for an input"),
        ({"inputName2": "a", "inputValue2": "1"}, "Two inputs are called “a”."),
    ],
)
def test_a_bad_input_is_named(budget: Desk, texts: dict[str, str], sentence: str) -> None:
    dialog = begin(budget)
    budget.click(button(dialog, "inputAdd"))
    fill(dialog, inputName1="a", inputValue1="2", calculationFormula="a")
    assert result(dialog) == "2"
    for name, text in texts.items():
        field(dialog, name).setText(text)
    assert result(dialog).startswith(sentence)


def test_a_claim_or_a_source_that_is_not_there_is_named(budget: Desk) -> None:
    dialog = begin(budget)
    fill(dialog, inputName1="a", inputValue1="2", calculationFormula="a")
    choose_in(dialog, "inputFrom1", "Claim")
    assert result(dialog) == "Type the number of the claim that the input is taken from."
    fill(dialog, inputWhich1="9")
    assert result(dialog) == "There is no claim 9 in this article."
    field(dialog, "inputWhich1").setText("the cost")
    assert result(dialog) == "“the cost” is no claim’s number."
    choose_in(dialog, "inputFrom1", "Source")
    field(dialog, "inputWhich1").setText("Budge")
    assert result(dialog) == "“Budge” is no source of the library; choose one from the list."
    field(dialog, "inputWhich1").setText("Budget of 2019 (document) — Ministry of Works")
    assert result(dialog) == "2"


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        ("", "Say to how many"),
        ("x", "Say to how many"),
        ("99", "A result is rounded to at most 30 digits."),
        ("2", "0.67"),
    ],
)
def test_rounding_is_a_whole_number(budget: Desk, digits: str, said: str) -> None:
    dialog = begin(budget)
    fill(dialog, calculationFormula="2 / 3")
    assert result(dialog) == "0.666666666666667"
    choose_in(dialog, "calculationRounding", "Digits after the point")
    fill(dialog, calculationDigits=digits)
    assert result(dialog).startswith(said)


def test_a_row_that_is_removed_is_not_computed_with(budget: Desk) -> None:
    dialog = begin(budget)
    for _ in range(5):
        budget.click(button(dialog, "inputAdd"))
    for place in range(1, 7):
        fill(dialog, **{f"inputName{place}": f"n{place}", f"inputValue{place}": str(place)})
    fill(dialog, calculationFormula="n1 + n6")
    assert result(dialog) == "7"
    button(dialog, "inputRemove2").click()
    assert [row.name.text() for row in dialog.calculation.inputs.rows] == ["n1", "n3", "n4", "n5", "n6"]
    assert field(dialog, "inputName5").text() == "n6"
    button(dialog, "inputRemove1").click()
    assert result(dialog) == "The formula names “n1”, which is no input; there are: n3, n4, n5, n6."
    for _ in range(4):
        button(dialog, "inputRemove1").click()
    assert [row.is_empty for row in dialog.calculation.inputs.rows] == [True], "one row stands at all times"


# When an input changes


def assert_open_again(desk: Desk, words: str) -> None:
    assert numbers_done(desk) == []
    desk.click_row(2)
    assert words in missing(desk)
    assert words in desk.widget(QPushButton, "rulesButton").text()
    assert words in (desk.model.index(1, Column.EVIDENCE).data(Qt.ItemDataRole.ToolTipRole) or "")
    assert words in open_items(desk)


def assert_done(desk: Desk) -> None:
    assert numbers_done(desk) == [2]
    desk.click_row(2)
    assert missing(desk) == ""
    assert "done again" not in open_items(desk)


def test_when_the_claim_changes_it_is_open_again_until_it_is_computed_again(budget: Desk) -> None:
    done(budget)
    assert_done(budget)
    budget.click_row(1)
    budget.write("statementEdit", "It cost 4.9 million.")
    assert_open_again(budget, "“cost” (claim 1) has changed")
    budget.undo()
    assert_done(budget)
    budget.redo()
    budget.click_row(2)
    dialog = edit(budget)
    assert label(dialog, "calculationNote").text() == "To be done again: “cost” (claim 1) has changed."
    assert field(dialog, "inputWhich1").text() == "1 · It cost 4.9 million."
    type_in(dialog, Note="Ask the ministry.")
    QTest.keyClick(field(dialog, "calculationFormula"), Key.Key_Return)
    assert kept(budget).note == "Ask the ministry."
    assert_open_again(budget, "“cost” (claim 1) has changed")
    dialog = edit(budget)
    fill(dialog, inputValue1="4.9")
    assert result(dialog) == "40.0 percent"
    assert not label(dialog, "calculationNote").isVisible()
    QTest.keyClick(dialog, Key.Key_Return)
    assert_done(budget)
    assert shown(budget)[0].startswith(f"Supports: Overrun. Primary calculation. {FORMULA} = 40.0 percent")
    budget.undo()
    assert_open_again(budget, "“cost” (claim 1) has changed")


def test_when_the_source_changes_it_is_open_again_and_one_button_computes_it_again(budget: Desk) -> None:
    done(budget)
    workspace = budget.window.workspace
    (source,) = [one for one in workspace.sources.values() if one.kind is Kind.DOCUMENT]
    workspace.do(lambda: edit_source(source, published="2019-11-02"))
    assert_open_again(budget, "“plan” (“Budget of 2019”) has changed")
    budget.undo()
    assert_done(budget)
    budget.redo()
    budget.click_row(2)
    dialog = edit(budget)
    budget.click(button(dialog, "calculationAgain"))
    assert not button(dialog, "calculationAgain").isVisible()
    QTest.keyClick(dialog, Key.Key_Return)
    assert_done(budget)


def test_an_edit_of_nothing_is_no_change(budget: Desk) -> None:
    done(budget)
    before = budget.actions_on_disk()
    QTest.keyClick(edit(budget), Key.Key_Return)
    assert budget.actions_on_disk() == before


# Editing


def test_it_is_edited_in_one_step(budget: Desk) -> None:
    done(budget)
    dialog = edit(budget)
    assert dialog.focusWidget() is field(dialog, "calculationFormula")
    assert (field(dialog, "inputName2").text(), field(dialog, "calculationDigits").text()) == ("plan", "1")
    fill(dialog, calculationFormula="cost - plan", calculationUnit="million")
    choose_in(dialog, "evidenceStance", "Refutes")
    QTest.keyClick(dialog, Key.Key_Return)
    assert shown(budget) == ["Refutes: Overrun. Primary calculation. cost - plan = 0.7 million"]
    budget.undo()
    assert shown(budget) == [f"Supports: Overrun. Primary calculation. {FORMULA} = 20.0 percent"]


def test_an_edit_over_another_windows_is_refused_once_with_both_versions(budget: Desk, make_desk: MakeDesk) -> None:
    done(budget)
    dialog = edit(budget)
    other = make_desk("Theo Lin")
    other.window.open_article(budget.article.id)
    other.click_row(2)
    theirs = edit(other)
    fill(theirs, inputValue2="2.1")
    QTest.keyClick(theirs, Key.Key_Return)
    budget.window.workspace.look_for_others()
    fill(dialog, inputValue2="4.2")
    QTest.keyClick(field(dialog, "inputValue2"), Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.notice.text == (
        "A piece of evidence of claim 2 was changed by Theo Lin since: calculation is now "
        f"“{FORMULA} = 100.0 percent, with cost = 4.2 million, plan = 2.1”; yours, "
        f"“{FORMULA} = 0.0 percent, with cost = 4.2 million, plan = 4.2”, was not saved."
    )
    assert field(dialog, "inputValue2").text() == "4.2"
    QApplication.processEvents()
    QTest.keyClick(field(dialog, "inputValue2"), Key.Key_Return)
    assert not dialog.isVisible()
    assert calculation_from(kept(budget).calculation).result == "0.0"


def test_of_another_kind_it_is_no_calculation_any_more(budget: Desk) -> None:
    done(budget)
    dialog = edit(budget)
    choose_in(dialog, "evidenceKind", "Document")
    assert not dialog.calculation.isVisible()
    QTest.keyClick(dialog, Key.Key_Return)
    assert kept(budget).calculation is None
    budget.undo()
    assert kept(budget).calculation is not None


def test_what_is_no_calculation_does_not_become_one(budget: Desk) -> None:
    workspace = budget.window.workspace
    (source,) = workspace.sources.values()
    workspace.do(lambda: add_evidence(workspace.article, [workspace.claim(budget.claim(2).id)], source))
    dialog = edit(budget)
    box = dialog.findChild(QComboBox, "evidenceKind")
    assert isinstance(box, QComboBox)
    assert box.findText("Calculation") == -1


def test_what_cannot_be_shown_stays_as_it_is_unless_another_is_entered(budget: Desk) -> None:
    many = [{"name": f"n{at}", "value": "1"} for at in range(200)]
    for value, why in (
        ({"inputs": many, "formula": "n1", "result": "1"}, "It has 200 inputs, more than can be edited here."),
        ({"formula": "1"}, "What is kept cannot be read: calculation lacks “inputs”."),
        ({"inputs": 3, "formula": "1"}, "What is kept cannot be read: calculation.inputs is not a list."),
        ({"inputs": [3, None]}, "What is kept cannot be read: calculation lacks “formula”."),
    ):
        put(budget, value)
        dialog = edit(budget)
        assert result(dialog) == f"{why} It stays as it is unless you enter another."
        type_in(dialog, Note="Looked at.")
        QTest.keyClick(dialog, Key.Key_Return)
        assert (kept(budget).calculation, kept(budget).note) == (value, "Looked at.")
        dialog = edit(budget)
        fill(dialog, calculationFormula="1 + 2")
        QTest.keyClick(dialog, Key.Key_Return)
        assert calculation_from(kept(budget).calculation).result == "3"
        budget.window.evidencing.remove(kept(budget).id)


def put(desk: Desk, value: object) -> None:
    """A calculation as an import may bring it."""
    workspace, source = desk.window.workspace, new_source(kind=Kind.CALCULATION, title="Sum")
    claim = workspace.claim(desk.claim(2).id)
    changes = [*add_source(source), *add_evidence(workspace.article, [claim], source, calculation=value)]
    assert workspace.do(lambda: changes)


def test_a_result_that_does_not_follow_is_shown_with_what_the_formula_gives(budget: Desk) -> None:
    put(budget, {"inputs": [{"name": "a", "value": "2"}], "formula": "a * 2", "result": "5"})
    dialog = edit(budget)
    assert result(dialog) == "4"
    assert label(dialog, "calculationNote").text() == "To be done again: the formula gives 4, not 5."


def test_an_input_of_a_claim_that_is_removed_says_so(budget: Desk) -> None:
    done(budget)
    workspace = budget.window.workspace
    workspace.remove_claims([workspace.claim(budget.claim(1).id)])
    budget.click_row(2)
    dialog = edit(budget)
    assert result(dialog) == "Claim 1, which “cost” is taken from, is removed."
    choose_in(dialog, "inputFrom1", "Nothing")
    assert result(dialog) == "20.0 percent"


# How it looks and is named


@pytest.mark.parametrize("look", [("actionThemeLight",), ("actionThemeDark", "actionCompact")])
def test_everything_is_named_and_nothing_cut_off(make_desk: MakeDesk, look: Sequence[str]) -> None:
    desk = make_desk(size=(1280, 720))
    for name in look:
        desk.trigger(name)
    desk.open_text()
    make_source(desk, title="Budget of 2019")
    desk.mark("cost 4.2 million")
    dialog = begin(desk)
    for place in range(1, 7):
        desk.click(button(dialog, "inputAdd"))
        choose_in(dialog, f"inputFrom{place}", "Claim" if place % 2 else "Source")
    field(dialog, "calculationFormula").setText("x" * 60)
    choose_in(dialog, "calculationRounding", "Significant figures")
    assert dialog.height() <= 720 and dialog.width() <= 1280
    assert nameless(dialog) == []
    for _ in range(3):
        QApplication.processEvents()
    assert [*clipped(dialog), *overlapping(dialog)] == []


def test_hostile_names_are_shown_as_text(budget: Desk) -> None:
    make_source(budget, title="<img src=x>\u202eevil", kind=Kind.DOCUMENT)
    budget.click_row(1)
    budget.write("statementEdit", "<b>bold</b>")
    budget.click_row(2)
    dialog = begin(budget)
    form = dialog.findChild(CalculationForm, "calculationEditor")
    assert isinstance(form, CalculationForm)
    for origin in ("Claim", "Source"):
        choose_in(dialog, "inputFrom1", origin)
        model = form.inputs.rows[0].which.completer().model()
        labels = [model.index(row, 0).data() for row in range(model.rowCount())]
        tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
        assert any("<B>" in one or "<img" in one for one in labels)
        assert not any("<B>" in one or "<img" in one or "\u202e" in one for one in tips)
    fill(dialog, inputName1="<i>")
    assert "“<i>” is no name for an input" in result(dialog) or "needs a value" in result(dialog)
    assert isinstance(field(dialog, "inputName1"), QLineEdit)
