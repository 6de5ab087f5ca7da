"""What a search engine or an aggregator asks of a ClaimReview and a claim lacks."""

import re
from collections.abc import Iterable, Iterator

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
from annotator.reports.options import Options

_NAMED = 12  # claims in one sentence
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\S*)?)?)?")


def missing_remarks(review: Review, options: Options) -> list[str]:
    """A sentence for each field that is required or recommended and that claims lack, the required ones first; and
    one that says which claims are left out."""
    rated = list(rated_claims(review))
    said = [_sentence(claims, words) for words, claims in _found(review, rated, options).items() if claims]
    if unrated := [claim for claim in review.standing_claims if claim.rating is None]:
        left_out = _verb(unrated, "no rating and is", "no rating and are")
        said.append(_sentence(unrated, f"{left_out} left out"))
    if rated and not options.style.name:
        said.append("The house has no name, so that whoever checked a claim is the author of its review.")
    return said


def _found(review: Review, rated: Iterable[Claim], options: Options) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {words: [] for words in _WORDS}
    for claim in rated:
        for words in _lacking(review, claim, options):
            found[words].append(claim)
    return found


_URL = "no address of its review on the web, which is required"
_WORDS_LACK = "neither a statement nor a quote, which is required"
_NUMBER = "a rating on a scale that is not documented here, so that it has no number"
_LONG = f"more than {LONGEST} characters of what was claimed, which may be cut where it is shown"
_EXPLAINED = "no reasoning, which explains the rating"
_CLAIMANT = "no claimant"
_SAID = "no date on which it was said"
_NO_DATE = "a date on which it was said that is not written like 2025-03-14"
_WHERE = "no address of a page that makes it"
_AUTHOR = "nobody who checked it"
_WORDS = (_URL, _WORDS_LACK, _NUMBER, _LONG, _EXPLAINED, _CLAIMANT, _SAID, _NO_DATE, _WHERE, _AUTHOR)


def _lacking(review: Review, claim: Claim, options: Options) -> Iterator[str]:
    words = claim_words(claim)
    lacks = {
        _URL: web_address(claim.review_url) is None,
        _WORDS_LACK: not words,
        _NUMBER: claim.rating is not None and find_value(options.scales, claim.rating) is None,
        _LONG: len(words) > LONGEST,
        _EXPLAINED: not claim.reasoning,
        _CLAIMANT: not claim.claimant,
        _SAID: not claim.said_at,
        _NO_DATE: bool(claim.said_at) and not _DATE.fullmatch(claim.said_at or ""),
        _WHERE: not appearances(review, claim),
        _AUTHOR: author_of(claim, options) is None,
    }
    return (words for words, missing in lacks.items() if missing)


def _sentence(claims: list[Claim], words: str) -> str:
    return f"{_named(claims)} {_verb(claims, 'has', 'have')} {words}."


def _named(claims: list[Claim]) -> str:
    """`Claim 3`, `Claims 3, 4 and 7`; of many the first, and how many more there are."""
    numbers = [str(number) for number in sorted(claim.number for claim in claims)]
    if len(numbers) == 1:
        return f"Claim {numbers[0]}"
    if len(numbers) > _NAMED:
        return f"Claims {', '.join(numbers[:_NAMED])} and {len(numbers) - _NAMED:,} more"
    return f"Claims {', '.join(numbers[:-1])} and {numbers[-1]}"


def _verb(claims: list[Claim], one: str, several: str) -> str:
    return one if len(claims) == 1 else several
