"""Updating an article in its library: all of its claims carried over to an edited text, and written with their history
in one transaction. Beside a bare comparison of the two texts' lines and one commit of as many rows."""

from functools import partial

from annotator.domain.article import ArticleDraft
from benchmarks.editing import edited_draft
from benchmarks.figures import Budget, Figure
from benchmarks.floors import BareFile, compare_lines
from benchmarks.measuring import Bench
from benchmarks.workload import REVIEWER
from db.store import Store

ROWS = ("update",)
_BUDGET = Budget(typical=2000)


def measure(bench: Bench) -> list[Figure]:
    """Each time in a new copy of the library: an update is the first of its text."""
    workload, draft = bench.workload, edited_draft(bench.workload)
    file = BareFile(bench)
    floor, ours = [], []
    for _ in range(max(1, min(bench.repeat, 5))):
        compared = bench.timed(partial(compare_lines, workload.text, draft.text))
        floor.append(compared + file.add_version(draft.text))
        ours.append(_update(bench, draft))
    name = f"{ROWS[0]}, {len(workload.claims):,} claims"
    return [Figure(name, workload.size, "ms", tuple(floor), tuple(ours), _BUDGET)]


def _update(bench: Bench, draft: ArticleDraft) -> float:
    workload = bench.workload
    with Store.open(workload.copy(bench.folder), make=False) as store:
        taken = bench.timed(lambda: store.update_article(workload.article, draft, REVIEWER))
        if len(store.article(workload.article).versions) != 2:
            raise RuntimeError("the article was not updated")
    return taken
