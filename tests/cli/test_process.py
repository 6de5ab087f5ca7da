"""The program as a process of its own, as a shell or a script runs it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from annotator import __version__
from annotator.domain.evidence import Kind
from db.store import Store
from tests.cli.conftest import ARTICLE, TITLE, Program, process_environment

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
    for command in ("info", "check"):
        ran = program.process("library", command, "--library", os.fsdecode(b"caf\xe9.sqlite"))
        assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1)
        assert b"its path is not text in UTF-8" in ran.stderr


def test_a_reader_of_the_output_that_goes_away_is_no_error(program: Program) -> None:
    key = program.article("\n\n".join(f"Line {number} of a long text that goes on." for number in range(20_000)))
    read, write = os.pipe()
    os.close(read)
    for words in (("text", key), ("export", key, "--format", "json"), ("show", key, "--json"), ("--help",)):
        ran = program.process(*words, stdout=write)
        assert (ran.returncode, ran.stderr) == (141, b""), words
    os.close(write)


FULL = Path("/dev/full")
needs_full_device = pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="done by what only POSIX has")


@needs_full_device
def test_output_that_cannot_be_written_is_said(program: Program, article: str) -> None:
    report = ["export", article, "--format", "html"]
    for words in (["text", article], report, ["list", "--json"], ["formats"], ["--version"], ["--help"]):
        with FULL.open("wb") as full:
            ran = program.process(*words, stdout=full)
        assert (ran.returncode, ran.stderr) == (1, b"The output cannot be written: No space left on device.\n"), words


@needs_posix
def test_a_closed_standard_output_is_said(program: Program, article: str) -> None:
    for words in (
        ["text", article],
        ["export", article, "--format", "html"],
        ["--version"],
        ["claim", "add", "--help"],
    ):
        ran = program.process(*words, first=lambda: os.close(1))
        assert (ran.returncode, ran.stderr) == (1, b"There is no standard output to write to.\n"), words


@needs_posix
@pytest.mark.parametrize("environment", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_output_that_is_cut_short_is_said(program: Program, article: str, environment: dict[str, str]) -> None:
    def room_for_little() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    environment = {**environment, "PYTHONDONTWRITEBYTECODE": "1"}  # lest that be cut short, too
    for words in (["show", article, "--json"], ["export", article, "--format", "html"]):
        with Path("output").open("wb") as output:
            ran = program.process(*words, stdout=output, environment=environment, first=room_for_little)
        assert (ran.returncode, ran.stderr) == (1, b"The output cannot be written: File too large.\n"), words


@needs_full_device
def test_a_change_that_was_made_is_not_told_as_refused(program: Program, article: str) -> None:
    done = b"Done, but the output cannot be written: No space left on device.\n"
    for words in (
        ["claim", "add", article, "--quote", "1,200 people"],
        ["claim", "note", f"{article}:1", "Seen."],
        ["waive", article, "--quote", "lovely"],
        ["undo", article],
        ["import", "ferry.txt", "--title", "Another"],
        ["export", article, "--format", "csv", "-o", "report.csv"],
    ):
        with FULL.open("wb") as full:
            ran = program.process(*words, stdout=full)
        assert (ran.returncode, ran.stderr.splitlines(keepends=True)[-1]) == (1, done), words
    review = program.done("show", article, "--json").json
    assert [claim["notes"][0]["text"] for claim in review["claims"]] == ["Seen."]
    assert review["waivers"] == []  # the newest change, which undo took back
    assert [listed["title"] for listed in program.done("list", "--json").json] == ["Another", TITLE]
    assert Path("report.csv").exists()
    with FULL.open("wb") as full:  # nothing was changed here
        ran = program.process("claim", "set", f"{article}:1", "--status", "unchecked", stdout=full)
    assert ran.stderr == done.replace(b"Done, but the", b"The")


@needs_full_device
@pytest.mark.parametrize("stderr", ["full", "closed", "without a reader"])
def test_without_standard_error_the_exit_code_still_tells(program: Program, article: str, stderr: str) -> None:
    read, write = os.pipe()
    os.close(read)
    with FULL.open("wb") as full:
        targets: dict[str, int | IO[bytes]] = {"full": full, "closed": subprocess.DEVNULL, "without a reader": write}
        target = targets[stderr]
        first = (lambda: os.close(2)) if stderr == "closed" else None
        for words, code in ((["show", "nothing"], 1), (["--no-such"], 2)):
            ran = program.process(*words, stderr=target, first=first)
            assert (ran.returncode, ran.stdout) == (code, b""), words
        # What is remarked beside the output is lost; the output is not, and stays what it is.
        ran = program.process("import", "ferry.txt", stderr=target, first=first)
    os.close(write)
    assert (ran.returncode, len(ran.stdout)) == (0, 37)
    assert len(program.done("list", "--json").json) == 2


def test_the_demo_leaves_a_review_with_evidence_of_every_kind(program: Program) -> None:
    ran = program.process("demo", "--output", "out")
    assert (ran.returncode, ran.stderr) == (0, b"")
    with Store.open(Path("out/demo.sqlite"), make=False) as store:
        review = store.review(store.articles()[0].id)
        copies = [source.file for source in review.sources if source.file is not None]
        assert all(store.files.holds(copy.sha256) for copy in copies)
    assert {source.kind for source in review.sources} == set(Kind)
    assert len(copies) == 2
    assert len(review.held()) == 5
    queries, log = [[len(getattr(claim, name)) for claim in review.claims] for name in ("queries", "log")]
    assert (sum(queries), sum(log)) == (1, 4)
    report = Path("out/report.html").read_text(encoding="utf-8")
    assert "An underwriter" not in report, "a confidential source is not named"


def test_what_hinders_the_demo_is_said_and_its_window_closed(program: Program) -> None:
    Path("out/report.html").mkdir(parents=True)
    ran = program.process("demo", "--output", "out")
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1), ran.stderr
    assert b"report.html" in ran.stderr
    assert [path.name for path in Path("out").glob("demo.sqlite*")] == ["demo.sqlite"]


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_control_c_ends_a_waiting_import_quietly(program: Program) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", "-"],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background may ignore it
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=process_environment(),
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
        env=process_environment(),
    )
    assert (ran.returncode, ran.stderr) == (0, b"[]\n")
    if words == ["--version"]:
        assert ran.stdout.decode() == f"annotator {__version__}\n"


def test_what_goes_into_the_log_is_not_on_standard_error(tmp_path: Path) -> None:
    code = (
        "import logging, annotator.cli as cli\ncli.main(['formats'])\n"
        "logging.getLogger('annotator.readers').error('Fatal error\\n  File \"x.py\"')"
    )
    environment = {**process_environment(), "XDG_STATE_HOME": str(tmp_path / "state")}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert ran.stderr == b""
    if sys.platform == "linux":
        (log,) = (tmp_path / "state").rglob("annotator.log")
        assert log.read_text("utf-8").count("Fatal error") == 1
