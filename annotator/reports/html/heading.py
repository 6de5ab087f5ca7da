"""What every page begins with: the article, and the house that checked it."""

from typing import Any

from markupsafe import Markup

from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.html.looks import logo_address
from annotator.reports.options import Options


def heading_of(review: Review, options: Options) -> dict[str, Any]:
    """The values for a page's template, by their names in it."""
    article = review.article
    return {
        "say": options.say,
        "article": article,
        "version": article.newest,
        "lang": Markup(' lang="{}"').format(shown(article.language)) if article.language else Markup(""),
        "house": options.style,
        "logo": logo_address(options.style),
    }
