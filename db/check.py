"""Whether a library is sound: SQLite's own checks, that every row can be read, and then `db.soundness`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError
from sqlalchemy import Connection, select

from annotator.domain.change import LIBRARY
from annotator.domain.errors import InvalidValue
from annotator.domain.review import Review
from db import reading
from db.engine import check_header, is_writable, make_engine
from db.engine import reading as looking
from db.errors import LibraryForeign
from db.files import damaged_files
from db.rows import to_history
from db.schema import REVISION, article, claim, history, metadata
from db.soundness import Kept, faults, house_faults

# What making a value of a row raises where somebody else has written into the row.
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, MsgspecError, InvalidValue)
Value = TypeVar("Value")


def check(path: Path) -> list[str]:
    """What is wrong with the library, a sentence each; empty when nothing is. Raises StoreError where it cannot be
    read at all, or is of another version of the program."""
    revision = check_header(path)
    if revision != REVISION:
        raise LibraryForeign(
            f"The library {path} is of version {revision}, not {REVISION}, and was not checked. Opening an older one "
            "upgrades it; a newer one needs the program that made it."
        )
    engine = make_engine(path, read_only=not is_writable(path))
    try:
        with looking(engine, path) as sql:
            problems = _faults_of_file(sql)
        if problems:
            return problems
        # Not within one look at the library: for a large file nobody else could write for long.
        damaged = damaged_files(partial(looking, engine, path))
        problems = [f"The kept file {sha256} is damaged." for sha256 in damaged]
        with looking(engine, path) as sql:
            problems += _faults_of_house(sql)
            for key, title in sql.execute(select(article.c.id, article.c.title).order_by(article.c.id)).all():
                problems += [f"{title}: {problem}" for problem in _faults_of_article(sql, key)]
    finally:
        engine.dispose()
    return problems


def _faults_of_file(sql: Connection) -> list[str]:
    there = {name for (name,) in sql.exec_driver_sql("SELECT name FROM sqlite_master").all()}
    if missing := [name for name in metadata.tables if name not in there]:
        return [f"The table {name} is missing." for name in missing]
    verdicts = [row[0] for row in sql.exec_driver_sql("PRAGMA integrity_check").all()]
    problems = [f"SQLite: {verdict}." for verdict in verdicts if verdict != "ok"]
    orphans = sql.exec_driver_sql("PRAGMA foreign_key_check").all()
    return problems + [f"A row of {row[0]} points to a row of {row[2]} that is not there." for row in orphans]


def _faults_of_house(sql: Connection) -> list[str]:
    problems: list[str] = []
    found = _read(problems, "A source or setting", partial(reading.read_house, sql))
    rows = _read(problems, "The history of the sources", partial(reading.read_history, sql, LIBRARY))
    if found is None or rows is None:
        return problems
    return house_faults(found, rows, reading.read_head(sql, LIBRARY))


def _faults_of_article(sql: Connection, key: str) -> list[str]:
    problems: list[str] = []
    found = _read(problems, "The article", partial(reading.read_article, sql, key))
    claims = _read([], "", partial(reading.read_claims, sql, key))
    if claims is None:  # which of them?
        for one, number in sql.execute(select(claim.c.id, claim.c.number).where(claim.c.article_id == key)).all():
            _read(problems, f"Claim {number}", partial(reading.read_claim, sql, one))
    waivers = _read(problems, "A waiver", partial(reading.read_waivers, sql, key))
    kept = sql.execute(select(history).where(history.c.article_id == key).order_by(history.c.seq)).all()
    rows = [_read(problems, f"History row {row.seq}", partial(to_history, row)) for row in kept]
    if problems or found is None or claims is None or waivers is None:
        return problems
    review = Review(found, tuple(claims), tuple(waivers), tuple(row for row in rows if row is not None))
    last = sql.execute(select(article.c.last_number, article.c.last_query).where(article.c.id == key)).one()
    return faults(review, Kept(reading.read_head(sql, key), tuple(row.role for row in kept), *last))


def _read(problems: list[str], what: str, reader: Callable[[], Value]) -> Value | None:
    """What `reader` reads; where it cannot, that is noted among `problems`."""
    try:
        return reader()
    except _UNREADABLE as error:
        problems.append(f"{what} cannot be read ({error}).")
        return None
