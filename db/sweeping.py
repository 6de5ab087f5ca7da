"""Giving space back: chunks of files that do not count are taken away, and free pages cut off the library's end."""

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, select

from db.engine import Transaction
from db.files import unhurried
from db.schema import file, file_chunk

_CHUNKS_AT_ONCE = 4
_PAGES_AT_ONCE = 1024  # given back in one transaction, 4 MiB

Writing = Callable[[], Transaction]
Step = Callable[[int], None]  # hears between transactions how many bytes were dealt with, and may raise, to stop
Check = Callable[[], None]
Tell = Callable[[int, int], None]


def unchecked() -> None:
    """For a caller who does not want to stop it."""


def untold(_done: int, _total: int) -> None:
    """For a caller who does not want to hear how far it is."""


class Steps:
    """How far work of `total` bytes is; called between its transactions with what was dealt with since."""

    def __init__(self, total: int, check: Check, tell: Tell) -> None:
        self._done, self._total = 0, total
        self._check, self._tell = check, tell

    def __call__(self, size: int) -> None:
        self._check()
        if size:
            self._done += size
            self._tell(min(self._done, self._total), self._total)


def unfinished() -> Select[Any]:
    """The SHA-256 of files that are not there whole."""
    return select(file_chunk.c.sha256).where(file_chunk.c.sha256.not_in(select(file.c.sha256))).distinct()


def bytes_of(sql: Connection, wanted: Iterable[str]) -> int:
    """What the chunks of those files take, compressed."""
    each = (
        sql.execute(select(func.sum(func.length(file_chunk.c.data))).where(file_chunk.c.sha256 == one)).scalar_one()
        for one in wanted
    )
    return sum(size or 0 for size in each)


def free_bytes(sql: Connection) -> int:
    """What is free in the library's file."""
    names = ("freelist_count", "page_size")
    pages, each = (int(sql.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in names)
    return pages * each


def sweep(writing: Writing, sha256: str, step: Step) -> None:
    """Take away a file's chunks, unless somebody has kept it whole since."""
    whole = select(file.c.sha256).where(file.c.sha256 == sha256)
    chunks = select(file_chunk.c.ordinal, func.length(file_chunk.c.data).label("size")).where(
        file_chunk.c.sha256 == sha256, ~exists(whole)
    )
    left = True
    while left:
        step(0)
        with unhurried(writing) as sql:
            found = sql.execute(chunks.limit(_CHUNKS_AT_ONCE)).all()
            ordinals = [row.ordinal for row in found]
            gone = delete(file_chunk).where(file_chunk.c.sha256 == sha256, file_chunk.c.ordinal.in_(ordinals))
            left = bool(ordinals) and sql.execute(gone).rowcount == _CHUNKS_AT_ONCE
        step(sum(row.size for row in found))


def give_back(writing: Writing, step: Step) -> None:
    """Cut the free pages off the file's end, which SQLite fills from them first."""
    left = True
    while left:
        step(0)
        with unhurried(writing) as sql:
            free = int(sql.exec_driver_sql("PRAGMA freelist_count").scalar_one())
            each = int(sql.exec_driver_sql("PRAGMA page_size").scalar_one())
            with closing(sql.connection.cursor()) as driver:
                # One by one: of a statement without columns Python's driver takes no more than the first step.
                for _ in range(min(free, _PAGES_AT_ONCE)):
                    driver.execute("PRAGMA incremental_vacuum(1)")
            left = free > _PAGES_AT_ONCE
        step(min(free, _PAGES_AT_ONCE) * each)
