"""Text as the values that the template sets: never markup, every character seen."""

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

from annotator.domain.hidden import shown
from annotator.reports.content.links import safe_href

Value = str | list[str | int] | dict[str, object]
"""A text: a string; with breaks, a list of strings with a 0 for each break; from right to left, either of them as `p`
of an object."""

LINE = 66  # characters without a place to break that a line of text holds
_CAPITAL = 1.6  # of them that a capital takes the room of
_BREAK = re.compile("[\n\u2028\u2029]")
_PERHAPS_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
# What no file in UTF-8 holds, and what a PDF has no character for.
_HOMELESS = re.compile("[\ud800-\udfff\ufeff\ufdd0-\ufdef]")
_ALL_ASCII = "%/:=&?~#+!$,;'@()*[]"


def value(text: str, line: int = LINE) -> Value:
    """The text by itself, in its own direction. See `pieces`."""
    cut = pieces(text, line)
    return {"p": cut} if is_rtl(text) else cut


def pieces(text: str, line: int = LINE) -> str | list[str | int]:
    """The text as it stands among other text, with a place to break where more than `line` characters have none, since
    what runs out of the page is lost."""
    return broken(visible(text), line)


def broken(seen: str, line: int = LINE) -> str | list[str | int]:
    """The same of what has been made visible."""
    if len(seen) * _CAPITAL > line:
        seen = _breakable(seen, line)
    if not _BREAK.search(seen):
        return seen
    cut: list[str | int] = []
    for index, part in enumerate(_BREAK.split(seen)):
        cut += [0, part] if index else [part]
    return cut


def visible(text: str) -> str:
    """The text with each character that is not seen, or that a PDF cannot hold, written as its number."""
    return _HOMELESS.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", shown(text)).replace("\t", "    ")


def is_rtl(text: str) -> bool:
    """Whether its first letter is of a script that runs from right to left, as HTML's `dir="auto"` has it."""
    return bool(_PERHAPS_RTL.search(text)) and direction_of(text) == "rtl"


def direction_of(text: str) -> str | None:
    """The way its first letter runs, `ltr` or `rtl`; None where it has no letter."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None


def address(href: str | None) -> str | None:
    """Where a link may lead, in ASCII as a PDF has it; None where it may not be a link."""
    safe = safe_href(href)
    if safe is None or safe.isascii():
        return safe
    parts = urlsplit(safe)
    try:
        host = parts.netloc.encode("idna").decode()
    except UnicodeError:
        return None
    return urlunsplit((parts.scheme, host, *[quote(part, safe=_ALL_ASCII) for part in parts[2:]]))


def _breakable(text: str, line: int) -> str:
    tight = "[^\\s\\-/?&\u2e80-\U0010ffff]"
    return re.sub(f"{tight}{{{int(line / _CAPITAL)},}}", lambda match: _cut(match[0], line), text)


def _cut(word: str, line: int) -> str:
    """The word with a place to break after each stretch that fills a line, capitals being wider."""
    parts, wide = list[str](), 0.0
    for character in word:
        room = _CAPITAL if character.isupper() or character in "mw@%" else 1
        wide += room
        if wide > line:
            parts.append("\u200b")
            wide = room
        parts.append(character)
    return "".join(parts)
