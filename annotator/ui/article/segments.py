"""A block cut at every boundary of its marks and find hits: what each piece looks like. Pure; code points."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.domain.claim import Status
from annotator.workspace.marks import Mark

Range = tuple[int, int]


class Look(NamedTuple):
    """What a piece of text looks like. `fill` and `line` are the statuses that give the background and the
    underline, None where the piece is in no claim; `current` is told by a stronger fill. `unsure` where the place of
    the innermost claim, or of the waiver, is to be settled."""

    fill: Status | None = None
    line: Status | None = None
    current: bool = False
    waived: bool = False
    found: bool = False
    unsure: bool = False


class Segment(NamedTuple):
    """A piece of text, `[start, end)`, that looks the same throughout."""

    start: int
    end: int
    look: Look


def segments(marks: Sequence[Mark], hits: Iterable[Range], start: int, end: int, current: str | None) -> list[Segment]:
    """The pieces of `[start, end)` that do not look plain, in text order, neighbours alike made one.

    `marks` are outer before inner. The innermost claim gives fill and underline, so that an outer one shows on the
    rest of its own; the `current` claim's fill lies over all of its passages. A waiver shows only outside claims.
    """
    found: list[Segment] = []
    for left, right, covering, hit in _pieces(marks, hits, start, end):
        look = _look(covering, hit, current)
        if found and found[-1].end == left and found[-1].look == look:
            found[-1] = Segment(found[-1].start, right, look)
        else:
            found.append(Segment(left, right, look))
    return found


def _pieces(
    marks: Sequence[Mark], hits: Iterable[Range], start: int, end: int
) -> Iterable[tuple[int, int, list[Mark], bool]]:
    """Each piece that any mark or hit covers, with those marks, outer before inner, and whether it is a hit."""
    steps: dict[int, tuple[list[int], list[int]]] = {}
    things = [(mark.start, mark.end) for mark in marks]
    spans = things + list(hits)
    for index, (first, last) in enumerate(spans):
        first, last = max(first, start), min(last, end)
        if first < last:
            steps.setdefault(first, ([], []))[0].append(index)
            steps.setdefault(last, ([], []))[1].append(index)
    alive: set[int] = set()
    at = start
    for offset in sorted(steps):
        if alive and offset > at:
            over = sorted(alive)
            yield at, offset, [marks[i] for i in over if i < len(things)], over[-1] >= len(things)
        begin, cease = steps[offset]
        alive.difference_update(cease)
        alive.update(begin)
        at = offset


def _look(covering: Sequence[Mark], hit: bool, current: str | None) -> Look:
    claims = [mark for mark in covering if not mark.waived]
    if not claims:
        return Look(waived=bool(covering), found=hit, unsure=bool(covering) and covering[-1].unsure)
    chosen = next((mark for mark in claims if mark.claim == current), None) if current is not None else None
    inner = claims[-1]
    return Look((chosen or inner).status, inner.status, chosen is not None, False, hit, inner.unsure)
