"""The report as a PDF, set by typst, tagged for those who have it read to them (PDF/UA-1, ISO 14289-1). What is in it
goes to typst as strings in a file of JSON, never as markup. It is set in a child; one that is too large for a child's
memory in parts, which are then put together."""

from annotator.domain.review import Review
from annotator.reports.html.looks import colour_remarks
from annotator.reports.options import Options
from annotator.reports.pdf.setting import Setting

__all__ = ["remarks", "render"]


def render(review: Review, options: Options) -> bytes:
    """The PDF, on one computer the same bytes for the same review and options. Raises ReportError where the library's
    own template cannot be used, or where no process can be started."""
    return Setting(review, options).pdf()


def remarks(review: Review, options: Options) -> list[str]:
    """Which scripts have no font here, and that the house's colour was not taken."""
    return [*Setting(review, options).remarks(), *colour_remarks(options.style)]
