"""Markdown: blocks, spans, metadata, raw HTML as its text alone, limits."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, SpanKind
from annotator.readers import ReaderError, read
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of

K = BlockKind


def md(text: str, name: str = "a.md") -> ArticleDraft:
    draft = read(text.encode(), name)
    check_canonical(draft)
    return draft


def test_headings_paragraphs_and_quotations() -> None:
    draft = md(
        "Tunnel opens\n===\n\nIt\nopened.\n\n> The longest,\n> she said.\n>\n> By far.\n\n### Next ###\n---\nEnd."
    )
    assert blocks_of(draft) == [
        (K.HEADING, 1, "Tunnel opens"),
        (K.PARAGRAPH, 0, "It opened."),
        (K.QUOTATION, 0, "The longest, she said."),
        (K.QUOTATION, 0, "By far."),
        (K.HEADING, 3, "Next"),
        (K.PARAGRAPH, 0, "End."),
    ]
    assert draft.title == "Tunnel opens"


def test_lists_have_their_depth() -> None:
    draft = md(
        "Left to do:\n\n1. signs\n   - north\n     * east\n   - south\n2. gates\n\n   They stick.\n\n> - quoted\n"
    )
    assert blocks_of(draft)[1:] == [
        (K.LIST_ITEM, 1, "signs"),
        (K.LIST_ITEM, 2, "north"),
        (K.LIST_ITEM, 3, "east"),
        (K.LIST_ITEM, 2, "south"),
        (K.LIST_ITEM, 1, "gates"),
        (K.PARAGRAPH, 0, "They stick."),
        (K.LIST_ITEM, 1, "quoted"),
    ]


def test_code_keeps_its_lines_and_white_space() -> None:
    draft = md("Run:\n\n```sh\nmake  run\n\n\tmake test\n```\n\n    indented\n      more\n")
    assert blocks_of(draft)[1:] == [
        (K.CODE, 0, "make  run\u2028\u2028\tmake test"),
        (K.CODE, 0, "indented\u2028  more"),
    ]


def test_tables_are_rows_with_tabs_between_cells() -> None:
    draft = md("| Year | Cost |\n|---|--:|\n| 2019 | **$310** million |\n| 2025 | |\n")
    assert blocks_of(draft) == [
        (K.TABLE_ROW, 0, "Year\tCost"),
        (K.TABLE_ROW, 0, "2019\t$310 million"),
        (K.TABLE_ROW, 0, "2025"),
    ]
    assert spans_of(draft) == [(SpanKind.BOLD, "$310", None)]


def test_inline_formats_and_links() -> None:
    draft = md(
        "It *is **very** long*, ~~they~~ `code` say, [the *city*](https://city.example/a 'x'), "
        "<https://ledger.example>, <desk@ledger.example>, [bad](javascript:x), [near](audit.md), &amp; \\*so\\* 😀."
    )
    assert draft.text == (
        "It is very long, they code say, the city, https://ledger.example, desk@ledger.example, "
        "[bad](javascript:x), near, & *so* 😀."
    )
    assert spans_of(draft) == [
        (SpanKind.ITALIC, "is very long", None),
        (SpanKind.BOLD, "very", None),
        (SpanKind.LINK, "the city", "https://city.example/a"),
        (SpanKind.ITALIC, "city", None),
        (SpanKind.LINK, "https://ledger.example", "https://ledger.example"),
        (SpanKind.LINK, "desk@ledger.example", "mailto:desk@ledger.example"),
    ]


def test_breaks_within_a_paragraph() -> None:
    assert md("one  \ntwo\\\nthree\nfour<br>five").text == "one\u2028two\u2028three four\u2028five"


def test_an_image_alone_is_a_caption_and_within_text_its_description() -> None:
    draft = md(
        "![The *east* portal](p.jpg)\n\nSee ![the map](m.png) here.\n\n[![Both](a.png)](https://x.example)\n\n![](n.png)"
    )
    assert blocks_of(draft) == [
        (K.CAPTION, 0, "The east portal"),
        (K.PARAGRAPH, 0, "See the map here."),
        (K.CAPTION, 0, "Both"),
    ]


def test_raw_html_counts_for_its_text_alone() -> None:
    draft = md(
        "It <u>opened</u> <script>alert(1)</script>on <img src='https://x.example/t.gif'>Thursday.\n\n"
        "<script>\nalert(2)\n</script>\n\n<div onclick='x()'>\n<p>In a <b>box</b>.</p>\n"
        "<iframe src='https://x.example'>frame</iframe>\n</div>\n\n<!-- note -->\n\nEnd.\n"
    )
    assert texts_of(draft) == ["It opened on Thursday.", "In a box.", "End."]
    assert spans_of(draft) == [(SpanKind.BOLD, "box", None)]


def test_an_open_script_tag_hides_no_more_than_its_paragraph() -> None:
    assert texts_of(md("One <script> two.\n\nThree </script> four.")) == ["One", "Three  four."]


def test_metadata_above_the_text_is_kept_out_of_it() -> None:
    draft = md(
        "---\ntitle: 'Tunnel opens'\nauthor: [Ines Calder, Theo Lin]\ndate: 2025-03-14T06:00:00Z\n"
        "url: https://ledger.example/tunnel\npublication: The Port Ledger\nlang: en_GB\n---\n\nIt [opened](audit).\n"
    )
    assert draft.text == "It opened."
    assert (draft.title, draft.byline, draft.published) == ("Tunnel opens", "Ines Calder, Theo Lin", "2025-03-14")
    assert (draft.url, draft.publication, draft.language) == (
        "https://ledger.example/tunnel",
        "The Port Ledger",
        "en-GB",
    )
    assert spans_of(draft) == [(SpanKind.LINK, "opened", "https://ledger.example/audit")]


def test_a_date_that_is_not_plain_stays_as_it_is() -> None:
    assert md("---\ndate: Spring 2025\n---\n\nIt opened.").published == "Spring 2025"


def test_the_title_is_the_first_top_heading_else_as_for_plain_text() -> None:
    assert md("By Ines Calder\n\n## Kicker\n\n# Tunnel *opens*\n\nIt opened.").title == "Tunnel opens"
    assert md("## Tunnel opens\n\nIt opened.").title == "Tunnel opens"
    assert md("Tunnel opens\n\n## Next\n\nIt opened.").title == "Tunnel opens"
    assert md("The tunnel opened.\n\n## Next\n\nIt is long.", "harbour.md").title == "harbour"


def test_characters_and_line_ends_are_made_canonical() -> None:
    assert md("\ufeff# One 😀\r\n\r\nTwo\ufdd0 \u2028 parts\r\rThree\u2029Four e\u0301\r\n").text == (
        "One 😀\nTwo\ufffd \u2028 parts\nThree\nFour e\u0301"
    )


def test_arabic_is_right_to_left() -> None:
    draft = md("# افتتاح نفق الميناء\n\nافتتح النفق **يوم الخميس** بعد عامين.\n")
    assert draft.direction == "rtl"
    assert spans_of(draft) == [(SpanKind.BOLD, "يوم الخميس", None)]


@pytest.mark.parametrize(
    "text", ["<!-- only -->", "![](x.png)", "---\ntitle: x\n---\n", "[a]: https://x.example\n", "---\n"]
)
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match=r"“a\.md” has no text"):
        md(text)


@pytest.mark.parametrize(
    "text", [">" * 5000 + " deep", "".join("  " * n + "- deep\n" for n in range(200)), "- " * 3000 + "x"]
)
def test_deep_nesting_is_refused_rather_than_lost(text: str) -> None:
    with pytest.raises(ReaderError, match="too deep to be read: more than 100 levels"):
        md(text)


def test_thirty_lists_in_each_other_are_read() -> None:
    draft = md("".join("  " * n + f"- item {n}\n" for n in range(30)))
    assert blocks_of(draft)[-1] == (K.LIST_ITEM, 30, "item 29")


@pytest.mark.parametrize("text", ["[" * 50_000, "[a][" * 50_000, "![" * 50_000])
def test_brackets_that_take_the_square_of_their_number_are_refused(text: str) -> None:
    with pytest.raises(ReaderError, match="more than 10,000 square brackets"):
        md(text)


def test_more_than_10_mib_of_markdown_is_refused() -> None:
    with pytest.raises(ReaderError, match="larger than 10 MiB"):
        read(b"x" * (10 * 1024 * 1024 + 1), "a.md")


def test_a_long_line_is_one_block() -> None:
    draft = md("The council votes on the plan on 27 March. " * 50_000)
    assert len(draft.blocks) == 1
