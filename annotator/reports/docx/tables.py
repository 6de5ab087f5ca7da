"""Tables of a Word document. Widths are twentieths of a point."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH = 9638  # between the margins of the page
EMPTY = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


class Cell(NamedTuple):
    """Paragraphs, on a ground of that colour, six hexadecimal digits, or on none."""

    content: str
    fill: str = ""


def article_table(rows: Sequence[Sequence[str]], *, rtl: bool) -> str:
    """A table of the article: of each row the cells, all as wide as the others; short rows are filled up."""
    columns = max(map(len, rows))
    widths = [WIDTH // columns] * columns
    cells = [[Cell(content) for content in (*row, *[EMPTY] * (columns - len(row)))] for row in rows]
    written = "".join([_row(row, widths) for row in cells])
    return f"{_opened('ArticleTable', widths, rtl=rtl)}{written}</w:tbl>"


def opened(style: str, widths: Sequence[int], head: Iterable[str], fill: str = "") -> str:
    """The beginning of a table whose heading, of those paragraphs, stands on each of its pages."""
    top = _row([Cell(content, fill) for content in head], widths, "<w:tblHeader/>")
    return _opened(style, widths) + top


def table(style: str, widths: Sequence[int], rows: Iterable[Sequence[Cell]]) -> str:
    """A table without a heading."""
    return f"{_opened(style, widths)}{''.join([_row(cells, widths) for cells in rows])}</w:tbl>"


def row(cells: Sequence[Cell], widths: Sequence[int], *, least: int = 0) -> str:
    """A row that no end of a page parts, at `least` that high."""
    return _row(cells, widths, f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else "")


def _opened(style: str, widths: Sequence[int], *, rtl: bool = False) -> str:
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    direction = "<w:bidiVisual/>" if rtl else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{direction}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], more: str = "") -> str:
    parts = []
    for cell, width in zip(cells, widths, strict=True):
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{cell.content}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(parts)}</w:tr>"
