"""Writing changes: within one transaction, the rows and their history. Nothing else writes what it concerns.

What a change expects to find is its `before`: where the row holds anything else, somebody has changed it since and
the whole group is refused (Conflict).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from annotator.domain.change import LIBRARY, UNSTAMPED, Change, HistoryRow, Subject, chained_hash, check_fit
from annotator.domain.times import now
from db.conflicts import conflict, in_the_bin, last_changer, removed_source, used_source
from db.errors import Conflict, StoreError
from db.rows import TABLES, history_insert, history_values, owner, to_columns
from db.schema import article, claim, library, version
from db.versions import write_versions

_OF_CLAIMS = frozenset(("claim", "passage", "note", "correction", "evidence"))
_AT_ONCE = 500  # ids in one query, below every SQLite's limit of variables
_OVERTAKEN = ("SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_PRIMARYKEY")

# Statements are made once: to make one and to find its text again costs more than to run it.
_NEWEST = select(func.max(version.c.number)).where(version.c.article_id == bindparam("key"), version.c.withdrawn == 0)
_HEAD = select(
    article.c.head_seq,
    article.c.head_hash,
    article.c.last_number,
    article.c.last_query,
    article.c.removed_at,
    _NEWEST.scalar_subquery().label("newest"),
).where(article.c.id == bindparam("key"))
_ADVANCE = (
    update(article)
    .where(article.c.id == bindparam("key"))
    .values(
        head_seq=bindparam("new_seq"),
        head_hash=bindparam("new_hash"),
        last_number=bindparam("new_number"),
        last_query=bindparam("new_query"),
    )
)
_LIBRARY_HEAD = select(
    library.c.head_seq, library.c.head_hash, literal(0).label("last_number"), literal(0).label("last_query")
)
_ADVANCE_LIBRARY = update(library).values(head_seq=bindparam("new_seq"), head_hash=bindparam("new_hash"))
_STAMP = (
    update(claim)
    .where(claim.c.id == bindparam("key"))
    .values(changed_by=bindparam("new_by"), changed_at=bindparam("new_at"))
)
_REMOVED = select(claim.c.id, claim.c.number).where(
    claim.c.id.in_(bindparam("keys", expanding=True)), claim.c.removed_at.is_not(None)
)


def write_group(
    sql: Connection,
    article_id: str,
    changes: Sequence[Change],
    reviewer: str,
    *,
    role: str = "do",
    undoes: int | None = None,
    at: str | None = None,
    in_place: bool = False,
) -> list[HistoryRow]:
    """Record `changes`, of an article or, for LIBRARY, of the library itself, as one group of the moment `at`, by
    default now, and carry them out, unless they are `in_place` already. The open transaction must be an immediate one.

    Raises Conflict where a subject no longer is as a change expects, or what it belongs to is in the bin, StoreError
    where the article is not there, InvalidValue where the reviewer's name cannot be kept.
    """
    check_fit(reviewer, "the reviewer's name")
    of_library = article_id == LIBRARY
    head = _library_head(sql, changes) if of_library else _article_head(sql, article_id, changes)
    counts = Counts(head.last_number, head.last_query)
    rows = _chained(counts.numbered(changes), head.head_seq, head.head_hash, reviewer, undoes, at or now())
    for run in _runs([] if in_place else _by_kind(rows)):
        _write_run(sql, run)
    _stamp_claims(sql, rows)
    sql.exec_driver_sql(history_insert(), [history_values(row, role) for row in rows])
    head_now = {"new_seq": rows[-1].seq, "new_hash": rows[-1].hash}
    if of_library:
        sql.execute(_ADVANCE_LIBRARY, head_now)
    else:
        sql.execute(_ADVANCE, {"key": article_id, "new_number": counts.claims, "new_query": counts.queries, **head_now})
    return rows


@dataclass(slots=True)
class Counts:
    """The highest numbers ever given to a claim and to a query of an article."""

    claims: int
    queries: int

    def numbered(self, changes: Iterable[Change]) -> list[Change]:
        """`changes` with each new claim's and query's number allotted: the highest ever given plus one."""
        numbered = []
        for change in changes:
            after = change.after
            if change.before is None and after is not None and after.get("number", 0) is None:
                numbered.append(Change(change.action, change.subject, None, {**after, "number": self._next(change)}))
            else:
                numbered.append(change)
        return numbered

    def _next(self, change: Change) -> int:
        if change.subject.kind == "claim":
            self.claims += 1
            return self.claims
        self.queries += 1
        return self.queries


def _article_head(sql: Connection, article_id: str, changes: Sequence[Change]) -> Any:
    head = sql.execute(_HEAD, {"key": article_id}).one_or_none()
    if head is None:
        raise StoreError(f"There is no article {article_id} in this library.")
    if head.removed_at is not None and all(change.subject.kind != "article" for change in changes):
        raise in_the_bin(sql, Subject(article_id, "article", article_id), "The article")
    _refuse_outdated(sql, article_id, changes, head.newest)
    _refuse_parts_of_removed(sql, changes)
    if refusal := removed_source(sql, changes):
        raise refusal
    return head


def _library_head(sql: Connection, changes: Sequence[Change]) -> Any:
    if refusal := used_source(sql, changes):
        raise refusal
    return sql.execute(_LIBRARY_HEAD).one()


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Update:
    return update(table).where(table.c.id == bindparam("key")).values({c: bindparam(f"new_{c}") for c in columns})


@cache
def _delete(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("key"))


@cache
def _found(table: Table, columns: tuple[str, ...]) -> Select[Any]:
    wanted = [table.c[name] for name in columns]
    return select(table.c.id, *wanted).where(table.c.id.in_(bindparam("keys", expanding=True)))


def _chained(
    changes: Sequence[Change], seq: int, previous: str, reviewer: str, undoes: int | None, at: str
) -> list[HistoryRow]:
    group = seq + 1
    rows: list[HistoryRow] = []
    for change in changes:
        seq += 1
        row = HistoryRow(
            seq, group, undoes, at, reviewer, change.action, change.subject, change.before, change.after, ""
        )
        previous = chained_hash(previous, row)
        rows.append(HistoryRow(
            seq, group, undoes, at, reviewer, change.action, change.subject, change.before, change.after, previous
        ))  # fmt: skip
    return rows


def _by_kind(rows: list[HistoryRow]) -> list[HistoryRow]:
    """Rows that all make something, or all unmake it, those of one kind after the other, so that thousands are one
    statement: a claim before what is part of it, or after. Others as they are. The history keeps its own order."""
    kinds = dict.fromkeys(row.subject.kind for row in rows)
    if not _OF_CLAIMS.issuperset(kinds):
        return rows
    made, unmade = all(row.before is None for row in rows), all(row.after is None for row in rows)
    if not made and not unmade:
        return rows
    order = {kind: n for n, kind in enumerate(kinds, 1)} | {"claim": 0 if made else len(kinds) + 1}
    return sorted(rows, key=lambda row: order[row.subject.kind])


def _runs(rows: Iterable[HistoryRow]) -> Iterator[list[HistoryRow]]:
    """Rows that follow one another, do the same to the same columns of a table, and each to another subject."""
    run: list[HistoryRow] = []
    seen: set[str] = set()
    for row in rows:
        if run and (_shape(row) != _shape(run[0]) or row.subject.id in seen):
            yield run
            run, seen = [], set()
        run.append(row)
        seen.add(row.subject.id)
    if run:
        yield run


def _shape(row: HistoryRow) -> tuple[object, ...]:
    names = None if row.before is None or row.after is None else tuple(row.after)
    return (row.subject.kind, row.before is None, row.after is None, names)


def _write_run(sql: Connection, run: list[HistoryRow]) -> None:
    if run[0].subject.kind == "version":
        write_versions(sql, run)
        return
    table = TABLES[run[0].subject.kind]
    try:
        if run[0].before is None:
            sql.execute(_insert(table), [_whole_row(row) for row in run])
            return
        _check_expected(sql, table, run)
        if run[0].after is None:
            sql.execute(_delete(table), [{"key": row.subject.id} for row in run])
            return
    except IntegrityError as error:
        if getattr(error.orig, "sqlite_errorname", None) not in _OVERTAKEN:
            raise
        raise Conflict(
            "Somebody else has removed or remade what this change rests on; the change was not made."
        ) from error
    sql.execute(_update(table, tuple(to_columns(run[0].after))), [
        {"key": row.subject.id, **{f"new_{c}": v for c, v in to_columns(row.after or {}).items()}} for row in run
    ])  # fmt: skip


def _whole_row(row: HistoryRow) -> dict[str, Any]:
    columns = {"id": row.subject.id, **owner(row.subject), **to_columns(row.after or {})}
    if row.subject.kind == "claim":
        columns |= {"changed_by": row.by, "changed_at": row.at}
    return columns


def _check_expected(sql: Connection, table: Table, run: list[HistoryRow]) -> None:
    expected = {row.subject.id: to_columns(row.before or {}) for row in run}
    names = list(dict.fromkeys(name for columns in expected.values() for name in columns))
    if "removed_at" in table.c and "removed_at" not in names:
        names.append("removed_at")
        for columns in expected.values():
            columns["removed_at"] = None
    found: dict[str, dict[str, Any]] = {}
    keys = list(expected)
    for first in range(0, len(keys), _AT_ONCE):
        asked = {"keys": keys[first : first + _AT_ONCE]}
        for key, *values in sql.execute(_found(table, tuple(names)), asked).all():
            found[key] = dict(zip(names, values, strict=True))
    for row in run:
        actual = found.get(row.subject.id)
        if actual is None or any(actual[name] != value for name, value in expected[row.subject.id].items()):
            raise conflict(sql, row, actual, expected[row.subject.id])


def _stamp_claims(sql: Connection, rows: list[HistoryRow]) -> None:
    """Who changed each touched claim last, and when."""
    touched = dict.fromkeys(
        row.subject.claim or row.subject.id
        for row in rows
        if row.action not in UNSTAMPED
        if row.subject.claim or (row.subject.kind == "claim" and row.before is not None and row.after is not None)
    )
    if touched:
        sql.execute(_STAMP, [{"key": key, "new_by": rows[0].by, "new_at": rows[0].at} for key in touched])


def _refuse_outdated(sql: Connection, article_id: str, changes: Sequence[Change], newest: int) -> None:
    """What was done on a version that is no longer the newest would be seen by nobody."""
    if any(change.subject.kind == "version" for change in changes):
        return
    for change in changes:
        number = (change.after or change.before or {}).get("version", newest)
        if number != newest and change.subject.kind in ("passage", "waiver"):
            who = last_changer(sql, Subject(article_id, "version", str(newest)))
            raise Conflict(f"The article was updated to version {newest} by {who} since; your change was not made.")


def _refuse_parts_of_removed(sql: Connection, changes: Sequence[Change]) -> None:
    """What belongs to a claim in the bin is not changed, unless the claim itself is: nobody would see it. An update
    carries all over, so that it can be restored."""
    if any(change.subject.kind == "version" for change in changes):
        return
    own = {change.subject.id for change in changes if change.subject.kind == "claim"}
    owners = {c.subject.claim: c.subject.article for c in changes if c.subject.claim and c.subject.claim not in own}
    keys = list(owners)
    for first in range(0, len(keys), _AT_ONCE):
        for key, number in sql.execute(_REMOVED, {"keys": keys[first : first + _AT_ONCE]}).all():
            raise in_the_bin(sql, Subject(owners[key], "claim", key), f"Claim {number}")
