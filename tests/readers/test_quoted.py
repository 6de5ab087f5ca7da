"""Finding a quote in a saved copy: where it stands, and that it is not said to stand where it does not."""

import pytest

from annotator.readers import read
from annotator.readers.quoted import find_quote

STORY = (
    "Harbour tunnel delayed\n"
    "The tunnel’s cost rose to 1.5 million crowns, the port said – twice the first estimate.\n"
    "“We never promised May,” said Dr. Ilse Brandt.\u2028She added that   the work in the north tube "
    "would go on until the winter, and that nobody had been hurt.\n"
    "The café at the quay will be closed for 15 days."
)


def found(quote: str, text: str = STORY) -> list[str]:
    return [text[start:end] for start, end in find_quote(text, quote)]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("said Dr. Ilse Brandt", "said Dr. Ilse Brandt"),
        ("The tunnel's cost", "The tunnel’s cost"),
        ("the port said - twice", "the port said – twice"),
        ("the port said — twice", "the port said – twice"),
        ('"We never promised May," said', "“We never promised May,” said"),
        ("«We never promised May,» said", "“We never promised May,” said"),
        ("Brandt. She added that the work", "Brandt.\u2028She added that   the work"),
        ("that\nthe\u00a0work", "that   the work"),
        ("the tunnel’s cost rose", "The tunnel’s cost rose"),
        ("“the tunnel’s cost rose”", "The tunnel’s cost rose"),
        ("[T]he work in the north tube", "the work in the north tube"),
        ("  she added  ", "She added"),
        ("cafe\u0301 at the quay", "café at the quay"),
        ("closed for 15 days.", "closed for 15 days."),
    ],
)
def test_a_quote_is_found_where_it_stands(quote: str, stands: str) -> None:
    assert found(quote) == [stands]


@pytest.mark.parametrize(
    "quote",
    [
        "", "  ", "…", "the work in the south tube", "the port denied",
        "5 million crowns",  # of 1.5 million
        "rose to 1",  # of 1.5
        "5 days",  # of 15
        "unnel’s cost", "cost rose to 1.5 mill",
        "she Added",  # only the first letter may be in another case
        "nobody had been hurt … The tunnel’s cost",  # not in this order
    ],
)  # fmt: skip
def test_a_quote_that_does_not_stand_there_is_not_found(quote: str) -> None:
    assert found(quote) == []


@pytest.mark.parametrize("dots", ["…", "...", " . . . ", "[…]", "[...]", " (…) "])
def test_parts_around_an_ellipsis_are_found_in_order(dots: str) -> None:
    assert found(f"the work in the north tube {dots} until the winter") == [
        "the work in the north tube",
        "until the winter",
    ]


def test_an_ellipsis_at_an_end_says_nothing() -> None:
    assert found("… never promised May …") == ["never promised May"]


def test_parts_stand_near_each_other() -> None:
    near = "The pier closed. " + "It rained. " * 50 + "It will open in May."
    far = "The pier closed. " + "It rained. " * 500 + "It will open in May."
    assert found("The pier closed … open in May", near) == ["The pier closed", "open in May"]
    assert found("The pier closed … open in May", far) == []


def test_a_later_beginning_is_taken_where_the_first_is_too_far() -> None:
    text = "The pier closed. " + "It rained. " * 500 + "The pier closed. It will open in May."
    assert find_quote(text, "The pier closed ... in May") == [(text.rindex("The pier"), text.rindex("The pier") + 15),
                                                             (text.index("in May"), len(text) - 1)]  # fmt: skip


def test_each_place_is_given_and_the_exact_ones_alone() -> None:
    text = "‘It is shut,’ she said. 'It is shut,' he said. 'It is shut,' they said."
    assert find_quote(text, "'It is shut,'") == [(24, 37), (47, 60)]
    assert len(find_quote(text, "“It is shut,”")) == 3  # the marks around a quote are not its words
    assert len(find_quote(text, "it is shut")) == 3


def test_a_figure_with_other_marks_is_another_figure() -> None:
    assert found("500 seats", "There are 1,500 seats.") == []
    assert found("500 seats", "Rows: 12, 500 seats.") == ["500 seats"]
    assert found("In 2024", "In 2024, the port grew.") == ["In 2024"]
    assert found("CO", "CO2 fell.") == ["CO"]


def test_unseen_characters_and_ligatures_are_no_difference() -> None:
    text = "The of\u00adfice was \u200bsatis\u00adfied. The ﬁgures were \ufb02at."
    assert found("office was satisfied.", text) == ["of\u00adfice was \u200bsatis\u00adfied."]
    assert found("The figures were flat", text) == ["The ﬁgures were \ufb02at"]
    assert found("figures", text) == ["ﬁgures"]


def test_other_scripts_and_characters_beyond_the_first_plane() -> None:
    assert found("隧道关闭", "昨天隧道关闭了。") == ["隧道关闭"]
    assert found("المدينة القديمة", "قال إنه زار والمدينة القديمة أمس") == ["المدينة القديمة"]
    assert found("тоннель закрыт", "😀 Он сказал: «Тоннель закрыт».") == ["Тоннель закрыт"]
    assert found("закры", "Тоннель закрыт") == []


def test_a_quote_is_found_in_what_a_reader_makes_of_a_page() -> None:
    page = (
        "<!doctype html><html lang=en><title>Pier</title><article><h1>Pier shut</h1>"
        "<p>The pier&nbsp;at <b>Lower Quay</b> was shut on Monday &mdash; &ldquo;for good&rdquo;, said the harbour "
        "master, who has worked there for thirty years and who has seen many storms.</p></article></html>"
    )
    draft = read(page.encode(), "pier.html")
    places = find_quote(draft.text, 'The pier at Lower Quay was shut on Monday - "for good"')
    assert [draft.text[start:end].replace("\u00a0", " ") for start, end in places] == [
        "The pier at Lower Quay was shut on Monday — “for good”"
    ]


LONG = 1_000_000


@pytest.mark.parametrize(
    ("text", "quote", "count"),
    [
        ("The port grew by a tenth.  " * (LONG // 6) + "The tube is shut.", "the tube is shut", 1),
        ("a" * 6_000_000, "a", 0),
        ("a " * 3_000_000, "a", 1000),
        ("a " * 3_000_000 + "b", "a " * 10_000 + "b", 1),
        (" " * 6_000_000 + "x", "a x", 0),
        ("a  " * 2_000_000, " … ".join(["a"] * 12), 996),
        ("a  " * 2_000_000, "…".join(["a"] * 100_000), 0),
        ("." * 2_000_000 + "x", "." * 100_000 + "y", 0),
        ("e\u0301\u00ad" * 1_000_000, "é" * 50 + "x", 0),
        ("[" * 1_000_000, "[" * 100_000 + "x", 0),
    ],
    ids=range(10),
)
def test_long_and_hostile_texts_come_to_an_end(text: str, quote: str, count: int) -> None:
    assert len(find_quote(text, quote)) == count
