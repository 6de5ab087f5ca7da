"""What reports say of places that an update left open: one vocabulary, the window's, for all formats."""

from collections.abc import Iterable

from annotator.domain.claim import Claim, Passage, Waiver
from annotator.domain.outcome import OUTCOME_WORDS, Outcome, gravest, outcome_of
from annotator.reports.content.language import Tongue

_SENTENCES = {
    Outcome.REREAD: "To be reread: something else in its sentence has changed.",
    Outcome.MOVED: "Moved: its new place is still to be confirmed.",
    Outcome.ORPHANED: "Cut from text: this quote has no place in the newest version.",
}
NO_PLACE = "No place in the newest version."
LEGEND = "In the article, such a place has a question mark after its number."


def gravest_state(claim: Claim) -> str:
    """Of its passages in the newest version the state that is the least certain, as a table names it: `kept`,
    `reread`, `moved` or `cut from text`; empty where it has none there."""
    found = gravest(claim.passages)
    return OUTCOME_WORDS[found] if found is Outcome.ORPHANED else str(found or "")


def open_word(say: Tongue, marked: Passage | Waiver) -> str:
    """What is open about its place, in a word or two: `moved`; empty where it is certain."""
    found = outcome_of(marked)
    return "" if found is Outcome.KEPT else say(OUTCOME_WORDS[found])


def open_sentence(say: Tongue, marked: Passage | Waiver) -> str:
    """The same in a sentence."""
    found = outcome_of(marked)
    return "" if found is Outcome.KEPT else say(_SENTENCES[found])


def unsettled_words(say: Tongue, claims: Iterable[Claim]) -> str:
    """How many of the claims have a place that is open: `2 claims have a place that is still to be settled`; empty
    where none has."""
    number = len([claim for claim in claims if claim.open_passages])
    if not number:
        return ""
    if number == 1:
        return say("1 claim has a place that is still to be settled")
    return say("{number} claims have a place that is still to be settled", number=say.number(number))
