"""Other programs beside the window under test: real processes that work on its library, or hold its lock."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
LOCK = """
import sqlite3, sys
library = sqlite3.connect(sys.argv[1], isolation_level=None)
library.execute("BEGIN " + sys.argv[2])
print("locked", flush=True)
sys.stdin.readline()
library.execute("ROLLBACK")
"""


@contextmanager
def running(*words: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """Another Python; killed at the end where it has not ended by itself."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment["ANNOTATOR_REVIEWER"] = "Mara Boyd"
    process = subprocess.Popen(
        [sys.executable, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def locked(library: Path, how: str) -> Iterator[None]:
    """Within it, another program holds the library's lock."""
    with running("-c", LOCK, library, how) as other:
        assert line_of(other.stdout) == "locked"
        yield
        other.communicate("\n", timeout=30)


def line_of(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()
