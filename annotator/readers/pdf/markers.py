"""What a list item begins with: a bullet, which is not text, or a number or letter, which is."""

import re
from dataclasses import dataclass

_BULLET = re.compile("([•‣⁃◦∙●○▪▫■□◆◇►▸▶➢➤✓✔❖·\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf06e])\\s*(?=\\S)")
_DASH = re.compile(r"([-–—*‒])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-zA-Z])[.)]\)?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """`text` is the bullet, dash or `1.` itself; `order` what a number or letter counts, 0 for a bullet or dash;
    `length` how many characters it takes of the line, the space after it included. A `sure` one needs no others
    like it beside it."""

    text: str
    length: int
    order: int = 0
    sure: bool = False

    def follows(self, other: "Marker | None") -> bool:
        """Whether it is the next after `other` in one list."""
        if other is None:
            return False
        if self.order:
            return self.order == other.order + 1 and _shape(self.text) == _shape(other.text)
        return self.text == other.text

    @property
    def is_text(self) -> bool:
        """Whether a reader may refer to it, so that it has to stay."""
        return self.order > 0


def marker_of(text: str) -> Marker | None:
    """What the line's text begins with, None where that is no marker."""
    bullet = _BULLET.match(text)
    if bullet:
        return Marker(bullet[1], bullet.end(), sure=True)
    dash = _DASH.match(text)
    if dash:
        return Marker(dash[1], dash.end())
    number = _NUMBER.match(text)
    if number is None:
        return None
    label = number[1]
    order = int(label) if label.isdigit() else ord(label.lower()) - ord("a") + 1
    return Marker(number[0].rstrip(), number.end(), order) if order else None


def _shape(text: str) -> str:
    """The marker with `1` for its number and `a` for its letter."""
    return re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d+", "1", text)))
