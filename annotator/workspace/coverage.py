"""Coverage of the open version, block by block: a change costs as much as the blocks it touches."""

import time
from collections.abc import Iterable, Mapping, Sequence

from annotator.domain.article import Version
from annotator.domain.coverage import Coverage, uncovered_words, words_in
from annotator.domain.sentences import Range
from annotator.workspace.jobs import Progress
from annotator.workspace.marks import MarkIndex

_BLOCKS_A_STEP = 200
Counts = tuple[int, int]  # words, and those covered


def count_blocks(version: Version, ranges: Mapping[int, Sequence[Range]], progress: Progress) -> list[Counts]:
    """The words of each block of the version, and how many of them are covered by the `ranges` of its index."""
    counts: list[Counts] = []
    for index in range(len(version.blocks)):
        if index % _BLOCKS_A_STEP == 0:
            progress.tell(index, len(version.blocks))
        counts.append(_count(version, index, ranges.get(index, ())))
        time.sleep(0)  # the window, where it waits for Python's lock, has it at once instead of after 5 ms
    return counts


class CoverageCounter:
    """Keeps the coverage of a version true, once a worker has counted all of it."""

    def __init__(self, version: Version, marks: MarkIndex) -> None:
        self._version = version
        self._marks = marks
        self._words: int | None = None
        self._covered: dict[int, int] = {}
        self._total = 0
        self._stale: set[int] = set()
        self._begun = False

    @property
    def begun(self) -> bool:
        """Whether a worker counts, or has."""
        return self._begun

    def begin(self) -> dict[int, list[Range]]:
        """What `count_blocks` needs of the marks as they are now; `take` wants what it makes of them."""
        self._begun = True
        self._stale.clear()
        return self._marks.ranges()

    def take(self, counts: Sequence[Counts]) -> None:
        """Take in the worker's counts. Blocks touched since `begin` are left to `recount_some`."""
        self._words = sum(words for words, _ in counts)
        self._covered = {index: covered for index, (_, covered) in enumerate(counts) if covered}
        self._total = sum(self._covered.values())

    def touch(self, blocks: Iterable[int]) -> None:
        """The marks of those blocks have changed."""
        self._stale.update(blocks)

    @property
    def value(self) -> Coverage | None:
        """The coverage, None while it is not known."""
        return None if self._words is None or self._stale else Coverage(self._words, self._total)

    def recount_some(self, most: int) -> bool:
        """Recount up to `most` blocks, so that a long list is done in short steps. Whether any are left. Before the
        worker's counts are there, nothing can be recounted, and nothing is left to."""
        if self._words is None:
            return False
        for _ in range(min(most, len(self._stale))):
            self._recount(self._stale.pop())
        return bool(self._stale)

    def _recount(self, index: int) -> None:
        ranges = [(mark.start, mark.end) for mark in self._marks.in_block(index)]
        covered = _count(self._version, index, ranges)[1] if ranges else 0
        self._total += covered - self._covered.pop(index, 0)
        if covered:
            self._covered[index] = covered


def _count(version: Version, index: int, ranges: Sequence[Range]) -> Counts:
    block = version.blocks[index]
    words = words_in(version.text, block.start, block.end)
    return len(words), len(words) - len(uncovered_words(words, ranges)) if ranges else 0
