"""Looks again for passages that had lost their place before: by their words, their prefix and their suffix, wherever
the text has changed. What stood there before was not theirs then, and is not now. Offsets are code points."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from annotator.domain.carrying.alignment import Alignment
from annotator.domain.carrying.certainty import agreement, is_whole
from annotator.domain.carrying.stretches import Kind

_BESIDE = 10  # code points of old context that stand beside it
_BESIDE_SHORT = 20  # the same, of a short quote
_SHORT = 12  # code points of a quote that tells little by itself
_TELLING = 40  # of one that needs no context where it stands once
_MOST = 400  # places of one quote
_AT_A_TIME = 20_000  # words
_PART = 500_000  # code points
_MOST_SEARCHED = 4_000_000_000  # code points, in all, in which quotes without a whole word are looked for
_WORD = re.compile(r"[^\W_]{1,64}")


class Lost(NamedTuple):
    """A quote, and what stood right before and after it when it had a place."""

    exact: str
    prefix: str
    suffix: str


def found_again(al: Alignment, lost: Sequence[Lost], said: Callable[[], None]) -> list[int | None]:
    """Where each of them begins in the new text; None where that is not clear. The text is gone through once, however
    many there are."""
    text = al.new.text
    by_word = _by_rarest_word(lost, _counted(text, said) if lost else Counter())
    places: defaultdict[int, list[int]] = defaultdict(list)
    for count, match in enumerate(_WORD.finditer(text) if by_word else ()):
        if not count % _AT_A_TIME:
            said()
        for index, offset in by_word.get(match[0], ()):
            start = match.start() - offset
            if start >= 0 and len(places[index]) < _MOST and text.startswith(lost[index].exact, start):
                places[index].append(start)
    searched = 0
    for index in sorted(set(range(len(lost))) - {index for found in by_word.values() for index, _ in found}):
        said()
        searched += len(text)
        if searched <= _MOST_SEARCHED:
            places[index] = _places(text, lost[index].exact)
    return [_clear_place(al, one, places[index]) for index, one in enumerate(lost)]


def _counted(text: str, said: Callable[[], None]) -> Counter[str]:
    """How often each word stands in the text, but for one in a while that is cut."""
    counts: Counter[str] = Counter()
    for start in range(0, len(text), _PART):
        said()
        counts.update(_WORD.findall(text, start, start + _PART))
    return counts


def _by_rarest_word(lost: Sequence[Lost], counts: Counter[str]) -> dict[str, list[tuple[int, int]]]:
    """The quotes, by index, under the word of theirs that stands least often in the text, and where in them it is."""
    by_word: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, one in enumerate(lost):
        whole = [match for match in _WORD.finditer(one.exact) if _is_whole(match, one)]
        if word := min(whole, key=lambda match: counts[match[0]], default=None):
            by_word[word[0]].append((index, word.start()))
    return by_word


def _is_whole(word: re.Match[str], lost: Lost) -> bool:
    """Whether the word ends where the quote does, if it is at an end of it: in scripts without spaces few do."""
    begins = word.start() > 0 or not lost.prefix[-1:].isalnum()
    return begins and (word.end() < len(lost.exact) or not lost.suffix[:1].isalnum())


def _places(text: str, quote: str) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(found) < _MOST:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _clear_place(al: Alignment, lost: Lost, places: Sequence[int]) -> int | None:
    if not places or len(places) == _MOST:
        return None
    size = len(lost.exact)
    scored = sorted(
        ((agreement(lost.prefix, lost.suffix, al.new.text, at, at + size), at) for at in places), reverse=True
    )
    best, start = scored[0]
    if len(scored) > 1 and scored[1][0] == best:
        return None
    tells = size >= _TELLING and len(scored) == 1
    if not tells and best < (_BESIDE_SHORT if size < _SHORT else _BESIDE):
        return None
    if not is_whole(al.new.text, start, start + size):
        return None
    return None if _stood_there(al, start - len(lost.prefix), start + size + len(lost.suffix)) else start


def _stood_there(al: Alignment, start: int, end: int) -> bool:
    """Whether all of `[start, end)` of the new text, as far as there is any, is in a stretch that has not changed."""
    start, end = max(0, start), min(len(al.new.text), end)
    at = al.in_new(start)
    if at < len(al.stretches):
        stretch = al.stretches[at]
        if stretch.kind is Kind.EQUAL and stretch.new_start <= start and end <= stretch.new_end:
            return True
    return False
