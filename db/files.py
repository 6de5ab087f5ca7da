"""Files kept whole, compressed, by the SHA-256 of their bytes: what versions were read from.

They are written in short transactions, so that nobody waits for a large one; a file counts once all of it is there.
"""

import hashlib
import zlib
from collections.abc import Callable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from annotator.domain.times import now
from db.engine import Transaction
from db.errors import LibraryDamaged, StoreError
from db.schema import file, file_chunk

CHUNK = 1024 * 1024  # bytes, before they are compressed
_CHUNKS_AT_ONCE = 8


class Files:
    """A library's files. Methods raise StoreError. `sha256` is in hex."""

    def __init__(self, reading: Callable[[], Transaction], writing: Callable[[], Transaction]) -> None:
        self._reading = reading
        self._writing = writing

    def keep(self, data: bytes, check: Callable[[], None] = lambda: None) -> str:
        """Keep the file, unless it is kept already. Returns its SHA-256. `check` is called between transactions and
        may raise, to stop: what was written by then counts for nothing."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self.holds(sha256):
            return sha256
        step = CHUNK * _CHUNKS_AT_ONCE
        for first in range(0, max(len(data), 1), step):
            check()
            rows = [
                {"sha256": sha256, "ordinal": place // CHUNK, "data": zlib.compress(data[place : place + CHUNK])}
                for place in range(first, min(first + step, len(data)), CHUNK)
            ]
            with self._writing() as sql:
                if rows:
                    added = insert(file_chunk)
                    sql.execute(added.on_conflict_do_update(set_={"data": added.excluded.data}), rows)
                if first + step >= len(data):
                    whole = {"sha256": sha256, "size": len(data), "kept_at": now()}
                    sql.execute(insert(file).on_conflict_do_nothing(), [whole])
        return sha256

    def holds(self, sha256: str) -> bool:
        """Whether a file of that SHA-256 is kept, whole."""
        with self._reading() as sql:
            return sql.execute(select(file.c.sha256).where(file.c.sha256 == sha256)).first() is not None

    def read(self, sha256: str) -> bytes:
        """The file's bytes. Raises StoreError where it is not kept, LibraryDamaged where they are not what was kept."""
        with self._reading() as sql:
            return read_file(sql, sha256)


def read_file(sql: Connection, sha256: str) -> bytes:
    """As `Files.read`."""
    if sql.execute(select(file.c.sha256).where(file.c.sha256 == sha256)).first() is None:
        raise StoreError("That file is not kept in this library.")
    chunks = select(file_chunk.c.data).where(file_chunk.c.sha256 == sha256).order_by(file_chunk.c.ordinal)
    try:
        data = b"".join(zlib.decompress(chunk) for chunk in sql.execute(chunks).scalars().all())
    except zlib.error as error:
        raise LibraryDamaged("The file that is kept in this library is damaged.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise LibraryDamaged("The file that is kept in this library is damaged.")
    return data
