"""The real program on a real library: run in this process, or as one of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from annotator.cli import main

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Ferry link reopens"
# The harbour emoji and the Arabic line are there for the offsets.
ARTICLE = f"""{TITLE}

The ferry 🛳️ carried 1,200 people on its first day, the port said. The port said more boats will come.

قالت الميناء إن 40 سفينة ستصل غدا.

It was a lovely morning, and everyone waved.
"""


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def id(self) -> str:
        """The id that was printed alone."""
        (line,) = self.out.splitlines()
        assert len(line) == 36
        return line

    @property
    def json(self) -> Any:
        """The one JSON value that was printed."""
        assert self.out.endswith("\n")
        return json.loads(self.out)


def process_environment() -> dict[str, str]:
    """The environment of a process that runs the program as a user's shell would. Python's output is buffered there,
    whatever it is here: much of what can go wrong at a process's end does so only then."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "PYTHONPATH": str(ROOT)}


class Program:
    """`annotator` with its library, settings and log in a folder of the test."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.library = folder / "library.sqlite"
        self._capture = capture
        self._patch = patch

    def __call__(self, *words: str | Path, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capture.readouterr()
        code = main([os.fspath(word) for word in words])
        out, err = self._capture.readouterr()
        return Ran(code, out, err)

    def done(self, *words: str | Path, stdin: bytes | None = None) -> Ran:
        """A run that must succeed."""
        ran = self(*words, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran

    def refused(self, *words: str | Path, code: int = 1, stdin: bytes | None = None) -> str:
        """What a run that must be refused says: one line on standard error, and nothing on standard output."""
        ran = self(*words, stdin=stdin)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.count("\n") == 1 and "Traceback" not in ran.err
        return ran.err

    def process(
        self,
        *words: str | Path,
        stdin: bytes = b"",
        stdout: int | IO[bytes] = subprocess.PIPE,
        stderr: int | IO[bytes] = subprocess.PIPE,
        environment: dict[str, str] | None = None,
        first: Callable[[], None] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """A run as a process of its own, which does `first` before anything else."""
        return subprocess.run(
            [sys.executable, "-m", "annotator", *words],
            input=stdin,
            stdout=stdout,
            stderr=stderr,
            check=False,
            env={**process_environment(), **(environment or {})},
            cwd=self.folder,
            preexec_fn=first,
        )

    def article(self, text: str = ARTICLE, name: str = "ferry.txt") -> str:
        """The id of a new article with that text."""
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return self.done("import", file).id

    def text(self, article: str) -> str:
        text = self.done("text", article, "--json").json["text"]
        assert isinstance(text, str)
        return text


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("ANNOTATOR_LIBRARY", str(tmp_path / "library.sqlite"))
    monkeypatch.setenv("ANNOTATOR_REVIEWER", "Mara Boyd")
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(tmp_path / "settings.ini"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    yield Program(tmp_path, capsys, monkeypatch)


@pytest.fixture
def article(program: Program) -> str:
    """The id of an article with an emoji and a line in Arabic."""
    return program.article()
