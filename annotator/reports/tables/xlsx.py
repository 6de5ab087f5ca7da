"""The claims and their evidence as a workbook for spreadsheets (Office Open XML), a sheet for each, with the review's
figures on one before them. Every text is a text: nothing in it is a formula, and links are those of addresses alone."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from annotator.domain.claim import Status
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.domain.times import from_moment
from annotator.reports.content.entries import Entries
from annotator.reports.content.links import safe_href
from annotator.reports.content.places import unsettled_words
from annotator.reports.content.words import STATUS_WORDS, coverage_words, made_words, total_words
from annotator.reports.options import Options
from annotator.reports.tables import claims, evidence
from annotator.reports.tables.cells import Row, unseen_remarks

_MOST = 32_767  # UTF-16 units that a cell holds
_MOST_LINK = 2_079  # characters of an address, and
_MOST_LINKS = 60_000  # links of a sheet, with which Excel still opens it
_NARROW, _MIDDLE, _WIDE = 11, 18, 44  # characters
_PAGES_WIDE = 4  # of a sheet that is printed
_LINE, _HIGHEST = 15, 405  # points of height, of a line and of the highest row that programs take
_MOST_SEEN = 3_000  # characters, more than the highest row shows
_PARAGRAPH = 80  # characters of a line on the first sheet
_WIDE_COLUMNS = frozenset(
    [
        "quote",
        "statement",
        "reasoning",
        "corrections",
        "sources",
        "addresses",
        "claim_quote",
        "claim_statement",
        "title",
        "url",
        "archive_url",
        "fetched_from",
        "formula",
        "inputs",
        "doubts",
    ]
)
_NARROW_COLUMNS = frozenset(
    [
        "number",
        "status",
        "about",
        "start",
        "end",
        "block",
        "supports",
        "refutes",
        "context",
        "valid",
        "claim",
        "claim_status",
        "stance",
        "tier",
        "source",
        "confidential",
    ]
)
_ON_ONE_LINE = ("_at", "id", "sha256")  # endings of columns that programs read more than people
_FILLS = {"verified": "#d9f0e0", "disputed": "#fbdcd8", "unsourced": "#fdeccb", "unchecked": "#e8eaee"}
_NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _Styles(NamedTuple):
    head: Format
    text: Format
    line: Format
    moment: Format
    link: Format
    title: Format
    statuses: dict[str, Format]


def render(review: Review, options: Options) -> bytes:
    """The workbook. Its columns are those of the tables in CSV; moments are UTC."""
    out = io.BytesIO()
    settings = {"in_memory": True, "constant_memory": False, "remove_timezone": True, **_NO_FORMULAS}
    with xlsxwriter.Workbook(out, settings) as book:
        made = from_moment(options.made).astimezone(UTC)
        title = shown(review.article.title)[:255]
        book.set_properties({"title": title, "created": made.replace(tzinfo=None), "author": options.style.name})
        styles = _styles(book)
        _summary(book, styles, review, options)
        _sheet(book, styles, "Claims", claims.COLUMNS, claims.claim_rows(review, options))
        _sheet(book, styles, "Evidence", evidence.COLUMNS, evidence.evidence_rows(review, options))
    return out.getvalue()


def remarks(review: Review, options: Options) -> list[str]:
    """What is shown otherwise than it is, and what a cell does not hold."""
    rows = [*claims.claim_rows(review, options), *evidence.evidence_rows(review, options)]
    said = unseen_remarks(rows)
    cut = sum(1 for row in rows for cell in row if isinstance(cell, str) and _is_cut(shown(cell)))
    if cut:
        cells = "The text of 1 cell is" if cut == 1 else f"The texts of {cut:,} cells are"
        said.append(f"{cells} cut after {_MOST:,} characters, all that a cell holds; CSV and JSON have them whole.")
    return said


def _summary(book: Workbook, styles: _Styles, review: Review, options: Options) -> None:
    say, article = options.say, review.article
    found, counts = Entries(review, options), review.counts()
    sheet = book.add_worksheet("Review")
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, _PARAGRAPH)
    sheet.set_column(1, 1, _MIDDLE)
    _write(sheet, 0, 0, article.title, styles.title)
    credits_ = " · ".join(part for part in (article.byline, article.publication, article.published) if part)
    lines: list[Sequence[int | str]] = [(options.style.name,), (credits_,), (article.url or "",), ("",)]
    lines += [(say(STATUS_WORDS[status]), counts[status]) for status in Status]
    lines += [("",), (total_words(say, len(found), len(found) - counts[Status.UNCHECKED], found.out_of) + ".",)]
    lines += [(coverage_words(say, review.coverage()) + ".",)]
    lines += [(f"{unsettled}.",)] if (unsettled := unsettled_words(say, found.claims)) else []
    lines += [(made_words(say, review, options.made),)]
    lines += [("",), *((line,) for line in options.style.method.splitlines())]
    for row, cells in enumerate(lines, 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, styles.text)
        sheet.set_row(row, _LINE * max(1, -(-len(str(cells[0])) // _PARAGRAPH)))  # programs do not fit it to its words


def _sheet(book: Workbook, styles: _Styles, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(_PAGES_WIDE, 0)
    sheet.repeat_rows(0)
    widths = [_width(heading) for heading in columns]
    for column, (heading, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.head)
    cells = _Cells(sheet, styles)
    wrapped = [column for column, heading in enumerate(columns) if not heading.endswith(_ON_ONE_LINE)]
    row = 0
    for row, written in enumerate(rows, 1):
        for column, (heading, cell) in enumerate(zip(columns, written, strict=True)):
            cells.put(row, column, heading, cell)
        if (lines := max(_lines(written[column], widths[column]) for column in wrapped)) > 1:
            sheet.set_row(row, min(_LINE * lines, _HIGHEST))  # LibreOffice does not fit it to its words
    sheet.autofilter(0, 0, row, len(columns) - 1)


def _width(heading: str) -> int:
    return _WIDE if heading in _WIDE_COLUMNS else _NARROW if heading in _NARROW_COLUMNS else _MIDDLE


def _lines(cell: int | str, width: int) -> int:
    """How many lines the cell takes in a column of that width, about."""
    if not isinstance(cell, str) or (2 * len(cell) <= width and "\n" not in cell):
        return 1
    return sum(max(1, -(-_columns(line[:_MOST_SEEN]) // width)) for line in cell[:_MOST_SEEN].split("\n"))


def _columns(line: str) -> int:
    """Characters that the line is wide: those of Chinese, Japanese, Korean and pictures count twice, and words leave
    room at the ends of lines."""
    wide = 0 if line.isascii() else sum(character > "\u2e7f" for character in line)
    return len(line) + wide + len(line) // 12


def _wraps(heading: str, cell: int | str) -> bool:
    return isinstance(cell, str) and not heading.endswith(_ON_ONE_LINE)


class _Cells:
    """Writes a sheet's cells, each as what its column holds."""

    def __init__(self, sheet: Worksheet, styles: _Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._links = 0

    def put(self, row: int, column: int, heading: str, cell: int | str) -> None:
        styles = self._styles
        if cell == "":
            return
        if heading.endswith("_at") and isinstance(cell, str):
            self._sheet.write_datetime(row, column, _local(cell), styles.moment)
        elif heading.endswith("status") and cell in styles.statuses:
            _write(self._sheet, row, column, cell, styles.statuses[str(cell)])
        elif heading in ("url", "archive_url", "fetched_from") and self._is_link(str(cell)):
            self._sheet.write_url(row, column, str(cell), styles.link, str(cell))
        else:
            _write(self._sheet, row, column, cell, styles.text if _wraps(heading, cell) else styles.line)

    def _is_link(self, cell: str) -> bool:
        """Whether the cell may be a link, and one more may be on the sheet."""
        linked = len(cell) <= _MOST_LINK and safe_href(cell) is not None and self._links < _MOST_LINKS
        self._links += linked
        return linked


def _write(sheet: Worksheet, row: int, column: int, cell: int | str, style: Format) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, shown(cell), style)
    else:
        sheet.write_number(row, column, cell, style)


def _local(moment: str) -> datetime:
    """UTC, without its zone, which spreadsheets do not know."""
    return from_moment(moment).astimezone(UTC).replace(tzinfo=None)


def _is_cut(cell: str) -> bool:
    return len(cell) > _MOST // 2 and len(cell.encode("utf-16-le", "surrogatepass")) // 2 > _MOST


def _styles(book: Workbook) -> _Styles:
    plain = {"valign": "top", "text_wrap": True}
    return _Styles(
        book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#eef0f3"}),
        book.add_format(plain),
        book.add_format({"valign": "top", "align": "left"}),
        book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm:ss"}),
        book.add_format({**plain, "font_color": "#1a5fb4", "underline": 1}),
        book.add_format({"bold": True, "font_size": 16}),
        {status: book.add_format({**plain, "bg_color": fill}) for status, fill in _FILLS.items()},
    )
