"""Making and opening the file: SQLite's settings, the header, the schema's version (design, section 4.14)."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from db import schema
from db.errors import LibraryForeign, LibraryMissing, LibraryUnreachable, told

BUSY_SECONDS = 2
Transaction = AbstractContextManager[Connection]
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
)


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection with the library's settings. `mode` is SQLite's: `ro`, `rw`, or `rwc` to make the file."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    for pragma in _PRAGMAS:
        if mode != "ro" or "journal_mode" not in pragma:
            connection.execute(pragma).close()
    return connection


def make_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine of one connection, for one thread. A transaction is immediate where it is opened by `writing`."""
    mode = "ro" if read_only else "rw"
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, mode), poolclass=QueuePool, pool_size=1, max_overflow=0
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One consistent look at the library. Fetch every row within it: an open cursor blocks every commit."""
    with told(path), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction: all of it on disk when the block ends, or, where it raises, nothing."""
    try:
        with told(path), engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection
    except LibraryUnreachable:
        engine.dispose()  # the file may come back as another one
        raise


def make_library(path: Path) -> None:
    """A new, empty library at `path`, readable by its owner alone. Where one has appeared meanwhile, that stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".library-", dir=path.parent)
    except OSError as error:
        raise LibraryUnreachable(f"The library {path} cannot be made: {error.strerror}.") from error
    os.close(handle)
    made = Path(name)
    try:
        with told(path):
            _write_schema(made)
        _put_in_place(made, path)
    finally:
        made.unlink(missing_ok=True)


def check_header(path: Path) -> str:
    """The schema's revision. Raises LibraryMissing, LibraryForeign, LibraryDamaged or LibraryUnreachable."""
    if not path.is_file():
        raise LibraryMissing(f"There is no library at {path}.")
    with told(path):
        connection = connect(path, "ro")
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != schema.APPLICATION_ID:
                raise LibraryForeign(f"{path} is a database of another program, not a library; it was left as it is.")
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    return str(revision)


def is_writable(path: Path) -> bool:
    """Whether the file is meant to be written: its mode is heeded even where the user could override it."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _write_schema(path: Path) -> None:
    connection = connect(path, "rwc")
    connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.close()
    engine = make_engine(path, read_only=False)
    with engine.connect().execution_options(writing=True) as sql, sql.begin():
        schema.metadata.create_all(sql)
        sql.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        sql.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.REVISION,))
    engine.dispose()


def _put_in_place(made: Path, path: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        made.replace(path)  # an empty file, as a file dialog or mktemp leaves it
        return
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            made.replace(path)
