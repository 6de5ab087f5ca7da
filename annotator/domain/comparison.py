"""What became of an article's passages and waivers from one version to a later one: what the page after an update
lists, and what the comparison of any two versions shows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.article import Article, Version
from annotator.domain.carrying import likeness, new_sentences
from annotator.domain.claim import Claim, Correction, Decision, Passage, Placed, Waiver
from annotator.domain.coverage import merged
from annotator.domain.outcome import Outcome, outcome_of
from annotator.domain.quotes import FOLDED
from annotator.domain.sentences import Range


@dataclass(frozen=True, slots=True)
class Fate:
    """A passage in the later version, and the one in the earlier version that it comes from. `score` is the likeness
    of the two quotes, 0 to 1; 1 where both are the same, 0 for an orphan."""

    claim: Claim
    was: Passage
    now: Passage
    outcome: Outcome
    score: float


@dataclass(frozen=True, slots=True)
class WaiverFate:
    """Likewise for a waiver; `now` is None where it was not carried over."""

    was: Waiver
    now: Waiver | None
    outcome: Outcome
    score: float


@dataclass(frozen=True, slots=True)
class Made:
    """A proposed correction whose wording stands at `[start, end)` of the later text, and was not in that of the
    claim's passage before. `was` is that passage."""

    claim: Claim
    correction: Correction
    was: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Fates in order of places in the later version, orphans in that of the earlier one. `fresh` are the sentences of
    the later text that were not in the earlier; `new_sentences` those of them that no passage or waiver reaches;
    `corrections` the proposed ones that the later text makes."""

    older: int
    newer: int
    fates: tuple[Fate, ...]
    waivers: tuple[WaiverFate, ...]
    new_sentences: tuple[Range, ...]
    fresh: tuple[Range, ...]
    corrections: tuple[Made, ...] = ()

    def of(self, outcome: Outcome) -> list[Fate]:
        return [fate for fate in self.fates if fate.outcome is outcome]

    def waivers_of(self, outcome: Outcome) -> list[WaiverFate]:
        return [fate for fate in self.waivers if fate.outcome is outcome]


def compare(
    article: Article,
    claims: Iterable[Claim],
    waivers: Iterable[Waiver],
    older: int,
    newer: int,
    tell: Callable[[int, int], None] | None = None,
) -> Comparison:
    """The two versions of those numbers, and the claims that are not removed. `tell(done, total)` hears of the
    progress and may raise, to stop. Raises InvalidValue where there is no such version."""
    old, new = article.version(older), article.version(newer)
    fresh = tuple(new_sentences(old, new, article.language, tell))
    standing = list(claims)
    found = compare_again(Comparison(older, newer, (), (), (), fresh), standing, waivers)
    made = [one for fate in found.fates for one in _made(fate, old, new, fresh)]
    return replace(found, corrections=tuple(dict.fromkeys(made)))


def compare_again(comparison: Comparison, claims: Iterable[Claim], waivers: Iterable[Waiver]) -> Comparison:
    """The same two versions, with the claims and waivers as they stand now."""
    older, newer, fresh = comparison.older, comparison.newer, comparison.fresh
    standing = [claim for claim in claims if claim.removed_at is None]
    fates = sorted((fate for claim in standing for fate in _fates(claim, older, newer)), key=_order)
    known = list(waivers)
    waived = _waiver_fates(known, older, newer)
    reached = [(p.start, p.end) for claim in standing for p in claim.all_passages if p.version == newer]
    reached += [(w.start, w.end) for w in known if w.version == newer and w.removed_at is None]
    held = merged((start, end) for start, end in reached if start is not None and end is not None)
    left = tuple(_unreached(fresh, held))
    return Comparison(older, newer, tuple(fates), tuple(waived), left, fresh, comparison.corrections)


def _fates(claim: Claim, older: int, newer: int) -> Iterable[Fate]:
    by_id = {passage.id: passage for passage in claim.all_passages}
    for now in claim.all_passages:
        if now.version != newer:
            continue
        was = now
        while was.version > older and was.carried_from in by_id:
            was = by_id[was.carried_from]
        outcome = outcome_of(now)
        lost_before = was.state is Placed.ORPHANED and outcome is Outcome.ORPHANED
        if was.version == older and not lost_before:
            yield Fate(claim, was, now, outcome, _score(was.exact, now.exact, outcome))


def _made(fate: Fate, old: Version, new: Version, fresh: Sequence[Range]) -> Iterable[Made]:
    """The claim's proposed corrections that the later text has: in the paragraph of the passage, or where it has no
    place any more in a new sentence; typographic signs and plain ones are the same."""
    for correction in fate.claim.corrections:
        if correction.decision is Decision.REJECTED:
            continue
        wording = correction.text.translate(FOLDED)
        if fate.was.start is not None and wording in _block_around(old, fate.was.start).translate(FOLDED):
            continue
        if fate.now.start is None:
            where = fresh
        else:
            block = new.blocks[new.block_at(fate.now.start)]
            where = [(block.start, block.end)]
        for start, end in where:
            at = new.text[start:end].translate(FOLDED).find(wording)
            if at >= 0:
                yield Made(fate.claim, correction, fate.was, start + at, start + at + len(wording))
                break


def _block_around(version: Version, offset: int) -> str:
    block = version.blocks[version.block_at(offset)]
    return version.text[block.start : block.end]


def _waiver_fates(waivers: Sequence[Waiver], older: int, newer: int) -> list[WaiverFate]:
    by_id = {waiver.id: waiver for waiver in waivers}
    now_by_origin: dict[str, Waiver] = {}
    for now in waivers:
        if now.version != newer or now.removed_at is not None:
            continue
        was = now
        while was.version > older and was.carried_from in by_id:
            was = by_id[was.carried_from]
        if was.version == older:
            now_by_origin[was.id] = now
    fates = []
    for was in waivers:
        if was.version == older and was.removed_at is None:
            found = now_by_origin.get(was.id)
            outcome = outcome_of(found) if found else Outcome.ORPHANED
            fates.append(WaiverFate(was, found, outcome, _score(was.exact, found.exact if found else "", outcome)))
    return fates


def _score(was: str, now: str, outcome: Outcome) -> float:
    if outcome is Outcome.ORPHANED:
        return 0.0
    return 1.0 if was == now else likeness(was, now)


def _order(fate: Fate) -> tuple[int, int, int]:
    place = fate.now if fate.now.start is not None else fate.was
    return (place.start or 0, -(place.end or 0), fate.claim.number)


def _unreached(sentences: Iterable[Range], held: Sequence[Range]) -> Iterable[Range]:
    at = 0
    for start, end in sentences:
        while at < len(held) and held[at][1] <= start:
            at += 1
        if at == len(held) or held[at][0] >= end:
            yield start, end
