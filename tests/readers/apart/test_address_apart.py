"""From an address to a draft: fetched in one child, read in another."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from time import monotonic

import pytest

from annotator.readers import ReaderError
from annotator.readers.apart import read_address_apart
from tests.readers.address.server import CERTIFICATE, Site, served

PAGE = (
    "<!doctype html><html lang=en><head><title>Pier closed</title>{head}</head><body><article><h1>Pier closed</h1>"
    "<p>The pier at Lower Quay closed on Monday, says <a href='office/notice'>the harbour office</a>.</p>"
    "<p>It will open again in spring, when the new piles have been driven.</p></article></body></html>"
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with served() as site:
        yield site


def test_a_page_keeps_its_bytes_address_and_links(site: Site) -> None:
    page = PAGE.format(head="").encode()
    site.put("/old", status=301, Location="/news/pier?utm_source=feed")
    site.put("/news/pier?utm_source=feed", page, Content_Type="text/html")
    data, draft = read_address_apart(site.address("/old"), allow_private=True)
    assert data == page
    assert draft.title == "Pier closed"
    assert draft.url == site.address("/news/pier")
    assert draft.source is not None
    assert draft.source.name == "pier.html"
    hrefs = [span.href for block in draft.blocks for span in block.spans]
    assert hrefs == [site.address("/news/office/notice")]


def test_what_the_page_calls_itself_wins_over_its_address_and_what_is_given_over_both(site: Site) -> None:
    canonical = PAGE.format(head="<link rel=canonical href=/pier>").encode()
    site.put("/amp/pier", canonical, Content_Type="text/html")
    address = site.address("/amp/pier")
    assert read_address_apart(address, allow_private=True).draft.url == site.address("/pier")
    given = read_address_apart(address, url="https://example.org/pier", title="Pier", allow_private=True).draft
    assert (given.url, given.title) == ("https://example.org/pier", "Pier")


@pytest.mark.parametrize(
    ("path", "text", "encoding", "content_type"),
    [
        ("/notes", "Тоннель", "cp1251", "text/plain; charset=windows-1251"),
        ("/notes", "Größe", "cp1252", "text/html; charset=iso-8859-1"),
        ("/notes.md", "Ōsaka 大阪", "shift_jis", "text/markdown; charset=shift_jis"),
        ("/utf8", "Größe 😀", "utf-8", "text/html; charset=iso-8859-1"),
    ],
)
def test_the_servers_encoding_counts_where_the_bytes_do_not_say(
    site: Site, path: str, text: str, encoding: str, content_type: str
) -> None:
    text = text.replace("Ō", "O")
    markup = f"<!doctype html><p>{text}" if "html" in content_type else text
    site.put(path, markup.encode(encoding), Content_Type=content_type)
    assert read_address_apart(site.address(path), allow_private=True).draft.text == text


def test_a_page_comes_over_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = tmp_path / "certificate.pem"
    certificate.write_text(CERTIFICATE, encoding="ascii")
    with served(certificate=certificate) as safe:
        safe.put("/pier", PAGE.format(head="").encode(), Content_Type="text/html")
        address = safe.address("/pier", "localhost", "https")
        with pytest.raises(ReaderError, match=r"^The certificate of “localhost” cannot be trusted"):
            read_address_apart(address, allow_private=True)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        assert read_address_apart(address, allow_private=True).draft.title == "Pier closed"


def test_a_refusal_comes_across(site: Site) -> None:
    with pytest.raises(ReaderError, match=r"^The server says 404 \(not found\) for “http://127"):
        read_address_apart(site.address("/gone"), allow_private=True)
    with pytest.raises(ReaderError, match=r"^“a.bin” is not text"):
        site.put("/a.bin", bytes(range(256)))
        read_address_apart(site.address("/a.bin"), allow_private=True)


def test_a_server_on_this_machine_is_not_asked_unless_that_is_asked_for(site: Site) -> None:
    site.put("/", b"secret")
    for host in ("127.0.0.1", "localhost", "2130706433"):
        with pytest.raises(ReaderError, match="on this machine or its private network"):
            read_address_apart(site.address("/", host))
    assert site.requests == []


def test_nothing_but_the_address_itself_is_fetched(site: Site) -> None:
    links = "<link rel=stylesheet href=/a.css><script src=/a.js></script><meta http-equiv=refresh content='0;url=/b'>"
    more = "<img src=/a.png><iframe src=/c></iframe><object data=/d></object><video src=/e autoplay></video>"
    site.put("/pier", PAGE.format(head=links).replace("<h1>", more + "<h1>").encode(), Content_Type="text/html")
    assert read_address_apart(site.address("/pier"), allow_private=True).draft.title == "Pier closed"
    assert site.paths == ["/pier"]


def test_cancel_ends_a_fetch_at_once(site: Site) -> None:
    class Cancelled(Exception):
        pass

    class Stop:
        at = 0.0

        def check(self) -> None:
            if site.seen.is_set():
                self.at = self.at or monotonic()
                raise Cancelled

    def hang(_: BaseHTTPRequestHandler) -> None:
        site.closing.wait(30)

    site.answers["/slow"] = hang
    stop = Stop()
    with pytest.raises(Cancelled):
        read_address_apart(site.address("/slow"), allow_private=True, control=stop)
    print(f"Cancel while it fetches: {monotonic() - stop.at:.3f} s")
    assert monotonic() - stop.at < 5


@pytest.mark.parametrize("after", ["nothing", "headers", "some of the body"])
def test_a_server_that_drips_is_given_up_by_the_parents_clock(
    site: Site, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    monkeypatch.setattr("annotator.readers.address.words.SECONDS", 1)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            {"nothing": b"", "headers": b"HTTP/1.0 200 OK\r\nX: "}.get(after, b"HTTP/1.0 200 OK\r\n\r\n")
        )
        while not site.closing.wait(0.05):
            handler.wfile.write(b"" if after == "nothing" else b"x")

    site.answers["/slow"] = drip
    with pytest.raises(ReaderError, match="took longer than 1 seconds to fetch and was given up"):
        read_address_apart(site.address("/slow"), allow_private=True)
