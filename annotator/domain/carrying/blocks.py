"""Blocks of which only some words have changed: each is the one in its place, and its sentences are one another's in
order. Only what lies around the change is cut into sentences."""

from collections.abc import Sequence
from itertools import product

from annotator.domain.article import Block, Version
from annotator.domain.carrying.likeness import alike_by_letters
from annotator.domain.carrying.stretches import Kind, Stretch, same_ends, stretches
from annotator.domain.carrying.words import last_end, next_end, pieces_of

Range = tuple[int, int]
Gap = tuple[Range, Range]
"""Indexes of blocks of the old text and of the new one."""
_MOST_CHANGED = 8  # sentences of a block that are compared with one another
_NEARLY, _MUCH = 0.9, 0.65  # likeness by letters of two blocks, and of their sentences, that are one another's


def in_pairs(old: Version, new: Version, gap: Gap) -> list[Gap]:
    """The gap block by block where there are as many on both sides, each of them nearly the same as the other."""
    (i1, i2), (j1, j2) = gap
    if i2 - i1 != j2 - j1 or i2 - i1 < 2:
        return [gap]
    for one, other in zip(old.blocks[i1:i2], new.blocks[j1:j2], strict=True):
        if not alike_by_letters(old.text[one.start : one.end], new.text[other.start : other.end], _NEARLY):
            return [gap]
    return [((i1 + k, i1 + k + 1), (j1 + k, j1 + k + 1)) for k in range(i2 - i1)]


def one_by_one(old: Version, new: Version, one: Block, other: Block) -> list[Stretch]:
    """The stretches of two blocks that have as many sentences, each of them the same as the other or much like it;
    none where that is not so, or where one that has changed is like another that has."""
    before, after = old.text[one.start : one.end], new.text[other.start : other.end]
    head, tail = _sentences_that_stay(before, after)
    olds = pieces_of(old.text, one.start + head, one.end - tail)
    news = pieces_of(new.text, other.start + head, other.end - tail)
    if len(olds) != len(news):
        return []
    pairs = [(old.text[slice(*a)], new.text[slice(*b)]) for a, b in zip(olds, news, strict=True)]
    if not _are_one_anothers(pairs):
        return []
    made = [each for a, b in zip(olds, news, strict=True) for each in stretches(old.text, new.text, a, b)]
    first = Stretch(one.start, one.start + head, other.start, other.start + head, Kind.EQUAL)
    last = Stretch(one.end - tail, one.end, other.end - tail, other.end, Kind.EQUAL)
    return [*([first] if head else ()), *made, *([last] if tail else ())]


def _sentences_that_stay(before: str, after: str) -> Range:
    """How many code points at the beginning, and at the end, of both texts are whole sentences that are the same,
    without the white space beside the others."""
    head, tail = same_ends(before, after)
    left = before[: last_end(before, head)]
    right = before[next_end(before, len(before) - tail) :]
    return len(left.rstrip()), len(right.lstrip())


def _are_one_anothers(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether each of the sentences that have changed is like the other of its pair, and like no other of them."""
    changed = [(a, b) for a, b in pairs if a != b]
    if not changed or len(changed) > _MOST_CHANGED:
        return False
    compared = product(enumerate(a for a, _ in changed), enumerate(b for _, b in changed))
    return not any(alike_by_letters(a, b, _MUCH) != (i == j) for (i, a), (j, b) in compared)
