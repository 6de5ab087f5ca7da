"""Reading what a house has given as data, in JSON's types: what is not as it should be is refused with one sentence
that names its place, such as `rules[1].needs.any[0].evidence.stance`."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from annotator.domain.errors import Refused

_LONGEST = 500  # characters of a text
_MOST = 500  # members of a list
_SHOWN = 40


def object_at(value: Any, place: str, needed: Iterable[str] = (), optional: Iterable[str] = ()) -> Mapping[str, Any]:
    """The object, which has the keys that are needed and no others but the optional ones."""
    if not isinstance(value, Mapping):
        raise Refused("{place} is not an object.", place=place)
    needed, optional = list(needed), list(optional)
    for key in needed:
        if key not in value:
            raise Refused("{place} lacks “{key}”.", place=place, key=key)
    for key in value:
        if key not in needed and key not in optional:
            known = ", ".join(needed + optional)
            raise Refused(
                "{place} has “{key}”, which is not known; there are: {known}.",
                place=place, key=_short(key), known=known,
            )  # fmt: skip
    return value


def list_at(value: Any, place: str) -> list[tuple[str, Any]]:
    """The members of a list that is not empty, each with its place."""
    if not isinstance(value, list):
        raise Refused("{place} is not a list.", place=place)
    if not value:
        raise Refused("{place} is empty.", place=place)
    if len(value) > _MOST:
        raise Refused("{place} has more than {most} members.", place=place, most=_MOST)
    return [(f"{place}[{index}]", member) for index, member in enumerate(value)]


def text_at(value: Any, place: str) -> str:
    """A text of one line that is more than white space, without the white space at its ends."""
    if not isinstance(value, str):
        raise Refused("{place} is not a text.", place=place)
    if not (tidy := " ".join(value.split())):
        raise Refused("{place} is empty.", place=place)
    if len(tidy) > _LONGEST:
        raise Refused("{place} is longer than {most} characters.", place=place, most=_LONGEST)
    return tidy


def word_at(value: Any, place: str, words: Collection[str]) -> str:
    """One of the words."""
    if not isinstance(value, str) or value not in words:
        raise Refused(
            "{place} is “{value}”; it takes: {known}.", place=place, value=_short(value), known=", ".join(words)
        )
    return value


def words_at(value: Any, place: str, words: Collection[str]) -> tuple[str, ...]:
    """One of the words, or a list of some."""
    if not isinstance(value, list):
        return (word_at(value, place, words),)
    return tuple(word_at(member, at, words) for at, member in list_at(value, place))


def whole_at(value: Any, place: str, least: int, most: int) -> int:
    """A whole number within those bounds."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refused(
            "{place} is “{value}”, not a whole number from {least} to {most}.",
            place=place, value=_short(value), least=least, most=most,
        )  # fmt: skip
    return value


def truth_at(value: Any, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Refused("{place} is “{value}”, neither true nor false.", place=place, value=_short(value))
    return value


def _short(value: Any) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
