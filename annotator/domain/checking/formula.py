"""Formulas of calculations: numbers, names, `+ - * / **`, parentheses, `%` after a number, and a few functions.

Evaluated by hand with fractions, so that 0.1 + 0.2 is 0.3, and within limits, so that no formula takes long. Nothing
of Python can be reached.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal, DecimalException
from fractions import Fraction
from typing import NoReturn

from annotator.domain.errors import Refused

LONGEST = 1_000  # characters of a formula
_DEEPEST = 40  # parentheses, signs and powers within one another
_MOST_BITS = 4_000  # of a numerator or denominator: numbers of up to about 1,200 digits
_ROOTS = Context(prec=60, Emax=5_000, Emin=-5_000)  # of powers that are no whole numbers; digits
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|([^\W\d]\w*)|(\*\*|[-+*/%(),]))")
_PLAIN = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "^": "**", "\u00a0": " ", "\u202f": " "})


def rounded_half_up(value: Fraction, digits: int = 0) -> Fraction:
    """`value` to that many digits after the point (before it where negative), halves away from zero, as newspapers
    round."""
    scale = Fraction(10) ** digits
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return (whole if value >= 0 else -whole) / scale


def _round(values: Sequence[Fraction]) -> Fraction:
    digits = values[1] if len(values) > 1 else Fraction(0)
    if digits.denominator != 1 or abs(digits) > 100:
        raise Refused("The digits to round to are a whole number of at most 100.")
    return rounded_half_up(values[0], int(digits))


def _percent(values: Sequence[Fraction]) -> Fraction:
    return 100 * _quotient(values[0], values[1])


# Each function with how many values it takes at least and at most.
_FUNCTIONS: Mapping[str, tuple[Callable[[Sequence[Fraction]], Fraction], int, int]] = {
    "min": (min, 1, 1_000),
    "max": (max, 1, 1_000),
    "sum": (lambda values: sum(values, Fraction(0)), 1, 1_000),
    "mean": (lambda values: sum(values, Fraction(0)) / len(values), 1, 1_000),
    "round": (_round, 1, 2),
    "abs": (lambda values: abs(values[0]), 1, 1),
    "percent": (_percent, 2, 2),
}
FUNCTIONS = tuple(_FUNCTIONS)


def evaluate(formula: str, values: Mapping[str, Fraction]) -> Fraction:
    """What the formula comes to with those values for its names. `x%` is x / 100, `percent(part, whole)` is 100 x part
    / whole, `round(x, digits)` rounds halves away from zero. Raises Refused, in one sentence, where it cannot be read
    or has no value."""
    return _Reading(formula, values).whole()


class _Reading:
    """Reads a formula from left to right, by recursive descent, and evaluates what it reads."""

    def __init__(self, formula: str, values: Mapping[str, Fraction]) -> None:
        self._tokens = [*_tokens(formula), ("end", "")]
        self._values = values
        self._at = 0
        self._depth = 0

    def whole(self) -> Fraction:
        value = self._sum()
        if self._tokens[self._at][0] != "end":
            self._unexpected()
        return value

    def _sum(self) -> Fraction:
        value = self._product()
        while (sign := self._taken("+", "-")) is not None:
            other = self._product()
            value = _bounded(value + other if sign == "+" else value - other)
        return value

    def _product(self) -> Fraction:
        value = self._signed()
        while (sign := self._taken("*", "/")) is not None:
            other = self._signed()
            value = _bounded(value * other if sign == "*" else _quotient(value, other))
        return value

    def _signed(self) -> Fraction:
        self._deeper()
        sign = self._taken("+", "-")
        value = self._power() if sign is None else self._signed()
        self._depth -= 1
        return -value if sign == "-" else value

    def _power(self) -> Fraction:
        """As in mathematics, -2**2 is -4 and 2**3**2 is 2**9."""
        value = self._single()
        while self._taken("%") is not None:
            value /= 100
        return _power(value, self._signed()) if self._taken("**") is not None else value

    def _single(self) -> Fraction:
        kind, word = self._tokens[self._at]
        if kind == "number":
            self._at += 1
            return Fraction(word)
        if kind == "name":
            self._at += 1
            return self._called(word) if self._tokens[self._at] == ("sign", "(") else self._value(word)
        if self._taken("(") is None:
            self._unexpected()
        value = self._sum()
        self._closed()
        return value

    def _value(self, name: str) -> Fraction:
        if name not in self._values:
            if not self._values:
                raise Refused("The formula names “{name}”, which is no input; there are: none.", name=name)
            known = ", ".join(self._values)
            raise Refused("The formula names “{name}”, which is no input; there are: {known}.", name=name, known=known)
        return self._values[name]

    def _called(self, name: str) -> Fraction:
        if name not in _FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise Refused("“{name}” is no function of a formula; there are: {known}.", name=name, known=known)
        function, least, most = _FUNCTIONS[name]
        self._at += 1
        values = [self._sum()]
        while self._taken(",") is not None:
            values.append(self._sum())
        self._closed()
        if not least <= len(values) <= most:
            raise _miscounted(name, len(values), least, most)
        return _bounded(function(values))

    def _taken(self, *signs: str) -> str | None:
        kind, word = self._tokens[self._at]
        if kind != "sign" or word not in signs:
            return None
        self._at += 1
        return word

    def _closed(self) -> None:
        if self._taken(")") is None:
            self._unexpected(closing=True)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused("The formula is nested deeper than {most} levels.", most=_DEEPEST)

    def _unexpected(self, *, closing: bool = False) -> NoReturn:
        kind, word = self._tokens[self._at]
        if kind == "end":
            raise Refused(
                "The formula ends where a closing parenthesis is missing." if closing else
                "The formula ends where a number, a name or a parenthesis is missing."
            )  # fmt: skip
        raise Refused(
            "The formula has “{word}” where it should have something else, such as a closing parenthesis." if closing
            else "The formula has “{word}” where it should have something else, such as a number, a name or a "
            "parenthesis.",
            word=word,
        )  # fmt: skip


def _tokens(formula: str) -> list[tuple[str, str]]:
    """The formula's numbers, names and signs, each after its kind."""
    if len(formula) > LONGEST:
        raise Refused("The formula is longer than {most} characters.", most=LONGEST)
    text = formula.translate(_PLAIN).strip()
    if not text:
        raise Refused("A calculation needs a formula.")
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Refused("The formula cannot be read from “{text}” on.", text=text[at:].strip()[:20])
        number, name, sign = match.groups()
        found.append(("number", number) if number else ("name", name) if name else ("sign", sign))
        at = match.end()
    return found


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if base == 0 and exponent < 0:
        raise Refused("The formula divides by zero.")
    if exponent.denominator == 1:
        if abs(base) <= 1 and base.denominator == 1:  # 0, 1 and -1 stay so, however often they are multiplied
            return base if exponent % 2 else abs(base) if exponent else Fraction(1)
        size = max(base.numerator.bit_length(), base.denominator.bit_length())
        if size * abs(exponent) > 2 * _MOST_BITS:
            raise _too_large()
        return _bounded(base ** int(exponent))
    if base < 0:
        raise Refused("The formula takes a root of a negative number.")
    return _root(base, exponent)


def _root(base: Fraction, exponent: Fraction) -> Fraction:
    """A power that is no whole number, to 60 digits."""
    try:
        power = _ROOTS.power(_decimal(base), _decimal(exponent))
    except DecimalException as error:
        raise _too_large() from error
    return _bounded(Fraction(power))


def _decimal(value: Fraction) -> Decimal:
    return _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))


def _quotient(value: Fraction, other: Fraction) -> Fraction:
    if other == 0:
        raise Refused("The formula divides by zero.")
    return value / other


def _bounded(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
        raise _too_large()
    return value


def _miscounted(name: str, count: int, least: int, most: int) -> Refused:
    if least < most:
        return Refused(
            "“{name}” takes {least} to {most} values, not {count}.", name=name, least=least, most=most, count=count
        )
    if least == 1:
        return Refused("“{name}” takes 1 value, not {count}.", name=name, count=count)
    return Refused("“{name}” takes {wanted} values, not {count}.", name=name, wanted=least, count=count)


def _too_large() -> Refused:
    return Refused("A number in the formula is too large, or too long, to be worked with.")
