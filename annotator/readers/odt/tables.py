"""Tables of an OpenDocument text: whether they hold data or lay text out."""

from collections.abc import Iterator

from lxml import etree

from annotator.readers.odt.names import name_of, tag
from annotator.readers.office.tables import Cell, is_data

_LONGEST_COUNT = 10_000  # characters of a paragraph that are counted


def is_data_table(table: etree._Element) -> bool:
    """Whether the table is to be read row by row: it has header rows, or is of data; and has no table in it."""
    if next(table.iterdescendants(tag("table:table")), None) is not None:
        return False
    return table.find(tag("table:table-header-rows")) is not None or is_data(_rows(table))


def _rows(table: etree._Element) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    for element in table.iterdescendants(
        tag("table:table-row"), tag("table:table-cell"), tag("table:covered-table-cell"), tag("text:p"), tag("text:h")
    ):
        name = name_of(element.tag)
        if name == "table:table-row":
            yield row
            row = []
        elif name in {"text:p", "text:h"}:
            length = _length(element)
            if row and length:
                row[-1] = (row[-1][0] + 1, row[-1][1] + length)
        else:
            row.append((0, 0))
    yield row


def _length(paragraph: etree._Element) -> int:
    length = 0
    for text in paragraph.itertext():
        length += len(text)
        if length > _LONGEST_COUNT:
            break
    return length
