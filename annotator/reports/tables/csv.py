"""Tables as CSV (RFC 4180), in UTF-8 with a byte order mark for spreadsheets: the claims; the evidence."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from annotator.domain.hidden import hidden_again, shown
from annotator.domain.review import Review
from annotator.reports.options import Options
from annotator.reports.tables import claims
from annotator.reports.tables.cells import Row, unseen_remarks

# What a spreadsheet takes for the beginning of a formula, also after white space and in full width.
_FORMULA = re.compile("[\t\n\r]|\\s*[=+\\-@＝＋－＠﹢﹣﹦﹫−]")
_GUARD = "'"


def render(review: Review, options: Options) -> bytes:
    """The claims, a row for each, every cell as `guarded` makes it."""
    return table(claims.COLUMNS, claims.claim_rows(review, options))


def remarks(review: Review, options: Options) -> list[str]:
    return unseen_remarks(claims.claim_rows(review, options))


def table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
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
