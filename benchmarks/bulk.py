"""One status for 1,000 selected rows, beside one repaint and one commit of as many rows."""

from annotator.ui.checking import Pane
from benchmarks.figures import Budget, Figure
from benchmarks.floors import BareFile, BarePage
from benchmarks.measuring import Bench, longest_stall
from benchmarks.stage import Stage

ROWS = ("bulk status",)
_MOST = 1000
_ACTIONS = ("actionVerified", "actionDisputed", "actionUnsourced", "actionUnchecked")


def measure(bench: Bench) -> list[Figure]:
    """The rows are those in the middle of the table, and in sight."""
    page, file = BarePage(bench), BareFile(bench)
    page.set_text(bench.workload.text)
    page.lay_out()
    stage = Stage(bench)
    stage.open()
    rows = select_rows(stage)
    floor, ours, stall = [], [], 0.0
    for turn in range(min(bench.repeat, 12)):
        floor.append(page.repaint() + file.commit(rows))
        ours.append(stage.painting().after(stage.act(_ACTIONS[turn % len(_ACTIONS)])))
        stall = max(stall, longest_stall(bench))
    name = f"{ROWS[0]}, {rows:,} rows"
    return [Figure(name, bench.workload.size, "ms", tuple(floor), tuple(ours), Budget(typical=150), stall=stall)]


def select_rows(stage: Stage) -> int:
    """Select 1,000 rows, or as many as there are, with the first of them in sight in table and article."""
    model = stage.table.model()
    rows = min(_MOST, model.rowCount())
    first = (model.rowCount() - rows) // 2
    ids = stage.window.claims_pane.model.ids_between(first, first + rows - 1)
    stage.window.checking.show_claim(ids[0])
    stage.table.select_claims(ids)
    stage.window.checking.pane = Pane.CLAIMS
    stage.rest()
    return rows
