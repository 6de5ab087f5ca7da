"""Text as Markdown in which nothing acts: no markup, no HTML, no link, no emoji code, no reference."""

import re

from annotator.domain.hidden import shown

# A colon acts in addresses and emoji codes: before a letter, a slash or a sign.
_ACTIVE = re.compile(r"[\\`*_\[\]~|$^@{}#<>&:]")
_COLON = re.compile(r":[A-Za-z_/+\-]")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
# What would begin a list, a heading, a rule, a definition or a block of code where it begins a line.
_BEGINNING = re.compile(r"([ \t]+)?(?:([\-+=:%])|(\d+)([.)]))?")
_BEGINNERS = tuple(" \t-+=:%0123456789")
_BREAK = re.compile("[\n\u2028\u2029]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SPACES = {" ": "&#32;", "\t": "&#9;"}


def inline(text: str) -> str:
    """`text` for the middle of a line; its breaks are spaces."""
    return _inert(_BREAK.sub(" ", shown(text)))


def lines(text: str, indent: str = "") -> str:
    """`text` for the beginning of a block; its breaks are hard ones, its further lines begin with `indent`."""
    parts = _BREAK.split(shown(text).strip("\n\u2028\u2029"))
    return f"\\\n{indent}".join(beginning(_inert(part)) for part in parts)


def beginning(escaped: str) -> str:
    """A line of escaped text such that it begins no block."""
    return _BEGINNING.sub(_begun, escaped, count=1) if escaped.startswith(_BEGINNERS) else escaped


def _inert(text: str) -> str:
    text = _ACTIVE.sub(_escaped, text)
    return _WWW.sub(r"\1\\.", text) if "www." in text.casefold() else text


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character == ":" and not _COLON.match(match.string, match.start()):
        return character
    return _ENTITIES.get(character) or f"\\{character}"


def _begun(match: re.Match[str]) -> str:
    space = "".join(_SPACES[character] for character in match[1] or "")
    if match[2]:
        return f"{space}\\{match[2]}"
    return f"{space}{match[3]}\\{match[4]}" if match[3] else space
