"""What stands in OpenDocument texts that the stored ones have not: fields, boxes, replies, other programs' styles."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, Hanging, SpanKind
from annotator.readers.given import Given
from annotator.readers.odt.reader import read
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of
from tests.readers.office.files import odt

K = BlockKind


def draft_of(body: str, *, styles: str = "", automatic: str = "", meta: str = "") -> ArticleDraft:
    draft = read(odt(body, styles=styles, automatic=automatic, meta=meta), Given("story.odt"))
    check_canonical(draft)
    return draft


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def style(name: str, family: str = "paragraph", parent: str = "", letters: str = "", display: str = "") -> str:
    shown = f' style:display-name="{display}"' if display else ""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{shown}{based}>'
        f"<style:text-properties {letters}/></style:style>"
    )


def hanging(draft: ArticleDraft) -> list[tuple[Hanging, str, str]]:
    return [(one.kind, draft.text[one.start : one.end], one.text) for one in draft.suggestions]


def test_kinds_come_from_styles_and_what_they_are_based_on() -> None:
    styles = style("Heading_20_2", display="Heading 2") + style("Kopf", parent="Heading_20_2") + style("Title")
    styles += style("Subtitle", parent="Title") + style("Zitat", parent="Quotations") + style("Quotations")
    styles += style("Illustration", parent="Caption")
    body = "".join(
        p("The lamp", name) for name in ("Title", "Subtitle", "Kopf", "Zitat", "Illustration", "Text_20_body")
    )
    body += '<text:h text:outline-level="3">Level 3</text:h><text:h text:outline-level="99">Which level?</text:h>'
    assert [(kind, level) for kind, level, _ in blocks_of(draft_of(body, styles=styles))] == [
        (K.HEADING, 1),
        (K.PARAGRAPH, 0),
        (K.HEADING, 2),
        (K.QUOTATION, 0),
        (K.CAPTION, 0),
        (K.PARAGRAPH, 0),
        (K.HEADING, 3),
        (K.HEADING, 1),
    ]


def test_white_space_collapses_but_for_what_has_elements() -> None:
    body = (
        "\n The\n\t lamp <text:span> is</text:span>\ndark<text:s text:c='3'/>now<text:tab/> \n so<text:line-break/> x"
    )
    assert draft_of(p(body)).text == "The lamp is dark   now\tso\u2028x"


def test_spaces_without_end_are_few() -> None:
    assert len(draft_of(p("a<text:s text:c='999999999'/>b<text:s text:c='x'/>c")).text) < 1_100


def test_spans_in_spans_and_in_bold_paragraphs() -> None:
    automatic = style("B", "text", letters='fo:font-weight="bold"') + style("P", letters='fo:font-weight="700"')
    automatic += style("R", "text", letters='fo:font-weight="normal"') + style(
        "I", "text", letters='fo:font-style="oblique"'
    )
    automatic += style("H", letters='fo:font-weight="bold"', parent="Heading_20_1")
    body = (
        p('All <text:span text:style-name="R">but <text:span text:style-name="I">this</text:span></text:span> end', "P")
        + '<text:h text:style-name="H" text:outline-level="1">A heading</text:h>'
        + p('<text:a xlink:href="https://a.example"><text:span text:style-name="B">link</text:span></text:a>'
            '<text:a xlink:href="../b.odt">file</text:a><text:a xlink:href="#c">place</text:a>')
    )  # fmt: skip
    assert spans_of(draft_of(body, automatic=automatic)) == [
        (SpanKind.BOLD, "All ", None),
        (SpanKind.ITALIC, "this", None),
        (SpanKind.BOLD, " end", None),
        (SpanKind.BOLD, "link", None),
        (SpanKind.LINK, "link", "https://a.example"),
    ]


def test_each_script_has_its_own_weight_and_language() -> None:
    automatic = style("W", "text", letters='fo:font-weight="bold" fo:language="de" fo:country="AT"')
    automatic += style(
        "C", "text", letters='style:font-weight-complex="bold" style:language-complex="ar" style:country-complex="none"'
    )
    both = '<text:span text:style-name="{0}">قال الحارس</text:span> <text:span text:style-name="{0}">Feuer</text:span>'
    draft = draft_of(p(both.format("W")) + p(both.format("C")), automatic=automatic)
    assert [text for _, text, _ in spans_of(draft)] == ["Feuer", "قال الحارس"]
    assert draft.language == "ar"
    assert draft.direction == "rtl"


def item(*content: str) -> str:
    return f"<text:list-item>{''.join(content)}</text:list-item>"


def listed(*items: str, style: str = "L") -> str:
    return f'<text:list text:style-name="{style}">{"".join(items)}</text:list>'


def test_lists_in_lists_and_those_without_marks() -> None:
    number = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"/>'
    automatic = (
        f'<text:list-style style:name="L">{number.format(1, "1", ".")}{number.format(2, "", "")}</text:list-style>'
    )
    header = "<text:list-header><text:p>Header</text:p></text:list-header>"
    body = listed(
        header,
        item("<text:number>1.</text:number>", p("One"), p("More of one"), listed(item(p("No mark")), style="")),
        item(listed(item(listed(item(p("Third level")), style="")), style="")),
        item('<text:h text:outline-level="2">Heading</text:h>'),
    )
    assert blocks_of(draft_of(body, automatic=automatic)) == [
        (K.PARAGRAPH, 0, "Header"),
        (K.LIST_ITEM, 1, "One"),
        (K.PARAGRAPH, 0, "More of one"),
        (K.PARAGRAPH, 0, "No mark"),
        (K.LIST_ITEM, 3, "Third level"),
        (K.HEADING, 2, "Heading"),
    ]


def row(*cells: str) -> str:
    made = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{made}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def test_tables_of_data_and_others() -> None:
    data = table(row(p("Year"), p("Ships")), row(p("2024"), p("998") + p("or so")))
    covered = row("", p("x")).replace("</table:table-cell>", "</table:table-cell><table:covered-table-cell/>", 1)
    nested = table(row(p("Left"), data))
    draft = draft_of(data + table(covered) + table(row(p("In a box"))) + nested)
    assert blocks_of(draft) == [
        (K.TABLE_ROW, 0, "Year\tShips"),
        (K.TABLE_ROW, 0, "2024\t998 or so"),
        (K.TABLE_ROW, 0, "x"),
        (K.PARAGRAPH, 0, "In a box"),
        (K.PARAGRAPH, 0, "Left"),
        (K.TABLE_ROW, 0, "Year\tShips"),
        (K.TABLE_ROW, 0, "2024\t998 or so"),
    ]


def test_boxes_and_shapes_come_after_their_paragraph() -> None:
    inner = f"<draw:frame><draw:text-box>{p('inner')}</draw:text-box><svg:desc>A lamp</svg:desc></draw:frame>"
    outer = f"<draw:frame><draw:text-box>{p(inner + 'outer')}{p('second')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('shape')}</draw:custom-shape></draw:g>"
    body = (
        f"<draw:frame><draw:text-box>{p('page')}</draw:text-box></draw:frame>" + p(outer + "host" + shape) + p("next")
    )
    assert texts_of(draft_of(body)) == ["page", "host", "outer", "inner", "second", "shape", "next"]


def test_a_box_in_a_table_comes_after_its_row() -> None:
    box = f"<draw:frame><draw:text-box>{p('box')}</draw:text-box></draw:frame>"
    assert texts_of(draft_of(table(row(p(box + "2024"), p("998"))))) == ["2024\t998", "box"]


@pytest.mark.parametrize(
    "unseen",
    [
        '<text:hidden-text text:is-hidden="true">Ask the lawyer.</text:hidden-text>',
        '<text:variable-set text:display="none">Ask the lawyer.</text:variable-set>',
        '<text:span text:style-name="Z">Ask the lawyer.</text:span>',
    ],
)
def test_hidden_text_stays_out_and_is_told(unseen: str) -> None:
    draft = draft_of(p(f"It turned.{unseen}"), automatic=style("Z", "text", letters='text:display="none"'))
    assert draft.text == "It turned."
    assert draft.remarks == ("Hidden text was left out.",)


def test_hidden_paragraphs_and_sections_stay_out() -> None:
    hidden = '<text:hidden-paragraph text:is-hidden="true" text:condition="ooow:1"/>'
    section = f'<text:section text:display="none" text:name="s">{p("Ask the lawyer.")}</text:section>'
    shown = (
        f'<text:section text:name="t"><text:section-source xlink:href="/etc/passwd"/>{p("It turned.")}</text:section>'
    )
    draft = draft_of(p(f"Ask {hidden}him.") + section + shown)
    assert draft.text == "It turned."
    assert draft.remarks == ("Hidden text was left out.",)


def test_fields_have_their_text_and_scripts_and_indexes_have_none() -> None:
    fields = (
        "Table <text:sequence>1</text:sequence>, <text:date>14 March</text:date><text:script>alert(1)</text:script>"
    )
    index = f"<text:table-of-content><text:index-body>{p('The lamp 1')}</text:index-body></text:table-of-content>"
    books = f"<text:bibliography><text:index-body>{p('Log, 1961')}</text:index-body></text:bibliography>"
    draft = draft_of(index + p(fields) + books)
    assert texts_of(draft) == ["Table 1, 14 March", "Log, 1961"]
    assert draft.remarks == ("The table of contents or index was left out.",)


def comment(text: str, name: str = "", parent: str = "") -> str:
    named = f' office:name="{name}"' if name else ""
    answers = f' loext:parent-name="{parent}"' if parent else ""
    return f"<office:annotation{named}{answers}><dc:creator>Ines</dc:creator>{p(text)}</office:annotation>"


def ends(name: str) -> str:
    return f'<office:annotation-end office:name="{name}"/>'


def note(text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>7</text:note-citation><text:note-body>{p(text)}'
        "</text:note-body></text:note>"
    )


def test_comments_and_their_replies_hang_on_the_same_words() -> None:
    thread = comment("Which?", "a") + "Friday" + ends("a") + comment("The 3rd.", "b", "a") + comment("No.", "", "b")
    assert hanging(draft_of(p(f"It turned on {thread}. Then not."))) == [
        (Hanging.COMMENT, "Friday", "Which?"),
        (Hanging.COMMENT, "Friday", "The 3rd."),
        (Hanging.COMMENT, "Friday", "No."),
    ]


def test_a_comment_in_a_note_and_one_in_an_empty_paragraph() -> None:
    body = p(f"It turned{note('The log' + comment('Seen?'))} on. Then not.") + p(comment("More here."))
    assert hanging(draft_of(body)) == [
        (Hanging.FOOTNOTE, "It turned", "The log"),
        (Hanging.COMMENT, "It turned on.", "Seen?"),
        (Hanging.COMMENT, "Then not.", "More here."),
    ]


def test_deleted_text_and_its_notes_stay_out() -> None:
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion>'
        f"{p('gone' + note('Lost.') + comment('Lost.'))}</text:deletion></text:changed-region>"
        '<text:changed-region text:id="f"><text:format-change/></text:changed-region></text:tracked-changes>'
    )
    draft = draft_of(tracked + p('It <text:change text:change-id="d"/>turned<text:change text:change-id="f"/>.'))
    assert (draft.text, draft.suggestions) == ("It turned.", ())
    assert draft.remarks == ("1 tracked deletion was left out.",)


def test_properties_that_can_be_believed_are_taken() -> None:
    meta = "<dc:title>The mill that would not turn</dc:title><meta:initial-creator>Ada Nwosu</meta:initial-creator>"
    draft = draft_of(p("It turned."), meta=f"{meta}<dc:creator>Bo Lind</dc:creator><dc:language>da</dc:language>")
    assert (draft.title, draft.byline, draft.language) == ("The mill that would not turn", "Ada Nwosu", "da")


def test_the_title_of_its_template_is_not_the_texts() -> None:
    meta = '<dc:title>Modern letter</dc:title><meta:template xlink:title="Modern letter" xlink:href="../letter.ott"/>'
    assert draft_of(p("It turned."), meta=meta).title == "story"


def test_what_is_embedded_is_told() -> None:
    formula = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./x.png"/></draw:frame>'
    assert draft_of(p("It turned." + formula)).remarks == (
        "1 embedded object (a chart, formula or document) was left out.",
    )
