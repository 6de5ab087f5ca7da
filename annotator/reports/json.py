"""The review as data, in the one JSON shape of section 8 of the design."""

from collections.abc import Mapping

import msgspec

from annotator.domain.claim import Claim, Status
from annotator.domain.interchange import to_json
from annotator.domain.review import Review
from annotator.reports.content.lacking import lacking
from annotator.reports.options import Options

_ALONE = "that is told by the history alone, which is not in the file"


def render(review: Review, options: Options) -> bytes:
    """JSON in UTF-8, indented, with a line break at its end. Of the options nothing is part of the shape."""
    return msgspec.json.format(msgspec.json.encode(to_json(review)), indent=1) + b"\n"


def remarks(review: Review, options: Options) -> list[str]:
    """What the shape has in the history alone, and so is not in the file where the history is not."""
    if review.history:
        return []
    sources = review.sources_by_id

    def lacks(claim: Claim) -> Mapping[str, bool]:
        rested_on = [sources[use.source_id] for use in claim.evidence if use.source_id in sources]
        checked = claim.checked if claim.status is not Status.UNCHECKED else None
        return {
            f"a checker, or a time of checking, {_ALONE}": checked not in (None, claim.changed),
            f"a calculation {_ALONE}": any(use.calculation is not None for use in claim.evidence),
            f"a captured page {_ALONE}": any(source.captured is not None for source in rested_on),
            f"an interview, or the like, with a channel {_ALONE}": any(source.channel for source in rested_on),
        }

    return lacking(review.standing_claims, lacks)
