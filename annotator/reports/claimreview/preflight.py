"""What a search engine or an aggregator asks of a ClaimReview and a claim lacks."""

import re
from collections.abc import Mapping

from annotator.domain.claim import Claim
from annotator.domain.ratings import find_value
from annotator.domain.review import Review
from annotator.reports.claimreview.reviews import (
    LONGEST,
    appearances,
    author_of,
    claim_words,
    rated_claims,
    web_address,
)
from annotator.reports.content.lacking import lacking, sentence
from annotator.reports.options import Options

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\S*)?)?)?")


def missing_remarks(review: Review, options: Options) -> list[str]:
    """A sentence for each field that is required or recommended and that claims lack, the required ones first; and
    one that says which claims are left out."""
    rated = list(rated_claims(review))

    def lacks(claim: Claim) -> Mapping[str, bool]:
        words, said_at = claim_words(claim), claim.said_at or ""
        unknown = claim.rating is not None and find_value(options.scales, claim.rating) is None
        return {
            "no address of its review on the web, which is required": web_address(claim.review_url) is None,
            "neither a statement nor a quote, which is required": not words,
            "a rating on a scale that is not documented here, so that it has no number": unknown,
            f"{LONGEST + 1} characters or more of what was claimed, which may be cut where it is shown": (
                len(words) > LONGEST
            ),
            "no reasoning, which explains the rating": not claim.reasoning,
            "no claimant": not claim.claimant,
            "no date on which it was said": not said_at,
            "a date on which it was said that is not written like 2025-03-14": (
                bool(said_at) and not _DATE.fullmatch(said_at)
            ),
            "no address of a page that makes it": not appearances(review, claim),
            "nobody who checked it": author_of(claim, options) is None,
        }

    said = lacking(rated, lacks)
    if unrated := [claim for claim in review.standing_claims if claim.rating is None]:
        said.append(sentence(unrated, "has no rating and is left out", "have no rating and are left out"))
    if rated and not options.style.name:
        said.append("The house has no name, so that whoever checked a claim is the author of its review.")
    return said
