"""The rated claims as schema.org ClaimReview in JSON-LD: an object where there is one, else a bundle of them.

Fields and limits are those of https://schema.org/ClaimReview and of Google's documentation of Fact Check structured
data: `claimReviewed` of less than 75 characters, `bestRating` > `worstRating` >= 1, one page for each review.
"""

import msgspec

from annotator.domain.review import Review
from annotator.reports.claimreview.preflight import missing_remarks
from annotator.reports.claimreview.reviews import rated_claims, review_object
from annotator.reports.options import Options

__all__ = ["remarks", "render"]

CONTEXT = "https://schema.org"

remarks = missing_remarks


def render(review: Review, options: Options) -> bytes:
    """JSON-LD in UTF-8, with nothing in it that ends or begins an element where it stands in a page."""
    found = []
    for claim in rated_claims(review):
        options.check()
        found.append(review_object(review, claim, options))
    bundle = found[0] if len(found) == 1 else {"@graph": found}
    return in_a_page(msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, **bundle}), indent=1)) + b"\n"


def in_a_page(data: bytes) -> bytes:
    """JSON whose strings hold no `<`, `>` or `&` as such, so that a page can hold it in a script element."""
    for sign in (b"<", b">", b"&"):
        data = data.replace(sign, b"\\u%04x" % ord(sign))
    return data
