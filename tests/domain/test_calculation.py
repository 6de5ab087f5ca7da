"""Calculations: formulas and their limits, results and rounding, and inputs that change."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from annotator.domain.calculation import (
    Calculation,
    Input,
    Rounding,
    as_number,
    calculated,
    calculation_from,
    calculation_to_json,
    check,
    compute,
    exact,
    faults,
    in_words,
    outdated,
)
from annotator.domain.checking.formula import evaluate
from annotator.domain.claim import Claim, Note, Passage, Stamp, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Tier
from annotator.domain.rules import default_rules, failing, is_done

AT = "2025-03-13T09:42:00.000000Z"
BUDGET = Source("budget", Kind.DATA_SET, "Harbour budget", publisher="City of Selkirk", published="2024")


def claim(key: str, number: int, words: str, **values: Any) -> Claim:
    made = Stamp("Mara Boyd", AT)
    passage = Passage(f"p-{key}", 1, 0, len(words), words)
    return Claim(key, number, made, made, Status.VERIFIED, passages=(passage,), **values)


def share(**values: Any) -> Calculation:
    """How much more than planned: the cost is a claim's, the plan is a source's, the number of years is nobody's."""
    inputs = (
        Input("cost", "412", "million dollars", claim_id="c1"),
        Input("plan", "310", "million dollars", source_id="budget"),
        Input("years", "2"),
    )
    return Calculation(inputs, **{"formula": "percent(cost - plan, plan) / years", "unit": "percent", **values})


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("0.1 + 0.2", "3/10"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("12 / 8 / 3", "1/2"),
        ("7 - 2 - 1", "4"),
        ("-2 ** 2", "-4"),
        ("2 ** 3 ** 2", "512"),
        ("2 ** -2", "1/4"),
        ("9 ** 0.5", "3"),
        ("0 ** 0", "1"),
        ("(-1) ** 1001", "-1"),
        ("33%", "33/100"),
        ("200 * 15%", "30"),
        ("percent(3, 4)", "75"),
        ("min(3, 1, 2) + max(3, 1, 2)", "4"),
        ("sum(1, 2, 3.5)", "13/2"),
        ("mean(1, 2, 4)", "7/3"),
        ("abs(-2.5)", "5/2"),
        ("round(2.5) + round(-2.5) + round(1.005, 2)", "101/100"),
        ("round(1250, -2)", "1300"),
        ("12 × 3 − 4 ÷ 2", "34"),
        (".5 + größe_2", "7.5"),
        ("+-+1", "-1"),
    ],
)
def test_formulas_are_exact(formula: str, value: str) -> None:
    assert evaluate(formula, {"größe_2": Fraction(7)}) == Fraction(value)


def test_growth_over_years_is_a_root() -> None:
    assert compute(Calculation((), "percent((200 / 100) ** (1 / 7), 1) - 100", "", Rounding(digits=2))) == "10.41"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("", "needs a formula"),
        ("1 / (2 - 2)", "divides by zero"),
        ("percent(1, 0)", "divides by zero"),
        ("0 ** -1", "divides by zero"),
        ("(-8) ** (1 / 3)", "root of a negative number"),
        ("cost + 1", "names “cost”, which is no input; there are: a"),
        ("exec(1)", "“exec” is no function"),
        ("a.real", "cannot be read from “.real” on"),
        ("a[0]", "cannot be read"),
        ("'a'", "cannot be read"),
        ("a := 1", "cannot be read"),
        ("1 2", "has “2” where"),
        ("1 +", "ends where a number"),
        ("(1", "closing parenthesis is missing"),
        ("1)", "has “)” where"),
        ("min()", "has “)” where"),
        ("abs(1, 2)", "“abs” takes 1 value, not 2"),
        ("round(1, 0.5)", "whole number"),
        ("9 ** 9 ** 9", "too large"),
        ("9 ** 9999999", "too large"),
        ("10 ** 1000 * 10 ** 1000", "too large"),
        ("1.5 ** 99999.5", "too large"),
        ("(" * 400 + "1" + ")" * 400, "nested deeper than 40"),
        ("-" * 900 + "1", "nested deeper than 40"),
        ("1" + "+1" * 600, "longer than 1,000 characters"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_a_sentence(formula: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        evaluate(formula, {"a": Fraction(1)})
    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("formula", "rounding", "result"),
    [
        ("0.1 + 0.2", None, "0.3"),
        ("1 / 3", None, "0.333333333333333"),
        ("2 / 3", Rounding(digits=2), "0.67"),
        ("-1 / 8", Rounding(digits=2), "-0.13"),
        ("-0.04", Rounding(digits=1), "0.0"),
        ("2.5", Rounding(digits=0), "3"),
        ("1250", Rounding(digits=-2), "1300"),
        ("41", Rounding(digits=1), "41.0"),
        ("123456", Rounding(significant=2), "120000"),
        ("0.0456789", Rounding(significant=3), "0.0457"),
        ("9.99", Rounding(significant=2), "10"),
        ("0.0999", Rounding(significant=2), "0.10"),
        ("-31.5", Rounding(significant=2), "-32"),
        ("0", Rounding(significant=2), "0.0"),
    ],
)
def test_results_are_rounded(formula: str, rounding: Rounding | None, result: str) -> None:
    assert compute(Calculation((), formula, "", rounding)) == result


def test_a_result_that_is_not_what_comes_out_is_told() -> None:
    made = share(rounding=Rounding(digits=1))
    assert exact(made) == Fraction(510, 31)
    assert check(replace(made, result="16.5")) is None
    assert check(replace(made, result="16.50")) is None
    assert check(replace(made, result="38")) == "The formula gives 16.5, not 38."
    assert check(made) == "The result is not stated; the formula gives 16.5."
    assert check(replace(made, formula="cost +")) == (
        "The formula ends where a number, a name or a parenthesis is missing."
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,200", "1200"), ("1 200 000.5", "1200000.5"), ("412\u202f000", "412000"), (" −3.5 ", "-3.5"), ("12", "12")],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert as_number(text) == number


@pytest.mark.parametrize("text", ["", "1,20", "1e5", "nan", "twelve", "1.2.3", "9" * 61])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is no number"):
        as_number(text)


def test_a_calculation_is_kept_as_it_is() -> None:
    made = calculated(
        share(rounding=Rounding(significant=3)), {"budget": BUDGET}, {"c1": claim("c1", 1, "It cost 412")}
    )
    assert made.result == "16.5"
    assert [one.sha256 is not None for one in made.inputs] == [True, True, False]
    assert calculation_from(calculation_to_json(made)) == made


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "calculation is not an object"),
        ({"inputs": []}, "calculation lacks “formula”"),
        ({"inputs": 3, "formula": "1"}, "calculation.inputs is not a list"),
        ({"inputs": [{"name": "a"}], "formula": "a"}, "calculation.inputs[0] lacks “value”"),
        ({"inputs": [{"name": "a b", "value": "1"}], "formula": "1"}, "“a b” is no name"),
        ({"inputs": [{"name": "sum", "value": "1"}], "formula": "1"}, "“sum” is no name"),
        ({"inputs": [{"name": "a", "value": "x"}], "formula": "a"}, "The input “a” is “x”, which is no number"),
        ({"inputs": [{"name": "a", "value": float("inf")}], "formula": "a"}, "which is no number"),
        ({"inputs": [{"name": "a", "value": 1, "claim": "c", "source": "s"}], "formula": "a"}, "not from both"),
        ({"inputs": [{"name": "a", "value": 1}] * 2, "formula": "a"}, "Two inputs are called “a”"),
        ({"inputs": [], "formula": 1}, "calculation.formula is not a text"),
        ({"inputs": [], "formula": "1", "rounding": {}}, "one of the two"),
        ({"inputs": [], "formula": "1", "rounding": {"digits": 1, "significant": 1}}, "one of the two"),
        ({"inputs": [], "formula": "1", "rounding": {"digits": 99}}, "calculation.rounding.digits is “99”"),
        ({"inputs": [], "formula": "1", "result": "one"}, "“one” is no number"),
    ],
)
def test_a_calculation_that_cannot_be_read_is_refused(value: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        calculation_from(value)
    assert said in str(refused.value)


def test_numbers_of_json_keep_their_digits() -> None:
    inputs = [{"name": "a", "value": 0.1}, {"name": "b", "value": 0.2}]
    assert compute(calculation_from({"inputs": inputs, "formula": "a + b"})) == "0.3"


def test_a_calculation_in_words_tells_two_apart_that_differ_in_an_input() -> None:
    made = calculated(share(), {"budget": BUDGET}, {"c1": claim("c1", 1, "It cost 412 million.")})
    words = in_words(calculation_to_json(made))
    assert words.startswith(f"{made.formula} = {made.result} percent, with cost = {made.inputs[0].value}")
    other = replace(made, inputs=(replace(made.inputs[0], value="413"), *made.inputs[1:]))
    assert in_words(calculation_to_json(other)) != words
    assert in_words({"inputs": [], "formula": "1 + 1"}) == "1 + 1"
    assert in_words({"formula": "1 + 1"}) == "1 + 1"
    assert in_words({}) == "a calculation that cannot be read"


@pytest.mark.parametrize("inputs", [None, 3, "abc", {}, [3, None, {"source": 4}, {}]])
def test_a_damaged_calculation_rests_on_nothing_more(inputs: Any) -> None:
    use = Evidence("e1", "sum", calculation={"inputs": inputs, "formula": "1"})
    assert use.rests_on == ("sum",)
    assert use.inputs_from("claim") == ()


def test_a_calculation_is_out_of_date_when_an_input_changes() -> None:
    cost, sources = claim("c1", 1, "It cost 412 million."), {"budget": BUDGET}
    made = calculated(share(), sources, {"c1": cost}, of_claim="c2")
    assert outdated(made, sources, {"c1": cost}) == []
    noted = replace(cost, notes=(Note("n1", "Asked again.", "Mara Boyd", AT),), assignee="Theo Lin")
    assert outdated(made, sources, {"c1": noted}) == []
    for changed in (
        replace(cost, statement="It cost 430 million."),
        replace(cost, status=Status.DISPUTED),
        replace(cost, passages=claim("c1", 1, "It cost 430 million.").passages),
    ):
        assert outdated(made, sources, {"c1": changed}) == ["“cost” (claim 1) has changed"]
    assert "claim 1, which “cost” is taken from, is removed" in outdated(
        made, sources, {"c1": replace(cost, removed_at=AT)}
    )
    assert outdated(made, sources, {}) == ["the claim that “cost” is taken from is not in this article"]
    copy = KeptFile("budget.csv", "text/csv", "1" * 64, 9)
    for other in (replace(BUDGET, published="2025"), replace(BUDGET, file=copy)):
        assert outdated(made, {"budget": other}, {"c1": cost}) == ["“plan” (“Harbour budget”) has changed"]
    hidden = replace(BUDGET, title="Leaked budget", confidential=True)
    assert outdated(made, {"budget": hidden}, {"c1": cost}) == [
        "“plan” (the confidential source (data set)) has changed"
    ]
    assert outdated(made, {}, {"c1": cost}) == ["the source that “plan” is taken from is not in the library"]


def test_where_only_the_evidence_is_known_what_else_goes_in_counts_as_it_was() -> None:
    made = calculated(share(), {"budget": BUDGET}, {"c1": claim("c1", 1, "It cost 412 million.")})
    assert outdated(made, {}) == []
    assert outdated(made, {"budget": replace(BUDGET, title="Another")}) == ["“plan” (“Another”) has changed"]


def test_a_change_passes_on_from_calculation_to_calculation_and_comes_to_an_end() -> None:
    first = Calculation((Input("a", "1", claim_id="c2"),), "a")
    second = Calculation((Input("b", "1", claim_id="c1"),), "b")
    one, two = claim("c1", 1, "One."), claim("c2", 2, "Two.")
    one = replace(one, evidence=(held(calculated(first, {}, {"c1": one, "c2": two})),))
    two = replace(two, evidence=(held(calculated(second, {}, {"c1": one, "c2": two})),))
    one = replace(one, evidence=(held(calculated(first, {}, {"c1": one, "c2": two})),))
    known = {"c1": one, "c2": two}
    assert not any(faults(use.calculation or {}, {}, known) for each in known.values() for use in each.evidence)
    known["c1"] = replace(one, evidence=(held(calculated(replace(first, formula="a + 1"), {}, known)),))
    assert faults(two.evidence[0].calculation or {}, {}, known) == ["“b” (claim 1) has changed"]


def held(calculation: Calculation) -> Evidence:
    return Evidence("e1", "sum", tier=Tier.PRIMARY, calculation=calculation_to_json(calculation))


def test_it_cannot_rest_on_its_own_claim_or_on_what_is_not_there() -> None:
    with pytest.raises(Refused, match="is the claim itself"):
        calculated(share(), {"budget": BUDGET}, {"c1": claim("c1", 1, "It cost 412 million.")}, of_claim="c1")
    with pytest.raises(Refused, match=r"^The claim that “cost” is taken from is not in this article\.$"):
        calculated(share(), {"budget": BUDGET}, {})


def test_a_claim_is_open_again_when_an_input_of_its_calculation_changes() -> None:
    cost, sources = claim("c1", 1, "It cost 412 million."), {"budget": BUDGET, "sum": Source("sum", Kind.CALCULATION)}
    judged = claim("c2", 2, "It cost a third more.", evidence=(held(calculated(share(), sources, {"c1": cost})),))
    assert is_done(judged, sources, default_rules(), {"c1": cost})
    changed = {"c1": replace(cost, statement="It cost 430 million.")}
    assert not is_done(judged, sources, default_rules(), changed)
    assert [(check.rule.id, check.missing) for check in failing(judged, sources, default_rules(), changed)] == [
        ("calculations", "It needs its calculation done again: “cost” (claim 1) has changed.")
    ]


def test_a_damaged_calculation_fails_the_rule_in_words() -> None:
    judged = claim("c2", 2, "A third more.", evidence=(Evidence("e1", "sum", calculation={"formula": "1"}),))
    (check_,) = [one for one in failing(judged, {}, default_rules(), {}) if one.rule.id == "calculations"]
    assert check_.missing == "It needs its calculation done again: calculation lacks “inputs”."
