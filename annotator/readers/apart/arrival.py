"""An answer is not trusted: a draft is taken only where it holds what every reader's draft holds.

So a child that a hostile file has taken over can at worst give a wrong text: no place outside the text, no link that
acts, no other file's hash.
"""

import re
from collections.abc import Callable, Collection, Iterator

from annotator.domain.article import ArticleDraft, Block, Reading, Span, SpanKind, Suggestion
from annotator.domain.claim import REASONS
from annotator.domain.errors import InvalidValue
from annotator.domain.marks import Mark
from annotator.domain.times import from_moment
from annotator.readers.formats import FORMATS

_GREATEST = 2**31 - 1  # what every database holds as a whole number
_NOT_CANONICAL = re.compile("[\r\0\ufeff\ufdd0\ufdd1\u2029]")
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
_UNFIT = re.compile("[\0\r]")
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MEDIA_TYPES = {format_.media_type for format_ in FORMATS}
_MOST_MARKS = 200_000  # a selection may be a claim and a waiver
_MOST_SIBLINGS = 2_000
_AT_A_TIME = 20_000  # blocks between two looks at whether the work is still wanted


class Unsound(ValueError):
    """The draft breaks a rule."""


def check_draft(draft: ArticleDraft, name: str, hashes: Collection[str], wanted: Callable[[], None]) -> None:
    """Raises Unsound where the draft is none that a reader makes of a source called `name` with one of the SHA-256
    `hashes`, and whatever `wanted` raises, which is called again and again."""
    _require(len(draft.others) < len(Reading), "it has too many readings")
    _require(len(draft.siblings) < _MOST_SIBLINGS, "its source holds too many articles")
    _require(not draft.siblings or not draft.others, "it has both readings and siblings")
    for one in (draft, *draft.others, *draft.siblings):
        _require(one is draft or not (one.others or one.siblings), "a reading has readings of its own")
        _check_metadata(one)
        _require(one.source is not None, "it names no source")
        if one.source is not None:
            _require(one.source.name == name, "its source is called otherwise")
            _require(one.source.media_type in _MEDIA_TYPES, "its source is of an unknown format")
            _require(one.source.sha256 in hashes, "its source is another one")
        _require(not _NOT_CANONICAL.search(one.text), "its text is not canonical")
        _check_blocks(one.text, one.blocks, wanted)
        for suggestion in one.suggestions:
            _check_suggestion(suggestion, len(one.text))
        _require(len(one.marks) <= _MOST_MARKS, "it has too many marks")
        for number, mark in enumerate(one.marks):
            if number % _AT_A_TIME == 0:
                wanted()
            _check_mark(mark, one.text)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Unsound(otherwise)


def _check_metadata(draft: ArticleDraft) -> None:
    _require(bool(draft.title.strip()), "it has no title")
    _require(draft.direction in {"ltr", "rtl"}, "its direction is unknown")
    for value in (draft.title, draft.byline, draft.publication, draft.url, draft.published, draft.language):
        _require(not _CONTROL.search(value or ""), "its metadata are not plain text")
    _require(not any(_CONTROL.search(remark) for remark in draft.remarks), "its remarks are not plain text")


def _check_blocks(text: str, blocks: tuple[Block, ...], wanted: Callable[[], None]) -> None:
    """The blocks are the lines of the text, none of them empty."""
    _require(bool(blocks), "it has no text")
    lines = _lines(text)
    for number, block in enumerate(blocks):
        if number % _AT_A_TIME == 0:
            wanted()
        if (block.start, block.end) != next(lines, None) or block.start == block.end:
            raise Unsound("its blocks are not its lines")
        if not 0 <= block.level <= _GREATEST or not (block.page is None or 0 < block.page <= _GREATEST):
            raise Unsound("a level or page is out of range")
        for span in block.spans:
            _check_span(span, block)
    _require(next(lines, None) is None, "its blocks leave out some of its text")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _check_span(span: Span, block: Block) -> None:
    if not block.start <= span.start < span.end <= block.end:
        raise Unsound("a span is not within its block")
    if (span.kind is SpanKind.LINK) is (span.href is None):
        raise Unsound("a span has an address and is no link, or is one and has none")
    if span.href is not None:
        _check_link(span.href)


def _check_suggestion(suggestion: Suggestion, length: int) -> None:
    _require(suggestion.end <= length, "a suggested source hangs on words past the end")
    _require(not _UNFIT.search(suggestion.text), "a suggested source is not text")
    _require(
        not _CONTROL.search((suggestion.by or "") + (suggestion.at or "")), "a suggestion's author is not plain text"
    )
    for link in suggestion.links:
        _check_link(link)


def _check_mark(mark: Mark, text: str) -> None:
    """It is on words of the text, and every text of it is one that a library keeps."""
    for start, end in mark.ranges:
        _require(end <= len(text) and bool(text[start:end].strip()), "a mark is on no words of the text")
    _require(
        mark.reason is None or mark.reason in REASONS.get(mark.status, ()), "a mark's reason is none of its status"
    )
    _require(mark.waived is None or bool(mark.waived.strip()), "a waiver has no reason")
    texts = (mark.statement or "", mark.reasoning or "", *mark.notes)
    _require(not any(_UNFIT.search(one) for one in texts), "a mark's words are not text")
    stamps = [stamp for stamp in (mark.made, mark.checked) if stamp is not None]
    lines = (mark.claimant or "", mark.waived or "", *mark.labels, *(stamp.by for stamp in stamps))
    _require(not any(_CONTROL.search(line) for line in lines), "a mark's names are not plain text")
    for stamp in stamps:
        try:
            from_moment(stamp.at)
        except InvalidValue:
            raise Unsound("a mark names no moment") from None


def _check_link(href: str) -> None:
    if not _LINK.match(href) or _CONTROL.search(href):
        raise Unsound("a link leads to no web or mail address")
