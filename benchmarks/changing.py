"""Making a claim, giving it a status, removing it and taking that back, at places all over the text: from the action
to article and table painted, with the change on disk. Beside one repaint and one equal commit."""

import random

from annotator.ui.checking import Pane
from benchmarks.figures import Budget, Figure
from benchmarks.floors import BareFile, BarePage
from benchmarks.measuring import Bench, longest_stall
from benchmarks.stage import Stage
from benchmarks.workload import Range

ACTIONS = {
    "create": "actionNewClaim",
    "status": "actionVerified",
    "remove": "actionRemoveClaim",
    "undo": "actionUndo",
}
ROWS = tuple(ACTIONS)
_BUDGET = Budget(typical=16, high=33)


def measure(bench: Bench) -> list[Figure]:
    """A figure for each of the four."""
    page, file = BarePage(bench), BareFile(bench)
    page.set_text(bench.workload.text)
    page.lay_out()
    stage = Stage(bench)
    stage.open()
    floor: list[float] = []
    ours: dict[str, list[float]] = {name: [] for name in ROWS}
    stalls = dict.fromkeys(ROWS, 0.0)
    for place in _places(bench):
        floor.append(page.repaint() + file.commit())
        _go_to(stage, place)
        for name in ROWS:
            ours[name].append(stage.painting().after(stage.act(ACTIONS[name])))
            stalls[name] = max(stalls[name], longest_stall(bench))
            # The status is that of the row: the table is in use.
            stage.window.checking.pane = Pane.CLAIMS
    return [
        Figure(name, bench.workload.size, "ms", tuple(floor), tuple(ours[name]), _BUDGET, stall=stalls[name])
        for name in ROWS
    ]


def _places(bench: Bench) -> list[Range]:
    """Sentences all over the text, in no order."""
    sentences = bench.workload.sentences
    return random.Random(bench.repeat).sample(sentences, min(bench.repeat, len(sentences)))


def _go_to(stage: Stage, place: Range) -> None:
    """As the reviewer has it before the key: the sentence selected and in view."""
    stage.article.set_selected_range(*place)
    stage.article.reveal(*place)
    stage.article.setFocus()
    stage.window.checking.pane = Pane.ARTICLE
    stage.rest()
