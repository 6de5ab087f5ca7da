"""What is said where a change cannot be made: what stands in the way, who put it there, and both versions."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from annotator.domain.change import LIBRARY, Change, HistoryRow, Subject
from db.errors import Conflict
from db.rows import to_columns, to_evidence, to_source
from db.schema import article, claim, evidence, history, source

_CALLED = {"log": "log entry", "sign_off": "signature", "evidence": "piece of evidence", "house": "setting"}
_AT_ONCE = 500  # ids in one query, below every SQLite's limit of variables; nobody uses more sources in one step
_USES = (
    select(evidence, claim.c.number, claim.c.removed_at, claim.c.article_id, article.c.title)
    .join(claim, evidence.c.claim_id == claim.c.id)
    .join(article, claim.c.article_id == article.c.id)
    .order_by(evidence.c.id)
)


def in_the_bin(sql: Connection, subject: Subject, named: str) -> Conflict:
    """`named`, the subject, was removed."""
    who = last_changer(sql, subject)
    return Conflict(f"{named} was removed by {who}; your change was not made. Restore it first.")


def conflict(sql: Connection, row: HistoryRow, actual: dict[str, Any] | None, expected: dict[str, Any]) -> Conflict:
    """The row's subject is not as `expected`, in columns, but as `actual`, None where it is gone."""
    named = named_subject(sql, row)
    who = last_changer(sql, row.subject)
    if actual is None:
        return Conflict(f"{named} was taken away by {who}; your change was not made.")
    if actual.get("removed_at") and not expected.get("removed_at"):
        return in_the_bin(sql, row.subject, named)
    name = next(name for name, value in expected.items() if actual[name] != value)
    theirs, yours = (_shown(name, value) for value in (actual[name], to_columns(row.after or {}).get(name)))
    return Conflict(
        f"{named} was changed by {who} since: {name.replace('_', ' ')} is now {theirs}; yours, {yours}, was not saved."
    )


def named_subject(sql: Connection, row: HistoryRow) -> str:
    """The subject as people call it: “Claim 3”, “A note on claim 3”, “The waiver” …"""
    subject = row.subject
    called = _CALLED.get(subject.kind, subject.kind)
    if subject.kind in ("article", "waiver", "source", "house") or (subject.kind == "sign_off" and not subject.claim):
        return f"The {called}"
    if subject.kind == "version":
        return f"Version {subject.id}"
    number = sql.execute(select(claim.c.number).where(claim.c.id == (subject.claim or subject.id))).scalar()
    claimed = f"claim {number}" if number is not None else "a claim"
    return f"A {called} of {claimed}" if subject.claim else claimed[0].upper() + claimed[1:]


def used_source(sql: Connection, changes: Iterable[Change]) -> Conflict | None:
    """Why one of the sources that the changes take away, or put in the bin, has to stay: evidence rests on it, of a
    claim that stands or, where it would be gone for good, of any."""
    binned, gone = set[str](), set[str]()
    for change in changes:
        if change.subject.kind == "source" and change.after is None:
            gone.add(change.subject.id)
        elif change.subject.kind == "source" and change.after and change.after.get("removed_at"):
            binned.add(change.subject.id)
    if not binned and not gone:
        return None
    for use in sql.execute(_USES).all():
        sources = {use.source_id, *(to_evidence(use).rests_on if use.calculation else ())}
        kept = sources & (gone if use.removed_at else gone | binned)
        if kept:
            name = to_source(sql.execute(select(source).where(source.c.id == min(kept))).one()).name
            who = last_changer(sql, Subject(use.article_id, "evidence", use.id, use.claim_id))
            return Conflict(
                f"The source “{name}” is evidence of claim {use.number} in “{use.title}” ({who}); it stays. Take it "
                "from there first."
            )
    return None


def removed_source(sql: Connection, changes: Iterable[Change]) -> Conflict | None:
    """Why evidence cannot rest on one of the sources that the changes have it rest on: that one is in the bin."""
    rests = {(c.after or {}).get("source_id") for c in changes if c.subject.kind == "evidence"} - {None}
    removed = select(source.c.id).where(source.c.id.in_(list(rests)[:_AT_ONCE]), source.c.removed_at.is_not(None))
    key = sql.execute(removed.limit(1)).scalar() if rests else None
    return in_the_bin(sql, Subject(LIBRARY, "source", key), "The source") if key else None


def last_changer(sql: Connection, subject: Subject) -> str:
    """Who wrote the subject's newest row of history."""
    newest = (
        select(history.c.by)
        .where(history.c.subject == subject.path, history.c.article_id == subject.article)
        .order_by(history.c.seq.desc())
    )
    return sql.execute(newest.limit(1)).scalar() or "somebody"


def _shown(name: str, value: object) -> str:
    """A column's value, of a calculation its words: its JSON begins alike in both versions."""
    most = 80
    if name == "calculation" and isinstance(value, str):
        from annotator.domain.calculation import in_words  # seldom wanted, and much is imported with it

        value, most = in_words(json.loads(value)), 240
    text = "empty" if value is None else f"“{value}”"
    return text if len(text) <= most else text[: most - 3] + "…”"
