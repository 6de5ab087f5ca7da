"""Typing into the find field, letter by letter, beside counting in the bare text and one repaint."""

from functools import partial

from benchmarks.figures import Budget, Figure
from benchmarks.floors import BarePage
from benchmarks.measuring import Bench, longest_stall
from benchmarks.stage import Stage, type_words

ROWS = ("find, first letter", "find, a letter")
WORDS = ("the", "parliament", "Government", "x y z")
_BUDGET = Budget(typical=50, high=50)


def measure(bench: Bench) -> list[Figure]:
    """The first letter typed into the field; then every other, and each emptying."""
    lower = bench.workload.text.lower()
    page = BarePage(bench)
    page.set_text(bench.workload.text)
    page.lay_out()
    stage = Stage(bench)
    stage.open()
    field = stage.window.toolbar.find_edit
    painting = stage.painting(stage.article.viewport())
    stage.act("actionFind")()
    stage.rest()
    first = [painting.after(partial(type_words, field, "g", stage.article.viewport()))]
    floor, ours, stall = [], [], longest_stall(bench)
    for word in WORDS:
        for length in (*range(1, len(word) + 1), 0):
            typed = word[:length]
            floor.append(page.repaint() + bench.timed(partial(lower.count, typed)))
            ours.append(painting.after(partial(type_words, field, typed, stage.article.viewport())))
            stall = max(stall, longest_stall(bench, 0.1))
    size = bench.workload.size
    return [
        Figure(ROWS[0], size, "ms", tuple(floor), tuple(first), _BUDGET),
        Figure(ROWS[1], size, "ms", tuple(floor), tuple(ours), _BUDGET, stall=stall),
    ]
