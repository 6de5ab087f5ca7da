"""Where one of two neighbours that are the same was taken out, or put in, nobody can say which of them it was: a
paragraph that now stands there twice, or no longer does. Offsets are code points of the old text."""

from bisect import bisect_right
from collections.abc import Sequence

from annotator.domain.carrying.stretches import Kind, Stretch

Range = tuple[int, int]


class Doubt:
    """Ranges of the old text within which a passage may be one of two."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        for _, end in ordered:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, start: int, end: int) -> bool:
        """Whether all of `[start, end)` is in one of them."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end


def doubt_of(stretches: Sequence[Stretch], old: str, new: str) -> Doubt:
    """What is doubtful in an alignment of the two texts whose `stretches` these are, in order."""
    found: list[Range] = []
    last = Stretch(0, 0, 0, 0, Kind.EQUAL)
    end = Stretch(len(old), len(old), len(new), len(new), Kind.EQUAL)
    for stretch in [*(one for one in stretches if one.kind is Kind.EQUAL), end]:
        found += _slides(last, stretch, old, new)
        last = stretch
    return Doubt(found)


def _slides(last: Stretch, stretch: Stretch, old: str, new: str) -> list[Range]:
    """The doubtful ranges between two neighbours where something was only taken out, or only put in: as far as the
    same alignment could be made with another part of the text taken out, or put in."""
    a, b, c, d = last.old_end, stretch.old_start, last.new_end, stretch.new_start
    gaps = old[a:b], new[c:d]
    if gaps[0].strip() and gaps[1].strip():
        return []
    head = _same_spaces(*gaps)
    tail = _same_spaces(gaps[0][head:][::-1], gaps[1][head:][::-1])
    a, b, c, d = a + head, b - tail, c + head, d - tail
    if (a == b) == (c == d):
        return []
    if a == b:
        left = _same_tail(new, last.new_start, c, d)
        return [(a - left, a + _same_head(new, c, d, stretch.new_end))]
    left, right = _same_tail(old, last.old_start, a, b), _same_head(old, a, b, stretch.old_end)
    return [(a - left, a + right), (b - left, b + right)]


def _same_spaces(one: str, other: str) -> int:
    """How much white space both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b or not a.isspace():
            break
        count += 1
    return count


def _same_head(text: str, first: int, second: int, end: int) -> int:
    """How many code points are the same from `first` on and from `second` on, up to `end` in the latter."""
    done, step = 0, 16
    while step and second + done < end:
        step = min(step, end - second - done)
        if text[first + done : first + done + step] == text[second + done : second + done + step]:
            done, step = done + step, step * 2
        else:
            step //= 2
    return done


def _same_tail(text: str, start: int, first: int, second: int) -> int:
    """How many are the same right before `first`, down to `start`, and right before `second`."""
    done, step = 0, 16
    while step and first - done > start:
        step = min(step, first - done - start)
        if text[first - done - step : first - done] == text[second - done - step : second - done]:
            done, step = done + step, step * 2
        else:
            step //= 2
    return done
