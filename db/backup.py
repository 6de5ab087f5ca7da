"""Copies of a library by SQLite's backup API, each verified before it counts; and a copy in the library's place."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.domain.errors import Refused
from db.engine import check_header, connect, connect_to_read, is_empty, is_writable
from db.errors import LibraryDamaged, LibraryForeign, LibraryLocked, LibraryReadOnly, LibraryUnreachable, told
from db.schema import REVISION

KEPT = 3  # of the rolling backups
EVERY = timedelta(hours=1)
LARGE = 256 * 1024 * 1024  # bytes; a larger library is copied at closing alone, when nobody waits for it
_MOMENT = "%Y%m%dT%H%M%SZ"


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
    return backup(library, _beside(library, f"before-upgrade-from-{revision}", datetime.now(UTC)))


def roll(library: Path, *, closing: bool = False, at: datetime | None = None) -> Path | None:
    """The next of the library's rolling backups, beside it; then those older than the newest three go. `at` is the
    moment, in UTC, by default now.

    Returns None where none is due: nothing was written to the library since the newest, that one is less than an hour
    old, or the library is larger than 256 MiB and this is not the `closing` of it. Raises StoreError; then the older
    ones are as they were. It takes as long as to copy the file, during which nobody can write: call it from a worker,
    once nobody has changed anything for 30 s."""
    moment = at or datetime.now(UTC)
    known = rolling(library)
    with told(library, changing=False):
        there = library.stat()
        newest = known[0].stat().st_mtime if known else None
    if newest is not None and (there.st_mtime <= newest or moment.timestamp() - newest < EVERY.total_seconds()):
        return None
    if there.st_size > LARGE and not closing:
        return None
    made = backup(library, _beside(library, "backup", moment))
    try:
        for old in [one for one in known if one != made][KEPT - 1 :]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryUnreachable(f"An old backup cannot be deleted: {error.strerror}.") from error
    return made


def rolling(library: Path) -> list[Path]:
    """The library's rolling backups, the newest first; not those of before an upgrade or a restore."""
    named = f"{library.stem}.backup."
    with told(library, changing=False):
        files = [file for file in library.parent.iterdir() if file.name.startswith(named) and file.suffix == ".sqlite"]
    return sorted(
        (file for file in files if _is_moment(file.name.removeprefix(named)[: -len(".sqlite")])), reverse=True
    )


def newest_good(library: Path) -> Path | None:
    """The newest rolling backup that is sound, to be offered where the library is not."""
    for one in rolling(library):
        try:
            verify(one)
        except LibraryDamaged:
            continue
        return one
    return None


def restore(library: Path, copy: Path, *, force: bool = False) -> Path | None:
    """The backup `copy`, verified, as the library, readable by its owner alone. Returns where the library that was
    there is kept, damaged or not; None where none was. A program that has the library open is told at its next change
    that it was moved.

    Raises StoreError, and Refused where there is a library, unless `force`; then all is as it was."""
    _check_backup(library, copy)
    there = _is_there(library)
    if there:
        if not force:
            raise Refused(
                f"There is a library at {library}; with --force it is kept aside and the backup takes its place."
            )
        _let_go(library)
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=library.parent) as folder:
            made = backup(copy, Path(folder) / library.name)
            aside = _put_aside(library) if there else None
            _replace(library, made, aside)
    except OSError as error:
        raise LibraryUnreachable(f"The library {library} cannot be written: {error.strerror}.") from error
    return aside


def _check_backup(library: Path, copy: Path) -> None:
    """Raises StoreError or Refused where the file is no sound backup for this program."""
    revision = check_header(copy)
    if library.exists() and copy.samefile(library):
        raise Refused(f"{copy} is the library itself.")
    if revision != REVISION:
        from db.upgrade import is_older

        if not is_older(revision):
            raise LibraryForeign(f"The backup {copy} was made by a newer version of this program.")
    verify(copy)


def _is_there(library: Path) -> bool:
    try:
        return not is_empty(library)
    except LibraryDamaged:
        return True


def _let_go(library: Path) -> None:
    """Make sure that nobody is in the midst of a change of the library, and that none is left unfinished. Raises
    LibraryLocked where somebody is, LibraryForeign where it is none, LibraryReadOnly where it may not be written."""
    if not is_writable(library):
        raise LibraryReadOnly(f"The library {library.name} is read-only; the backup was not put in its place.")
    try:
        check_header(library)
        with told(library), closing(connect(library)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except LibraryDamaged:
        return  # which is why somebody restores


def _replace(library: Path, made: Path, aside: Path | None) -> None:
    try:
        made.replace(library)
    except OSError:
        if aside is not None:
            aside.rename(library)
        raise


def _put_aside(library: Path) -> Path:
    """The library under another name, with what is left of an unfinished change, which would spoil the next one."""
    aside = _beside(library, "before-restore", datetime.now(UTC))
    number = 1
    while aside.exists():
        number += 1
        aside = _beside(library, f"before-restore-{number}", datetime.now(UTC))
    journal = library.with_name(library.name + "-journal")
    if journal.exists():
        journal.rename(aside.with_name(aside.name + "-journal"))
    library.rename(aside)
    return aside


def _beside(library: Path, what: str, moment: datetime) -> Path:
    return library.with_name(f"{library.stem}.{what}.{moment.strftime(_MOMENT)}.sqlite")


def _is_moment(word: str) -> bool:
    try:
        return bool(datetime.strptime(word, _MOMENT).replace(tzinfo=UTC))
    except ValueError:
        return False


def verify(path: Path) -> None:
    """Raises LibraryDamaged where SQLite finds a fault in the file."""
    with told(path, changing=False), closing(connect(path, "ro")) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise LibraryDamaged(f"The copy {path} is damaged: {verdict}.")
