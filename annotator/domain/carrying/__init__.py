"""Claims that stay put: passages carried over from one version of a text to the next (design, section 5).

The two texts are aligned as wholes. Paragraphs that are equal hold the alignment together, those first that stand once
in both texts; between them sentences are compared as a reader would, whatever the spacing, the quotation marks and the
composition of accents, then paired by likeness, and words within pairs. Sentences that are left over on both sides are
looked for elsewhere, but only among what has been put in: what stands at a place of its own is nobody else's.

A passage whose very characters stand at the aligned place is kept, unless a twin of it fits as well: the same words
with the same context, in the new text, or in the old one without a place of its own; or one of two neighbours that are
the same was taken out or put in. Then it is moved, as is one whose words have changed or that stands elsewhere.
Whatever is not like its quote is no place; an orphan is looked for only by its very words. All work is bounded,
without a clock: the same two texts always give the same result.
"""

from collections.abc import Callable, Sequence

from annotator.collecting import much_that_stays
from annotator.domain.article import Version
from annotator.domain.carrying.alignment import Alignment, align
from annotator.domain.carrying.differing import Difference, differences_of, sentences_of
from annotator.domain.carrying.likeness import likeness
from annotator.domain.carrying.places import ORPHAN, Anchor, Carried, Places
from annotator.domain.carrying.searching import Lost, found_again
from annotator.domain.claim import Placed
from annotator.domain.sentences import Range

__all__ = ["Alignment", "Anchor", "Carried", "Difference", "align", "carry", "differences", "likeness", "new_sentences"]

Tell = Callable[[int, int], None]
_AT_A_TIME = 25


def carry(
    old: Version,
    new: Version,
    anchors: Sequence[Anchor],
    language: str | None = None,
    tell: Tell | None = None,
) -> list[Carried]:
    """What becomes of each anchor, in their order. `tell(done, total)` hears of the progress and may raise, to stop."""
    with much_that_stays():
        return _carried(old, new, anchors, language, tell)


def _carried(
    old: Version, new: Version, anchors: Sequence[Anchor], language: str | None, tell: Tell | None
) -> list[Carried]:
    before, total = len(new.blocks) + 1, len(new.blocks) + 1 + len(anchors)
    said = _of_a_total(tell, total)
    alignment = align(old, new, said)
    places = Places(alignment, language)
    found: list[Carried] = []
    for index, anchor in enumerate(anchors):
        if tell is not None and index % _AT_A_TIME == 0:
            tell(before + index, total)
        found.append(ORPHAN if anchor.start is None else places.of(anchor))
    lost = [index for index, anchor in enumerate(anchors) if anchor.start is None]
    wanted = [Lost(anchors[index].exact, anchors[index].prefix, anchors[index].suffix) for index in lost]
    again = found_again(alignment, wanted, lambda: said(total, total) if said else None)
    for index, start in zip(lost, again, strict=True):
        if start is not None:
            found[index] = Carried(start, start + len(anchors[index].exact), Placed.MOVED, False, 1.0)
    return found


def _of_a_total(tell: Tell | None, total: int) -> Tell | None:
    """Hears of a part of the work, and tells of all of it."""
    return None if tell is None else lambda done, _: tell(done, total)


def differences(old: Version, new: Version, tell: Tell | None = None) -> list[Difference]:
    """Every stretch that differs, in order."""
    return differences_of(align(old, new, tell))


def new_sentences(old: Version, new: Version, language: str | None = None, tell: Tell | None = None) -> list[Range]:
    """The sentences of the new text that are not in the old one as they stand, in order."""
    return list(sentences_of(align(old, new, tell), language))
