"""Saved web pages, as a whole."""

import pytest

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.readers import ReaderError, read
from tests.readers.checks import blocks_of, check_canonical, spans_of, texts_of

BODY = (
    "<p>The tunnel opened to traffic on Thursday, two years behind schedule.</p>"
    "<p>Engineers expect 46,000 vehicles a day to use it by the end of the year.</p>"
)


def page(markup: str | bytes, name: str = "page.html") -> ArticleDraft:
    draft = read(markup if isinstance(markup, bytes) else markup.encode(), name)
    check_canonical(draft)
    return draft


def test_a_page_as_newspapers_make_them() -> None:
    draft = page(
        "<!doctype html><html lang=en-GB><head><title>Tunnel opens late | The Port Ledger</title>"
        "<meta property='og:site_name' content='The Port Ledger'>"
        "<meta property='article:published_time' content='2025-03-14T06:00:00Z'>"
        "<link rel=canonical href='https://ledger.example/news/tunnel'><style>p { color: red }</style></head><body>"
        "<nav><a href=/>Home</a></nav><article><h1>Tunnel opens late</h1>"
        "<p class=byline>By <a rel=author href=/ines>Ines Calder</a></p>"
        f"{BODY}<script>document.write('no')</script><noscript><img src='https://t.example/t.gif'>no</noscript>"
        "<iframe src='https://x.example'>no</iframe><form><button>no</button></form>"
        "<p onclick='x()'>See <a href='../audit'>the audit</a>.</p></article><footer>© The Port Ledger</footer>"
    )
    assert blocks_of(draft)[:2] == [
        (BlockKind.HEADING, 1, "Tunnel opens late"),
        (BlockKind.PARAGRAPH, 0, "By Ines Calder"),
    ]
    assert texts_of(draft)[-1] == "See the audit."
    assert len(draft.blocks) == 5
    assert spans_of(draft)[-1][2] == "https://ledger.example/audit"
    assert (draft.title, draft.byline, draft.publication) == ("Tunnel opens late", "Ines Calder", "The Port Ledger")
    assert (draft.published, draft.language) == ("2025-03-14", "en-GB")
    assert (draft.url, draft.remarks) == ("https://ledger.example/news/tunnel", ())


def test_a_headline_that_the_article_lacks_is_put_in_where_the_page_shows_it() -> None:
    above = "<title>Tunnel opens late</title><header><nav>Home</nav><h1>Tunnel opens late</h1></header>"
    draft = page(f"{above}<article>{BODY}</article>")
    assert blocks_of(draft)[0] == (BlockKind.HEADING, 1, "Tunnel opens late")
    assert len(draft.blocks) == 3


def test_a_title_that_no_reader_of_the_page_sees_is_not_put_into_its_text() -> None:
    draft = page(f"<title>Tunnel opens late</title><article>{BODY}</article>")
    assert draft.title == "Tunnel opens late"
    assert "Tunnel opens late" not in draft.text
    assert len(draft.blocks) == 2


def test_a_headline_under_a_kicker_comes_first_and_once() -> None:
    draft = page(f"<title>Tunnel opens late</title><article><p>Harbour</p><h2>Tunnel opens late</h2>{BODY}</article>")
    assert blocks_of(draft)[:2] == [(BlockKind.HEADING, 1, "Tunnel opens late"), (BlockKind.PARAGRAPH, 0, "Harbour")]
    assert len(draft.blocks) == 4


def test_a_headline_that_is_repeated_under_the_picture_comes_once() -> None:
    markup = f"<title>Tunnel opens late</title><article><h1>Tunnel opens late</h1><h2>Tunnel opens late</h2>{BODY}"
    assert [block[2] for block in blocks_of(page(markup))].count("Tunnel opens late") == 1


def test_a_page_without_any_title_has_its_name() -> None:
    draft = page(f"<html><body>{BODY}</body></html>", "harbour.html")
    assert draft.title == "harbour"
    assert len(draft.blocks) == 2


def test_byline_and_date_in_the_text_serve_where_the_page_declares_none() -> None:
    draft = page(f"<h1>Tunnel opens</h1><p>By Ines Calder · The Port Ledger · 14 March 2025</p>{BODY}")
    assert (draft.byline, draft.publication, draft.published) == ("Ines Calder", "The Port Ledger", "2025-03-14")


WORDS = "The café at the east portal charges £4, “or €5”."


@pytest.mark.parametrize(
    ("head", "encoding", "remarks"),
    [
        ("", "utf-8", ()),
        ("<meta charset=utf-8>", "utf-8", ()),
        ("<meta charset='nonsense'>", "utf-8", ()),
        ("<!-- <meta charset=koi8-r> -->", "utf-8", ()),
        ("", "utf-8-sig", ()),
        ("<meta charset=koi8-r>", "utf-16", ()),
        ("<meta charset=iso-8859-1>", "cp1252", ()),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">', "cp1252", ()),
        ("", "cp1252", ("Read as Windows-1252.",)),
        ("<meta charset=utf-8>", "cp1252", ("Read as Windows-1252.",)),
        ("<meta charset=latin1>", "utf-8", ("The page names Windows-1252 but is UTF-8; read as UTF-8.",)),
    ],
)
def test_encodings(head: str, encoding: str, remarks: tuple[str, ...]) -> None:
    draft = page(f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>".encode(encoding))
    assert draft.text == WORDS
    assert draft.remarks == remarks


def test_an_xml_declaration_s_encoding() -> None:
    text = "<?xml version='1.0' encoding='windows-1251'?><html><p>Тоннель открылся.</p></html>"
    assert page(text.encode("cp1251")).text == "Тоннель открылся."


def test_a_japanese_page_in_the_encoding_that_it_names() -> None:
    markup = "<html><meta http-equiv=content-type content='text/html; charset=Shift_JIS'><p>港のトンネルは開通した。"
    assert page(markup.encode("shift_jis")).text == "港のトンネルは開通した。"


def test_emoji_arabic_and_noncharacters() -> None:
    draft = page("<p>افتتح النفق 😀 يوم الخميس &#xFDD0;&#xFEFF;&#0;&#xD800;.</p><p>&#x2029;بعد&#13;عامين</p>")
    assert draft.direction == "rtl"
    assert draft.text.startswith("افتتح النفق 😀 يوم الخميس \ufffd")
    assert texts_of(draft)[1] == "بعد عامين"


def test_a_truncated_page_is_read_as_far_as_it_goes() -> None:
    draft = page(f"<html><body><article>{BODY}<p>The council votes on <a href='https://city.exam")
    assert texts_of(draft)[-1] == "The council votes on"


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><script>alert('It opened.')</script></html>",
        "<html><img src=x alt='It opened.'>",
        "<!doctype html><!-- It opened. -->",
        "<html><p hidden>It opened.</p>",
        "<html><title>It opened</title></html>",
    ],
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(ReaderError, match=r"“page\.html” has no text\."):
        page(markup)


def test_a_bomb_of_entities_in_xml_is_refused_by_name() -> None:
    with pytest.raises(ReaderError, match="an XML document"):
        page("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><x>&b;</x>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<title>{'a - ' * 100_000}</title>{BODY}",
        f"<title>a b c d</title>{'<h1>a b c</h1>' * 20_000}{BODY}",
        "<b>a</b> <i>b</i> " * 20_000,
        "x<br>" * 50_000,
        "<div class='comment share'>" * 200 + "<p>It opened.</p>" * 5_000,
        "<script></script>x" * 30_000,
        f"<script type='application/ld+json'>[{'1,' * 200_000}1]</script>{BODY}",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 5_000,
        "<" * 100_000 + "p>It opened.",
    ],
    ids=["title", "headings", "formats", "breaks", "furniture", "scripts", "data", "tables", "brackets"],
)
def test_heaps_of_anything_are_read(markup: str) -> None:
    page("<html><body>" + markup)
