"""Coverage: the share of a text's words that a claim or a waiver holds. Offsets in code points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from annotator.domain.patterns import pattern
from annotator.domain.sentences import Range

# A word is a run of letters and digits with the marks that may stand inside one (64-year-old, $3.50, Whitlock’s);
# in scripts written without spaces, each character counts, beside letters of other scripts too.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}"
_RUN = rf"[\w--[_\p{{M}}\p{{Cf}}{_UNSPACED}]][a-zA-Z]*+[[\w\p{{M}}]--[{_UNSPACED}]]*+"
_WORD = rf"(?V1){_RUN}(?:[’'.,\-‑]{_RUN})*+|[\w&&[{_UNSPACED}]]"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words in all, and those inside a claim or a waiver."""

    words: int
    covered: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that 100 is shown only when no word is left."""
        return 100 * self.covered // self.words if self.words else 100


def words_in(text: str, start: int, end: int) -> list[Range]:
    """The ranges of the words of `text[start:end]`."""
    return [match.span() for match in pattern(_WORD).finditer(text, start, end)]


def merged(ranges: Iterable[Range]) -> list[Range]:
    """`ranges` in order, with those that overlap or touch joined."""
    joined: list[Range] = []
    for held in sorted(ranges):
        if joined and held[0] <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], held[1]))
        else:
            joined.append(held)
    return joined


def count_covered(text: str, start: int, end: int, ranges: Iterable[Range]) -> Coverage:
    """Coverage of `text[start:end]` by `ranges`. A word counts when it is wholly inside one or several of them."""
    holders = merged(ranges)
    edges = [min(max(place, start), end) for holder in holders for place in holder]
    counts = _WordCounts()
    by_place: list[Range] = []
    words = covered = 0
    at, inside = start, False
    for first, last in chain(_torn(text, start, end, edges), ((end, end),)):
        # From one edge to the next all is held or nothing is, so words need only be counted.
        if at < first:
            count = sum(map(counts.__getitem__, text[at:first].split()))
            words += count
            covered += count if inside else 0
        if at < last and first < last:
            by_place += words_in(text, first, last)
        at, inside = last, not inside
    left = uncovered_words(by_place, holders)
    return Coverage(words + len(by_place), covered + len(by_place) - len(left))


def uncovered_words(words: list[Range], ranges: Iterable[Range]) -> list[Range]:
    """Those of `words` (in order) that `ranges` do not wholly hold."""
    holders = merged(ranges)
    left: list[Range] = []
    at = 0
    for word in words:
        while at < len(holders) and holders[at][1] <= word[0]:
            at += 1
        if at == len(holders) or not (holders[at][0] <= word[0] and word[1] <= holders[at][1]):
            left.append(word)
    return left


def uncovered_ranges(text: str, start: int, end: int, ranges: Iterable[Range]) -> list[Range]:
    """The stretches of `text[start:end]` from the first to the last of adjacent words that `ranges` leave out."""
    words = words_in(text, start, end)
    left = set(uncovered_words(words, ranges))
    found: list[Range] = []
    adjacent = False
    for word in words:
        if word not in left:
            adjacent = False
        elif adjacent:
            found[-1] = (found[-1][0], word[1])
        else:
            found.append(word)
            adjacent = True
    return found


class _WordCounts(dict[str, int]):
    """How many words a stretch without white space has; a text says most of them many times over."""

    def __missing__(self, stretch: str) -> int:
        count = self[stretch] = len(pattern(_WORD).findall(stretch))
        return count


def _torn(text: str, start: int, end: int, edges: Iterable[int]) -> Iterator[Range]:
    """For each of the `edges`, which are in order: the stretch without white space of `text[start:end]` that it
    cuts in two, or only itself. No word reaches over the ends of such a stretch."""
    first = last = start
    for edge in edges:
        if edge >= last:
            if edge in (start, end) or text[edge - 1].isspace() or text[edge].isspace():
                first = last = edge
            else:
                before = pattern(r"(?r)\s").search(text, last, edge)
                after = pattern(r"\s").search(text, edge, end)
                first = before.end() if before else last
                last = after.start() if after else end
        yield first, last
