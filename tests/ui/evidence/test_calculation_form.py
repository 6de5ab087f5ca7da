"""The editor of a calculation by itself: what it says, what it gives back, and that what is kept stays as it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.calculation import Calculation, Input, Rounding, calculated, calculation_to_json
from annotator.domain.claim import Claim, Stamp
from annotator.domain.errors import Refused
from annotator.domain.evidence import Kind, Source
from annotator.ui.evidence.calculation_form import CalculationForm
from annotator.ui.evidence.origins import Origin, Origins
from annotator.ui.theme import DARK, LIGHT, Theme
from tests.ui.test_theme import contrast

AT = "2025-03-14T10:00:00.000000Z"
BUDGET = Source("s1", Kind.DOCUMENT, "Budget")
REMOVED = Source("s2", Kind.DOCUMENT, "Old budget", removed_at=AT)
SUM = Source("s3", Kind.CALCULATION, "A sum")
TWINS = (Source("s4", Kind.DOCUMENT, "Minutes"), Source("s5", Kind.DOCUMENT, "Minutes"))


def claim(key: str, number: int, statement: str, **values: Any) -> Claim:
    made = Stamp("Mara Boyd", AT)
    return Claim(key, number, made, made, statement=statement, **values)


CLAIMS = {
    "c1": claim("c1", 1, "It cost 412 million."),
    "c2": claim("c2", 2, "It cost a third more than planned."),
    "c3": claim("c3", 3, "Gone.", removed_at=AT),
    "c12": claim("c12", 12, "Twelve boats sail."),
}
SOURCES = {one.id: one for one in (BUDGET, REMOVED, SUM, *TWINS)}
KEPT = Calculation(
    (Input("cost", "412", "million", claim_id="c1"), Input("plan", "310", "million", source_id="s1")),
    "percent(cost - plan, plan)",
    rounding=Rounding(digits=0),
    unit="percent",
)


class Known(QObject):
    """What there is, which may change."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: Mapping[str, Source] = SOURCES
        self.claims: Mapping[str, Claim] = CLAIMS

    def origins(self) -> Origins:
        return Origins(lambda: self.sources, lambda: self.claims, ["c2"], self)


@pytest.fixture
def known(qtbot: QtBot) -> Known:
    return Known()


@pytest.fixture
def form(qtbot: QtBot, known: Known) -> CalculationForm:
    made = CalculationForm(known.origins(), None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(made)
    return made


def kept() -> dict[str, Any]:
    return calculation_to_json(calculated(KEPT, SOURCES, CLAIMS, of_claim="c2"))


def test_what_is_kept_comes_back_as_it_is(form: CalculationForm) -> None:
    form.show_calculation(kept())
    assert not form.is_changed
    assert form.result.text() == "33 percent"
    assert form.value() == kept()
    assert [row.which.text() for row in form.inputs.rows] == ["1 · It cost 412 million.", "Budget (document)"]


@pytest.mark.parametrize("field", ["formula", "unit", "digits"])
def test_what_is_typed_changes_it_and_taking_that_back_does_not(form: CalculationForm, field: str) -> None:
    form.show_calculation(kept())
    edit = getattr(form, field)
    begun = edit.text()
    edit.setText("1")
    assert form.is_changed
    edit.setText(begun)
    assert not form.is_changed


def test_rounding_to_figures_comes_back_as_well(form: CalculationForm) -> None:
    value = {"inputs": [], "formula": "2 / 3", "rounding": {"significant": 2}, "result": "0.67"}
    form.show_calculation(value)
    assert (form.rounding.currentText(), form.digits.text(), form.result.text()) == ("Significant figures", "2", "0.67")
    assert form.value()["rounding"] == {"significant": 2}


def test_what_has_changed_since_is_said_until_it_is_computed_again(form: CalculationForm, known: Known) -> None:
    known.claims = {**CLAIMS, "c1": replace(CLAIMS["c1"], statement="It cost 413 million.")}
    form.show_calculation(kept())
    assert form.note.text() == "To be done again: “cost” (claim 1) has changed."
    assert not form.again.isHidden()
    form.again.click()
    assert form.note.text() == ""
    assert form.value() != kept()


def test_a_new_one_begins_empty_with_one_row(form: CalculationForm) -> None:
    form.show_calculation(kept())
    form.show_calculation(None)
    assert len(form.inputs.rows) == 1 and form.inputs.rows[0].is_empty
    assert (form.formula.text(), form.unit.text(), form.result.text()) == ("", "", "A calculation needs a formula.")


def test_numbers_are_read_as_people_write_them(form: CalculationForm) -> None:
    row = form.inputs.rows[0]
    row.name.setText("cost")
    form.formula.setText("cost × 2")
    for text, result in (("1,200", "2400"), ("1 200.5", "2401"), ("−3.5", "-7"), (" 4 ", "8")):
        row.value.setText(text)
        assert form.result.text() == result


def test_a_row_is_gone_to_by_tab_and_taken_away_by_a_key(form: CalculationForm, qtbot: QtBot) -> None:
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.inputs.add.setFocus()
    QTest.keyClick(form.inputs.add, Qt.Key.Key_Space)
    second = form.inputs.rows[1]
    assert second.name.hasFocus()
    second.remove.setFocus()
    QTest.keyClick(second.remove, Qt.Key.Key_Space)
    assert len(form.inputs.rows) == 1
    assert form.inputs.rows[0].name.hasFocus()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_result_and_why_there_is_none_can_be_read(form: CalculationForm, theme: Theme) -> None:
    form.set_theme(theme)
    for formula in ("", "1 +", "1 + 1"):
        form.formula.setText(formula)
        ink = form.result.palette().windowText().color().name()
        assert contrast(ink, theme.window) >= 4.5, formula
    assert form.result.accessibleName() == "Result: 2"


# Origins


def test_claims_but_those_meant_and_sources_but_calculations_are_offered(known: Known) -> None:
    origins = known.origins()
    offered = {
        origin: [origins.model(origin).item(row).text() for row in range(origins.model(origin).rowCount())]
        for origin in (Origin.CLAIM, Origin.SOURCE)
    }
    assert offered[Origin.CLAIM] == ["1 · It cost 412 million.", "12 · Twelve boats sail."]
    assert offered[Origin.SOURCE] == ["Budget (document)", "Minutes (document)", "Minutes (document)"]


@pytest.mark.parametrize("text", ["12", " #12 ", "12 · Twelve boats sail.", "12 ·"])
def test_a_claim_is_found_by_its_number(known: Known, text: str) -> None:
    assert known.origins().find(Origin.CLAIM, text) == "c12"


@pytest.mark.parametrize(
    ("origin", "text", "sentence"),
    [
        (Origin.CLAIM, "", "Type the number of the claim that the input is taken from."),
        (Origin.CLAIM, "4", "There is no claim 4 in this article."),
        (Origin.CLAIM, "9" * 40, "is no claim’s number."),
        (Origin.CLAIM, "-1", "“-1” is no claim’s number."),
        (Origin.SOURCE, " ", "Choose the source that the input is taken from."),
        (Origin.SOURCE, "Old budget (document)", "is no source of the library; choose one from the list."),
        (Origin.SOURCE, "Minutes (document)", "Several sources are “Minutes (document)”; choose one from the list."),
    ],
)
def test_what_is_not_found_is_said_in_a_sentence(known: Known, origin: Origin, text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        known.origins().find(origin, text)


def test_one_of_two_sources_of_the_same_name_is_chosen_from_the_list(form: CalculationForm) -> None:
    row = form.inputs.rows[0]
    form.show_calculation({"inputs": [{"name": "a", "value": "1", "source": "s5"}], "formula": "a"})
    row = form.inputs.rows[0]
    assert row.which.text() == "Minutes (document)"
    assert row.made().source_id == "s5"
    row.which.setText("Minutes (documen")
    row.which.setText("Minutes (document)")
    assert row.made().source_id == "s5", "as it was chosen"
