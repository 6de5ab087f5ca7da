"""What is still open in an article, and how near it is to being ready to publish.

Ready is the share of the article's words that are in a waiver or in a claim that is settled, and in no claim or waiver
that is not. A claim is settled when nothing in this list is about it. The share is rounded down, and stays below 100
while anything at all is open, so 100 % says that nothing is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.article import Article, Version
from annotator.domain.claim import Claim, Passage, Placed, Waiver, is_open
from annotator.domain.coverage import Coverage, count_covered, merged, uncovered_words, words_in
from annotator.domain.records import QueryState, SignOff
from annotator.domain.replay import Desk
from annotator.domain.review import Review
from annotator.domain.rules import Claims, Rules, Sources, failing
from annotator.domain.sentences import Range, block_sentences
from annotator.domain.signing import article_holds, holds

_QUOTE = 60  # characters of a quote in an item's words
_CLAIMS_A_STEP = 100
_TEXT_A_STEP = 20_000  # code points


class Group(StrEnum):
    """What kind of thing is open, in the order of a list."""

    RULES = "rules"
    QUERIES = "queries"
    PLACES = "places"
    CORRECTIONS = "corrections"
    SIGNATURES = "signatures"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that somebody has to settle. `words` are a sentence. `claim` is the id of the claim that it is about
    and `number` its number, `rule` the id of a rule that is not met, and `[start, end)` its place in the newest
    version's text, in code points; None where there is none."""

    group: Group
    words: str
    claim: str | None = None
    number: int | None = None
    rule: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class OpenItems:
    """All that is open but for sentences, in the order of the groups and, within them, of the text. `ready` counts the
    article's words and those of them that are ready."""

    items: tuple[OpenItem, ...]
    ready: Coverage

    @property
    def percent(self) -> int:
        """How much of the article is ready to publish, as this module defines it; 100 only where nothing is open."""
        return min(self.ready.percent, 99) if self.items else self.ready.percent

    def of(self, group: Group) -> list[OpenItem]:
        """Those of one group."""
        return [item for item in self.items if item.group is group]


@dataclass(slots=True)
class _Held:
    """The ranges that are settled, and those that are not."""

    settled: list[Range] = field(default_factory=list)
    unsettled: list[Range] = field(default_factory=list)


def _go_on() -> None:
    pass


def open_items(work: Desk | Review, rules: Rules, pause: Callable[[], None] = _go_on) -> OpenItems:
    """What is open in the article, by those rules, and how much of it is ready. Sentences that are not wholly covered
    keep it from being ready, too; `uncovered_sentences` lists them, since to cut a book takes longer than all else.
    `pause` is called every few milliseconds; it may raise to end the work.

    A review has no sources but those of its evidence: there, inputs of calculations from elsewhere count as they
    were."""
    claims, waivers, sources = _standing_claims(work), _standing_waivers(work), _sources(work)
    everyone = work.claims if isinstance(work, Desk) else None
    held, found = _Held(), []
    for index, claim in enumerate(claims):
        if index % _CLAIMS_A_STEP == 0:
            pause()
        items = [*_of_claim(claim, sources, rules, everyone)]
        (held.unsettled if items else held.settled).extend(_places(claim, work.article.newest.number))
        found += items
    for waiver in waivers:
        (held.unsettled if is_open(waiver) else held.settled).append((waiver.start, waiver.end))
    found += [_waivers_place(waiver) for waiver in waivers if is_open(waiver)]
    found += _article_signatures(work.article, claims, waivers, sources)
    order = {group: index for index, group in enumerate(Group)}
    found.sort(key=lambda item: order[item.group])  # which keeps the order of the text
    return OpenItems(tuple(found), _ready(work.article.newest, _without(held.settled, held.unsettled), pause))


def uncovered_sentences(work: Desk | Review) -> Iterator[OpenItem]:
    """Each sentence of the newest version that has a word in no claim and no waiver, in order. They are cut as they
    are asked for; a million words take about a second."""
    version, language = work.article.newest, work.article.language
    held = [place for claim in _standing_claims(work) for place in _places(claim, version.number)]
    holders = merged([*held, *((waiver.start, waiver.end) for waiver in _standing_waivers(work))])
    at = 0
    for index, block in enumerate(version.blocks):
        while at < len(holders) and holders[at][1] <= block.start:
            at += 1
        last = at
        while last < len(holders) and holders[last][0] < block.end:
            last += 1
        within = holders[at:last]
        if within and within[0][0] <= block.start and block.end <= within[0][1]:
            continue
        for sentence in block_sentences(version, index, language):
            if item := _uncovered(version.text, sentence, within):
                yield item


def _of_claim(claim: Claim, sources: Sources, rules: Rules, claims: Claims | None) -> Iterator[OpenItem]:
    """All that is open about the claim."""
    for check in failing(claim, sources, rules, claims):
        yield _item(Group.RULES, claim, check.missing, rule=check.rule.id)
    for query in claim.queries:
        if query.state is QueryState.OPEN:
            yield _item(Group.QUERIES, claim, f"Query {query.number} to the {query.to} is open: {_quoted(query.text)}.")
    for passage in claim.open_passages:
        yield _item(Group.PLACES, claim, f"{_place_words(passage)}: {_quoted(passage.exact)}.", passage=passage)
    for correction in claim.corrections:
        if correction.decision is None:
            yield _item(Group.CORRECTIONS, claim, f"A correction is undecided: {_quoted(correction.text)}.")
    if claim.sign_offs and not any(holds(claim, sign_off, sources) for sign_off in claim.sign_offs):
        yield _item(Group.SIGNATURES, claim, f"The signature of {_names(claim.sign_offs)} is void.")


def _article_signatures(
    article: Article, claims: Sequence[Claim], waivers: Sequence[Waiver], sources: Sources
) -> Iterator[OpenItem]:
    """The roles in which the article was signed and no signature holds any more."""
    stands = article_holds(article, claims, waivers, sources)
    for role in dict.fromkeys(sign_off.role for sign_off in article.sign_offs):
        signed = [sign_off for sign_off in article.sign_offs if sign_off.role is role]
        if not any(stands[sign_off.id] for sign_off in signed):
            yield OpenItem(Group.SIGNATURES, f"The signature of {_names(signed)} as {role} is void.")


def _item(
    group: Group, claim: Claim, words: str, *, rule: str | None = None, passage: Passage | None = None
) -> OpenItem:
    at = passage or next(iter(claim.passages), None)
    start, end = (at.start, at.end) if at else (None, None)
    return OpenItem(group, words, claim.id, claim.number, rule, start, end)


def _waivers_place(waiver: Waiver) -> OpenItem:
    words = f"{_place_words(waiver)}, with no check needed: {_quoted(waiver.exact)}."
    return OpenItem(Group.PLACES, words, start=waiver.start, end=waiver.end)


def _place_words(marked: Passage | Waiver) -> str:
    if marked.state is Placed.ORPHANED:
        return "Cut from the text"
    return "Moved" if marked.state is Placed.MOVED else "To be reread"


def _uncovered(text: str, sentence: Range, holders: Sequence[Range]) -> OpenItem | None:
    """The sentence as an item, where it has a word that the holders, in order, leave out."""
    start, end = sentence
    first = bisect_right(holders, start, key=lambda held: held[1])
    beside = holders[first : bisect_left(holders, end, key=lambda held: held[0])]
    if beside:
        words = words_in(text, start, end)
        left = uncovered_words(words, beside)
        if not left:
            return None
        said = "Looked at in part" if len(left) < len(words) else "Not looked at"
    elif any(map(str.isalnum, text[start:end])):
        said = "Not looked at"
    else:
        return None
    return OpenItem(Group.SENTENCES, f"{said}: {_quoted(text[start:end])}.", start=start, end=end)


def _ready(version: Version, ranges: Sequence[Range], pause: Callable[[], None]) -> Coverage:
    """Coverage of the text by the `ranges`, which are in order, a few pages at a time: no word reaches over the end of
    a block."""
    words = covered = start = 0
    ends = [block.end for block in version.blocks] or [len(version.text)]
    for end in ends:
        if end - start < _TEXT_A_STEP and end != ends[-1]:
            continue
        first = bisect_right(ranges, start, key=lambda held: held[1])
        within = ranges[first : bisect_left(ranges, end, key=lambda held: held[0])]
        counted = count_covered(version.text, start, end, within)
        words, covered, start = words + counted.words, covered + counted.covered, end
        pause()
    return Coverage(words, covered)


def _without(ranges: Iterable[Range], others: Iterable[Range]) -> list[Range]:
    """The parts of the `ranges` that none of the `others` holds, in order."""
    found: list[Range] = []
    taken, at = merged(others), 0
    for start, end in merged(ranges):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        index = at
        while index < len(taken) and taken[index][0] < end:
            if start < taken[index][0]:
                found.append((start, taken[index][0]))
            start = max(start, taken[index][1])
            index += 1
        if start < end:
            found.append((start, end))
    return found


def _places(claim: Claim, version: int) -> list[Range]:
    return [
        (passage.start, passage.end)
        for passage in claim.passages
        if passage.version == version and passage.start is not None and passage.end is not None
    ]


def _standing_claims(work: Desk | Review) -> list[Claim]:
    """Those not removed, in text order."""
    if isinstance(work, Review):
        return work.standing_claims
    return sorted((claim for claim in work.claims.values() if claim.removed_at is None), key=lambda one: one.place)


def _standing_waivers(work: Desk | Review) -> list[Waiver]:
    """The newest version's that are not removed, in text order."""
    if isinstance(work, Review):
        return work.standing_waivers
    newest = work.article.newest.number
    waivers = (w for w in work.waivers.values() if w.removed_at is None and w.version == newest)
    return sorted(waivers, key=lambda waiver: (waiver.start, -waiver.end))


def _sources(work: Desk | Review) -> Sources:
    return work.house.sources if isinstance(work, Desk) else work.sources_by_id


def _names(signed: Iterable[SignOff]) -> str:
    return " and ".join(dict.fromkeys(sign_off.by for sign_off in signed))


def _quoted(text: str) -> str:
    line = " ".join(text[: 4 * _QUOTE].split())
    return f"“{line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + '…'}”"
