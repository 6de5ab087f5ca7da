"""Word documents as pandoc, LibreOffice and python-docx make them."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from annotator.domain.article import ArticleDraft, BlockKind, Hanging, SpanKind
from annotator.readers import read, read_file
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of

K = BlockKind
SOURCES = Path(__file__).parents[2] / "data" / "sources"


def hanging(draft: ArticleDraft) -> list[tuple[Hanging, str, str]]:
    """Kind, words and text of each suggestion."""
    return [(one.kind, draft.text[one.start : one.end], one.text) for one in draft.suggestions]


@pytest.fixture(scope="module")
def lamp() -> ArticleDraft:
    return read_file(SOURCES / "libreoffice.docx")


@pytest.fixture(scope="module")
def pandoc() -> ArticleDraft:
    return read_file(SOURCES / "pandoc.docx")


@pytest.mark.parametrize("name", ["libreoffice.docx", "pandoc.docx"])
def test_the_draft_is_canonical(name: str) -> None:
    draft = read_file(SOURCES / name)
    check_canonical(draft)
    assert draft.source is not None
    assert draft.source.media_type.endswith("wordprocessingml.document")


def test_the_text_is_what_the_document_shows(lamp: ArticleDraft) -> None:
    assert texts_of(lamp)[2] == (
        "The lamp went out on 2 February, and nobody noticed. It was dark for 41 nights, the keeper says, and he kept"
        " a list, which the harbour office has."
    )
    assert "😀 Enough." in lamp.text
    assert "A\ttab, a soft\u00adhyphen, 20\u00a0°C." in lamp.text


def test_kinds_and_levels(lamp: ArticleDraft) -> None:
    assert blocks_of(lamp)[:1] == [(K.HEADING, 1, "The lamp on Corrin Point stays dark")]
    assert blocks_of(lamp)[3:19] == [
        (K.HEADING, 2, "What is missing"),
        (K.LIST_ITEM, 1, "Oil"),
        (K.LIST_ITEM, 2, "for the lamp"),
        (K.LIST_ITEM, 2, "for the hinges"),
        (K.LIST_ITEM, 1, "Glass"),
        (K.PARAGRAPH, 0, "It comes from the mainland."),
        (K.LIST_ITEM, 1, "Ask the county."),
        (K.LIST_ITEM, 1, "Ask again."),
        (K.QUOTATION, 0, "“A lamp is not a luxury,” he said.\u2028“It is a lamp.”"),
        (K.CAPTION, 0, "The lamp in 1961. Photograph: R. Achterberg"),
        (K.TABLE_ROW, 0, "Year\tNights dark\tShips"),
        (K.TABLE_ROW, 0, "2023\t3\t1,204"),
        (K.TABLE_ROW, 0, "2024\t41\t998"),
        (K.PARAGRAPH, 0, "Ships have not been warned."),
        (K.PARAGRAPH, 0, "Some 998 ships passed. Fares rose by 12 %. The county knew."),
        (K.PARAGRAPH, 0, "It did nothing. A\ttab, a soft\u00adhyphen, 20\u00a0°C."),
    ]


def test_lines_of_code_are_one_block_with_its_indentation(lamp: ArticleDraft, pandoc: ArticleDraft) -> None:
    for draft in (lamp, pandoc):
        assert (K.CODE, 0, "  02-02 dark\u2028    02-03 dark") in blocks_of(draft)


def test_a_text_box_comes_once_and_after_its_paragraph(lamp: ArticleDraft) -> None:
    texts = texts_of(lamp)
    box = texts.index("Box: the point has had a light since 1848.")
    assert texts[box - 1] == "The box stands here."
    assert lamp.text.count("since 1848") == 1


def test_spans_from_styles_and_from_what_is_said_directly(lamp: ArticleDraft) -> None:
    assert spans_of(lamp) == [
        (SpanKind.ITALIC, "2 February", None),
        (SpanKind.BOLD, "41 nights", None),
        (SpanKind.LINK, "harbour office", "https://harbour.example/office?year=2025&page=2"),
        (SpanKind.BOLD, "Ships have ", None),
        (SpanKind.BOLD, " been warned.", None),
        (SpanKind.BOLD, "998 ships", None),
        (SpanKind.BOLD, "المصباح", None),
    ]


def test_running_heads_and_page_numbers_stay_out(lamp: ArticleDraft) -> None:
    assert "Proof" not in lamp.text
    assert "Cape Linnet Courier" not in lamp.text.replace("· Cape Linnet Courier ·", "")


def test_changes_are_taken_deletions_left_out_and_hidden_text_too(lamp: ArticleDraft) -> None:
    assert "hardly" not in lamp.text
    assert "Ask the lawyer" not in lamp.text
    assert lamp.remarks == (
        "2 tracked insertions were taken and 1 deletion left out.",
        "Hidden text was left out.",
    )


def test_metadata_come_from_the_text_where_the_properties_say_nothing(lamp: ArticleDraft) -> None:
    assert lamp.title == "The lamp on Corrin Point stays dark"  # and not “Untitled 3”
    assert lamp.byline == "Odile Brandt"  # and not “Administrator”
    assert (lamp.publication, lamp.published) == ("Cape Linnet Courier", "2025-03-14")
    assert (lamp.language, lamp.direction) == ("en-GB", "ltr")


def test_notes_hang_on_their_words(lamp: ArticleDraft) -> None:
    footnote, endnote, comment = Hanging.FOOTNOTE, Hanging.ENDNOTE, Hanging.COMMENT
    log = "Harbour log, p. 12.\nAlso the log of 3 February and https://log.example/13."
    assert hanging(lamp) == [
        (footnote, "The lamp went out on 2 February, and nobody noticed.", log),
        (footnote, "It was dark for 41 nights,", "Counted by hand."),
        (endnote, "the keeper says, and he kept a list, which the harbour office has.", "Seen on 5 March."),
        (footnote, "3", "Annual report, table 4."),
        (comment, "Some 998 ships", "Who counted? See https://count.example/41."),
        (comment, "Fares rose by 12 %.", "Since when?"),
        (comment, "The county knew.\nIt did nothing", "Check both."),
    ]
    assert lamp.suggestions[0].links == ("https://log.example/12", "https://log.example/13")
    assert lamp.suggestions[4].links == ("https://count.example/41",)
    assert (lamp.suggestions[6].by, lamp.suggestions[6].at) == ("Mara Boyd", "2025-03-12T11:30:00Z")
    assert lamp.suggestions[0].by is None


def test_no_note_is_in_the_text(lamp: ArticleDraft) -> None:
    for words in ("Harbour log", "Counted by hand", "Seen on 5 March", "Who counted", "Check both"):
        assert words not in lamp.text


def test_a_document_of_pandoc(pandoc: ArticleDraft) -> None:
    assert (pandoc.title, pandoc.byline) == ("The lamp on Corrin Point", "Odile Brandt")
    assert (pandoc.published, pandoc.language) == ("2025-03-14", "en-GB")
    assert blocks_of(pandoc)[5:19] == [
        (K.HEADING, 2, "What the harbour says"),
        (K.QUOTATION, 0, "The lamp is old."),
        (K.QUOTATION, 0, "It will be mended."),
        (K.LIST_ITEM, 1, "Oil"),
        (K.LIST_ITEM, 1, "Glass"),
        (K.LIST_ITEM, 2, "Clear"),
        (K.LIST_ITEM, 2, "Red"),
        (K.LIST_ITEM, 1, "Wick"),
        (K.PARAGRAPH, 0, "It comes from the mainland."),  # which pandoc puts into a list without marks
        (K.LIST_ITEM, 1, "Ask the county."),
        (K.LIST_ITEM, 1, "Ask again."),
        (K.CAPTION, 0, "Nights without light"),
        (K.TABLE_ROW, 0, "Year\tNights dark\tShips"),
        (K.TABLE_ROW, 0, "2023\t3\t1,204"),
    ]
    assert (SpanKind.LINK, "noticed", "https://lamps.example/corrin?a=1&b=2") in spans_of(pandoc)
    assert "The county was fully aware." in pandoc.text
    assert pandoc.remarks == ("1 tracked insertion was taken and 1 deletion left out.",)


def test_the_notes_of_pandoc(pandoc: ArticleDraft) -> None:
    assert hanging(pandoc) == [
        (
            Hanging.FOOTNOTE,
            "It has been dark for 41 nights.",
            "Harbour log, p.\u00a012.\nAlso the log of https://log.example/13.",
        ),
        (Hanging.FOOTNOTE, "Nobody noticed at first,", "See the log."),
        (Hanging.FOOTNOTE, "and then everybody did.", "Ask Piet."),
        (Hanging.COMMENT, "41 dark nights", "Who counted? See https://count.example/41."),
    ]
    assert pandoc.suggestions[1].links == ("https://log.example/2",)


def written(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_document_of_python_docx() -> None:
    document = docx.Document()
    document.add_heading("Mill reopens", 0)
    document.add_paragraph("Written by Ada Nwosu and Bo Lind")
    document.add_heading("At last", 2)
    paragraph = document.add_paragraph("It turned on ")
    friday = paragraph.add_run("Friday")
    friday.bold = True
    paragraph.add_run(", and nobody came.")
    document.add_comment(friday, text="Which Friday?\nSee www.mill.example/log.", author="Ines Calder", initials="IC")
    for style in ("List Bullet", "List Bullet 2", "List Number", "Intense Quote", "Caption", "List Paragraph"):
        document.add_paragraph(f"In {style}", style=style)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Ships", "2024", "998"), strict=True):
        cell.text = text
    draft = read(written(document), "mill.docx")
    check_canonical(draft)
    assert blocks_of(draft) == [
        (K.HEADING, 1, "Mill reopens"),
        (K.PARAGRAPH, 0, "Written by Ada Nwosu and Bo Lind"),
        (K.HEADING, 2, "At last"),
        (K.PARAGRAPH, 0, "It turned on Friday, and nobody came."),
        (K.LIST_ITEM, 1, "In List Bullet"),
        (K.LIST_ITEM, 2, "In List Bullet 2"),
        (K.LIST_ITEM, 1, "In List Number"),
        (K.QUOTATION, 0, "In Intense Quote"),
        (K.CAPTION, 0, "In Caption"),
        (K.PARAGRAPH, 0, "In List Paragraph"),
        (K.TABLE_ROW, 0, "Year\tShips"),
        (K.TABLE_ROW, 0, "2024\t998"),
    ]
    assert hanging(draft) == [(Hanging.COMMENT, "Friday", "Which Friday?\nSee www.mill.example/log.")]
    assert draft.suggestions[0].links == ("http://www.mill.example/log",)
    assert draft.byline == "Ada Nwosu and Bo Lind"


def test_the_author_that_the_library_puts_in_is_none() -> None:
    document = docx.Document()
    document.add_paragraph("It turned on Friday.")
    assert document.core_properties.author == "python-docx"
    assert read(written(document), "mill.docx").byline is None


def test_properties_that_can_be_believed_are_taken() -> None:
    document = docx.Document()
    document.core_properties.author = "Ada Nwosu; Bo Lind"
    document.core_properties.title = "The mill that would not turn"
    document.add_paragraph("It turned on Friday.")
    draft = read(written(document), "mill.docx")
    assert (draft.title, draft.byline) == ("The mill that would not turn", "Ada Nwosu, Bo Lind")


def test_what_is_given_wins() -> None:
    draft = read((SOURCES / "pandoc.docx").read_bytes(), "x.docx", title="Mine", byline="Me", published="1 May 2025")
    assert (draft.title, draft.byline, draft.published) == ("Mine", "Me", "2025-05-01")
