"""The review's sources as CSL-JSON."""

from annotator.domain.review import Review
from annotator.reports.options import Options
from annotator.reports.sources.bibliography import to_csl
from annotator.reports.sources.cited import cited_sources, unnamed_remarks

__all__ = ["remarks", "render"]

remarks = unnamed_remarks


def render(review: Review, options: Options) -> bytes:
    """The list in UTF-8."""
    return to_csl(cited_sources(review, options), confidential=options.confidential)
