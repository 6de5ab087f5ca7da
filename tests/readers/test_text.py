"""Plain text: paragraphs, hand-wrapped lines, headlines, bylines."""

import pytest

from annotator.domain.article import BlockKind
from annotator.readers import ReaderError, read
from tests.readers.checks import blocks_of, check_canonical, texts_of

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH
WRAPPED = """\
City opens harbour tunnel two years late
By Ines Calder

The Selkirk Harbour Tunnel opened to traffic on Thursday, two years
behind schedule and at a final cost of $412 million, 38 percent more
than the $310 million the council approved in 2019.

Engineers expect 46,000 vehicles a day to use it by the end of the
year, taking a third of the traffic off the old swing bridge. Three
things are left to do:
- paint the signs at the north portal and move the barriers that
  stand there
- open the toll gates

Harbour Office
1 Quay Street
Selkirk
"""


def test_each_line_is_a_block() -> None:
    draft = read(b"The tunnel opened on Thursday.\nIt cost $412 million.\n\n\nIt is long.\n", "a.txt")
    check_canonical(draft)
    assert texts_of(draft) == ["The tunnel opened on Thursday.", "It cost $412 million.", "It is long."]
    assert {block.kind for block in draft.blocks} == {PARAGRAPH}


def test_a_headline_that_stands_by_itself_is_a_heading_and_the_title() -> None:
    draft = read(b"City opens tunnel\n\nThe tunnel opened on Thursday.\n", "a.txt")
    assert draft.title == "City opens tunnel"
    assert blocks_of(draft) == [(HEADING, 1, "City opens tunnel"), (PARAGRAPH, 0, "The tunnel opened on Thursday.")]


def test_a_first_line_that_the_text_follows_at_once_is_the_title_but_no_heading() -> None:
    draft = read(b"City opens tunnel\nThe tunnel opened on Thursday.\n", "a.txt")
    assert draft.title == "City opens tunnel"
    assert [kind for kind, _, _ in blocks_of(draft)] == [PARAGRAPH, PARAGRAPH]


def test_without_a_headline_the_title_is_the_file_s_name() -> None:
    draft = read(b"The tunnel opened on Thursday.\n\nIt is long.\n", "harbour-tunnel.txt")
    assert draft.title == "harbour-tunnel"
    assert [kind for kind, _, _ in blocks_of(draft)] == [PARAGRAPH, PARAGRAPH]


def test_hand_wrapped_lines_are_joined_up_to_the_empty_one() -> None:
    draft = read(WRAPPED.encode(), "a.txt")
    check_canonical(draft)
    assert texts_of(draft) == [
        "City opens harbour tunnel two years late",
        "By Ines Calder",
        "The Selkirk Harbour Tunnel opened to traffic on Thursday, two years behind schedule and at a final cost of "
        "$412 million, 38 percent more than the $310 million the council approved in 2019.",
        "Engineers expect 46,000 vehicles a day to use it by the end of the year, taking a third of the traffic off "
        "the old swing bridge. Three things are left to do:",
        "- paint the signs at the north portal and move the barriers that stand there",
        "- open the toll gates",
        "Harbour Office",
        "1 Quay Street",
        "Selkirk",
    ]
    assert (draft.title, draft.byline) == ("City opens harbour tunnel two years late", "Ines Calder")


def test_wrapped_lines_with_crlf_are_joined_too() -> None:
    assert read(WRAPPED.replace("\n", "\r\n").encode(), "a.txt").text == read(WRAPPED.encode(), "a.txt").text


@pytest.mark.parametrize(
    ("text", "joined"),
    [("the well-\nknown", "the well-known"), ("all pre-\nand post-war", "all pre- and post-war")],
    ids=["a compound", "a part left out"],
)
def test_lines_wrapped_at_a_hyphen_are_joined_as_they_were_written(text: str, joined: str) -> None:
    line = "The Selkirk Harbour Tunnel opened to traffic on Thursday, two years"
    wrapped = (
        f"{line}\n" * 3 + f"behind schedule and at the final cost that {text} buildings of the old town had in 2019."
    )
    (found,) = texts_of(read(wrapped.encode(), "a.txt"))
    assert found.endswith(f"cost that {joined} buildings of the old town had in 2019.")


def test_a_poem_is_not_wrapped() -> None:
    poem = "The harbour bell\nrings once for rain,\ntwice for the ferry\nand not again.\n\nThe tide\ncame in.\n"
    assert len(texts_of(read(poem.encode(), "a.txt"))) == 6


def test_sentences_of_like_length_each_on_its_line_are_not_wrapped() -> None:
    lines = [f"The council votes on plan number {n} on the 27th of March." for n in range(100, 140)]
    assert texts_of(read("\n".join(lines).encode(), "a.txt")) == lines


def test_long_paragraphs_a_line_are_not_wrapped() -> None:
    line = "The council votes on the plan on the 27th of March, and the mayor needs six of its eleven members. " * 3
    assert len(texts_of(read(f"{line}\n{line}\n{line}\n\n{line}\n".encode(), "a.txt"))) == 4


def test_byline_publication_and_date_are_read_and_stay_in_the_text() -> None:
    text = "City opens tunnel\n\nBy Ines Calder · The Port Ledger · 14 March 2025\n\nThe tunnel opened on Thursday.\n"
    draft = read(text.encode(), "a.txt")
    assert (draft.byline, draft.publication, draft.published) == ("Ines Calder", "The Port Ledger", "2025-03-14")
    assert texts_of(draft)[1] == "By Ines Calder · The Port Ledger · 14 March 2025"


def test_line_ends_marks_and_noncharacters_are_made_canonical() -> None:
    draft = read("\ufeffOne 😀 line\r\nTwo\u2028parts\rThree\u2029Four\ufdd0\ufdd1\ufeff.\n".encode(), "a.txt")
    check_canonical(draft)
    assert draft.text == "One 😀 line\nTwo\u2028parts\nThree\nFour\ufffd\ufffd."


def test_characters_are_otherwise_the_source_s_own() -> None:
    text = "e\u0301 \u00e9 \u212b \u00a0x\u200f \u202eabc\u202c \u00adsoft ﬁ 👩\u200d🔬"
    assert read(text.encode(), "a.txt").text == text


def test_arabic_is_right_to_left_and_in_logical_order() -> None:
    text = "افتتاح نفق الميناء\n\nافتتح النفق يوم الخميس بعد عامين من التأخير (412 مليون)."
    draft = read(text.encode(), "a.txt")
    assert draft.direction == "rtl"
    assert draft.text == text.replace("\n\n", "\n")
    assert draft.title == "افتتاح نفق الميناء"
    assert read(b"The tunnel opened on Thursday.", "a.txt").direction == "ltr"


def test_a_guessed_encoding_is_remarked() -> None:
    draft = read("The café cost £4 million.".encode("cp1252"), "a.txt")
    assert draft.text == "The café cost £4 million."
    assert draft.remarks == ("Read as Windows-1252.",)


def test_a_10_mb_line_is_one_block() -> None:
    text = ("The council votes on the plan on 27 March. " * 240_000).strip()
    draft = read(text.encode(), "a.txt")
    assert draft.text == text
    assert len(draft.blocks) == 1


def test_a_binary_file_with_the_name_of_a_text_is_refused() -> None:
    with pytest.raises(ReaderError, match=r"“a\.txt” is not text"):
        read(b"\x00\x01\x02\x03\xfe\xff\x80" * 200, "a.txt")
