"""What commands print: lines for people, or one JSON value; nothing else ever on standard output."""

import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, BinaryIO, TextIO

from annotator.domain.errors import Refused
from annotator.domain.times import from_moment

_QUOTE = 72  # columns of a quote in a list


class Unwritten(Refused):
    """Standard output does not take what is to be told."""


def say(line: str = "") -> None:
    """A line for people. Characters that do not show, or would act in a terminal, are made visible."""
    write(shown(line) + "\n")


def say_json(value: Any) -> None:
    """One JSON value, on one line, in UTF-8."""
    write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def remark(line: str) -> None:
    """A line beside the output, on standard error. Where that takes none it is lost; the exit code still tells."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(shown(" ".join(line.split("\n"))) + "\n")
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)


def write(text: str) -> None:
    """Text as it is. Raises Unwritten where standard output takes no more; a closed pipe is left to `main`."""
    with _writing() as out:
        raw = getattr(out, "buffer", None)
        if isinstance(raw, io.RawIOBase):
            _write_whole(raw, text.encode(out.encoding, out.errors or "strict"))
        else:
            out.write(text)


def write_bytes(data: bytes) -> None:
    """Bytes as they are. Raises like `write`."""
    with _writing() as out:
        out.flush()
        _write_whole(out.buffer, data)


def forget(stream: TextIO) -> None:
    """Let what `stream` still holds go nowhere: the interpreter writes it at its end, and would fail and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def _writing() -> Iterator[TextIO]:
    """Standard output, all of which is out when the block ends."""
    if sys.stdout is None:
        raise Unwritten("There is no standard output to write to.")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        forget(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise
        raise Unwritten(f"The output cannot be written: {error.strerror}.") from error


def _write_whole(out: BinaryIO | io.RawIOBase, data: bytes) -> None:
    """Unbuffered output (PYTHONUNBUFFERED) may take a part and say nothing, as on a disk that is nearly full."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]


def shown(text: str) -> str:
    """`text` with control characters and controls of writing direction made visible (`⟨U+202E⟩`)."""
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    from annotator.domain.hidden import shown as visible

    return visible(text)


def short(text: str, most: int = _QUOTE) -> str:
    """`text` on one line of at most `most` code points."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows as columns, each as wide as its widest cell; the last runs on, cut at a terminal's edge."""
    table = [[shown(cell) for cell in row] for row in rows]
    if not table:
        return
    widths = [max(map(_width, column)) for column in zip(*(row[:-1] for row in table), strict=True)]
    edge = shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
    lines = []
    for row in table:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=True)]
        line = "  ".join([*padded, row[-1]]).rstrip()
        lines.append((_cut(line, edge) if edge else line) + "\n")
    write("".join(lines))


def local(moment: str) -> str:
    """A moment in the reader's own time, to the minute."""
    return local_time(from_moment(moment)).strftime("%Y-%m-%d %H:%M")


def local_time(when: datetime) -> datetime:
    """`when` in the system's time zone; in UTC where it is too far off for that."""
    try:
        return when.astimezone()
    except (OverflowError, OSError):
        return when


def sentence(words: str) -> str:
    """`words` with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def tail(key: str) -> str:
    """The end of an id, as lists show it and commands take it."""
    return key[-12:]


def _width(text: str) -> int:
    """Columns that a terminal takes for it."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def _cut(line: str, edge: int) -> str:
    while _width(line) > edge:
        line = line[:-2].rstrip() + "…"
    return line
