"""Emptying the bin: what was removed long ago goes for good, and gives its space back (design, section 4.9 and 4.12).

Of an article all goes, its history too, but for one row in the library's own chain that says so. That chain stays
whole: what it tells of a source stays there. Files go where nothing refers to them.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, delete, func, select

from annotator.domain.actions import state_of
from annotator.domain.change import LIBRARY, PURGED, SOURCE_PURGED, Change, Subject
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Source
from annotator.domain.times import to_moment
from db.engine import Transaction
from db.rows import to_source
from db.schema import article, claim, evidence, file, history, metadata, source, version
from db.sweeping import Steps, Tell, bytes_of, free_bytes, give_back, sweep, unchecked, unfinished, untold
from db.writing import write_group

DAYS = 30  # in the bin
_UNUSED_DAYS = 1 / 24  # before a file that nothing refers to yet is taken where others may be at work
_AN_ARTICLE = 1 << 20  # bytes that taking away an article's rows counts for in telling how far a purge is


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


@dataclass(frozen=True, slots=True)
class _Age:
    """Up to which moments things go: what was removed; files that nothing uses; files that sources let go of. `own`
    are files that what goes has used, which go with it even if they are newer than `unused`."""

    removed: str
    unused: str
    let_go: str
    own: frozenset[str] = frozenset()


class Bin:
    """What a library has in its bin. Methods raise StoreError, and InvalidValue where nobody can go back `days`.

    `sparing` is for a bin that is emptied while somebody may be at work: files that undo may take back stay for the
    bin's 30 days, and those kept within the last hour that were not in use, which somebody may be about to use."""

    def __init__(self, reading: Callable[[], Transaction], writing: Callable[[], Transaction]) -> None:
        self._reading = reading
        self._writing = writing

    def due(self, days: float = DAYS, *, sparing: bool = False) -> Purge:
        """What `purge` would take away now."""
        age = _age(days, sparing)
        with self._reading() as sql:
            return _due(sql, _with_own(sql, age))

    def purge(
        self,
        reviewer: str,
        days: float = DAYS,
        check: Callable[[], None] = unchecked,
        *,
        tell: Tell = untold,
        sparing: bool = False,
    ) -> Purge:
        """Take away what was removed, or kept without any use, `days` or more ago. Returns what has gone.

        It is done in short transactions; `check` is called between them and may raise, to stop; `tell(done, total)`
        hears how far it is. What has gone by then is gone, wholly, and the rest goes the next time. None of it can be
        undone."""
        with self._reading() as sql:
            age = _with_own(sql, _age(days, sparing))
            found, before = _due(sql, age), _size(sql)
            step = Steps(_work(sql, found), check, tell)
        files: list[UnusedFile] = []
        articles = tuple(self._purge_articles(found.articles, age, reviewer, files, step))
        step(0)
        with self._writing() as sql:
            sources = _purge_sources(sql, age, reviewer)
            files += _forget(sql, {one.file.sha256 for one in sources if one.file}, age)
        step(0)
        with self._writing() as sql:
            files += _forget(sql, {one.sha256 for one in found.files}, age)
        left = self._sweep_unfinished(step)
        give_back(self._writing, step)
        with self._reading() as sql:
            freed = before - _size(sql)
        kept_whole = {one.sha256 for one in files}
        return Purge(articles, sources, tuple(files), len(set(left) - kept_whole), freed)

    def sweep(self, files: Iterable[str], check: Callable[[], None] = unchecked) -> None:
        """Take away what is there of those files, by their SHA-256, where they are not there whole, and give the
        space back. `check` is as in `purge`."""
        step = Steps(0, check, untold)
        for sha256 in files:
            sweep(self._writing, sha256, step)
        give_back(self._writing, step)

    def _purge_articles(
        self, articles: Iterable[PurgedArticle], age: _Age, reviewer: str, files: list[UnusedFile], step: Steps
    ) -> Iterator[PurgedArticle]:
        """Each by itself, with its files, which are put to `files`. Those that have gone: one may have been restored
        since."""
        for one in articles:
            step(0)
            with self._writing() as sql:
                read_from = select(version.c.source_sha256).where(version.c.article_id == one.id)
                own = age.own.intersection(sql.execute(read_from).scalars())
                gone = _purge_article(sql, one, age.removed, reviewer)
                files += _forget(sql, own, age)
            step(_AN_ARTICLE)
            if gone:
                yield one

    def _sweep_unfinished(self, step: Steps) -> list[str]:
        with self._reading() as sql:
            left = list(sql.execute(unfinished()).scalars())
        for sha256 in left:
            sweep(self._writing, sha256, step)
        return left


def _cutoff(days: float) -> str:
    try:
        return to_moment(datetime.now(UTC) - timedelta(days=days))
    except (OverflowError, ValueError) as error:
        raise InvalidValue(f"Nothing is {days:,} days old.") from error


def _age(days: float, sparing: bool) -> _Age:
    return _Age(
        _cutoff(days),
        _cutoff(max(days, _UNUSED_DAYS) if sparing else days),
        _cutoff(max(days, DAYS) if sparing else days),
    )


def _with_own(sql: Connection, age: _Age) -> _Age:
    """With the files of what is to go, but for those that somebody has kept anew since it was removed."""
    versions = (
        select(version.c.source_sha256, article.c.removed_at)
        .join(article, article.c.id == version.c.article_id)
        .where(_in_bin(age.removed), version.c.source_sha256.is_not(None))
    )
    removed = {row.source_sha256: row.removed_at for row in sql.execute(versions.distinct()).all()}
    removed |= {one.file.sha256: one.removed_at for one in _due_sources(sql, age.removed) if one.file}
    kept = sql.execute(select(file.c.sha256, file.c.kept_at)).all() if removed else []
    return replace(age, own=frozenset(key for key, at in kept if key in removed and at <= removed[key]))


def _due(sql: Connection, age: _Age) -> Purge:
    left = len(sql.execute(unfinished()).scalars().all())
    return Purge(_due_articles(sql, age.removed), _due_sources(sql, age.removed), _unused_files(sql, age), left)


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


def _unused_files(sql: Connection, age: _Age) -> tuple[UnusedFile, ...]:
    """Files that no version of an article that stays, withdrawn ones too, and no source that stays refers to, and none
    that has been referred to since."""
    versions = select(version.c.source_sha256).where(version.c.article_id.not_in(_goes(age.removed)))
    used = set(sql.execute(versions.distinct()).scalars())
    going = {one.id for one in _due_sources(sql, age.removed)}
    copies = sql.execute(select(source.c.id, source.c.file_sha256).where(source.c.file_sha256.is_not(None))).all()
    used |= {sha256 for key, sha256 in copies if key not in going}
    used |= _let_go_since(sql, age.let_go)
    kept = sql.execute(select(file).order_by(file.c.sha256)).all()
    return tuple(
        UnusedFile(row.sha256, row.size)
        for row in kept
        if row.sha256 not in used and (row.kept_at <= age.unused or row.sha256 in age.own)
    )


def _forget(sql: Connection, files: Collection[str], age: _Age) -> list[UnusedFile]:
    """Let those of the files count no more that are due, and that nothing which is still there refers to, be it to
    go as well. What is left of them is swept like any file not whole. Returns them."""
    if not files:
        return []
    referred = {
        *sql.execute(select(version.c.source_sha256)).scalars(),
        *sql.execute(select(source.c.file_sha256)).scalars(),
    }
    found = [one for one in _unused_files(sql, age) if one.sha256 in files and one.sha256 not in referred]
    for one in found:
        sql.execute(delete(file).where(file.c.sha256 == one.sha256))
    return found


def _let_go_since(sql: Connection, cutoff: str) -> set[str]:
    """The files that sources have let go of since: an undo may take them back."""
    since = select(history.c.before).where(
        history.c.article_id == LIBRARY, history.c.at > cutoff, history.c.action != SOURCE_PURGED
    )
    states: Iterable[Any] = (json.loads(row) for row in sql.execute(since).scalars().all() if row)
    return {state["file"][2] for state in states if state.get("file")}


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


def _purge_sources(sql: Connection, age: _Age, reviewer: str) -> tuple[Source, ...]:
    sources = _due_sources(sql, age.removed)
    changes = [Change(SOURCE_PURGED, Subject(LIBRARY, "source", one.id), state_of(one), None) for one in sources]
    if changes:
        write_group(sql, LIBRARY, changes, reviewer, role="base")
    return sources


def _work(sql: Connection, due: Purge) -> int:
    """How much there is to do, in bytes: chunks are taken away, and their pages given back."""
    chunks = bytes_of(sql, [*(one.sha256 for one in due.files), *sql.execute(unfinished()).scalars().all()])
    return _AN_ARTICLE * len(due.articles) + 2 * chunks + free_bytes(sql)


def _size(sql: Connection) -> int:
    """The library's size in bytes."""
    pages, bytes_each = (sql.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages * bytes_each)
