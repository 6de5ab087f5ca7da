"""Carrying the workload's claims over to an edited text, beside a bare comparison of the two texts' lines."""

from functools import partial

from annotator.domain.carrying import carry
from benchmarks.carried import anchor
from benchmarks.editing import edited_lines
from benchmarks.figures import Budget, Figure
from benchmarks.floors import compare_lines
from benchmarks.measuring import Bench
from benchmarks.revisions import version_of

ROWS = ("carry",)
_COUNTS = (1_000, 10_000)
_BUDGET = Budget(typical=2000)


def measure(bench: Bench) -> list[Figure]:
    """1,000 claims from all over the text, and 10,000 or as many as there are. Two sentences in a hundred of the text
    they come to are edited."""
    workload = bench.workload
    old = version_of(workload.text.split("\n"), 1)
    new = version_of(edited_lines(workload.text, workload.sentences), 2)
    figures = []
    for count in sorted({min(most, len(workload.claims)) for most in _COUNTS}):
        chosen = workload.claims[:: len(workload.claims) // count][:count]
        anchors = [anchor(old, start, end) for start, end in chosen]
        floor, ours = [], []
        for _ in range(max(1, min(bench.repeat, 5))):
            floor.append(bench.timed(partial(compare_lines, old.text, new.text)))
            ours.append(bench.timed(partial(carry, old, new, anchors, "en")))
        name = f"{ROWS[0]} {count:,} passages"
        figures.append(Figure(name, workload.size, "ms", tuple(floor), tuple(ours), _BUDGET))
    return figures
