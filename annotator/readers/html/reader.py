"""Saved web pages. Nothing of a page is acted on: no script, no style, no image, no other address."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from annotator.domain.article import ArticleDraft, BlockKind, Reading
from annotator.domain.draft import DraftBlock, assemble, canonical, direction_of
from annotator.readers.bylines import find_byline
from annotator.readers.encoding import declared_encoding, decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.html.blocks import PageBlock, PageReader
from annotator.readers.html.head import TOP_BLOCKS, headed
from annotator.readers.html.heading import heading_over
from annotator.readers.html.metadata import PageMetadata, metadata_of
from annotator.readers.html.readings import Readings, readings_of
from annotator.readers.html.title import page_headline, page_title
from annotator.readers.html.tree import parse
from annotator.readers.titles import guessed_title, one_line

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_CHARSET = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_CHARSET_WITHIN = 8192  # bytes
_MOST_HEADINGS = 40


def read(data: bytes, given: Given) -> ArticleDraft:
    """The article of a saved page. Raises ReaderError where it is not text, has none, or passes a limit.

    `reading` is always set: the one that is asked for, else the article alone. `others` are the other two where one
    was asked for, or where ways of finding the article differ much; then a remark says so. Of a form there is the page
    alone.
    """
    decoded = decode(data, given.subject, _declared(data) or declared_encoding(given.charset or ""))
    page = _Page(decoded.text, given)
    draft = page.read(decoded.text)
    if draft is None:
        raise ReaderError(f"{given.subject} has no text.")
    return replace(draft, remarks=(*decoded.remarks, *draft.remarks))


def draft_of_fragment(markup: str, given: Given) -> ArticleDraft | None:
    """All of what was copied out of a page; None where that is no text. Raises ReaderError where it passes a limit."""
    page = _Page(markup, given)
    return page.draft([block.draft for block in page.reader.blocks]) if page.reader else None


class _Page:
    """A parsed page; `reader` is None where there is nothing in it."""

    def __init__(self, text: str, given: Given) -> None:
        self._given = given
        self.meta = PageMetadata()
        self.title = self.headline = ""
        self.reader: PageReader | None = None
        root = parse(canonical(text), given.subject)
        if root is not None:
            self.meta = metadata_of(root, text, given.url, given.address)
            self.reader = PageReader(root, self.meta.base, form=given.form)
            headings = islice(filter(_is_top_heading, self.reader.blocks), _MOST_HEADINGS)
            tops = [one_line(block.text) for block in headings]
            if not (self.meta.declared_titles or self.meta.title_element):
                over = heading_over(self.reader)
                tops = [over] if over else tops
            self.title, self.headline = page_title(self.meta, tops), page_headline(self.meta, tops)

    def read(self, source: str) -> ArticleDraft | None:
        """The draft in the reading that is asked for, the others in it where they are asked for or differ."""
        if self.reader is None:
            return None
        if self._given.form:
            draft = self.draft([block.draft for block in self.reader.blocks])
            return replace(draft, reading=Reading.PAGE) if draft else None
        found = readings_of(self.reader, self.meta, self.headline, source)
        wanted = self._given.reading or Reading.ARTICLE
        chosen = self._reading(wanted, found)
        if chosen is None or not (found.differ or self._given.reading):
            return chosen
        rest = (self._reading(reading, found) for reading in Reading if reading is not wanted)
        return replace(chosen, others=tuple(filter(None, rest)), remarks=found.remarks)

    def _reading(self, reading: Reading, found: Readings) -> ArticleDraft | None:
        blocks, page = found.blocks[reading], self.reader.blocks if self.reader else []
        whole = reading is Reading.PAGE
        draft = self.draft([block.draft for block in blocks] if whole else headed(blocks, self.headline, page))
        return replace(draft, reading=reading) if draft else None

    def draft(self, drafts: Iterable[DraftBlock]) -> ArticleDraft | None:
        text, blocks = assemble(limited(drafts, self._given.subject))
        if not blocks:
            return None
        top = [text[b.start : b.end] for b in blocks[:TOP_BLOCKS] if b.kind is BlockKind.PARAGRAPH]
        byline = find_byline(top)
        return ArticleDraft(
            title=self.title or guessed_title(text, self._given.name),
            text=text,
            blocks=blocks,
            byline=self.meta.byline or byline.byline,
            publication=next(iter(self.meta.sites), None) or byline.publication,
            url=self.meta.url,
            published=self.meta.published or byline.published,
            language=self.meta.language,
            direction=direction_of(text),
        )


def _declared(data: bytes) -> str | None:
    """The encoding that the page names near its top."""
    match = _CHARSET.search(_COMMENT.sub(b"", data[:_CHARSET_WITHIN]))
    label = next(filter(None, match.groups()), b"") if match else b""
    return declared_encoding(label.decode("ascii", errors="replace")) if label else None


def _is_top_heading(block: PageBlock) -> bool:
    return block.draft.kind is BlockKind.HEADING and block.draft.level == 1 and not block.aside
