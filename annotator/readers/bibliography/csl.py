"""CSL-JSON: the items of the Citation Style Language's input schema (version 1.0), which Zotero, pandoc and others
write."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.domain.evidence import Kind
from annotator.readers.bibliography.fields import (
    Values,
    doi_address,
    first_of,
    is_marked_confidential,
    iso_date,
    kind_from,
    season_named,
)
from annotator.readers.errors import ReaderError

_KINDS = {
    "interview": Kind.INTERVIEW,
    "personal_communication": Kind.INTERVIEW,
    **dict.fromkeys(("book", "chapter", "classic", "collection", "document", "manuscript", "map"), Kind.DOCUMENT),
    **dict.fromkeys(("pamphlet", "patent", "periodical", "report", "speech", "standard"), Kind.DOCUMENT),
    "dataset": Kind.DATA_SET,
    **dict.fromkeys(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"), Kind.LAW),
    **dict.fromkeys(("article-journal", "paper-conference", "thesis", "review"), Kind.PAPER),
    **dict.fromkeys(("figure", "graphic", "motion_picture"), Kind.IMAGE),
    **dict.fromkeys(("article-magazine", "article-newspaper", "broadcast"), Kind.NEWS),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), Kind.REFERENCE),
    "post": Kind.SOCIAL,
}
_IN_A_CONTAINER = (Kind.NEWS, Kind.PAPER, Kind.REFERENCE, Kind.SOCIAL, Kind.OTHER)
_PEOPLE = ("author", "editor", "director", "composer", "illustrator", "contributor", "container-author")
_LISTS = ("items", "references")
# The rich text that a CSL processor knows.
_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def csl_items(text: str, subject: str) -> Iterator[Values]:
    """What each item of an array, or the one object, says of a source. Raises ReaderError where it is no CSL-JSON."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReaderError(f"{subject} {_why(error)}") from error
    if isinstance(found, dict):
        within = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
        found = within if within is not None and "type" not in found else [found]
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise ReaderError(f"{subject} is JSON, but no list of sources (CSL-JSON).")
    if found and not any("type" in item or "title" in item for item in found):
        raise ReaderError(f"{subject} is JSON, but no list of sources (CSL-JSON).")
    return map(_values, found)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is cut off or damaged: as JSON it cannot be read beyond line {error.lineno:,}."
    if isinstance(error, RecursionError):
        return "is JSON, but nested too deep for a list of sources."
    return "is JSON with a number that is too long for a list of sources."


def _values(item: Mapping[str, Any]) -> Values:
    fields = {name: _words(value) for name, value in item.items()}
    kind = kind_from(fields.get("genre"), _KINDS.get(fields.get("type", "").strip().lower(), Kind.OTHER))
    publishers = ("container-title", "publisher") if kind in _IN_A_CONTAINER else ("publisher", "container-title")
    doi = fields.get("DOI", "")
    return {
        "kind": kind,
        "title": first_of(fields, "title", "title-short"),
        "author": next((names for role in _PEOPLE if (names := _names(item.get(role)))), None),
        "publisher": first_of(fields, *publishers, "authority", "event-title", "event"),
        "url": first_of(fields, "URL") or doi_address(doi),
        "archive_url": next((place for place in map(fields.get, ("archive_location", "archive")) if _web(place)), None),
        "published": _date(item.get("issued")),
        "channel": first_of(fields, "medium"),
        "confidential": is_marked_confidential(fields.get("keyword", "")),
    }


def _words(value: object) -> str:
    """The text of a plain value without its markup; nothing for a list or an object."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _MARKUP.sub("", str(value)).replace(f"<{_WORD_JOINER}", "<")


def _web(place: str | None) -> bool:
    return (place or "").strip().lower().startswith(("http://", "https://"))


def _names(people: object) -> str:
    """The names, each as `Family, Given` or in its own order, with semicolons between."""
    if not isinstance(people, list):
        return _words(people)
    return "; ".join(name for person in people if (name := _name(person)))


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return _words(person)
    parts = {key: _words(value).strip() for key, value in person.items()}
    if parts.get("literal"):
        return parts["literal"]
    family = " ".join(filter(None, (parts.get("non-dropping-particle"), parts.get("family"))))
    given = " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"))))
    return ", ".join(filter(None, (family, given, parts.get("suffix"))))


def _date(value: object) -> str | None:
    """A date as ISO 8601, as far as it is known; an interval with a slash; else its words."""
    if not isinstance(value, dict):
        return _words(value) or None
    parts = value.get("date-parts")
    ends = [iso_date(end) for end in parts[:2] if isinstance(end, list)] if isinstance(parts, list) else []
    found = "/".join(end for end in ends if end)
    if not found:
        return _words(value.get("literal")) or _words(value.get("raw")) or None
    season = season_named(_words(value.get("season")))
    if season and found.isdecimal():
        found = f"{season} {found}"
    return f"circa {found}" if value.get("circa") not in (None, False, 0, "", "0", "false") else found
