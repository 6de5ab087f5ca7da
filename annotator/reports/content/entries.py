"""What reports say of each claim and waiver, put into words once for HTML and Markdown. Offsets are code points."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.domain.article import Version
from annotator.domain.claim import About, Claim, Correction, Passage, Stamp, Status, Waiver
from annotator.domain.places import numbered
from annotator.domain.review import Review
from annotator.domain.sentences import Range
from annotator.reports.content.directions import apart
from annotator.reports.content.evidence import EvidenceWords, Piece
from annotator.reports.content.language import Tongue
from annotator.reports.content.places import NO_PLACE, open_sentence
from annotator.reports.content.signatures import Byline, Signature, claim_signatures, who_and_when
from annotator.reports.content.sources import Sources
from annotator.reports.content.words import STATUS_WORDS, part_words
from annotator.reports.options import Options

_AT_A_TIME = 64  # claims


class Quote(NamedTuple):
    """One passage of a claim. `place` is empty and `start` None where it has none in the newest version; `key` tells
    the passage from the claim's others there; `remark` says what is not certain about it, and `open` whether somebody
    has to settle that."""

    exact: str
    place: str
    start: int | None
    end: int | None
    key: str
    remark: str
    open: bool


class Entry(NamedTuple):
    """A claim with its quotes in the newest version, its evidence, and who did what when, in words. `corrections` are
    texts with who proposed them, and what was decided. What is for the house alone is left out: notes, queries, log."""

    claim: Claim
    status: str
    quotes: tuple[Quote, ...]
    details: tuple[tuple[str, str], ...]
    corrections: tuple[tuple[str, str], ...]
    evidence: tuple[Piece, ...]
    signatures: tuple[Signature, ...]
    doings: str


class Blocks:
    """Names of a version's blocks: each is counted among those of its part, as in `paragraph 3`."""

    def __init__(self, say: Tongue, version: Version) -> None:
        self._say = say
        self._version = version
        self._names = [part_words(say, part, number) for part, number in numbered(version)]

    def place(self, start: int, end: int) -> str:
        """Where `[start, end)` stands: `paragraph 3, characters 210–279`."""
        characters = self._say("characters {start}–{end}", start=start, end=end)
        part = self.part(start, end)
        return f"{part}, {characters}" if part else characters

    def part(self, start: int, end: int) -> str:
        """The parts that `[start, end)` stands in: `paragraph 3 on page 2`; empty where the text has none."""
        if not self._version.blocks:
            return ""
        first, last = self._version.block_at(start), self._version.block_at(end - 1)
        named = self._names[first]
        if first != last:
            named = self._say("{first} to {last}", first=named, last=self._names[last])
        if (page := self._version.blocks[first].page) is not None:
            named = self._say("{part} on page {page}", part=named, page=page)
        return named


class Entries:
    """The entries of the claims that are not removed, in the order of their places in the newest version, those without
    one last. Each is made when it is come to, so that those of a whole book are never held at once. `sources` are
    those that the claims rest on, `held` the ids of the signatures that hold, `out_of` how many claims the article has
    where these are a part of them, else None."""

    def __init__(self, review: Review, options: Options) -> None:
        self.say = say = options.say
        self._check = options.check
        self._version = review.article.newest
        standing = (claim for claim in review.claims if claim.removed_at is None)
        self.claims = sorted(standing, key=self._order)
        self.sources = Sources(say, review, self.claims)
        self.held = review.held()
        self.byline = Byline(say, review.article)
        self.out_of = len(review.whole.standing_claims) if review.whole is not None else None
        everywhere = (review.whole or review).claims
        self._evidence = EvidenceWords(say, self.sources, {claim.id: claim for claim in everywhere})
        self._about = {about: (say("About"), say(str(about))) for about in About}  # one pair for all about the same

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Entry]:
        blocks = Blocks(self.say, self._version)
        for index, claim in enumerate(self.claims):
            if not index % _AT_A_TIME:
                self._check()
            yield self._entry(claim, blocks)

    def _entry(self, claim: Claim, blocks: Blocks) -> Entry:
        held = enumerate(quotes_in(claim), 1)
        return Entry(
            claim,
            self.say(STATUS_WORDS[claim.status]),
            tuple([_quote(self.say, claim, passage, number, self._version, blocks) for number, passage in held]),
            tuple(self._details(claim)),
            tuple([(proposed.text, _proposed(self.say, proposed)) for proposed in claim.corrections]),
            self._evidence.pieces(claim),
            claim_signatures(claim, self.held, self.byline),
            self._doings(claim),
        )

    def _details(self, claim: Claim) -> Iterable[tuple[str, str]]:
        """What else is known of a claim, label and text; what is not known is left out."""
        yield self._about[claim.about]
        rating = f"{claim.rating.value} ({claim.rating.scale})" if claim.rating else None
        say = self.say
        for label, value in (
            (say("Claimant"), claim.claimant),
            (say("Said"), claim.said_at),
            (say("Rating"), rating),
            (say("Labels"), ", ".join(claim.labels)),
            (say("Assigned to"), claim.assignee),
        ):
            if value:
                yield label, value

    def _doings(self, claim: Claim) -> str:
        """Who checked, made and last changed the claim, and when."""
        say = self.say
        checked = claim.checked if claim.status is not Status.UNCHECKED else None
        said = [say("Checked by {who}", who=who_and_when(say, checked)) if checked else say("Not checked yet")]
        if checked and self.byline.names(checked.by):
            said[0] += say(", under their own byline")
        said.append(say("made by {who}", who=who_and_when(say, claim.created)))
        if claim.changed != claim.created:
            said.append(say("last changed by {who}", who=who_and_when(say, claim.changed)))
        return " · ".join(said)

    def _order(self, claim: Claim) -> tuple[int, int, int]:
        for passage in quotes_in(claim):
            if (place := place_in(passage, self._version)) is not None:
                return (place[0], -place[1], claim.number)
        return (1 << 60, 0, claim.number)


def quotes_in(claim: Claim) -> list[Passage]:
    """The claim’s passages in the newest version or, where it has none there, the last it had, which have no place."""
    if claim.passages or not claim.earlier:
        return list(claim.passages)
    latest = claim.earlier[-1].version
    return [passage for passage in claim.earlier if passage.version == latest]


def place_in(passage: Passage, version: Version) -> Range | None:
    """Where the passage stands in that version; None where it has no place there."""
    if passage.version != version.number or passage.start is None or passage.end is None:
        return None
    return passage.start, passage.end


def key_of(claim: Claim, number: int) -> str:
    """What tells a claim's passages in a report apart, numbered from 1 as `quotes_in` has them."""
    return f"{claim.number}-{number}"


def waiver_lines(say: Tongue, review: Review) -> list[tuple[Waiver, str, str, str]]:
    """Each waiver with its place, who waived it when, and what is not certain about its place; none of a part."""
    blocks = Blocks(say, review.article.newest)
    waivers = review.standing_waivers if review.whole is None else []
    return [
        (w, blocks.place(w.start, w.end), who_and_when(say, Stamp(w.by, w.at)), open_sentence(say, w)) for w in waivers
    ]


def decision_words(say: Tongue, correction: Correction) -> str:
    """What was decided on a proposed correction, by whom and why: `rejected by Ines Calder: …`; empty until it is."""
    if correction.decision is None:
        return ""
    said = say(str(correction.decision))
    if correction.decided_by:
        said = say("{decision} by {who}", decision=said, who=apart(correction.decided_by))
    return f"{said}{say(':')} {apart(correction.reason)}" if correction.reason else said


def _quote(say: Tongue, claim: Claim, passage: Passage, number: int, version: Version, blocks: Blocks) -> Quote:
    key, place, remark = key_of(claim, number), place_in(passage, version), open_sentence(say, passage)
    if passage.version != version.number:
        return Quote(passage.exact, "", None, None, key, say(NO_PLACE), False)
    if place is None:
        return Quote(passage.exact, "", None, None, key, remark, True)
    return Quote(passage.exact, blocks.place(*place), *place, key, remark, bool(remark))


def _proposed(say: Tongue, correction: Correction) -> str:
    said = say("proposed by {who}", who=who_and_when(say, Stamp(correction.by, correction.at)))
    return "; ".join(part for part in (said, decision_words(say, correction)) if part)
