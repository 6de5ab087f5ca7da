"""Typing into the claims' filter with 1,000 rows selected, letter by letter, beside a bare list view that shows what
a bare search has found."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView

from benchmarks.bulk import select_rows
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench, Painting, longest_stall
from benchmarks.stage import Stage, type_words

ROWS = ("filter, first letter", "filter, a letter")
WORDS = ("the", "minister", "#12", "government say", "zzz")
_BUDGET = Budget(typical=50, high=50)


def measure(bench: Bench) -> list[Figure]:
    """The first letter, with the focus's coming into the field before it; then every other, and each emptying."""
    stage = Stage(bench)
    stage.open()
    select_rows(stage)
    bare = _bare(bench, stage)
    field = stage.window.claims_pane.filter
    painting = stage.painting(stage.table.viewport())
    first = [painting.after(partial(_focus_and_type, field, "t"))]
    floor, ours, stall = [], [], longest_stall(bench)
    for word in WORDS:
        for length in (*range(1, len(word) + 1), 0):
            typed = word[:length]
            floor.append(bare(typed))
            ours.append(painting.after(partial(type_words, field, typed, stage.table.viewport())))
            stall = max(stall, longest_stall(bench, 0.1))
    size = bench.workload.size
    return [
        Figure(ROWS[0], size, "ms", tuple(floor), tuple(first), _BUDGET),
        Figure(ROWS[1], size, "ms", tuple(floor), tuple(ours), _BUDGET, stall=stall),
    ]


def _bare(bench: Bench, stage: Stage) -> Callable[[str], float]:
    """Gives the milliseconds that the floor takes to search for a word and show what it has found."""
    model = stage.window.claims_pane.model
    texts = [model.claim_at(row).text.casefold() for row in range(model.rowCount())]
    lines, view = QStringListModel(), QListView()
    view.setUniformItemSizes(True)
    view.setModel(lines)
    view.resize(700, 460)
    painting = Painting(bench, view.viewport())
    painting.after(view.show)

    def found(word: str) -> None:
        lines.setStringList([text for text in texts if word in text])
        view.viewport().update()

    return lambda word: painting.after(lambda: found(word))


def _focus_and_type(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.setText(words)
