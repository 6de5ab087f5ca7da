"""Calculations in the window: made from a claim and a source, and what cannot be computed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QWidget,
)

from annotator.domain.calculation import calculation_from
from annotator.domain.evidence import Evidence, Kind, Stance, Tier
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.workspace.claim_cells import Column
from tests.window.calculating import FORMULA, Key, begin, button, done, fill, kept, label, make, result
from tests.window.desk import SHIFT, Desk
from tests.window.evidence import choose_in, evidence, field, shown, source_of, type_in

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
