"""What Word itself writes, and no program at hand: styles in other languages, lists, tables, boxes, fields, symbols."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, SpanKind
from annotator.readers.docx.reader import read
from annotator.readers.given import Given
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of
from tests.readers.office.files import STRICT, Link, W, docx, p, r, style

K = BlockKind
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/>"


def draft_of(body: str, links: tuple[Link, ...] = (), **parts: str) -> ArticleDraft:
    draft = read(docx(body, links=links, core="", namespace=W, **parts), Given("story.docx"))
    check_canonical(draft)
    return draft


def kinds(body: str, **parts: str) -> list[tuple[BlockKind, int]]:
    return [(kind, level) for kind, level, _ in blocks_of(draft_of(body, (), **parts))]


def test_headings_are_known_by_the_names_that_word_writes_in_every_language() -> None:
    styles = (
        style("berschrift2", "heading 2")
        + style("Titel", "Title")
        + style("Zwischentitel", "Zwischentitel", based_on="berschrift2")
        + style("Rubrik", "Rubrik", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Vorspann", "Vorspann", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="berschrift2")
        + style("Untertitel", "Subtitle", based_on="Titel")
    )
    named = ("Titel", "berschrift2", "Zwischentitel", "Rubrik", "Vorspann", "Untertitel", "unbekannt")
    assert kinds("".join(p("Die Lampe", name) for name in named), styles=styles) == [
        (K.HEADING, 1),
        (K.HEADING, 2),
        (K.HEADING, 2),
        (K.HEADING, 3),
        (K.PARAGRAPH, 0),
        (K.PARAGRAPH, 0),
        (K.PARAGRAPH, 0),
    ]


def test_a_paragraph_may_be_put_into_the_outline_by_itself() -> None:
    assert kinds(p("The lamp", "", '<w:outlineLvl w:val="0"/>') + p("It", "", '<w:outlineLvl w:val="9"/>')) == [
        (K.HEADING, 1),
        (K.PARAGRAPH, 0),
    ]


def test_the_default_style_counts_where_none_is_named() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Quote"/></w:style>'
    assert kinds(p("The lamp"), styles=styles) == [(K.QUOTATION, 0)]


def test_styles_that_are_based_on_each_other_end() -> None:
    assert kinds(p("The lamp", "a"), styles=style("a", "A", based_on="b") + style("b", "B", based_on="a"))


LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format(0, "bullet", "•")}{LEVEL.format(1, "decimal", "%2.")}'
    f"{LEVEL.format(2, 'none', '')}</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Punkte"/></w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="Punkte"/>{LEVEL.format(0, "bullet", " ")}</w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>'
    f'<w:num w:numId="9"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">{LEVEL.format(0, "decimal", "%1)")}'
    "</w:lvlOverride></w:num>"
)


def in_list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("number", "level", "expected"),
    [
        (7, 0, (K.LIST_ITEM, 1)),
        (7, 1, (K.LIST_ITEM, 2)),
        (7, 2, (K.PARAGRAPH, 0)),  # a level that shows nothing
        (8, 0, (K.PARAGRAPH, 0)),  # a list style's, which shows a blank
        (9, 0, (K.LIST_ITEM, 1)),
        (0, 0, (K.PARAGRAPH, 0)),  # taken out of its list
        (44, 0, (K.LIST_ITEM, 1)),
    ],
)
def test_list_items_are_those_with_a_mark(number: int, level: int, expected: tuple[BlockKind, int]) -> None:
    assert kinds(p("Oil", "", in_list(number, level)), numbering=NUMBERING) == [expected]


def test_a_list_may_come_from_a_style_and_a_numbered_heading_is_a_heading() -> None:
    styles = style("Punkt", "Punkt", f"<w:pPr>{in_list(7, 1)}</w:pPr>") + style("Punkt3", "Punkt 3", based_on="Punkt")
    styles += style("Kopf", "heading 1", f"<w:pPr>{in_list(7, 0)}</w:pPr>")
    body = p("Oil", "Punkt") + p("Oil", "Punkt3") + p("Oil", "Punkt3", in_list(0, 0)) + p("Oil", "Kopf")
    assert kinds(body, styles=styles, numbering=NUMBERING) == [
        (K.LIST_ITEM, 2),
        (K.LIST_ITEM, 2),
        (K.PARAGRAPH, 0),
        (K.HEADING, 1),
    ]


def test_bold_and_italic_come_from_styles_and_undo_one_another() -> None:
    styles = style("Alarm", "Alarm", f"<w:rPr>{BOLD}</w:rPr>") + style("K", "heading 1", f"<w:rPr>{BOLD}</w:rPr>")
    styles += style("Stark", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    strong = '<w:rStyle w:val="Stark"/>'
    body = (
        p(r("All bold ") + r("but this", strong) + r(" and") + r(" that", '<w:b w:val="0"/>'), "Alarm")
        + p(r("Plain ") + r("bold", strong) + r(" no", strong + '<w:b w:val="false"/>'))
        + p(r("A heading is not bold besides, ") + r("but here", strong), "K")
    )
    assert spans_of(draft_of(body, styles=styles)) == [
        (SpanKind.BOLD, "All bold ", None),
        (SpanKind.BOLD, " and", None),
        (SpanKind.BOLD, "bold", None),
        (SpanKind.BOLD, "but here", None),
    ]


def test_arabic_has_a_weight_of_its_own() -> None:
    body = p(r("المصباح", "<w:b/><w:rtl/>") + r(" ") + r("قديم", "<w:bCs/><w:rtl/>") + r(" ") + r("جدا", "<w:bCs/>"))
    assert [text for _, text, _ in spans_of(draft_of(body))] == ["قديم", "جدا"]


@pytest.mark.parametrize(
    ("run", "language"),
    [
        (r("Das Feuer ist aus.", '<w:lang w:val="de-AT"/>'), "de-AT"),
        (r("قال الحارس", '<w:rtl/><w:lang w:val="en-US" w:bidi="ar-EG"/>'), "ar-EG"),
        (r("灯灭了", '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'), "zh-CN"),
        (r("Das Feuer ist aus.", '<w:lang w:val="x-none"/>') + r("Aus.", '<w:lang w:val="de"/>'), "de"),
        (r("The lamp."), "fr-CA"),
    ],
)
def test_the_language_is_the_one_that_most_text_is_marked_as(run: str, language: str) -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-CA"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert draft_of(p(run), styles=defaults).language == language


def row(*cells: str, properties: str = "") -> str:
    made = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def test_a_row_is_one_block_whatever_is_in_its_cells() -> None:
    table = f"<w:tbl>{row('Year', 'Ships')}{row('2024', p('998') + p('') + p('or so'))}{row('', '3')}</w:tbl>"
    assert blocks_of(draft_of(p("Before") + table + p("After"))) == [
        (K.PARAGRAPH, 0, "Before"),
        (K.TABLE_ROW, 0, "Year\tShips"),
        (K.TABLE_ROW, 0, "2024\t998 or so"),
        (K.TABLE_ROW, 0, "3"),
        (K.PARAGRAPH, 0, "After"),
    ]


def test_a_table_that_lays_text_out_is_read_as_text() -> None:
    prose = p("The lamp went out on 2 February, and nobody noticed for 41 nights. " * 4)
    inner = f"<w:tbl>{row('Year', 'Ships')}{row('2024', '998')}</w:tbl>"
    box = f"<w:tbl>{row(p('In a box'))}{row(p('Of one column'))}</w:tbl>"
    columns = f"<w:tbl>{row(prose * 3, prose * 3)}</w:tbl>"
    nested = f"<w:tbl>{row('Left', inner + p('Below'))}</w:tbl>"
    found = blocks_of(draft_of(box + columns + nested))
    assert [kind for kind, _, _ in found] == [K.PARAGRAPH] * 9 + [K.TABLE_ROW] * 2 + [K.PARAGRAPH]
    assert [text for _, _, text in found[8:]] == ["Left", "Year\tShips", "2024\t998", "Below"]


def test_rows_and_cells_that_are_deleted_stay_out() -> None:
    deleted = '<w:del w:author="Ines" w:date="2025-03-12T09:16:00Z"/>'
    cell = f"<w:tc><w:tcPr>{deleted.replace('w:del', 'w:cellDel')}</w:tcPr>{p('gone')}</w:tc>"
    rows = f"{row('2023', '3', properties=deleted)}<w:tr><w:tc>{p('2024')}</w:tc>{cell}<w:tc>{p('998')}</w:tc></w:tr>"
    draft = draft_of(f"<w:tbl>{rows}</w:tbl>")
    assert texts_of(draft) == ["2024\t998"]
    assert draft.remarks == ("2 tracked deletions were left out.",)


def test_links_by_relationship_and_by_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.exam</w:instrText></w:r>'
        '<w:r><w:instrText>ple/x" \\l "part" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r("field")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" HYPERLINK https://c.example ">{r("simple")}</w:fldSimple>'
    body = "".join(
        f'<w:hyperlink r:id="{id_}" {more}>{r(id_)}</w:hyperlink>{r(" ")}'
        for id_, more in (("web", 'w:anchor="top"'), ("file", ""), ("script", ""), ("none", ""))
    )
    links = (
        Link("web", "https://a.example/y"),
        Link("file", "file:///etc/passwd"),
        Link("script", "javascript:alert(1)"),
        Link("tpl", "https://evil.example/normal.dotm", "attachedTemplate"),
    )
    inside = f'<w:hyperlink w:anchor="notes">{r("inside")}</w:hyperlink>'
    draft = draft_of(p(body + field + r(" ") + simple + r(" ") + inside), links)
    assert draft.text == "web file script none field simple inside"
    assert spans_of(draft) == [
        (SpanKind.LINK, "web", "https://a.example/y#top"),
        (SpanKind.LINK, "field", "https://b.example/x#part"),
        (SpanKind.LINK, "simple", "https://c.example"),
    ]


def test_of_a_field_the_result_is_text_and_nothing_is_done_that_it_asks_for() -> None:
    def begin(instruction: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText></w:r>'

    shows, ends = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    include = begin(' INCLUDETEXT "/etc/passwd" ') + shows + r("as it was") + ends
    nested = begin(" IF ") + begin(" DDEAUTO cmd calc ") + shows + r("1") + ends + shows + r("yes") + ends
    broken = p(r("Before ") + begin(" PAGE ") + r("lost?")) + p(r("After"))
    draft = draft_of(p(include + r(", ") + nested) + broken)
    assert texts_of(draft) == ["as it was, yes", "Before", "After"]


def test_breaks_hyphens_and_symbols() -> None:
    symbols = (
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:cr/>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Arial" w:char="00E9"/><w:sym w:font="Symbol" w:char="zz"/><w:t>\n5</w:t></w:r>'
    )
    assert texts_of(draft_of(p(symbols))) == ["a\u2028b\tc\u2011d\u00ad\u2028≥✓é 5"]


def m(name: str, *content: str) -> str:
    """A part of a formula: what is no markup is text."""
    inner = "".join(one if one.startswith("<") else f"<m:r><m:t>{one}</m:t></m:r>" for one in content)
    return f"<m:{name}>{inner}</m:{name}>"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (m("f", m("num", "1"), m("den", "2")), "1/2"),
        (m("f", m("num", "a+b"), m("den", "2c")), "(a+b)/2c"),
        (m("sSup", m("e", "10"), m("sup", "6")), "10^6"),
        (m("sSup", m("e", m("d", m("e", "1+x"))), m("sup", "n-1")), "(1+x)^(n-1)"),
        (m("d", '<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>', m("e", "x")), "|x|"),
        (m("rad", m("deg", "3"), m("e", "8")), "√(3&8)"),
        (
            m("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', m("sub", "k=1"), m("sup", "n"), m("e", "k")),
            "∑_(k=1)^nk",
        ),
    ],
)
def test_a_formula_is_one_line_that_means_the_same(formula: str, line: str) -> None:
    assert draft_of(p(r("So ") + f"<m:oMath>{formula}</m:oMath>")).text == f"So {line}"


BOX = "<w:txbxContent>{}</w:txbxContent>"


def alternatives(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_each_after_its_paragraph() -> None:
    inner = alternatives(
        f"<w:drawing>{BOX.format(p('inner'))}</w:drawing>", f"<w:pict>{BOX.format(p('inner'))}</w:pict>"
    )
    outer = BOX.format(p(inner + r("outer")) + p("second"))
    body = p(alternatives(f"<w:drawing>{outer}</w:drawing>", f"<w:pict>{outer}</w:pict>") + r("host")) + p("next")
    assert texts_of(draft_of(body)) == ["host", "outer", "inner", "second", "next"]


def test_a_box_in_a_table_comes_after_its_row() -> None:
    box = f"<w:r><w:pict>{BOX.format(p('box'))}</w:pict></w:r>"
    assert texts_of(draft_of(f"<w:tbl>{row(p(box + r('2024')), '998')}{row('2025', '1')}</w:tbl>")) == [
        "2024\t998",
        "box",
        "2025\t1",
    ]


def test_an_emoji_that_only_new_programs_know_is_read_from_what_others_show() -> None:
    emoji = alternatives('<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F600"/>', "<w:t>😀</w:t>")
    assert draft_of(p(r("Enough ") + emoji)).text == "Enough 😀"


def test_content_controls_have_their_text_but_for_a_placeholder() -> None:
    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    contents = control(
        p("What is missing 3"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    )
    styles = style("TOC1", "toc 1") + style("Verzeichnis", "table of figures")
    body = (
        control(p(r("By ") + control(r("Ada Nwosu")) + control(r("Click here"), "<w:showingPlcHdr/>")))
        + contents
        + p("The lamp 1", "TOC1")
        + p("Figure 1", "Verzeichnis")
    )
    draft = draft_of(body, styles=styles)
    assert draft.text == "By Ada Nwosu"
    assert draft.remarks == ("The table of contents or index was left out.",)


def test_ruby_is_read_without_its_reading() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('とう')}</w:rt><w:rubyBase>{r('灯')}</w:rubyBase></w:ruby></w:r>"
    assert draft_of(p(ruby + r("台"))).text == "灯台"


def test_hidden_text_of_a_style_stays_out() -> None:
    styles = style("Z", "z", "<w:rPr><w:vanish/></w:rPr>")
    draft = draft_of(p("Top of form", "Z") + p("It turned.") + p(r(" ", "<w:vanish/>")), styles=styles)
    assert draft.text == "It turned."
    assert draft.remarks == ("Hidden text was left out.",)
    assert draft_of(p("It turned.") + p(r(" ", "<w:vanish/>"))).remarks == ()


def test_a_strict_document_is_read_alike() -> None:
    body = p(r("The lamp", BOLD), "K") + p("Oil", "", in_list(7, 1))
    draft = read(
        docx(body, namespace=STRICT, styles=style("K", "heading 2"), numbering=NUMBERING), Given("strict.docx")
    )
    assert blocks_of(draft) == [(K.HEADING, 2, "The lamp"), (K.LIST_ITEM, 2, "Oil")]


def test_what_is_embedded_is_told() -> None:
    chart = '<w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
    picture = chart.replace("/chart", "/picture")
    draft = draft_of(p(r("It turned.") + chart + picture) + '<w:altChunk r:id="x"/>')
    assert draft.remarks == ("2 embedded objects (charts, formulas or documents) were left out.",)


def test_a_paragraph_with_its_mark_deleted_goes_on_in_the_next() -> None:
    mark = '<w:rPr><w:del w:author="Ines" w:date="2025-03-12T09:16:00Z"/></w:rPr>'
    styles = style("Q", "Quote")
    body = p("The lamp ", "", mark) + p("went out.", "Q") + p("Last ", "", mark)
    assert blocks_of(draft_of(body, styles=styles)) == [
        (K.QUOTATION, 0, "The lamp went out."),
        (K.PARAGRAPH, 0, "Last"),
    ]


def test_a_drop_cap_is_part_of_its_word() -> None:
    cap = p("T", "", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts_of(draft_of(cap + p("he lamp went out.") + p("Framed", "", "<w:framePr/>"))) == [
        "The lamp went out.",
        "Framed",
    ]
