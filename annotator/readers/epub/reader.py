"""EPUB books: all chapters in reading order. No image, script, style or address of a book is opened."""

from collections.abc import Iterator

from lxml import html

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, assemble_with_notes, direction_of
from annotator.readers.bylines import find_byline
from annotator.readers.dates import plain_date
from annotator.readers.epub.chapters import chapter_tree
from annotator.readers.epub.notes import BookNotes
from annotator.readers.epub.package import Book, read_book
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.html.blocks import PageReader
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.titles import guessed_title
from annotator.readers.zipped import Package

_NOBODY = {"unknown", "unknown author", "unbekannt", "anonymous", "author"}
_NO_TITLE = {"unknown", "unknown title", "untitled", "unbekannt", "title", "no title"}
_TOP_BLOCKS = 6
_TOLD = 3


def read(data: bytes, given: Given) -> ArticleDraft:
    """The text of an EPUB book. Raises ReaderError where it is damaged, locked, without text, or past a limit. A
    chapter that cannot be read is left out, which is said."""
    with Package(data, given.subject) as package:
        book = read_book(package)
        chapters, failures = _chapters(package, book)
    language = language_tag(book.first("language"))
    text, blocks, suggestions = assemble_with_notes(limited(_drafts(chapters), given.subject), language)
    if not blocks:
        raise ReaderError(next(iter(failures.values()), f"{given.subject} has no text."))
    byline = find_byline(text[b.start : b.end] for b in blocks[:_TOP_BLOCKS] if b.kind is BlockKind.PARAGRAPH)
    published = book.first("date")
    return ArticleDraft(
        title=_title(book) or guessed_title(text, given.name),
        text=text,
        blocks=blocks,
        byline=_creators(book) or byline.byline,
        publication=book.first("publisher") or byline.publication,
        url=link_target(given.url) or _address(book),
        published=plain_date(published) or published or byline.published,
        language=language,
        direction=direction_of(text),
        remarks=_remarks(failures),
        suggestions=suggestions,
    )


def _chapters(package: Package, book: Book) -> tuple[dict[str, html.HtmlElement], dict[str, str]]:
    """The chapters' trees, and why others could not be read, both by their names."""
    trees: dict[str, html.HtmlElement] = {}
    failures: dict[str, str] = {}
    for name in book.chapters:
        if name not in package:
            failures[name] = f"{package.subject} is damaged: its chapter “{name}” is missing."
            continue
        data = package.read(name)
        try:
            tree = chapter_tree(data, f"The chapter “{name}”")
        except ReaderError as error:
            failures[name] = str(error)
            continue
        if tree is not None:
            trees[name] = tree
    return trees, failures


def _drafts(chapters: dict[str, html.HtmlElement]) -> Iterator[DraftBlock]:
    notes = BookNotes(chapters)
    for tree in chapters.values():
        for block in PageReader(tree, None).blocks:
            yield notes.hung(block.draft)


def _title(book: Book) -> str:
    """What the book says, empty where that is no title."""
    title = book.first("title")
    return "" if title.lower() in _NO_TITLE else title


def _creators(book: Book) -> str | None:
    names = [name for name in book.facts.get("creator", ()) if name.lower() not in _NOBODY]
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _address(book: Book) -> str | None:
    stated = (*book.facts.get("identifier", ()), *book.facts.get("source", ()))
    addresses = (link_target(address) for address in stated)
    return next((address for address in addresses if address and not address.startswith("mailto:")), None)


def _remarks(failures: dict[str, str]) -> tuple[str, ...]:
    if not failures:
        return ()
    names = ", ".join(f"“{name}”" for name in list(failures)[:_TOLD])
    more = f" and {len(failures) - _TOLD} more" if len(failures) > _TOLD else ""
    chapters = "A chapter" if len(failures) == 1 else f"{len(failures)} chapters"
    return (f"{chapters} could not be read and {'is' if len(failures) == 1 else 'are'} left out: {names}{more}.",)
