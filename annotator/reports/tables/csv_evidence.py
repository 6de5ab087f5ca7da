"""The evidence as CSV like that of the claims."""

from annotator.domain.review import Review
from annotator.reports.options import Options
from annotator.reports.tables import evidence
from annotator.reports.tables.cells import unseen_remarks
from annotator.reports.tables.csv import table


def render(review: Review, options: Options) -> bytes:
    """The table, a row for each piece of evidence."""
    return table(evidence.COLUMNS, evidence.evidence_rows(review, options))


def remarks(review: Review, options: Options) -> list[str]:
    return unseen_remarks(evidence.evidence_rows(review, options))
