"""Documents set in a child, so that Cancel ends it at once and what it took of the memory is given back."""

import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import annotator
from annotator.reports.writing import ReportError

# A frozen program has no interpreter beside it and starts itself: see annotator/__main__.py.
FROZEN_ARGUMENT = "--typeset"

_START = "import sys; sys.path[:] = sys.argv[1:]; from annotator.reports.pdf.child import main; main()"
_POLL = 0.05  # seconds between two looks at whether the work is still wanted
_SECONDS = 300  # that a document, or one part of it, may take
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE",
         "LOCALAPPDATA", "APPDATA", "WINDIR", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME")  # fmt: skip
# typst fetches packages that a template imports; at this address there is nothing.
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_NOWHERE = dict.fromkeys(_PROXIES, "http://127.0.0.1:9")
_PACKAGE = re.compile(r"^\s*#?\s*(?:import|include)\s*\(?\s*\"@", re.MULTILINE)
_log = logging.getLogger(__name__)


class Refusal(NamedTuple):
    """Why typst made no document: in its words, the line of the template (0 where none), and what text no font of this
    computer has."""

    error: str
    line: int
    missing: tuple[str, ...]


class Workshop:
    """A folder in which documents are set, with a template and what it needs. Raises ReportError where the template
    asks for packages, which come from the network."""

    def __init__(self, folder: Path, template: str, files: dict[str, bytes], check: Callable[[], None]) -> None:
        if _PACKAGE.search(template):
            raise ReportError("The template report.typ imports a package, and reports are made without the network.")
        self.folder = folder
        self._check = check
        (folder / "report.typ").write_text(template, encoding="utf-8")
        for name, held in files.items():
            (folder / name).write_bytes(held)

    def set(self, data: bytes, *, timestamp: int, whole: bool = True, output: str = "report.pdf") -> Path | Refusal:
        """The document of that data, in a file, or why there is none. `timestamp` is in seconds since 1970. A whole
        one follows PDF/UA-1; a part of one is tagged, too. Raises ReportError where it takes too long, and whatever
        `check` raises."""
        (self.folder / "data.json").write_bytes(data)
        # A part may begin with what no document may, such as a heading of the third level. It is held to PDF/A-2b,
        # which knows of every character without a glyph, too.
        request = {"folder": str(self.folder), "input": "report.typ", "output": output, "timestamp": timestamp,
                   "standards": ["ua-1"] if whole else ["a-2b"]}  # fmt: skip
        answer = _ask(request, self._check)
        if "error" in answer:
            return Refusal(answer["error"], answer["line"], tuple(answer["missing"]))
        return self.folder / output


@contextmanager
def workshop(template: str, files: dict[str, bytes], check: Callable[[], None]) -> Iterator[Workshop]:
    """A workshop in a temporary folder, which is gone afterwards. Raises as Workshop does."""
    with _folder() as folder:
        yield Workshop(folder, template, files, check)


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        held = tempfile.TemporaryDirectory(prefix="annotator-pdf-", ignore_cleanup_errors=True)
    except OSError as error:
        raise ReportError(f"There is no room to set a PDF in: {error.strerror}.") from error
    with held as name:
        yield Path(name).resolve()


def _ask(request: dict[str, Any], check: Callable[[], None]) -> dict[str, Any]:
    check()
    with _started() as child:
        deadline, given = monotonic() + _SECONDS, json.dumps(request).encode()
        while True:
            try:
                said, complained = child.communicate(given, timeout=_POLL)
                break
            except subprocess.TimeoutExpired:
                given = b""  # it has been given
            check()
            if monotonic() > deadline:
                raise ReportError(f"The PDF took longer than {_SECONDS} seconds and was given up.")
    if child.returncode:
        _log.error("The child that sets PDFs ended with %s: %s", child.returncode, complained.decode(errors="replace"))
        raise ReportError("The PDF could not be made: the process that sets it came to an unexpected end.")
    answer: dict[str, Any] = json.loads(said)
    return answer


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """A child, which is gone afterwards."""
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell, and nothing of the review is in the command
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | _NOWHERE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ReportError(f"The PDF could not be made: no process could be started ({error.strerror}).") from error
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        child.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_ARGUMENT]
    flags = ["-I", "-S", "-X", "utf8", *(["-B"] if sys.dont_write_bytecode else [])]
    if sys.pycache_prefix:
        flags += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [sys.executable, *flags, "-c", _START, *_search_path()]


def _search_path() -> Iterable[str]:
    own = str(Path(annotator.__file__).resolve().parents[1])
    path = [str(Path(entry).absolute()) for entry in sys.path]
    return path if own in path else [*path, own]
