"""Proposed corrections: the new wording of a claim, the editor's decision, and whether a text has it now."""

from annotator.domain.actions import state_of
from annotator.domain.article import Article
from annotator.domain.change import Change, Subject
from annotator.domain.claim import Claim, Correction, Decision
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id

Changes = list[Change]


def propose_correction(article: Article, claim: Claim, text: str, *, by: str, at: str) -> Changes:
    """`text` as what is to stand in place of the claim's words. Raises Refused where it is empty, or just
    those words."""
    text = text.strip()
    if not text:
        raise Refused("A proposed correction needs its wording.")
    if claim.passages and text == claim.passages[0].exact:
        raise Refused("That is how it reads already; nothing was proposed.")
    if any(known.text == text for known in claim.corrections):
        return []
    ordinal = max((known.ordinal for known in claim.corrections), default=-1) + 1
    made = Correction(new_id(), text, by, at, ordinal=ordinal)
    return [Change("correction.add", _subject(article, claim, made), None, state_of(made))]


def decide_correction(
    article: Article, claim: Claim, correction: Correction, decision: Decision, reason: str | None = None, *, by: str
) -> Changes:
    """The editor's decision on it, in place of an earlier one."""
    after = {"decision": decision, "decided_by": by, "reason": (reason or "").strip() or None}
    before = {name: getattr(correction, name) for name in after}
    if before == after:
        return []
    return [Change("correction.decide", _subject(article, claim, correction), before, after)]


def withdraw_correction(article: Article, claim: Claim, correction: Correction) -> Changes:
    """The claim without that proposal."""
    return [Change("correction.remove", _subject(article, claim, correction), state_of(correction), None)]


def _subject(article: Article, claim: Claim, correction: Correction) -> Subject:
    return Subject(article.id, "correction", correction.id, claim.id)
