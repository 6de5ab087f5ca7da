"""Between values and rows: each kind of subject with its table, and its state in history as columns."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Row, Table, insert
from sqlalchemy.dialects import sqlite

from annotator.domain.article import Article, Version
from annotator.domain.change import HistoryRow, State, Subject, canonical_json
from annotator.domain.claim import (
    About,
    Claim,
    Correction,
    Decision,
    Note,
    Passage,
    Placed,
    Rating,
    Stamp,
    Status,
    Waiver,
    split_passages,
)
from annotator.domain.evidence import Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.house import capture_from
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState, Role, SignOff
from db import schema

TABLES: dict[str, Table] = {
    "article": schema.article,
    "claim": schema.claim,
    "passage": schema.passage,
    "note": schema.note,
    "correction": schema.correction,
    "waiver": schema.waiver,
    "evidence": schema.evidence,
    "query": schema.query,
    "log": schema.log_entry,
    "sign_off": schema.sign_off,
    "source": schema.source,
    "house": schema.house,
}
_PAIRS = {
    "created": ("created_by", "created_at"),
    "checked": ("checked_by", "checked_at"),
    "rating": ("rating_scale", "rating_value"),
    "file": ("file_name", "file_media_type", "file_sha256", "file_size"),
}
_LISTS = ("appearances", "labels")
_VALUES = ("captured", "calculation", "value")  # of JSON's types
_IN_ORDER: Callable[[Mapping[str, Any]], tuple[Any, ...]] = itemgetter(*schema.history.c.keys())


def to_columns(state: State) -> dict[str, Any]:
    """The columns of a subject's table that hold `state`."""
    columns: dict[str, Any] = {}
    for name, value in state.items():
        if name in _PAIRS:
            columns.update(zip(_PAIRS[name], value or (None,) * len(_PAIRS[name]), strict=True))
        elif name in _LISTS:
            columns[name] = json.dumps(value, ensure_ascii=False)
        elif name in _VALUES:
            columns[name] = None if value is None else canonical_json(value)
        else:
            columns[name] = value
    return columns


def owner(subject: Subject) -> dict[str, str]:
    """The column that ties a subject's row to its claim or article."""
    if subject.claim is not None:
        return {"claim_id": subject.claim}
    return {} if subject.kind in ("article", "source", "house") else {"article_id": subject.article}


def to_article(row: Row[Any], versions: tuple[Version, ...], sign_offs: tuple[SignOff, ...] = ()) -> Article:
    return Article(
        id=row.id,
        title=row.title,
        imported=row.imported,
        versions=versions,
        byline=row.byline,
        publication=row.publication,
        url=row.url,
        published=row.published,
        language=row.language,
        direction=row.direction,
        removed_at=row.removed_at,
        sign_offs=sign_offs,
    )


_STATUSES = {str(status): status for status in Status}
_DECISIONS = {None: None} | {str(decision): decision for decision in Decision}
_ABOUTS = {str(about): about for about in About}
_STATES = {str(state): state for state in Placed}


def to_claim(row: Sequence[Any], passages: Sequence[Passage], notes: tuple[Note, ...], newest: int) -> Claim:
    """From a row of the claim table's columns, in their order. (By name, each costs three times as much.) `newest` is
    the number of the article's newest version."""
    key, _, number, status, reason, checked_by, checked_at, statement, about, claimant, said_at, *rest = row
    appearances, labels, assignee, reasoning, review_url, scale, value, *stamps, removed_at = rest
    created_by, created_at, changed_by, changed_at = stamps
    return Claim(
        key,
        number,
        Stamp(created_by, created_at),
        Stamp(changed_by, changed_at),
        _STATUSES[status],
        reason,
        Stamp(checked_by, checked_at) if checked_by is not None else None,
        statement,
        _ABOUTS[about],
        claimant,
        said_at,
        () if appearances == "[]" else tuple(json.loads(appearances)),
        () if labels == "[]" else tuple(json.loads(labels)),
        assignee,
        reasoning,
        review_url,
        Rating(scale, value) if scale is not None else None,
        *_held(passages, notes, newest, removed_at),
    )


def _held(
    passages: Sequence[Passage], notes: tuple[Note, ...], newest: int, removed_at: str | None
) -> tuple[tuple[Passage, ...], tuple[Note, ...], str | None, tuple[Passage, ...]]:
    """The last of a claim's fields, in their order. Most have one passage, of the newest version."""
    if len(passages) <= 1 and (not passages or passages[0].version == newest):
        return tuple(passages), notes, removed_at, ()
    present, earlier = split_passages(passages, newest)
    return present, notes, removed_at, earlier


def to_passage(row: Any) -> Passage:
    """From a row of `id, version, start, end, exact, prefix, suffix, state, reread, carried_from, ordinal, claim_id`."""  # noqa: E501
    key, version, start, end, exact, prefix, suffix, state, reread, carried_from, ordinal, _ = row
    return Passage(key, version, start, end, exact, prefix, suffix, _STATES[state], bool(reread), carried_from, ordinal)


def to_correction(row: Any) -> Correction:
    decision = _DECISIONS[row.decision]
    return Correction(row.id, row.text, row.by, row.at, decision, row.decided_by, row.reason, row.ordinal)


def to_evidence(row: Any) -> Evidence:
    calculation = None if row.calculation is None else json.loads(row.calculation)
    return Evidence(
        row.id, row.source_id, Stance(row.stance), Tier(row.tier), row.locator, row.quote, row.note, row.seen,
        calculation, row.ordinal,
    )  # fmt: skip


def to_query(row: Any) -> Query:
    state = QueryState(row.state)
    return Query(row.id, row.number, Addressee(row.to), row.text, row.by, row.at, state, row.answer)


def to_log_entry(row: Any) -> LogEntry:
    kind = Attempt(row.kind)
    return LogEntry(row.id, kind, row.with_whom, row.by, row.at, row.how, row.outcome, row.ordinal)


def to_sign_off(row: Any) -> SignOff:
    return SignOff(row.id, row.by, Role(row.role), row.at, row.sha256, row.version)


def to_source(row: Any) -> Source:
    file = None
    if row.file_sha256 is not None:
        file = KeptFile(row.file_name, row.file_media_type, row.file_sha256, row.file_size)
    return Source(
        row.id, Kind(row.kind), row.title, row.author, row.publisher, row.url, row.archive_url, row.published,
        row.channel, bool(row.confidential), file,
        None if row.captured is None else capture_from(json.loads(row.captured)), row.removed_at,
    )  # fmt: skip


def to_waiver(row: Any) -> Waiver:
    """From a row of the waiver table's columns, in their order."""
    key, _, version, start, end, exact, reason, by, at, removed_at, state, reread, carried_from = row
    return Waiver(
        key, version, start, end, exact, reason, by, at, removed_at, _STATES[state], bool(reread), carried_from
    )


def to_history(row: Row[Any]) -> HistoryRow:
    return HistoryRow(
        seq=row.seq,
        group=row.group,
        undoes=row.undoes,
        at=row.at,
        by=row.by,
        action=row.action,
        subject=Subject.from_path(row.article_id, row.subject),
        before=None if row.before is None else json.loads(row.before),
        after=None if row.after is None else json.loads(row.after),
        hash=row.hash,
    )


def from_history(row: HistoryRow, role: str) -> dict[str, Any]:
    return {
        "article_id": row.subject.article,
        "seq": row.seq,
        "group": row.group,
        "undoes": row.undoes,
        "role": role,
        "at": row.at,
        "by": row.by,
        "action": row.action,
        "subject": row.subject.path,
        "before": _dump(row.before),
        "after": _dump(row.after),
        "hash": row.hash,
    }


def history_values(row: HistoryRow, role: str) -> tuple[Any, ...]:
    """The row's values in the order of `history_insert`."""
    return _IN_ORDER(from_history(row, role))


@cache
def history_insert() -> str:
    """The statement that writes a row of history, for the driver itself: SQLAlchemy looks at each row's parameters
    once more, which costs as much as to write it, and an update has as many rows as passages."""
    return str(insert(schema.history).compile(dialect=sqlite.dialect()))


def _dump(state: Mapping[str, Any] | None) -> str | None:
    return None if state is None else msgspec.json.encode(state).decode()
