"""The report as one self-contained HTML file: no script, nothing fetched, every user's character shown as text."""

from typing import Any

from markupsafe import Markup

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries, waiver_lines
from annotator.reports.content.history import history_lines
from annotator.reports.content.method import TIERS, UNKNOWN_SCALE, method_paragraphs, status_meanings, used_scales
from annotator.reports.content.open_items import open_groups, untouched_words
from annotator.reports.content.places import LEGEND, unsettled_words
from annotator.reports.content.segments import marks_of
from annotator.reports.content.signatures import article_signatures
from annotator.reports.content.words import COUNTING, STATUS_WORDS, coverage_words, made_words, total_words
from annotator.reports.html.article import AnnotatedArticle
from annotator.reports.html.chart import chart
from annotator.reports.html.evidence import EvidenceHtml
from annotator.reports.html.heading import heading_of
from annotator.reports.html.looks import colour_remarks, style_sheet
from annotator.reports.html.page import page
from annotator.reports.html.text import rich_html
from annotator.reports.options import Options

# From so many claims on, what is off the screen is laid out only when it is scrolled to.
_MANY = 200


def render(review: Review, options: Options) -> bytes:
    """The report in UTF-8. Raises ReportError where a template of the library's own cannot be used."""
    found = Entries(review, options)
    told = _claims(review, options, found) | _summary(review, options, found) | _about(review, options, found)
    return page(options, style_sheet(options), told)


def remarks(_: Review, options: Options) -> list[str]:
    return colour_remarks(options.style)


def _claims(review: Review, options: Options, found: Entries) -> dict[str, Any]:
    """The annotated article, and what is said of each claim, waiver and source."""
    say = options.say
    article = AnnotatedArticle(say, review.article.newest, marks_of(say, review, found.claims), check=options.check)
    return {
        "annotated": article.html(),
        "drawn": article.drawn,
        "entries": found,
        "waivers": waiver_lines(say, review),
        "cited": EvidenceHtml(say, found.sources),
        "sources": found.sources,
        "counting": say(COUNTING),
        "many": len(found) >= _MANY,
    }


def _summary(review: Review, options: Options, found: Entries) -> dict[str, Any]:
    """The figures, and what is open."""
    say = options.say
    counts, coverage = review.counts(), review.coverage()
    return {
        "counts": [(status, say(STATUS_WORDS[status]), say.number(counts[status])) for status in Status],
        "chart": chart(say, counts),
        "total": total_words(say, len(found), len(found) - counts[Status.UNCHECKED], found.out_of),
        "part": found.out_of is not None,
        "coverage": coverage,
        "looked_at": coverage_words(say, coverage),
        "unsettled": unsettled_words(say, found.claims),
        "legend": say(LEGEND),
        "own_byline": found.byline.words(found.claims),
        "signatures": article_signatures(review, found.held, found.byline),
        "open": open_groups(review, found),
        "untouched": untouched_words(say, coverage) if review.whole is None else "",
    }


def _about(review: Review, options: Options, found: Entries) -> dict[str, Any]:
    """The article, the house and its method, and the report itself."""
    say = options.say
    return {
        **heading_of(review, options),
        "method": method_paragraphs(options),
        "meanings": [(status, say(STATUS_WORDS[status]), meaning) for status, meaning in status_meanings(say)],
        "scales": used_scales(found.claims, options),
        "unknown_scale": say(UNKNOWN_SCALE),
        "tiers": say(TIERS),
        "history": history_lines(say, review) if review.history else (),
        "made": Markup(made_words(say, review, options.made, _apart)),  # noqa: S704  (no catalogue has markup)
    }


def _apart(name: str) -> str:
    return f'<span dir="auto">{rich_html(name)}</span>'
