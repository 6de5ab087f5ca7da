"""What the two sides say to each other: one frame each way, of msgpack and never of pickle, with bytes beside it.

A frame is two lengths of eight bytes, the message, and the bytes of a source as they are.
"""

import struct
from typing import IO

import msgspec

from annotator.domain.annotating.found import Found
from annotator.domain.article import ArticleDraft
from annotator.readers.given import Given

MOST_MESSAGE = 1 << 29  # bytes: a draft of the largest source, read in three ways, has fewer
_LENGTHS = struct.Struct(">QQ")


class ReadBytes(msgspec.Struct, frozen=True, tag="bytes"):
    """Read the source beside this."""

    given: Given


class ReadPasted(msgspec.Struct, frozen=True, tag="pasted"):
    """Read what was pasted; `given` has neither name nor reading."""

    text: str
    html: str | None
    given: Given


class Fetch(msgspec.Struct, frozen=True, tag="fetch"):
    """Fetch what is at the address."""

    address: str
    allow_private: bool


class ReadAnnotations(msgspec.Struct, frozen=True, tag="annotations"):
    """Read the annotations beside this, of a file of that name."""

    name: str


Request = ReadBytes | ReadPasted | Fetch | ReadAnnotations


class Drafted(msgspec.Struct, frozen=True, tag="draft"):
    draft: ArticleDraft


class Fetched(msgspec.Struct, frozen=True, tag="fetched"):
    """The source beside this was at `address`; `charset` is the encoding that the server names."""

    name: str
    address: str
    charset: str | None


class Annotated(msgspec.Struct, frozen=True, tag="annotated"):
    found: Found


class Unreadable(msgspec.Struct, frozen=True, tag="unreadable"):
    """It cannot be read, in a sentence."""

    sentence: str


class OutOfMemory(msgspec.Struct, frozen=True, tag="memory"):
    """Reading it needs more memory than there may be."""


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """The reader has a bug: the traceback."""

    trace: str


Answer = Drafted | Fetched | Annotated | Unreadable | OutOfMemory | Broken


def packed(message: Request | Answer, data_size: int = 0) -> bytes:
    """A frame up to its data. Raises UnicodeEncodeError where a string holds half of a surrogate pair."""
    body = msgspec.msgpack.encode(message)
    return _LENGTHS.pack(len(body), data_size) + body


def take_frame(file: IO[bytes], most_data: int = MOST_MESSAGE) -> tuple[bytes, bytes] | None:
    """A frame's message and data. None where it breaks off, or says that its message is larger than 512 MiB or its
    data than `most_data` bytes."""
    lengths = file.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    message_size, data_size = _LENGTHS.unpack(lengths)
    if message_size > MOST_MESSAGE or data_size > most_data:
        return None
    message = file.read(message_size)
    data = file.read(data_size)
    return (message, data) if (len(message), len(data)) == (message_size, data_size) else None


def unpacked_request(message: bytes) -> Request:
    """Raises msgspec.DecodeError where the bytes are no request."""
    return msgspec.msgpack.decode(message, type=ReadBytes | ReadPasted | Fetch | ReadAnnotations)


def unpacked_answer(message: bytes) -> Answer:
    """Raises msgspec.DecodeError where the bytes are no answer, InvalidValue where a value in it is not allowed."""
    return msgspec.msgpack.decode(message, type=Drafted | Fetched | Annotated | Unreadable | OutOfMemory | Broken)
