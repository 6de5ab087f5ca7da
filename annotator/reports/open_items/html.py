"""The open items as a page with a table, to be filled in in a word processor or answered by e-mail."""

from markupsafe import Markup

import resources
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.content.language import Tongue
from annotator.reports.html.text import rich
from annotator.reports.open_items.questions import Question, Questions, left_out_remarks
from annotator.reports.open_items.table import asked_about, columns, empty
from annotator.reports.options import Options

__all__ = ["remarks", "render"]

remarks = left_out_remarks

_PAGE = Markup(
    """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}{colon} {name}</title>
<style>{style}</style>
</head>
<body>
<main>
<p class="house" dir="auto">{house}</p>
<h1>{heading}</h1>
<p class="article" dir="auto">{title}</p>
{content}</main>
</body>
</html>
"""
)
_TABLE = Markup("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
_HEAD = Markup('<th scope="col">{}</th>')
_ROW = Markup(
    '<tr><th scope="row">q{number}</th><td dir="auto"><p>{words}</p> <p class="place">{about}</p></td>'
    '<td dir="auto">{text}</td><td class="answer"></td></tr>\n'
)


def render(review: Review, options: Options) -> bytes:
    """The page in UTF-8: self-contained, without script."""
    say, questions = options.say, Questions(review, options)
    rows = Markup("").join(_row(one, say) for one in questions)
    head = Markup("").join(map(_HEAD.format, columns(say, review.article)))
    content = _TABLE.format(head=head, rows=rows) if rows else Markup("<p>{}</p>\n").format(empty(say))
    return str(
        _PAGE.format(
            lang=say.language,
            heading=questions.heading(),
            colon=say(":"),
            name=shown(review.article.title),
            title=rich(review.article.title),
            house=rich(options.style.name),
            style=Markup(resources.text("templates/open_items.css")),  # noqa: S704  (our own file)
            content=content,
        )
    ).encode()


def _row(one: Question, say: Tongue) -> Markup:
    return _ROW.format(number=one.number, words=rich(one.words), about=asked_about(say, one), text=rich(one.text))
