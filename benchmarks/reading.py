"""Reading the workload's text from a file of each format, here and in a process of its own, beside what a library
alone takes to hand out the file's text."""

import math
import sys
from collections.abc import Callable
from functools import partial

from annotator.domain.article import ArticleDraft
from annotator.readers import ReaderError, read
from annotator.readers.apart import read_apart
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench
from benchmarks.sources import SOURCES, source_file

ROWS = ("reading",)
_BUDGET = Budget(high=20_000)  # milliseconds: what takes longer is given up
_ENOUGH = 10_000  # milliseconds, after which no further sample is taken
_SHARE = 0.95


def measure(bench: Bench) -> list[Figure]:
    """Two figures for each format. What is refused, as by its limit of time or memory, counts as endless; why is said
    on standard error."""
    figures: list[Figure] = []
    for suffix, source in SOURCES.items():
        try:
            path = source_file(bench.workload, suffix)
        except UnicodeEncodeError:
            print(f"{ROWS[0]} {suffix}: its fonts lack letters of the text; left out", file=sys.stderr)
            continue
        data = path.read_bytes()
        floor = _samples(bench, partial(source.bare, data))
        for name, reader in ((suffix, read), (f"{suffix}, apart", read_apart)):
            ours = readings(bench, partial(reader, data, path.name))
            figures.append(Figure(f"{ROWS[0]} {name}", bench.workload.size, "ms", floor, ours, _BUDGET))
    return figures


def readings(bench: Bench, read_it: Callable[[], ArticleDraft]) -> tuple[float, ...]:
    """Milliseconds of each reading; one that is endless where it is refused. Raises RuntimeError where a reader left
    out some of the text, since that is no work done quickly."""

    def checked() -> None:
        if len(read_it().text) < _SHARE * len(bench.workload.text):
            raise RuntimeError("the reader left out some of the text")

    try:
        return _samples(bench, checked)
    except ReaderError as error:
        print(error, file=sys.stderr)
        return (math.inf,)


def _samples(bench: Bench, act: Callable[[], object]) -> tuple[float, ...]:
    """As many as fit into some seconds; the CPU time of processes that `act` starts and waits for is counted too. The
    first, in which libraries are loaded, counts where it is the only one."""
    taken: list[float] = []
    while len(taken) <= max(1, min(bench.repeat, 5)) and sum(taken) < _ENOUGH:
        taken.append(bench.timed(act, children=True))
    return tuple(taken[1:] or taken)
