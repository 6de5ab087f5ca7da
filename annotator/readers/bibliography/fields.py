"""What the two kinds of source list have in common: kinds, dates and addresses in the forms that they come in."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from annotator.domain.evidence import Kind
from annotator.readers.dates import plain_date

Values = dict[str, Any]
"""Values for `annotator.domain.sourcing.new_source`."""

# Words in a genre, or in a `type` of BibLaTeX, that tell more than the entry's own type; the first that fits counts.
_WORDS: tuple[tuple[str, Kind], ...] = (
    ("press", Kind.PRESS_RELEASE),
    ("newspaper", Kind.NEWS),
    ("magazine", Kind.NEWS),
    ("news", Kind.NEWS),
    ("statistic", Kind.STATISTICS),
    ("tweet", Kind.SOCIAL),
    ("social media", Kind.SOCIAL),
    ("interview", Kind.INTERVIEW),
    ("photo", Kind.IMAGE),
    ("video", Kind.IMAGE),
    ("film", Kind.IMAGE),
    ("encyclop", Kind.REFERENCE),
    ("dictionary", Kind.REFERENCE),
)
# Kinds that a word in the genre does not change: an interview in a newspaper stays a news report.
_SETTLED = (Kind.NEWS, Kind.PAPER, Kind.LAW, Kind.INTERVIEW)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_WEB = ("http", "https", "ftp")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{3,9}/\S+)", re.IGNORECASE)
_SEASONS = ("spring", "summer", "autumn", "winter")
_LONGEST_YEAR = 4


def kind_from(genre: str | None, kind: Kind) -> Kind:
    """The kind that the words of a genre name, else `kind`, which the entry's type has."""
    words = " ".join((genre or "").casefold().split())
    if words in list(Kind):
        return Kind(words)
    if not words or kind in _SETTLED:
        return kind
    return next((known for word, known in _WORDS if word in words), kind)


def iso_date(parts: Sequence[Any]) -> str | None:
    """`2025-03-13` (or less of it) of year, month and day, which may be numbers or figures; None where they are no
    date. A month of 13 to 16 is a season (21 to 24 in later lists)."""
    try:
        numbers = [int(str(part)) for part in parts if str(part).strip()][:3]
    except ValueError:
        return None
    if not numbers or not 0 < numbers[0] < 10**_LONGEST_YEAR:
        return None
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        season = (numbers[1] - 13) if numbers[1] < 21 else (numbers[1] - 21)
        return f"{_SEASONS[season]} {numbers[0]}" if 0 <= season < 4 else f"{numbers[0]:04}"
    if len(numbers) == 3:
        try:
            return date(*numbers).isoformat()
        except ValueError:
            numbers = numbers[:2]
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])


def month_number(text: str) -> int | None:
    """The number of a month by figure or English name (`jan` too), None for another word."""
    if text.strip().isdecimal():
        return int(text) if len(text) < _LONGEST_YEAR else None
    day = plain_date(f"1 {text.strip().rstrip('.')} 2000")
    return int(day[5:7]) if day else None


def season_named(number: object) -> str | None:
    """The season's name: 1 is spring. None where `number` is no season's."""
    text = str(number).strip()
    return _SEASONS[int(text) - 1] if text in {"1", "2", "3", "4"} else text or None


def doi_address(doi: str) -> str | None:
    """The address at doi.org of a DOI, in whatever form it was written; None where there is none."""
    found = _DOI.fullmatch(doi.strip())
    return f"https://doi.org/{found[1]}" if found else None


def tidy_address(url: str) -> str | None:
    """The address, or the words that stand in its place; None for an address that no page is at (`javascript:`)."""
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() in _WEB:
        return url or None
    return doi_address(url)


def first_of(fields: Mapping[str, str], *names: str) -> str | None:
    """The first of the named fields that holds anything."""
    return next((value for name in names if (value := fields.get(name, "").strip())), None)


def is_marked_confidential(keywords: str) -> bool:
    """Whether the keywords mark a source as confidential."""
    return "confidential" in {word.strip().casefold() for word in re.split("[,;]", keywords)}
