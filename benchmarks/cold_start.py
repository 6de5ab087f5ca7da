"""From starting the process to a window that is painted, beside a bare window and a bare import of SQLAlchemy."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench

ROWS = ("cold start", "cold start, last article")
_OPEN_MS = 300


def measure(bench: Bench) -> list[Figure]:
    """With nothing open, and with the workload's article, which was open last."""
    library = bench.workload.copy(bench.folder)
    bare = ["benchmarks.starting", "bare"]
    runs = {name: ["benchmarks.starting", name, str(library), bench.workload.article] for name in ("empty", "last")}
    floor, empty, last = [], [], []
    for _ in range(max(1, min(bench.repeat, 7))):
        floor.append(started(bare, bench))
        empty.append(started(runs["empty"], bench))
        last.append(started(runs["last"], bench))
    size = bench.workload.size
    return [
        Figure(ROWS[0], size, "ms", tuple(floor), tuple(empty), Budget(times=2)),
        Figure(ROWS[1], size, "ms", tuple(floor), tuple(last), Budget(times=2, plus=_OPEN_MS)),
    ]


def started(arguments: list[str], bench: Bench) -> float:
    """Milliseconds from the process's start until it says that it has painted."""
    import time

    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=Path(__file__).parents[1],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    painted, used = map(float, done.stdout.split())
    return 1000 * (used if bench.cpu else painted - start)
