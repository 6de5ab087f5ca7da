"""What reports say of each claim and waiver, put into words once for HTML and Markdown. Offsets are code points."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.article import Block, Version
from annotator.domain.claim import Claim, Passage, Placed, Stamp, Status, Waiver
from annotator.domain.places import numbered
from annotator.domain.review import Review
from annotator.reports.words import STATUS_WORDS, moment_words, part_words


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage of a claim. `place` is empty and `start` None where it has none in the newest version; `key` tells
    the passage from the claim's others there; `remark` says what is not certain about it."""

    exact: str
    place: str
    start: int | None
    end: int | None
    key: str
    remark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its quotes in the newest version, and who did what when, in words."""

    claim: Claim
    status: str
    quotes: tuple[Quote, ...]
    details: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    doings: str


class Blocks:
    """Names of a version's blocks: each is counted among those of its part, as in `paragraph 3`."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._parts = numbered(version)

    def place(self, start: int, end: int) -> str:
        """Where `[start, end)` stands: `paragraph 3, characters 210–279`."""
        characters = f"characters {start}–{end}"
        if not self._version.blocks:
            return characters
        first, last = self._version.block_at(start), self._version.block_at(end - 1)
        named = self._name(first) if first == last else f"{self._name(first)} to {self._name(last)}"
        return f"{named}{_page(self._version.blocks[first])}, {characters}"

    def _name(self, index: int) -> str:
        return part_words(*self._parts[index])


def entries(review: Review) -> list[Entry]:
    """The claims that are not removed, in the order of their places in the newest version, those without one last."""
    version = review.article.newest
    blocks = Blocks(version)
    found = [_entry(claim, version, blocks) for claim in review.claims if claim.removed_at is None]
    return sorted(found, key=_order)


def quotes_in(claim: Claim, version: Version) -> list[Passage]:
    """The claim's passages in that version or, where it has none there, the last it had, which have no place now."""
    here = [passage for passage in claim.passages if passage.version == version.number]
    if here or not claim.passages:
        return here
    latest = max(passage.version for passage in claim.passages)
    return [passage for passage in claim.passages if passage.version == latest]


def waiver_lines(waivers: Iterable[Waiver], version: Version) -> list[tuple[Waiver, str, str]]:
    """Each waiver with its place and who waived it when."""
    blocks = Blocks(version)
    return [(w, blocks.place(w.start, w.end), who_and_when(Stamp(w.by, w.at))) for w in waivers]


def who_and_when(stamp: Stamp) -> str:
    return f"{stamp.by}, {moment_words(stamp.at)}"


def _entry(claim: Claim, version: Version, blocks: Blocks) -> Entry:
    held = quotes_in(claim, version)
    return Entry(
        claim=claim,
        status=STATUS_WORDS[claim.status],
        quotes=tuple(_quote(claim, p, n, version, blocks) for n, p in enumerate(held, 1)),
        details=tuple(_details(claim)),
        notes=tuple((note.text, who_and_when(Stamp(note.by, note.at))) for note in claim.notes),
        doings=_doings(claim),
    )


def _quote(claim: Claim, passage: Passage, number: int, version: Version, blocks: Blocks) -> Quote:
    key = f"{claim.number}-{number}"
    if passage.version != version.number or passage.start is None or passage.end is None:
        remark = "Orphaned: this quote has no place in the present text."
        return Quote(passage.exact, "", None, None, key, remark)
    remark = ""
    if passage.state is Placed.MOVED:
        remark = "Moved with the text; the place is still to be confirmed."
    elif passage.reread:
        remark = "Something else in the sentence has changed; it is still to be reread."
    return Quote(passage.exact, blocks.place(passage.start, passage.end), passage.start, passage.end, key, remark)


def _details(claim: Claim) -> Iterable[tuple[str, str]]:
    """What else is known of a claim, label and text; what is not known is left out."""
    yield "About", str(claim.about)
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


def _doings(claim: Claim) -> str:
    """Who checked, made and last changed the claim, and when."""
    checked = claim.checked if claim.status is not Status.UNCHECKED else None
    said = [f"Checked by {who_and_when(checked)}" if checked else "Not checked yet"]
    said.append(f"made by {who_and_when(claim.created)}")
    if claim.changed != claim.created:
        said.append(f"last changed by {who_and_when(claim.changed)}")
    return " · ".join(said)


def _order(entry: Entry) -> tuple[int, int, int]:
    for quote in entry.quotes:
        if quote.start is not None and quote.end is not None:
            return (quote.start, -quote.end, entry.claim.number)
    return (1 << 60, 0, entry.claim.number)


def _page(block: Block) -> str:
    return f" on page {block.page}" if block.page is not None else ""
