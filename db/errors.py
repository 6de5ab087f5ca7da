"""What can go wrong with a library, in words fit to show; and the one place that reads SQLite's error codes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import AnnotatorError, Refused


class StoreError(AnnotatorError):
    """The library cannot do what was asked. Nothing of the change was made."""


class LibraryMissing(StoreError):
    """There is no library at that path."""


class LibraryLocked(StoreError):
    """Another program holds the library."""


class LibraryReadOnly(StoreError):
    """The library may be read but not written."""


class LibraryUnreachable(StoreError):
    """The file, its folder or its disk is gone, full or failing."""


class LibraryDamaged(StoreError):
    """The file is no sound SQLite database."""


class LibraryForeign(StoreError):
    """The file is some other program's database, or one of a newer version of this program."""


class Conflict(StoreError, Refused):
    """Somebody else has changed the same thing since. The message shows both versions."""


class NothingToUndo(StoreError, Refused):
    """This reviewer has no action in this article to undo, or to redo."""


@contextmanager
def told(path: Path, *, changing: bool = True) -> Iterator[None]:
    """Within it, an error that the environment caused, SQLite's or the system's, is raised as the StoreError that says
    so. `changing` is whether a change was to be made, of which it is said that it was not."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(error.orig, path, changing) or error from error
    except sqlite3.Error as error:
        raise _meaning(error, path, changing) or error from error
    except OSError as error:
        raise LibraryUnreachable(f"The library {path} cannot be reached: {error.strerror}.") from error


def _meaning(error: BaseException | None, path: Path, changing: bool) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    unmade = "; the change was not made" if changing else ""
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return LibraryUnreachable(f"The library {path} was moved or deleted{unmade}.")
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return LibraryReadOnly(
            f"The library {path.name} is read-only and holds an unfinished change, which must be taken back before "
            "it can be read: make it writable, then open it again."
        )
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryLocked(f"The library {path.name} is locked by another program{unmade}. Try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return LibraryReadOnly(f"The library {path.name} is read-only{unmade}.")
        case sqlite3.SQLITE_FULL:
            return LibraryUnreachable(
                f"The disk is full{unmade}. Everything before it is safe. Free some space, then try again."
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return LibraryUnreachable(
                f"The library {path} cannot be reached or written{unmade}. Everything before it is safe."
                if changing
                else f"The library {path} cannot be reached or read."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return LibraryDamaged(f"The library {path} is damaged or no library; it was left as it is.")
    return None
