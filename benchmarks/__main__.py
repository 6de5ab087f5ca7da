"""`python -m benchmarks [ROW ...] [--size SIZE ...]`: measures, each group in a process of its own, and prints."""

import argparse
import compileall
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import PySide6

from annotator.domain.errors import AnnotatorError
from benchmarks.figures import Figure, table
from benchmarks.workload import Workload, prepare

ROOT = Path(__file__).parents[1]
WORKLOAD = Path("../shared/bench/make_workload.py")
SIZES = ("1k", "20k", "200k", "1m")
# What can be asked for: each word with its group, and the rows that it stands for begin with it.
GROUPS = {
    "cold": "cold_start",
    "open": "opening",
    "create": "changing",
    "status": "changing",
    "remove": "changing",
    "undo": "changing",
    "bulk": "bulk",
    "filter": "filtering",
    "find": "finding",
    "scroll": "scrolling",
    "report": "reporting",
    "carry": "carrying",
    "update": "updating",
    "reading": "reading",
    "sentence": "sentences",
    "memory": "memory",
    "evidence": "keeping",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for. Returns the exit code: 0 also where something is over its budget, since
    how fast a machine is proves nothing about the program."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if unknown := [word for word in options.rows if word not in GROUPS]:
        parser.error(f"no such row: {', '.join(unknown)}; there are: {', '.join(GROUPS)}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for package in ("annotator", "db", "resources", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=2)
    print(_machine(options))
    try:
        figures = [
            figure for size in options.size or SIZES for figure in _measure(size, options.rows or [*GROUPS], options)
        ]
    except AnnotatorError as error:
        print(error, file=sys.stderr)
        return 1
    print()
    print(table(figures))
    print(f"\nLoad at the end: {_load()}. {_floors_over(figures)}".rstrip())
    return 0


def _measure(size: str, words: Sequence[str], options: argparse.Namespace) -> list[Figure]:
    workload = prepare(options.workload, size, options.folder.absolute())
    figures: list[Figure] = []
    for group in dict.fromkeys(GROUPS[word] for word in words):
        print(f"{size}: {group} …", file=sys.stderr, flush=True)
        figures += _run(group, workload, options)
    return [figure for figure in figures if any(_stands_for(word, figure) for word in words)]


def _run(group: str, workload: Workload, options: argparse.Namespace) -> list[Figure]:
    clock = "cpu" if options.cpu else "wall"
    command = ["benchmarks.process", group, str(workload.library.parent), workload.size, str(options.repeat), clock]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True
    )
    return [Figure.from_json(json.loads(line)) for line in done.stdout.splitlines()]


def _stands_for(word: str, figure: Figure) -> bool:
    return word in figure.what.casefold()


def _machine(options: argparse.Namespace) -> str:
    clock = "CPU time" if options.cpu else "wall time"
    return (
        f"{clock}; {os.cpu_count()} cores, load {_load()}; {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, PySide6 {PySide6.__version__}, SQLite {sqlite3.sqlite_version}; libraries in "
        f"{options.folder}"
    )


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"


def _floors_over(figures: Sequence[Figure]) -> str:
    if any(figure.verdict() == "floor over" for figure in figures):
        return "Where the floor alone is over the budget, the machine is too slow or too busy to tell."
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(GROUPS)}; by default all")
    parser.add_argument("--size", action="append", help=f"of the workload script's; by default {', '.join(SIZES)}")
    parser.add_argument("--workload", type=Path, default=ROOT / WORKLOAD, help=f"the script; by default {WORKLOAD}")
    parser.add_argument("--repeat", type=int, default=25, help="samples of an action; by default 25")
    parser.add_argument("--cpu", action="store_true", help="count CPU time, which a busy machine disturbs less")
    folder = Path(tempfile.gettempdir()) / "annotator-benchmarks"
    parser.add_argument("--folder", type=Path, default=folder, help="where texts and libraries are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
