"""The review as data, in the one JSON shape of section 8 of the design."""

import msgspec

from annotator.domain.interchange import to_json
from annotator.domain.review import Review
from annotator.reports.options import Options


def render(review: Review, options: Options) -> bytes:
    """JSON in UTF-8, indented, with a line break at its end. Of the options nothing is part of the shape."""
    return msgspec.json.format(msgspec.json.encode(to_json(review)), indent=1) + b"\n"
