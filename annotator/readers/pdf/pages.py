"""A document's pages, one after another, as lines; what of them cannot be read; all within limits."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.domain.draft import direction_of
from annotator.readers.errors import ReaderError
from annotator.readers.pdf.captions import may_have_captions
from annotator.readers.pdf.fragments import fragments_of
from annotator.readers.pdf.lines import PageLines, lines_of
from annotator.readers.pdf.pdfium import Box, PdfFile, PdfPage
from annotator.readers.pdf.tags import TagReader, trusted

MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
MAX_PAGE_CHARACTERS = 1_000_000
_LONGEST_STRING = 32_767  # characters; PDFium drops the rest of a longer one without a word
_MOST_TAGGED_PAGES = 500  # PDFium goes through the whole structure tree for each page
_LOOKED_AT = 12  # pages, for the direction
_FEW = 20  # characters: a stamp or page number at most
_PICTURE = 0.3  # of the page
_SAMPLE = 50
_UNREADABLE = 0.3


@dataclass(slots=True)
class Pages:
    """`without_text` are the numbers of pages that are pictures, `damaged` of those that cannot be opened,
    `unreadable` of those whose fonts do not say which letters they draw; `pictures` are by the page's number."""

    pages: list[PageLines] = field(default_factory=list)
    rightwards: bool = True
    without_text: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    pictures: dict[int, list[Box]] = field(default_factory=dict)


def read_pages(document: PdfFile, subject: str) -> Pages:
    """All pages. Raises ReaderError where there are more than 5,000, or more than 20 million characters."""
    if document.pages > MAX_PAGES:
        raise ReaderError(f"{subject} has more than {MAX_PAGES:,} pages, which is more than can be read.")
    found = Pages(rightwards=_runs_rightwards(document))
    tags = TagReader() if document.pages <= _MOST_TAGGED_PAGES else None
    characters = 0
    for index in range(document.pages):
        page = document.page(index)
        if page is None:
            found.damaged.append(index + 1)
            continue
        with page:
            characters += len(page.text)
            _refuse_too_long(page.text, characters, subject)
            _read_page(page, index + 1, found, tags)
    lines = [line for page_lines in found.pages for line in page_lines.lines]
    if not trusted([line.tag for line in lines]):
        for line in lines:
            line.tag = None
    return found


def _refuse_too_long(text: str, characters: int, subject: str) -> None:
    """Raises ReaderError for a page's text or all so far, where it is more than can be read."""
    if characters > MAX_CHARACTERS or len(text) > MAX_PAGE_CHARACTERS:
        raise ReaderError(f"{subject} has more text than can be read: 20 million characters, or a million on a page.")
    if len(text) >= _LONGEST_STRING and max(map(len, text.split("\n"))) >= _LONGEST_STRING:
        raise ReaderError(f"{subject} has a line of more than {_LONGEST_STRING:,} characters, which cannot be read.")


def _read_page(page: PdfPage, number: int, found: Pages, tags: TagReader | None) -> None:
    if len(page.text.strip()) < _FEW and _is_picture(page):
        found.without_text.append(number)
    if _is_unreadable(page):
        found.unreadable.append(number)
    marks = tags.read(page) if tags is not None else {}
    directions, slanting = fragments_of(page, found.rightwards)
    lines, *others = (lines_of(direction, number, found.rightwards, marks) for direction in directions)
    if may_have_captions(lines, directions[0].height):
        found.pictures[number] = page.pictures()
    sideways = [line for other in others for line in other]
    found.pages.append(PageLines(number, directions[0].height, lines, sideways, slanting))


def _runs_rightwards(document: PdfFile) -> bool:
    """Whether most of the first pages with text is written from left to right."""
    sample: list[str] = []
    for index in range(min(_LOOKED_AT, document.pages)):
        page = document.page(index)
        if page is not None:
            with page:
                sample.append(page.text[:2000])
    return sum(direction_of(text) == "rtl" for text in sample if text.strip()) * 2 <= len(sample)


def _is_picture(page: PdfPage) -> bool:
    shown = page.box()
    area = (shown.x1 - shown.x0) * (shown.y1 - shown.y0)
    return any((box.x1 - box.x0) * (box.y1 - box.y0) > _PICTURE * area for box in page.pictures())


def _is_unreadable(page: PdfPage) -> bool:
    """Whether many of the page's letters stand for none: the font does not say which they are."""
    places = range(0, len(page.text), max(1, len(page.text) // _SAMPLE))
    sample = [index for index in places if not page.text[index].isspace()]
    return sum(_is_nothing(page, index) for index in sample) > _UNREADABLE * len(sample)


def _is_nothing(page: PdfPage, index: int) -> bool:
    character = page.text[index]
    return (
        (character < " " and character != "\x02")
        or character == "\ufffd"
        or "\ue000" <= character <= "\uf8ff"
        or page.is_guessed(index)
    )


def listed(numbers: Iterable[int]) -> str:
    """`Page 3`, `Pages 3 and 7`, `Pages 3, 7 and 9 to 11`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    words = [str(a[0]) if len(a) == 1 else f"{a[0]} to {a[1]}" if a[1] > a[0] + 1 else f"{a[0]}, {a[1]}" for a in spans]
    several = len(words) > 1 or len(spans[0]) > 1
    joined = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0].replace(", ", " and ")
    return f"{'Pages' if several else 'Page'} {joined}"
