"""The program as a process of its own, as a shell or a script runs it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __version__
from tests.cli.conftest import ARTICLE, ROOT, TITLE, Program

HEAVY = ("PySide6", "alembic", "lxml", "jinja2", "markdown_it")


def test_the_main_job_across_processes(program: Program) -> None:
    ran = program.process("import", "-", stdin=ARTICLE.encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    article = ran.stdout.decode().strip()
    assert program.process("claim", "add", TITLE, "--quote", "40 سفينة", "--status", "verified").returncode == 0
    assert program.process("claim", "note", f"{TITLE}:1", "سألت الميناء 🛳️").returncode == 0
    assert program.process("undo", article).stdout.decode() == "Undone: note on claim 1: “سألت الميناء 🛳️”.\n"
    assert program.process("redo", article).returncode == 0
    claims = json.loads(program.process("claims", article, "--json").stdout)
    assert claims[0]["notes"][0]["text"] == "سألت الميناء 🛳️"
    exported = program.process("export", article, "--format", "json")
    shown = program.process("show", article, "--json")
    assert json.loads(exported.stdout) == json.loads(shown.stdout)
    assert exported.stderr == shown.stderr == b""
    csv = program.process("export", article, "--format", "csv").stdout
    program.process("export", article, "--format", "csv", "-o", "claims.csv")
    assert Path("claims.csv").read_bytes() == csv


def test_output_is_utf8_whatever_the_locale(program: Program, article: str) -> None:
    for environment in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}):
        ran = program.process("text", article, environment=environment)
        assert (ran.returncode, ran.stdout.decode()) == (0, program.text(article) + "\n"), environment


def test_errors_are_one_line_and_no_traceback(program: Program) -> None:
    ran = program.process("show", "nothing")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.count(b"\n") == 1
    assert program.process("claim", "add", "x", "--start", "1").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="only there can an argument be no text")
def test_bytes_that_are_no_text_are_refused(program: Program, article: str) -> None:
    quote = os.fsdecode(b"caf\xe9")
    ran = program.process("claim", "add", article, "--quote", quote)
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1)
    assert b"not text in UTF-8" in ran.stderr


def test_a_reader_of_the_output_that_goes_away_is_no_error(program: Program) -> None:
    key = program.article("\n\n".join(f"Line {number} of a long text that goes on." for number in range(20_000)))
    read, write = os.pipe()
    os.close(read)
    for words in (("text", key), ("export", key, "--format", "json"), ("show", key, "--json")):
        ran = subprocess.run(
            [sys.executable, "-m", "annotator", *words],
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert (ran.returncode, ran.stderr) == (141, b""), words
    os.close(write)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_said(program: Program, article: str) -> None:
    with Path("/dev/full").open("wb") as full:
        for words in (("text", article), ("export", article, "--format", "html"), ("list", "--json")):
            ran = subprocess.run(
                [sys.executable, "-m", "annotator", *words],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            assert ran.returncode == 1, words
            assert ran.stderr.startswith(b"The output cannot be written") and ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_control_c_ends_a_waiting_import_quietly(program: Program) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", "-"],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background may ignore it
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert running.stdin is not None
    running.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: returns once the program reads
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (130, b"", b"")
    assert not program.library.exists()


@pytest.mark.parametrize("words", [["--version"], ["formats"], ["list"], ["--help"]])
def test_nothing_heavy_is_imported_at_the_start(program: Program, words: list[str]) -> None:
    code = (
        "import sys; from annotator.__main__ import main; code = main();"
        f"print(sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (ran.returncode, ran.stderr) == (0, b"[]\n")
    if words == ["--version"]:
        assert ran.stdout.decode() == f"annotator {__version__}\n"
