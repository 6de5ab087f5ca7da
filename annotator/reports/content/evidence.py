"""What reports say of a claim's evidence, put into words once for all formats."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.calculation import Calculation, Input, calculation_from, check, outdated
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.evidence import Evidence, Stance
from annotator.reports.content.directions import apart
from annotator.reports.content.language import Tongue
from annotator.reports.content.sources import Cited, Fact, Sources

STANCE_WORDS = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}


class Piece(NamedTuple):
    """A piece of evidence: its source, None where the review does not hold it, and what is known of this use of it.
    `doubts` say why a calculation cannot be relied on."""

    use: Evidence
    cited: Cited | None
    facts: tuple[Fact, ...]
    doubts: tuple[str, ...]


class EvidenceWords:
    """Puts evidence into words. `claims` are all of the article's, by id."""

    def __init__(self, say: Tongue, sources: Sources, claims: Mapping[str, Claim]) -> None:
        self._say = say
        self._sources = sources
        self._told = sources.told()
        self._claims = claims

    def pieces(self, claim: Claim) -> tuple[Piece, ...]:
        """The evidence of the claim, in its order."""
        return tuple([self._piece(use) for use in claim.evidence])

    def _piece(self, use: Evidence) -> Piece:
        known = ((self._say("Where"), use.locator), (self._say("Seen"), use.seen))
        facts = [Fact(label, text) for label, text in known if text]
        if use.calculation is None:
            return Piece(use, self._sources.find(use.source_id), tuple(facts), ())
        try:
            calculation = calculation_from(use.calculation)
        except Refused as error:
            doubts: tuple[str, ...] = (self._say("It cannot be read: {error}", error=error.said(self._say)),)
        else:
            facts += self._calculation(calculation)
            doubts = tuple(self._doubts(calculation))
        return Piece(use, self._sources.find(use.source_id), tuple(facts), doubts)

    def _calculation(self, calculation: Calculation) -> Iterator[Fact]:
        yield Fact(self._say("Formula"), calculation.formula)
        for one in calculation.inputs:
            value = self._amount(one.value, one.unit)
            yield Fact(self._say("Input"), f"{apart(one.name)} = {value}", self._origin(one))
        if calculation.result:
            yield Fact(
                self._say("Result"), self._amount(calculation.result, calculation.unit), self._rounding(calculation)
            )

    def _amount(self, value: str, unit: str | None) -> str:
        number = self._say.decimal(value)
        return f"{number} {apart(unit)}" if unit else number

    def _origin(self, one: Input) -> str:
        """Where an input comes from: `from claim 3`, `from source 2`; empty where from neither."""
        if claim := self._claims.get(one.claim_id or ""):
            return self._say("from claim {number}", number=claim.number)
        if cited := self._sources.find(one.source_id):
            return self._say("from source {number}", number=cited.number)
        return ""

    def _doubts(self, calculation: Calculation) -> Iterator[str]:
        if wrong := check(calculation, self._say):
            yield wrong
        # Of a source of which the kind alone is told there is no knowing here whether it has changed.
        known = [one for one in calculation.inputs if one.source_id is None or one.source_id in self._told]
        for clause in outdated(replace(calculation, inputs=tuple(known)), self._told, self._claims, self._say):
            yield self._say("Out of date: {clause}.", clause=clause)

    def _rounding(self, calculation: Calculation) -> str:
        rounding = calculation.rounding
        if rounding is None:
            return ""
        if rounding.significant is not None:
            figures = self._say.counted(rounding.significant, "significant figure")
            return self._say("rounded to {figures}", figures=figures)
        digits = self._say.counted(rounding.digits or 0, "digit")
        return self._say("rounded to {digits} after the point", digits=digits)


def counts_by_stance(claim: Claim) -> dict[Stance, int]:
    """How many pieces of the claim's evidence take each stance; every stance is a key."""
    counts = dict.fromkeys(Stance, 0)
    for use in claim.evidence:
        counts[use.stance] += 1
    return counts
