"""Where annotations stand in a text (design, section 5): the position first, verified by the quote; then the quote,
singled out by what stands beside it, as the Hypothesis client does it. What is not certain has no place here.

A position counts code points in this program and in the standard, and may count otherwise in others, or in another
text of the same page; so it never counts alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from annotator.domain.annotating.found import Selector
from annotator.domain.annotating.occurrences import Occurrences, Squeezed
from annotator.domain.quotes import FOLDED
from annotator.domain.sentences import Range

_MOST = 1_000  # places of one quote that are looked at: one with more is not singled out
_LONG = 24  # code points of a quote that is known by itself, whatever stands beside it now
_FEW = 150  # quotes that are not worth getting ready for
_AROUND = 400  # code points that are looked at beside a place
_SPACE = re.compile(r"\s+")


class Anchoring:
    """Finds places in one text; fast those of `selectors`, where they are many. `check` is called as the text is read,
    and may raise."""

    def __init__(self, text: str, selectors: Iterable[Selector] = (), check: Callable[[], None] = lambda: None) -> None:
        self._text = text
        self._folded = text.translate(FOLDED)  # one for one, so that places are the same
        quotes = dict.fromkeys(quote.translate(FOLDED) for quote in _quotes(selectors))
        self._occurrences = Occurrences(self._folded, quotes, check)
        self._squeezed: tuple[Squeezed, Occurrences] | None = None
        if len(quotes) > _FEW:
            self._squeeze(quotes, check)

    def place(self, selector: Selector) -> Range | None:
        """Where what is selected stands for certain, as `[start, end)`; None where that cannot be said."""
        return self._place(selector, (0, len(self._text)))

    def _squeeze(self, quotes: Iterable[str], check: Callable[[], None]) -> None:
        """Gets ready to find, with white space of another kind, the quotes that do not stand in the text as they
        are."""
        whole = (0, len(self._folded))
        missing = [quote for quote in quotes if next(self._occurrences.starts(quote, *whole), None) is None]
        if len(missing) > _FEW:
            squeezed = Squeezed(self._folded)
            words = dict.fromkeys(" ".join(quote.split()) for quote in missing)
            self._squeezed = squeezed, Occurrences(squeezed.text, words, check)

    def _place(self, selector: Selector, within: Range) -> Range | None:
        own = within
        if selector.exact is not None:
            found = self._by_quote(selector, selector.exact, within)
            if found is None:
                return None
            own = found
        elif selector.inner is None:
            return None if within == (0, len(self._text)) else _positioned(selector, within)
        if selector.until is not None:
            after = self._place(selector.until, within)
            if after is None or after[0] <= own[0]:
                return None
            own = own[0], after[0]
        return self._place(selector.inner, own) if selector.inner is not None else own

    def _by_quote(self, selector: Selector, exact: str, within: Range) -> Range | None:
        if not exact.strip():
            return None
        beside = _Beside(self._folded, selector)
        hit = self._at_position(selector, exact, within)
        if hit is not None and all(beside.sides(hit)):
            return hit
        if beside.unknown:
            found = list(islice(self._standing(exact, within), 2))
            return found[0] if len(found) == 1 else None
        found = list(islice(self._standing(exact, within), _MOST + 1))
        if len(found) > _MOST:
            return None
        fitting = [place for place in found if all(beside.sides(place))]
        if len(fitting) == 1:
            return fitting[0] if hit in (None, fitting[0]) else None
        if fitting:
            return None
        return hit if hit is not None and any(beside.sides(hit)) else _alone(found, hit, beside)

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
        folded = exact.translate(FOLDED)
        alike: list[Range] = []
        true = False
        for start in self._occurrences.starts(folded, *within):
            place = start, start + len(exact)
            if self._text.startswith(exact, start):
                true = True
                yield place
            elif not true and len(alike) <= _MOST:
                alike.append(place)
        if true or alike:
            yield from [] if true else alike
            return
        words = folded.split()
        if len(words) > 1:
            yield from self._spaced(words, within)

    def _spaced(self, words: list[str], within: Range) -> Iterator[Range]:
        """The places of the words with white space between them, none of which overlap."""
        if self._squeezed is None:
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            yield from (found.span() for found in pattern.finditer(self._folded, *within))
            return
        squeezed, occurrences = self._squeezed
        line, free = " ".join(words), within[0]
        for place in occurrences.starts(line, 0, len(squeezed.text)):
            start, end = squeezed.origin(place), squeezed.origin(place + len(line) - 1) + 1
            if free <= start and end <= within[1]:
                yield start, end
                free = end


class _Beside:
    """What is known to stand before and after a selector's quote. White space is left out of it: pages and texts
    differ in it most. `unknown` is whether nothing is."""

    def __init__(self, folded: str, selector: Selector) -> None:
        before, after = (_bare(side.translate(FOLDED)) for side in (selector.prefix, selector.suffix))
        self._folded = folded
        self._before, self._after = before[-_AROUND // 4 :], after[: _AROUND // 4]
        self.unknown = not (before or after)

    def sides(self, place: Range) -> list[bool]:
        """For each side of which something is known whether that stands there."""
        return [
            *([self._is_before(place[0])] if self._before else []),
            *([self._is_after(place[1])] if self._after else []),
        ]

    def _is_before(self, start: int) -> bool:
        text, at, first = self._folded, start, max(0, start - _AROUND)
        while at > first and text[at - 1].isspace():
            at -= 1
        if not text.startswith(self._before[-1], at - 1):  # the most places differ in this one character already
            return False
        return _bare(text[first:start]).endswith(self._before)

    def _is_after(self, end: int) -> bool:
        text, at, last = self._folded, end, min(len(self._folded), end + _AROUND)
        while at < last and text[at].isspace():
            at += 1
        if not text.startswith(self._after[0], at):
            return False
        return _bare(text[end:last]).startswith(self._after)


def _quotes(selectors: Iterable[Selector]) -> Iterator[str]:
    for selector in selectors:
        if selector.exact is not None and selector.exact.strip():
            yield selector.exact
        yield from _quotes(one for one in (selector.inner, selector.until) if one is not None)


def _positioned(selector: Selector, within: Range) -> Range | None:
    """The selector's position, counted from where it is within."""
    if selector.start is None or selector.end is None or selector.end > within[1] - within[0]:
        return None
    return within[0] + selector.start, within[0] + selector.end


def _alone(found: list[Range], hit: Range | None, beside: _Beside) -> Range | None:
    """The only place, where one side of it is as it was, or its position, or where the quote is known by itself."""
    if len(found) != 1:
        return None
    (place,) = found
    return place if any(beside.sides(place)) or place == hit or place[1] - place[0] >= _LONG else None


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
