"""How alike two quotes are, from 0 to 1: half by their words, half by their characters, as a reader would take them;
single words by their characters."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from annotator.domain.carrying.words import keys_in, loose

_LONGEST = 4_000  # code points, and words, that are compared
_NEARLY = 0.99
_SURELY = 0.85


def likeness(old: str, new: str) -> float:
    """1 where both are the same, 0.99 where they are to a reader, whatever spacing, quotation marks, dashes and
    composed accents."""
    if old == new:
        return 1.0
    one, other = loose(old[:_LONGEST]), loose(new[:_LONGEST])
    if one == other:
        return _NEARLY
    return alike(one, other)


def alike(one: str, other: str) -> float:
    """The same, of texts that `loose` has made and that are not equal."""
    one, other = one[:_LONGEST].casefold(), other[:_LONGEST].casefold()
    compared = _compared()
    by_letters = compared(one, other)
    words, others = keys_of(one), keys_of(other)
    if len(words) == len(others) == 1:
        return by_letters
    return min(_NEARLY - 0.01, (compared(words, others) + by_letters) / 2)


def surely_alike(one: str, other: str) -> bool:
    """Whether two texts that `loose` has made are so alike by their characters that their words need no look."""
    return alike_by_letters(one, other, _SURELY)


def alike_by_letters(one: str, other: str, least: float) -> bool:
    """Whether two texts, neither of them too long to tell, have at least such a likeness by their characters alone."""
    return max(len(one), len(other)) <= _LONGEST and _compared()(one, other) >= least


@cache
def _compared() -> Callable[[Sequence[str], Sequence[str]], float]:
    """What tells how alike two sequences are, of characters or of words; looked up once, and not at the start."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity


@lru_cache(maxsize=1024)
def keys_of(text: str) -> tuple[str, ...]:
    """What the words of the text are compared by, in order."""
    return tuple(keys_in(text))
