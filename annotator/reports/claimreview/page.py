"""The rated claims as a page to embed: a short card for each, with its ClaimReview in a script element of data."""

import msgspec
from markupsafe import Markup, escape

from annotator.domain.claim import Claim
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.claimreview import CONTEXT, in_a_page
from annotator.reports.claimreview.preflight import missing_remarks
from annotator.reports.claimreview.reviews import claim_words, rated_claims, review_object, web_address
from annotator.reports.html.text import rich
from annotator.reports.options import Options

__all__ = ["remarks", "render"]

remarks = missing_remarks

_PAGE = Markup(
    """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
<h1 dir="auto">{heading}</h1>
{cards}</main>
</body>
</html>
"""
)
_CARD = Markup(
    """<section class="claim-review" id="claim-{number}">
<script type="application/ld+json">{data}</script>
<h2 dir="auto">{words}</h2>
<dl>
{facts}</dl>
</section>
"""
)
_FACT = Markup('<dt>{label}</dt> <dd dir="auto">{value}</dd>\n')
_LINK = Markup('<a href="{href}" rel="noopener noreferrer">{href}</a>')


def render(review: Review, options: Options) -> bytes:
    """HTML in UTF-8 without style or anything that is fetched: it takes the looks of the page that it is put into."""
    say = options.say
    cards = Markup("").join(_card(review, claim, options) for claim in rated_claims(review))
    if not cards:
        cards = Markup("<p>{}</p>\n").format(say("No claims have been rated."))
    title = say("Fact check: {title}", title=review.article.title)
    return str(_PAGE.format(lang=say.language, title=shown(title), heading=rich(title), cards=cards)).encode()


def _card(review: Review, claim: Claim, options: Options) -> Markup:
    options.check()
    say, rating = options.say, claim.rating
    data = in_a_page(msgspec.json.encode({"@context": CONTEXT, **review_object(review, claim, options)})).decode()
    address = web_address(claim.review_url)
    facts = [
        (say("Claimant"), rich(claim.claimant) if claim.claimant else None),
        (say("Rating"), rich(rating.value) if rating else None),
        (say("Reasoning"), rich(claim.reasoning) if claim.reasoning else None),
        (say("Review"), _LINK.format(href=address) if address else None),
    ]
    told = Markup("").join(_FACT.format(label=escape(label), value=value) for label, value in facts if value)
    # Escaped as JSON, in which no sign of markup is left; escaped as HTML it would not be data any more.
    return _CARD.format(number=claim.number, data=Markup(data), words=rich(claim_words(claim)), facts=told)  # noqa: S704
