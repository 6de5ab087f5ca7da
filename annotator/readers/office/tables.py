"""Tables of data, which are read row by row, and tables that only lay text out."""

from collections.abc import Iterable

_MANY_PARAGRAPHS = 3
_LONG_CELL = 600  # characters

Cell = tuple[int, int]  # paragraphs with text, characters


def is_data(rows: Iterable[Iterable[Cell]]) -> bool:
    """Whether the rows are to be read as rows: there are columns, and no cell is a column of running text."""
    columns = False
    for row in rows:
        for number, (paragraphs, characters) in enumerate(row):
            columns = columns or number > 0
            if paragraphs >= _MANY_PARAGRAPHS and characters > _LONG_CELL:
                return False
    return columns
