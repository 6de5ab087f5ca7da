"""Whether a quote that stands at its place for all that the alignment says is the old one, and not a twin of it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from annotator.domain.carrying.alignment import Alignment
from annotator.domain.carrying.likeness import likeness
from annotator.domain.carrying.stretches import Kind, Stretch
from annotator.domain.carrying.words import EVEN
from annotator.domain.text import settled_range

Around = Callable[[int, int], tuple[int, int]]

_FAR = 64  # code points of the same text on a side that settle it
_READ = 240  # code points of context that are compared
_WINDOW = 30_000  # code points to each side in which twins are looked for
_MOST_TWINS = 64
_FEW = 10  # code points that have not changed, fewer than which tell nothing
_LIKE = 0.6
_LEAP = 4  # code points that are the same, from which on more may be
_MORE, _MUCH = 6, 16  # code points


def is_certain(al: Alignment, stretch: Stretch, start: int, end: int, around: Around) -> bool:
    """Whether `[start, end)` of the old text, all of it in the equal `stretch`, is what stands at its place. `around`
    gives the old sentence that a range is in."""
    if al.doubt.holds(start, end) or al.edges.repeat(start, end, around):
        return False
    old, new = al.old.text, al.new.text
    place = stretch.new_start + start - stretch.old_start
    left, right = start - stretch.old_start, stretch.old_end - end
    first = stretch.old_start == stretch.new_start == 0
    last = stretch.old_end == len(old) and stretch.new_end == len(new)
    if (left >= _FAR or first) and (right >= _FAR or last):
        return True
    own = _shared(old, start, new, place, end - start, (left, right))
    if _was_left_behind(al, stretch):
        return False
    return not _has_twin(al, start, place, old[start:end], own) and _fits_place(al, (start, end), place, own, around)


def _has_twin(al: Alignment, start: int, place: int, quote: str, own: tuple[int, int]) -> bool:
    """Whether another place of the quote fits as well: of the new text, or of the old one."""
    old, new = al.old.text, al.new.text
    for twin in _twins(new, quote, place):
        if not _may_fit(old, start, new, twin, len(quote), own):
            continue
        fit = _shared(old, start, new, twin, len(quote))
        if _fits(fit, own) and not _is_anothers(al, start, _owner(al, twin, quote), quote, fit):
            return True
    for twin in _twins(old, quote, start):
        if not _may_fit(old, twin, new, place, len(quote), own):
            continue
        fit = _shared(old, twin, new, place, len(quote))
        if not _fits(fit, own):
            continue
        if sum(fit) > sum(own) + _MUCH:
            return True  # a copy of the other one, put in where this one was changed
        if not _is_anothers(al, start, twin if _stands(al, twin, quote) else None, quote, fit):
            return True
    return False


def _was_left_behind(al: Alignment, stretch: Stretch) -> bool:
    """Whether what stood beside the stretch stands elsewhere now, and has the like of it beside it there: then the
    stretch may be a copy, and that the changed original. A long one is no copy."""
    size = stretch.old_end - stretch.old_start
    if not al.moved or size > _READ:
        return False
    own = al.old.text[stretch.old_start : stretch.old_end]
    at = bisect_left(al.moved, (stretch.old_start, stretch.old_start), key=lambda moved: moved.old)
    if at and not al.old.text[al.moved[at - 1].old[1] : stretch.old_start].strip():
        after = al.moved[at - 1].new[1]
        if fits_sentence(own, al.new.text[after : after + size + 1].strip()):
            return True
    if at < len(al.moved) and not al.old.text[stretch.old_end : al.moved[at].old[0]].strip():
        before = al.moved[at].new[0]
        return fits_sentence(own, al.new.text[max(0, before - size - 1) : before].strip())
    return False


def _fits_place(al: Alignment, held: tuple[int, int], place: int, own: tuple[int, int], around: Around) -> bool:
    """Whether enough of what is around the quote has stayed: of its sentence, or where that has not changed, at all."""
    start, end = held
    sentence, reach = around(start, end), al.edges.reach(start, end)
    left, right = start - sentence[0], sentence[1] - end
    if left <= reach[0] and right <= reach[1]:
        return sum(reach) + end - start >= _FEW
    if min(own[0], left) + min(own[1], right) >= _FAR:
        return True
    same = al.new.text[max(0, place - left) : place + end - start + right]
    return fits_sentence(al.old.text[slice(*sentence)], same)


def fits_sentence(one: str, other: str) -> bool:
    """Whether the two are likely to be one sentence, before and after it was changed."""
    return likeness(one, other) >= _LIKE


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no sign was joined to the quote that now stands at `[start, end)`: a skin colour, an accent, half of a
    flag."""
    if text[max(0, start - 1) : start + 1].isascii() and text[end - 1 : end + 1].isascii():
        return True
    return settled_range(text, start, end) == (start, end)


def agreement(prefix: str, suffix: str, text: str, start: int, end: int) -> int:
    """How many code points of `prefix` stand right before `[start, end)`, and of `suffix` right after it."""
    before = _same_end(prefix, text[max(0, start - len(prefix)) : start])
    return before + _same_beginning(suffix, text[end : end + len(suffix)])


def _fits(twin: tuple[int, int], own: tuple[int, int]) -> bool:
    """Whether a twin's surroundings fit as well: in all, or clearly better on one of the two sides."""
    return sum(twin) >= sum(own) or any(a > b + _MORE for a, b in zip(twin, own, strict=True))


def _may_fit(one: str, start: int, other: str, first: int, size: int, own: tuple[int, int]) -> bool:
    """Whether a quote of that size at those two places may share as much on one side as its own places do: the nearest
    character and the farthest. A twin that fits as well, in all or on one side, does."""
    before, after = own
    end, last = start + size, first + size
    return (
        not before
        or (_agree(one, start - 1, other, first - 1) and _agree(one, start - before, other, first - before))
        or not after
        or (_agree(one, end, other, last) and _agree(one, end + after - 1, other, last + after - 1))
    )


def _agree(one: str, at: int, other: str, place: int) -> bool:
    """Whether the two characters are the same to a reader, or both places are beyond an end of their texts."""
    if not (0 <= at < len(one) and 0 <= place < len(other)):
        return not (0 <= at < len(one) or 0 <= place < len(other))
    a, b = one[at], other[place]
    return a == b or EVEN.get(a, a) == EVEN.get(b, b)


def _is_anothers(al: Alignment, start: int, other: int | None, quote: str, fit: tuple[int, int]) -> bool:
    """Whether the twin belongs to the old text's quote at `other`, rather than to that at `start`, whose surroundings
    fit the twin's so far: unless they do by much more than both have kept of their own, as where two were swapped."""
    if other is None or other == start:
        return False
    reaches = (al.edges.reach(one, one + len(quote)) for one in (start, other))
    return all(far <= max(one, two) + _MUCH for far, one, two in zip(fit, *reaches, strict=True))


def _shared(
    one: str, start: int, other: str, first: int, size: int, known: tuple[int, int] = (0, 0)
) -> tuple[int, int]:
    """How much of the same stands right before, and right after, the two places of a quote of that size; `known` are
    code points on both sides that are the same."""
    end, last = start + size, first + size
    before, after = min(known[0], _READ), min(known[1], _READ)
    before += _same_end(one[max(0, start - _READ) : start - before], other[max(0, first - _READ) : first - before])
    after += _same_beginning(one[end + after : end + _READ], other[last + after : last + _READ])
    return (
        _READ if start == first == 0 else before,
        _READ if end == len(one) and last == len(other) else after,
    )


def _same_beginning(one: str, other: str) -> int:
    count, most = 0, min(len(one), len(other))
    if one[:_LEAP] == other[:_LEAP] and most > _LEAP:
        from rapidfuzz.distance import Prefix

        count = Prefix.similarity(one, other)
    while count < most:
        a, b = one[count], other[count]
        if a != b and EVEN.get(a, a) != EVEN.get(b, b):
            break
        count += 1
    return count


def _same_end(one: str, other: str) -> int:
    return _same_beginning(one[::-1], other[::-1])


def _twins(text: str, quote: str, place: int) -> Iterator[int]:
    """Other places of the quote, not too far off."""
    first, last = max(0, place - _WINDOW), min(len(text), place + len(quote) + _WINDOW)
    at, count = text.find(quote, first, last), 0
    while at >= 0 and count < _MOST_TWINS:
        if at != place:
            yield at
            count += 1
        at = text.find(quote, at + 1, last)


def _owner(al: Alignment, place: int, quote: str) -> int | None:
    """Where in the old text that stood which stands, unchanged, at `place` of the new one."""
    at = al.in_new(place)
    if at == len(al.stretches):
        return None
    stretch = al.stretches[at]
    if stretch.kind is not Kind.EQUAL or place < stretch.new_start or place + len(quote) > stretch.new_end:
        return None
    return stretch.old_start + place - stretch.new_start


def _stands(al: Alignment, start: int, quote: str) -> bool:
    """Whether the old text's quote at `start` has a place of its own in the new text."""
    at = al.stretch_at(start)
    if at == len(al.stretches):
        return False
    stretch = al.stretches[at]
    return stretch.kind is not Kind.CHANGED and stretch.old_start <= start and start + len(quote) <= stretch.old_end
