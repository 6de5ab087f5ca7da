"""Calculations in the window: open again when an input changes, done again, edited."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
)

from annotator.domain.calculation import calculation_from
from annotator.domain.evidence import Kind
from annotator.domain.sourcing import add_evidence, add_source, edit_source, new_source
from annotator.ui.evidence.calculation_form import CalculationForm
from annotator.workspace.claim_cells import Column
from tests.window.calculating import (
    FORMULA,
    Key,
    begin,
    button,
    done,
    edit,
    fill,
    kept,
    label,
    make_source,
    missing,
    numbers_done,
    open_items,
    result,
)
from tests.window.clipping import clipped, overlapping
from tests.window.desk import Desk, MakeDesk
from tests.window.evidence import choose_in, field, shown, type_in
from tests.window.test_access import nameless

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# When an input changes


def assert_open_again(desk: Desk, words: str) -> None:
    assert numbers_done(desk) == []
    desk.click_row(2)
    assert words in missing(desk)
    assert words in desk.widget(QPushButton, "rulesButton").text()
    assert words in (desk.model.index(1, Column.RULES).data(Qt.ItemDataRole.ToolTipRole) or "")
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
