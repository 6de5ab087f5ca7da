"""EPUB books: chapters in reading order, metadata, notes on their words, and what cannot be read."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind, Hanging, SpanKind
from annotator.readers import ReaderError, read, read_file
from tests.data.sources.stories import FERRY_NOTE
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of
from tests.readers.epub.made import METADATA, epub, page
from tests.readers.wording import SOURCES, expected_blocks, in_order, token_f1

K = BlockKind
FONTS = "http://www.idpf.org/2008/embedding"
CIPHER = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def draft_of(data: bytes) -> ArticleDraft:
    draft = read(data, "book.epub")
    check_canonical(draft)
    return draft


def refusal(data: bytes) -> str:
    with pytest.raises(ReaderError) as caught:
        read(data, "book.epub")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def encryption(algorithm: str, part: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
        ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="{part}"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    }


@pytest.mark.parametrize("name", ["pandoc.epub", "libreoffice.epub"])
def test_books_that_programs_made_come_out_word_by_word(name: str) -> None:
    draft = read_file(SOURCES / name)
    check_canonical(draft)
    expected = [text for _, text in expected_blocks(name)]
    assert set(expected) <= set(texts_of(draft))
    assert in_order("\n".join(expected), draft.text) == 1
    assert token_f1("\n".join(expected), draft.text) > 0.985  # pandoc adds a page with the title and the author


def test_kinds_formats_links_and_metadata() -> None:
    draft = read_file(SOURCES / "pandoc.epub")
    assert set(expected_blocks("pandoc.epub")) <= {(kind, text) for kind, _, text in blocks_of(draft)}
    assert (SpanKind.ITALIC, "Coastal Notices", None) in spans_of(draft)
    assert (SpanKind.LINK, "the weather station at Cape Linnet", "https://weather.example/marrow?year=2024") in (
        spans_of(draft)
    )
    assert draft.title == "Night ferry to Marrow Island loses its last captain"
    assert (draft.byline, draft.publication) == ("Odile Brandt", "The Cape Linnet Courier")
    assert (draft.published, draft.language, draft.url) == ("2025-09-02", "en-GB", None)


def test_a_title_and_an_author_that_are_none_are_not_taken() -> None:
    draft = read_file(SOURCES / "libreoffice.epub")
    assert draft.title == "Night ferry to Marrow Island loses its last captain"
    assert draft.byline == "Odile Brandt"  # as the text has it


@pytest.mark.parametrize("name", ["pandoc.epub", "libreoffice.epub"])
def test_a_footnote_hangs_on_its_words_and_is_not_in_the_text(name: str) -> None:
    draft = read_file(SOURCES / name)
    (note,) = draft.suggestions
    assert (note.kind, note.text) == (Hanging.FOOTNOTE, FERRY_NOTE)
    assert note.links == ("https://law.example/order/14",)
    assert draft.text[note.start : note.end].endswith("under supervision")
    assert FERRY_NOTE not in draft.text
    assert "supervision1" not in draft.text


def test_the_spine_gives_the_order_and_leaves_out_what_is_beside_it() -> None:
    chapters = {
        "b.xhtml": page("<p>Second.</p>"),
        "a.xhtml": page("<p>First.</p>"),
        "beside.xhtml": page("<p>An appendix.</p>"),
        "nav.xhtml": page("<nav><ol><li>Contents</li></ol></nav>"),
        "cover.xhtml": page("<p>The cover.</p>"),
        "list.xhtml": page("<p>Figures</p>", 'epub:type="loi"'),
    }
    spine = (
        "".join(f'<itemref idref="{idref}"/>' for idref in ("c4", "c3", "c1", "c0", "c5", "none", "c1"))
        + '<itemref idref="c2" linear="no"/>'
    )
    guide = '<reference type="cover" href="cover.xhtml"/>'
    draft = draft_of(epub(chapters, spine=spine, guide=guide, properties={"nav.xhtml": "nav"}))
    assert texts_of(draft) == ["First.", "Second."]


def test_names_with_spaces_folders_and_percent_signs() -> None:
    chapters = {"text/first one.xhtml": page("<p>First.</p>"), "text/../text/second.xhtml": page("<p>Second.</p>")}
    data = epub({name.replace(" ", "%20"): text for name, text in chapters.items()}, missing=tuple(chapters), parts={
        "OPS/text/first one.xhtml": chapters["text/first one.xhtml"],
        "OPS/text/second.xhtml": chapters["text/../text/second.xhtml"],
    })  # fmt: skip
    assert texts_of(draft_of(data)) == ["First.", "Second."]


def test_links_between_chapters_are_none_and_nothing_that_acts_is_text() -> None:
    body = (
        '<p>See <a href="b.xhtml#x">there</a>, <a href="#y">here</a> and <a href="https://a.example/">outside</a>.</p>'
        "<script>alert(1)</script><style>p { }</style><img src='http://a.example/x.png' alt='A map'/>"
        "<iframe src='http://a.example/'></iframe><svg xmlns='http://www.w3.org/2000/svg'><text>drawn</text></svg>"
    )
    draft = draft_of(epub({"a.xhtml": page(body)}))
    assert texts_of(draft) == ["See there, here and outside."]
    assert spans_of(draft) == [(SpanKind.LINK, "outside", "https://a.example/")]


def test_an_aside_that_is_no_note_stays_and_page_numbers_go() -> None:
    body = '<p>One<span epub:type="pagebreak" id="p7">7</span> two.</p><aside><p>By the way.</p></aside>'
    assert texts_of(draft_of(epub({"a.xhtml": page(body)}))) == ["One two.", "By the way."]


def test_named_characters_and_chapters_that_are_no_sound_xml() -> None:
    chapters = {
        "a.xhtml": page("<p>Fish&nbsp;&amp; chips &mdash; caf&eacute;.</p>"),
        "b.xhtml": "<html><body><p>Unclosed<br>line &copy; 2025<p>Next</body>",
    }
    assert texts_of(draft_of(epub(chapters))) == ["Fish\u00a0& chips — café.", "Unclosed\u2028line © 2025", "Next"]


def test_another_encoding_than_utf_8() -> None:
    text = page("<p>Café.</p>").replace("utf-8", "utf-16")
    draft = draft_of(epub({"a.xhtml": ""}, missing=("a.xhtml",), parts={"OPS/a.xhtml": text.encode("utf-16")}))  # type: ignore[dict-item]
    assert texts_of(draft) == ["Café."]


def test_several_authors_a_date_and_an_address() -> None:
    metadata = METADATA + (
        "<dc:creator>Ines Calder</dc:creator><dc:creator>Jonas Krell</dc:creator><dc:creator>Mara Boyd</dc:creator>"
        "<dc:date>2025-03-14T00:00:00Z</dc:date><dc:identifier>urn:isbn:1</dc:identifier>"
        "<dc:source>https://ledger.example/ferry</dc:source>"
    )
    draft = draft_of(epub({"a.xhtml": page("<p>Text.</p>")}, metadata=metadata))
    assert draft.byline == "Ines Calder, Jonas Krell and Mara Boyd"
    assert draft.published == "2025-03-14"
    assert draft.url == "https://ledger.example/ferry"


def test_notes_in_a_chapter_of_their_own_are_endnotes() -> None:
    reference = '<a epub:type="noteref" href="notes.xhtml#n{0}">{0}</a>'
    chapters = {
        "a.xhtml": page(f"<p>It rained{reference.format(1)}. It stopped{reference.format(2)}, they say.</p>"),
        "notes.xhtml": page(
            '<section epub:type="endnotes"><h2>Notes</h2><ol>'
            '<li id="n1"><p><a href="a.xhtml#r1">1</a>. Almanac.</p></li>'
            '<li id="n2"><p>Ibid., <a href="https://a.example/">page 2</a>. <a href="a.xhtml#r2">↩</a></p></li>'
            "</ol></section>"
        ),
    }
    draft = draft_of(epub(chapters))
    assert texts_of(draft) == ["It rained. It stopped, they say.", "Notes"]
    assert [(note.kind, note.text, note.links) for note in draft.suggestions] == [
        (Hanging.ENDNOTE, "Almanac.", ()),
        (Hanging.ENDNOTE, "Ibid., page 2.", ("https://a.example/",)),
    ]
    assert [draft.text[note.start : note.end] for note in draft.suggestions] == ["It rained", "It stopped"]


def test_a_note_that_nothing_leads_to_stays_in_the_text() -> None:
    body = '<p>Text.</p><aside epub:type="footnote" id="n1"><p>Lost note.</p></aside>'
    draft = draft_of(epub({"a.xhtml": page(body)}))
    assert texts_of(draft) == ["Text.", "Lost note."]
    assert draft.suggestions == ()


def test_what_is_marked_as_a_note_but_is_a_chapter_stays_in_the_text() -> None:
    body = '<section id="all"><p>Long{}.</p><p>More <a epub:type="noteref" href="#all">1</a></p></section>'
    draft = draft_of(epub({"a.xhtml": page(body.format(""))}))
    assert texts_of(draft) == ["Long.", "More 1"]


@pytest.mark.parametrize(("name", "text"), [("gone.xhtml", ""), ("bad.xhtml", "<div>" * 1000 + "x" + "</div>" * 1000)])
def test_a_chapter_that_is_missing_or_too_deep_is_left_out_and_named(name: str, text: str) -> None:
    chapters = {"a.xhtml": page("<p>First.</p>"), name: page(text)}
    draft = draft_of(epub(chapters, missing=("gone.xhtml",)))
    assert texts_of(draft) == ["First."]
    assert draft.remarks == (f"A chapter could not be read and is left out: “OPS/{name}”.",)


def test_a_book_of_which_no_chapter_can_be_read_is_refused() -> None:
    assert "is missing" in refusal(epub({"a.xhtml": ""}, missing=("a.xhtml",)))
    deep = page("<div>" * 100_000 + "x" + "</div>" * 100_000)
    assert "more than 255 deep" in refusal(epub({"a.xhtml": deep}))
    assert refusal(epub({"a.xhtml": page("<p> </p>")})) == "“book.epub” has no text."
    assert "has no chapters" in refusal(epub({}))


def test_a_locked_book_is_refused_and_disguised_fonts_are_no_matter() -> None:
    chapters = {"a.xhtml": page("<p>Text.</p>")}
    message = refusal(epub(chapters, parts=encryption(CIPHER, "OPS/a.xhtml")))
    assert "locked by digital rights management (DRM)" in message
    assert texts_of(draft_of(epub(chapters, parts=encryption(FONTS, "OPS/a.otf")))) == ["Text."]
    assert texts_of(draft_of(epub(chapters, parts=encryption(CIPHER, "OPS/x.jpg")))) == ["Text."]


def test_a_damaged_book_is_refused() -> None:
    whole = (SOURCES / "pandoc.epub").read_bytes()
    assert "is damaged" in refusal(whole[: len(whole) // 2])
    assert "is damaged" in refusal(epub({"a.xhtml": page("")}, parts={"META-INF/container.xml": "<container/>"}))
    assert "is damaged" in refusal(epub({"a.xhtml": page("")}, parts={"OPS/book.opf": "<package"}))


def test_much_in_one_piece() -> None:
    marks = draft_of(epub({"a.xhtml": page("<p>e" + "\u0301" * 200_000 + "</p>")}))
    assert len(marks.text) == 200_001
    assert "10 MB" in refusal(epub({"a.xhtml": page("<p>" + "word " * 2_100_000 + "</p>")}))
