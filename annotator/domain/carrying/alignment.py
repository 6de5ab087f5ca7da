"""An old and a new text aligned as wholes: paragraphs first, then sentences, then words.

What stands in both in the same order is in `stretches`; what has been taken somewhere else in `moved`, stretches of
their own for each. All the rest of the old text is gone, all the rest of the new one is `inserted`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from annotator.collecting import much_that_stays
from annotator.domain.article import Version
from annotator.domain.carrying.blocks import Gap, in_pairs, one_by_one
from annotator.domain.carrying.doubt import Doubt, doubt_of
from annotator.domain.carrying.edges import Edges
from annotator.domain.carrying.pairing import Pairing, Piece, same_elsewhere
from annotator.domain.carrying.sequences import Match, matches
from annotator.domain.carrying.stretches import Kind, Stretch, stretches
from annotator.domain.carrying.words import loose, pieces_of

Tell = Callable[[int, int], None]
Range = tuple[int, int]
_AT_A_TIME = 256  # blocks
Pair = Callable[[Sequence[Piece], Sequence[Piece]], list[tuple[Range, Range]]]


class Moved(NamedTuple):
    """A part of the old text that stands elsewhere in the new one, and how the two compare."""

    old: Range
    new: Range
    stretches: tuple[Stretch, ...]


@dataclass(slots=True)
class Alignment:
    """Everything is in order of the old text, but `inserted`, which is of the new one's. Offsets are code points."""

    old: Version
    new: Version
    stretches: list[Stretch] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    inserted: list[Range] = field(default_factory=list)
    deleted: list[Range] = field(default_factory=list)
    doubt: Doubt = field(default_factory=lambda: Doubt(()))
    edges: Edges = field(default_factory=lambda: Edges((), "", ""))
    _ends: list[int] = field(default_factory=list)
    _new_ends: list[int] = field(default_factory=list)

    def settle(self) -> None:
        """To be called once the stretches are there."""
        self.stretches = _joined(sorted(self.stretches), self.old.text, self.new.text)
        self._ends = [stretch.old_end for stretch in self.stretches]
        self._new_ends = [stretch.new_end for stretch in self.stretches]
        self.moved.sort()
        self.doubt = doubt_of(self.stretches, self.old.text, self.new.text)
        self.edges = Edges(self.stretches, self.old.text, self.new.text)

    def stretch_at(self, start: int) -> int:
        """The index of the first stretch that ends after the old text's `start`; their number where none does."""
        return bisect_right(self._ends, start)

    def stretch_before(self, end: int) -> int:
        """The index of the last stretch that begins before the old text's `end`; -1 where none does."""
        return bisect_left(self.stretches, end, key=lambda stretch: stretch.old_start) - 1

    def in_new(self, start: int) -> int:
        """The index of the first stretch that ends after the new text's `start`."""
        return bisect_right(self._new_ends, start)


def align(old: Version, new: Version, tell: Tell | None = None) -> Alignment:
    """The two texts aligned. `tell(done, total)`, in blocks of the new text, may raise, to stop."""
    found = Alignment(old, new)
    with much_that_stays():
        _align(found, tell or (lambda _done, _total: None))
    return found


def _align(found: Alignment, said: Tell) -> None:
    old, new = found.old, found.new
    said(0, 1)
    begun = partial(said, 0, len(new.blocks) + 1)
    known: dict[str, str] = {}
    keys = _keys(old, known, begun), _keys(new, known, begun)
    taken = Match(0, 0, 0)
    parts: list[_Part] = []
    for match in [*matches(*keys), Match(len(old.blocks), len(new.blocks), 0)]:
        gap = (taken.old + taken.length, match.old), (taken.new + taken.length, match.new)
        parts += _align_gap(found, gap, partial(said, match.new, len(new.blocks) + 1))
        found.stretches += _matched_blocks(old, new, match, said) if match.length else []
        taken = match
    _pair(found, parts, partial(said, len(new.blocks), len(new.blocks) + 1))
    found.settle()


class _Part(NamedTuple):
    """Sentences of both texts between others that are the same, in order."""

    olds: list[Piece]
    news: list[Piece]


def _pair(found: Alignment, parts: Sequence[_Part], said: Callable[[], None]) -> None:
    """Pair the sentences of all parts, and note what is left over."""
    old, new = found.old.text, found.new.text
    pairing = Pairing()
    moved = _take_moved(found, parts, same_elsewhere)
    gone: list[Piece] = []
    come: list[Piece] = []
    for part in parts:
        said()
        olds = [piece for piece in part.olds if piece.range not in moved[0]]
        news = [piece for piece in part.news if piece.range not in moved[1]]
        pairs, lost, added = pairing.in_order(olds, news)
        for one, other in pairs:
            found.stretches += stretches(old, new, one, other)
        gone += lost
        come += added
    _take_moved(found, [_Part(gone, come)], partial(pairing.elsewhere, text=new))
    found.deleted = _free([piece.range for piece in gone], sorted(moved.old for moved in found.moved))
    found.inserted = _free([piece.range for piece in come], sorted(moved.new for moved in found.moved))


def _take_moved(found: Alignment, parts: Sequence[_Part], pair: Pair) -> tuple[set[Range], set[Range]]:
    """Pair what stands elsewhere, of all parts; returns the ranges that are paired, of the old text and of the new."""
    gone = [piece for part in parts for piece in part.olds]
    come = [piece for part in parts for piece in part.news]
    pairs = pair(gone, come)
    for one, other in pairs:
        found.moved.append(Moved(one, other, tuple(stretches(found.old.text, found.new.text, one, other))))
    return {one for one, _ in pairs}, {other for _, other in pairs}


def _free(ranges: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """Those of the ranges that begin in none of the taken ones; both in order."""
    starts = [start for start, _ in taken]
    return [one for one in ranges if not (at := bisect_right(starts, one[0])) or taken[at - 1][1] <= one[0]]


def _keys(version: Version, known: dict[str, str], said: Callable[[], None]) -> list[str]:
    """What the blocks are compared by; `known` holds that of each text, and grows."""
    text = version.text
    keys: list[str] = []
    for index, block in enumerate(version.blocks):
        if not index % _AT_A_TIME:
            said()
        own = text[block.start : block.end]
        if own not in known:
            known[own] = loose(own)
        keys.append(known[own])
    return keys


def _matched_blocks(old: Version, new: Version, match: Match, said: Tell) -> list[Stretch]:
    """The stretches of blocks that are the same to a reader."""
    one, other = old.blocks[match.old], new.blocks[match.new]
    last, other_last = old.blocks[match.old + match.length - 1], new.blocks[match.new + match.length - 1]
    if old.text[one.start : last.end] == new.text[other.start : other_last.end]:
        return [Stretch(one.start, last.end, other.start, other_last.end, Kind.EQUAL)]
    made: list[Stretch] = []
    for k in range(match.length):
        one, other = old.blocks[match.old + k], new.blocks[match.new + k]
        made += stretches(old.text, new.text, (one.start, one.end), (other.start, other.end))
        said(match.new + k, len(new.blocks) + 1)
    return made


def _align_gap(found: Alignment, gap: Gap, said: Callable[[], None]) -> list[_Part]:
    """Align the blocks between two that are the same, sentence by sentence; returns what lies between sentences that
    are the same."""
    parts: list[_Part] = []
    old, new = found.old, found.new
    for (i1, i2), (j1, j2) in in_pairs(old, new, gap):
        said()
        made = one_by_one(old, new, old.blocks[i1], new.blocks[j1]) if i2 - i1 == j2 - j1 == 1 else []
        found.stretches += made
        parts += [] if made else _by_sentences(found, ((i1, i2), (j1, j2)), said)
    return parts


def _by_sentences(found: Alignment, gap: Gap, said: Callable[[], None]) -> list[_Part]:
    (i1, i2), (j1, j2) = gap
    old, new = found.old, found.new
    olds, news = _pieces(old, i1, i2), _pieces(new, j1, j2)
    taken = Match(0, 0, 0)
    parts = []
    for match in [*matches([p.key for p in olds], [p.key for p in news]), Match(len(olds), len(news), 0)]:
        part = _Part(olds[taken.old + taken.length : match.old], news[taken.new + taken.length : match.new])
        if part.olds or part.news:
            parts.append(part)
        for k in range(match.length):
            found.stretches += stretches(old.text, new.text, olds[match.old + k].range, news[match.new + k].range)
        taken = match
        said()
    return parts


def _pieces(version: Version, first: int, last: int) -> list[Piece]:
    if first == last:
        return []
    text = version.text
    found = pieces_of(text, version.blocks[first].start, version.blocks[last - 1].end)
    return [Piece((start, end), loose(text[start:end])) for start, end in found]


def _joined(made: Sequence[Stretch], old: str, new: str) -> list[Stretch]:
    """Neighbours that are equal with nothing but the same white space between them, as one."""
    joined: list[Stretch] = []
    for stretch in made:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind is stretch.kind is Kind.EQUAL
            and old[last.old_end : stretch.old_start] == new[last.new_end : stretch.new_start]
        ):
            joined[-1] = Stretch(last.old_start, stretch.old_end, last.new_start, stretch.new_end, Kind.EQUAL)
        else:
            joined.append(stretch)
    return joined
