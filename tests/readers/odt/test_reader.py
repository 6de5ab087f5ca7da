"""OpenDocument texts as LibreOffice and pandoc make them."""

from pathlib import Path

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, Hanging, SpanKind
from annotator.readers import read_file
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of

K = BlockKind
SOURCES = Path(__file__).parents[2] / "data" / "sources"


@pytest.fixture(scope="module")
def lamp() -> ArticleDraft:
    return read_file(SOURCES / "libreoffice.odt")


@pytest.fixture(scope="module")
def pandoc() -> ArticleDraft:
    return read_file(SOURCES / "pandoc.odt")


@pytest.mark.parametrize("name", ["libreoffice.odt", "pandoc.odt"])
def test_the_draft_is_canonical(name: str) -> None:
    draft = read_file(SOURCES / name)
    check_canonical(draft)
    assert draft.source is not None
    assert draft.source.media_type == "application/vnd.oasis.opendocument.text"


def test_a_document_reads_alike_in_both_formats(lamp: ArticleDraft) -> None:
    word = read_file(SOURCES / "libreoffice.docx")
    assert lamp.text == word.text
    assert lamp.blocks == word.blocks
    assert (
        lamp.remarks
        == word.remarks
        == (
            "2 tracked insertions were taken and 1 deletion left out.",
            "Hidden text was left out.",
        )
    )
    for one, other in zip(lamp.suggestions, word.suggestions, strict=True):
        assert (one.kind, one.start, one.end, one.text) == (other.kind, other.start, other.end, other.text)
        assert (one.by, one.links) == (other.by, other.links)
    for name in ("title", "byline", "publication", "published", "language", "direction"):
        assert getattr(lamp, name) == getattr(word, name)


def test_the_text_is_what_the_document_shows(lamp: ArticleDraft) -> None:
    assert texts_of(lamp)[2] == (
        "The lamp went out on 2 February, and nobody noticed. It was dark for 41 nights, the keeper says, and he kept"
        " a list, which the harbour office has."
    )
    assert "It did nothing. A\ttab, a soft\u00adhyphen, 20\u00a0°C." in texts_of(lamp)
    assert (K.CODE, 0, "  02-02 dark\u2028    02-03 dark") in blocks_of(lamp)


def test_a_comments_moment_is_as_the_source_writes_it(lamp: ArticleDraft) -> None:
    comments = [one for one in lamp.suggestions if one.kind is Hanging.COMMENT]
    assert [(one.by, one.at) for one in comments] == [
        ("Ines Calder", "2025-03-12T10:00:00"),
        ("Odile Brandt", "2025-03-13T11:00:00"),
        ("Mara Boyd", "2025-03-12T11:30:00"),
    ]


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
        (K.PARAGRAPH, 0, "It comes from the mainland."),
        (K.LIST_ITEM, 1, "Ask the county."),
        (K.LIST_ITEM, 1, "Ask again."),
        (K.CAPTION, 0, "Nights without light"),
        (K.TABLE_ROW, 0, "Year\tNights dark\tShips"),
        (K.TABLE_ROW, 0, "2023\t3\t1,204"),
    ]
    assert (K.CODE, 0, "  02-02 dark\u2028    02-03 dark") in blocks_of(pandoc)
    assert spans_of(pandoc)[:3] == [
        (SpanKind.ITALIC, "2 February", None),
        (SpanKind.BOLD, "dark", None),
        (SpanKind.LINK, "noticed", "https://lamps.example/corrin?a=1&b=2"),
    ]


def test_the_notes_of_pandoc(pandoc: ArticleDraft) -> None:
    assert [(pandoc.text[one.start : one.end], one.text, one.links) for one in pandoc.suggestions] == [
        (
            "It has been dark for 41 nights.",
            "Harbour log, p.\u00a012.\nAlso the log of https://log.example/13.",
            ("https://log.example/13",),
        ),
        ("Nobody noticed at first,", "See the log.", ("https://log.example/2",)),
        ("and then everybody did.", "Ask Piet.", ()),
    ]
