"""Where annotations stand in a text (design, section 5): the position first, verified by the quote; then the quote,
singled out by what stands beside it, as the Hypothesis client does it. What is not certain has no place here.

A position counts code points in this program and in the standard, and may count otherwise in others, or in another
text of the same page; so it never counts alone.
"""

import re
from collections.abc import Iterator
from itertools import islice

from annotator.domain.annotating.found import Selector
from annotator.domain.quotes import FOLDED
from annotator.domain.sentences import Range

_MOST = 1_000  # places of one quote that are looked at: one with more is not singled out
_LONG = 24  # code points of a quote that is known by itself, whatever stands beside it now
_AROUND = 400  # code points that are looked at beside a place
_SPACE = re.compile(r"\s+")


class Anchoring:
    """Finds places in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = text.translate(FOLDED)  # one for one, so that places are the same

    def place(self, selector: Selector) -> Range | None:
        """Where what is selected stands for certain, as `[start, end)`; None where that cannot be said."""
        return self._place(selector, (0, len(self._text)))

    def _place(self, selector: Selector, within: Range) -> Range | None:
        own = within
        if selector.exact is not None:
            found = self._by_quote(selector, selector.exact, within)
            if found is None:
                return None
            own = found
        elif selector.inner is None:
            return None if within == (0, len(self._text)) else _positioned(selector, within)
        return self._place(selector.inner, own) if selector.inner is not None else own

    def _by_quote(self, selector: Selector, exact: str, within: Range) -> Range | None:
        if not exact.strip():
            return None
        hit = self._at_position(selector, exact, within)
        sides = self._sides(selector, hit) if hit is not None else []
        if hit is not None and all(sides):
            return hit
        found = list(islice(self._standing(exact, within), _MOST + 1))
        if len(found) > _MOST:
            return None
        fitting = [place for place in found if all(self._sides(selector, place))]
        if not (selector.prefix.strip() or selector.suffix.strip()):
            return found[0] if len(found) == 1 else None
        if len(fitting) == 1:
            return fitting[0] if hit in (None, fitting[0]) else None
        if fitting:
            return None
        return hit if any(sides) else _alone(found, hit, [self._sides(selector, place) for place in found])

    def _at_position(self, selector: Selector, exact: str, within: Range) -> Range | None:
        """The position, where the quote stands there."""
        place = _positioned(selector, within)
        if place is None or place[1] - place[0] != len(exact):
            return None
        same = self._text.startswith(exact, place[0]) or self._folded.startswith(exact.translate(FOLDED), place[0])
        return place if same else None

    def _standing(self, exact: str, within: Range) -> Iterator[Range]:
        """The places of the quote: of its very characters; else with typographic ones folded; else with white space
        of another kind or length."""
        for text, quote in ((self._text, exact), (self._folded, exact.translate(FOLDED))):
            start = text.find(quote, *within)
            if start >= 0:
                while start >= 0:
                    yield start, start + len(quote)
                    start = text.find(quote, start + 1, within[1])
                return
        words = exact.translate(FOLDED).split()
        if len(words) > 1:
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            yield from (found.span() for found in pattern.finditer(self._folded, *within))

    def _sides(self, selector: Selector, place: Range) -> list[bool]:
        """For each side of which something is known whether that stands there. White space is left out of it: pages
        and texts differ in it most."""
        start, end = place
        before, after = (_bare(side.translate(FOLDED)) for side in (selector.prefix, selector.suffix))
        sides = []
        if before:
            sides.append(_bare(self._folded[max(0, start - _AROUND) : start]).endswith(before[-_AROUND // 4 :]))
        if after:
            sides.append(_bare(self._folded[end : end + _AROUND]).startswith(after[: _AROUND // 4]))
        return sides


def _positioned(selector: Selector, within: Range) -> Range | None:
    """The selector's position, counted from where it is within."""
    if selector.start is None or selector.end is None or selector.end > within[1] - within[0]:
        return None
    return within[0] + selector.start, within[0] + selector.end


def _alone(found: list[Range], hit: Range | None, sides: list[list[bool]]) -> Range | None:
    """The only place, where one side of it is as it was, or its position, or where the quote is known by itself."""
    if len(found) != 1:
        return None
    (place,) = found
    return place if any(sides[0]) or place == hit or place[1] - place[0] >= _LONG else None


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
