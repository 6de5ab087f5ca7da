"""An article's versions, as rows and as changes. History holds no texts: a text is put aside, out of everybody's
sight, before the change that brings it in; the undo of that change puts it aside again, for a redo.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from annotator.domain.article import Block, BlockKind, Hanging, SourceFile, Span, SpanKind, Suggestion, Version
from annotator.domain.change import HistoryRow
from db.errors import Conflict
from db.schema import claim, passage, version, waiver


def put_aside(sql: Connection, article_id: str, new: Version) -> None:
    """Keep the version's text for the change that brings it in, in place of one of its number that was taken back."""
    sql.execute(delete(version).where(_of(article_id, new.number), version.c.withdrawn == 1))
    standing = select(version.c.number).where(_of(article_id, new.number))
    if sql.execute(standing).first() is not None:
        raise Conflict(f"The article has a version {new.number} already; the update was not made. Try again.")
    sql.execute(insert(version).values(**from_version(article_id, new), withdrawn=1))


def write_versions(sql: Connection, rows: Sequence[HistoryRow]) -> None:
    """Carry out changes that bring a version in, or take it back. Raises Conflict where they do not fit."""
    for row in rows:
        if row.after is not None:
            _bring_in(sql, row.subject.article, int(row.after["number"]), row.after["text_sha256"])
        else:
            _take_back(sql, row.subject.article, int((row.before or {})["number"]))


def _bring_in(sql: Connection, article_id: str, number: int, text_sha256: str) -> None:
    if number != _newest(sql, article_id) + 1:
        raise Conflict(f"The article was updated since; version {number} was not brought in.")
    aside = _of(article_id, number) & (version.c.withdrawn == 1) & (version.c.text_sha256 == text_sha256)
    if not sql.execute(update(version).where(aside).values(withdrawn=0)).rowcount:
        raise Conflict(f"The text of version {number} is not in this library any more; it was not brought in.")


def _take_back(sql: Connection, article_id: str, number: int) -> None:
    if number != _newest(sql, article_id):
        raise Conflict(f"The article was updated again since; version {number} was not taken back.")
    claims = select(claim.c.id).where(claim.c.article_id == article_id)
    marked = select(passage.c.id).where(passage.c.version == number, passage.c.claim_id.in_(claims))
    waived = select(waiver.c.id).where(waiver.c.article_id == article_id, waiver.c.version == number)
    if any(sql.execute(left.limit(1)).first() is not None for left in (marked, waived)):
        raise Conflict(f"Others have worked on version {number} since; it was not taken back.")
    sql.execute(update(version).where(_of(article_id, number)).values(withdrawn=1))


def _newest(sql: Connection, article_id: str) -> int:
    standing = select(func.max(version.c.number)).where(version.c.article_id == article_id, version.c.withdrawn == 0)
    return sql.execute(standing).scalar_one() or 0


def _of(article_id: str, number: int) -> ColumnElement[bool]:
    return (version.c.article_id == article_id) & (version.c.number == number)


def to_version(row: Row[Any]) -> Version:
    source = (
        SourceFile(row.source_name, row.source_media_type, row.source_sha256) if row.source_name is not None else None
    )
    blocks, suggestions = _blocks_from_json(row.blocks), _suggestions_from_json(row.suggestions)
    return Version(row.number, row.created, row.text, row.text_sha256, blocks, source, suggestions)


def from_version(article_id: str, v: Version) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "number": v.number,
        "created": v.created,
        "text": v.text,
        "text_sha256": v.text_sha256,
        "blocks": _blocks_to_json(v.blocks),
        "suggestions": _suggestions_to_json(v.suggestions),
        "source_name": v.source and v.source.name,
        "source_media_type": v.source and v.source.media_type,
        "source_sha256": v.source and v.source.sha256,
    }


def _blocks_to_json(blocks: tuple[Block, ...]) -> str:
    """Blocks as a compact JSON array of arrays, in the order of Block's fields."""
    packed = [
        (b.kind, b.start, b.end, b.level, b.page, [(s.kind, s.start, s.end, s.href) for s in b.spans]) for b in blocks
    ]
    return msgspec.json.encode(packed).decode()


def _blocks_from_json(text: str) -> tuple[Block, ...]:
    kinds = {str(kind): kind for kind in BlockKind}
    spans = {str(kind): kind for kind in SpanKind}
    return tuple(
        [
            Block(
                kinds[kind],
                start,
                end,
                level,
                page,
                tuple([Span(spans[k], s, e, href) for k, s, e, href in inner]) if inner else (),
            )
            for kind, start, end, level, page, inner in msgspec.json.decode(text)
        ]
    )


def _suggestions_to_json(suggestions: tuple[Suggestion, ...]) -> str:
    """Suggested sources as a compact JSON array of arrays, in the order of Suggestion's fields."""
    return msgspec.json.encode([(s.kind, s.start, s.end, s.text, s.by, s.at, s.links) for s in suggestions]).decode()


def _suggestions_from_json(text: str) -> tuple[Suggestion, ...]:
    if text == "[]":
        return ()
    return tuple(
        [
            Suggestion(Hanging(kind), start, end, said, by, at, tuple(links))
            for kind, start, end, said, by, at, links in msgspec.json.decode(text)
        ]
    )
