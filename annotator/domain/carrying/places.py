"""What becomes of one passage: kept, moved or orphaned. Where anything speaks against a place, the passage is moved, to
be confirmed; where little speaks for it, orphaned."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from annotator.domain.article import Version
from annotator.domain.carrying.alignment import Alignment, Moved
from annotator.domain.carrying.certainty import agreement, fits_sentence, is_certain, is_whole
from annotator.domain.carrying.likeness import likeness
from annotator.domain.carrying.stretches import Kind, Stretch, to_new
from annotator.domain.claim import Placed
from annotator.domain.errors import InvalidValue
from annotator.domain.sentences import Range, block_sentences
from annotator.domain.text import settled_range

# Likeness of a quote and of what stands at its place: whether the words on both sides of it are the old ones, and
# whether it is a single word, which has its letters alone to be known by.
_LEAST = {(False, False): 0.5, (True, False): 0.28, (False, True): 0.7, (True, True): 0.56}
_LONGER = 4  # times as long as its quote, what stands at its place is another thing
_SPARE = 24  # code points that it may be longer in any case
_TELLING = 12  # code points of a quote that is looked for in what has been put in
_MOST_SEARCHED = 4_000_000_000  # code points, in all, in which quotes of orphans are looked for
_MOST_HITS = 400  # places in the new text of a quote that tells something
_BESIDE = 10  # code points of old context beside such a quote


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is carried over: `[start, end)` of the old text, in code points, with its quote and context; both None for
    one that has lost its place before. One that is not `certain`, moved and never confirmed, can only be moved again.
    """

    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an anchor: `[start, end)` of the new text, None for an orphan. `reread` says of a kept one that
    something else in its sentence changed. `score` is the likeness of the quotes: 1 kept, 0 orphaned."""

    start: int | None
    end: int | None
    state: Placed
    reread: bool
    score: float


ORPHAN = Carried(None, None, Placed.ORPHANED, False, 0.0)


class Places:
    """The places of passages in the new text of an alignment."""

    def __init__(self, alignment: Alignment, language: str | None) -> None:
        self._al = alignment
        self._language = language
        self._searched = 0
        self._sentences: dict[tuple[bool, int], list[Range]] = {}

    def of(self, anchor: Anchor) -> Carried:
        """What becomes of the anchor."""
        if anchor.start is None or anchor.end is None:
            return ORPHAN
        al, start, end = self._al, anchor.start, anchor.end
        at = al.stretch_at(start)
        if at < len(al.stretches):
            stretch = al.stretches[at]
            if stretch.kind is Kind.EQUAL and stretch.old_start <= start and end <= stretch.old_end:
                return self._equal(anchor, stretch, start, end)
        in_place = self._in_place(anchor, start, end)
        return in_place or self._elsewhere(anchor, start, end) or self._found_again(anchor, start, end)

    def _equal(self, anchor: Anchor, stretch: Stretch, start: int, end: int) -> Carried:
        place = stretch.new_start + start - stretch.old_start
        new_end = place + end - start
        if not is_whole(self._al.new.text, place, new_end):
            return self._if_alike(anchor, place, new_end, held=True) or ORPHAN
        if not anchor.certain or not is_certain(self._al, stretch, start, end, self._around):
            return Carried(place, new_end, Placed.MOVED, False, 1.0)
        return Carried(place, new_end, Placed.KEPT, self._sentence_changed(stretch, start, end, place), 1.0)

    def _in_place(self, anchor: Anchor, start: int, end: int) -> Carried | None:
        """Where the words have changed: between the places of its ends, if what stands there is like it."""
        al = self._al
        first, last = al.stretch_at(start), al.stretch_before(end)
        if first > last:
            return None  # all of it is gone
        head, tail = al.stretches[first], al.stretches[last]
        new_start = to_new(head, al.old.text, al.new.text, max(start, head.old_start), end=False)
        new_end = to_new(tail, al.old.text, al.new.text, min(end, tail.old_end), end=True)
        return self._if_alike(anchor, new_start, new_end, self._is_held(start, end, first, last))

    def _is_held(self, start: int, end: int, first: int, last: int) -> bool:
        """Whether the words right before and right after it are the old ones, in place."""
        al = self._al
        head, tail = al.stretches[first], al.stretches[last]
        before = (
            start > head.old_start if head.kind is not Kind.CHANGED else first > 0 and _beside(al, first - 1, first)
        )
        after = end < tail.old_end if tail.kind is not Kind.CHANGED else _beside(al, last, last + 1)
        return before and after

    def _elsewhere(self, anchor: Anchor, start: int, end: int) -> Carried | None:
        """Where its sentences have been taken elsewhere, all of them together."""
        over = self._moved_over(start, end)
        if not over:
            return None
        al = self._al
        first, last = over[0], over[-1]
        begin = _stretch_of(first, max(start, first.old[0]), end=False)
        finish = _stretch_of(last, min(end, last.old[1]), end=True)
        if begin is None or finish is None:
            return None
        new_start = to_new(begin, al.old.text, al.new.text, max(start, first.old[0]), end=False)
        new_end = to_new(finish, al.old.text, al.new.text, min(end, last.old[1]), end=True)
        return self._if_alike(anchor, new_start, new_end, held=False)

    def _moved_over(self, start: int, end: int) -> list[Moved]:
        moved = self._al.moved
        at = max(0, bisect_left(moved, ((start, start),)) - 1)
        found = []
        while at < len(moved) and moved[at].old[0] < end:
            if moved[at].old[1] > start:
                found.append(moved[at])
            at += 1
        return found

    def _found_again(self, anchor: Anchor, start: int, end: int) -> Carried:
        """In what has been put in: its very words, if they stand there once, in what is like their old sentence or
        beside what stood beside them."""
        quote, text = anchor.exact, self._al.new.text
        if len(quote) < _TELLING:
            return ORPHAN
        places = self._inserted_places(quote)
        if len(places) != 1 or not is_whole(text, places[0], places[0] + len(quote)):
            return ORPHAN
        place = places[0]
        beside = agreement(anchor.prefix, anchor.suffix, text, place, place + len(quote))
        if beside < _BESIDE and not self._in_like_sentence((start, end), (place, place + len(quote))):
            return ORPHAN
        return Carried(place, place + len(quote), Placed.MOVED, False, 1.0)

    def _inserted_places(self, quote: str) -> list[int]:
        """Where the quote stands in what has been put in; no more of it is searched than takes some seconds."""
        inserted, text = self._al.inserted, self._al.new.text
        if not inserted or self._searched > _MOST_SEARCHED:
            return []
        first, last = inserted[0][0], inserted[-1][1]
        self._searched += last - first
        places: list[int] = []
        at, hits = text.find(quote, first, last), 0
        while at >= 0 and len(places) < 2:
            hits += 1
            if hits > _MOST_HITS:
                return []
            piece = bisect_right(inserted, (at, len(text))) - 1
            if piece >= 0 and at + len(quote) <= inserted[piece][1]:
                places.append(at)
            at = text.find(quote, at + 1, last)
        return places

    def _if_alike(self, anchor: Anchor, start: int, end: int, held: bool) -> Carried | None:
        text = self._al.new.text
        if start >= end or not text[start:end].strip():
            return None
        if end - start > _LONGER * len(anchor.exact) + _SPARE:
            return None
        try:
            start, end = settled_range(text, start, end)
        except InvalidValue:
            return None
        score = likeness(anchor.exact, text[start:end])
        if score < _LEAST[held, anchor.exact.isalnum()]:
            return None
        return Carried(start, end, Placed.MOVED, False, score)

    # Sentences

    def _around(self, start: int, end: int) -> Range:
        """The old sentences that the passage is in."""
        return self._sentence(old=True, start=start, end=end)

    def _in_like_sentence(self, old: Range, new: Range) -> bool:
        one = self._sentence(old=True, start=old[0], end=old[1])
        other = self._sentence(old=False, start=new[0], end=new[1])
        return fits_sentence(self._al.old.text[slice(*one)], self._al.new.text[slice(*other)])

    def _sentence_changed(self, stretch: Stretch, start: int, end: int, place: int) -> bool:
        blocks = self._al.old.blocks
        first, last = self._al.old.block_at(start), self._al.old.block_at(end - 1)
        if stretch.old_start <= blocks[first].start and blocks[last].end <= stretch.old_end:
            new, shift = self._al.new, place - start
            begins = new.blocks[new.block_at(place)].start == blocks[first].start + shift
            if begins and new.blocks[new.block_at(end + shift - 1)].end == blocks[last].end + shift:
                return False
        one = self._sentence(old=True, start=start, end=end)
        sentence = self._al.old.text[slice(*one)]
        if not self._al.new.text.startswith(sentence, one[0] + place - start):
            return True
        other = self._sentence(old=False, start=place, end=place + end - start)
        return sentence != self._al.new.text[slice(*other)]

    def _sentence(self, *, old: bool, start: int, end: int) -> Range:
        version = self._al.old if old else self._al.new
        left, right = start, end
        for index in {version.block_at(start), version.block_at(end - 1)}:
            found = self._sentences_of(version, index, old)
            at = max(0, bisect_right(found, (start, start)) - 1)
            for sentence in found[at : bisect_left(found, (end, end))]:
                if start < sentence[1]:
                    left, right = min(left, sentence[0]), max(right, sentence[1])
        return left, right

    def _sentences_of(self, version: Version, index: int, old: bool) -> list[Range]:
        known = self._sentences.get((old, index))
        if known is None:
            known = self._sentences[old, index] = block_sentences(version, index, self._language)
        return known


def _stretch_of(moved: Moved, place: int, *, end: bool) -> Stretch | None:
    for stretch in moved.stretches:
        if stretch.old_start < place <= stretch.old_end if end else stretch.old_start <= place < stretch.old_end:
            return stretch
    return None


def _beside(al: Alignment, index: int, other: int) -> bool:
    """Whether the one stretch and the other stand beside each other in both texts, neither of them changed at once."""
    if not (0 <= index < len(al.stretches) and 0 <= other < len(al.stretches)):
        return False
    one, two = al.stretches[index], al.stretches[other]
    near = one.kind if one.kind is not Kind.CHANGED else two.kind
    return near is not Kind.CHANGED and one.old_end == two.old_start and one.new_end == two.new_start
