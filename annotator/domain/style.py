"""How a house's reports look, and what they say of it. The house setting `style` is an object, in JSON's types:
`{"name", "url", "colour", "logo": {"media_type", "data"}, "method"}`, each of them null or left out where the house has
set none; `data` is base64."""

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.change import Change
from annotator.domain.checking import given
from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.house import House
from annotator.domain.rules import set_for_house

SETTING = "style"  # its name among the house's
LOGO_TYPES = ("image/png", "image/jpeg")
MOST_LOGO = 256 * 1024  # bytes
_LONGEST = 20_000  # characters of the method
_COLOUR = re.compile("#[0-9a-f]{6}")
_ADDRESS = re.compile(r"https?://[^\s/]\S*")
ENOUGH = 4.5  # the contrast of text to its paper, to one, that WCAG 2.2 asks for at level AA
_BEGINNINGS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes and their media type, one of `LOGO_TYPES`. Raises InvalidValue."""

    media_type: str
    data: bytes

    def __post_init__(self) -> None:
        beginning = _BEGINNINGS.get(self.media_type)
        if beginning is None or not self.data.startswith(beginning):
            raise InvalidValue("A logo is a PNG or JPEG picture.")
        if len(self.data) > MOST_LOGO:
            raise InvalidValue(f"A logo has at most {MOST_LOGO // 1024} KB.")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A house's `name`, its web address, its `colour` as `#rrggbb` in lower case, its logo, and the text of its
    `method`, in which a line break ends a paragraph; each empty or None where the house has set none. Raises
    InvalidValue."""

    name: str = ""
    url: str = ""
    colour: str | None = None
    logo: Logo | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if self.colour is not None and not _COLOUR.fullmatch(self.colour):
            raise InvalidValue(f"“{self.colour[:20]}” is no colour such as #1a5fb4.")
        if self.url and not _ADDRESS.fullmatch(self.url):
            raise InvalidValue(f"“{self.url[:60]}” is no web address such as https://example.org.")


def style_of(settings: Mapping[str, Any]) -> HouseStyle:
    """The style that a house's settings hold; an empty one where they hold none. Raises Refused."""
    return style_from(settings[SETTING]) if SETTING in settings else HouseStyle()


def style_from(value: Any) -> HouseStyle:
    """The style that a house gives, in JSON's types. Raises Refused, in a sentence, where it is not as this module
    says."""
    fields = given.object_at(value, "style", optional=("name", "url", "colour", "logo", "method"))
    text = {name: given.text_at(fields[name], f"style.{name}") for name in ("name", "url") if fields.get(name)}
    colour = given.text_at(fields["colour"], "style.colour").lower() if fields.get("colour") else None
    logo = _logo(fields["logo"]) if fields.get("logo") else None
    try:
        return HouseStyle(**text, colour=colour, logo=logo, method=_method(fields.get("method")))
    except InvalidValue as error:
        raise Refused(str(error)) from error


def style_to_json(style: HouseStyle) -> dict[str, Any]:
    """The style in the form in which a house gives it."""
    logo = style.logo
    kept = {"media_type": logo.media_type, "data": b64encode(logo.data).decode()} if logo is not None else None
    return {"name": style.name, "url": style.url, "colour": style.colour, "logo": kept, "method": style.method}


def set_style(house: House, value: Any) -> list[Change]:
    """`value` as the house's style. Raises Refused like `style_from`."""
    style_from(value)
    return set_for_house(house, SETTING, value)


def give_style(house: House, style: HouseStyle) -> list[Change]:
    """That style for the house; none at all where nothing of it is set."""
    return set_for_house(house, SETTING, None if style == HouseStyle() else style_to_json(style))


def logo_from(data: bytes) -> Logo:
    """The picture as a logo; what it is shows in its bytes. Raises Refused where it can be none."""
    media_type = next((name for name, beginning in _BEGINNINGS.items() if data.startswith(beginning)), "")
    try:
        return Logo(media_type, data)
    except InvalidValue as error:
        raise Refused(str(error)) from error


def method_from(text: str) -> str:
    """The text as a method. Raises Refused where it is too long."""
    return _method(text)


def contrast(one: str, other: str = "#ffffff") -> float:
    """The contrast of two colours, `#rrggbb`, from 1 to 21, by WCAG 2.2's relative luminance."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_words(colour: str) -> str:
    """The contrast of a colour to white, such as `4.4:1`: rounded down, since 4.49 is not enough."""
    return f"{int(contrast(colour) * 10) / 10:.1f}:1"


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _logo(value: Any) -> Logo:
    fields = given.object_at(value, "style.logo", ("media_type", "data"))
    media_type, data = given.word_at(fields["media_type"], "style.logo.media_type", LOGO_TYPES), fields["data"]
    try:
        return Logo(media_type, b64decode(data, validate=True))
    except (binascii.Error, ValueError, TypeError) as error:
        raise Refused("style.logo.data is not base64.") from error
    except InvalidValue as error:
        raise Refused(str(error)) from error


def _method(value: Any) -> str:
    """The lines of the method, without empty ones."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused("style.method is not a text.")
    if len(value) > _LONGEST:
        raise Refused(f"style.method is longer than {_LONGEST:,} characters.")
    return "\n".join(line.strip() for line in value.splitlines() if line.strip())
