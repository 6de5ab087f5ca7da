"""The claims as a table: CSV (RFC 4180), a row for each claim, in UTF-8 with a byte order mark for spreadsheets."""

import csv
import io
import re

from annotator.domain.claim import Claim, Correction, Stamp
from annotator.domain.hidden import hidden_again, shown
from annotator.domain.review import Review
from annotator.reports.entries import Entries, Entry, decision_words
from annotator.reports.places import gravest_state

COLUMNS = (
    *("number", "quote", "statement", "status", "reason", "about", "claimant", "start", "end", "block", "passages"),
    *("place", "notes", "corrections", "checked_by", "checked_at", "created_by", "created_at"),
    *("changed_by", "changed_at", "id"),
)
# What a spreadsheet takes for the beginning of a formula, also after white space and in full width.
_FORMULA = re.compile("[\t\n\r]|\\s*[=+\\-@＝＋－＠﹢﹣﹦﹫−]")
_GUARD = "'"


def render(review: Review, *, made: str) -> bytes:
    """The table. Offsets are code points, half-open; `start`, `end` and `block` (from 1) are those of the claim's
    first passage, `passages` the ranges of all in the newest version, and `place` is the state of the one that is the
    least certain: kept, reread, moved or cut from text. `made` is not part of it. Every cell is as `guarded` makes
    it."""
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
        gravest_state(claim),
        _notes(claim),
        "\n".join(map(_correction, claim.corrections)),
        *checked,
        *claim.created,
        *claim.changed,
        claim.id,
    )


def _notes(claim: Claim) -> str:
    return "\n".join(f"{note.text} ({note.by}, {note.at})" for note in claim.notes)


def _correction(correction: Correction) -> str:
    decided = decision_words(correction)
    return f"{correction.text} ({correction.by}, {correction.at}{'; ' if decided else ''}{decided})"
