"""A file on its way into the library: read piece by piece, cut into chunks and compressed. No SQL."""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from annotator.domain.errors import Refused

CHUNK = 1024 * 1024  # bytes, before they are compressed
_CHUNKS_AT_ONCE = 4
# Of a chunk this much is compressed to see whether it is worth the while: pictures, videos and archives are
# compressed already, and to do it again takes longer than all the rest.
_TRIED = 64 * 1024  # bytes
_WORTH = 0.95

Source = BinaryIO | io.FileIO
Row = dict[str, object]


class Content(NamedTuple):
    """What a kept file is known by: its SHA-256, in hex, and its size in bytes."""

    sha256: str
    size: int


def count(size: int) -> int:
    """How many chunks a file of `size` bytes has."""
    return -(-size // CHUNK)


def content_of(source: Source, named: str, check: Callable[[], None], tell: Callable[[int, int], None]) -> Content:
    """Read all of the source, for what it will be known by. `check` is called before each chunk, `tell` after it, in
    bytes of twice the size: the source is to be read once more. Raises Refused where it, `named`, cannot be read."""
    digest, size = hashlib.sha256(), 0
    total = source.seek(0, io.SEEK_END)
    source.seek(0)
    while data := _next(source, CHUNK, named):
        check()
        digest.update(data)
        size += len(data)
        tell(size, 2 * max(total, size))
    return Content(digest.hexdigest(), size)


def batches(source: Source, content: Content, named: str) -> Iterator[tuple[list[Row], int]]:
    """The source as rows of `file_chunk`, a few at a time, each time with how many bytes that makes so far; an empty
    source as one batch of none. Raises Refused, before the last of them, where it is no longer `content`."""
    digest, done = hashlib.sha256(), 0
    source.seek(0)
    while True:
        rows: list[Row] = []
        while len(rows) < _CHUNKS_AT_ONCE and done < content.size:
            data = _next(source, min(CHUNK, content.size - done), named)
            if not data:
                raise _changed(named)
            digest.update(data)
            rows.append({"sha256": content.sha256, "ordinal": done // CHUNK, "data": _compressed(data)})
            done += len(data)
        whole = done == content.size
        if whole and (_next(source, 1, named) or digest.hexdigest() != content.sha256):
            raise _changed(named)
        yield rows, done
        if whole:
            return


@contextmanager
def readable(named: str) -> Iterator[None]:
    """Within it, what the system says against reading is raised as Refused."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{named} cannot be read: {error.strerror}.") from error


def _next(source: Source, size: int, named: str) -> bytes:
    """The next `size` bytes, fewer at the end alone: chunks are told by their places."""
    parts: list[bytes] = []
    left = size
    with readable(named):
        while left and (data := source.read(left)):
            parts.append(data)
            left -= len(data)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _compressed(data: bytes) -> bytes:
    middle = max(0, (len(data) - _TRIED) // 2)
    tried = data[middle : middle + _TRIED]
    gains = len(zlib.compress(tried, 1)) < _WORTH * len(tried)
    return zlib.compress(data) if gains else zlib.compress(data, 0)


def _changed(named: str) -> Refused:
    return Refused(f"{named} was changed while it was read; it was not kept. Try again.")
