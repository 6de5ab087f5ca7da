"""The newest version's text cut at every boundary of a claim, a waiver or a format. Offsets are code points."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar

from annotator.domain.article import Block, Span, SpanKind
from annotator.domain.claim import Claim, Status
from annotator.domain.review import Review
from annotator.reports.content.entries import key_of, place_in, quotes_in
from annotator.reports.content.language import Tongue
from annotator.reports.content.places import open_word

# How many claims over one place are told by name; so many may lie over it that naming all of them everywhere would
# grow with their square.
NAMED = 20


class Mark(NamedTuple):
    """A passage or a waiver in the text. `number` and `status` are None for a waiver, `reason` for a claim. `open` says
    what is not certain about the place, in a word or two."""

    start: int
    end: int
    key: str
    number: int | None = None
    status: Status | None = None
    reason: str | None = None
    open: str = ""

    @property
    def label(self) -> str:
        """The claim's number, with a question mark where the place is open."""
        return f"{self.number}?" if self.open else str(self.number)


class Segment(NamedTuple):
    """A stretch of a block over which nothing begins or ends.

    `claims` are those over it, outer before inner: the last `NAMED` of them, with `more` outer ones. `begins` are the
    passages whose first segment this is, `ends` those whose last.
    """

    start: int
    end: int
    claims: tuple[Mark, ...]
    more: int
    waiver: Mark | None
    spans: tuple[Span, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def marks_of(say: Tongue, review: Review, claims: Iterable[Claim]) -> list[Mark]:
    """All marks of `claims` and of waivers in the newest version, in text order, outer before inner."""
    version = review.article.newest
    found = [
        Mark(*place, key_of(claim, number), claim.number, claim.status, open=open_word(say, passage))
        for claim in claims
        for number, passage in enumerate(quotes_in(claim), 1)
        if (place := place_in(passage, version)) is not None
    ]
    found += [Mark(w.start, w.end, w.id, reason=w.reason, open=open_word(say, w)) for w in review.standing_waivers]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number or 0))


class _Range(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Range)


_start_of: Callable[[_Range], int] = attrgetter("start")
_end_of: Callable[[_Range], int] = attrgetter("end")


class Cutter:
    """Cuts one block after the other, in the order of the text; a mark may reach over several."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks
        self._next = 0
        self._open: list[Mark] = []

    def cut(self, block: Block, also_at: Sequence[int] = ()) -> Iterator[Segment]:
        """The segments of `block`, which follows those cut before; `also_at` are further places to cut at."""
        carried = [mark for mark in self._open if mark.end > block.start]
        fresh: list[Mark] = []
        while self._next < len(self._marks) and self._marks[self._next].start < block.end:
            if self._marks[self._next].end > block.start:
                fresh.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in (*carried, *fresh) if mark.end > block.end + 1]
        return _swept(block, carried, fresh, also_at)


class _Over(Generic[Item]):
    """Those of some ranges, in order of their starts, that lie over a place which only moves on."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._coming = items
        self._leaving = sorted(items, key=_end_of)
        self._come = self._left = 0
        self._now: dict[int, Item] = {}

    def move(self, place: int) -> Sequence[Item]:
        """Move on to `place`; returns those that begin."""
        while self._left < len(self._leaving) and self._leaving[self._left].end <= place:
            self._now.pop(id(self._leaving[self._left]), None)
            self._left += 1
        first = self._come
        while self._come < len(self._coming) and self._coming[self._come].start <= place:
            self._now[id(self._coming[self._come])] = self._coming[self._come]
            self._come += 1
        return self._coming[first : self._come]

    def innermost(self, most: int) -> tuple[tuple[Item, ...], int]:
        """At most so many of those over the place, the last to begin, outer before inner; and how many more."""
        if len(self._now) <= most:
            return tuple(self._now.values()), 0
        last = tuple(islice(reversed(self._now.values()), most))
        return last[::-1], len(self._now) - len(last)

    def innermost_at(self, place: int, most: int) -> tuple[Item, ...]:
        """Move on to `place`; at most so many of those over it, the last to begin, outer before inner."""
        if not self._coming:
            return ()
        self.move(place)
        return self.innermost(most)[0]

    def leaving_by(self, place: int) -> list[Item]:
        """Those over the place that moved to which end by `place`."""
        stop = self._left
        while stop < len(self._leaving) and self._leaving[stop].end <= place:
            stop += 1
        return self._leaving[self._left : stop]


def _swept(block: Block, carried: list[Mark], fresh: list[Mark], also_at: Sequence[int]) -> Iterator[Segment]:
    marks = [*carried, *fresh]
    if not marks and not block.spans and not also_at and block.start < block.end:
        yield Segment(block.start, block.end, (), 0, None, (), (), ())
        return
    claims = _Over([mark for mark in marks if mark.number is not None])
    waivers = _Over([mark for mark in marks if mark.number is None])
    spans = _Over(sorted(block.spans, key=_start_of))
    going_on = {mark.key for mark in carried}
    for start, end in pairwise(_edges(block, marks, also_at)):
        begins = [mark for mark in claims.move(start) if mark.key not in going_on]
        over, more = claims.innermost(NAMED)
        # A mark that ends with the line break after this block has nothing more to show.
        ends = claims.leaving_by(end if end < block.end else end + 1)
        waiver = waivers.innermost_at(start, 1)
        formats = spans.innermost_at(start, len(SpanKind) * 2)
        yield Segment(start, end, over, more, waiver[0] if waiver else None, formats, tuple(begins), tuple(ends))


def _edges(block: Block, marks: Iterable[Mark], also_at: Iterable[int]) -> list[int]:
    """The places within `block` at which to cut, its own ends among them."""
    first, last = block.start, block.end
    edges = {first, last, *also_at}
    ranges: list[_Range] = [*marks, *block.spans]
    for item in ranges:
        edges.add(item.start if item.start > first else first)
        edges.add(item.end if item.end < last else last)
    return sorted(edges)
