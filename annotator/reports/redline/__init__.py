"""The redline: the newest text with the proposed corrections in it, what goes struck out and what comes underlined, and
the list of all corrections with what was decided. One HTML file, as the report is: nothing in it acts or is fetched."""

from annotator.domain.review import Review
from annotator.reports.content.edits import edits_of
from annotator.reports.content.words import made_words
from annotator.reports.html.heading import heading_of
from annotator.reports.html.looks import colour_remarks, style_sheet
from annotator.reports.html.page import page
from annotator.reports.options import Options
from annotator.reports.redline.corrections import corrections_of
from annotator.reports.redline.text import redline_html

__all__ = ["remarks", "render"]


def render(review: Review, options: Options) -> bytes:
    """The redline in UTF-8. Raises ReportError where a template of the library's own cannot be used."""
    say, article = options.say, review.article
    edits = edits_of(say, review)
    corrections = corrections_of(say, review, edits)
    numbers = {one.correction.id: one.number for one in corrections}
    told = {
        **heading_of(review, options),
        "text": redline_html(say, article.newest, edits.made, numbers),
        "in_text": say.counted(len(edits.made), "correction") if edits.made else "",
        "corrections": corrections,
        "made": made_words(say, review, options.made),
    }
    return page(options, style_sheet(options) + options.template("redline.css"), told, "redline.html")


def remarks(_: Review, options: Options) -> list[str]:
    return colour_remarks(options.style)
