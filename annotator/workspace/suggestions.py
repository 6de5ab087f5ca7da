"""The sources that the author of a text suggests: footnotes, endnotes and comments, found by the words they hang on."""

from bisect import bisect_left
from collections.abc import Iterable

from annotator.domain.article import Suggestion, Version


class SuggestionIndex:
    """The suggested sources of one version. To find some looks at those that hang on words of the same blocks, and at
    the few that hang on words of several blocks. Ranges are code points."""

    def __init__(self, version: Version) -> None:
        self._version = version
        ordered = sorted(version.suggestions, key=lambda one: one.start)
        wide = [version.blocks[version.block_at(one.start)].end < one.end for one in ordered]
        self._within = [one for one, is_wide in zip(ordered, wide, strict=True) if not is_wide]
        self._across = [one for one, is_wide in zip(ordered, wide, strict=True) if is_wide]
        self._starts = [one.start for one in self._within]

    def __bool__(self) -> bool:
        return bool(self._within or self._across)

    def in_range(self, start: int, end: int) -> list[Suggestion]:
        """Those whose words overlap `[start, end)`, in text order."""
        if not self:
            return []
        first = bisect_left(self._starts, self._version.blocks[self._version.block_at(start)].start)
        near = self._within[first : bisect_left(self._starts, end)]
        found = [one for one in near if start < one.end]
        found += [one for one in self._across if one.start < end and start < one.end]
        return sorted(found, key=lambda one: one.start)

    def on(self, ranges: Iterable[tuple[int, int]]) -> list[Suggestion]:
        """Those whose words overlap any of the ranges, each once, in text order."""
        found = {id(one): one for held in ranges for one in self.in_range(*held)}
        return sorted(found.values(), key=lambda one: one.start)
