"""Files kept whole, compressed, by the SHA-256 of their bytes: what versions were read from, and copies of sources.

They are written in short transactions and read a chunk at a time, so that nobody waits for a large one and none is
held in memory; a file counts once all of it is there.
"""

import hashlib
import io
import secrets
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import fsync
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from annotator.domain.errors import Refused
from annotator.domain.times import now
from db.engine import Transaction
from db.errors import Conflict, LibraryDamaged, StoreError
from db.intake import CHUNK, Content, Source, batches, content_of, count, readable
from db.schema import file, file_chunk

_TRIES = 3

Check = Callable[[], None]
Tell = Callable[[int, int], None]


class NotKept(StoreError):
    """No file of that SHA-256 is in the library."""


def _unchecked() -> None:
    return


def _untold(_done: int, _total: int) -> None:
    return


class Files:
    """A library's files. Methods raise StoreError. `sha256` is in hex. `begun` is that of a file of which some was
    written by this Store, and which is not there whole."""

    def __init__(self, reading: Callable[[], Transaction], writing: Callable[[], Transaction]) -> None:
        self._reading = reading
        self._writing = writing
        self.begun: str | None = None

    def keep(self, data: bytes, check: Check = _unchecked) -> str:
        """Keep the file, unless it is kept already. Returns its SHA-256. `check` is called between transactions and
        may raise, to stop: what was written by then counts for nothing, and a purge takes it away."""
        return self._keep(io.BytesIO(data), "The file", check, _untold).sha256

    def keep_file(self, path: Path, check: Check = _unchecked, tell: Tell = _untold) -> Content:
        """As `keep`, the file at `path`, of any size, of which no more than some MiB are ever in memory. It is read
        twice: first for its SHA-256. `tell(done, total)` hears how far that is, in bytes read. Raises Refused where it
        cannot be read, is no regular file, or was changed meanwhile."""
        named = f"“{path.name}”"
        with readable(named):
            if not path.is_file():
                raise Refused(f"{named} is no file that can be kept." if path.exists() else f"{named} is not there.")
            source = path.open("rb", buffering=0)
        with source:
            return self._keep(source, named, check, tell)

    def holds(self, sha256: str) -> bool:
        """Whether a file of that SHA-256 is kept, whole."""
        with self._reading() as sql:
            return _size(sql, sha256) is not None

    def read(self, sha256: str) -> bytes:
        """The file's bytes. Raises StoreError where it is not kept, LibraryDamaged where they are not what was kept."""
        return b"".join(self.open_chunks(sha256))

    def open_chunks(self, sha256: str) -> Iterator[bytes]:
        """The file's bytes in chunks of up to 1 MiB. Each is fetched by itself, when it is asked for: nobody waits for
        whoever reads slowly. Raises StoreError where it is not kept; LibraryDamaged, no later than after the last
        chunk, where they are not what was kept."""
        with self._reading() as sql:
            size = _size(sql, sha256)
        if size is None:
            raise _not_kept()
        return _chunks(self._reading, Content(sha256, size))

    def write_out(
        self,
        sha256: str,
        target: Path | BinaryIO,
        *,
        force: bool = False,
        check: Check = _unchecked,
        tell: Tell = _untold,
    ) -> Content:
        """Write the file to `target`: a path, where it is written beside and renamed once all of it is there and is
        what was kept; or an open stream. `check` and `tell` are as in `keep_file`. Raises as `open_chunks`, and
        Refused where the path is taken, unless `force`, or cannot be written."""
        chunks = self.open_chunks(sha256)
        with self._reading() as sql:
            content = Content(sha256, _size(sql, sha256) or 0)
        if not isinstance(target, Path):
            _pour(chunks, target, content, check, tell)
            return content
        if not force and (target.exists() or target.is_symlink()):
            raise Refused(f"“{target}” exists already and was left as it is.")
        with beside(target) as out:
            _pour(chunks, out, content, check, tell)
        return content

    def _keep(self, source: Source, named: str, check: Check, tell: Tell) -> Content:
        content = content_of(source, named, check, tell)
        if self._held_anew(content.sha256):
            tell(2 * content.size, 2 * content.size)
            return content
        self.begun = content.sha256
        for _ in range(_TRIES):
            if self._write(source, content, named, check, tell):
                self.begun = None
                return content
        raise Conflict(f"{named} was not kept: the library is being purged at this moment. Try again.")

    def _held_anew(self, sha256: str) -> bool:
        """Whether the file is kept. If so it counts as kept now, lest a purge takes it before anything refers to it."""
        with self._reading() as sql:
            kept_at = sql.execute(select(file.c.kept_at).where(file.c.sha256 == sha256)).scalar_one_or_none()
        moment = now()
        if kept_at is None or kept_at[:10] == moment[:10]:  # the same day
            return kept_at is not None
        with self._writing() as sql:
            touched = sql.execute(update(file).where(file.c.sha256 == sha256).values(kept_at=moment))
            return touched.rowcount > 0

    def _write(self, source: Source, content: Content, named: str, check: Check, tell: Tell) -> bool:
        """Write the file in short transactions. Returns whether all of it is there: a purge may have taken what was
        there of it."""
        for rows, done in batches(source, content, named):
            check()
            with unhurried(self._writing) as sql:
                _add_chunks(sql, rows)
                if done == content.size and not _complete(sql, content):
                    return False
            tell(content.size + done, 2 * content.size)
        return True


@contextmanager
def unhurried(writing: Callable[[], Transaction]) -> Iterator[Connection]:
    """One of many transactions in a row: for as long as it took, others may write before the next. Whoever waits for
    SQLite's lock does not queue, but looks now and then whether it is free."""
    began = monotonic()
    with writing() as sql:
        yield sql
    sleep(monotonic() - began)


def damaged_files(reading: Callable[[], Transaction]) -> list[str]:
    """The SHA-256 of every kept file whose bytes are not what was kept."""
    with reading() as sql:
        kept = [Content(*row) for row in sql.execute(select(file.c.sha256, file.c.size).order_by(file.c.sha256)).all()]
    damaged = []
    for content in kept:
        try:
            deque(_chunks(reading, content), maxlen=0)
        except NotKept:
            continue  # purged since
        except LibraryDamaged:
            damaged.append(content.sha256)
    return damaged


def _chunks(reading: Callable[[], Transaction], content: Content) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), content.size
    for ordinal in range(count(content.size)):
        with reading() as sql:
            data = _chunk(sql, content.sha256, ordinal)
        if len(data) != min(CHUNK, left):
            raise _damaged()
        digest.update(data)
        left -= len(data)
        yield data
    if digest.hexdigest() != content.sha256:
        raise _damaged()


def _chunk(sql: Connection, sha256: str, ordinal: int) -> bytes:
    found = select(file_chunk.c.data).where(file_chunk.c.sha256 == sha256, file_chunk.c.ordinal == ordinal)
    data = sql.execute(found).scalar_one_or_none()
    if data is None:
        raise _damaged() if _size(sql, sha256) is not None else _not_kept()
    try:
        return zlib.decompressobj().decompress(data, CHUNK + 1)  # no more, whatever somebody wrote there
    except zlib.error as error:
        raise _damaged() from error


def _add_chunks(sql: Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        added = insert(file_chunk)
        sql.execute(added.on_conflict_do_update(set_={"data": added.excluded.data}), rows)


def _complete(sql: Connection, content: Content) -> bool:
    """Say that the file is there, if all of its chunks are. Returns whether they are."""
    there = select(func.count()).select_from(file_chunk).where(file_chunk.c.sha256 == content.sha256)
    if sql.execute(there).scalar_one() != count(content.size):
        return False
    whole = {"sha256": content.sha256, "size": content.size, "kept_at": now()}
    sql.execute(insert(file).on_conflict_do_nothing(), [whole])
    return True


@contextmanager
def beside(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the target's place, on disk, when the block ends; where it raises, nothing is left of it."""
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        raise Refused(f"“{target}” was not written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _pour(chunks: Iterator[bytes], out: BinaryIO, content: Content, check: Check, tell: Tell) -> None:
    done = 0
    for chunk in chunks:
        check()
        out.write(chunk)
        done += len(chunk)
        tell(done, content.size)


def _size(sql: Connection, sha256: str) -> int | None:
    size: int | None = sql.execute(select(file.c.size).where(file.c.sha256 == sha256)).scalar_one_or_none()
    return size


def _not_kept() -> NotKept:
    return NotKept("That file is not kept in this library.")


def _damaged() -> LibraryDamaged:
    return LibraryDamaged("The file that is kept in this library is damaged.")
