"""What an update made of a place: exactly one of four outcomes (design, section 5), with the words for them."""

from collections.abc import Iterable
from enum import StrEnum

from annotator.domain.claim import Passage, Placed, Waiver


class Outcome(StrEnum):
    """In the order of a list: what asks for the reviewer first."""

    REREAD = "reread"
    MOVED = "moved"
    ORPHANED = "orphaned"
    KEPT = "kept"


# Outside the window, which translates its own.
OUTCOME_WORDS = {
    Outcome.REREAD: "to be reread",
    Outcome.MOVED: "moved",
    Outcome.ORPHANED: "cut from text",
    Outcome.KEPT: "kept",
}
_GRAVITY = (Outcome.KEPT, Outcome.REREAD, Outcome.MOVED, Outcome.ORPHANED)


def outcome_of(marked: Passage | Waiver) -> Outcome:
    """What became of the place. Settled since, or freshly marked, it is kept."""
    if marked.state is Placed.KEPT:
        return Outcome.REREAD if marked.reread else Outcome.KEPT
    return Outcome.MOVED if marked.state is Placed.MOVED else Outcome.ORPHANED


def gravest(marked: Iterable[Passage | Waiver]) -> Outcome | None:
    """Of these places the outcome that is the least certain; None where there is no place."""
    return max(map(outcome_of, marked), key=_GRAVITY.index, default=None)
