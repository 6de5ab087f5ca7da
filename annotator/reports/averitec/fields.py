"""One claim in the data set's fields, and the words that the data set has for them."""

import re
from typing import Any

from annotator.domain.archives import memento_of
from annotator.domain.claim import About, Claim, Status
from annotator.domain.evidence import Kind
from annotator.domain.ratings import find_scale, find_value
from annotator.domain.review import Review
from annotator.reports.averitec.questions import questions_of
from annotator.reports.content.entries import quotes_in
from annotator.reports.content.links import safe_href
from annotator.reports.options import Options

_SCALE = "AVeriTeC"
_LABELS = {
    Status.VERIFIED: "Supported",
    Status.DISPUTED: "Refuted",
    Status.UNSOURCED: "Not Enough Evidence",
}
_CONFLICTING = "Conflicting Evidence/Cherrypicking"
_CONFLICTS = frozenset(("misleading", "sources conflict"))
_TYPES = {About.WORDING: "Quote Verification", About.ATTRIBUTION: "Position Statement"}
_STRATEGIES = {
    Kind.INTERVIEW: "Consultation",
    Kind.CALCULATION: "Numerical Comparison",
    Kind.STATISTICS: "Numerical Comparison",
    Kind.DATA_SET: "Numerical Comparison",
    Kind.IMAGE: "Image analysis",
}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")


def label_of(claim: Claim, options: Options) -> str | None:
    """The data set's verdict: that of a rating on its scale, else what the status and its reason come to; None for a
    claim that is not checked."""
    scale = find_scale(options.scales, _SCALE)
    value = find_value((scale,), claim.rating) if scale is not None and claim.rating is not None else None
    if value is not None:
        return value.value
    if claim.status is Status.DISPUTED and claim.reason in _CONFLICTS:
        return _CONFLICTING
    return _LABELS.get(claim.status)


def is_labelled(claim: Claim, options: Options) -> bool:
    """Whether the data set can hold it."""
    return label_of(claim, options) is not None


def claim_words(claim: Claim) -> str:
    """The claim as a sentence: its statement, else its quote."""
    quotes = [passage.exact for passage in quotes_in(claim)]
    return " ".join((claim.statement or next(iter(quotes), "")).split())


def claim_date(claim: Claim, review: Review) -> str | None:
    """When it was said, else when the article was published, as the data set writes days: `25-8-2020`."""
    for day in (claim.said_at, review.article.published):
        if day and (found := _DAY.match(day)):
            return "-".join(str(int(part)) for part in reversed(found.groups()))
    return None


def claim_fields(review: Review, claim: Claim, options: Options) -> dict[str, Any]:
    """The claim with every field of the data set; what is not known is null."""
    original = next((href for href in map(safe_href, (*claim.appearances, review.article.url)) if href), None)
    kept = memento_of(original) if original else None
    sources = review.sources_by_id
    kinds = [sources[use.source_id].kind for use in claim.evidence if use.source_id in sources]
    return {
        "claim": claim_words(claim),
        "required_reannotation": False,
        "label": label_of(claim, options),
        "justification": claim.reasoning,
        "claim_date": claim_date(claim, review),
        "speaker": claim.claimant,
        "original_claim_url": kept.url if kept else original,
        "cached_original_claim_url": original if kept else None,
        "fact_checking_article": safe_href(claim.review_url),
        "reporting_source": review.article.publication,
        "location_ISO_code": None,
        "claim_types": _types(claim),
        "fact_checking_strategies": list(dict.fromkeys(_STRATEGIES.get(kind, "Written Evidence") for kind in kinds)),
        "questions": questions_of(review, claim, claim_words(claim), options),
    }


def _types(claim: Claim) -> list[str]:
    found = _TYPES.get(claim.about, "Event/Property Claim")
    numerical = claim.about is About.CONTENT and any(map(str.isdigit, claim_words(claim)))
    return [found, "Numerical Claim"] if numerical else [found]
