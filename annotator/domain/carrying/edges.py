"""What stands at the edge of a part that has not changed, and again in the changed part beside it, may be either of the
two: the one that was taken out may have stood here, or the one that was put in stand here now. Offsets are code points.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from annotator.domain.carrying.stretches import Kind, Stretch

Around = Callable[[int, int], tuple[int, int]]
Sides = tuple[str, str]
_LONGEST = 2_000  # of a passage and what is between it and the edge
_BESIDE = 8_000  # of the changed part that is looked through
_ISLAND = 64  # of what is equal in the midst of a changed part
_FEW = 8  # of what is at an edge, which are looked for first
_WORDY = 8  # from where on it is more than a word that a sentence says twice


class Edges:
    """The changed parts between the `stretches` of an alignment of the two texts, which are in order."""

    def __init__(self, stretches: Sequence[Stretch], old: str, new: str) -> None:
        ends = Stretch(0, 0, 0, 0, Kind.EQUAL), Stretch(len(old), len(old), len(new), len(new), Kind.EQUAL)
        self._runs = [ends[0], *_runs(stretches, old, new), ends[1]]
        self._starts = [run.old_start for run in self._runs[1:-1]]
        self._old, self._new = old, new
        self._known: dict[int, tuple[Sides, Sides]] = {}

    def repeat(self, start: int, end: int, around: Around) -> bool:
        """Whether `[start, end)` of the old text, which is in an equal stretch, stands again in the changed part
        beside it, with what is between it and that. A short one has to be its whole sentence; `around` gives a
        range's sentence."""
        at = bisect_right(self._starts, start)
        run, (before, after) = self._runs[at], self._beside(at)
        if run.old_end - start <= _LONGEST:
            end_of_it = _even(self._old[max(start, run.old_end - _FEW) : run.old_end])
            near = [gap for gap in after if end_of_it in end_of_it[1:] + gap]
            tail = _even(self._old[start : run.old_end]) if near else ""
            if any(tail in tail[1:] + gap for gap in near):
                first = start if len(tail) >= _WORDY else around(start, end)[0]
                tail = _even(self._old[first : run.old_end])
                if first >= run.old_start and any(tail in tail[1:] + gap for gap in after):
                    return True
        if end - run.old_start <= _LONGEST:
            beginning = _even(self._old[run.old_start : min(end, run.old_start + _FEW)])
            near = [gap for gap in before if beginning in gap + beginning[:-1]]
            head = _even(self._old[run.old_start : end]) if near else ""
            if any(head in gap + head[:-1] for gap in near):
                last = end if len(head) >= _WORDY else around(start, end)[1]
                head = _even(self._old[run.old_start : last])
                return last <= run.old_end and any(head in gap + head[:-1] for gap in before)
        return False

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """How far it is from `[start, end)` of the old text, in an equal stretch, to what has changed before and after
        it to a reader."""
        run, (o, n) = self._runs[bisect_right(self._starts, start)], self._runs[-1][1::2]
        first, last = run.old_start == run.new_start == 0, (run.old_end, run.new_end) == (o, n)
        return o if first else start - run.old_start, o if last else run.old_end - end

    def _beside(self, at: int) -> tuple[Sides, Sides]:
        """What is before that run, and after it, in the old text and in the new one."""
        if at not in self._known:
            run, one, other = self._runs[at], self._next(at, -1), self._next(at, 1)
            o1, n1 = max(one.old_end, run.old_start - _BESIDE), max(one.new_end, run.new_start - _BESIDE)
            o2, n2 = min(other.old_start, run.old_end + _BESIDE), min(other.new_start, run.new_end + _BESIDE)
            before = _even(self._old[o1 : run.old_start]), _even(self._new[n1 : run.new_start])
            after = _even(self._old[run.old_end : o2]), _even(self._new[run.new_end : n2])
            self._known[at] = before, after
        return self._known[at]

    def _next(self, at: int, step: int) -> Stretch:
        """The nearest run of some length, or the first that is too far off to matter."""
        near, start = at + step, self._runs[at].old_start
        while 0 < near < len(self._runs) - 1:
            run = self._runs[near]
            if run.old_end - run.old_start >= _ISLAND or abs(run.old_start - start) > _BESIDE + _LONGEST:
                break
            near += step
        return self._runs[near]


def _runs(stretches: Sequence[Stretch], old: str, new: str) -> list[Stretch]:
    """Neighbours that are the same to a reader, with nothing but white space between them, as one."""
    runs: list[Stretch] = []
    for one in stretches:
        if one.kind is Kind.CHANGED:
            continue
        last = runs[-1] if runs else None
        if last and not old[last.old_end : one.old_start].strip() and not new[last.new_end : one.new_start].strip():
            runs[-1] = Stretch(last.old_start, one.old_end, last.new_start, one.new_end, Kind.SAME)
        else:
            runs.append(one)
    return runs


def _even(text: str) -> str:
    return text.replace("\n", " ").replace("\u2028", " ").replace("\u00a0", " ")
