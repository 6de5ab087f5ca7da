"""The words of reports: statuses, parts of the text, moments."""

from datetime import UTC
from functools import lru_cache

from annotator.domain.claim import Status
from annotator.domain.places import Part
from annotator.domain.times import from_moment

STATUS_WORDS = {
    Status.VERIFIED: "Verified",
    Status.DISPUTED: "Disputed",
    Status.UNSOURCED: "Unsourced",
    Status.UNCHECKED: "Unchecked",
}
PART_WORDS = {
    Part.TITLE: "title",
    Part.BYLINE: "byline",
    Part.HEADING: "heading",
    Part.PARAGRAPH: "paragraph",
    Part.LIST_ITEM: "list item",
    Part.QUOTATION: "quotation",
    Part.CAPTION: "caption",
    Part.CODE: "code",
    Part.TABLE_ROW: "table row",
}
_ONLY_ONE = (Part.TITLE, Part.BYLINE)
# Not the locale's, as the rest of a report is in one language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=1024)
def moment_words(moment: str) -> str:
    """A moment as people read it: `13 March 2025, 09:42 UTC`."""
    when = from_moment(moment).astimezone(UTC)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when.hour:02}:{when.minute:02} UTC"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `1,200 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def part_words(part: Part, number: int) -> str:
    """A part of the text as it is called: `paragraph 3`, `title`."""
    return PART_WORDS[part] if part in _ONLY_ONE else f"{PART_WORDS[part]} {number}"
