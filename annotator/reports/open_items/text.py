"""The open items as text for an e-mail: plain, with lines short enough to be quoted in an answer."""

import textwrap
from collections.abc import Iterator

from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports.open_items.questions import Question, Questions, left_out_remarks
from annotator.reports.open_items.table import empty
from annotator.reports.options import Options

__all__ = ["remarks", "render"]

_WIDTH = 76
remarks = left_out_remarks


def render(review: Review, options: Options) -> bytes:
    """The text in UTF-8, with line feeds."""
    say, questions = options.say, Questions(review, options)
    parts = [shown(f"{questions.heading()}{say(':')} {review.article.title}")]
    parts += ["\n".join(_question(one, options)) for one in questions] or [empty(say)]
    if options.style.name:
        parts.append(shown(options.style.name))
    return ("\n\n".join(parts) + "\n").encode()


def _question(one: Question, options: Options) -> Iterator[str]:
    say = options.say
    place = f" ({one.place})" if one.place else ""
    yield f"q{one.number}. {say('Claim {number}', number=one.claim)}{place}"
    yield from _lines(say("“{quote}”", quote=one.words), "    ")
    yield from _lines(one.text, "    ")
    yield f"    {say('Answer')}{say(':')} "


def _lines(text: str, indent: str) -> Iterator[str]:
    for line in shown(text.replace("\u2028", "\n")).split("\n"):
        yield from textwrap.wrap(
            line, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
