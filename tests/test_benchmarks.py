"""The benchmarks run, and what they print can be read. What they measure is nothing to assert: machines differ."""

import math
import os
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from annotator.readers import read
from benchmarks import carried, reading
from benchmarks.editing import edited_lines
from benchmarks.figures import HEADINGS, Budget, Figure, percentile, table
from benchmarks.measuring import Bench
from benchmarks.revisions import KINDS
from benchmarks.sources import SOURCES
from benchmarks.workload import Workload

ROOT = Path(__file__).parents[1]
SCRIPT = """
import json, sys
from pathlib import Path

out, size = Path(sys.argv[1]), sys.argv[2]
sentences, lines, at = [], [], 0
for number in range(120):
    line = f"On day {number} the harbour counted {7 * number} boats. The clerk wrote them down."
    middle = line.index(". ") + 1
    sentences += [[at, at + middle], [at + middle + 1, at + len(line)]]
    lines.append(line)
    at += len(line) + 1
(out / f"{size}.txt").write_text("\\n".join(lines), encoding="utf-8", newline="\\n")
(out / f"{size}.json").write_text(json.dumps({"claims": sentences[::8], "sentences": sentences}))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A workload script of a short text."""
    path = tmp_path / "make_workload.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_rows_asked_for_are_measured_and_printed(script: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = run("open", "status", "find", "--size", "short", "--repeat", "2", "--workload", script, "--folder", kept)
    assert done.returncode == 0, done.stderr
    rows = cells(done.stdout)
    assert [row[0] for row in rows] == [
        *("open", "open, deep place: frame", "open, deep place: place"),
        *("status", "find, first letter", "find, a letter"),
    ]
    for what, size, unit, floor, median, high, ratio, _, verdict, *stall in rows:
        assert (size, unit) == ("short", "ms")
        assert 0 < float(median) <= float(high)
        assert (floor == "-") == (ratio == "-") == (what == "open, deep place: place")
        assert floor == "-" or float(ratio) == pytest.approx(float(median) / float(floor), rel=0.1, abs=0.06)
        assert verdict in ("within", "over", "floor over")
        assert all(float(value) >= 0 for value in stall)


def test_what_needs_no_window_is_measured_as_well(script: Path, tmp_path: Path) -> None:
    words = ("carry", "update", "reading", "sentence")
    done = run(*words, "--size", "short", "--repeat", "1", "--workload", script, "--folder", tmp_path / "kept")
    assert (done.returncode, done.stdout.count("reading")) == (0, 2 * len(SOURCES)), done.stderr
    rows = cells(done.stdout)
    read_rows = [f"reading {suffix}{apart}" for suffix in SOURCES for apart in ("", ", apart")]
    assert [row[0] for row in rows] == [
        *("carry 30 passages", "carry scattered 30 passages", "update, 30 claims", *read_rows),
        *("sentences", "sentence at a place", "sentence after a place", "sentences, hostile"),
    ]
    assert all(row[1:3] == ["short", "ms"] and 0 < float(row[4]) < math.inf for row in rows)


def test_the_shares_of_passages_carried_over_are_printed_for_each_edit(capsys: pytest.CaptureFixture[str]) -> None:
    assert carried.main(["--seeds", "1"]) == 0
    rows = cells(capsys.readouterr().out)
    assert [row[0] for row in rows] == [*KINDS, "all"]
    for _, survived, deleted, *shares in rows:
        placed, off, lost, wrong, called_kept, orphaned = shares
        assert int(survived.replace(",", "")) > 100
        assert (orphaned == "-") == (deleted == "0")
        assert 95 <= float(placed) <= 100
        assert float(called_kept) <= float(wrong) <= 5
        assert float(placed) + float(off) + float(lost) <= 100.02


def test_where_there_is_no_workload_script_a_sentence_says_so(tmp_path: Path) -> None:
    done = run("open", "--size", "1k", "--workload", tmp_path / "none.py", "--folder", tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"There is no workload script at {tmp_path / 'none.py'}; name one with --workload.\n"


def test_a_size_that_the_script_does_not_know_is_told(script: Path, tmp_path: Path) -> None:
    script.write_text("import sys\nsys.exit('no such size')", encoding="utf-8")
    done = run("open", "--size", "huge", "--workload", script, "--folder", tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"{script} made no text of the size huge: no such size"]


@pytest.mark.parametrize(
    ("budget", "ours", "floor", "verdict"),
    [
        (Budget(typical=16, high=33), (10.0, 12.0, 14.0), (4.0,), "within"),
        (Budget(typical=16, high=33), (10.0, 12.0, 90.0), (4.0,), "over"),
        (Budget(typical=16, high=33), (17.0, 18.0, 19.0), (4.0,), "over"),
        (Budget(typical=16), (30.0,), (20.0,), "floor over"),
        (Budget(typical=300, times=4), (200.0,), (40.0,), "over"),
        (Budget(typical=300, times=4), (150.0,), (40.0,), "within"),
        (Budget(times=1.3, plus=20), (149.0,), (100.0,), "within"),
        (Budget(times=1.3, plus=20), (151.0,), (100.0,), "over"),
        (Budget(), (151.0,), (), "-"),
    ],
)
def test_a_figure_knows_whether_it_is_within_its_budget(
    budget: Budget, ours: tuple[float, ...], floor: tuple[float, ...], verdict: str
) -> None:
    assert Figure("what", "1k", "ms", floor, ours, budget).verdict() == verdict


def test_percentiles_are_those_of_the_samples() -> None:
    samples = [float(value) for value in range(101)]
    assert (percentile(samples, 50), percentile(samples, 95), percentile(samples, 99)) == (50, 95, 99)
    assert percentile([7.0], 95) == 7


def test_a_figure_survives_the_way_from_its_process() -> None:
    figure = Figure("open", "1m", "ms", (1.0, 2.0), (3.0,), Budget(16, 33, 4, 5), 99, 12.5)
    assert Figure.from_json(figure.to_json()) == figure


def test_what_is_refused_counts_as_endless(tmp_path: Path) -> None:
    bench = Bench(Workload("none", "", (), (), tmp_path / "none", ""), tmp_path, 3)
    ours = reading.readings(bench, partial(read, b"", "Empty.txt"))
    figure = Figure("reading txt", "none", "ms", (1.0,), ours, Budget(high=20_000))
    assert Figure.from_json(figure.to_json()).verdict() == "over"
    assert table([figure]).splitlines()[1].split()[5:8] == ["inf", "inf", "inf"]


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not count it")
def test_the_time_of_processes_that_have_ended_is_counted_where_it_is_asked_for(tmp_path: Path) -> None:
    bench = Bench(Workload("none", "", (), (), tmp_path / "none", ""), tmp_path, 1, cpu=True)
    busy = [sys.executable, "-c", "import time\nwhile time.process_time() < 0.3: pass"]
    assert bench.timed(lambda: subprocess.run(busy, check=True), children=True) >= 300


def test_of_an_edited_text_about_two_sentences_in_a_hundred_are_changed() -> None:
    text, sentences = a_text(paragraphs=1_000)
    lines = edited_lines(text, sentences)
    assert lines == edited_lines(text, sentences)
    one, other = (Counter(said for line in given for said in line.split(". ")) for given in (text.split("\n"), lines))
    gone, new = (one - other).total(), (other - one).total()
    assert 0.01 * len(sentences) < gone < 0.03 * len(sentences)
    assert 0.01 * len(sentences) < new < 0.03 * len(sentences)
    stayed = [line for line in text.split("\n") if line in set(lines)]
    assert stayed != [line for line in lines if line in set(stayed)], "no paragraph was moved"


@pytest.mark.parametrize("suffix", SOURCES)
def test_a_source_file_holds_the_whole_text(suffix: str) -> None:
    lines = [*a_text(paragraphs=80)[0].split("\n"), r"The clerk's note (no. 7) read \ “fish & chips < 5”, he said."]
    draft = read(SOURCES[suffix].write(lines), f"Harbour.{suffix}")
    read_words, words = (" ".join(said).split() for said in ([draft.text], lines))
    assert read_words[-len(words) :] == words


def test_where_the_fonts_of_pdf_lack_a_letter_no_other_is_put_there() -> None:
    with pytest.raises(UnicodeEncodeError):
        SOURCES["pdf"].write(["The boat Ωμέγα came in."])


def test_the_table_has_a_line_for_each_figure_under_its_headings() -> None:
    figures = [
        Figure("open", "1m", "ms", (50.0,), (123.0,), Budget(typical=300)),
        Figure("find", "1k", "ms", (), (4.0,)),
    ]
    lines = table(figures).splitlines()
    assert lines[0].split() == [heading for heading in HEADINGS if heading]
    assert [line.split()[:3] for line in lines[1:]] == [["open", "1m", "ms"], ["find", "1k", "ms"]]
    assert lines[1].split()[3:] == ["50.0", "123", "123", "2.5", "300", "within"]


def cells(printed: str) -> list[list[str]]:
    """The table's rows of cells, which are two spaces or more apart."""
    lines = printed.split("\n\n")[1].splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines[1:]]


def a_text(paragraphs: int) -> tuple[str, list[tuple[int, int]]]:
    """A text of three sentences a paragraph, none like another, and where they are."""
    lines: list[str] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for number in range(paragraphs):
        said = [
            f"On day {number} the harbour counted {7 * number} boats.",
            f"The clerk of pier {number} wrote them all down by hand.",
            f"By evening {number} more of them had left for the north coast.",
        ]
        for sentence in said:
            ranges.append((at, at + len(sentence)))
            at += len(sentence) + 1
        lines.append(" ".join(said))
    return "\n".join(lines), ranges
