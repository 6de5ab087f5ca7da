"""The words of reports: statuses, kinds of block, moments, and characters that would otherwise not be seen."""

import re
from datetime import UTC
from functools import lru_cache

from annotator.domain.article import BlockKind
from annotator.domain.claim import Status
from annotator.domain.times import from_moment

STATUS_WORDS = {
    Status.VERIFIED: "Verified",
    Status.DISPUTED: "Disputed",
    Status.UNSOURCED: "Unsourced",
    Status.UNCHECKED: "Unchecked",
}
BLOCK_WORDS = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.HEADING: "heading",
    BlockKind.LIST_ITEM: "list item",
    BlockKind.QUOTATION: "quotation",
    BlockKind.CAPTION: "caption",
    BlockKind.CODE: "code",
    BlockKind.TABLE_ROW: "table row",
}
# Not the locale's, as the rest of a report is in one language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Control characters but tab and line feed, the controls of writing direction, and what looks like our own token.
_UNSEEN = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HIDDEN = re.compile(f"[{_UNSEEN}]|⟨(?=U\\+[0-9A-F]{{4}}⟩)")
_TOKEN = re.compile("⟨U\\+([0-9A-F]{4})⟩")
# A set alone is looked for ten times as fast as the choice above.
PERHAPS_HIDDEN = re.compile(f"[{_UNSEEN}⟨]")


def token(character: str) -> str:
    """What stands for a character that is not seen: `⟨U+202E⟩`."""
    return f"⟨U+{ord(character):04X}⟩"


def shown(text: str) -> str:
    """`text` with control characters and controls of writing direction made visible, so that none of them acts."""
    if not PERHAPS_HIDDEN.search(text):
        return text
    return HIDDEN.sub(lambda match: token(match[0]), text)


def hidden_again(text: str) -> str:
    """The text that `shown` was given; exact for every text."""
    return _TOKEN.sub(lambda match: chr(int(match[1], 16)), text)


@lru_cache(maxsize=1024)
def moment_words(moment: str) -> str:
    """A moment as people read it: `13 March 2025, 09:42 UTC`."""
    when = from_moment(moment).astimezone(UTC)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when.hour:02}:{when.minute:02} UTC"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `1,200 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
