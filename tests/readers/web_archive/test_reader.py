"""Pages that a browser saved in one file."""

import base64
import plistlib
import quopri
from pathlib import Path

import pytest

from annotator.domain.article import ArticleDraft, Reading
from annotator.readers import ReaderError, read

DATA = Path(__file__).parents[2] / "data"
PAGE = (
    "<html><head><title>Pier “closed”</title></head><body><article><h1>Pier “closed”</h1><p>The pier at Lower Quay "
    "closed on Monday, the harbour office said.</p><p>See <a href='notice'>the notice</a> at its gate, where 1,200 "
    "people pass each day.</p></article></body></html>"
)
TEXT = (
    "Pier “closed”\nThe pier at Lower Quay closed on Monday, the harbour office said.\n"
    "See the notice at its gate, where 1,200 people pass each day."
)
FRAME = "Content-Type: text/html\r\nContent-ID: <frame>\r\n\r\n<p>Buy a boat now, only this week and only here!</p>"


def archive(*parts: str | bytes, head: str = "", end: str = "\r\n--x--\r\n") -> bytes:
    """An MHTML file of the parts."""
    top = f"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x{head}\r\n\r\n"
    inner = b"".join(b"\r\n--x\r\n" + (part if isinstance(part, bytes) else part.encode()) for part in parts)
    return top.encode() + inner + end.encode()


def page(body: bytes, encoding: str, charset: str = "utf-8", more: str = "") -> bytes:
    head = f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n'
    return head.encode() + body


PLAIN = page(PAGE.encode(), "8bit")


def test_what_chromium_saves_is_the_article_alone_at_its_address() -> None:
    draft = read((DATA / "sources" / "chromium.mhtml").read_bytes(), "news.mhtml")
    assert draft.text == (DATA / "pages" / "news.txt").read_text("utf-8").rstrip("\n")
    assert (draft.title, draft.byline) == ("Ferry line to Inner Skarn will close after 61 years", "Ines Calder")
    assert draft.url == "https://ledger.example/harbour/ferry-closes"
    assert draft.source is not None and draft.source.media_type == "multipart/related"
    assert draft.reading is Reading.ARTICLE


@pytest.mark.parametrize(
    "part",
    [
        PLAIN,
        page(quopri.encodestring(PAGE.encode()), "Quoted-Printable"),
        page(base64.encodebytes(PAGE.encode()), "base64"),
        page(PAGE.encode("cp1252"), "binary", "windows-1252"),
        b'Content-Type: multipart/alternative; boundary="y"\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nPier'
        b"\r\n--y\r\n" + PLAIN + b"\r\n--y--\r\n",
    ],
    ids=["as it is", "quoted", "base64", "another encoding", "within a part"],
)
def test_however_the_page_is_packed_it_is_read(part: bytes) -> None:
    assert read(archive("Content-Type: image/png\r\n\r\nPNG", part, FRAME), "pier.mht").text == TEXT


def test_of_two_pages_the_one_that_the_head_names_is_read_else_the_first() -> None:
    named = page(PAGE.encode(), "8bit", more="Content-ID: <main@x>\r\n")
    assert read(archive(FRAME, named, head='; start="<main@x>"'), "a.mht").text == TEXT
    assert read(archive(named, FRAME), "a.mht").text == TEXT


def test_links_and_the_article_have_the_address_that_the_page_was_saved_from() -> None:
    part = page(PAGE.encode(), "8bit", more="Content-Location: https://quay.example/news/pier\r\n")
    draft = read(archive(part), "a.mhtml")
    assert draft.url == "https://quay.example/news/pier"
    assert [span.href for block in draft.blocks for span in block.spans] == ["https://quay.example/news/notice"]
    local = page(PAGE.encode(), "8bit", more="Content-Location: file:///home/me/pier.html\r\n")
    assert read(archive(local), "a.mhtml").url is None


def test_another_reading_of_an_archive() -> None:
    draft = read(archive(PLAIN), "a.mhtml", reading=Reading.PAGE)
    assert (draft.reading, draft.text) == (Reading.PAGE, TEXT)
    assert {other.reading for other in draft.others} <= {Reading.ARTICLE, Reading.SECOND}


def safari(**main: object) -> bytes:
    resource = {"WebResourceData": PAGE.encode("utf-16-le"), "WebResourceMIMEType": "text/html", **main}
    return plistlib.dumps({"WebMainResource": resource, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def test_what_safari_saves_is_read() -> None:
    data = safari(WebResourceURL="https://quay.example/pier", WebResourceTextEncodingName="UTF-16LE")
    draft: ArticleDraft = read(data, "pier.webarchive")
    assert (draft.text, draft.url) == (TEXT, "https://quay.example/pier")


WITHOUT = "is a web archive with no page in it, or it is cut off"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (archive(PLAIN, end=""), WITHOUT),
        (archive("Content-Type: image/png\r\n\r\nPNG"), WITHOUT),
        (archive(), WITHOUT),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + PAGE.encode(), WITHOUT),
        (archive(page(b"A", "base64")), "is damaged: its page cannot be decoded"),
        (archive(page(b"<p> </p>", "8bit")), "has no text"),
        (archive(*["Content-Type: text/css\r\n\r\n"] * 10_001), "has more than 10,000 parts"),
        (safari()[:200], "is damaged: a part of it"),
        (b"bplist00\xd1", "is damaged: a part of it"),
        (plistlib.dumps({"a": [1]}, fmt=plistlib.FMT_BINARY), "is a property list with no web page in it"),
        (plistlib.dumps([1], fmt=plistlib.FMT_BINARY), "is a property list with no web page in it"),
        (safari(WebResourceMIMEType="image/png"), "is a web archive of something that is no page"),
    ],
)
def test_what_has_no_page_in_it_or_is_damaged_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError, match=sentence):
        read(data, "page.archive")
