"""Checked claims in the fields of the AVeriTeC data set (Schlichtkrull, Guo and Vlachos, 2023): one JSON array, over
any number of articles."""

from collections.abc import Iterable, Iterator

import msgspec

from annotator.domain.claim import Claim
from annotator.domain.review import Review
from annotator.reports.averitec.fields import claim_fields, is_labelled
from annotator.reports.averitec.preflight import missing_remarks
from annotator.reports.options import Options

__all__ = ["remarks", "render", "render_many"]

remarks = missing_remarks


def render(review: Review, options: Options) -> bytes:
    """The claims that have a label, in text order, as JSON in UTF-8."""
    return render_many((review,), options)


def render_many(reviews: Iterable[Review], options: Options) -> bytes:
    """Those of several articles, one article after the other."""
    found = [claim_fields(review, claim, options) for review, claim in _labelled(reviews, options)]
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def _labelled(reviews: Iterable[Review], options: Options) -> Iterator[tuple[Review, Claim]]:
    for review in reviews:
        options.check()
        yield from ((review, claim) for claim in review.standing_claims if is_labelled(claim, options))
