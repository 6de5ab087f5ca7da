"""Finding a quote: where it stands in several places, none of them is taken for the one that was meant."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.errors import Refused
from annotator.domain.quotes import Place, locate, occurrences
from tests.domain.texts import hard_text

TEXT = "The ferry sank in 1998. The ferry sank in 1998, they said.\nNo ferry sank in 2001."


def test_the_one_place_of_a_quote() -> None:
    assert locate(TEXT, "in 2001") == Place(TEXT.index("in 2001"), len(TEXT) - 1)


def test_offsets_count_code_points() -> None:
    text = "😀👨‍👩‍👧 مرحبا 🇩🇪 here"
    place = locate(text, "here")
    assert text[place.start : place.end] == "here"


def test_a_quote_in_several_places_is_refused_and_they_are_listed() -> None:
    with pytest.raises(Refused) as refused:
        locate(TEXT, "The ferry sank")
    words = str(refused.value)
    assert "stands in 2 places" in words
    assert "0 (“…[…] in 1998. The ferry sank…”)" in words
    assert "24 (“…The ferry sank in 1998. […] in 1998, they said. No …”)" in words
    assert "\n" not in words


def test_no_more_than_five_places_are_listed() -> None:
    with pytest.raises(Refused, match=r"stands in 9 places.*; and more\.$"):
        locate("la " * 9, "la")


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        (None, ", they said", 24),
        (None, ". The", 0),
        ("1998.", None, 24),
        ("1998. ", None, 24),
        ("in 1998.", ", they", 24),
        ("1998.", "   ,", 24),
    ],
)
def test_what_stands_beside_singles_one_out(prefix: str | None, suffix: str | None, start: int) -> None:
    quote = "The ferry sank in 1998"
    assert locate(TEXT, quote, prefix, suffix) == Place(start, start + len(quote))


def test_what_stands_beside_may_be_past_a_line_break() -> None:
    assert locate(TEXT, "No ferry", prefix="they said.").start == TEXT.index("No ferry")
    assert locate(TEXT, "they said.", suffix="No ferry").start == TEXT.index("they said.")


def test_what_does_not_stand_beside_is_refused() -> None:
    with pytest.raises(Refused, match=r"does not stand in the article with that text beside it"):
        locate(TEXT, "No ferry", prefix="Nobody")


def test_beside_that_fits_two_places_is_still_ambiguous() -> None:
    with pytest.raises(Refused, match="stands in 2 places"):
        locate(TEXT, "ferry sank", prefix="The")


def test_places_that_overlap_count() -> None:
    assert occurrences("aaaa", "aa") == [Place(0, 2), Place(1, 3), Place(2, 4)]
    with pytest.raises(Refused, match="stands in 2 places"):
        locate("banana", "ana")


@pytest.mark.parametrize("quote", ["", "  ", "\n\u2028"])
def test_an_empty_quote_is_refused(quote: str) -> None:
    with pytest.raises(Refused, match="The quote is empty"):
        locate(TEXT, quote)


def test_a_quote_that_is_not_there_is_refused_and_shortened() -> None:
    with pytest.raises(Refused, match=r"The quote “x{57}…” does not stand in the article\."):
        locate(TEXT, "x" * 500)


def test_typographic_quotes_dashes_and_spaces_are_told_apart_only_where_needed() -> None:
    text = "“It’s safe”, she said –\u00a0twice."
    assert locate(text, '"It\'s safe"') == Place(0, 11)
    assert locate(text, "said - twice").start == text.index("said")


def test_exact_characters_come_before_folded_ones() -> None:
    text = "A “tunnel” is one thing, a \"tunnel\" another, and the 'tunnel' a third."
    assert locate(text, '"tunnel"').start == text.index('"tunnel"')
    assert locate(text, "“tunnel”").start == 2
    with pytest.raises(Refused, match="stands in 2 places"):
        locate(text, "„tunnel„")


def test_letter_case_and_accents_are_never_folded() -> None:
    with pytest.raises(Refused):
        locate("Café", "cafe")


def test_a_long_article_is_gone_through_once() -> None:
    # Copying all that stands before each place took minutes.
    text = "the word and " * 200_000 + "the end"
    assert locate(text, "the", suffix="end").start == len(text) - 7
    assert locate(text, "the", prefix="and", suffix="end").start == len(text) - 7


@given(hard_text(), st.data())
def test_a_quote_taken_from_the_text_is_found_or_refused_as_ambiguous(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    places = [i for i in range(len(text)) if text.startswith(quote, i)]
    if len(places) == 1:
        assert locate(text, quote) == Place(start, end)
    else:
        with pytest.raises(Refused, match=f"stands in {len(places)} places"):
            locate(text, quote)
