"""The title of a text that does not say which of its words are its title."""

import re
from pathlib import PurePath

from annotator.domain.draft import canonical

_LONGEST_HEADLINE = 150
_LONGEST_BEGINNING = 80
_CLOSING = "\"'”’»)]*_ "
_FULL_STOPS = (".", "。", "．", "।", "۔", "։", "።", ":", ";", ",")
_SURROGATE = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` as a title or other metadata can have it: canonical, its white space single spaces."""
    return " ".join(canonical(whole_characters(text)).split())


def whole_characters(text: str) -> str:
    """`text` with lone halves of surrogate pairs, which no encoding takes, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def looks_like_headline(line: str) -> bool:
    """Whether the line is short, has a letter or figure and no closing full stop."""
    line = line.strip()
    if not line or len(line) > _LONGEST_HEADLINE or not any(character.isalnum() for character in line):
        return False
    ending = line.rstrip(_CLOSING)
    return ending.endswith("...") or not ending.endswith(_FULL_STOPS)


def title_from_name(name: str) -> str | None:
    """The file's name without its suffix, None where there is no name."""
    return one_line(PurePath(name).stem) or None


def title_from_beginning(text: str) -> str:
    """The first words of the text."""
    line = one_line(text[: 4 * _LONGEST_BEGINNING])
    if len(line) <= _LONGEST_BEGINNING:
        return line
    cut = line[:_LONGEST_BEGINNING]
    return f"{cut.rpartition(' ')[0] or cut}…"


def guessed_title(text: str, name: str) -> str:
    """The first line of a canonical text where it could be a headline, else the file's name, else the first words."""
    first = text.partition("\n")[0]
    if looks_like_headline(first):
        return one_line(first)
    return title_from_name(name) or title_from_beginning(first)
