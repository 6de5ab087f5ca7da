"""Where annotations stand: certain, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotating.anchoring import Anchoring
from annotator.domain.annotating.found import Selector

TEXT = (
    "The ferry 🛳️ carried 1,200 people.\nThe port said more boats will come.\nقالت الميناء إن 40 سفينة ستصل غدا.\n"
    "“It was late,” the port said. The port said so again and the port was right."
)


def stands(quote: str, number: int = 0) -> tuple[int, int]:
    """The place of the quote, the first counted 0."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(quote, start + 1)
    return start, start + len(quote)


def place(selector: Selector) -> tuple[int, int] | None:
    return Anchoring(TEXT).place(selector)


@pytest.mark.parametrize("quote", ["ferry 🛳️ carried", "1,200 people", "سفينة ستصل", "people.\nThe port"])
def test_a_quote_and_its_position_stand_there(quote: str) -> None:
    start, end = stands(quote)
    assert place(Selector(quote, start=start, end=end)) == (start, end)
    assert place(Selector(quote)) == (start, end)


def test_the_position_singles_out_a_quote_that_stands_in_several_places() -> None:
    for number in range(TEXT.count("port said")):
        start, end = stands("port said", number)
        assert place(Selector("port said", start=start, end=end)) == (start, end)
    assert place(Selector("port said")) is None
    assert place(Selector("port said", start=3, end=12)) is None, "nothing of the kind stands there"


def test_a_position_alone_is_never_certain() -> None:
    assert place(Selector(start=4, end=9)) is None


def test_a_position_in_other_units_is_put_right_by_the_quote() -> None:
    start, end = stands("more boats will come")
    assert place(Selector("more boats will come", start=start + 1, end=end + 1)) == (start, end)


def test_what_stands_beside_it_singles_a_quote_out() -> None:
    assert place(Selector("port said", prefix="people.\nThe ", suffix=" more")) == stands("port said")
    assert place(Selector("port said", suffix=" so again")) == stands("port said", 2)
    assert place(Selector("port said", prefix="nothing of the kind")) is None


def test_white_space_and_typography_may_differ() -> None:
    assert place(Selector('"It was late," the port')) == stands("“It was late,” the port")
    assert place(Selector("people.\n\n   The port")) == stands("people.\nThe port")
    assert place(Selector("port said", prefix="people. \n\n The  ", suffix="\tmore")) == stands("port said")


def test_position_and_context_that_contradict_each_other_are_not_certain() -> None:
    start, end = stands("port said", 1)
    assert place(Selector("port said", suffix=" so again", start=start, end=end)) is None


def test_a_quote_that_stands_once_in_other_surroundings() -> None:
    far = "nowhere in this text"
    assert place(Selector("more boats", prefix=far, suffix=far)) is None, "short, and all beside it is another"
    assert place(Selector("more boats", prefix="said ", suffix=far)) == stands("more boats")
    assert place(Selector("more boats will come.\nقالت", prefix=far)) == stands("more boats will come.\nقالت")


def test_one_place_within_another() -> None:
    outer = "The port said so again and the port was right."
    start = TEXT.index(outer)
    inner = Selector("port", suffix=" was")
    assert place(Selector(outer, inner=inner)) == (TEXT.rindex("port"), TEXT.rindex("port") + 4)
    assert place(Selector(outer, inner=Selector(start=4, end=8))) == (start + 4, start + 8)
    assert place(Selector(outer, inner=Selector("port"))) is None, "it stands there twice"
    assert place(Selector("not there", inner=inner)) is None


@pytest.mark.parametrize(
    "selector",
    [
        Selector(" \n "),
        Selector("a" * 5_000),
        Selector("The", start=len(TEXT), end=len(TEXT) + 3),
        Selector("ferry", start=2**31 - 6, end=2**31 - 1, prefix="x"),
    ],
)
def test_what_is_nowhere_is_nowhere(selector: Selector) -> None:
    assert place(selector) is None


def test_a_quote_in_too_many_places_is_given_up() -> None:
    assert Anchoring("ab " * 20_000).place(Selector("ab", prefix="ab ab ", suffix=" ab")) is None


@given(st.text(alphabet="ab \n😀é\u0301ا", min_size=1, max_size=60), st.data())
def test_whatever_is_placed_has_the_words_of_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    beside = st.text(alphabet="ab 😀", max_size=4)
    at = data.draw(st.one_of(st.none(), st.integers(0, len(text))))
    selector = Selector(exact, data.draw(beside), data.draw(beside), at, None if at is None else at + len(exact))
    found = Anchoring(text).place(selector)
    assert found is None or text[slice(*found)].split() == exact.split()


@given(st.text(alphabet="ab \n😀é\u0301ا", min_size=1, max_size=60), st.data())
def test_what_was_taken_from_a_text_is_found_again_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    selector = Selector(exact, text[max(0, start - 32) : start], text[end : end + 32], start, end)
    assert Anchoring(text).place(selector) == ((start, end) if exact.strip() else None)


def test_a_range_goes_from_one_quote_to_where_another_begins() -> None:
    start, _ = stands("The ferry")
    end, _ = stands("people.")
    assert place(Selector("The ferry", until=Selector("people."))) == (start, end)
    assert place(Selector("people.", until=Selector("The ferry"))) is None
    assert place(Selector("The ferry", until=Selector("port said"))) is None, "which one is not certain"
