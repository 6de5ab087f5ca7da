"""What differs between two texts, for a reader who has them side by side: every changed stretch, and new sentences."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.carrying.alignment import Alignment
from annotator.domain.carrying.stretches import Kind
from annotator.domain.coverage import merged
from annotator.domain.sentences import Range, block_sentences


class Difference(NamedTuple):
    """A changed stretch, `[old_start, old_end)` of the old text and `[new_start, new_end)` of the new one, in code
    points; either may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def differences_of(al: Alignment) -> list[Difference]:
    """Every stretch that differs, in order, without white space at its ends where the other side has the same. What
    has been taken elsewhere is taken out here and put in there."""
    found: list[Difference] = []
    at_old = at_new = 0
    for stretch in al.stretches:
        _add(found, al, at_old, stretch.old_start, at_new, stretch.new_start)
        if stretch.kind is not Kind.EQUAL:
            _add(found, al, stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
        at_old, at_new = stretch.old_end, stretch.new_end
    _add(found, al, at_old, len(al.old.text), at_new, len(al.new.text))
    return found


def _add(found: list[Difference], al: Alignment, o1: int, o2: int, n1: int, n2: int) -> None:
    one, other = al.old.text[o1:o2], al.new.text[n1:n2]
    if one == other:
        return
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head] and one[head].isspace():
        head += 1
    tail = 0
    most = min(len(one), len(other)) - head
    while tail < most and one[-1 - tail] == other[-1 - tail] and one[-1 - tail].isspace():
        tail += 1
    found.append(Difference(o1 + head, o2 - tail, n1 + head, n2 - tail))


def sentences_of(al: Alignment, language: str | None) -> Iterator[Range]:
    """The sentences of the new text that are not in the old one as they stand, in order. One that was taken elsewhere
    with its paragraph is not new."""
    same = (m.new for m in al.moved if al.old.text[slice(*m.old)] == al.new.text[slice(*m.new)])
    moved = merged(same)
    for index in _touched(al):
        for start, end in block_sentences(al.new, index, language):
            at = bisect_right(moved, start, key=lambda held: held[0]) - 1
            if not _stands(al, start, end) and not (at >= 0 and end <= moved[at][1]):
                yield start, end


def _touched(al: Alignment) -> list[int]:
    """The indexes of the new text's blocks that are not whole in a stretch of equal text."""
    blocks = al.new.blocks
    return [index for index, block in enumerate(blocks) if not _stands(al, block.start, block.end)]


def _stands(al: Alignment, start: int, end: int) -> bool:
    """Whether `[start, end)` of the new text is in a stretch of equal text."""
    at = al.in_new(start)
    if at == len(al.stretches):
        return False
    stretch = al.stretches[at]
    return stretch.kind is Kind.EQUAL and stretch.new_start <= start and end <= stretch.new_end
