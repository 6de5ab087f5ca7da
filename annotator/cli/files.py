"""Files that commands read, and standard input in place of one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import Refused


def standard_input() -> BinaryIO:
    """Standard input, as bytes. Raises Refused where there is none."""
    if sys.stdin is None:
        raise Refused("There is no standard input.")
    return sys.stdin.buffer


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """The file, open to be read. Raises Refused where it is not there, or cannot be read."""
    try:
        with file.open("rb") as held:
            yield held
    except FileNotFoundError as error:
        raise Refused(f"There is no file {file}.") from error
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error
