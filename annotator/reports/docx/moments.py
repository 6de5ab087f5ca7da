"""Moments and people as WordprocessingML has them."""

from datetime import UTC
from functools import lru_cache

from annotator.domain.hidden import shown_line
from annotator.domain.times import from_moment
from annotator.reports.docx.text import escaped, inert

_MOST = 255  # characters of a name


@lru_cache(maxsize=1024)
def date_of(moment: str) -> str:
    """A moment in UTC, to the second, as ISO 8601 text (`xsd:dateTime`)."""
    return from_moment(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=1024)
def author(by: str) -> str:
    """A name as the value of an attribute, on one line."""
    return escaped_line(by)


@lru_cache(maxsize=1024)
def initials(by: str) -> str:
    """The first letters of a name: `MB`."""
    found = [word[0] for word in by.split() if word[0].isalnum()]
    return escaped("".join([*found[:1], *found[-1:]] if len(found) > 1 else found)).upper()


def escaped_line(text: str) -> str:
    """`text` on one line that is not too long for an attribute."""
    return inert(shown_line(text, _MOST))
