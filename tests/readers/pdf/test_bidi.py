"""From the places of signs on a line to the order in which they are read."""

from dataclasses import replace

import pytest

from annotator.readers.pdf.bidi import mended_brackets, reading_order
from annotator.readers.pdf.fragments import Fragment

SIZE = 10.0
ADVANCE = 5.0


def drawn(shown: str) -> list[Fragment]:
    """The signs of `shown`, which is as the eye sees it, from left to right; a space is a gap."""
    return [
        Fragment(sign, place * ADVANCE, (place + 1) * ADVANCE, 0.0, SIZE, leftwards=True, index=place)
        for place, sign in enumerate(shown)
        if sign != " "
    ]


def read(shown: str, *, rightwards: bool = False) -> str:
    return "".join(fragment.text for fragment in reading_order(drawn(shown), rightwards))


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("םולש", "שלום"),
        ("ינש םויב 12 העשב", "בשעה 12 ביום שני"),
        ("4.8 ןוילימ", "מיליון 4.8"),
        ("35% החנה", "הנחה 35%"),  # with Hebrew letters the sign belongs to the number
        ("%38 ةبسنب", "بنسبة 38%"),  # with Arabic letters it does not
        ("1,900 ةئم", "مئة 1,900"),
        ("Open Shelf תכרעמ", "מערכת Open Shelf"),
        (".(ינש םוי) ריעב", "בעיר (יום שני)."),
        ("2025-05-12", "2025-05-12"),
        ("", ""),
    ],
)
def test_a_line_that_is_read_from_right_to_left(shown: str, text: str) -> None:
    assert read(shown) == text


def test_leftward_words_in_a_line_that_is_read_from_left_to_right() -> None:
    assert read("The word םלוע םולש means peace", rightwards=True) == "The word שלום עולם means peace"


def test_brackets_by_their_meaning_are_turned_to_where_they_close_one() -> None:
    assert mended_brackets(["אמר )ביום", " שני( והלך"]) == ["אמר (ביום", " שני) והלך"]
    assert mended_brackets(["אמר (ביום שני) והלך"]) == ["אמר (ביום שני) והלך"]
    assert mended_brackets(["قال »نعم« ثم (ذهب)"]) == ["قال «نعم» ثم (ذهب)"]
    assert mended_brackets(["„אף ספר לא אבד“, אמרה"]) == ["„אף ספר לא אבד”, אמרה"]
    assert mended_brackets(["סעיף ב) בלבד"]) == ["סעיף ב) בלבד"]  # one alone may be either


def test_a_mark_goes_to_the_letter_that_it_stands_under() -> None:
    letters = drawn("םולש")
    mark = Fragment("\u05b8", 16.0, 17.5, 0.0, SIZE, leftwards=True, index=9)
    text = "".join(fragment.text for fragment in reading_order([*letters, mark], False))
    assert text == "ש\u05b8לום"


def test_a_lam_and_an_alef_of_one_glyph_are_read_in_that_order() -> None:
    before, after = drawn("ا"), drawn("ل")
    for index, order in ((0, 1), (1, 0)):
        signs = [replace(before[0], index=index), replace(after[0], index=order)]
        assert "".join(fragment.text for fragment in reading_order(signs, False)) == "لا"


def test_formats_stay_with_their_signs() -> None:
    signs = drawn("בא")
    signs[0] = replace(signs[0], bold=True)
    assert [(fragment.text, fragment.bold) for fragment in reading_order(signs, False)] == [("א", False), ("ב", True)]
