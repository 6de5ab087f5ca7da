"""What stands at the edge of a part that has not changed, and again in the changed part beside it, may be either of the
two: the one that was taken out may have stood here, or the one that was put in stand here now. Offsets are code points.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.carrying.stretches import Kind, Stretch

if TYPE_CHECKING:
    from annotator.domain.carrying.alignment import Moved

Around = Callable[[int, int], tuple[int, int]]
_LONGEST = 2_000  # of a passage and what is between it and the edge
_BESIDE = 30_000  # of the changed part that is looked through
_WORDY = 8  # from where on it is more than a word that a sentence says twice
_SPACE = re.compile(r"\s")


class _Gaps(NamedTuple):
    """What has changed before a stretch, and after it, of the old text and of the new one."""

    before: tuple[str, str]
    after: tuple[str, str]


class Edges:
    """The changed parts beside the `stretches` of an alignment of the two texts, which are in order. What was `moved`
    has a place of its own."""

    def __init__(self, stretches: Sequence[Stretch], moved: Sequence["Moved"], old: str, new: str) -> None:
        self._equal = [one for one in stretches if one.kind is Kind.EQUAL]
        self._starts = {one.old_start: at for at, one in enumerate(self._equal)}
        self._old, self._new = old, new
        self._moved_old = sorted(one.old for one in moved)
        self._moved_new = sorted(one.new for one in moved)
        self._gaps: dict[int, _Gaps] = {}

    def repeat(self, stretch: Stretch, start: int, end: int, around: Around) -> bool:
        """Whether `[start, end)` of the old text, with what is between it and one edge of the equal `stretch` it is
        in, stands again beside it. No word does that a sentence merely says twice; `around` gives a range's sentence.
        """
        before, after = self._gaps_of(stretch)
        if stretch.old_end - start <= _LONGEST:
            tail = _even(self._old[start : stretch.old_end])
            if any(tail in gap for gap in after) and (len(tail) >= _WORDY or around(start, end)[0] == start):
                return True
        if end - stretch.old_start > _LONGEST:
            return False
        head = _even(self._old[stretch.old_start : end])
        return any(head in gap for gap in before) and (len(head) >= _WORDY or around(start, end)[1] == end)

    def _gaps_of(self, stretch: Stretch) -> _Gaps:
        at = self._starts[stretch.old_start]
        if at not in self._gaps:
            first = self._equal[at - 1] if at else Stretch(0, 0, 0, 0, Kind.EQUAL)
            end = Stretch(len(self._old), len(self._old), len(self._new), len(self._new), Kind.EQUAL)
            last = self._equal[at + 1] if at + 1 < len(self._equal) else end
            before = (
                _even(self._old[max(first.old_end, stretch.old_start - _BESIDE) : stretch.old_start]),
                _even(self._new[max(first.new_end, stretch.new_start - _BESIDE) : stretch.new_start]),
            )
            after = (
                _even(self._old[stretch.old_end : min(last.old_start, stretch.old_end + _BESIDE)]),
                _even(self._new[stretch.new_end : min(last.new_start, stretch.new_end + _BESIDE)]),
            )
            self._gaps[at] = _Gaps(before, after)
        return self._gaps[at]


def _even(text: str) -> str:
    return _SPACE.sub(" ", text)
