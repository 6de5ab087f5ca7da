"""The report as one self-contained HTML file: no script, nothing fetched, every user's character shown as text."""

import base64
import hashlib
from functools import cache

import jinja2
from markupsafe import Markup

import resources
from annotator.domain.claim import Status
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.content.entries import Entries, waiver_lines
from annotator.reports.content.links import safe_href
from annotator.reports.content.places import LEGEND, unsettled_words
from annotator.reports.content.segments import marks_of
from annotator.reports.content.signatures import article_signatures
from annotator.reports.content.words import STATUS_WORDS
from annotator.reports.html.article import AnnotatedArticle
from annotator.reports.html.chart import chart
from annotator.reports.html.evidence import EvidenceHtml
from annotator.reports.html.text import rich
from annotator.reports.options import Options

# From so many claims on, what is off the screen is laid out only when it is scrolled to.
_MANY = 200


def render(review: Review, options: Options) -> bytes:
    """The report in UTF-8."""
    say = options.say
    version = review.article.newest
    found = Entries(review, options)
    article = AnnotatedArticle(version, marks_of(say, review, found.claims))
    annotated = article.html()
    counts = review.counts()
    style = options.template("report.css")
    pieces = _template().generate(
        say=say,
        article=review.article,
        lang=_lang(review.article.language),
        version=version,
        annotated=annotated,
        drawn=article.drawn,
        entries=found,
        waivers=waiver_lines(say, review),
        counts=[(status, STATUS_WORDS[status], counts[status]) for status in Status],
        chart=chart(counts),
        total=len(found),
        checked=len(found) - counts[Status.UNCHECKED],
        coverage=review.coverage(),
        unsettled=unsettled_words(say, found.claims),
        legend=say(LEGEND),
        own_byline=found.byline.words(found.claims),
        signatures=article_signatures(review, found.held, found.byline),
        cited=EvidenceHtml(found.sources),
        sources=found.sources,
        made=options.made,
        many=len(found) >= _MANY,
        style=Markup(style),  # noqa: S704  (our own file)
        style_hash=_hash(style),
    )
    # As plain strings, since Python's collector of cycles goes over every piece of Markup that is kept.
    return "".join([str(piece) for piece in pieces]).encode()


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FunctionLoader(lambda name: resources.text(f"templates/{name}"))
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        finalize=_seen,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"rich": rich, "safe_href": safe_href}
    return environment.get_template("report.html")


def _seen(value: object) -> object:
    """What is about to be written, with characters that are not seen made visible."""
    return shown(value) if type(value) is str else value


def _lang(language: str | None) -> Markup:
    return Markup(' lang="{}"').format(shown(language)) if language else Markup("")


def _hash(style: str) -> str:
    """The source that lets this style sheet, and no other style, through the page's own security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
