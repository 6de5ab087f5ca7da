"""How the page looks in the house's style. Contrast is WCAG's: 4.5 to 1 for text, by relative luminance."""

import base64
import re

from annotator.domain.style import HouseStyle, contrast
from annotator.reports.options import Options
from annotator.reports.writing import ReportError

_NAME = "report.css"
_ENOUGH = 4.5
# The papers of the style sheet, on which the accent stands as text.
_LIGHT = ("#fffefb", "#f4f3f0", "#ffffff")
_DARK = ("#212429", "#1b1d21")
_STEPS = 20
_END = re.compile("</style", re.IGNORECASE)


def style_sheet(options: Options) -> str:
    """The style of the page, in the house's colour where text in it can be read. Raises ReportError where the library's
    own style sheet cannot stand in a page."""
    style = options.template(_NAME).replace("\0", "\ufffd")  # as a browser reads it, so that its hash is the same
    if _END.search(style):
        raise ReportError(f"The template {options.own_template(_NAME)} cannot be used: it has “</style” in it.")
    colour = readable_colour(options.style)
    if colour is None:
        return style
    return (
        f"{style}\n:root {{ --accent: {colour}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {_lightened(colour)}; }} }}\n"
    )


def readable_colour(style: HouseStyle) -> str | None:
    """The house's colour, where text in it can be read on light paper; else None, as where the house has none."""
    return style.colour if style.colour is not None and _readable(style.colour, _LIGHT) else None


def colour_remarks(style: HouseStyle) -> list[str]:
    """That the house's colour was not taken, where it was not."""
    if style.colour == readable_colour(style):
        return []
    return [f"The colour {style.colour} is too light for text on a white page; the report has its usual one instead."]


def logo_address(style: HouseStyle) -> str:
    """The house's logo as a data: address; empty where it has none."""
    logo = style.logo
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}" if logo is not None else ""


def _lightened(colour: str) -> str:
    """The colour, as much lighter as it must be to be read on dark paper."""
    parts = _parts(colour)
    for step in range(_STEPS):
        mixed = [round(part + (255 - part) * step / _STEPS) for part in parts]
        lighter = "#" + "".join([f"{part:02x}" for part in mixed])
        if _readable(lighter, _DARK):
            return lighter
    return "#ffffff"


def _readable(ink: str, papers: tuple[str, ...]) -> bool:
    return all(contrast(ink, paper) >= _ENOUGH for paper in papers)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
