"""Markdown: CommonMark with tables and strikethrough, and metadata in lines between `---` at the top."""

import re
from typing import TYPE_CHECKING

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, assemble, canonical, direction_of
from annotator.readers.bylines import find_byline
from annotator.readers.dates import plain_date
from annotator.readers.encoding import declared_encoding, decode
from annotator.readers.errors import ReaderError
from annotator.readers.front_matter import split_front_matter
from annotator.readers.given import Given, limited
from annotator.readers.languages import language_tag
from annotator.readers.links import link_target
from annotator.readers.markdown_blocks import MarkdownBlocks
from annotator.readers.titles import guessed_title, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_MAX_BYTES = 10 * 1024 * 1024
_MAX_DEPTH = 100
_MAX_BRACKETS = 10_000
_BLANK = re.compile(r"\n[ \t]*\n")


def read(data: bytes, given: Given) -> ArticleDraft:
    """The draft of a Markdown file. Raises ReaderError where it is not text, has none, or passes a limit."""
    if len(data) > _MAX_BYTES:
        raise ReaderError(f"{given.subject} is larger than 10 MiB, which is more than can be read of Markdown.")
    decoded = decode(data, given.subject, declared_encoding(given.charset or ""))
    meta, body = split_front_matter(canonical(decoded.text))
    url = link_target(given.url or _first(meta, "url", "canonical_url", "link", "source"))
    drafts = MarkdownBlocks(given.subject, url or given.address).take(_tokens(body, given.subject))
    text, blocks = assemble(limited(drafts, given.subject))
    if not blocks:
        raise ReaderError(f"{given.subject} has no text.")
    byline = find_byline(text[b.start : b.end] for b in blocks[:6] if b.kind is BlockKind.PARAGRAPH)
    published = _first(meta, "date", "published", "publishdate", "pubdate")
    return ArticleDraft(
        title=_first(meta, "title", "headline") or _title(drafts, text, given),
        text=text,
        blocks=blocks,
        byline=_first(meta, "author", "authors", "byline", "by") or byline.byline,
        publication=_first(meta, "publication", "publisher", "site", "site_name") or byline.publication,
        url=url,
        published=plain_date(published or "") or published or byline.published,
        language=language_tag(_first(meta, "language", "lang")),
        direction=direction_of(text),
        remarks=decoded.remarks,
    )


def _tokens(text: str, subject: str) -> "list[Token]":
    from markdown_it import MarkdownIt

    for paragraph in _BLANK.split(text):
        if paragraph.count("[") > _MAX_BRACKETS:
            # Each open bracket is looked up to the paragraph's end: the time grows with the square of them.
            raise ReaderError(f"{subject} has more than 10,000 square brackets in one paragraph, too many to read.")
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_DEPTH}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    if any(token.level >= _MAX_DEPTH - 1 for token in tokens):
        # The parser leaves out what is deeper, without a word.
        raise ReaderError(f"{subject} nests its quotations and lists too deep to be read: more than 100 levels.")
    return tokens


def _title(drafts: list[DraftBlock], text: str, given: Given) -> str:
    """The first top heading, else a heading that the text begins with, else as for plain text."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    top = next((draft for draft in headings if draft.level == 1), None)
    if top is None and headings and headings[0] is drafts[0]:
        top = headings[0]
    title = one_line("".join(run.text for run in top.runs)) if top else ""
    return title or guessed_title(text, given.name)


def _first(meta: dict[str, str], *keys: str) -> str | None:
    return next((one_line(meta[key]) for key in keys if meta.get(key, "").strip()), None)
