"""What a rule asks of a claim. A condition is judged by what stands under the claim, and says what is lacking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from annotator.domain.archives import memento_of
from annotator.domain.checking.wording import has_same_words
from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Kind, Source, Stance, Tier
from annotator.domain.records import Attempt
from annotator.domain.signing import is_signed
from annotator.domain.tongue import ENGLISH, Tongue

_LONGEST = 60  # characters of a source's name


@dataclass(frozen=True, slots=True)
class Facts:
    """What a claim is judged by: itself, the sources by id, and the article's claims by id, None where they are not
    known. `complete` says what evidence of each kind needs to be whole."""

    claim: Claim
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim] | None
    complete: Mapping[Kind, tuple[str, ...]]


class Condition(Protocol):
    """Something that a claim is to have."""

    def lacking(self, facts: Facts) -> str | None:
        """What is missing, in words that go on from “It needs”; None where the condition is met."""


def has_copy(source: Source) -> bool:
    """Whether the library keeps a copy of the source, or an archive does."""
    if source.file is not None or source.archive_url:
        return True
    return source.url is not None and memento_of(source.url) is not None


# What can be asked of evidence and its source: how it is called in a sentence, and whether it is there.
EVIDENCE_PARTS: Mapping[str, tuple[str, Callable[[Evidence, Source], object]]] = {
    "locator": ("a locator", lambda use, _: use.locator),
    "copy": ("a saved or archived copy", lambda _, source: has_copy(source)),
    "quote": ("a quote", lambda use, _: use.quote),
    "note": ("a note", lambda use, _: use.note),
    "seen": ("the date it was seen", lambda use, _: use.seen),
    "calculation": ("its formula", lambda use, _: use.calculation),
    "person": ("the person", lambda _, source: source.author),
    "date": ("the date", lambda _, source: source.published),
    "channel": ("how it was held", lambda _, source: source.channel),
    "title": ("a title", lambda _, source: source.title),
    "author": ("an author", lambda _, source: source.author),
    "publisher": ("a publisher", lambda _, source: source.publisher),
    "address": ("an address", lambda _, source: source.url),
}

# What can be asked of a claim itself.
CLAIM_PARTS: Mapping[str, tuple[str, Callable[[Claim], object]]] = {
    "note": ("a note", lambda claim: claim.notes),
    "correction": ("a proposed correction", lambda claim: claim.corrections),
    "search": ("a logged search", lambda claim: any(entry.kind is Attempt.SEARCH for entry in claim.log)),
    "contact": ("a logged contact", lambda claim: any(entry.kind is Attempt.CONTACT for entry in claim.log)),
    "statement": ("a statement", lambda claim: claim.statement),
    "reason": ("a reason", lambda claim: claim.reason),
    "reasoning": ("the reasoning", lambda claim: claim.reasoning),
    "rating": ("a rating", lambda claim: claim.rating),
    "claimant": ("a claimant", lambda claim: claim.claimant),
    "said_at": ("when it was said", lambda claim: claim.said_at),
    "assignee": ("somebody it is assigned to", lambda claim: claim.assignee),
    "label": ("a label", lambda claim: claim.labels),
    "appearance": ("an address where it was made", lambda claim: claim.appearances),
    "review_url": ("the address of its review", lambda claim: claim.review_url),
}


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of the parts."""

    parts: tuple[Condition, ...]

    def lacking(self, facts: Facts) -> str | None:
        return " and ".join(missing for part in self.parts if (missing := part.lacking(facts))) or None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the parts."""

    parts: tuple[Condition, ...]

    def lacking(self, facts: Facts) -> str | None:
        missing = []
        for part in self.parts:
            lacks = part.lacking(facts)
            if lacks is None:
                return None
            missing.append(lacks)
        return ", or ".join(missing)


@dataclass(frozen=True, slots=True)
class Has:
    """One of CLAIM_PARTS."""

    part: str

    def lacking(self, facts: Facts) -> str | None:
        words, found = CLAIM_PARTS[self.part]
        return None if found(facts.claim) else words


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote in supporting evidence with the claim's own words."""

    def lacking(self, facts: Facts) -> str | None:
        quotes = [use.quote for use in facts.claim.evidence if use.quote and use.stance is Stance.SUPPORTS]
        return None if has_same_words(facts.claim, quotes) else "a quote, in supporting evidence, with the same words"


@dataclass(frozen=True, slots=True)
class Calculated:
    """No calculation among the evidence is out of date."""

    def lacking(self, facts: Facts) -> str | None:
        for use in facts.claim.evidence:
            if use.calculation is not None:
                from annotator.domain.calculation import faults  # few claims have one

                if found := faults(use.calculation, facts.sources, facts.claims):
                    return f"its calculation done again: {found[0]}"
        return None


@dataclass(frozen=True, slots=True)
class Signed:
    """A second checker's signature that holds."""

    def lacking(self, facts: Facts) -> str | None:
        return None if is_signed(facts.claim, facts.sources) else "a second checker’s signature"


@dataclass(frozen=True, slots=True)
class Sourced:
    """At least so many sources of one of those stances, tiers and kinds; where `independent`, of so many publishers;
    where `complete`, each with all that its kind needs."""

    at_least: int
    stances: tuple[Stance, ...]
    tiers: tuple[Tier, ...]
    kinds: tuple[Kind, ...] = tuple(Kind)
    independent: bool = False
    complete: bool = False

    def lacking(self, facts: Facts) -> str | None:
        best: dict[str, tuple[int, tuple[str, ...], Source]] = {}  # by whose word it is: what its best source lacks
        for use in facts.claim.evidence:
            source = facts.sources.get(use.source_id)
            if source is None or use.stance not in self.stances or use.tier not in self.tiers:
                continue
            if source.kind not in self.kinds:
                continue
            lacks = self._lacks(use, source, facts)
            key = whose(source) if self.independent else source.id
            if key not in best or len(lacks) < best[key][0]:
                best[key] = len(lacks), lacks, source
        return self._missing(sorted(best.values(), key=lambda found: found[0]))

    @staticmethod
    def _parts(use: Evidence, source: Source, facts: Facts) -> tuple[str, ...]:
        return tuple(part for part in facts.complete[source.kind] if not EVIDENCE_PARTS[part][1](use, source))

    def _lacks(self, use: Evidence, source: Source, facts: Facts) -> tuple[str, ...]:
        return self._parts(use, source, facts) if self.complete else ()

    def _missing(self, found: list[tuple[int, tuple[str, ...], Source]]) -> str | None:
        nearest = found[: self.at_least]
        missing = [
            f"{_joined([EVIDENCE_PARTS[part][0] for part in lacks])} for {called(source)}"
            for count, lacks, source in nearest
            if count
        ]
        if further := self.at_least - len(nearest):
            missing.append(self._words(further, more=bool(nearest)))
        return " and ".join(missing) or None

    def _words(self, count: int, *, more: bool) -> str:
        """`a primary source that supports it`, `2 more independent secondary sources that support it`."""
        which = ["independent"] if self.independent else []
        if len(self.tiers) < len(Tier):
            which += self.tiers
        number = ("one" if count == 1 else str(count)) + " more" if more else "a" if count == 1 else str(count)
        if number == "a" and which and which[0][0] in "aeiou":
            number = "an"
        kinds = f" ({', '.join(self.kinds)})" if len(self.kinds) < len(Kind) else ""
        verbs = [_VERBS[stance][count > 1] for stance in self.stances]
        does = f" that {' or '.join(verbs)} it" if len(self.stances) < len(Stance) else ""
        return f"{number} {' '.join([*which, 'source' if count == 1 else 'sources'])}{kinds}{does}"


_VERBS = {
    Stance.SUPPORTS: ("supports", "support"),
    Stance.REFUTES: ("refutes", "refute"),
    Stance.CONTEXT: ("gives context to", "give context to"),
}


def whose(source: Source) -> str:
    """Whose word the source is: its publisher, else its author, else the host of its address, folded. Sources of which
    none is known cannot be told apart, and count as one."""
    named = source.publisher or source.author
    if named and (folded := " ".join(named.split()).casefold()):
        return folded
    address = source.url or source.archive_url or ""
    archived = memento_of(address)
    try:
        return (urlsplit(archived.url if archived else address).hostname or "").removeprefix("www.")
    except ValueError:  # no address at all
        return ""


def called(source: Source, say: Tongue = ENGLISH) -> str:
    """The source's name for a sentence. One that is confidential is not named."""
    if source.confidential:
        return say("the confidential source ({kind})", kind=say(str(source.kind)))
    name = " ".join(source.name.split())
    return say("“{quote}”", quote=name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
