"""From a page's elements to blocks and spans."""

import pytest

from annotator.domain.article import BlockKind, SpanKind
from annotator.domain.draft import assemble
from annotator.readers.html.blocks import PageReader
from annotator.readers.html.tables import is_data_table
from annotator.readers.html.tree import parse

K = BlockKind


def reader(markup: str) -> PageReader:
    root = parse(markup, "It")
    assert root is not None
    return PageReader(root, "https://ledger.example/news/")


def blocks(markup: str) -> list[tuple[BlockKind, int, str]]:
    text, found = assemble(block.draft for block in reader(markup).blocks)
    return [(block.kind, block.level, text[block.start : block.end]) for block in found]


def spans(markup: str) -> list[tuple[SpanKind, str, str | None]]:
    text, found = assemble(block.draft for block in reader(markup).blocks)
    return [(span.kind, text[span.start : span.end], span.href) for block in found for span in block.spans]


def test_headings_paragraphs_and_bare_text() -> None:
    assert blocks("<h1>Tunnel opens</h1>It opened.<div>In <span>a</span> box<p>One<p>Two</div>End<h6>Next</h6>") == [
        (K.HEADING, 1, "Tunnel opens"),
        (K.PARAGRAPH, 0, "It opened."),
        (K.PARAGRAPH, 0, "In a box"),
        (K.PARAGRAPH, 0, "One"),
        (K.PARAGRAPH, 0, "Two"),
        (K.PARAGRAPH, 0, "End"),
        (K.HEADING, 6, "Next"),
    ]


def test_lists_have_their_depth_and_one_item_a_bullet() -> None:
    markup = "<ul><li>signs<ol><li><p>north</p><p>By day.</p></ol>and more<li>gates</ul><li>stray"
    assert blocks(markup) == [
        (K.LIST_ITEM, 1, "signs"),
        (K.LIST_ITEM, 2, "north"),
        (K.PARAGRAPH, 0, "By day."),
        (K.PARAGRAPH, 0, "and more"),
        (K.LIST_ITEM, 1, "gates"),
        (K.LIST_ITEM, 1, "stray"),
    ]


def test_quotations_and_captions() -> None:
    markup = (
        "<blockquote><p>By far.</p>She said.</blockquote>"
        "<figure><img src=x alt=no><figcaption>The <i>east</i> portal</figcaption></figure>"
    )
    assert blocks(markup) == [
        (K.QUOTATION, 0, "By far."),
        (K.QUOTATION, 0, "She said."),
        (K.CAPTION, 0, "The east portal"),
    ]


def test_white_space_collapses_as_in_browsers_and_hard_spaces_stay() -> None:
    markup = "<p> It\n\t opened <b> on </b> <i>\nThursday</i> <br> \n at&nbsp;&nbsp;noon </p>"
    assert blocks(markup) == [(K.PARAGRAPH, 0, "It opened on Thursday\u2028at\u00a0\u00a0noon")]
    assert spans(markup) == [(SpanKind.BOLD, "on ", None), (SpanKind.ITALIC, "Thursday", None)]


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert blocks("<p>one<br>two<br><br/> <br>three<br></p>") == [
        (K.PARAGRAPH, 0, "one\u2028two"),
        (K.PARAGRAPH, 0, "three"),
    ]


def test_code_keeps_its_white_space() -> None:
    assert blocks("<pre>\nmake  run\n\t<b>make</b> test\n\nend</pre>") == [
        (K.CODE, 0, "make  run\u2028\tmake test\u2028\u2028end")
    ]
    assert blocks("<pre><div>one</div><div>two</div></pre>") == [(K.CODE, 0, "one\u2028two")]


def test_a_table_of_data_is_rows_and_its_caption() -> None:
    markup = (
        "<table><caption>Cost</caption><tr><th>Year<th>Sum</tr><tr><td>2019 <td><p>$310</p><p>million</p>"
        "<tr><td>2025<td>a<br>b</table>"
    )
    assert blocks(markup) == [
        (K.CAPTION, 0, "Cost"),
        (K.TABLE_ROW, 0, "Year\tSum"),
        (K.TABLE_ROW, 0, "2019\t$310 million"),
        (K.TABLE_ROW, 0, "2025\ta\u2028b"),
    ]


def test_the_cells_of_a_layout_table_are_paragraphs() -> None:
    markup = "<table><tr><td>It opened.<td><table><tr><td>It is long.</table></table>"
    assert blocks(markup) == [(K.PARAGRAPH, 0, "It opened."), (K.PARAGRAPH, 0, "It is long.")]


@pytest.mark.parametrize(
    ("markup", "data"),
    [
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", True),
        ("<table><tr><td>a<td>b</table>", False),
        ("<table><tr><td>a<tr><td>b</table>", False),
        ("<table><thead><tr><td>a</table>", True),
        ("<table role=presentation><tr><th>a<td>b</table>", False),
        ("<table role=grid><tr><td>a</table>", True),
        ("<table><tr><td>a<td><p>b</p><tr><td>c<td>d</table>", False),
        (f"<table><tr><td>{'word ' * 200}<td>b<tr><td>c<td>d</table>", False),
    ],
)
def test_which_tables_hold_data(markup: str, data: bool) -> None:
    root = parse(markup, "It")
    assert root is not None
    assert is_data_table(next(root.iter("table"))) is data


def test_inline_formats_and_links() -> None:
    markup = (
        "<p><strong>It <em>opened</em></strong>, <cite>The Ledger</cite> says, <a href='audit'>the <b>audit</b></a>, "
        "<a href='javascript:x()'>no</a> <a href='#top'>top</a> <a name=x>anchor</a> <q>quoted</q> "
        "<a href='mailto:desk@ledger.example'>mail</a> <a href='https://x.example'><p>over</p> two</a></p>"
    )
    assert spans(markup) == [
        (SpanKind.BOLD, "It opened", None),
        (SpanKind.ITALIC, "opened", None),
        (SpanKind.ITALIC, "The Ledger", None),
        (SpanKind.LINK, "the audit", "https://ledger.example/news/audit"),
        (SpanKind.BOLD, "audit", None),
        (SpanKind.LINK, "mail", "mailto:desk@ledger.example"),
        (SpanKind.LINK, "over", "https://x.example"),
        (SpanKind.LINK, "two", "https://x.example"),
    ]
    assert "“quoted”" in blocks(markup)[0][2]


def test_a_style_may_take_a_format_away_or_give_it() -> None:
    markup = "<p><b style='font-weight: normal'>one</b> <span style='font-weight:600;font-style:oblique'>two</span></p>"
    assert spans(markup) == [(SpanKind.BOLD, "two", None), (SpanKind.ITALIC, "two", None)]


def test_regions_hold_the_blocks_of_their_elements() -> None:
    page = reader("<div id=a><p>One</p><div id=b>Two</div></div><p>Three</p>")
    held = {region.element.get("id"): (region.first, region.end) for region in page.regions}
    assert held["a"] == (0, 2)
    assert held["b"] == (1, 2)


def test_sizes_count_bytes_and_those_in_links() -> None:
    (block,) = reader("<p>é <a href=x>link</a></p>").blocks
    assert (block.size, block.link_size) == (7, 4)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one</div></p></p><b>two",
        "<table><td>one<table><p>two",
        "<ul><p>one</ul><li>two</blockquote>",
        "<tr><td>one</tr><td>two",
        "<a href=x><a href=y>one</b> two",
        "<pre><table><tr><th>one<td>two",
        "one<br><br><br>two</br>",
    ],
)
def test_broken_markup_loses_no_word(markup: str) -> None:
    words = " ".join(text for _, _, text in blocks(markup)).split()
    assert [word for word in words if word in {"one", "two"}] == ["one", "two"]


def test_what_stands_in_navigation_or_an_aside_is_told() -> None:
    page = reader("<nav><ul><li>Home</ul></nav><p>It opened.</p><aside><p>More</p></aside><p>It is long.</p>")
    assert [(block.text, block.aside) for block in page.blocks] == [
        ("Home", True),
        ("It opened.", False),
        ("More", True),
        ("It is long.", False),
    ]
