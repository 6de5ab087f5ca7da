"""The child: takes one request from standard input, gives one answer on standard output, and ends."""

import faulthandler
import gc
import os
import traceback
from typing import NoReturn

from annotator.domain.errors import AnnotatorError
from annotator.readers.apart import limits, wire
from annotator.readers.given import Given, refuse_too_large

_OUT_OF_MEMORY = wire.packed(wire.OutOfMemory())  # made while there is memory
_LONGEST_TRACE = 20_000  # code points, of its end


def main() -> NoReturn:
    """Answer, and leave without the interpreter's tidying up."""
    limits.limit_resources()
    faulthandler.enable(2)
    _collect_rarely()
    _write_all(_own_output(), *_reply())
    os._exit(0)


def _collect_rarely() -> None:
    """What reading makes stays, by the ten thousand; garbage in circles is rare. A third of the time is saved."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()


def _own_output() -> int:
    """A descriptor of standard output for the answer alone: whatever else is printed goes to standard error."""
    own = os.dup(1)
    os.dup2(2, 1)
    return own


def _reply() -> tuple[bytes, bytes]:
    try:
        with os.fdopen(0, "rb") as file:
            frame = wire.take_frame(file)
        if frame is None:
            raise EOFError("The request breaks off.")
        message, data = frame
        answer, found = _answer(wire.unpacked_request(message), data)
        return wire.packed(answer, len(found)), found
    except AnnotatorError as error:
        return wire.packed(wire.Unreadable(str(error))), b""
    except MemoryError:
        return _OUT_OF_MEMORY, b""
    except BaseException as error:  # noqa: BLE001 - nothing may die unseen here: it is raised in the parent
        trace = "".join(traceback.format_exception(error))
        return wire.packed(wire.Broken(trace[-_LONGEST_TRACE:])), b""


def _answer(request: wire.Request, data: bytes) -> tuple[wire.Answer, bytes]:
    match request:
        case wire.ReadBytes(given):
            return _read(data, given), b""
        case wire.ReadPasted():
            return _read_pasted(request), b""
        case wire.Fetch(address, allow_private):
            return _fetch(address, allow_private)
        case wire.ReadAnnotations(name):
            return _read_annotations(data, name), b""


def _read(data: bytes, given: Given) -> wire.Drafted:
    """As `annotator.readers.read`, with the doors closed between the choice of a reader and its reading."""
    from annotator.readers.formats import choose_format

    refuse_too_large(len(data), given.subject)
    choice = choose_format(data, given)
    reader = choice.format.reader()
    limits.close_doors()
    draft = reader.read(data, given)
    return wire.Drafted(given.complete(draft, data, choice.format.media_type, choice.remarks))


def _read_pasted(pasted: wire.ReadPasted) -> wire.Drafted:
    from annotator.readers.pasted import read_pasted

    limits.close_doors()
    given = pasted.given
    draft = read_pasted(
        pasted.text,
        title=given.title,
        url=given.url,
        byline=given.byline,
        published=given.published,
        html=pasted.html,
    )
    return wire.Drafted(draft)


def _read_annotations(data: bytes, name: str) -> wire.Annotated:
    from annotator.readers.annotations import read_annotations

    limits.close_doors()
    return wire.Annotated(read_annotations(data, name))


def _fetch(address: str, allow_private: bool) -> tuple[wire.Fetched, bytes]:
    from annotator.readers.address.fetching import fetch

    limits.close_doors(network=True)
    found = fetch(address, allow_private=allow_private)
    return wire.Fetched(found.name, found.address, found.charset), found.data


def _write_all(descriptor: int, *pieces: bytes) -> None:
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
