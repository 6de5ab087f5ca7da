"""The claims as a table: CSV (RFC 4180), a row for each claim, in UTF-8 with a byte order mark for spreadsheets."""

import csv
import io
import re

from annotator.domain.claim import Claim, Stamp
from annotator.domain.hidden import hidden_again, shown
from annotator.domain.review import Review
from annotator.reports.entries import Entries, Entry

COLUMNS = (
    *("number", "quote", "statement", "status", "reason", "about", "claimant", "start", "end", "block", "passages"),
    *("notes", "checked_by", "checked_at", "created_by", "created_at", "changed_by", "changed_at", "id"),
)
# What a spreadsheet takes for the beginning of a formula, also after white space and in full width.
_FORMULA = re.compile("[\t\n\r]|\\s*[=+\\-@＝＋－＠﹢﹣﹦﹫−]")
_GUARD = "'"


def render(review: Review, *, made: str) -> bytes:
    """The table. Offsets are code points, half-open; `start`, `end` and `block` (from 1) are those of the claim's
    first passage, `passages` the ranges of all in the newest version. `made` is not part of it. Every cell is as
    `guarded` makes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    version = review.article.newest
    for entry in Entries(review):
        places = [(q.start, q.end) for q in entry.quotes if q.start is not None and q.end is not None]
        first = (*places[0], version.block_at(places[0][0]) + 1) if places else ("", "", "")
        ranges = "; ".join(f"{start}-{end}" for start, end in places)
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in _row(entry, first, ranges)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guarded(cell: str) -> str:
    """`cell` as text to a spreadsheet: with an apostrophe before what would be a formula or begins with one, and
    with control characters made visible."""
    cell = shown(cell)
    return _GUARD + cell if cell.startswith(_GUARD) or _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The text that `guarded` was given; exact for every text."""
    return hidden_again(cell.removeprefix(_GUARD))


def _row(entry: Entry, first: tuple[int | str, ...], ranges: str) -> tuple[int | str, ...]:
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
        *first,
        ranges,
        _notes(claim),
        *checked,
        *claim.created,
        *claim.changed,
        claim.id,
    )


def _notes(claim: Claim) -> str:
    return "\n".join(f"{note.text} ({note.by}, {note.at})" for note in claim.notes)
