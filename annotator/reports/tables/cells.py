"""What cells of tables hold, whatever the spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.hidden import shown
from annotator.reports.options import Options

Row = Sequence[int | str]


def in_english(options: Options) -> Options:
    """The same, for what programs read."""
    return replace(options, language="en")


def unseen_remarks(rows: Iterable[Row]) -> list[str]:
    """What to say of cells that hold characters which no spreadsheet takes or shows: as much as nothing where none
    does."""
    number = sum(1 for row in rows for cell in row if isinstance(cell, str) and shown(cell) != cell)
    if not number:
        return []
    cells = "1 cell has" if number == 1 else f"{number:,} cells have"
    return [f"{cells} characters that are not seen; each is written as its number, such as U+0000."]
