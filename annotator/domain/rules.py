"""The rules before a claim counts as done: data that each library may set for itself, evaluated as a checklist.

The house setting `rules` is `{"rules": [rule, …], "complete": {…}}`, in JSON's types:

    rule:      {"id": …, "words": …, "for": {"status": […], "about": […]}, "needs": condition, "missing": …}
    condition: {"all": [condition, …]} | {"any": [condition, …]} | {"has": PART} | {"is": WORD} | {"evidence": {…}}
    evidence:  {"at_least": 1, "stance": …, "tier": …, "kind": …, "independent": false, "complete": false}

`for` says which claims the rule applies to, all where it is left out. `missing`, where given, is what is said when the
rule is not met. PART is of `CLAIM_PARTS`, WORD is quoted, calculated or signed. `stance`, `tier` and `kind` take one
word or several; left out, the stance is supports or refutes, and any tier and kind will do. `complete` of the whole
says what evidence needs to be complete, by the kind of its source. A rule is a reminder: it never stops anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from annotator.domain.change import LIBRARY, Change, Subject
from annotator.domain.checking import given
from annotator.domain.checking.conditions import (
    CLAIM_PARTS,
    EVIDENCE_PARTS,
    AllOf,
    AnyOf,
    Calculated,
    Condition,
    Facts,
    Has,
    Quoted,
    Signed,
    Sourced,
)
from annotator.domain.checking.defaults import RULES
from annotator.domain.claim import About, Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.domain.house import House

SETTING = "rules"  # its name among the house's
OTHER_KINDS = "other kinds"
_DEEPEST = 8  # conditions within one another
_STATES: Mapping[str, type[Condition]] = {"quoted": Quoted, "calculated": Calculated, "signed": Signed}
_CONDITIONS = ("all", "any", "has", "is", "evidence")
_OF_EVIDENCE = ("at_least", "stance", "tier", "kind", "independent", "complete")
Sources = Mapping[str, Source]
Claims = Mapping[str, Claim]
Applying = dict[tuple[Status, About], tuple["Check", ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What claims of some statuses and on some matters need. `words` say it to people; `missing`, where the house has
    given it, is said where it is not met."""

    id: str
    words: str
    needs: Condition
    statuses: tuple[Status, ...] = tuple(Status)
    abouts: tuple[About, ...] = tuple(About)
    missing: str | None = None


class Check(NamedTuple):
    """A line of a claim's checklist: the rule, whether it is met, and a sentence on what is missing, else empty."""

    rule: Rule
    met: bool
    missing: str


class _Unchecked:
    """What no claim meets that this is asked of."""

    def lacking(self, _: Facts) -> str | None:
        return "checking"


# No house can take this one away: a claim that is unchecked is not done.
CHECKED = Rule("checked", "It has been checked", _Unchecked(), missing="Nobody has checked it yet.")
_IS_CHECKED = Check(CHECKED, True, "")
_NOT_CHECKED = Check(CHECKED, False, CHECKED.missing or "")


@dataclass(frozen=True, slots=True)
class Rules:
    """A library's rules, in the order of its list; `complete` says what evidence needs, by the kind of its source."""

    rules: tuple[Rule, ...]
    complete: Mapping[Kind, tuple[str, ...]]
    applying: Applying = field(init=False, repr=False, compare=False)  # as they are met, by status and matter

    def __post_init__(self) -> None:
        applying = {
            (status, about): tuple(
                Check(rule, True, "") for rule in self.rules if status in rule.statuses and about in rule.abouts
            )
            for status in Status
            for about in About
        }
        object.__setattr__(self, "applying", applying)


def checklist(claim: Claim, sources: Sources, rules: Rules, claims: Claims | None = None) -> list[Check]:
    """Each rule that applies to the claim, first that it has been checked, with what is missing. `sources` are those
    of the library and `claims` those of the article, by id. Without `claims`, `sources` need only be those of the
    claim's evidence, and what else goes into a calculation counts as it was."""
    facts = Facts(claim, sources, claims, rules.complete)
    listed = [_NOT_CHECKED if claim.status is Status.UNCHECKED else _IS_CHECKED]
    for met in rules.applying[claim.status, claim.about]:
        lacking = met.rule.needs.lacking(facts)
        listed.append(met if lacking is None else Check(met.rule, False, met.rule.missing or f"It needs {lacking}."))
    return listed


def failing(claim: Claim, sources: Sources, rules: Rules, claims: Claims | None = None) -> list[Check]:
    """The lines of the claim's checklist that are not met."""
    return [check for check in checklist(claim, sources, rules, claims) if not check.met]


def is_done(claim: Claim, sources: Sources, rules: Rules, claims: Claims | None = None) -> bool:
    """Whether the claim has been checked and meets every rule that applies to it."""
    if claim.status is Status.UNCHECKED:
        return False
    facts = Facts(claim, sources, claims, rules.complete)
    return all(met.rule.needs.lacking(facts) is None for met in rules.applying[claim.status, claim.about])


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """The rules that a house's settings hold, else those that come with the program. Raises Refused where they cannot
    be read."""
    return rules_from(settings[SETTING]) if SETTING in settings else default_rules()


@cache
def default_rules() -> Rules:
    """The rules that come with the program."""
    return rules_from(RULES)


def rules_from(value: Any) -> Rules:
    """The rules that a house gives, in JSON's types. Raises Refused, in a sentence that names the place, where they
    are not as this module says."""
    whole = given.object_at(value, "The file of rules", ["rules"], ["complete"])
    found = [_rule(member, place) for place, member in given.list_at(whole["rules"], "rules")]
    known = {CHECKED.id}
    for index, rule in enumerate(found):
        if rule.id in known:
            raise Refused(f"rules[{index}].id is “{rule.id}”, which another rule has already.")
        known.add(rule.id)
    return Rules(tuple(found), _complete(whole.get("complete", RULES["complete"])))


def set_rules(house: House, value: Any) -> list[Change]:
    """`value` as the house's rules. Raises Refused like `rules_from`."""
    rules_from(value)
    return set_for_house(house, SETTING, value)


def set_for_house(house: House, name: str, value: Any) -> list[Change]:
    """The house's setting of that name, a value of JSON's types; None takes it away, so that what comes with the
    program holds again. The caller has seen to it that the value can be read."""
    subject = Subject(LIBRARY, "house", name)
    before = {"value": house.settings[name]} if name in house.settings else None
    after = None if value is None else {"value": value}
    if before == after:
        return []
    return [Change("house.reset" if after is None else "house.set", subject, before, after)]


def _rule(value: Any, place: str) -> Rule:
    fields = given.object_at(value, place, ["id", "words", "needs"], ["for", "missing"])
    applies = given.object_at(fields.get("for", {}), f"{place}.for", optional=["status", "about"])
    statuses = given.words_at(applies.get("status", [*Status]), f"{place}.for.status", [*Status])
    abouts = given.words_at(applies.get("about", [*About]), f"{place}.for.about", [*About])
    missing = fields.get("missing")
    return Rule(
        given.text_at(fields["id"], f"{place}.id"),
        given.text_at(fields["words"], f"{place}.words"),
        _condition(fields["needs"], f"{place}.needs"),
        tuple(map(Status, statuses)),
        tuple(map(About, abouts)),
        None if missing is None else given.text_at(missing, f"{place}.missing"),
    )


def _condition(value: Any, place: str, depth: int = 0) -> Condition:
    fields = given.object_at(value, place, optional=_CONDITIONS)
    if len(fields) != 1:
        raise Refused(f"{place} has {len(fields)} conditions where it takes one of: {', '.join(_CONDITIONS)}.")
    if depth >= _DEEPEST:
        raise Refused(f"{place} is nested deeper than {_DEEPEST} levels.")
    ((kind, asked),) = fields.items()
    place = f"{place}.{kind}"
    if kind == "has":
        return Has(given.word_at(asked, place, [*CLAIM_PARTS]))
    if kind == "is":
        return _STATES[given.word_at(asked, place, [*_STATES])]()
    if kind == "evidence":
        return _sourced(asked, place)
    parts = tuple(_condition(member, at, depth + 1) for at, member in given.list_at(asked, place))
    return AllOf(parts) if kind == "all" else AnyOf(parts)


def _sourced(value: Any, place: str) -> Sourced:
    fields = given.object_at(value, place, optional=_OF_EVIDENCE)
    stances = given.words_at(fields.get("stance", ["supports", "refutes"]), f"{place}.stance", [*Stance])
    return Sourced(
        given.whole_at(fields.get("at_least", 1), f"{place}.at_least", 1, 100),
        tuple(map(Stance, stances)),
        tuple(map(Tier, given.words_at(fields.get("tier", [*Tier]), f"{place}.tier", [*Tier]))),
        tuple(map(Kind, given.words_at(fields.get("kind", [*Kind]), f"{place}.kind", [*Kind]))),
        given.truth_at(fields.get("independent", False), f"{place}.independent"),
        given.truth_at(fields.get("complete", False), f"{place}.complete"),
    )


def _complete(value: Any) -> dict[Kind, tuple[str, ...]]:
    fields = given.object_at(value, "complete", [OTHER_KINDS], [*Kind])
    wanted = {
        key: () if parts == [] else given.words_at(parts, f"complete.{key}", [*EVIDENCE_PARTS])
        for key, parts in fields.items()
    }
    return {kind: wanted.get(kind, wanted[OTHER_KINDS]) for kind in Kind}
