"""Reports, from the library to a file on disk, beside the bare text escaped and written."""

import html
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

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
_PDF, _PDF_MEMORY = "PDF report", "PDF report, memory of a child"
ROWS = (*(row for row, _ in REPORTS.values()), _PDF, _PDF_MEMORY)


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
    return [*figures, *_pdf(bench, report(bench.folder / "report.pdf", "pdf"))]


def _pdf(bench: Bench, report: Callable[[], object]) -> list[Figure]:
    """Once, by the clock on the wall in any case: the work is a child's."""
    began = perf_counter()
    report()
    paper = (perf_counter() - began) * 1000
    return [
        Figure(_PDF, bench.workload.size, "ms", (), (paper,), Budget(typical=30_000)),
        Figure(_PDF_MEMORY, bench.workload.size, "MB", (), (_most_of_a_child(),), Budget(typical=1024)),
    ]


def _most_of_a_child() -> float:
    """The most resident memory that any child took, in MB."""
    import resource

    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)
