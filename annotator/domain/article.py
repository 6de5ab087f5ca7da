"""The thing under review: an article, its immutable versions, and their blocks and inline spans."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.errors import InvalidValue
from annotator.domain.marks import Mark
from annotator.domain.records import SignOff


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    TABLE_ROW = "table_row"


class SpanKind(StrEnum):
    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """An inline format over `[start, end)` of the version's text, in code points; `href` for links only."""

    kind: SpanKind
    start: int
    end: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … over `[start, end)` of the version's text, in code points.

    `level` is a heading's (1 is the top) or a list item's depth (1 is the outermost), else 0.
    `page` counts from 1 where the source has pages, else None.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file a version was read from; `sha256` is of its bytes, in hex."""

    name: str
    media_type: str
    sha256: str


class Hanging(StrEnum):
    """What hangs on an article's words in its source, beside the text."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A source that the author suggests: a footnote, endnote or comment on `[start, end)` of the version's text, in
    code points. `by` and `at` (as the source writes it) are a comment's, `links` the addresses that the note names."""

    kind: Hanging
    start: int
    end: int
    text: str
    by: str | None = None
    at: str | None = None
    links: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue("A suggested source hangs on no words.")


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable canonical text of an article. Blocks cover the text in order, one line break between two.
    `suggestions` are in order of their places."""

    number: int
    created: str
    text: str
    text_sha256: str
    blocks: tuple[Block, ...]
    source: SourceFile | None = None
    suggestions: tuple[Suggestion, ...] = ()
    starts: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.number < 1:
            raise InvalidValue("Versions are numbered from 1.")
        if self.blocks and self.blocks[-1].end > len(self.text):
            raise InvalidValue("A block reaches past the end of the text.")
        if any(suggestion.end > len(self.text) for suggestion in self.suggestions):
            raise InvalidValue("A suggested source hangs on words past the end of the text.")
        object.__setattr__(self, "starts", tuple([block.start for block in self.blocks]))

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset` (code points), or stands nearest before it."""
        return max(0, bisect_right(self.starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Article:
    """What is reviewed. `direction` is `ltr` or `rtl`; `published` is a date as the source gives it. `sign_offs` are
    those of its versions, in the order in which they were made."""

    id: str
    title: str
    imported: str
    versions: tuple[Version, ...] = ()
    byline: str | None = None
    publication: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    direction: str = "ltr"
    removed_at: str | None = None
    sign_offs: tuple[SignOff, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidValue("An article needs a title.")

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    def version(self, number: int) -> Version:
        """The version of that number. Raises InvalidValue where there is none."""
        for version in self.versions:
            if version.number == number:
                return version
        raise InvalidValue(f"The article has no version {number}.")


class Reading(StrEnum):
    """How much of a web page is taken: the article alone, as it was found; what another way of finding it makes of
    the page; all that a reader of the page sees."""

    ARTICLE = "article"
    SECOND = "second"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What a reader makes of a source: metadata, canonical text and its blocks. Not yet in any library.

    `remarks` are sentences for the reviewer about the reading, such as a guessed text encoding. `reading` is how it
    was read where a source can be read in several ways; `others` are the same source read otherwise, without others
    of their own, where the ways differ so much that the reviewer should choose. `marks` are what the source says of
    its own text, `siblings` further articles that the same source holds, without any of their own.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    source: SourceFile | None = None
    byline: str | None = None
    publication: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    direction: str = "ltr"
    remarks: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    reading: Reading | None = None
    others: tuple["ArticleDraft", ...] = ()
    marks: tuple[Mark, ...] = ()
    siblings: tuple["ArticleDraft", ...] = ()


def version_from(draft: ArticleDraft, number: int, created: str) -> Version:
    """The draft's text as the version of that number, made at that moment."""
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    return Version(number, created, draft.text, digest, draft.blocks, draft.source, draft.suggestions)


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """A row of the article list. `claims` and `checked` count the newest version's claims that are not removed;
    `checked` those whose status is no longer `unchecked`. `versions` pairs numbers, moments and hashes."""

    article: Article
    claims: int
    checked: int
