"""Where many quotes stand in one text, found in one pass over it.

To look for ten thousand quotes in a book one by one is to read the book ten thousand times, and more often where they
do not stand in it. So of every quote a few characters from its middle are its key, the text is read once for all keys,
and a quote is compared where its key stands. A key that stands in very many places, a quote that is shorter than a key,
and a few quotes alone are looked for one by one.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

_LENGTHS = (12, 6)  # code points of a key: the longest that the quote has
_FEW = 150  # quotes that are looked for one by one in less time than the text is read once
_CROWD = 4_000  # places of a key with which it tells nothing
_STEP = 1 << 18  # code points that are read before `check` is called


class Occurrences:
    """Finds quotes in a text; fast those that were named at first. `check` is called as the text is read, and may
    raise."""

    def __init__(self, text: str, quotes: Iterable[str] = (), check: Callable[[], None] = lambda: None) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}  # of each key, in the order of the text
        keys: dict[int, set[str]] = {length: set() for length in _LENGTHS}
        for quote in quotes:
            if key := _key(quote)[0]:
                keys[len(key)].add(key)
        for length, wanted in keys.items():
            if len(wanted) > _FEW:
                self._read(length, wanted, check)

    def starts(self, quote: str, start: int, end: int) -> Iterator[int]:
        """Every place in `[start, end)` where the quote stands whole, overlapping ones too, in the order of the text;
        each is found as it is asked for."""
        key, at = _key(quote)
        places = self._places.get(key)
        if places is None or len(places) > _CROWD:
            yield from self._one_by_one(quote, start, end)
            return
        for place in places:
            first = place - at
            if start <= first and first + len(quote) <= end and self._text.startswith(quote, first):
                yield first

    def _one_by_one(self, quote: str, start: int, end: int) -> Iterator[int]:
        found = self._text.find(quote, start, end)
        while found >= 0:
            yield found
            found = self._text.find(quote, found + 1, end)

    def _read(self, length: int, wanted: set[str], check: Callable[[], None]) -> None:
        text, places = self._text, self._places
        places.update((key, []) for key in wanted)
        last = len(text) - length + 1
        for first, after in pairwise([*range(0, last, _STEP), max(last, 0)]):
            check()
            for place in [at for at in range(first, after) if text[at : at + length] in wanted]:
                held = places[text[place : place + length]]
                if len(held) <= _CROWD:
                    held.append(place)


class Squeezed:
    """A text in which each run of white space is one space. `text` is that; `origin` is where its words stand in the
    text that it was made of."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self.text = " ".join(words)
        self._here = array("q")
        self._there = array("q")
        here = there = 0
        for word in words:
            there = text.index(word, there)
            self._here.append(here)
            self._there.append(there)
            here += len(word) + 1
            there += len(word)

    def origin(self, place: int) -> int:
        """Where the visible character at `place` stands in the text that this was made of."""
        word = bisect_right(self._here, place) - 1
        return self._there[word] + place - self._here[word]


def _key(quote: str) -> tuple[str, int]:
    """Some characters of the quote, and where in it they begin; nothing of one that is too short."""
    for length in _LENGTHS:
        if len(quote) >= length:
            at = (len(quote) - length) // 2
            return quote[at : at + length], at
    return "", 0
