"""Two sequences aligned: what is unique in both holds them together (patience diff), and only what lies between is
searched for its longest common subsequence. Time and memory are bounded, and the result is always the same."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

_DEEPEST = 32  # levels of anchors within anchors
_RUNS = (1, 4, 16)  # items that together are unique, where each by itself is not
_MOST_CELLS = 40_000_000  # of the table of a longest common subsequence, a bit each


class Match(NamedTuple):
    """`length` items from `old` and from `new` on are equal."""

    old: int
    new: int
    length: int


class _Region(NamedTuple):
    """What is still to be aligned: `[a1, a2)` of the one with `[b1, b2)` of the other."""

    a1: int
    a2: int
    b1: int
    b2: int
    depth: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """Stretches of equal items, in order in both; neighbours are joined."""
    whole = _Region(0, len(old), 0, len(new), 0)
    head, tail = _equal_ends(old, new, whole)
    inner, other = old[head : len(old) - tail], new[head : len(new) - tail]
    ends = Match(0, 0, head), Match(len(old) - tail, len(new) - tail, tail)
    if set(inner).isdisjoint(other):
        return _joined([*ends])
    return _joined([ends[0], *(Match(m.old + head, m.new + head, m.length) for m in _inner(inner, other)), ends[1]])


def _inner(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """The same, where what both begin and end with has been taken off."""
    ids: dict[Hashable, int] = {}
    a = [ids.setdefault(item, len(ids)) for item in old]
    b = [ids.setdefault(item, len(ids)) for item in new]
    found: list[Match] = []
    stack: list[Match | _Region] = [_Region(0, len(a), 0, len(b), 0)]
    while stack:
        part = stack.pop()
        if isinstance(part, Match):
            found.append(part)
        else:
            stack.extend(reversed(_split(a, b, part)))
    return found


def _split(a: list[int], b: list[int], region: _Region) -> list[Match | _Region]:
    """The region as matches and smaller regions, in order."""
    a1, a2, b1, b2, depth = region
    head, tail = _equal_ends(a, b, region)
    parts: list[Match | _Region] = [Match(a1, b1, head)] if head else []
    if not set(a[a1 + head : a2 - tail]).isdisjoint(b[b1 + head : b2 - tail]):
        inner = _Region(a1 + head, a2 - tail, b1 + head, b2 - tail, depth)
        anchors = _anchors(a, b, inner) if depth < _DEEPEST else []
        if anchors:
            parts += _around(anchors, inner)
        elif (inner.a2 - inner.a1) * (inner.b2 - inner.b1) <= _MOST_CELLS:
            parts += _common(a, b, inner)
    return [*parts, Match(a2 - tail, b2 - tail, tail)] if tail else parts


def _equal_ends(a: Sequence[Hashable], b: Sequence[Hashable], region: _Region) -> tuple[int, int]:
    """How many items are equal from the beginning on, and how many more up to the end."""
    a1, a2, b1, b2, _ = region
    most = min(a2 - a1, b2 - b1)
    head = 0
    while head < most and a[a1 + head] == b[b1 + head]:
        head += 1
    tail = 0
    while tail < most - head and a[a2 - tail - 1] == b[b2 - tail - 1]:
        tail += 1
    return head, tail


def _anchors(a: list[int], b: list[int], region: _Region) -> list[tuple[int, int]]:
    """Places of items, or of runs of them, that are unique on both sides of the region: the longest succession of them
    that is in order."""
    for length in _RUNS:
        places = _unique(a, region.a1, region.a2, length)
        others = _unique(b, region.b1, region.b2, length)
        pairs = sorted((i, others[key]) for key, i in places.items() if i >= 0 and others.get(key, -1) >= 0)
        if pairs or (region.a2 - region.a1) * (region.b2 - region.b1) <= _MOST_CELLS:
            return _longest_ascending(pairs)
    return []


def _unique(items: list[int], start: int, end: int, length: int) -> dict[Hashable, int]:
    """Where each run of that length begins; -1 where it stands several times."""
    runs: Iterable[Hashable] = items[start:end]
    if length > 1:
        runs = zip(*(items[start + k : end - length + 1 + k] for k in range(length)), strict=True)
    places: dict[Hashable, int] = {}
    for place, run in enumerate(runs, start):
        places[run] = -1 if run in places else place
    return places


def _longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(j)
            at.append(index)
        else:
            ends[place], at[place] = j, index
    chosen: list[tuple[int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _around(anchors: list[tuple[int, int]], region: _Region) -> list[Match | _Region]:
    a1, a2, b1, b2, depth = region
    parts: list[Match | _Region] = []
    for i, j in anchors:
        if a1 < i and b1 < j:
            parts.append(_Region(a1, i, b1, j, depth + 1))
        parts.append(Match(i, j, 1))
        a1, b1 = i + 1, j + 1
    if a1 < a2 and b1 < b2:
        parts.append(_Region(a1, a2, b1, b2, depth + 1))
    return parts


def _common(a: list[int], b: list[int], region: _Region) -> list[Match | _Region]:
    from rapidfuzz.distance import LCSseq

    a1, a2, b1, b2, _ = region
    found = LCSseq.opcodes(a[a1:a2], b[b1:b2])
    return [Match(a1 + o.src_start, b1 + o.dest_start, o.src_end - o.src_start) for o in found if o.tag == "equal"]


def _joined(found: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if last and last.old + last.length == match.old and last.new + last.length == match.new:
            joined[-1] = Match(last.old, last.new, last.length + match.length)
        elif match.length:
            joined.append(match)
    return joined
