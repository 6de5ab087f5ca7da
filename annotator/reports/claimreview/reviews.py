"""One claim's ClaimReview."""

from collections.abc import Iterator
from typing import Any

from annotator.domain.claim import Claim, Rating, Status
from annotator.domain.ratings import find_scale, find_value
from annotator.domain.review import Review
from annotator.reports.content.entries import quotes_in
from annotator.reports.content.links import safe_href
from annotator.reports.options import Options

LONGEST = 74  # code points of what was claimed: search engines want less than 75


def rated_claims(review: Review) -> Iterator[Claim]:
    """The claims that have a rating, in text order."""
    return (claim for claim in review.standing_claims if claim.rating is not None)


def review_object(review: Review, claim: Claim, options: Options) -> dict[str, Any]:
    """The ClaimReview of a rated claim, without its `@context`; what is not known is left out."""
    checked = claim.checked if claim.status is not Status.UNCHECKED else None
    return _known(
        {
            "@type": "ClaimReview",
            "url": web_address(claim.review_url),
            "claimReviewed": claim_words(claim),
            "datePublished": (checked or claim.changed).at[:10],
            "inLanguage": review.article.language,
            "author": author_of(claim, options),
            "itemReviewed": _item(review, claim),
            "reviewRating": _rating(claim, claim.rating, options) if claim.rating else None,
        }
    )


def claim_words(claim: Claim) -> str:
    """What was claimed: its statement or, where that is long and a quote is short, the quote."""
    quotes = [passage.exact for passage in quotes_in(claim)]
    told = [" ".join(text.split()) for text in (claim.statement, *quotes) if text and text.strip()]
    return next((text for text in told if len(text) <= LONGEST), told[0] if told else "")


def author_of(claim: Claim, options: Options) -> dict[str, Any] | None:
    """Who reviewed it: the house; where it has no name, whoever checked the claim."""
    if options.style.name:
        return _known({"@type": "Organization", "name": options.style.name, "url": options.style.url})
    return {"@type": "Person", "name": claim.checked.by} if claim.checked else None


def web_address(address: str | None) -> str | None:
    """The address where it is one of the web."""
    href = safe_href(address)
    return href if href and href.lower().startswith("http") else None


def appearances(review: Review, claim: Claim) -> list[str]:
    """The addresses of the pages that make the claim; the article's is one of them."""
    found = map(web_address, (*claim.appearances, review.article.url))
    return list(dict.fromkeys(address for address in found if address))


def _item(review: Review, claim: Claim) -> dict[str, Any]:
    pages = [{"@type": "CreativeWork", "url": address} for address in appearances(review, claim)]
    return _known(
        {
            "@type": "Claim",
            "author": _claimant(review, claim),
            "datePublished": claim.said_at,
            "appearance": pages[0] if len(pages) == 1 else pages,
        }
    )


def _claimant(review: Review, claim: Claim) -> dict[str, Any] | None:
    if not claim.claimant:
        return None
    publication = (review.article.publication or "").casefold() == claim.claimant.casefold()
    return {"@type": "Organization" if publication else "Person", "name": claim.claimant}


def _rating(claim: Claim, rating: Rating, options: Options) -> dict[str, Any]:
    scale, value = find_scale(options.scales, rating.scale), find_value(options.scales, rating)
    numbers = {}
    if scale is not None and value is not None:
        numbers = {"ratingValue": value.number, "bestRating": scale.best, "worstRating": scale.worst}
    return _known(
        {
            "@type": "Rating",
            "alternateName": rating.value,
            **numbers,
            "ratingExplanation": claim.reasoning,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
