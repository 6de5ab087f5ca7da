"""Reports, from the library to a file on disk, beside the bare text escaped and written."""

import html
from collections.abc import Callable
from pathlib import Path

from annotator.reports import render, write_whole
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench
from db.store import Store

# Each format that is measured, with what its row is called and its budget in milliseconds.
REPORTS = {
    "html": ("HTML report", 2_000),
    "md": ("Markdown report", 2_000),
    "csv": ("CSV report", 2_000),
    "json": ("JSON report", 2_000),
    "docx": ("Word report", 10_000),
    "xlsx": ("Workbook report", 10_000),
    "qdpx": ("REFI-QDA report", 10_000),
}
ROWS = tuple(row for row, _ in REPORTS.values())


def measure(bench: Bench) -> list[Figure]:
    """As export does it, in this process."""
    library = bench.workload.copy(bench.folder)

    def bare(target: Path) -> Callable[[], object]:
        return lambda: write_whole(target, html.escape(bench.workload.text).encode(), force=True)

    def report(target: Path, name: str) -> Callable[[], object]:
        def made() -> None:
            with Store.open(library, make=False) as store:
                review = store.review(bench.workload.article)
            write_whole(target, render(review, name), force=True)

        return made

    figures = []
    for name, (row, budget) in REPORTS.items():
        floor, ours = [], []
        for _ in range(max(1, min(bench.repeat, 5))):
            floor.append(bench.timed(bare(bench.folder / "bare.html")))
            ours.append(bench.timed(report(bench.folder / f"report.{name}", name)))
        figures.append(Figure(row, bench.workload.size, "ms", tuple(floor), tuple(ours), Budget(typical=budget)))
    return figures
