"""Plain dates, as bylines and pages have them, to ISO 8601."""

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?,?\s+"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = r"(?:(?:,|\s+at|\s+[-–—|])?\s+\d{1,2}[:.]\d{2}\b.*)?"
_LEAD = r"(?:(?:first\s+)?(?:published|posted)(?:\s+on)?\s*:?\s+)?"
_FORMS = tuple(
    re.compile(rf"{_LEAD}(?:{_DAY_NAME})?{form}{_TIME}", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:[T ]\d.*)?",
        r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<day>1[3-9]|2\d|3[01])/(?P<number>0?\d|1[0-2])/(?P<year>\d{4})",
        r"(?P<number>0?\d|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})",
    )
)
_LONGEST = 80


def plain_date(text: str) -> str | None:
    """`2025-03-14` for a text that is one date and can mean only that day; else None.

    The day is the one in the source's own time zone. `03/04/2025` is two days, by country, and so none.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = int(groups["number"]) if groups.get("number") else _month(groups.get("month") or "")
        try:
            return date(int(groups["year"]), month, int(groups["day"])).isoformat()
        except ValueError:
            continue
    return None


def _month(name: str) -> int:
    """The number of the month, by its name or the first three or four letters of it; 0 for another word."""
    name = name.lower()
    for number, month in enumerate(_MONTHS, 1):
        if month == name or (len(name) in (3, 4) and month.startswith(name)):
            return number
    return 0
