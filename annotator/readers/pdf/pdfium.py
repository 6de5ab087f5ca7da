"""PDFium, behind typed calls: only this module and pdf_elements know its C functions.

Lengths are points (1/72 inch) in the page's own space: x to the right, y upwards. Nothing in a document is acted on:
no script, no action, no form, no embedded file, no address.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NamedTuple, Self

import pypdfium2
import pypdfium2.raw as pdfium

from annotator.readers.errors import ReaderError

_STROKED = {pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE}
_LONGEST_NAME = 256
_LONGEST_ADDRESS = 8192
_MOST_LINKS = 1_000  # on a page


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with `x0 <= x1` and `y0 <= y1`."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name, without the tag of a subset; the flags are those of ISO 32000-1, 9.8.2."""

    name: str
    flags: int
    stroked: bool = False


class Drawing(NamedTuple):
    """An operator that draws text; `number` is its own on the page."""

    raw: Any
    number: int


class PdfFile:
    """An open document. `pages` counts its pages."""

    def __init__(self, data: bytes, subject: str) -> None:
        """Raises ReaderError where the bytes are no PDF, damaged, or need a password."""
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReaderError(_refusal(subject, error.err_code)) from error
        self.pages = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()

    def information(self, key: str) -> str:
        """The text of the document information under `key` (`Title`, `Author` …), empty where there is none."""
        return wide_text(lambda buffer, size: pdfium.FPDF_GetMetaText(self._document, key.encode(), buffer, size))

    def language(self) -> str:
        """The language that the catalog names, empty where it names none."""

        def read(buffer: Any, size: int) -> int:
            wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)) if buffer is not None else None
            return int(pdfium.FPDFCatalog_GetLanguage(self._document, wide, size))

        return wide_text(read)

    def page(self, index: int) -> "PdfPage | None":
        """The page at `index`, from 0; None where it is damaged. Close it before the next."""
        try:
            page = self._document[index]
            return PdfPage(self._document, page)
        except pypdfium2.PdfiumError:
            return None


class PdfPage:
    """An open page. `text` has one character for each that the page draws or that PDFium adds: a line break is
    `\\r\\n`, the hyphen at a line's end `\\x02`; the methods take indexes into it. `raw` is PDFium's own page."""

    def __init__(self, document: Any, page: Any) -> None:
        self._document = document
        self._page = page
        self.raw = page.raw
        self._text_page = page.get_textpage()
        self._chars = self._text_page.raw
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._fonts: dict[tuple[int, bool], Font] = {}
        self.text = self._read_text()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._text_page.close()
        self._page.close()

    def box(self) -> Box:
        """What of the page is shown."""
        pdfium.FPDF_GetPageBoundingBox(self.raw, self._rect)
        return self._take_rect()

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character's base line begins."""
        pdfium.FPDFText_GetCharOrigin(self._chars, index, self._x, self._y)
        return self._x.value, self._y.value

    def extent(self, index: int) -> Box:
        """The character's box, as high as its font and as wide as it moves the next."""
        pdfium.FPDFText_GetLooseCharBox(self._chars, index, self._rect)
        return self._take_rect()

    def matrix(self, index: int) -> tuple[float, float, float, float]:
        """Where the character's own axes point: its x axis along the first two, its y axis along the last two."""
        pdfium.FPDFText_GetMatrix(self._chars, index, self._matrix)
        matrix = self._matrix
        return matrix.a, matrix.b, matrix.c, matrix.d

    def size(self, index: int) -> float:
        """The font's size, before the matrix."""
        return float(pdfium.FPDFText_GetFontSize(self._chars, index))

    def drawing(self, index: int) -> Drawing | None:
        """The operator that draws the character; None where PDFium has added it."""
        found = pdfium.FPDFText_GetTextObject(self._chars, index)
        return Drawing(found, ctypes.addressof(found.contents)) if found else None

    def drawn_by(self, index: int) -> int:
        """The number of the operator that draws the character, 0 where PDFium has added it."""
        found = pdfium.FPDFText_GetTextObject(self._chars, index)
        return ctypes.addressof(found.contents) if found else 0

    def font(self, drawing: Drawing) -> Font:
        found = pdfium.FPDFTextObj_GetFont(drawing.raw)
        if not found:
            return Font("", 0)
        stroked = pdfium.FPDFTextObj_GetTextRenderMode(drawing.raw) in _STROKED
        key = (ctypes.addressof(found.contents), stroked)
        if key not in self._fonts:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            pdfium.FPDFFont_GetBaseFontName(found, name, _LONGEST_NAME)
            flags = int(pdfium.FPDFFont_GetFlags(found))
            self._fonts[key] = Font(name.value.decode("utf-8", errors="replace"), flags, stroked)
        return self._fonts[key]

    def font_number(self, index: int) -> int:
        """A number for the character's font, its own while the page is open; 0 where PDFium has added the character."""
        drawing = pdfium.FPDFText_GetTextObject(self._chars, index)
        font = pdfium.FPDFTextObj_GetFont(drawing) if drawing else None
        return ctypes.addressof(font.contents) if font else 0

    def mark(self, drawing: Drawing) -> int:
        """The number of the marked content (14.7.4.2) that it draws in, -1 for none."""
        return int(pdfium.FPDFPageObj_GetMarkedContentID(drawing.raw))

    def is_guessed(self, index: int) -> bool:
        """Whether the font does not say which character it draws there."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._chars, index) == 1)

    def links(self) -> Iterator[tuple[Box, str]]:
        """The page's link annotations that lead to an address, as the document writes it."""
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        for _ in range(_MOST_LINKS):
            if not pdfium.FPDFLink_Enumerate(self.raw, position, link):
                return
            address = self._address(link)
            if address:
                for box in self._link_boxes(link):
                    yield box, address

    def pictures(self) -> list[Box]:
        """Where the page has pictures."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        boxes = []
        for index in range(pdfium.FPDFPage_CountObjects(self.raw)):
            drawing = pdfium.FPDFPage_GetObject(self.raw, index)
            if _is_picture(drawing):
                pdfium.FPDFPageObj_GetBounds(drawing, left, bottom, right, top)
                boxes.append(Box(left.value, bottom.value, right.value, top.value))
        return boxes

    def _read_text(self) -> str:
        count = max(0, pdfium.FPDFText_CountChars(self._chars))
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._chars, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text.replace("\ufffe", "\x02")
        codes = (int(pdfium.FPDFText_GetUnicode(self._chars, index)) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _address(self, link: Any) -> str:
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            return ""
        buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
        size = pdfium.FPDFAction_GetURIPath(self._document, action, buffer, _LONGEST_ADDRESS)
        return buffer.value.decode("utf-8", errors="replace") if 0 < size <= _LONGEST_ADDRESS else ""

    def _link_boxes(self, link: Any) -> Iterator[Box]:
        quad = pdfium.FS_QUADPOINTSF()
        count = pdfium.FPDFLink_CountQuadPoints(link)
        for index in range(min(count, _MOST_LINKS)):
            if pdfium.FPDFLink_GetQuadPoints(link, index, quad):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield Box(min(xs), min(ys), max(xs), max(ys))
        if count <= 0 and pdfium.FPDFLink_GetAnnotRect(link, self._rect):
            yield self._take_rect()

    def _take_rect(self) -> Box:
        rect = self._rect
        x0, x1 = sorted((rect.left, rect.right))
        y0, y1 = sorted((rect.bottom, rect.top))
        return Box(x0, y0, x1, y1)


def _is_picture(drawing: Any) -> bool:
    """Whether the page object is an image, or a group with one in it."""
    kind = pdfium.FPDFPageObj_GetType(drawing)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    parts = range(pdfium.FPDFFormObj_CountObjects(drawing))
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(drawing, index)) for index in parts)
    return pdfium.FPDF_PAGEOBJ_IMAGE in kinds


def wide_text(read: Any) -> str:
    """What a function gives that writes UTF-16 with a NUL at its end and returns the bytes that it needs."""
    size = int(read(None, 0))
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _refusal(subject: str, code: int | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return f"{subject} is encrypted and opens only with a password; save it without one and open that."
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"{subject} is encrypted in a way that cannot be opened; save it without protection and open that."
    return f"{subject} is damaged: it is no PDF document that can be opened, or a part of it is missing."
