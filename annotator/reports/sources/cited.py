"""Which sources a review's list has."""

from annotator.domain.evidence import Source
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries
from annotator.reports.options import Options


def cited_sources(review: Review, options: Options) -> list[Source]:
    """Those that its claims rest on, each once, in the order of the other reports."""
    return [cited.source for cited in Entries(review, options).sources if not cited.unnamed]


def unnamed_remarks(review: Review, options: Options) -> list[str]:
    """That confidential sources were left out, where there are any."""
    number = sum(cited.unnamed for cited in Entries(review, options).sources)
    if not number:
        return []
    return ["1 confidential source was left out." if number == 1 else f"{number:,} confidential sources were left out."]
