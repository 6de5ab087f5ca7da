"""Copies of a library by SQLite's backup API, each verified before it counts."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from db.engine import connect
from db.errors import LibraryDamaged, told


def backup(library: Path, copy: Path) -> Path:
    """A whole, verified copy of the library at `copy`, written beside it and renamed. Raises StoreError."""
    partial = copy.with_name(copy.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        with told(library), closing(connect(library, "ro")) as source, closing(sqlite3.connect(partial)) as target:
            source.backup(target)  # all pages in one step, so that no writer comes between
        partial.chmod(0o600)
        verify(partial)
        partial.replace(copy)
    finally:
        partial.unlink(missing_ok=True)
    return copy


def backup_before_upgrade(library: Path, revision: str) -> Path:
    """A backup beside the library, named after the moment and the revision it still has."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    return backup(library, library.with_name(f"{library.stem}.before-upgrade-from-{revision}.{moment}.sqlite"))


def verify(path: Path) -> None:
    """Raises LibraryDamaged where SQLite finds a fault in the file."""
    with told(path), closing(connect(path, "ro")) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise LibraryDamaged(f"The copy {path} is damaged: {verdict}.")
