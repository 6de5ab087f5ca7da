"""Scrolling once the text is laid out, by lines and by pages, beside a bare page."""

from functools import partial

from PySide6.QtWidgets import QScrollBar, QWidget

from benchmarks.figures import Budget, Figure
from benchmarks.floors import BarePage
from benchmarks.measuring import Bench
from benchmarks.stage import Stage

ROWS = ("scroll, a frame",)
_SHARES = (0.0, 0.3, 0.6, 0.9)
_STEPS = (60, 120, 700)  # pixels: a notch of the wheel at half and whole speed, and a page
_BUDGET = Budget(high=16)


def measure(bench: Bench) -> list[Figure]:
    """Frames at four places of the text."""
    page = BarePage(bench)
    page.set_text(bench.workload.text)
    page.lay_out()
    stage = Stage(bench)
    stage.open()
    bar, viewport = stage.article.verticalScrollBar(), stage.article.viewport()
    painting = stage.painting(viewport)
    floor, ours = [], []
    for share in _SHARES:
        bar.setValue(round(share * bar.maximum()))
        page.scroll_to(share)
        stage.rest()
        for turn in range(max(3, 2 * bench.repeat)):
            step = _STEPS[turn % len(_STEPS)]
            floor.append(page.scroll(step))
            ours.append(painting.after(partial(_scroll, bar, step, viewport)))
    return [Figure(ROWS[0], bench.workload.size, "ms", tuple(floor), tuple(ours), _BUDGET, percent=99)]


def _scroll(bar: QScrollBar, step: int, viewport: QWidget) -> None:
    bar.setValue(bar.value() + step)
    viewport.update()
