"""Numbers as texts: as people write them, as calculations keep them, and rounded."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from annotator.domain.checking.formula import rounded_half_up
from annotator.domain.errors import Refused

MOST_DIGITS = 30
_LONGEST = 60  # characters
_SHOWN = 15  # significant figures of a result that is not rounded and does not end
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)", re.ASCII)
_GROUPED = re.compile("(?<=[0-9])[, \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Rounding:
    """To `digits` after the point, or to `significant` figures: one of the two."""

    digits: int | None = None
    significant: int | None = None

    def __post_init__(self) -> None:
        if (self.digits is None) is (self.significant is None):
            raise Refused("A result is rounded to digits after the point or to significant figures, one of the two.")
        if self.digits is not None and not -MOST_DIGITS <= self.digits <= MOST_DIGITS:
            raise Refused("A result is rounded to at most {most} digits.", most=MOST_DIGITS)
        if self.significant is not None and not 1 <= self.significant <= MOST_DIGITS:
            raise Refused("A result is rounded to 1 to {most} significant figures.", most=MOST_DIGITS)


def is_number(text: str) -> bool:
    """Whether `text` is a number in the form that a calculation keeps: `-1200.5`."""
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


def as_number(text: str) -> str:
    """A number as people write it (`1,200`, `412 000`, `−3.5`), in the form that a calculation keeps."""
    plain = _GROUPED.sub("", text.strip().replace("−", "-").replace("–", "-"))
    if not is_number(plain):
        raise Refused("“{text}” is no number.", text=text[:_LONGEST])
    return plain


def as_text(value: Fraction, rounding: Rounding | None = None) -> str:
    """The number in text, rounded."""
    if rounding is not None and rounding.digits is not None:
        digits = rounding.digits
        return _decimal(rounded_half_up(value, digits), max(digits, 0))
    if rounding is None and (places := _places(value)) is not None:
        return _decimal(value, places)
    figures = rounding.significant if rounding is not None else None
    digits = (figures or _SHOWN) - 1 - _magnitude(value)
    rounded = rounded_half_up(value, digits)
    if _magnitude(rounded) > _magnitude(value):  # 9.99 to two figures is 10, not 10.0
        digits -= 1
    return _decimal(rounded, max(digits, 0))


def _decimal(value: Fraction, places: int) -> str:
    """`value`, which has no more digits than that after the point, with as many."""
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def _places(value: Fraction) -> int | None:
    """How many digits after the point `value` has; None where they are many or do not end."""
    for places in range(MOST_DIGITS + 1):
        if 10**places % value.denominator == 0:
            return places
    return None


def _magnitude(value: Fraction) -> int:
    """The power of ten of the first digit: 2 of 412, -1 of 0.3, 0 of 0."""
    if not value:
        return 0
    magnitude = (Decimal(abs(value.numerator)).adjusted()) - Decimal(value.denominator).adjusted()
    return magnitude if abs(value) >= Fraction(10) ** magnitude else magnitude - 1
