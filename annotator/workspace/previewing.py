"""What a report will be, to be looked at before it is written: pages as pictures, the beginning of a table, of data, or
of what a document says. The functions are a worker's: they open the library for themselves."""

import csv
import io
import threading
import zipfile
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.hidden import shown
from annotator.workspace.jobs import Progress
from annotator.workspace.page_blocks import page_blocks
from annotator.workspace.reading_blocks import Block, blocks_of
from annotator.workspace.reporting import ExportOrder, options_of
from db.store import Store

if TYPE_CHECKING:
    from annotator.reports import Format

MOST_PAGES = 8
MOST_ROWS = 100
MOST_TEXT = 40_000  # code points
MOST_CELL = 400  # code points
_SCALE = 1.75  # pixels of a page for each point of its size
_PDFIUM = threading.Lock()  # PDFium takes one thread at a time


class Looks(StrEnum):
    """How a report is shown."""

    PAGES = "pages"
    TABLE = "table"
    TEXT = "text"
    READING = "reading"


class Page(NamedTuple):
    """A page's picture: 32-bit pixels, blue first, `width` of them to a line."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a report, in the one field that `looks` names, and what is to be known before it goes out.
    `cut` where it is longer than what is shown; `in_words` where what it says is shown and not how it looks."""

    looks: Looks
    pages: tuple[Page, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    blocks: tuple[Block, ...] = ()
    cut: bool = False
    in_words: bool = False
    remarks: tuple[str, ...] = ()


def make_preview(
    library: Path, article_id: str, format_name: str, order: ExportOrder, addressee: str | None, progress: Progress
) -> Preview:
    """The beginning of the article's report in that format, made as `order` has it. Raises an AnnotatorError."""
    from annotator.reports import find_format, remarks, render

    found = find_format(format_name)
    with Store.open(library, make=False) as store:
        review = store.review(article_id)
        options = replace(options_of(store, order, progress.check), addressee=addressee)
    looks = looks_of(found)
    rendered = found if looks is not None else find_format(found.preview)
    data = render(review, rendered.name, options)
    progress.check()
    if looks is None and rendered is found:
        preview = _unpacked(data, progress)
    else:
        preview = _shown(data, looks or looks_of(rendered) or Looks.TEXT, progress)
    said = tuple(dict.fromkeys(remarks(review, found.name, options)))
    in_words = preview.looks is Looks.READING or rendered is not found
    return replace(preview, in_words=in_words, remarks=said)


def looks_of(found: "Format") -> Looks | None:
    """How a report of the format is shown; None where its `preview` is, in its place. One that is its own `preview` is
    taken apart."""
    kind = found.media_type.partition(";")[0]
    if kind == "text/html":  # which acts, and is never given to Qt
        return None
    by_kind = {"application/pdf": Looks.PAGES, "text/csv": Looks.TABLE, "text/markdown": Looks.READING}
    if kind in by_kind:
        return by_kind[kind]
    is_text = kind.startswith("text/") or kind.endswith(("json", "+xml", "/xml", "bibtex"))
    return Looks.TEXT if is_text else None


def pages_of(data: bytes, progress: Progress) -> tuple[tuple[Page, ...], bool]:
    """The first pages of a PDF as pictures, and whether there are more. Raises ReportError where it is none."""
    import pypdfium2

    from annotator.reports.writing import ReportError

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReportError("The pages cannot be shown here.") from error
        try:
            pages = []
            for number in range(min(MOST_PAGES, len(document))):
                progress.check()
                pages.append(_picture(document[number]))
            return tuple(pages), len(document) > MOST_PAGES
        finally:
            document.close()


def rows_of(text: str) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The first rows of a CSV, its head among them, and whether there are more. A cell is one line."""
    rows: list[tuple[str, ...]] = []
    for row in csv.reader(io.StringIO(text, newline="")):
        if len(rows) > MOST_ROWS:
            return tuple(rows), True
        rows.append(tuple([shown(cell[:MOST_CELL]) for cell in row]))
    return tuple(rows), False


def _shown(data: bytes, looks: Looks, progress: Progress) -> Preview:
    if looks is Looks.PAGES:
        pages, cut = pages_of(data, progress)
        return Preview(looks, pages=pages, cut=cut)
    text = data.decode("utf-8-sig")
    if looks is Looks.TABLE:
        rows, cut = rows_of(text)
        return Preview(looks, rows=rows, cut=cut)
    beginning, cut = _beginning(text, "\n\n" if looks is Looks.READING else "\n")
    if looks is Looks.READING:
        return Preview(looks, blocks=tuple(blocks_of(beginning)), cut=cut)
    return Preview(looks, text=shown(beginning), cut=cut)


def _unpacked(data: bytes, progress: Progress) -> Preview:
    """What is in a file that can only be shown by taking it apart: the first part of an archive, or a page's words."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.read(archive.namelist()[0])
        return replace(_shown(first, Looks.TEXT, progress), cut=True)
    blocks: list[Block] = []
    length = 0
    for block in page_blocks(data, progress.check):
        length += sum(len(run.text) for run in (*block.runs, *(run for cell in block.cells for run in cell)))
        if length > MOST_TEXT:
            return Preview(Looks.READING, blocks=tuple(blocks), cut=True)
        blocks.append(block)
    return Preview(Looks.READING, blocks=tuple(blocks))


def _beginning(text: str, end: str) -> tuple[str, bool]:
    """Text of at most `MOST_TEXT` code points, cut where a part of it ends, and whether it was cut."""
    if len(text) <= MOST_TEXT:
        return text, False
    at = text.rfind(end, 0, MOST_TEXT)
    return text[: at if at > 0 else MOST_TEXT], True


def _picture(page: "object") -> Page:
    bitmap = page.render(scale=_SCALE, prefer_bgrx=True)  # type: ignore[attr-defined]
    width, height = bitmap.width, bitmap.height
    line = 4 * width
    pixels = bytes(bitmap.buffer)
    if bitmap.stride != line:
        pixels = b"".join(pixels[row * bitmap.stride : row * bitmap.stride + line] for row in range(height))
    bitmap.close()
    return Page(width, height, pixels)
