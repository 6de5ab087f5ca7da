"""Two stretches of text that are one another's, word by word: which parts are equal, and where each place has gone."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from annotator.domain.carrying.sequences import Match, matches
from annotator.domain.carrying.words import Words, folded, keys_in, ranges_of
from annotator.domain.patterns import pattern

Range = tuple[int, int]
_BY_LETTERS = 2_000  # code points of a changed part within which places are found letter by letter
_CLOSES = ".!?…。！？։؟۔।\n"
_PAUSES = ",;:—–)，；：、،"


class Kind(IntEnum):
    """How the two sides of a stretch compare: character by character, to a reader only, or not."""

    EQUAL = 0
    SAME = 1
    CHANGED = 2


class Stretch(NamedTuple):
    """`[old_start, old_end)` of the one text and `[new_start, new_end)` of the other; either may be empty where
    they differ."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    kind: Kind


def stretches(old: str, new: str, old_range: tuple[int, int], new_range: tuple[int, int]) -> list[Stretch]:
    """The two ranges cut into stretches, in order and without gaps. Raises nothing; empty ranges have none."""
    (o1, o2), (n1, n2) = old_range, new_range
    one, other = old[o1:o2], new[n1:n2]
    if one == other:
        return [Stretch(o1, o2, n1, n2, Kind.EQUAL)] if o1 < o2 else []
    head, tail = _same_words(one, other)
    cut = _Cutter(old, new, o1, n1)
    cut.pass_over(head)
    keys, others = keys_in(old[o1 + head : o2 - tail]), keys_in(new[n1 + head : n2 - tail])
    if not set(keys).isdisjoint(others):
        a = Words(ranges_of(old, o1 + head, o2 - tail), keys)
        b = Words(ranges_of(new, n1 + head, n2 - tail), others)
        for match in _slid(_without_islands(matches(a.keys, b.keys), a, b), a, b, old, new):
            one_end, other_end = match.old + match.length, match.new + match.length
            cut.take(a.ranges[match.old : one_end], b.ranges[match.new : other_end])
    return cut.end(o2, n2, tail)


def same_ends(one: str, other: str) -> tuple[int, int]:
    """How many code points two texts begin with, and how many more they end with, that are the same."""
    head, tail = _ends(one, other)
    return head, min(tail, min(len(one), len(other)) - head)


def _ends(one: str, other: str) -> tuple[int, int]:
    prefix, postfix = _shared()
    return prefix(one, other), postfix(one, other)


@cache
def _shared() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    """What counts how many characters two texts begin with, and end with; looked up once, and not at the start."""
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


def _same_words(one: str, other: str) -> tuple[int, int]:
    """How many code points two texts begin with, and end with, that are the same and need not be compared: whole
    words, and none that what was only put in, or only taken out, may be one with."""
    most = min(len(one), len(other))
    head, tail = _ends(one, other)
    head, tail = min(head, most - tail), min(tail, most - head)
    left, right = one[: one.rfind(" ", 0, head) + 1], one[len(one) - tail :].partition(" ")[2]
    return len(left.rstrip()), len(right.lstrip())


class _Cutter:
    """Makes stretches of pairs of words that match, and of what lies between them."""

    def __init__(self, old: str, new: str, o: int, n: int) -> None:
        self._old, self._new = old, new
        self._o, self._n = o, n
        self._made: list[Stretch] = []

    def take(self, words: Sequence[Range], others: Sequence[Range]) -> None:
        (first, last), (other, other_last) = (words[0][0], words[-1][1]), (others[0][0], others[-1][1])
        if self._old[first:last] == self._new[other:other_last]:
            self._add(first, other, between=True)
            self._add(last, other_last, between=False)
            return
        for (first, last), (other, other_last) in zip(words, others, strict=True):
            self._add(first, other, between=True)
            self._add(last, other_last, between=False)

    def pass_over(self, count: int) -> None:
        """As many code points are the same."""
        if count:
            self._put(self._o + count, self._n + count, Kind.EQUAL)

    def end(self, o: int, n: int, same: int) -> list[Stretch]:
        """The ends of both ranges, whose last `same` code points are the same."""
        self._add(o - same, n - same, between=True)
        self.pass_over(same)
        return self._made

    def _add(self, o: int, n: int, *, between: bool) -> None:
        if self._o == o and self._n == n:
            return
        one, other = self._old[self._o : o], self._new[self._n : n]
        changed = between and (one.strip() or other.strip())
        self._put(o, n, Kind.EQUAL if one == other else Kind.CHANGED if changed else Kind.SAME)

    def _put(self, o: int, n: int, kind: Kind) -> None:
        last = self._made[-1] if self._made else None
        if last is not None and last.kind is kind:
            self._made[-1] = Stretch(last.old_start, o, last.new_start, n, kind)
        else:
            self._made.append(Stretch(self._o, o, self._n, n, kind))
        self._o, self._n = o, n


def _without_islands(found: list[Match], a: Words, b: Words) -> list[Match]:
    """Without matches that are no longer, in letters, than what has changed on both sides of them: such words stand
    in both texts by chance, or might as well. (The semantic clean-up of diff-match-patch.)"""
    kept = found
    while True:
        left = [match for k, match in enumerate(kept) if not _is_island(kept, k, a, b)]
        if len(left) == len(kept):
            return kept
        kept = left


def _is_island(found: list[Match], k: int, a: Words, b: Words) -> bool:
    match = found[k]
    size = _letters(a, match.old, match.old + match.length)
    before = found[k - 1] if k else Match(0, 0, 0)
    after = found[k + 1] if k + 1 < len(found) else Match(len(a.keys), len(b.keys), 0)
    changed_before = max(
        _letters(a, before.old + before.length, match.old), _letters(b, before.new + before.length, match.new)
    )
    changed_after = max(
        _letters(a, match.old + match.length, after.old), _letters(b, match.new + match.length, after.new)
    )
    return size <= changed_before and size <= changed_after


def _letters(words: Words, start: int, end: int) -> int:
    return words.ranges[end - 1][1] - words.ranges[start][0] if start < end else 0


def _slid(found: list[Match], a: Words, b: Words, old: str, new: str) -> list[Match]:
    """Where words were only taken out, or only put in, and the same words stand on both sides, it is not certain
    which: whole sentences are taken rather than the end of one and the beginning of the next."""
    kept = list(found)
    for k in range(len(kept) - 1):
        first, second = kept[k], kept[k + 1]
        old_gap = second.old - first.old - first.length
        new_gap = second.new - first.new - first.length
        if not old_gap and new_gap:
            shift = _best_shift(b, new, first.new + first.length, new_gap, first.length, second.length)
        elif old_gap and not new_gap:
            shift = _best_shift(a, old, first.old + first.length, old_gap, first.length, second.length)
        else:
            continue
        kept[k] = Match(first.old, first.new, first.length + shift)
        kept[k + 1] = Match(second.old + shift, second.new + shift, second.length - shift)
    return [match for match in kept if match.length]


def _best_shift(words: Words, text: str, at: int, gap: int, most_left: int, most_right: int) -> int:
    """By how many words the gap of `gap` words from `at` on moves, to begin where a sentence or a part of one does."""
    keys = words.keys
    left = 0
    while left < most_left and keys[at - left - 1] == keys[at + gap - left - 1]:
        left += 1
    right = 0
    while right < most_right and keys[at + right] == keys[at + gap + right]:
        right += 1
    return max(range(-left, right + 1), key=lambda shift: (_opens(words, text, at + shift), -abs(shift)))


def _opens(words: Words, text: str, at: int) -> int:
    """How well a part of the text begins with the word `at`."""
    if at == 0:
        return 3
    before = text[words.ranges[at - 1][1] : words.ranges[at][0]]
    sign = words.keys[at - 1]
    if "\n" in before or sign in _CLOSES:
        return 3
    return 2 if sign in _PAUSES else 1


def to_new(stretch: Stretch, old: str, new: str, place: int, *, end: bool) -> int:
    """Where a place of the old text that is in the stretch, the start of a passage or its `end`, is in the new one."""
    if stretch.kind is Kind.EQUAL:
        return stretch.new_start + place - stretch.old_start
    if stretch.kind is Kind.SAME and stretch.old_end - stretch.old_start <= _BY_LETTERS:
        return _by_letters(stretch, old, new, place, end=end)
    return _within(stretch, old, new, place, end=end)


def _by_letters(stretch: Stretch, old: str, new: str, place: int, *, end: bool) -> int:
    """The place in a stretch that is the same to a reader: after as many letters, however each is composed."""
    left = _letters_in(old[stretch.old_start : place])
    found = stretch.new_start
    for match in pattern(r"\X").finditer(new, stretch.new_start, stretch.new_end):
        size = _letters_in(match[0])
        if left < size or (end and not left):
            break
        left -= size
        found = match.end()
    return found


def _letters_in(text: str) -> int:
    return len("".join(folded(text).split()))


def _within(stretch: Stretch, old: str, new: str, place: int, *, end: bool) -> int:
    """The place in a stretch that has changed: at its edges where it was at the edge of the old one's words, else
    letter by letter, and then at the edge of a word again."""
    o1, o2 = _core(old, stretch.old_start, stretch.old_end)
    n1, n2 = _core(new, stretch.new_start, stretch.new_end)
    if place <= o1:
        return n1
    if place >= o2:
        return n2
    if o2 - o1 > _BY_LETTERS or n2 - n1 > _BY_LETTERS:
        return n1 + (place - o1) * (n2 - n1) // (o2 - o1)
    from rapidfuzz.distance import Indel

    found = n2
    for step in Indel.opcodes(_lower(old[o1:o2]), _lower(new[n1:n2])):
        if step.src_start <= place - o1 - end < step.src_end:
            inside = place - o1 - step.src_start if step.tag == "equal" else 0
            found = n1 + (
                step.dest_start + inside if step.tag == "equal" else step.dest_end if end else step.dest_start
            )
            break
    return _at_edge(old, new, place, found, (n1, n2), end=end)


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return (start + left, start + left + len(part.strip())) if part.strip() else (start, start)


def _at_edge(old: str, new: str, place: int, found: int, within: tuple[int, int], *, end: bool) -> int:
    """Beside a word's edge where the old place was at one."""
    if 0 < place < len(old) and old[place - 1].isalnum() and old[place].isalnum():
        return found
    first, last = within
    if end:
        while found < last and new[found].isalnum() and new[found - 1].isalnum():
            found += 1
    else:
        while first < found < len(new) and new[found].isalnum() and new[found - 1].isalnum():
            found -= 1
    return found
