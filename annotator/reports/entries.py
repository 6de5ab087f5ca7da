"""What reports say of each claim and waiver, put into words once for HTML and Markdown. Offsets are code points."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.domain.article import Block, Version
from annotator.domain.claim import About, Claim, Correction, Passage, Stamp, Status, Waiver
from annotator.domain.places import numbered
from annotator.domain.review import Review
from annotator.domain.sentences import Range
from annotator.reports.evidence import EvidenceWords, Piece
from annotator.reports.places import NO_PLACE, open_sentence
from annotator.reports.signatures import Byline, Signature, claim_signatures, who_and_when
from annotator.reports.sources import Sources
from annotator.reports.words import STATUS_WORDS, part_words

# One pair for all claims about the same.
_ABOUT = {about: ("About", str(about)) for about in About}


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

    def __init__(self, version: Version) -> None:
        self._version = version
        self._names = [part_words(part, number) for part, number in numbered(version)]

    def place(self, start: int, end: int) -> str:
        """Where `[start, end)` stands: `paragraph 3, characters 210–279`."""
        characters = f"characters {start}–{end}"
        if not self._version.blocks:
            return characters
        first, last = self._version.block_at(start), self._version.block_at(end - 1)
        named = self._names[first] if first == last else f"{self._names[first]} to {self._names[last]}"
        return f"{named}{_page(self._version.blocks[first])}, {characters}"


class Entries:
    """The entries of the claims that are not removed, in the order of their places in the newest version, those without
    one last. Each is made when it is come to, so that those of a whole book are never held at once. `sources` are
    those that the claims rest on, `held` the ids of the signatures that hold."""

    def __init__(self, review: Review) -> None:
        self._version = review.article.newest
        standing = (claim for claim in review.claims if claim.removed_at is None)
        self.claims = sorted(standing, key=self._order)
        self.sources = Sources(review, self.claims)
        self.held = review.held()
        self.byline = Byline(review.article)
        self._evidence = EvidenceWords(self.sources, {claim.id: claim for claim in review.claims})

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Entry]:
        blocks = Blocks(self._version)
        return (self._entry(claim, blocks) for claim in self.claims)

    def _entry(self, claim: Claim, blocks: Blocks) -> Entry:
        held = enumerate(quotes_in(claim), 1)
        return Entry(
            claim,
            STATUS_WORDS[claim.status],
            tuple([_quote(claim, passage, number, self._version, blocks) for number, passage in held]),
            tuple(_details(claim)),
            tuple([(proposed.text, _proposed(proposed)) for proposed in claim.corrections]),
            self._evidence.pieces(claim),
            claim_signatures(claim, self.held, self.byline),
            _doings(claim, self.byline),
        )

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


def waiver_lines(waivers: Iterable[Waiver], version: Version) -> list[tuple[Waiver, str, str, str]]:
    """Each waiver with its place, who waived it when, and what is not certain about its place."""
    blocks = Blocks(version)
    return [(w, blocks.place(w.start, w.end), who_and_when(Stamp(w.by, w.at)), open_sentence(w)) for w in waivers]


def decision_words(correction: Correction) -> str:
    """What was decided on a proposed correction, by whom and why: `rejected by Ines Calder: …`; empty until it is."""
    if correction.decision is None:
        return ""
    by = f" by {correction.decided_by}" if correction.decided_by else ""
    return f"{correction.decision}{by}" + (f": {correction.reason}" if correction.reason else "")


def _quote(claim: Claim, passage: Passage, number: int, version: Version, blocks: Blocks) -> Quote:
    key, place, remark = key_of(claim, number), place_in(passage, version), open_sentence(passage)
    if passage.version != version.number:
        return Quote(passage.exact, "", None, None, key, NO_PLACE, False)
    if place is None:
        return Quote(passage.exact, "", None, None, key, remark, True)
    return Quote(passage.exact, blocks.place(*place), *place, key, remark, bool(remark))


def _proposed(correction: Correction) -> str:
    said = f"proposed by {who_and_when(Stamp(correction.by, correction.at))}"
    return "; ".join(part for part in (said, decision_words(correction)) if part)


def _details(claim: Claim) -> Iterable[tuple[str, str]]:
    """What else is known of a claim, label and text; what is not known is left out."""
    yield _ABOUT[claim.about]
    rating = f"{claim.rating.value} ({claim.rating.scale})" if claim.rating else None
    for label, value in (
        ("Claimant", claim.claimant),
        ("Said", claim.said_at),
        ("Rating", rating),
        ("Labels", ", ".join(claim.labels)),
        ("Assigned to", claim.assignee),
    ):
        if value:
            yield label, value


def _doings(claim: Claim, byline: Byline) -> str:
    """Who checked, made and last changed the claim, and when."""
    checked = claim.checked if claim.status is not Status.UNCHECKED else None
    own = ", under their own byline" if checked and byline.names(checked.by) else ""
    said = [f"Checked by {who_and_when(checked)}{own}" if checked else "Not checked yet"]
    said.append(f"made by {who_and_when(claim.created)}")
    if claim.changed != claim.created:
        said.append(f"last changed by {who_and_when(claim.changed)}")
    return " · ".join(said)


def _page(block: Block) -> str:
    return f" on page {block.page}" if block.page is not None else ""
