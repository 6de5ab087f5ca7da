"""Who wrote an article, for whom and when, where a paragraph near its top plainly says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from annotator.readers.dates import plain_date

_SEPARATOR = re.compile(r"\s*[·•∙|‧]\s*|\s+[–—-]\s+")
_BY = re.compile(r"(?:written\s+)?by:?\s+(?P<name>\S.*)", re.IGNORECASE)
_PARTICLES = {
    *("and", "with", "for", "the", "of", "in", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van"),
    *("der", "den", "von", "zu", "zur", "al", "el", "ibn", "bin", "bint", "af", "av", "y", "e", "und", "et", "&"),
}
_LONGEST = 160
_MOST_WORDS = 14
_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Byline:
    """What was found; `published` is in ISO 8601."""

    byline: str | None = None
    publication: str | None = None
    published: str | None = None


def find_byline(paragraphs: Iterable[str]) -> Byline:
    """What the first few of the paragraphs after the headline say: “By X”, “By X · Y · date”, or a date alone."""
    found = Byline()
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        line = parse_byline(paragraph)
        found = Byline(
            found.byline or line.byline,
            found.publication or line.publication,
            found.published or line.published,
        )
    return found


def parse_byline(paragraph: str) -> Byline:
    """The parts of one paragraph; nothing of it where it is a sentence or anything else than a byline or a date."""
    paragraph = " ".join(paragraph.split())
    if not paragraph or len(paragraph) > _LONGEST:
        return Byline()
    byline = publication = published = None
    for part in _SEPARATOR.split(paragraph):
        by = _BY.fullmatch(part)
        if byline is None and by and is_name(by["name"]):
            byline = by["name"].rstrip(",")
        elif published is None and (day := plain_date(part)):
            published = day
        elif publication is None and byline is not None and _is_publication(part):
            publication = part
    if byline is None and _SEPARATOR.search(paragraph):
        return Byline()
    return Byline(byline, publication, published)


def is_name(text: str) -> bool:
    """Whether the words could be names of people: capitalised, few, without figures, no sentence."""
    words = text.replace(",", " ").split()
    if not words or len(words) > _MOST_WORDS or text.endswith(("?", "!", ":", ";")):
        return False
    if text.endswith(".") and len(words[-1].rstrip(".")) > 3:
        return False
    return all(word.lower() in _PARTICLES or _may_begin_name(word) for word in words)


def _may_begin_name(word: str) -> bool:
    letters = word.lstrip("'’“\"(")
    return bool(letters) and letters[0].isalpha() and not letters[0].islower()


def _is_publication(part: str) -> bool:
    return bool(part) and len(part) <= 60 and part[0].isalpha() and not part.endswith((".", "?", "!", ":"))
