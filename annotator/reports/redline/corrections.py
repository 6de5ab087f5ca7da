"""All proposed corrections, claim by claim, in words."""

from typing import NamedTuple

from annotator.domain.claim import Correction, Stamp
from annotator.domain.review import Review
from annotator.reports.content.edits import Edits
from annotator.reports.content.entries import Blocks, decision_words, place_in, quotes_in
from annotator.reports.content.language import Tongue
from annotator.reports.content.signatures import who_and_when


class Told(NamedTuple):
    """A correction in the list. `was` are the words that it is for, `state` what was decided, `proposed` who proposed
    it when, `shown` whether it is in the text, `why_not` a sentence on why it is not."""

    number: int
    claim: int
    correction: Correction
    was: str
    place: str
    proposed: str
    state: str
    shown: bool
    why_not: str


def corrections_of(say: Tongue, review: Review, edits: Edits) -> list[Told]:
    """Those of the claims that stand, numbered from 1."""
    blocks, version, found = Blocks(say, review.article.newest), review.article.newest, list[Told]()
    for claim in review.standing_claims:
        first = next(iter(quotes_in(claim)), None)
        place = place_in(first, version) if first is not None else None
        for correction in claim.corrections:
            proposed = say("proposed by {who}", who=who_and_when(say, Stamp(correction.by, correction.at)))
            found.append(
                Told(
                    len(found) + 1,
                    claim.number,
                    correction,
                    first.exact if first is not None else claim.text,
                    blocks.place(*place) if place else "",
                    proposed,
                    decision_words(say, correction) or say("waits for the editor"),
                    correction.id not in edits.why_not,
                    edits.why_not.get(correction.id, ""),
                )
            )
    return found
