"""Copies of a library by SQLite's backup API, each verified before it counts."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from db.engine import connect, connect_to_read
from db.errors import LibraryDamaged, LibraryLocked, LibraryUnreachable, told


def backup(library: Path, copy: Path) -> Path:
    """A whole, verified copy of the library at `copy`, written beside it and renamed. Raises StoreError."""
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=copy.parent) as folder:
            partial = Path(folder) / copy.name
            partial.touch(mode=0o600)
            with told(library), closing(connect_to_read(library)) as source, closing(connect(partial)) as target:
                source.backup(target, progress=_no_waiting)  # all pages in one step: no writer comes between
            verify(partial)
            partial.replace(copy)
    except OSError as error:
        raise LibraryUnreachable(f"The backup {copy} cannot be written: {error.strerror}.") from error
    return copy


def _no_waiting(status: int, _left: int, _pages: int) -> None:
    """The step itself has waited for a lock; asked again without end, as sqlite3 does, it would never return."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise LibraryLocked("The library is locked by another program; no backup was made. Try again.")


def backup_before_upgrade(library: Path, revision: str) -> Path:
    """A backup beside the library, named after the moment and the revision it still has."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    return backup(library, library.with_name(f"{library.stem}.before-upgrade-from-{revision}.{moment}.sqlite"))


def verify(path: Path) -> None:
    """Raises LibraryDamaged where SQLite finds a fault in the file."""
    with told(path, changing=False), closing(connect(path, "ro")) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise LibraryDamaged(f"The copy {path} is damaged: {verdict}.")
