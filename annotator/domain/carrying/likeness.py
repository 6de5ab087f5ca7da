"""How alike two quotes are, from 0 to 1: half by their words, half by their characters, as a reader would take them;
single words by their characters."""

from functools import lru_cache

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
    from rapidfuzz.distance import Indel

    one, other = one[:_LONGEST].casefold(), other[:_LONGEST].casefold()
    by_letters = Indel.normalized_similarity(one, other)
    words, others = keys_of(one), keys_of(other)
    if len(words) == len(others) == 1:
        return float(by_letters)
    by_words = Indel.normalized_similarity(words, others)
    return float(min(_NEARLY - 0.01, (by_words + by_letters) / 2))


def surely_alike(one: str, other: str) -> bool:
    """Whether two texts that `loose` has made are so alike by their characters that their words need no look."""
    from rapidfuzz.distance import Indel

    return max(len(one), len(other)) <= _LONGEST and float(Indel.normalized_similarity(one, other)) >= _SURELY


@lru_cache(maxsize=1024)
def keys_of(text: str) -> tuple[str, ...]:
    """What the words of the text are compared by, in order."""
    return tuple(keys_in(text))
