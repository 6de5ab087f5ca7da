"""The claims as a table: CSV (RFC 4180), a row for each claim, in UTF-8 with a byte order mark for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.article import Version
from annotator.domain.claim import Correction, Stamp
from annotator.domain.hidden import hidden_again, shown
from annotator.domain.records import SignOff
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries, Entry, decision_words
from annotator.reports.content.evidence import counts_by_stance
from annotator.reports.content.language import tongue_of
from annotator.reports.content.places import gravest_state
from annotator.reports.content.signatures import decisive
from annotator.reports.options import Options

COLUMNS = (
    *("number", "quote", "statement", "status", "reason", "about", "claimant", "rating", "scale", "reasoning"),
    *("start", "end", "block", "passages", "place", "corrections", "supports", "refutes", "context", "sources"),
    *("addresses", "checked_by", "checked_at", "signed_off_by", "signed_off_at", "valid", "created_by", "created_at"),
    *("changed_by", "changed_at", "id"),
)
# What a spreadsheet takes for the beginning of a formula, also after white space and in full width.
_FORMULA = re.compile("[\t\n\r]|\\s*[=+\\-@＝＋－＠﹢﹣﹦﹫−]")
_GUARD = "'"


def render(review: Review, options: Options) -> bytes:
    """The table. Offsets are code points, half-open; `start`, `end` and `block` (from 1) are those of the claim's
    first passage, `passages` the ranges of all in the newest version, and `place` is the state of the one that is the
    least certain: kept, reread, moved or cut from text. `supports`, `refutes` and `context` count its evidence;
    `sources` and `addresses` have a line for each source that has one. The signature is the newest that holds,
    which `valid` says, else the newest. It is in English in every language, for the programs that read it. Every cell
    is as `guarded` makes it."""
    version = review.article.newest
    found = Entries(review, in_english(options))
    return table(COLUMNS, (_row(entry, version, decisive(entry.claim, found.held), found.held) for entry in found))


def in_english(options: Options) -> Options:
    """The same, for what programs read."""
    return replace(options, language="en")


def table(columns: Sequence[str], rows: Iterable[Sequence[int | str]]) -> bytes:
    """The rows under the names of their columns, every cell as `guarded` makes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guarded(cell: str) -> str:
    """`cell` as text to a spreadsheet: with an apostrophe before what would be a formula or begins with one, and
    with control characters made visible."""
    cell = shown(cell)
    return _GUARD + cell if cell.startswith(_GUARD) or _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The text that `guarded` was given; exact for every text."""
    return hidden_again(cell.removeprefix(_GUARD))


def _row(entry: Entry, version: Version, signed: SignOff | None, held: frozenset[str]) -> tuple[int | str, ...]:
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
