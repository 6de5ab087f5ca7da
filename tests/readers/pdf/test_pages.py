"""PDF pages as no program was asked to make them here: their order, directions, hidden text, links and tables."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, SpanKind
from annotator.readers import read
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of
from tests.readers.pdf.made import LEADING, lines, pdf, say

K = BlockKind
COUNCIL = (
    "The council met on Monday evening and",
    "decided nothing, which took four hours and",
    "two votes. Nobody resigned. A second",
    "meeting will be held in the same room on",
    "Friday, the clerk said, if the heating works",
    "by then, which the caretaker doubts.",
)
RIVER = (
    "Elsewhere the river rose by forty",
    "centimetres within a night, and the lower",
    "car park was closed until further notice.",
    "Eleven cars were still in it. Their owners",
    "have been told to wait for the water to go",
    "down again, and then to bring a rope.",
)
ONE, OTHER = " ".join(COUNCIL), " ".join(RIVER)


def draft_of(*pages: str, **options: str) -> ArticleDraft:
    draft = read(pdf(*pages, **options), "proof.pdf")  # type: ignore[arg-type]
    check_canonical(draft)
    return draft


def rows(start: float, texts: tuple[str, ...]) -> list[str]:
    return [say(start, 500 - LEADING * index, text) for index, text in enumerate(texts)]


def test_two_columns_that_are_drawn_in_the_wrong_order() -> None:
    headline = say(40, 530, "Two stories", 18, "F2")
    draft = draft_of("".join([*rows(240, RIVER), *rows(40, COUNCIL), headline]))
    assert texts_of(draft) == ["Two stories", ONE, OTHER]
    assert draft.title == "Two stories"


def test_two_columns_that_are_drawn_row_by_row() -> None:
    pairs = zip(rows(40, COUNCIL), rows(260, RIVER), strict=True)
    draft = draft_of("".join(left + right for left, right in pairs))
    assert texts_of(draft) == [ONE, OTHER]


def test_columns_over_a_headline_that_spans_them_come_before_it() -> None:
    page = lines(40, 560, *COUNCIL) + lines(240, 560, *RIVER)
    page += say(40, 470, "A headline over the whole width of the page", 15, "F2")
    page += lines(40, 450, *COUNCIL) + lines(240, 450, *RIVER)
    assert texts_of(draft_of(page)) == [ONE, OTHER, "A headline over the whole width of the page", ONE, OTHER]


@pytest.mark.parametrize(
    ("turn", "rotate"), [("0 1 -1 0", "/Rotate 90"), ("0 1 -1 0", ""), ("-1 0 0 -1", "/Rotate 180"), ("0 -1 1 0", "")]
)
def test_pages_that_are_turned(turn: str, rotate: str) -> None:
    a, b, c, d = (float(number) for number in turn.split())
    drawn = ""
    for index, text in enumerate(COUNCIL):
        x, y = 200 - c * LEADING * index, 300 - d * LEADING * index
        drawn += say(x - 90 * a, y - 90 * b, text, turn=turn)
    assert texts_of(draft_of(drawn, page=rotate)) == [ONE]


def test_a_credit_along_the_side_comes_last_and_a_watermark_is_left_out_and_said() -> None:
    page = lines(40, 500, *COUNCIL)
    page += say(390, 100, "Photograph: J. Krell", 7, turn="0 1 -1 0") + say(100, 200, "PROOF", 40, turn=".7 .7 -.7 .7")
    draft = draft_of(page)
    assert texts_of(draft) == [ONE, "Photograph: J. Krell"]
    assert draft.remarks == ("Text that runs aslant was left out: “PROOF”.",)


def test_text_off_the_page_is_left_out_and_the_layer_of_recognised_text_is_not() -> None:
    hidden = "".join(say(40, 500 - LEADING * index, text, mode=3) for index, text in enumerate(COUNCIL))
    draft = draft_of(hidden + say(40, 700, "over it") + say(-300, 300, "beside it") + say(40, -20, "under it"))
    assert texts_of(draft) == [ONE]


def test_links_to_addresses_only() -> None:
    annotation = "<</Type/Annot/Subtype/Link/Rect[{}]/A<<{}>>>>"
    actions = (
        ("80 498 130 510", "/S/URI/URI(https://ledger.example/a?b=c d)"),
        ("40 486 80 498", "/S/URI/URI(javascript:alert(1))"),
        ("40 474 80 486", "/S/Launch/F(calc.exe)"),
        ("40 450 80 462", "/S/URI/URI(mailto:desk@ledger.example)"),
    )
    data = pdf(
        lines(40, 500, *COUNCIL),
        page="/Annots[100 0 R 101 0 R 102 0 R 103 0 R]",
        objects=[annotation.format(*action).encode() for action in actions],
    )
    links = [(text, href) for kind, text, href in spans_of(read(data, "proof.pdf")) if kind is SpanKind.LINK]
    assert [href for _, href in links] == ["https://ledger.example/a?b=c%20d", "mailto:desk@ledger.example"]
    assert links[0][0] in COUNCIL[0]
    assert links[1][0] in COUNCIL[4]


def test_what_would_act_is_ignored() -> None:
    catalog = "/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC<</S/Launch/F(calc.exe)>>>>"
    catalog += "/Names<</EmbeddedFiles<</Names[(a.txt)100 0 R]>>>>"
    data = pdf(lines(40, 500, *COUNCIL), catalog=catalog, objects=[b"<</Type/Filespec/F(a.txt)>>"])
    assert texts_of(read(data, "proof.pdf")) == [ONE]


def test_a_table_is_rows_and_its_cells_are_parted_by_tabs() -> None:
    cells = (("Year", "Cars", "Boats"), ("2023", "1,100", "4"), ("2024", "17", "5"))
    page = lines(40, 500, *COUNCIL)
    for row, texts in enumerate(cells):
        page += "".join(say(40 + 90 * column, 400 - LEADING * row, text) for column, text in enumerate(texts))
    assert blocks_of(draft_of(page))[1:] == [(K.TABLE_ROW, 0, "\t".join(texts)) for texts in cells]


def test_a_list_whose_markers_stand_far_from_its_text_is_no_table() -> None:
    page = lines(40, 500, *COUNCIL)
    for row, text in enumerate(("Monday is for boats.", "Tuesday is for cars.", "Friday is for feet.")):
        page += say(40, 400 - LEADING * row, "*") + say(70, 400 - LEADING * row, text)
    assert [kind for kind, _, _ in blocks_of(draft_of(page))[1:]] == [K.LIST_ITEM] * 3


def test_numbered_items_keep_their_numbers_and_bullets_go() -> None:
    page = lines(40, 500, *COUNCIL, "1. The first motion was withdrawn.", "2. The second motion was lost.")
    page += lines(40, 380, "• a bell", "• a rope")
    assert blocks_of(draft_of(page))[1:] == [
        (K.LIST_ITEM, 1, "1. The first motion was withdrawn."),
        (K.LIST_ITEM, 1, "2. The second motion was lost."),
        (K.LIST_ITEM, 1, "a bell"),
        (K.LIST_ITEM, 1, "a rope"),
    ]


def test_heads_that_count_and_change_are_left_out_but_not_a_paragraphs_last_words() -> None:
    pages = []
    for number in range(1, 7):
        text = [f"{line} {'abcdef'[number - 1]}" for line in COUNCIL]
        head = f"{number} THE LEDGER" if number % 2 else f"NIGHT SERVICE {number}"
        pages.append(lines(40, 500, *text) + say(40 if number % 2 else 300, 560, head, 8) + lines(40, 428, "the end."))
    found = draft_of(*pages).text
    assert "LEDGER" not in found
    assert "SERVICE" not in found
    assert found.count("the end.") == 6


def test_page_numbers_in_roman_and_after_a_blank_page() -> None:
    numbers = ("ii", "iii", "", "v")
    pages = [
        lines(40, 500, *(f"{line} {word}" for line in COUNCIL)) + say(200, 30, number) if number else ""
        for number, word in zip(numbers, ("one", "two", "", "three"), strict=True)
    ]
    draft = draft_of(*pages)
    assert "ii" not in draft.text.split()
    assert "v" not in draft.text.split()
    assert {block.page for block in draft.blocks} == {1, 2, 4}


def test_a_document_that_repeats_one_page_loses_nothing() -> None:
    assert draft_of(*[lines(40, 500, "No. 12", "Closed on Sunday.")] * 3).text.count("Closed on Sunday.") == 3


@pytest.mark.parametrize(
    ("information", "title", "byline"),
    [
        ("/Title(Microsoft Word - draft3.docx)/Author(Ines Calder)", "Council decides nothing", "Ines Calder"),
        ("/Title(COUNCIL DECIDES NOTHING)/Author(icalder)", "COUNCIL DECIDES NOTHING", None),
        ("/Title(Page 4)", "Council decides nothing", None),
        ("", "Council decides nothing", None),
    ],
)
def test_the_title_on_the_page_wins_over_a_poor_one(information: str, title: str, byline: str | None) -> None:
    page = say(40, 530, "Council decides nothing", 18, "F2") + lines(40, 500, *COUNCIL)
    draft = draft_of(page, information=information)
    assert draft.title == title
    assert draft.byline == byline
    assert draft.published is None


def test_without_a_heading_a_stated_title_is_taken() -> None:
    assert draft_of(lines(40, 500, *COUNCIL), information="/Title(Nothing decided)").title == "Nothing decided"


def test_a_bold_first_line_of_the_running_size_is_a_heading_and_a_bold_word_is_none() -> None:
    page = say(40, 520, "What was decided", font="F2") + lines(40, 500, *COUNCIL)
    page += (
        lines(40, 410, *RIVER[:5]) + say(40, 350, "down again,", font="F2") + say(102, 350, "and then to bring a rope.")
    )
    draft = draft_of(page)
    assert blocks_of(draft) == [(K.HEADING, 1, "What was decided"), (K.PARAGRAPH, 0, ONE), (K.PARAGRAPH, 0, OTHER)]
    assert (SpanKind.BOLD, "down again,", None) in spans_of(draft)
