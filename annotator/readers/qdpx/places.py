"""Where a project's positions stand, in code points of the text as it was decoded, and of the canonical text that was
made of it.

The standard (REFI-QDA 1.5, 10.2) counts code points from 0, and programs write the end as the place after the last
character. But some count a line end of two characters as one (ATLAS.ti), some in UTF-16 units, some the byte order
mark, and some name the last character itself. Where a text has such characters, the names of selections, which most
programs make of the quote, tell which it was. A selection that they speak against is not placed.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from annotator.readers.qdpx.tree import Selection

Range = tuple[int, int]
_VISIBLE = re.compile(r"[^\s\ufeff]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")
_CUT = 50  # code points from which a name without an ellipsis may be the beginning of a longer quote
_SPARE = 200  # code points that white space may take in a quote beside its words


class Counting(NamedTuple):
    """One way to count: the byte order mark, a line end of two characters as one, UTF-16 units, the end as that of the
    last character."""

    mark: bool = False
    folded: bool = False
    units: bool = False
    inclusive: bool = False

    @property
    def words(self) -> str:
        """How it differs from the standard's, for a sentence."""
        ways = ("with the byte order mark", "with each line end as one character", "in UTF-16 units",
                "with the end on the last character")  # fmt: skip
        return " and ".join(way for way, true in zip(ways, self, strict=True) if true)


class Placed(NamedTuple):
    """The place of each selection, None where it has none for certain. `counting` is how they were counted; `unsure`
    whether nothing told, and another way would give other places."""

    ranges: list[Range | None]
    counting: Counting
    unsure: bool


def placed(text: str, selections: Sequence[Selection], *, marked: bool, origin: str) -> Placed:
    """The selections' places in `text`, which has no byte order mark; `marked` is whether its file has one."""
    usual = Counting(folded="\r\n" in text and "ATLAS" in origin.upper())
    ways = [usual, *(way for way in _ways(text, marked) if way != usual)]
    scales = {way: _Scale(text, way) for way in ways}
    found = {way: [scale.range_of(one) for one in selections] for way, scale in scales.items()}
    said = {
        way: [_says(one.name, text, place) for one, place in zip(selections, places, strict=True)]
        for way, places in found.items()
    }
    best = max(ways, key=lambda way: sum(said[way]))
    sure = sum(said[best]) > 0
    doubted = [not said[best][n] and any(said[way][n] for way in ways) for n in range(len(selections))]
    ranges = [None if doubt else place for doubt, place in zip(doubted, found[best], strict=True)]
    exact = "QUALCODER" in origin.upper()  # which counts code points
    others = [found[way] for way in ways if way != best and not way.inclusive and not (exact and way.units)]
    return Placed(ranges, best, not sure and any(other != found[best] for other in others))


def _ways(text: str, marked: bool) -> Iterable[Counting]:
    both = (False, True)
    return (
        Counting(*way)
        for way in product(
            both if marked else both[:1], both if "\r\n" in text else both[:1],
            both if _ASTRAL.search(text) else both[:1], both,
        )
    )  # fmt: skip


class _Scale:
    """From positions that are counted in one way to code points of the text."""

    def __init__(self, text: str, way: Counting) -> None:
        self._length = len(text)
        self._way = way
        ends = (
            array("q", (m.start() - n for n, m in enumerate(re.finditer("\r\n", text)))) if way.folded else array("q")
        )
        self._ends = ends  # where the line ends of two characters stand, each counted as one
        self._wide = array("q")
        if way.units:
            kept = text.replace("\r\n", "\n") if way.folded else text
            self._wide = array("q", (m.start() + n for n, m in enumerate(_ASTRAL.finditer(kept))))

    def range_of(self, one: Selection) -> Range | None:
        """None where it is empty, reversed or not within the text."""
        if one.start is None or one.end is None:
            return None
        start, end = self._point(one.start), self._point(one.end + self._way.inclusive)
        if start is None or end is None or not 0 <= start < end <= self._length:
            return None
        return start, end

    def _point(self, position: int) -> int | None:
        position -= self._way.mark
        before = bisect_left(self._wide, position)
        if before and self._wide[before - 1] == position - 1:
            return None  # within a character
        position -= before
        return position + bisect_left(self._ends, position)


def is_quote(name: str, text: str, place: Range | None) -> bool:
    """Whether the name is made of what stands at the place."""
    return _says(name, text, place)


def _says(name: str, text: str, place: Range | None) -> bool:
    key = " ".join(name.split())
    beginning = _ELLIPSIS.sub("", key)
    if place is None or not beginning:
        return False
    most = 2 * len(name) + _SPARE
    words = " ".join(text[place[0] : min(place[1], place[0] + most)].split())
    if words == key:
        return place[1] - place[0] <= most
    return (beginning != key or len(key) >= _CUT) and words.startswith(beginning)


def carried(text: str, canonical: str, ranges: Sequence[Range | None]) -> list[Range | None]:
    """The same ranges of the canonical text that was made of `text`: from their first visible character to their last.
    None where there is none. Canonical text has the visible characters of its source, one for one and in order."""
    edges = sorted({edge for place in ranges if place for edge in place})
    counts, total = _counts(text, edges)
    wanted = {n for place in ranges if place and counts[place[0]] < counts[place[1]]
              for n in (counts[place[0]], counts[place[1]] - 1)}  # fmt: skip
    stands, kept = _stands(canonical, sorted(wanted))
    if total != kept:
        return [None] * len(ranges)
    return [
        (stands[counts[place[0]]], stands[counts[place[1]] - 1] + 1)
        if place and counts[place[0]] < counts[place[1]]
        else None
        for place in ranges
    ]


def _counts(text: str, edges: Sequence[int]) -> tuple[dict[int, int], int]:
    """How many visible characters stand before each of the edges, in order, and how many there are."""
    counts: dict[int, int] = {}
    total, n = 0, 0
    for run in _VISIBLE.finditer(text):
        while n < len(edges) and edges[n] <= run.end():
            counts[edges[n]] = total + max(0, edges[n] - run.start())
            n += 1
        total += run.end() - run.start()
    counts.update(dict.fromkeys(edges[n:], total))
    return counts, total


def _stands(text: str, wanted: Sequence[int]) -> tuple[dict[int, int], int]:
    """Where the visible characters of those numbers, in order, stand, and how many there are."""
    stands: dict[int, int] = {}
    total, n = 0, 0
    for run in _VISIBLE.finditer(text):
        length = run.end() - run.start()
        while n < len(wanted) and wanted[n] < total + length:
            stands[wanted[n]] = run.start() + wanted[n] - total
            n += 1
        total += length
    return stands, total
