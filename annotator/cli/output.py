"""What commands print: lines for people, or one JSON value; nothing else ever on standard output."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from annotator.domain.errors import Refused
from annotator.domain.times import from_moment

_QUOTE = 72  # columns of a quote in a list


def say(line: str = "") -> None:
    """A line for people. Characters that do not show, or would act in a terminal, are made visible."""
    write(shown(line) + "\n")


def say_json(value: Any) -> None:
    """One JSON value, on one line, in UTF-8."""
    write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def remark(line: str) -> None:
    """A line beside the output, on standard error."""
    print(shown(" ".join(line.split("\n"))), file=sys.stderr)


def write(text: str) -> None:
    """Text as it is. Raises Refused where standard output takes no more; a closed pipe is left to `main`."""
    if sys.stdout is None:
        raise Refused("There is no standard output to write to.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refused(f"The output cannot be written: {error.strerror}.") from error


def write_bytes(data: bytes) -> None:
    """Bytes as they are. Raises like `write`."""
    write("")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refused(f"The output cannot be written: {error.strerror}.") from error


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
    widths = [max(_width(cell) for cell in column) for column in zip(*table, strict=True)]
    edge = shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
    lines = []
    for row in table:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=False)]
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
