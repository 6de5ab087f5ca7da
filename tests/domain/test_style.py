"""A house's style, as the library keeps it."""

from base64 import b64encode
from typing import Any

import pytest

from annotator.domain.errors import Refused
from annotator.domain.history.differences import value_words
from annotator.domain.style import HouseStyle, Logo, style_from, style_of, style_to_json

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
LOGO = {"media_type": "image/png", "data": b64encode(PNG).decode()}


def test_what_is_kept_comes_back() -> None:
    style = HouseStyle(
        "The Port Ledger", "https://ledger.example", "#1a5fb4", Logo("image/png", PNG), "We ask.\nTwice."
    )
    assert style_from(style_to_json(style)) == style
    assert style_of({"style": style_to_json(style)}) == style
    assert style_of({}) == style_from(style_to_json(HouseStyle())) == HouseStyle()


def test_the_history_does_not_spell_out_a_picture() -> None:
    words = value_words(style_to_json(HouseStyle("The Port Ledger", logo=Logo("image/png", PNG))))
    assert "a picture (image/png)" in words and LOGO["data"] not in words


def test_colours_and_lines_are_tidied() -> None:
    style = style_from({"colour": " #1A5FB4 ", "method": "\n We ask. \n\n Twice.\n"})
    assert (style.colour, style.method) == ("#1a5fb4", "We ask.\nTwice.")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "style is not an object."),
        ({"font": "Inter"}, "style has “font”, which is not known"),
        ({"colour": "blue"}, "“blue” is no colour such as #1a5fb4."),
        ({"url": "javascript:alert(1)"}, "is no web address such as https://example.org."),
        ({"logo": {"media_type": "image/svg+xml", "data": ""}}, "style.logo.media_type is “image/svg+xml”"),
        ({"logo": {**LOGO, "data": "*"}}, "style.logo.data is not base64."),
        ({"logo": {**LOGO, "data": 7}}, "style.logo.data is not base64."),
        ({"logo": {**LOGO, "data": b64encode(b"GIF89a").decode()}}, "A logo is a PNG or JPEG picture."),
        ({"logo": {**LOGO, "data": b64encode(PNG + bytes(1 << 18)).decode()}}, "A logo has at most 256 KB."),
        ({"method": 7}, "style.method is not a text."),
        ({"method": "a" * 20_001}, "style.method is longer than 20,000 characters."),
    ],
)
def test_what_is_no_style_is_refused_in_a_sentence(given: Any, words: str) -> None:
    with pytest.raises(Refused, match=r"^[^\n]*\.$") as caught:
        style_from(given)
    assert words in str(caught.value)
