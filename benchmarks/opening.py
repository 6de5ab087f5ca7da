"""From the action to an article painted with its highlights, beside a bare QTextEdit and a bare read of the rows."""

from annotator.ui.window_state import Place
from benchmarks.figures import Budget, Figure
from benchmarks.floors import BareFile, BarePage
from benchmarks.measuring import Bench, run_until
from benchmarks.stage import Stage

ROWS = ("open", "open, deep place: frame", "open, deep place: place")
_DEEP = 0.9
_FRAME_MS, _PLACE_MS = 300, 1500


def measure(bench: Bench) -> list[Figure]:
    """Each opening begins with nothing open."""
    stage, page, file = Stage(bench), BarePage(bench), BareFile(bench)
    floor, ours = [], []
    frames, places = [], []
    for _ in range(max(1, min(bench.repeat, 7))):
        floor.append(page.open(bench.workload.text) + file.read())
        page.set_text("")
        ours.append(_open(stage, Place()))
        if not stage.highlighted():
            raise RuntimeError("the article was painted without its highlights")
        frame, place = _open_deep(stage)
        frames.append(frame)
        places.append(place)
    size, bare = bench.workload.size, tuple(floor)
    return [
        Figure(ROWS[0], size, "ms", bare, tuple(ours), Budget(typical=_FRAME_MS, times=4)),
        Figure(ROWS[1], size, "ms", bare, tuple(frames), Budget(typical=_FRAME_MS)),
        Figure(ROWS[2], size, "ms", (), tuple(places), Budget(typical=_PLACE_MS)),
    ]


def _open(stage: Stage, place: Place) -> float:
    workload = stage.bench.workload
    stage.window.workspace.close_article()
    run_until(lambda: not stage.window.jobs.busy)  # what the last opening has left to be done
    stage.rest()
    stage.window.state.save_place(workload.article, place)
    return stage.painting().after(lambda: stage.window.open_article(workload.article))


def _open_deep(stage: Stage) -> tuple[float, float]:
    """Until the frame is painted, and until the place is."""
    deep = round(_DEEP * len(stage.bench.workload.text))
    frame = _open(stage, Place(deep, deep))
    start = stage.bench.now()
    run_until(lambda: stage.shows(deep))
    stage.painting(stage.article.viewport()).after(stage.article.viewport().update)
    return frame, frame + stage.bench.now() - start
