"""Where claims and waivers lie in the open text: a bucket of marks for each block. Offsets are code points."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.domain.article import Version
from annotator.domain.claim import Claim, Placed, Status, Waiver


class Mark(NamedTuple):
    """One passage or waiver in the text. `claim`, `number` and `status` are None for a waiver, `reason` for a
    passage. `state` and `reread` say how certain the place is."""

    start: int
    end: int
    id: str
    claim: str | None = None
    number: int | None = None
    status: Status | None = None
    reason: str | None = None
    state: Placed = Placed.KEPT
    reread: bool = False

    @property
    def unsure(self) -> bool:
        """Whether somebody has to settle the place."""
        return self.reread or self.state is not Placed.KEPT

    @property
    def waived(self) -> bool:
        return self.claim is None


class MarkIndex:
    """The marks of one version. A change costs as much as the blocks it touches, whatever the length of the text."""

    def __init__(self, version: Version, marks: Iterable[Mark] = ()) -> None:
        self.version = version
        self._marks = {mark.id: mark for mark in marks}
        self._buckets: dict[int, dict[str, Mark]] = {}
        for mark in self._marks.values():
            self._put_in_buckets(mark)

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks.values())

    def put(self, mark: Mark) -> None:
        """Add the mark, or replace the one of the same id."""
        if mark.id in self._marks:
            self.discard(mark.id)
        self._marks[mark.id] = mark
        self._put_in_buckets(mark)

    def discard(self, key: str) -> Mark | None:
        """Take the mark of that id away; returns it, or None where there was none."""
        mark = self._marks.pop(key, None)
        if mark is not None:
            for block in self.blocks_of(mark):
                self._buckets[block].pop(key, None)
        return mark

    def get(self, key: str) -> Mark | None:
        return self._marks.get(key)

    def in_block(self, index: int) -> list[Mark]:
        """The marks that touch the block of that index, outer before inner, in text order."""
        bucket = self._buckets.get(index)
        return sorted(bucket.values(), key=lambda m: (m.start, -m.end, m.number or 0)) if bucket else []

    def in_range(self, start: int, end: int) -> list[Mark]:
        """The marks that overlap `[start, end)`, outer before inner, in text order."""
        found = {
            mark.id: mark
            for index in range(self.version.block_at(start), self.version.block_at(max(start, end - 1)) + 1)
            for mark in self.in_block(index)
            if mark.start < end and start < mark.end
        }
        return list(found.values())

    def ranges(self) -> dict[int, list[tuple[int, int]]]:
        """The marks' ranges by the index of each block that they touch, in no order."""
        return {index: [mark[:2] for mark in bucket.values()] for index, bucket in self._buckets.items() if bucket}

    def at(self, offset: int) -> list[Mark]:
        """The marks over the character at `offset`, innermost last."""
        return self.in_range(offset, offset + 1)

    def blocks_of(self, mark: Mark) -> range:
        """The indexes of the blocks that the mark touches."""
        first = self.version.block_at(mark.start)
        # Nearly all lie within one block: that is seen without looking for the end's.
        last = first if mark.end <= self.version.blocks[first].end else self.version.block_at(mark.end - 1)
        return range(first, last + 1)

    def _put_in_buckets(self, mark: Mark) -> None:
        for block in self.blocks_of(mark):
            self._buckets.setdefault(block, {})[mark.id] = mark


def marks_of_claim(claim: Claim, version: int) -> list[Mark]:
    """The claim's marks in the version of that number; none where it is removed."""
    if claim.removed_at is not None:
        return []
    return [
        Mark(p.start, p.end, p.id, claim.id, claim.number, claim.status, None, p.state, p.reread)
        for p in claim.passages
        if p.version == version and p.start is not None and p.end is not None
    ]


def marks_of_waiver(waiver: Waiver, version: int) -> list[Mark]:
    """The waiver's mark in the version of that number; none where it is removed."""
    if waiver.removed_at is not None or waiver.version != version:
        return []
    found = Mark(waiver.start, waiver.end, waiver.id, reason=waiver.reason, state=waiver.state, reread=waiver.reread)
    return [found]
