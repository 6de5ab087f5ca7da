"""Emptying the bin: what was removed long ago goes for good, and gives its space back (design, section 4.9 and 4.12).

Of an article all goes, its history too, but for one row in the library's own chain that says so. That chain stays
whole: what it tells of a source stays there. Files go where nothing refers to them.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, delete, exists, func, select

from annotator.domain.actions import state_of
from annotator.domain.change import LIBRARY, Change, Subject
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Source
from annotator.domain.times import to_moment
from db.engine import Transaction
from db.files import unhurried
from db.rows import to_source
from db.schema import article, claim, evidence, file, file_chunk, history, metadata, source, version
from db.writing import write_group

DAYS = 30  # in the bin
PURGED = "article.purge"
_CHUNKS_AT_ONCE = 4
_PAGES_AT_ONCE = 1024  # given back in one transaction, 4 MiB


class PurgedArticle(NamedTuple):
    """An article that goes: its id, title, number of claims, when it was removed, and its history's head."""

    id: str
    title: str
    claims: int
    removed_at: str
    head_seq: int
    head_hash: str


class UnusedFile(NamedTuple):
    """A kept file that nothing refers to. `size` is in bytes, before it was compressed."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Purge:
    """What goes, or has gone: articles, sources and files, how many files that were never kept whole, and how many
    bytes smaller the library has become (0 for what is only to go)."""

    articles: tuple[PurgedArticle, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[UnusedFile, ...] = ()
    unfinished: int = 0
    freed: int = 0


class Bin:
    """What a library has in its bin. Methods raise StoreError."""

    def __init__(self, reading: Callable[[], Transaction], writing: Callable[[], Transaction]) -> None:
        self._reading = reading
        self._writing = writing

    def due(self, days: float = DAYS) -> Purge:
        """What `purge` would take away now. Raises InvalidValue where nobody can go back that many days."""
        with self._reading() as sql:
            return _due(sql, _cutoff(days))

    def purge(self, reviewer: str, days: float = DAYS, check: Callable[[], None] = lambda: None) -> Purge:
        """Take away what was removed, or kept without any use, `days` or more ago. Returns what has gone.

        It is done in short transactions; `check` is called between them and may raise, to stop. What has gone by then
        is gone, wholly, and the rest goes the next time. None of it can be undone. Raises InvalidValue as `due`."""
        cutoff = _cutoff(days)
        with self._reading() as sql:
            found, before = _due(sql, cutoff), _size(sql)
        articles = tuple(self._purge_articles(found.articles, cutoff, reviewer, check))
        check()
        with self._writing() as sql:
            sources = _purge_sources(sql, cutoff, reviewer)
        files = self._purge_files(cutoff, check)
        with self._reading() as sql:
            unfinished = sql.execute(_unfinished()).scalars().all()
        for sha256 in unfinished:
            self._sweep(sha256, check)
        self._give_back(check)
        with self._reading() as sql:
            freed = before - _size(sql)
        kept_whole = {one.sha256 for one in files}
        return Purge(articles, sources, files, len(set(unfinished) - kept_whole), freed)

    def _purge_articles(
        self, articles: Iterable[PurgedArticle], cutoff: str, reviewer: str, check: Callable[[], None]
    ) -> Iterator[PurgedArticle]:
        """Each by itself. Those that have gone: one may have been restored since."""
        for one in articles:
            check()
            with self._writing() as sql:
                gone = _purge_article(sql, one, cutoff, reviewer)
            if gone:
                yield one

    def _purge_files(self, cutoff: str, check: Callable[[], None]) -> tuple[UnusedFile, ...]:
        """First they no longer count, all at one moment; what is left of them is swept like any file not whole."""
        check()
        with self._writing() as sql:
            files = _unused_files(sql, cutoff)
            for one in files:
                sql.execute(delete(file).where(file.c.sha256 == one.sha256))
        return files

    def _sweep(self, sha256: str, check: Callable[[], None]) -> None:
        """Take away a file's chunks, unless somebody has kept it whole since."""
        left = True
        while left:
            check()
            with unhurried(self._writing) as sql:
                whole = select(file.c.sha256).where(file.c.sha256 == sha256)
                some = select(file_chunk.c.ordinal).where(file_chunk.c.sha256 == sha256).limit(_CHUNKS_AT_ONCE)
                gone = delete(file_chunk).where(
                    file_chunk.c.sha256 == sha256, file_chunk.c.ordinal.in_(some.scalar_subquery()), ~exists(whole)
                )
                left = sql.execute(gone).rowcount == _CHUNKS_AT_ONCE

    def _give_back(self, check: Callable[[], None]) -> None:
        """Cut the free pages off the file's end, which SQLite fills from them first."""
        left = True
        while left:
            check()
            with unhurried(self._writing) as sql:
                free = int(sql.exec_driver_sql("PRAGMA freelist_count").scalar_one())
                with closing(sql.connection.cursor()) as driver:
                    # One by one: of a statement without columns Python's driver takes no more than the first step.
                    for _ in range(min(free, _PAGES_AT_ONCE)):
                        driver.execute("PRAGMA incremental_vacuum(1)")
                left = free > _PAGES_AT_ONCE


def _cutoff(days: float) -> str:
    try:
        return to_moment(datetime.now(UTC) - timedelta(days=days))
    except (OverflowError, ValueError) as error:
        raise InvalidValue(f"Nothing is {days:,} days old.") from error


def _due(sql: Connection, cutoff: str) -> Purge:
    unfinished = len(sql.execute(_unfinished()).scalars().all())
    return Purge(_due_articles(sql, cutoff), _due_sources(sql, cutoff), _unused_files(sql, cutoff), unfinished)


def _in_bin(cutoff: str) -> ColumnElement[bool]:
    return article.c.removed_at <= cutoff


def _goes(cutoff: str) -> ScalarSelect[Any]:
    """The ids of the articles that go."""
    return select(article.c.id).where(_in_bin(cutoff)).scalar_subquery()


def _due_articles(sql: Connection, cutoff: str) -> tuple[PurgedArticle, ...]:
    claims = select(func.count()).where(claim.c.article_id == article.c.id).scalar_subquery()
    found = select(
        article.c.id, article.c.title, claims, article.c.removed_at, article.c.head_seq, article.c.head_hash
    ).where(_in_bin(cutoff))
    return tuple(PurgedArticle(*row) for row in sql.execute(found.order_by(article.c.removed_at, article.c.id)).all())


def _due_sources(sql: Connection, cutoff: str) -> tuple[Source, ...]:
    """Sources in the bin that no evidence of an article that stays rests on."""
    staying = select(evidence.c.source_id, evidence.c.calculation).join(claim)
    uses = sql.execute(staying.where(claim.c.article_id.not_in(_goes(cutoff)))).all()
    used, calculations = {use.source_id for use in uses}, [use.calculation for use in uses if use.calculation]
    removed = sql.execute(select(source).where(source.c.removed_at <= cutoff).order_by(source.c.id)).all()
    return tuple(
        to_source(row) for row in removed if row.id not in used and not any(row.id in text for text in calculations)
    )


def _unused_files(sql: Connection, cutoff: str) -> tuple[UnusedFile, ...]:
    """Files that no version of an article that stays, withdrawn ones too, and no source that stays refers to, and none
    that has been referred to since."""
    versions = select(version.c.source_sha256).where(version.c.article_id.not_in(_goes(cutoff)))
    used = set(sql.execute(versions.distinct()).scalars())
    going = {one.id for one in _due_sources(sql, cutoff)}
    copies = sql.execute(select(source.c.id, source.c.file_sha256).where(source.c.file_sha256.is_not(None))).all()
    used |= {sha256 for key, sha256 in copies if key not in going}
    used |= _let_go_since(sql, cutoff)
    kept = sql.execute(select(file.c.sha256, file.c.size).where(file.c.kept_at <= cutoff).order_by(file.c.sha256))
    return tuple(UnusedFile(*row) for row in kept.all() if row.sha256 not in used)


def _let_go_since(sql: Connection, cutoff: str) -> set[str]:
    """The files that sources have let go of since: an undo may take them back."""
    since = select(history.c.before).where(
        history.c.article_id == LIBRARY, history.c.at > cutoff, history.c.action != "source.purge"
    )
    states: Iterable[Any] = (json.loads(row) for row in sql.execute(since).scalars().all() if row)
    return {state["file"][2] for state in states if state.get("file")}


def _unfinished() -> Select[Any]:
    """The SHA-256 of files that are not there whole."""
    return select(file_chunk.c.sha256).where(file_chunk.c.sha256.not_in(select(file.c.sha256))).distinct()


def _purge_article(sql: Connection, one: PurgedArticle, cutoff: str, reviewer: str) -> bool:
    """Take away all rows of the article, in every table. Returns whether it was still to go."""
    still = select(article.c.id).where(article.c.id == one.id, _in_bin(cutoff))
    if sql.execute(still).first() is None:
        return False
    said = {name: value for name, value in one._asdict().items() if name != "id"}
    gone = Change(PURGED, Subject(LIBRARY, "article", one.id), said, None)
    write_group(sql, LIBRARY, [gone], reviewer, role="base", in_place=True)
    claims = select(claim.c.id).where(claim.c.article_id == one.id)
    # Tables that refer to others come before those; drafts refer to claims without saying so.
    tables = list(reversed(metadata.sorted_tables))
    for table in (table for table in tables if "claim_id" in table.c):
        sql.execute(delete(table).where(table.c.claim_id.in_(claims)))
    for table in (table for table in tables if "article_id" in table.c):
        sql.execute(delete(table).where(table.c.article_id == one.id))
    sql.execute(delete(article).where(article.c.id == one.id))
    return True


def _purge_sources(sql: Connection, cutoff: str, reviewer: str) -> tuple[Source, ...]:
    sources = _due_sources(sql, cutoff)
    changes = [Change("source.purge", Subject(LIBRARY, "source", one.id), state_of(one), None) for one in sources]
    if changes:
        write_group(sql, LIBRARY, changes, reviewer, role="base")
    return sources


def _size(sql: Connection) -> int:
    """The library's size in bytes."""
    pages, bytes_each = (sql.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages * bytes_each)
