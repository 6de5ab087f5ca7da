"""PDF documents as real programs make them: what went in comes out, word by word and paragraph by paragraph."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, SpanKind
from annotator.readers import read_file
from tests.data.sources.stories import ARABIC, FERRY, FERRY_FOOT, FERRY_HEAD, HEBREW, plain
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of
from tests.readers.wording import SOURCES, STORIES, expected_blocks, in_order, token_f1

K = BlockKind
PDFS = [name for name in STORIES if name.endswith(".pdf")]
# What cannot be told: whether LaTeX's hyphen in “non-/binding” is the word's own, and that an indented paragraph
# without tags is a quotation.
BLOCKS_MISSED = {"latex.pdf": 1}
KINDS_MISSED = {"latex.pdf": 1, "chromium-untagged.pdf": 1}


def draft_of(name: str) -> ArticleDraft:
    draft = read_file(SOURCES / name)
    check_canonical(draft)
    return draft


def blocks_on(draft: ArticleDraft, page: int) -> list[str]:
    return [draft.text[block.start : block.end] for block in draft.blocks if block.page == page]


@pytest.mark.parametrize("name", PDFS)
def test_every_word_comes_out_once_and_in_order(name: str) -> None:
    expected = "\n".join(text for _, text in expected_blocks(name))
    text = draft_of(name).text
    assert token_f1(expected, text) >= 0.998
    assert in_order(expected, text) >= 0.98  # a footnote stands after the paragraph that the page divides


@pytest.mark.parametrize("name", PDFS)
def test_paragraphs_are_as_they_were(name: str) -> None:
    expected = expected_blocks(name)
    draft = draft_of(name)
    found = [(kind, text) for kind, _, text in blocks_of(draft)]
    missed = {text for _, text in expected} - {text for _, text in found}
    assert len(missed) <= BLOCKS_MISSED.get(name, 0), missed
    assert len(set(expected) - set(found)) <= KINDS_MISSED.get(name, 0)
    assert len(found) == len(expected)


@pytest.mark.parametrize("name", ["libreoffice.pdf", "libreoffice-columns.pdf", "libreoffice-tagged.pdf"])
def test_running_heads_feet_and_page_numbers_are_left_out_and_said(name: str) -> None:
    draft = draft_of(name)
    assert FERRY_HEAD not in draft.text
    assert FERRY_FOOT not in draft.text
    assert any(FERRY_HEAD in remark and FERRY_FOOT in remark for remark in draft.remarks)


@pytest.mark.parametrize("name", ["libreoffice.pdf", "latex.pdf", "chromium.pdf", "libreoffice-tagged.pdf"])
def test_headings_have_their_levels(name: str) -> None:
    levels = [(level, text) for kind, level, text in blocks_of(draft_of(name)) if kind is K.HEADING]
    assert levels == [(level, text) for kind, level, text in FERRY if kind is K.HEADING]


@pytest.mark.parametrize("name", ["libreoffice.pdf", "latex.pdf", "chromium.pdf"])
def test_formats_and_links(name: str) -> None:
    spans = spans_of(draft_of(name))
    address = "https://weather.example/marrow?year=2024"
    assert "".join(text for _, text, href in spans if href == address).startswith(("the weather station", "weather"))
    assert (SpanKind.ITALIC, "Coastal Notices", None) in [(kind, text.strip(), href) for kind, text, href in spans]
    assert (SpanKind.BOLD, "Eleven patients", None) in [(kind, text.strip(), href) for kind, text, href in spans]


def test_title_byline_language_and_pages() -> None:
    draft = draft_of("libreoffice.pdf")
    assert draft.title == FERRY[0][2]
    assert draft.byline == "Odile Brandt"
    assert draft.language == "en-US"
    assert draft.direction == "ltr"
    assert draft.published is None  # the day of its making is not that of its publication
    assert {block.page for block in draft.blocks} == {1, 2, 3}


def test_a_paragraph_that_a_page_divides_stands_on_the_page_where_it_begins() -> None:
    draft = draft_of("libreoffice.pdf")
    divided = next(text for text in texts_of(draft) if text.startswith("Marrow Lines did not."))
    assert divided.endswith("“considerably less than a single cancelled season”.")
    assert divided in blocks_on(draft, 1)


def test_a_hyphen_that_the_line_has_is_kept_or_not_as_the_word_wants() -> None:
    text = draft_of("libreoffice-columns.pdf").text
    for word in ("64-year-old", "well-known", "industry-wide", "non-binding", "newspaper", "memorandum", "nobody"):
        assert word in text


def test_a_browsers_time_title_and_address_are_left_out_and_the_address_is_kept() -> None:
    draft = draft_of("chromium.pdf")
    assert draft.url == "http://news.example/night-ferry"
    assert "news.example" not in draft.text
    assert "1/2" not in draft.text


def test_a_single_page_that_a_browser_printed() -> None:
    draft = draft_of("hebrew.pdf")
    assert texts_of(draft) == [plain(text) for _, _, text in HEBREW]
    assert draft.url == "http://news.example/night-ferry"


def test_arabic_is_in_logical_order_with_its_numbers_brackets_and_latin_words() -> None:
    draft = draft_of("arabic.pdf")
    assert texts_of(draft) == [plain(text) for _, _, text in ARABIC]
    assert draft.direction == "rtl"
    assert draft.language == "ar-EG"


def test_an_initial_a_caption_and_a_table_without_tags() -> None:
    found = blocks_of(draft_of("chromium-untagged.pdf"))
    texts = [text for _, _, text in found]
    assert texts[1].startswith("Die Stadtwerke Neuenried")
    assert any(text.startswith("So lautet der entscheidende Satz") for text in texts)
    assert [text for kind, _, text in found if kind is K.CAPTION] == [
        "Leerer Bus der Linie 7 am Dienstagabend an der Haltestelle Mühlentor. Foto: Jonas Krell"
    ]
    assert next(text for kind, _, text in found if kind is K.TABLE_ROW) == "Jahr\tFahrten\tKosten"
    assert any(kind is K.PARAGRAPH and text.startswith("1. Mai hin oder her") for kind, _, text in found)


def test_a_footnote_keeps_its_number_and_its_address_in_one_piece() -> None:
    text = draft_of("libreoffice.pdf").text
    assert "under supervision1. The regulation" in text
    assert "see also https://law.example/order/14." in text


def test_pages_that_are_pictures_are_named() -> None:
    draft = draft_of("partly-scanned.pdf")
    assert draft.remarks == ("Pages 2 and 4 have no text, only a picture of it.",)
    assert blocks_on(draft, 3) == blocks_on(draft, 1)  # a page that is there twice is no running head


def test_a_document_that_only_its_owner_may_print_is_read() -> None:
    assert draft_of("protected.pdf").title == "Memorandum on the night service"
