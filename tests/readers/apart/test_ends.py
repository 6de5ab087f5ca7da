"""How a child can end: bugs, sudden deaths, limits of time, too much said, and the reviewer who does not want it."""

import logging
import sys
import threading
from pathlib import Path
from time import monotonic

import pytest

from annotator.readers import ReaderError
from annotator.readers.apart import ReaderFault, read_apart, read_file_apart, wire
from annotator.readers.apart.process import Task, ask
from annotator.readers.given import Given
from tests.readers.apart.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Children and files are counted in /proc")

UNEXPECTED = "“rogue.md” could not be read: its reader came to an unexpected end."
LOGGER = "annotator.readers.apart"


class Cancelled(Exception):
    """What the control here raises."""


class Stop:
    """A reviewer who cancels `after` seconds; `asked` is when that was, `checks` how often he was asked before."""

    def __init__(self, after: float) -> None:
        self.at = monotonic() + after
        self.checks = 0

    def check(self) -> None:
        if monotonic() >= self.at:
            raise Cancelled
        self.checks += 1


def children() -> list[str]:
    """The processes that this one has started and that are still there."""
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text(encoding="ascii").split()


def test_a_bug_is_no_refusal_and_brings_its_traceback(run_in_child: Run) -> None:
    with pytest.raises(ReaderFault, match="has a bug") as raised:
        run_in_child("def of_course():\n    return {}['nothing']\nof_course()")
    assert "in of_course" in str(raised.value)
    assert "KeyError: 'nothing'" in str(raised.value)


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "raise KeyboardInterrupt", "def f(): f()\nf()"])
def test_any_exception_in_the_child_is_a_bug(run_in_child: Run, code: str) -> None:
    with pytest.raises(ReaderFault):
        run_in_child(code)


DEATHS = {
    "abort": "import os; os.abort()",
    "segmentation fault": "import ctypes; ctypes.string_at(0)",
    "killed": "import signal; signal.raise_signal(signal.SIGKILL)",
    "silent end": "import os; os._exit(0)",
    "output closed": "import os; os.close(3); os.close(1); os.close(2)\nwhile True: pass",
    "half an answer": "import os; os.write(3, bytes(7) + b'\\x40' + bytes(8) + b'half'); os._exit(0)",
    "an answer past all limits": "import os; os.write(3, b'\\xff' * 1000); os._exit(0)",
    "no answer but noise": "import os; os.write(3, bytes(7) + b'\\x04' + bytes(8) + b'\\xc1' * 4); os._exit(0)",
}


@pytest.mark.parametrize("code", DEATHS.values(), ids=DEATHS.keys())
def test_a_child_that_dies_is_told_of_in_a_sentence_and_logged(
    run_in_child: Run, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    with caplog.at_level(logging.ERROR, LOGGER), pytest.raises(ReaderError) as raised:
        run_in_child(code)
    assert str(raised.value) == UNEXPECTED
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "“rogue.md”" in caplog.text
    assert children() == []


def test_where_a_child_died_is_in_the_log(run_in_child: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, LOGGER), pytest.raises(ReaderError):
        run_in_child("import os\ndef deep_within():\n    os.abort()\ndeep_within()")
    assert "Fatal Python error: Aborted" in caplog.text
    assert "in deep_within" in caplog.text


def test_what_is_printed_in_the_child_neither_shows_nor_stops_it(
    run_in_child: Run, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    code = "import os, sys\nfor _ in range(2000):\n    print('x' * 10000); os.write(2, b'y' * 10000)\nos.abort()"
    with caplog.at_level(logging.ERROR, LOGGER), pytest.raises(ReaderError, match="unexpected end"):
        run_in_child(code)
    assert len(caplog.text) < 50_000
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("run_in_child")  # for the rogue parser in the path
def test_a_child_that_takes_too_long_is_given_up() -> None:
    task = Task("“rogue.md”", seconds=1)
    given = wire.ReadBytes(Given("rogue.md"))
    with pytest.raises(ReaderError) as raised:
        ask(task, given, b"while True: pass")
    assert str(raised.value) == "“rogue.md” took longer than 1 seconds to read and was given up."
    assert children() == []


def test_a_child_out_of_processor_time_took_too_long(run_in_child: Run) -> None:
    with pytest.raises(ReaderError, match="took longer than 18 seconds to read and was given up"):
        run_in_child("import signal; signal.raise_signal(signal.SIGXCPU)")


def test_cancel_ends_a_child_at_once(run_in_child: Run) -> None:
    stop = Stop(0.5)
    with pytest.raises(Cancelled):
        run_in_child("while True: pass", control=stop)
    print(f"Cancel while it reads: {monotonic() - stop.at:.3f} s")
    assert monotonic() - stop.at < 5
    assert stop.checks > 5
    assert children() == []


def test_cancel_counts_before_anything_is_started(run_in_child: Run) -> None:
    with pytest.raises(Cancelled):
        run_in_child("", control=Stop(0))


@pytest.mark.parametrize("after", [0.02, 0.1, 0.2, 0.4])
def test_cancel_counts_while_100_mb_are_handed_over(tmp_path: Path, after: float) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"The pier at Lower Quay closed on Monday, the harbour office said. " * 1_500_000)
    stop = Stop(after)
    with pytest.raises(Cancelled):
        read_file_apart(path, control=stop)
    print(f"Cancel {after} s after 100 MB were opened: {monotonic() - stop.at:.3f} s")
    assert monotonic() - stop.at < 5
    assert children() == []


def test_an_error_of_the_control_leaves_no_child_behind(run_in_child: Run) -> None:
    class Broken:
        def check(self) -> None:
            if children():
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_in_child("while True: pass", control=Broken())
    assert children() == []


def test_a_program_that_cannot_be_started_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-python"))
    with pytest.raises(ReaderError, match=r"^“a.txt” could not be read: no process could be started for it \(.*\)\.$"):
        read_apart(b"Some words.", "a.txt")


def test_several_are_read_at_once() -> None:
    drafts: dict[int, str] = {}

    def work(number: int) -> None:
        drafts[number] = read_apart(f"Pier {number} closed".encode(), "a.txt").text

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drafts == {number: f"Pier {number} closed" for number in range(6)}


def test_no_descriptor_is_left_open() -> None:
    read_apart(b"Some words.", "a.txt")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_apart(b"Some words.", "a.txt")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
