"""Tables of a Word document: whether they hold data or lay text out."""

from collections.abc import Iterator

from lxml import etree

from annotator.readers.docx.names import child, name_of, number, tags, value
from annotator.readers.office.tables import Cell, is_data

_MOST_COLUMNS = 63


def is_data_table(table: etree._Element) -> bool:
    """Whether the table is to be read row by row: it repeats a header row, or is of data; and has no table in it."""
    if next(table.iterdescendants(*tags("w:tbl")), None) is not None:
        return False
    return next(table.iterdescendants(*tags("w:tblHeader")), None) is not None or is_data(_rows(table))


def columns_of(cell: etree._Element) -> int:
    """How many columns the cell takes; Word has no more than 63."""
    span = number(value(child(cell, "w:tcPr"), "w:gridSpan"))
    return min(max(span or 1, 1), _MOST_COLUMNS)


def _rows(table: etree._Element) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    paragraphs = characters = 0
    begun = False
    for element in table.iterdescendants(*tags("w:tr"), *tags("w:tc"), *tags("w:p"), *tags("w:t")):
        name = name_of(element.tag)
        if name == "w:t":
            paragraphs += not begun
            characters += len(element.text or "")
            begun = True
        elif name == "w:p":
            begun = False
        elif name == "w:tc":
            row.append((paragraphs, characters))
            paragraphs = characters = 0
        else:
            yield _ended(row, paragraphs, characters)
            row, paragraphs, characters = [], 0, 0
    yield _ended(row, paragraphs, characters)


def _ended(row: list[Cell], paragraphs: int, characters: int) -> list[Cell]:
    """The row's cells: each count was taken when the next cell began."""
    return [*row[1:], (paragraphs, characters)] if row else []
