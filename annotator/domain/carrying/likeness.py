"""How alike two quotes are, from 0 to 1: half by their words, half by their characters, as a reader would take them."""

from collections.abc import Sequence
from functools import lru_cache

from annotator.domain.carrying.words import loose, words_of

_LONGEST = 4_000  # code points, and words, that are compared
_NEARLY = 0.99


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
    by_words = Indel.normalized_similarity(_keys(one), _keys(other))
    return float(min(_NEARLY - 0.01, (by_words + by_letters) / 2))


@lru_cache(maxsize=1024)
def _keys(text: str) -> Sequence[str]:
    return [word.key for word in words_of(text, 0, len(text))]
