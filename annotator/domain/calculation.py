"""Calculations as evidence: inputs, a formula over their names, and the result, which anybody can compute again.

`Evidence.calculation` holds one in JSON's types, numbers as texts so that no digit is lost:

    {"inputs": [{"name", "value", "unit", "claim", "source", "sha256"}, …], "formula", "rounding", "result", "unit"}

An input comes from a claim or a source, by id, or from neither. `sha256` is of what that claim or source said when the
result was computed; once it says something else the calculation is out of date. `rounding` is null, `{"digits": n}`
after the point, or `{"significant": n}`; halves are rounded away from zero.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from annotator.domain.actions import to_json
from annotator.domain.change import canonical_json
from annotator.domain.checking import given
from annotator.domain.checking.conditions import called
from annotator.domain.checking.formula import FUNCTIONS, evaluate
from annotator.domain.checking.numbers import MOST_DIGITS, Rounding, as_number, as_text, is_number
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.evidence import Source
from annotator.domain.tongue import ENGLISH, Tongue

_NAME = re.compile(r"[^\W\d]\w*")
_LONGEST = 60  # characters of a name
_OF_SOURCE = ("kind", "title", "author", "publisher", "url", "published")
Sources = Mapping[str, Source]
Claims = Mapping[str, Claim]


@dataclass(frozen=True, slots=True)
class Input:
    """A number by the name that the formula gives it. It is taken from the claim or the source of that id, or from
    neither; `sha256`, in hex, is of what that one said."""

    name: str
    value: str
    unit: str | None = None
    claim_id: str | None = None
    source_id: str | None = None
    sha256: str | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or len(self.name) > _LONGEST or self.name in FUNCTIONS:
            raise Refused(
                "“{name}” is no name for an input; a name is one word and no function.", name=self.name[:_LONGEST]
            )
        if not is_number(self.value):
            raise Refused(
                "The input “{name}” is “{value}”, which is no number.", name=self.name, value=self.value[:_LONGEST]
            )
        if self.claim_id is not None and self.source_id is not None:
            raise Refused("The input “{name}” is taken from a claim or from a source, not from both.", name=self.name)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A formula over the names of the inputs. `result` is what somebody says that it comes to, as a number in text;
    `unit` is the result's."""

    inputs: tuple[Input, ...]
    formula: str
    result: str = ""
    rounding: Rounding | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        names = [one.name for one in self.inputs]
        if twice := [name for name in names if names.count(name) > 1]:
            raise Refused("Two inputs are called “{name}”.", name=twice[0])
        if self.result and not is_number(self.result):
            raise Refused("The result “{result}” is no number.", result=self.result[:_LONGEST])


def exact(calculation: Calculation) -> Fraction:
    """What the formula comes to, not rounded. Raises Refused where it cannot be read or has no value."""
    return evaluate(calculation.formula, {one.name: Fraction(one.value) for one in calculation.inputs})


def compute(calculation: Calculation) -> str:
    """What the formula comes to, rounded as the calculation says, as a number in text. Without a rounding it is exact
    where its digits end, else to 15 significant figures. Raises Refused like `exact`."""
    result = as_text(exact(calculation), calculation.rounding)
    if not is_number(result):
        raise Refused("The result has too many digits to be kept.")
    return result


def check(calculation: Calculation, say: Tongue = ENGLISH) -> str | None:
    """Why the stated result does not follow from the inputs, in a sentence; None where it does."""
    try:
        computed = compute(calculation)
    except Refused as error:
        return error.said(say)
    if not calculation.result:
        return say("The result is not stated; the formula gives {computed}.", computed=say.decimal(computed))
    if Fraction(calculation.result) != Fraction(computed):
        stated = say.decimal(calculation.result)
        return say("The formula gives {computed}, not {result}.", computed=say.decimal(computed), result=stated)
    return None


def calculated(
    calculation: Calculation, sources: Sources, claims: Claims, *, of_claim: str | None = None
) -> Calculation:
    """The calculation with its result, and with what its inputs say now. `of_claim` is the id of the claim that it is
    evidence for, which it cannot rest on. Raises Refused where it has no value, or an input is not there."""
    inputs = []
    for one in calculation.inputs:
        if one.claim_id is not None and one.claim_id == of_claim:
            raise Refused("The input “{name}” is the claim itself, which a calculation cannot rest on.", name=one.name)
        if gone := _gone(one, sources, claims, ENGLISH):
            raise Refused(f"{gone[0].upper()}{gone[1:]}.")
        inputs.append(replace(one, sha256=_said(one, sources, claims)))
    return replace(calculation, inputs=tuple(inputs), result=compute(calculation))


def outdated(
    calculation: Calculation, sources: Sources, claims: Claims | None = None, say: Tongue = ENGLISH
) -> list[str]:
    """What has changed since the result was computed, a clause for each input: `“cost” (claim 3) has changed`.

    `sources` and `claims` are all those of the library and of the article, by id. Without `claims`, `sources` may lack
    some, and what is not among them, like what is taken from claims, counts as it was."""
    found = []
    for one in calculation.inputs:
        if one.claim_id is None and one.source_id is None:
            continue
        if claims is None and one.source_id not in sources:
            continue
        if gone := _gone(one, sources, claims or {}, say):
            found.append(gone)
        elif one.sha256 != _said(one, sources, claims or {}):
            found.append(_has_changed(one, sources, claims or {}, say))
    return found


def faults(value: Mapping[str, Any], sources: Sources, claims: Claims | None = None) -> list[str]:
    """Why the calculation that evidence holds cannot be relied on, a clause for each reason; none where it can."""
    try:
        calculation = calculation_from(value)
    except Refused as error:
        return [_clause(str(error))]
    wrong = check(calculation)
    return ([_clause(wrong)] if wrong else []) + outdated(calculation, sources, claims)


def calculation_from(value: Any) -> Calculation:
    """The calculation that `value` holds, in JSON's types. Raises Refused, in a sentence that names the place."""
    fields = given.object_at(value, "calculation", ["inputs", "formula"], ["rounding", "result", "unit"])
    members = fields["inputs"] and given.list_at(fields["inputs"], "calculation.inputs")
    rounding = fields.get("rounding")
    if rounding is not None:
        rounding = Rounding(**_whole_numbers(rounding, "calculation.rounding"))
    formula = fields["formula"]
    if not isinstance(formula, str):
        raise Refused("{place} is not a text.", place="calculation.formula")
    result = fields.get("result")
    return Calculation(
        tuple(_input(member, place) for place, member in members or ()),
        formula.strip(),
        "" if result in (None, "") else _number(result, "calculation.result"),
        rounding,
        _text_or_none(fields.get("unit"), "calculation.unit"),
    )


def calculation_to_json(calculation: Calculation) -> dict[str, Any]:
    """The calculation as evidence holds it."""
    rounding = calculation.rounding
    shape: dict[str, Any] = {
        "inputs": [
            {
                "name": one.name,
                "value": one.value,
                "unit": one.unit,
                "claim": one.claim_id,
                "source": one.source_id,
                "sha256": one.sha256,
            }
            for one in calculation.inputs
        ],
        "formula": calculation.formula,
        "rounding": None,
        "result": calculation.result,
        "unit": calculation.unit,
    }
    if rounding is not None:
        digits = rounding.digits
        shape["rounding"] = {"significant": rounding.significant} if digits is None else {"digits": digits}
    return shape


def in_words(value: Mapping[str, Any], say: Tongue = ENGLISH) -> str:
    """The calculation that evidence holds, in one line: `cost / boats = 4667 a boat, with cost = 4200000, boats = 900`.
    Of one that cannot be read, its formula where it has one."""
    try:
        calculation = calculation_from(value)
    except Refused:
        return str(value.get("formula") or say("a calculation that cannot be read"))
    result = " ".join(filter(None, (say.decimal(calculation.result), calculation.unit)))
    said = f"{calculation.formula} = {result}" if result else calculation.formula
    inputs = [
        " ".join(filter(None, (f"{one.name} = {say.decimal(one.value)}", one.unit))) for one in calculation.inputs
    ]
    return say("{calculation}, with {inputs}", calculation=said, inputs=", ".join(inputs)) if inputs else said


def _said(one: Input, sources: Sources, claims: Claims) -> str | None:
    """SHA-256, in hex, of what the input's claim or source says."""
    if one.claim_id is not None:
        content: object = _claim_content(claims[one.claim_id])
    elif one.source_id is not None:
        source = sources[one.source_id]
        content = [source.file and source.file.sha256, *(to_json(getattr(source, name)) for name in _OF_SOURCE)]
    else:
        return None
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def _claim_content(claim: Claim) -> object:
    """What a number taken from the claim depends on. Of its own calculations that is what they come to, not what they
    rest on: two claims that rest on each other would else never come to an end."""
    results = [use.calculation.get("result") for use in claim.evidence if use.calculation is not None]
    words = [passage.exact for passage in claim.passages]
    return [claim.statement, claim.status, claim.reason, words, results]


def _gone(one: Input, sources: Sources, claims: Claims, say: Tongue) -> str | None:
    """Why there is no knowing what the input says, as a clause; None where there is."""
    if one.claim_id is not None:
        claim = claims.get(one.claim_id)
        if claim is None:
            return say("the claim that “{name}” is taken from is not in this article", name=one.name)
        if claim.removed_at:
            return say("claim {number}, which “{name}” is taken from, is removed", number=claim.number, name=one.name)
        return None
    if one.source_id is not None:
        source = sources.get(one.source_id)
        if source is None or source.removed_at is not None:
            return say("the source that “{name}” is taken from is not in the library", name=one.name)
    return None


def _has_changed(one: Input, sources: Sources, claims: Claims, say: Tongue) -> str:
    if one.claim_id:
        return say("“{name}” (claim {number}) has changed", name=one.name, number=claims[one.claim_id].number)
    source = called(sources[one.source_id or ""], say)
    return say("“{name}” ({source}) has changed", name=one.name, source=source)


def _input(value: Any, place: str) -> Input:
    fields = given.object_at(value, place, ["name", "value"], ["unit", "claim", "source", "sha256"])
    texts = [_text_or_none(fields.get(key), f"{place}.{key}") for key in ("unit", "claim", "source", "sha256")]
    return Input(given.text_at(fields["name"], f"{place}.name"), _number(fields["value"], f"{place}.value"), *texts)


def _number(value: Any, place: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format(Decimal(repr(value)), "f")
    return given.text_at(value, place)


def _whole_numbers(value: Any, place: str) -> Mapping[str, int]:
    fields = given.object_at(value, place, optional=["digits", "significant"])
    return {key: given.whole_at(number, f"{place}.{key}", -MOST_DIGITS, MOST_DIGITS) for key, number in fields.items()}


def _text_or_none(value: Any, place: str) -> str | None:
    return None if value is None else given.text_at(value, place)


def _clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


__all__ = [
    "Calculation", "Input", "Rounding", "as_number", "as_text", "calculated", "calculation_from",
    "calculation_to_json", "check", "compute", "exact", "faults", "in_words", "outdated",
]  # fmt: skip
