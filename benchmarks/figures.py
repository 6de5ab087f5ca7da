"""What was measured, and whether it is within its budget."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that is allowed, in the figure's unit; all that is named must hold.

    `typical` is for the median, `high` for the percentile named by the figure; `times` is a multiple of the floor's
    median, to which `plus` may be added.
    """

    typical: float | None = None
    high: float | None = None
    times: float | None = None
    plus: float = 0.0

    def __str__(self) -> str:
        parts = [f"{self.typical:g}"] if self.typical is not None else []
        parts += [f"{self.high:g} high"] if self.high is not None else []
        if self.times is not None:
            parts.append(f"{self.times:g}x floor" + (f" + {self.plus:g}" if self.plus else ""))
        return ", ".join(parts) or "-"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: samples of the floor (none where there is no such thing) and of the program.

    `percent` is the percentile that is called high; `stall` is the longest that the event loop was held up within
    300 ms after any of the actions.
    """

    what: str
    size: str
    unit: str
    floor: tuple[float, ...]
    ours: tuple[float, ...]
    budget: Budget = Budget()
    percent: int = 95
    stall: float | None = None

    @property
    def typical(self) -> float:
        return median(self.ours)

    @property
    def high(self) -> float:
        return percentile(self.ours, self.percent)

    @property
    def typical_floor(self) -> float | None:
        return median(self.floor) if self.floor else None

    @property
    def ratio(self) -> float | None:
        floor = self.typical_floor
        return self.typical / floor if floor else None

    def verdict(self) -> str:
        """`within` or `over` its budget, `floor over` where not even the floor is within it, `-` without one."""
        limit, high = self.budget.typical, self.budget.high
        if limit is None and high is None and self.budget.times is None:
            return "-"
        floor = self.typical_floor
        if floor is not None and limit is not None and floor > limit:
            return "floor over"
        within = (limit is None or self.typical <= limit) and (high is None or self.high <= high)
        if self.budget.times is not None and floor is not None:
            within = within and self.typical <= self.budget.times * floor + self.budget.plus
        return "within" if within else "over"

    def to_json(self) -> dict[str, Any]:
        budget = [self.budget.typical, self.budget.high, self.budget.times, self.budget.plus]
        rest = [self.percent, self.stall]
        return {"row": [self.what, self.size, self.unit, self.floor, self.ours, budget, *rest]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Figure":
        what, size, unit, floor, ours, budget, percent, stall = value["row"]
        return cls(what, size, unit, tuple(floor), tuple(ours), Budget(*budget), percent, stall)


def percentile(samples: Sequence[float], percent: int) -> float:
    """The value that `percent` of a hundred samples do not exceed, interpolated; of a single sample, itself."""
    if len(samples) < 2:
        return samples[0]
    return quantiles(samples, n=100, method="inclusive")[percent - 1]


HEADINGS = ("what", "size", "unit", "floor", "median", "high", "ratio", "budget", "", "stall")


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of columns, two spaces or more apart."""
    return columns([HEADINGS, *map(_cells, figures)], left={0, 1, 2, 7, 8})


def columns(rows: Sequence[Sequence[str]], left: Container[int]) -> str:
    """Rows of as many cells as lines of columns, two spaces or more apart; those in `left` begin at their left."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    floor, ratio = figure.typical_floor, figure.ratio
    high = shown(figure.high) + ("" if figure.percent == 95 else f" (p{figure.percent})")
    return (
        figure.what,
        figure.size,
        figure.unit,
        "-" if floor is None else shown(floor),
        shown(figure.typical),
        high,
        "-" if ratio is None else f"{ratio:.1f}",
        str(figure.budget),
        figure.verdict(),
        "" if figure.stall is None else shown(figure.stall),
    )


def shown(value: float) -> str:
    """Three figures that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
