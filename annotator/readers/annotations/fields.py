"""Values of JSON as fields: whatever they are, they come out as the text, list or object that is meant, or as
nothing."""

import re
from dataclasses import dataclass
from typing import Any

from annotator.readers.titles import whole_characters

MOST_TEXT = 100_000  # code points of one text
_MOST_NAME = 200  # code points of a person's name, a moment, a word
_MOST_ADDRESS = 2_000
_ACCOUNT = re.compile(r"acct:([^@]+)@\S+")


@dataclass(slots=True)
class Dropped:
    """What was left out, by how often."""

    texts: int = 0  # cut to `MOST_TEXT`
    targets: int = 0
    bodies: int = 0
    markup: int = 0  # read as text

    def remarks(self) -> list[str]:
        said = []
        if self.markup:
            said.append(f"Of {_times(self.markup, 'text')} in HTML the words alone were taken.")
        if self.texts:
            said.append(f"{_times(self.texts, 'text')} longer than {MOST_TEXT:,} characters cut off there.")
        if self.targets:
            said.append(f"{_times(self.targets, 'place')} left out of annotations with too many.")
        if self.bodies:
            said.append(f"{_times(self.bodies, 'body')} left out that cannot be read, or of annotations with too many.")
        return said


def listed(value: Any) -> list[Any]:
    """The members of a list; a single value as a list of one; nothing for null."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def text_of(value: Any, most: int = _MOST_NAME) -> str:
    """A text of one line; empty where the value is none, or has no end."""
    if not isinstance(value, str):
        return ""
    return " ".join(_clean(value[: 2 * most]).split())[:most]


def words_of(value: Any, dropped: Dropped) -> str:
    """A text with its lines."""
    if not isinstance(value, str):
        return ""
    if len(value) > MOST_TEXT:
        dropped.texts += 1
        value = value[:MOST_TEXT]
    return _clean(value)


def exact_of(value: Any) -> str:
    """A quote, with its white space."""
    return _clean(value) if isinstance(value, str) and len(value) <= MOST_TEXT else ""


def named(value: Any) -> str:
    """The id of a thing, or the thing itself where it is one."""
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    return address_of(value)


def address_of(value: Any) -> str:
    """An address or another id: nothing where it is too long to be one, for a part of it would be another."""
    return text_of(value, _MOST_ADDRESS) if isinstance(value, str) and len(value) <= _MOST_ADDRESS else ""


def types_of(value: Any) -> list[str]:
    """The types of a thing, without the prefix that older files write."""
    if not isinstance(value, dict):
        return []
    return [word.removeprefix("oa:") for one in listed(value.get("type", value.get("@type"))) if (word := text_of(one))]


def name_of(value: Any) -> str:
    """What somebody is called: a name, else a nickname, else an id; of an account the user."""
    for one in listed(value)[:1]:
        if isinstance(one, dict):
            return label_of(one.get("name")) or label_of(one.get("nickname")) or named(one)
        account = _ACCOUNT.fullmatch(text_of(one))
        return account[1] if account else text_of(one)
    return ""


def label_of(value: Any) -> str:
    """A label, which may be a list, or an object of texts by their languages."""
    if isinstance(value, dict):
        value = value.get("@value", value.get("en", next(iter(value.values()), None)))
    return next((text for one in listed(value)[:1] if (text := text_of(one, 2_000))), "")


def whole_of(value: Any) -> int | None:
    """A number of code points."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else None


def _clean(text: str) -> str:
    text = whole_characters(text).replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _times(number: int, what: str) -> str:
    plural = "bodies" if what == "body" else f"{what}s"
    return f"{number:,} {what if number == 1 else plural}"
