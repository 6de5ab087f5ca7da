"""Coverage of the open version, block by block: a change costs as much as the blocks it touches."""

import time
from collections.abc import Iterable

from annotator.domain.article import Version
from annotator.domain.coverage import Coverage, count_covered, words_in
from annotator.workspace.jobs import Progress
from annotator.workspace.marks import MarkIndex

_BLOCKS_A_STEP = 200


def count_words(version: Version, progress: Progress) -> list[int]:
    """The words of each block of the version."""
    counts: list[int] = []
    for index, block in enumerate(version.blocks):
        if index % _BLOCKS_A_STEP == 0:
            progress.tell(index, len(version.blocks))
        counts.append(len(words_in(version.text, block.start, block.end)))
        time.sleep(0)  # the window, where it waits for Python's lock, has it at once instead of after 5 ms
    return counts


class CoverageCounter:
    """Keeps the coverage of a version true. It is None until the words have been counted, once, by a worker."""

    def __init__(self, version: Version, marks: MarkIndex) -> None:
        self._version = version
        self._marks = marks
        self._words: int | None = None
        self._covered: dict[int, int] = {}
        self._total = 0
        self._stale = set(marks.touched_blocks())

    def set_words(self, counts: list[int]) -> None:
        """Take in what `count_words` found."""
        self._words = sum(counts)

    def touch(self, blocks: Iterable[int]) -> None:
        """The marks of those blocks have changed."""
        self._stale.update(blocks)

    @property
    def value(self) -> Coverage | None:
        """The coverage as it stands."""
        if self._words is None:
            return None
        while self._stale:
            self._recount(self._stale.pop())
        return Coverage(self._words, self._total)

    def recount_some(self, most: int) -> bool:
        """Recount up to `most` blocks, so that a long list is done in short steps. Whether any are left."""
        for _ in range(min(most, len(self._stale))):
            self._recount(self._stale.pop())
        return bool(self._stale)

    def _recount(self, index: int) -> None:
        block = self._version.blocks[index]
        ranges = [(mark.start, mark.end) for mark in self._marks.in_block(index)]
        covered = count_covered(self._version.text, block.start, block.end, ranges).covered if ranges else 0
        self._total += covered - self._covered.pop(index, 0)
        if covered:
            self._covered[index] = covered
