"""The bytes of a file that is to be read."""

from collections.abc import Callable
from pathlib import Path

from annotator.readers.errors import ReaderError
from annotator.readers.given import MAX_BYTES, refuse_too_large
from annotator.readers.titles import whole_characters

_PIECE = 1 << 20  # bytes


def bytes_of(path: Path, wanted: Callable[[], None] = lambda: None) -> bytes:
    """All bytes of the file at `path`, read in pieces of 1 MiB; before each one `wanted` is called, which may raise.

    Raises ReaderError where there is no such file, where it is no ordinary one, and where it is over 100 MiB.
    """
    subject = f"“{whole_characters(path.name or str(path))}”"
    try:
        if path.is_dir():
            raise ReaderError(f"{subject} is a folder.")
        refuse_too_large(path.stat().st_size, subject)
        if not path.is_file():
            raise ReaderError(f"{subject} is not an ordinary file.")
        data = _read(path, wanted)
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file {subject}.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReaderError(f"{subject} could not be read: {reason}.") from error
    refuse_too_large(len(data), subject)
    return data


def _read(path: Path, wanted: Callable[[], None]) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size <= MAX_BYTES:
            wanted()
            piece = file.read(_PIECE)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)
