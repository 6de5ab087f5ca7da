"""How a house's reports look, and what they say of its method."""

import re
from dataclasses import dataclass

from annotator.domain.errors import InvalidValue

_COLOUR = re.compile("#[0-9a-f]{6}")
LOGO_TYPES = ("image/png", "image/jpeg")
MOST_LOGO = 512 * 1024


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes and their media type, one of `LOGO_TYPES`. Raises InvalidValue."""

    media_type: str
    data: bytes

    def __post_init__(self) -> None:
        if self.media_type not in LOGO_TYPES:
            raise InvalidValue("A logo is a PNG or JPEG picture.")
        if not 0 < len(self.data) <= MOST_LOGO:
            raise InvalidValue(f"A logo has at most {MOST_LOGO // 1024} KB.")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A house's `name`, its `colour` as `#rrggbb` in lower case, its logo, and the text of its `method`, in which a
    line break ends a paragraph; each empty or None where the house has set none. Raises InvalidValue."""

    name: str = ""
    colour: str | None = None
    logo: Logo | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if self.colour is not None and not _COLOUR.fullmatch(self.colour):
            raise InvalidValue(f"“{self.colour[:20]}” is no colour such as #1a5fb4.")
