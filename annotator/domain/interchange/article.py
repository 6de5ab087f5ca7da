"""From JSON back to an article and its versions: texts, blocks and spans, each checked against the others."""

import hashlib
import re
from enum import StrEnum

from annotator.domain.article import Article, Block, BlockKind, Hanging, SourceFile, Span, SpanKind, Suggestion, Version
from annotator.domain.errors import InvalidValue
from annotator.domain.interchange.fields import Fields

_ARTICLE = frozenset(
    [
        "id",
        "title",
        "byline",
        "publication",
        "url",
        "published",
        "language",
        "direction",
        "imported",
        "removed_at",
        "versions",
    ]
)
_VERSION = frozenset(["number", "created", "source", "text_sha256", "text", "sign_offs", "blocks"])
_VERSION_LATER: dict[str, object] = {"suggestions": []}
_SUGGESTION = frozenset(["kind", "start", "end", "text", "by", "at", "links"])
_SOURCE = frozenset(("name", "media_type", "sha256"))
_BLOCK = frozenset(["kind", "level", "start", "end", "page", "spans"])
_SPAN = frozenset(["kind", "start", "end", "href"])
_NOT_CANONICAL = re.compile("[\r\0\ufeff\ufdd0\ufdd1\u2029]")


class _Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


def article_from(value: object) -> Article:
    """The article that `value` holds. Raises InvalidValue, naming the place, where anything in it does not hold."""
    fields = Fields(value, "article", _ARTICLE)
    versions: list[Version] = []
    for place, item in fields.items("versions"):
        versions.append(_version(item, place, versions[-1].number if versions else 0))
    if not versions:
        raise fields.refused("versions", "is empty")
    return Article(
        id=fields.identity("id", set()),
        title=fields.filled("title"),
        imported=fields.moment("imported"),
        versions=tuple(versions),
        byline=fields.string_or_none("byline"),
        publication=fields.string_or_none("publication"),
        url=fields.string_or_none("url"),
        published=fields.string_or_none("published"),
        language=fields.string_or_none("language"),
        direction=str(fields.word("direction", _Direction)),
        removed_at=fields.moment_or_none("removed_at"),
    )


def check_stands(fields: Fields, article: Article) -> None:
    """Raises InvalidValue where `exact` is not what stands at `start` to `end` of the text of `version`."""
    number = fields.whole("version")
    version = next((version for version in article.versions if version.number == number), None)
    if version is None:
        raise fields.refused("version", f"is {number}, and the article has no such version")
    start, end = fields.whole_or_none("start"), fields.whole_or_none("end")
    if start is None or end is None:
        return
    if not start < end <= len(version.text):
        raise fields.refused("end", f"is {end}: {start} to {end} is empty or not within the text of version {number}")
    if version.text[start:end] != fields.string("exact"):
        raise fields.refused("exact", f"does not stand at its place in version {number}")


def _version(value: object, place: str, previous: int) -> Version:
    fields = Fields(value, place, _VERSION, _VERSION_LATER)
    number = fields.whole("number", least=1)
    if number <= previous:
        raise fields.refused("number", f"is {number}, not greater than that of the version before it")
    text = fields.string("text")
    if found := _NOT_CANONICAL.search(text):
        raise fields.refused(
            "text", f"holds U+{ord(found[0]):04X} at {found.start()}, which no article’s text may hold"
        )
    if hashlib.sha256(text.encode()).hexdigest() != fields.string("text_sha256"):
        raise fields.refused("text_sha256", "is not the SHA-256 of the text")
    return Version(
        number=number,
        created=fields.moment("created"),
        text=text,
        text_sha256=fields.string("text_sha256"),
        blocks=_blocks(fields, text),
        source=_source(fields),
        suggestions=tuple(_suggestion(item, place, len(text)) for place, item in fields.items("suggestions")),
    )


def _suggestion(value: object, place: str, length: int) -> Suggestion:
    fields = Fields(value, place, _SUGGESTION)
    start, end = fields.whole("start"), fields.whole("end")
    if not start < end <= length:
        raise InvalidValue(f"{place} is empty or not within the text.")
    return Suggestion(
        fields.word("kind", Hanging),
        start,
        end,
        fields.string("text"),
        fields.string_or_none("by"),
        fields.string_or_none("at"),
        fields.strings("links"),
    )


def _source(version: Fields) -> SourceFile | None:
    if version.raw("source") is None:
        return None
    fields = Fields(version.raw("source"), version.place("source"), _SOURCE)
    return SourceFile(fields.string("name"), fields.string("media_type"), fields.string("sha256"))


def _blocks(version: Fields, text: str) -> tuple[Block, ...]:
    """Blocks that are the lines of the text: each ends where a line break or the text's end stands."""
    blocks: list[Block] = []
    start = 0
    for place, item in version.items("blocks"):
        block = _block(item, place)
        end = text.find("\n", start)
        if (block.start, block.end) != (start, end if end >= 0 else len(text)) or block.start == block.end:
            raise InvalidValue(f"{place} is not the line of the text that begins at {start}.")
        blocks.append(block)
        start = block.end + 1
    if start != (len(text) + 1 if text else 0):
        raise version.refused("blocks", f"leave out the text from {start} on")
    return tuple(blocks)


def _block(value: object, place: str) -> Block:
    fields = Fields(value, place, _BLOCK)
    start, end = fields.whole("start"), fields.whole("end")
    return Block(
        kind=fields.word("kind", BlockKind),
        start=start,
        end=end,
        level=fields.whole("level"),
        page=fields.whole_or_none("page", least=1),
        spans=tuple(_span(item, place, start, end) for place, item in fields.items("spans")),
    )


def _span(value: object, place: str, first: int, last: int) -> Span:
    fields = Fields(value, place, _SPAN)
    kind = fields.word("kind", SpanKind)
    start, end = fields.whole("start"), fields.whole("end")
    if not first <= start < end <= last:
        raise InvalidValue(f"{place} is empty or not within its block.")
    href = fields.string_or_none("href")
    if (kind is SpanKind.LINK) is (href is None):
        raise fields.refused("href", "is null" if href is None else f"is set, but the span is {kind}")
    return Span(kind, start, end, href)
