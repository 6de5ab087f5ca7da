"""Reading JSON objects value by value: what is not as it should be is refused with one sentence that names its place,
such as `claims[3].passages[0].start`."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from annotator.domain.errors import InvalidValue
from annotator.domain.times import from_moment, to_moment

Word = TypeVar("Word", bound=StrEnum)

# What every database holds as a whole number.
GREATEST = 2**31 - 1
_DEEPEST = 8
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_HALF = "holds half of a surrogate pair, which is no character"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Fields:
    """A JSON object at `place` with exactly `keys`, none missing and none unknown. `place` is empty for the whole.
    `later` are keys that files of before they existed lack, with what holds for those."""

    __slots__ = ("_place", "_values")

    def __init__(
        self, value: object, place: str, keys: frozenset[str], later: Mapping[str, object] | None = None
    ) -> None:
        if not isinstance(value, dict):
            raise InvalidValue(f"{place or 'The review'} is not an object.")
        self._values = value if later is None else {**later, **value}
        self._place = place
        expected = keys if later is None else keys | later.keys()
        if self._values.keys() != expected:
            self._refuse_keys(expected)

    def place(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def refused(self, key: str, words: str) -> InvalidValue:
        """The error that says `words` of the value of `key`."""
        return InvalidValue(f"{self.place(key)} {words}.")

    def raw(self, key: str) -> object:
        return self._values[key]

    def string(self, key: str) -> str:
        value = self._values[key]
        if not isinstance(value, str):
            raise self.refused(key, "is not a string")
        if not value.isascii() and _SURROGATE.search(value):
            raise self.refused(key, _HALF)
        return value

    def string_or_none(self, key: str) -> str | None:
        return None if self._values[key] is None else self.string(key)

    def filled(self, key: str) -> str:
        """A string that is more than white space."""
        value = self.string(key)
        if not value.strip():
            raise self.refused(key, "is empty")
        return value

    def identity(self, key: str, known: set[str]) -> str:
        """An id that is not among those `known`, to which it is added."""
        value = self.filled(key)
        if "/" in value:
            raise self.refused(key, "has a slash, which no id may hold")
        if value in known:
            raise self.refused(key, f"is “{value}”, which another has already")
        known.add(value)
        return value

    def whole(self, key: str, least: int = 0) -> int:
        value = self._values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refused(key, "is not a whole number")
        if not least <= value <= GREATEST:
            raise self.refused(key, f"is {value}, not within {least} and {GREATEST}")
        return value

    def whole_or_none(self, key: str, least: int = 0) -> int | None:
        return None if self._values[key] is None else self.whole(key, least)

    def truth(self, key: str) -> bool:
        value = self._values[key]
        if not isinstance(value, bool):
            raise self.refused(key, "is neither true nor false")
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """One of the words of an enumeration."""
        try:
            return words(self._values[key])
        except ValueError as error:
            raise self.refused(key, f"is not one of {', '.join(words)}") from error

    def moment(self, key: str, as_it_is: bool = False) -> str:
        """A moment, in the form the library keeps; `as_it_is` leaves its form alone, for what a hash is made of."""
        value = self.string(key)
        try:
            when = from_moment(value)
        except InvalidValue as error:
            raise self.refused(key, "is not a moment such as 2025-03-13T09:42:00.000000Z") from error
        return value if as_it_is or _MOMENT.fullmatch(value) else to_moment(when)

    def moment_or_none(self, key: str) -> str | None:
        return None if self._values[key] is None else self.moment(key)

    def items(self, key: str) -> Iterator[tuple[str, object]]:
        """The members of an array, each with its place."""
        value = self._values[key]
        if not isinstance(value, list):
            raise self.refused(key, "is not an array")
        place = self.place(key)
        return ((f"{place}[{index}]", item) for index, item in enumerate(value))

    def strings(self, key: str) -> tuple[str, ...]:
        found = []
        for place, item in self.items(key):
            check_plain(item, place)
            if not isinstance(item, str):
                raise InvalidValue(f"{place} is not a string.")
            found.append(item)
        return tuple(found)

    def _refuse_keys(self, keys: frozenset[str]) -> None:
        of = self._place or "The review"
        if missing := sorted(keys - self._values.keys()):
            raise InvalidValue(f"{of} lacks “{missing[0]}”.")
        unknown = sorted(str(key) for key in self._values.keys() - keys)
        raise InvalidValue(f"{of} has “{unknown[0]}”, which this version of the program does not know.")


def check_plain(value: object, place: str) -> None:
    """Raises InvalidValue where `value`, read from JSON, holds what JSON cannot hold or a hash cannot be made of."""
    if fault := _fault(value, 0):
        raise InvalidValue(f"{place}{fault[0]} {fault[1]}.")


def _fault(value: object, depth: int) -> tuple[str, str] | None:
    """Where in `value` something is wrong, and what; the place is put together only on the way back."""
    if isinstance(value, str):
        return None if value.isascii() or not _SURROGATE.search(value) else ("", _HALF)
    if isinstance(value, dict | list):
        return _fault_within(value, depth + 1)
    if isinstance(value, float) and not isfinite(value):
        return "", "is not a number"
    if isinstance(value, int) and abs(value) > GREATEST:
        return "", "is too large a number"
    return None


def _fault_within(values: dict[str, object] | list[object], depth: int) -> tuple[str, str] | None:
    if depth > _DEEPEST:
        return "", "is nested too deeply"
    if isinstance(values, list):
        members = ((f"[{index}]", item) for index, item in enumerate(values))
        return next(((place + found[0], found[1]) for place, item in members if (found := _fault(item, depth))), None)
    for key, item in values.items():
        if found := _fault(key, depth):
            return "", f"has a key that {found[1]}"
        if found := _fault(item, depth):
            return f".{key}{found[0]}", found[1]
    return None
