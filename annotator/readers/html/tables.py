"""Tables of data and tables that only lay a page out."""

from lxml import html

_DATA_ROLES = {"table", "grid", "treegrid"}
_STRUCTURE = {"p", "ul", "ol", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"}
_LONGEST_CELL = 120


def is_data_table(table: html.HtmlElement) -> bool:
    """Whether the table's rows are to be read as rows: it says so, or has short cells in columns and no table in it."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    if table.get("role") in _DATA_ROLES or table.get("summary"):
        return True
    for mark in ("caption", "thead", "th"):
        if next(table.iterdescendants(mark), None) is not None:
            return True
    return _has_columns(table)


def columns_of(cell: html.HtmlElement) -> int:
    """How many columns the cell takes, as far as that is no absurd number."""
    span = (cell.get("colspan") or "").strip()
    return max(int(span), 1) if span.isascii() and span.isdecimal() and len(span) < 3 else 1


def _has_columns(table: html.HtmlElement) -> bool:
    rows = cells = length = 0
    for element in table.iterdescendants():
        if element.tag == "tr":
            rows += 1
        elif element.tag == "td":
            cells += 1
        elif element.tag in _STRUCTURE:
            return False
        length += len((element.text or "").strip()) + len((element.tail or "").strip())
    return rows >= 2 and cells >= 2 * rows and length <= cells * _LONGEST_CELL
