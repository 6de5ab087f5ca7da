"""What reports say of places that an update left open: one vocabulary, the window's, for all formats."""

from collections.abc import Iterable

from annotator.domain.claim import Claim, Passage, Placed, Waiver
from annotator.reports.words import counted

# The states of places, from what is certain to what is gravest: as a table names them, in words, in a sentence.
_STATES = {
    "kept": ("", ""),
    "reread": ("to be reread", "To be reread: something else in its sentence has changed."),
    "moved": ("moved", "Moved: its new place is still to be confirmed."),
    "cut from text": ("cut from text", "Cut from text: this quote has no place in the newest version."),
}
_GRAVITY = list(_STATES)
_NAMES = {Placed.KEPT: "kept", Placed.MOVED: "moved", Placed.ORPHANED: "cut from text"}
NO_PLACE = "No place in the newest version."
LEGEND = "In the article, such a place has a question mark after its number."


def state_of(marked: Passage | Waiver) -> str:
    """`kept`, `reread`, `moved` or `cut from text`."""
    return "reread" if marked.reread and marked.state is Placed.KEPT else _NAMES[marked.state]


def gravest_state(claim: Claim) -> str:
    """Of its passages in the newest version the state that is the least certain; empty where it has none there."""
    return max(map(state_of, claim.passages), key=_GRAVITY.index, default="")


def open_word(marked: Passage | Waiver) -> str:
    """What is open about its place, in a word or two: `moved`; empty where it is certain."""
    return _STATES[state_of(marked)][0]


def open_sentence(marked: Passage | Waiver) -> str:
    """The same in a sentence."""
    return _STATES[state_of(marked)][1]


def unsettled_words(claims: Iterable[Claim]) -> str:
    """How many of the claims have a place that is open: `2 claims have a place that is still to be settled`; empty
    where none has."""
    number = len([claim for claim in claims if claim.open_passages])
    if not number:
        return ""
    return f"{counted(number, 'claim')} {'has' if number == 1 else 'have'} a place that is still to be settled"
