"""Text from the clipboard, plain and rich."""

import hashlib

import pytest

from annotator.domain.article import BlockKind, SpanKind
from annotator.readers import ReaderError, read_pasted
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of


def test_plain_text_is_read_as_a_text_file_is() -> None:
    draft = read_pasted("City opens tunnel\r\n\r\nBy Ines Calder\r\n\r\nIt opened.\r\n")
    check_canonical(draft)
    assert (draft.title, draft.byline) == ("City opens tunnel", "Ines Calder")
    assert blocks_of(draft)[0] == (BlockKind.HEADING, 1, "City opens tunnel")
    assert draft.source is not None
    assert (draft.source.name, draft.source.media_type) == ("Pasted text", "text/plain")


def test_what_the_reviewer_types_wins() -> None:
    draft = read_pasted(
        "It opened.", title="Tunnel opens", url="https://ledger.example/", byline="I. Calder", published="14 March 2025"
    )
    assert (draft.title, draft.url, draft.byline) == ("Tunnel opens", "https://ledger.example/", "I. Calder")
    assert draft.published == "2025-03-14"
    assert draft.text == "It opened."


def test_without_a_headline_the_first_words_are_the_title() -> None:
    assert read_pasted("The tunnel opened on Thursday.\nIt is long.").title == "The tunnel opened on Thursday."


def test_rich_text_keeps_its_formats_and_all_that_was_copied() -> None:
    markup = (
        "<html><body><!--StartFragment--><h1>Tunnel opens</h1><p>It <b>opened</b> on <a href='/audit'>Thursday</a>.</p>"
        "<div class='related'><ul><li>More of it</li></ul></div>"
        "<script>alert(1)</script><!--EndFragment--></body></html>"
    )
    draft = read_pasted("Tunnel opens\nIt opened on Thursday.", html=markup, url="https://ledger.example/tunnel")
    check_canonical(draft)
    assert blocks_of(draft) == [
        (BlockKind.HEADING, 1, "Tunnel opens"),
        (BlockKind.PARAGRAPH, 0, "It opened on Thursday."),
        (BlockKind.LIST_ITEM, 1, "More of it"),
    ]
    assert spans_of(draft) == [
        (SpanKind.BOLD, "opened", None),
        (SpanKind.LINK, "Thursday", "https://ledger.example/audit"),
    ]
    assert draft.title == "Tunnel opens"
    assert draft.source is not None
    assert draft.source.media_type == "text/html"
    assert draft.source.sha256 == hashlib.sha256(markup.encode()).hexdigest()


def test_an_aside_or_a_menu_that_was_copied_is_kept_too() -> None:
    draft = read_pasted("x", html="<nav>Harbour</nav><p>The tunnel opened.</p><aside>It cost $310 million.</aside>")
    assert texts_of(draft) == ["Harbour", "The tunnel opened.", "It cost $310 million."]
    assert (draft.reading, draft.others) == (None, ())


def test_rich_text_has_no_headline_put_in() -> None:
    draft = read_pasted("x", html="<title>The Port Ledger</title><p>The tunnel opened.</p><p>It is long.</p>")
    assert texts_of(draft) == ["The tunnel opened.", "It is long."]


def test_formats_given_by_style_alone_are_kept() -> None:
    markup = (
        "<b style='font-weight:normal'><p><span style='font-weight:700'>Bold</span>, "
        "<span style='font-style: italic'>slanted</span> and plain.</p></b>"
    )
    assert spans_of(read_pasted("x", html=markup)) == [
        (SpanKind.BOLD, "Bold", None),
        (SpanKind.ITALIC, "slanted", None),
    ]


def test_rich_text_without_words_gives_way_to_the_plain() -> None:
    draft = read_pasted("It opened.", html="<img src='https://x.example/a.png'>")
    assert draft.text == "It opened."
    assert draft.source is not None
    assert draft.source.media_type == "text/plain"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match=r"The text has no text|There is no text"):
        read_pasted(text)


def test_nul_characters_are_refused() -> None:
    with pytest.raises(ReaderError, match="NUL"):
        read_pasted("It\0opened.")


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert read_pasted("It opened \ud83d today.").text == "It opened \ufffd today."
    assert read_pasted("", html="<p>It opened \ud83d today.").text == "It opened \ufffd today."
