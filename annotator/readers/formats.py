"""The formats that can be read. A new one is a module with `read(data, given) -> ArticleDraft` and a line here.

The content decides, then the name: a file that is not what its name says is read as what it is and that is remarked
on, or refused in a sentence.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from annotator.domain.article import ArticleDraft
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given
from annotator.readers.sniff import (
    ENCRYPTED,
    OPEN_TEXT,
    SAFARI_ARCHIVE,
    WEB_ARCHIVE,
    WORD,
    Kind,
    has_tags,
    kind_of,
    kind_of_suffix,
    opens_as_fragment,
    opens_as_html,
)
from annotator.readers.sniff import EPUB as EPUB_KIND
from annotator.readers.sniff import QDPX as QDPX_KIND


class Reader(Protocol):
    """What each format's module offers."""

    def read(self, data: bytes, given: Given) -> ArticleDraft:
        """The draft, without its source. Raises ReaderError."""


@dataclass(frozen=True, slots=True)
class Format:
    """A readable format: `label` for the file dialog, `words` for a sentence, `module` the reader's full name."""

    media_type: str
    label: str
    words: str
    suffixes: tuple[str, ...]
    module: str

    def reader(self) -> Reader:
        """The module, imported now: what it needs is not loaded before a file of its format is read."""
        return cast(Reader, import_module(self.module))


TEXT = Format("text/plain", "Plain text", "plain text", (".txt", ".text"), "annotator.readers.text")
MARKDOWN = Format("text/markdown", "Markdown", "Markdown", (".md", ".markdown"), "annotator.readers.markdown")
HTML = Format("text/html", "Web page", "a web page", (".html", ".htm", ".xhtml"), "annotator.readers.html.reader")
DOCX = Format(WORD.media_type, "Word document", "a Word document", WORD.suffixes, "annotator.readers.docx.reader")
ODT = Format(
    OPEN_TEXT.media_type, "OpenDocument text", "an OpenDocument text", (".odt",), "annotator.readers.odt.reader"
)
PDF = Format("application/pdf", "PDF document", "a PDF document", (".pdf",), "annotator.readers.pdf.reader")
EPUB = Format(EPUB_KIND.media_type, "EPUB book", "an EPUB book", (".epub",), "annotator.readers.epub.reader")
QDPX = Format(QDPX_KIND.media_type, "REFI-QDA project", QDPX_KIND.words, (".qdpx",), "annotator.readers.qdpx.reader")

_ARCHIVES = "annotator.readers.web_archive.reader"
MHTML = Format(WEB_ARCHIVE.media_type, "Web page in one file", WEB_ARCHIVE.words, WEB_ARCHIVE.suffixes, _ARCHIVES)
SAFARI = Format(
    SAFARI_ARCHIVE.media_type, "Safari’s web archive", SAFARI_ARCHIVE.words, SAFARI_ARCHIVE.suffixes, _ARCHIVES
)

FORMATS = (TEXT, MARKDOWN, HTML, DOCX, ODT, PDF, EPUB, QDPX, MHTML, SAFARI)
WEB_PAGES = frozenset(format_.media_type for format_ in (HTML, MHTML, SAFARI))
"""The media types of what can be read in several readings."""
SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


@dataclass(frozen=True, slots=True)
class Choice:
    """The format to read by, and what to tell the reviewer about it."""

    format: Format
    remarks: tuple[str, ...] = ()


def choose_format(data: bytes, given: Given) -> Choice:
    """Raises ReaderError where the content is of a format that cannot be read, or of none."""
    if not data:
        raise ReaderError(f"{given.subject} is empty.")
    suffix = PurePath(given.name).suffix.lower()
    kind = kind_of(data)
    if kind is None:
        return _text_format(data, given, suffix)
    format_ = next((f for f in FORMATS if f.media_type == kind.media_type), None)
    misnamed = _promises_another(suffix, kind)
    if format_ is None:
        raise ReaderError(_refusal(given, kind, misnamed))
    return Choice(format_, (f"{given.subject} is {kind.words}, though not by its name.",) if misnamed else ())


def _text_format(data: bytes, given: Given, suffix: str) -> Choice:
    promised = kind_of_suffix(suffix)
    if promised is not None:
        raise ReaderError(f"{given.subject} is not {promised.words}, as its name says, or it is damaged.")
    named = next((f for f in FORMATS if suffix in f.suffixes), None)
    found = HTML if opens_as_html(data) or (not given.name and opens_as_fragment(data)) else named or TEXT
    if found is HTML and not has_tags(data):
        found = TEXT
    if named in (None, found):
        return Choice(found)
    return Choice(found, (f"{given.subject} is {found.words}, though not by its name; it was read as such.",))


def _promises_another(suffix: str, kind: Kind) -> bool:
    if suffix in kind.suffixes:
        return False
    return suffix in SUFFIXES or kind_of_suffix(suffix) is not None


def _refusal(given: Given, kind: Kind, misnamed: bool) -> str:
    subject = given.subject if given.name else "This"
    if kind is ENCRYPTED:
        return f"{subject} is encrypted; save it without a password and open that."
    if misnamed:
        return f"{subject} is not what its name says but {kind.words}; files of that kind cannot be read yet."
    return f"{subject} is {kind.words}; files of that kind cannot be read yet."
