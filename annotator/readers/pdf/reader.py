"""PDF documents, by the places and the type of their letters. No script, form, attachment or address is acted on."""

import re
from dataclasses import replace

from annotator.domain.article import ArticleDraft, Block, BlockKind
from annotator.domain.draft import assemble, direction_of
from annotator.readers.bylines import Byline, find_byline, is_name
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.pdf.blocks import blocks_of
from annotator.readers.pdf.columns import stacks_of
from annotator.readers.pdf.furniture import Furniture, take_furniture
from annotator.readers.pdf.headings import Headings
from annotator.readers.pdf.hyphens import Vocabulary
from annotator.readers.pdf.joins import joined
from annotator.readers.pdf.metrics import Metrics
from annotator.readers.pdf.pages import Pages, listed, read_pages
from annotator.readers.pdf.paragraphs import paragraphs_of
from annotator.readers.pdf.pdfium import PdfFile
from annotator.readers.titles import guessed_title, one_line

_END = b"%%EOF"
_AFTER_END = re.compile(rb"\d\s+\d\s+obj\b|\bendobj\b|\bendstream\b")
_POOR_TITLE = re.compile(
    r"Microsoft (?:Word|PowerPoint|Excel)\b.*|(?:untitled|unbenannt|sans nom|sin título|document|dokument)\W*\d*"
    r"|.*\.(?:docx?|odt|rtf|indd|qxp|pages|tex|dvi|pdf|html?|txt|pptx?|xlsx?)|\W*|.*[/\\].*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_FIRST_BLOCKS = 12
_TOLD = 3  # running heads and feet, in the remark


def read(data: bytes, given: Given) -> ArticleDraft:
    """The text of a PDF document. Raises ReaderError where it is damaged, cut off, needs a password, has no text (a
    scan), none that its fonts can name, or passes a limit."""
    if _is_cut_off(data):
        raise ReaderError(f"{given.subject} is cut off: its end is missing, as after a broken transfer.")
    with PdfFile(data, given.subject) as document:
        pages = read_pages(document, given.subject)
        stated, author = (one_line(document.information(key)) for key in ("Title", "Author"))
        language = language_tag(document.language())
    _refuse_unreadable(pages, given)
    furniture = take_furniture(pages.pages)
    text, blocks = _blocks(pages, given)
    byline = _byline(text, blocks, author)
    return ArticleDraft(
        title=_title(text, blocks, stated, given.name),
        text=text,
        blocks=blocks,
        byline=byline.byline,
        publication=byline.publication,
        url=link_target(given.url) or link_target(furniture.address),
        published=byline.published,
        language=language,
        direction=direction_of(text),
        remarks=_remarks(pages, furniture),
    )


def _blocks(pages: Pages, given: Given) -> tuple[str, tuple[Block, ...]]:
    parts = [lines for page in pages.pages for lines in (page.lines, page.sideways) if lines]
    stacks = [stack for lines in parts for stack in stacks_of(lines)]
    metrics = Metrics(stacks)
    paragraphs = joined([paragraphs_of(stack, metrics) for stack in stacks], metrics)
    vocabulary = Vocabulary(line for stack in stacks for line in stack)
    drafts = blocks_of(paragraphs, Headings(paragraphs, metrics), vocabulary, pages.pictures, pages.rightwards)
    text, blocks = assemble(limited(drafts, given.subject))
    if not blocks:
        raise ReaderError(f"{given.subject} has no text.")
    return text, blocks


def _is_cut_off(data: bytes) -> bool:
    """Whether objects follow the last mark of an end, or there is none."""
    _, mark, rest = data.rpartition(_END)
    return not mark or _AFTER_END.search(rest) is not None


def _refuse_unreadable(pages: Pages, given: Given) -> None:
    count = len(pages.pages)
    if not count:
        raise ReaderError(f"{given.subject} is damaged: none of its pages can be opened.")
    if not pages.without_text and not any(page.lines for page in pages.pages):
        raise ReaderError(f"{given.subject} has no text.")
    if len(pages.without_text) == count or not any(page.lines for page in pages.pages):
        raise ReaderError(
            f"{given.subject} has no text, only pictures of it, as a scan has: run text recognition (OCR) on it and"
            " open the result."
        )
    if 2 * len(pages.unreadable) > count - len(pages.without_text):
        raise ReaderError(
            f"{given.subject} does not say which letters its fonts draw, so that its text cannot be read: run text"
            " recognition (OCR) on it and open the result."
        )


def _title(text: str, blocks: tuple[Block, ...], stated: str, name: str) -> str:
    """The largest heading of the first page, unless the title that the document states stands there too."""
    good = stated if not _POOR_TITLE.fullmatch(stated) else ""
    first = [block for block in blocks if block.page == blocks[0].page]
    words = {block: one_line(text[block.start : block.end]) for block in first}
    if good and any(_same_words(line, good) for line in words.values()):
        return good
    headings = [block for block in first if block.kind is BlockKind.HEADING]
    if headings:
        return words[min(headings, key=lambda block: block.level)]
    return good or guessed_title(text, name)


def _same_words(one: str, other: str) -> bool:
    return _WORD.findall(one.lower()) == _WORD.findall(other.lower())


def _byline(text: str, blocks: tuple[Block, ...], author: str) -> Byline:
    """What the paragraphs near the top say, else the document's `author`, if that is a name and not an account."""
    first = (block for block in blocks[:_FIRST_BLOCKS] if block.kind is BlockKind.PARAGRAPH)
    found = find_byline(text[block.start : block.end] for block in first)
    return found if found.byline or not is_name(author) else replace(found, byline=author)


def _remarks(pages: Pages, furniture: Furniture) -> tuple[str, ...]:
    remarks = []
    if pages.without_text:
        verb = "has" if len(pages.without_text) == 1 else "have"
        remarks.append(f"{listed(pages.without_text)} {verb} no text, only a picture of it.")
    if pages.damaged:
        verb = "was" if len(pages.damaged) == 1 else "were"
        remarks.append(f"{listed(pages.damaged)} {verb} left out, too damaged to be opened.")
    if pages.unreadable:
        remarks.append(f"{listed(pages.unreadable)}: the fonts do not say which letters they draw.")
    if furniture.texts:
        remarks.append(f"Running heads and feet were left out: {_told(furniture.texts)}")
    slanting = list(dict.fromkeys(one_line(text) for page in pages.pages for text in page.slanting))
    if slanting:
        remarks.append(f"Text that runs aslant was left out: {_told(slanting)}")
    return tuple(remarks)


def _told(texts: list[str]) -> str:
    """The first few of them, in quotation marks, and the end of the sentence."""
    told = ", ".join(f"“{text}”" for text in texts[:_TOLD])
    return f"{told} …" if len(texts) > _TOLD else f"{told}."
