"""A row for each claim, in text order. In English in every language, for the programs that read it."""

from collections.abc import Iterator

from annotator.domain.article import Version
from annotator.domain.claim import Correction, Stamp
from annotator.domain.records import SignOff
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries, Entry, decision_words
from annotator.reports.content.evidence import counts_by_stance
from annotator.reports.content.language import tongue_of
from annotator.reports.content.places import gravest_state
from annotator.reports.content.signatures import decisive
from annotator.reports.options import Options
from annotator.reports.tables.cells import Row, in_english

COLUMNS = (
    *("number", "quote", "statement", "status", "reason", "about", "claimant", "rating", "scale", "reasoning"),
    *("start", "end", "block", "passages", "place", "corrections", "supports", "refutes", "context", "sources"),
    *("addresses", "checked_by", "checked_at", "signed_off_by", "signed_off_at", "valid", "created_by", "created_at"),
    *("changed_by", "changed_at", "id"),
)


def claim_rows(review: Review, options: Options) -> Iterator[Row]:
    """The rows, a cell for each of `COLUMNS`. Offsets are code points, half-open; `start`, `end` and `block` (from 1)
    are those of the claim's first passage, `passages` the ranges of all in the newest version, and `place` is the
    state of the one that is the least certain: kept, reread, moved or cut from text. `supports`, `refutes` and
    `context` count its evidence; `sources` and `addresses` have a line for each source that has one. The signature is
    the newest that holds, which `valid` says, else the newest."""
    version = review.article.newest
    found = Entries(review, in_english(options))
    return (_row(entry, version, decisive(entry.claim, found.held), found.held) for entry in found)


def _row(entry: Entry, version: Version, signed: SignOff | None, held: frozenset[str]) -> Row:
    claim = entry.claim
    checked = claim.checked or Stamp("", "")
    return (
        claim.number,
        entry.quotes[0].exact if entry.quotes else "",
        claim.statement or "",
        str(claim.status),
        claim.reason or "",
        str(claim.about),
        claim.claimant or "",
        *((claim.rating.value, claim.rating.scale) if claim.rating else ("", "")),
        claim.reasoning or "",
        *_places(entry, version),
        gravest_state(claim),
        "\n".join(map(_correction, claim.corrections)),
        *counts_by_stance(claim).values(),
        *_sources(entry),
        *checked,
        *((signed.by, signed.at, "yes" if signed.id in held else "no") if signed else ("", "", "")),
        *claim.created,
        *claim.changed,
        claim.id,
    )


def _places(entry: Entry, version: Version) -> tuple[int | str, ...]:
    places = [(q.start, q.end) for q in entry.quotes if q.start is not None and q.end is not None]
    first = (*places[0], version.block_at(places[0][0]) + 1) if places else ("", "", "")
    return (*first, "; ".join(f"{start}-{end}" for start, end in places))


def _sources(entry: Entry) -> tuple[str, str]:
    cited = {piece.cited.number: piece.cited for piece in entry.evidence if piece.cited}.values()
    addresses = [one.source.url or one.source.archive_url for one in cited]
    return "\n".join(one.name for one in cited), "\n".join(filter(None, addresses))


def _correction(correction: Correction) -> str:
    decided = decision_words(tongue_of("en"), correction)
    return f"{correction.text} ({correction.by}, {correction.at}{'; ' if decided else ''}{decided})"
