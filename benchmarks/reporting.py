"""The HTML report, from the library to a file on disk, beside the bare text escaped and written."""

import html
from collections.abc import Callable
from pathlib import Path

from annotator.reports import render, write_whole
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench
from db.store import Store

ROWS = ("HTML report",)


def measure(bench: Bench) -> list[Figure]:
    """As export does it, in this process."""
    library = bench.workload.copy(bench.folder)

    def bare(target: Path) -> Callable[[], object]:
        return lambda: write_whole(target, html.escape(bench.workload.text).encode(), force=True)

    def report(target: Path) -> None:
        with Store.open(library, make=False) as store:
            review = store.review(bench.workload.article)
        write_whole(target, render(review, "html"), force=True)

    floor, ours = [], []
    for _ in range(max(1, min(bench.repeat, 5))):
        floor.append(bench.timed(bare(bench.folder / "bare.html")))
        ours.append(bench.timed(lambda: report(bench.folder / "report.html")))
    return [Figure(ROWS[0], bench.workload.size, "ms", tuple(floor), tuple(ours), Budget(typical=2000))]
