"""Making and opening the file: SQLite's settings, the header, the schema's version (design, section 4.14)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from annotator.domain.change import LIBRARY
from db import schema
from db.errors import LibraryDamaged, LibraryForeign, LibraryMissing, LibraryUnreachable, told

BUSY_SECONDS = 2
Transaction = AbstractContextManager[Connection]
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
)


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection with the library's settings. `mode` is SQLite's: `ro` or `rw`; neither makes the file."""
    connection = _connect(path, f"mode={mode}")
    try:
        for pragma in _PRAGMAS:
            if mode != "ro" or "journal_mode" not in pragma:
                connection.execute(pragma).close()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection for reading that changes no setting. It may write all the same where the file may be written: a
    program that ended in the middle of a change has left that to be taken back, and SQLite does so at the next
    reading, which fails where it may not."""
    return _connect(path, "mode=rw" if is_writable(path) else "mode=ro")


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
    with _renewed(engine), told(path, changing=False), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction: all of it on disk when the block ends, or, where it raises, nothing."""
    with (
        _renewed(engine),
        told(path),
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        yield connection


def is_empty(path: Path) -> bool:
    """Whether nothing, or a file without content, is at `path`, so that a library can be made there. Raises
    StoreError."""
    with told(path, changing=False):
        if not path.exists():
            return True
        if path.is_dir():
            raise LibraryMissing(f"{path} is a folder; name the library's file.")
    if path.is_file() and _journal(path).exists():
        with told(path, changing=False), closing(connect_to_read(path)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()  # takes back a library that was half made
    return path.is_file() and path.stat().st_size == 0


def make_library(path: Path) -> None:
    """A new, empty library at `path`, where `is_empty`, readable by its owner alone. It is made whole or not at all;
    of two programs that make it at once, the second finds it made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)  # whatever the umask, or the program that left an empty file
    except OSError as error:
        raise LibraryUnreachable(f"The library {path} cannot be made: {error.strerror}.") from error
    engine = make_engine(path, read_only=False)
    try:
        with reading(engine, path) as sql:
            # Heeded only before anything is written. It begins to write by itself, and waits for the lock.
            sql.exec_driver_sql("PRAGMA auto_vacuum=INCREMENTAL")
            if not sql.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").all():
                _write_schema(sql)
    finally:
        engine.dispose()


def check_header(path: Path) -> str:
    """The schema's revision. Raises LibraryMissing, LibraryForeign, LibraryDamaged or LibraryUnreachable."""
    if is_empty(path):
        empty = ": the file is empty" if path.exists() else ""
        raise LibraryMissing(f"There is no library at {path}{empty}.")
    foreign = f"{path} is a database of another program, not a library; it was left as it is."
    if _application_of_untouched(path) not in (None, schema.APPLICATION_ID):
        raise LibraryForeign(foreign)
    with told(path, changing=False), closing(connect_to_read(path)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != schema.APPLICATION_ID:
            raise LibraryForeign(foreign)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
        versioned = "alembic_version" in tables
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if versioned else None
    if found is None:
        raise LibraryDamaged(f"The library {path} is damaged: it does not say its version. It was left as it is.")
    return str(found[0])


def is_writable(path: Path) -> bool:
    """Whether the file is meant to be written: its mode is heeded even where the user could override it."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return bool(mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _journal(path: Path) -> Path:
    """Where SQLite keeps what it needs to take back an unfinished change."""
    return path.with_name(path.name + "-journal")


def _application_of_untouched(path: Path) -> int | None:
    """The file's application id, read without so much as a lock or a journal beside it, lest it is another program's
    file; None where it cannot be read so, as in the midst of a change."""
    try:
        with closing(_connect(path, "immutable=1")) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error:
        return None
    return int(application)


def _connect(path: Path, options: str) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path.absolute()))}?{options}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


@contextmanager
def _renewed(engine: Engine) -> Iterator[None]:
    """Connect anew after the file was out of reach: it may come back as another one."""
    try:
        yield
    except LibraryUnreachable:
        engine.dispose()
        raise


def _write_schema(sql: Connection) -> None:
    sql.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    schema.metadata.create_all(sql)
    sql.exec_driver_sql("INSERT INTO library (id, head_seq, head_hash) VALUES (?, 0, '')", (LIBRARY,))
    sql.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    sql.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.REVISION,))
