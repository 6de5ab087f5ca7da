"""What a report in Markdown says besides the article and its claims: what is open, the method, the history."""

from collections.abc import Iterator

from annotator.domain.review import Review
from annotator.reports.content.entries import Entries
from annotator.reports.content.history import history_lines
from annotator.reports.content.language import Tongue
from annotator.reports.content.method import (
    TIERS,
    UNKNOWN_SCALE,
    UsedScale,
    method_paragraphs,
    status_meanings,
    used_scales,
)
from annotator.reports.content.open_items import OpenItem, open_groups, untouched_words
from annotator.reports.content.words import STATUS_WORDS
from annotator.reports.markdown.text import beginning, inline, lines
from annotator.reports.options import Options


def open_section(review: Review, found: Entries) -> Iterator[str]:
    """All that is open, a list for each group."""
    say = found.say
    yield f"## {say('Still open')}"
    groups = open_groups(review, found)
    for group in groups:
        yield group.words + say(":")
        yield "\n".join(_item(say, item) for item in group.items)
    untouched = untouched_words(say, review.coverage()) if review.whole is None else ""
    if untouched:
        yield f"{untouched}."
    elif not groups:
        yield say("Nothing is open.")


def method_section(found: Entries, options: Options) -> Iterator[str]:
    """How the house checks, and what statuses and the used scales mean."""
    say = options.say
    yield f"## {say('Method and scale')}"
    yield from map(lines, method_paragraphs(options))
    meanings = ((say(STATUS_WORDS[status]), meaning) for status, meaning in status_meanings(say))
    yield "\n".join(f"- {word}{say(':')} {meaning}" for word, meaning in meanings)
    yield say(TIERS)
    scales = used_scales(found.claims, options)
    if scales:
        yield "\n".join(_scale(say, scale) for scale in scales)


def history_section(say: Tongue, review: Review) -> Iterator[str]:
    """Each action with who and when; nothing where the review goes without its history."""
    if review.history:
        yield f"## {say('History')}"
        told = history_lines(say, review)
        yield "\n".join(f"- {at} · {inline(by)}{say(':')} {inline(what)}" for at, by, what in told)


def _item(say: Tongue, item: OpenItem) -> str:
    said = [say("Claim {number}", number=item.number)] if item.number is not None else []
    said += [part for part in (inline(item.text),) if part]
    remark = f" ({inline(item.remark)})" if item.remark else ""
    between = say(":") + " "
    return f"- {beginning(between.join(said))}{remark}"


def _scale(say: Tongue, scale: UsedScale) -> str:
    """The scale with its verdicts, and which of them the report gives; in words, since what is bold depends in Markdown
    on the signs beside it."""
    given = say("given in this report: {values}", values=", ".join(map(inline, scale.given)))
    name = beginning(inline(scale.name))
    if not scale.range:
        return f"- {name}{say(':')} {given}. {say(UNKNOWN_SCALE)}"
    values = [inline(one.value) + (f" ({one.number})" if one.number else "") for one in scale.values]
    return f"- {name} ({scale.range}){say(':')} {', '.join(values)}; {given}"
