"""Where the two texts differ, and which place of one stands beside which of the other. Pure; code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.sentences import Range

if TYPE_CHECKING:
    from annotator.domain.carrying import Difference


class Differences:
    """Stretches that differ, in order of both texts and apart from one another; `older` and `newer` are the lengths
    of the texts. Each question costs a bisection, however many there are."""

    def __init__(self, found: "Sequence[Difference]", older: int, newer: int) -> None:
        self._removed = [(d.old_start, d.old_end) for d in found if d.old_start < d.old_end]
        self._inserted = [(d.new_start, d.new_end) for d in found if d.new_start < d.new_end]
        # What both texts have in common has its edges here, and so has what differs: between two, places go evenly.
        self._old_edges, self._new_edges = [0], [0]
        for d in found:
            self._old_edges += [d.old_start, d.old_end]
            self._new_edges += [d.new_start, d.new_end]
        self._old_edges.append(older)
        self._new_edges.append(newer)

    def removed(self, start: int, end: int) -> list[Range]:
        """What of `[start, end)` of the older text touches words that are not in the newer; whole stretches."""
        return _touching(self._removed, start, end)

    def inserted(self, start: int, end: int) -> list[Range]:
        """What of `[start, end)` of the newer text touches words that are not in the older; whole stretches."""
        return _touching(self._inserted, start, end)

    def to_newer(self, offset: float) -> float:
        """The place of the newer text beside `offset` of the older."""
        return _beside(offset, self._old_edges, self._new_edges)

    def to_older(self, offset: float) -> float:
        """The place of the older text beside `offset` of the newer."""
        return _beside(offset, self._new_edges, self._old_edges)


def _touching(ranges: Sequence[Range], start: int, end: int) -> list[Range]:
    first = bisect_right(ranges, start, key=lambda known: known[1])
    last = bisect_left(ranges, end, key=lambda known: known[0])
    return list(ranges[first:last])


def _beside(offset: float, edges: Sequence[int], others: Sequence[int]) -> float:
    after = bisect_right(edges, offset)
    if after == 0:
        return float(others[0])
    if after == len(edges):
        return float(others[-1])
    left, right = edges[after - 1], edges[after]
    return others[after - 1] + (others[after] - others[after - 1]) * (offset - left) / (right - left)
