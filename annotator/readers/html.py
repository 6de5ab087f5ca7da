"""Saved web pages. Nothing of a page is acted on: no script, no style, no image, no other address."""

import re
from collections.abc import Iterable
from itertools import islice

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, Run, assemble, canonical, direction_of
from annotator.readers.bylines import find_byline
from annotator.readers.encoding import declared_encoding, decode
from annotator.readers.errors import ReaderError
from annotator.readers.given import Given, limited
from annotator.readers.html_article import own_choice
from annotator.readers.html_blocks import PageBlock, PageReader
from annotator.readers.html_metadata import PageMetadata, metadata_of
from annotator.readers.html_title import normalised, page_title
from annotator.readers.html_tree import parse
from annotator.readers.titles import guessed_title, one_line

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_CHARSET = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_CHARSET_WITHIN = 8192  # bytes
_TOP_BLOCKS = 6
_MOST_HEADINGS = 40


def read(data: bytes, given: Given) -> ArticleDraft:
    """The article of a saved page. Raises ReaderError where it is not text, has none, or passes a limit."""
    decoded = decode(data, given.subject, _declared(data))
    page = _Page(decoded.text, given)
    drafts = [block.draft for block in article_of(page.reader, page.title)] if page.reader else []
    draft = page.draft(_headed(drafts, page.title), decoded.remarks)
    if draft is None:
        raise ReaderError(f"{given.subject} has no text.")
    return draft


def draft_of_fragment(markup: str, given: Given) -> ArticleDraft | None:
    """All of what was copied out of a page; None where that is no text. Raises ReaderError where it passes a limit."""
    page = _Page(markup, given)
    return page.draft([block.draft for block in page.reader.blocks] if page.reader else [], ())


class _Page:
    """A parsed page; `reader` is None where there is nothing in it."""

    def __init__(self, text: str, given: Given) -> None:
        self._given = given
        self.meta = PageMetadata()
        self.title = ""
        self.reader: PageReader | None = None
        root = parse(canonical(text), given.subject)
        if root is not None:
            self.meta = metadata_of(root, text, given.url)
            self.reader = PageReader(root, self.meta.base)
            headings = islice(filter(_is_top_heading, self.reader.blocks), _MOST_HEADINGS)
            self.title = page_title(self.meta, [_words(block) for block in headings])

    def draft(self, drafts: Iterable[DraftBlock], remarks: tuple[str, ...]) -> ArticleDraft | None:
        text, blocks = assemble(limited(drafts, self._given.subject))
        if not blocks:
            return None
        top = [text[b.start : b.end] for b in blocks[:_TOP_BLOCKS] if b.kind is BlockKind.PARAGRAPH]
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
            remarks=remarks,
        )


def _declared(data: bytes) -> str | None:
    """The encoding that the page names near its top."""
    match = _CHARSET.search(_COMMENT.sub(b"", data[:_CHARSET_WITHIN]))
    label = next(filter(None, match.groups()), b"") if match else b""
    return declared_encoding(label.decode("ascii", errors="replace")) if label else None


def _is_top_heading(block: PageBlock) -> bool:
    return block.draft.kind is BlockKind.HEADING and block.draft.level == 1


def _words(block: PageBlock) -> str:
    return one_line("".join(run.text for run in block.draft.runs))


def _headed(drafts: list[DraftBlock], title: str) -> list[DraftBlock]:
    """The blocks with the headline first: the block near the top that says the same, else a new one."""
    wanted = normalised(title)
    if not wanted or not drafts:
        return drafts
    for index, draft in enumerate(drafts[:_TOP_BLOCKS]):
        if normalised("".join(run.text for run in draft.runs)) == wanted:
            headline = DraftBlock(BlockKind.HEADING, draft.runs, level=1)
            return [headline, *drafts[:index], *drafts[index + 1 :]]
    return [DraftBlock(BlockKind.HEADING, [Run(title)], level=1), *drafts]
