"""Fetching: what is asked for, followed, counted and refused. A real server on this machine, nothing else."""

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from annotator import __version__
from annotator.readers import ReaderError
from annotator.readers.address.fetching import Found, fetch
from tests.readers.address.server import CERTIFICATE, Site, served

PAGE = b"<!doctype html><title>Pier closed</title><p>The pier at Lower Quay closed on Monday."


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle", "curl_ca_bundle"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


def fetched(address: str) -> Found:
    return fetch(address, allow_private=True)


def refusal(address: str) -> str:
    with pytest.raises(ReaderError) as raised:
        fetched(address)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_comes_with_its_name_address_and_encoding(site: Site) -> None:
    site.put("/news/pier", PAGE, Content_Type="text/html; charset=utf-8")
    found = fetched(site.address("/news/pier#top"))
    assert found == Found(PAGE, "pier.html", site.address("/news/pier"), "utf-8")


def test_the_request_says_who_asks_and_nothing_more(site: Site) -> None:
    site.put("/pier", PAGE)
    fetched(site.address("/pier"))
    ((_, headers),) = site.requests
    assert headers["User-Agent"].startswith(f"claimdesk-annotator/{__version__} ")
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert set(headers) == {"User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Host"}


@pytest.mark.parametrize(
    ("path", "asked"),
    [("/café menu", "/caf%C3%A9%20menu"), ("/a?q=Zürich", "/a?q=Z%C3%BCrich"), ("/a%2Fb?x=%20", "/a%2Fb?x=%20")],
)
def test_any_address_that_can_be_written_is_asked_for(site: Site, path: str, asked: str) -> None:
    site.put(asked, PAGE)
    assert fetched(f"  {site.address(path)}\n").data == PAGE
    assert site.paths == [asked]


def test_five_redirects_are_followed_and_the_sixth_is_not(site: Site) -> None:
    for number in range(6):
        site.put(f"/{number}", status=(301, 302, 303, 307, 308, 302)[number], Location=f"{number + 1}")
    site.put("/6", PAGE)
    assert fetched(site.address("/1")).data == PAGE
    assert refusal(site.address("/0")) == f"“{site.address('/0')}” redirects more than 5 times."


def test_cookies_go_along_with_a_redirect_but_not_to_another_fetch(site: Site) -> None:
    site.put("/consent", status=302, Location="/pier", Set_Cookie="seen=1")
    site.put("/pier", PAGE)
    fetched(site.address("/consent"))
    fetched(site.address("/pier"))
    assert [headers["Cookie"] for _, headers in site.requests] == [None, "seen=1", None]


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", "/pier")
        handler.end_headers()
        while not site.closing.is_set():
            handler.wfile.write(bytes(65536))

    site.answers["/endless"] = endless
    site.put("/pier", PAGE)
    assert fetched(site.address("/endless")).data == PAGE


@pytest.mark.parametrize(
    ("location", "sentence"),
    [
        ("ftp://127.0.0.1/a", "“ftp://127.0.0.1/a” is not fetched: only http and https addresses are."),
        ("file:///etc/hostname", "“file:///etc/hostname” is not fetched: only http and https addresses are."),
        ("data:text/html,hello", "“data:text/html,hello” is not fetched: only http and https addresses are."),
        ("http://me:secret@127.0.0.1/", "“http://…@127.0.0.1/” is not fetched, as it holds a user’s name or password."),
        ("http://[::1", "”"),
        ("http://127.0.0.1:99999/", "“http://127.0.0.1:99999/” is no address that can be fetched."),
    ],
)
def test_a_redirect_is_checked_as_the_address_itself_is(site: Site, location: str, sentence: str) -> None:
    site.put("/away", status=302, Location=location)
    assert sentence in refusal(site.address("/away"))
    assert site.paths == ["/away"]
    if "[" not in location:
        assert refusal(location) == sentence


@pytest.mark.parametrize("address", ["example.org", "", "http://", "https:///path", "http://?q", "javascript:alert(1)"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert refusal(address).startswith(f"“{address}” is not fetched: only http and https addresses are.")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "404 (not found)"),
        (403, "403 (forbidden)"),
        (503, "503 (service unavailable)"),
        (799, "799"),
        (304, "304"),
    ],
)
def test_what_the_server_says_is_passed_on(site: Site, status: int, words: str) -> None:
    site.put("/pier", b"no", status=status)
    sentence = refusal(site.address("/pier"))
    assert sentence.startswith(f"The server says {words}")
    assert sentence.endswith(f" for “{site.address('/pier')}”.")


def test_a_server_that_is_not_there_is_told_of() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "The server “127.0.0.1” refuses the connection."
    sentence = "There is no server called “pier.invalid”, or no network to look it up in."
    assert refusal("https://pier.invalid/") == sentence


def test_what_comes_compressed_is_unpacked(site: Site) -> None:
    site.put("/gzip", gzip.compress(PAGE), Content_Encoding="gzip")
    site.put("/deflate", zlib.compress(PAGE), Content_Encoding="deflate")
    site.put("/plain", PAGE, Content_Encoding="identity")
    assert [fetched(site.address(path)).data for path in ("/gzip", "/deflate", "/plain")] == [PAGE] * 3


def test_more_than_30_mib_are_refused_packed_or_not(site: Site) -> None:
    most = bytes(30 * 1024 * 1024)
    site.put("/most", gzip.compress(most), Content_Encoding="gzip")
    site.put("/bomb", gzip.compress(most + b"x"), Content_Encoding="gzip")
    site.put("/large", most + b"x")
    assert len(fetched(site.address("/most")).data) == len(most)
    for path in ("/bomb", "/large"):
        sentence = f"“{site.address(path)}” is larger than 30 MiB, which is more than is fetched."
        assert refusal(site.address(path)) == sentence


@pytest.mark.parametrize("encoding", ["gzip, gzip", "compress", "sdch"])
def test_bombs_in_bombs_and_unknown_compression_are_refused(site: Site, encoding: str) -> None:
    site.put("/pier", gzip.compress(gzip.compress(PAGE)), Content_Encoding=encoding)
    assert "came compressed in a way that was not asked for" in refusal(site.address("/pier"))


def test_an_answer_that_breaks_off_is_refused(site: Site) -> None:
    site.put("/short", PAGE, Content_Length=str(len(PAGE) + 1))
    site.put("/cut", gzip.compress(PAGE * 99)[:-40], Content_Encoding="gzip", Content_Length="")
    site.put("/noise", PAGE, Content_Encoding="gzip")
    broken = "The server “127.0.0.1” broke off before all was sent."
    assert refusal(site.address("/short")) == broken
    assert refusal(site.address("/noise")) == f"“{site.address('/noise')}” came compressed, but damaged."

    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    site.answers["/nothing"] = hang_up
    assert refusal(site.address("/nothing")) == broken


def test_a_server_that_does_not_speak_http_is_told_of(site: Site) -> None:
    def greet(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.example ready\r\n" * 40)

    site.answers["/pier"] = greet
    assert refusal(site.address("/pier")) == "The server “127.0.0.1” broke off before all was sent."


def test_a_server_that_does_not_answer_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.readers.address.http.SECONDS", 0.4)
    site.answers["/slow"] = lambda _: wait(site)
    sentence = f"“{site.address('/slow')}” took longer than 18 seconds to fetch and was given up."
    assert refusal(site.address("/slow")) == sentence


def test_an_answer_in_pieces_is_given_up_between_two(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.readers.address.http.SECONDS", 0.4)

    def go_on(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.closing.wait(0.05):
            handler.wfile.write(bytes(65536))

    site.answers["/slow"] = go_on
    assert "took longer than 18 seconds to fetch" in refusal(site.address("/slow"))


def wait(site: Site) -> None:
    site.closing.wait(30)


class TestCertificates:
    @pytest.fixture
    def certificate(self, tmp_path: Path) -> Path:
        path = tmp_path / "certificate.pem"
        path.write_text(CERTIFICATE, encoding="ascii")
        return path

    @pytest.fixture
    def safe(self, certificate: Path) -> Iterator[Site]:
        with served(certificate=certificate) as site:
            site.put("/pier", PAGE)
            yield site

    def test_one_that_nobody_vouches_for_is_not_trusted(self, safe: Site) -> None:
        sentence = refusal(safe.address("/pier", "localhost", "https"))
        assert sentence == "The certificate of “localhost” cannot be trusted: self-signed certificate."
        assert safe.paths == []

    def test_one_that_the_environment_vouches_for_is_trusted_for_its_names_only(
        self, safe: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        assert fetched(safe.address("/pier", "localhost", "https")).data == PAGE
        assert safe.requests[0][1]["Host"] == f"localhost:{safe.port}"
        sentence = refusal(safe.address("/pier", "127.0.0.1", "https"))
        assert sentence.startswith("The certificate of “127.0.0.1” cannot be trusted: IP address mismatch")

    def test_a_server_without_tls_is_told_of(self, site: Site) -> None:
        assert refusal(site.address("/", scheme="https")) == "No secure connection to “127.0.0.1” could be made."


Lookup = Callable[..., list[Any]]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and the numeric addresses that each lookup of them gives, once; numeric ones are looked up truly."""
    known: dict[str, list[str]] = {}
    true: Lookup = socket.getaddrinfo

    def lookup(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        if host not in known:
            return true(host, port, *args, **options)
        return [entry for address in known.pop(host) for entry in true(address, port, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return known


def test_what_is_connected_to_is_what_was_looked_up_first(site: Site, names: dict[str, list[str]]) -> None:
    # A second lookup of the name, which might lead elsewhere, would find nothing here.
    names["paper.example"] = ["127.0.0.1"]
    site.put("/pier", PAGE)
    assert fetched(site.address("/pier", "paper.example")).data == PAGE
    assert site.requests[0][1]["Host"] == f"paper.example:{site.port}"


def test_a_servers_other_addresses_are_tried_where_one_does_not_answer(site: Site, names: dict[str, list[str]]) -> None:
    names["paper.example"] = ["127.0.0.2", "127.0.0.3", "127.0.0.1"]
    site.put("/pier", PAGE)
    assert fetched(site.address("/pier", "paper.example")).data == PAGE


def test_a_certificate_is_checked_against_the_name_though_the_number_is_connected_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]
) -> None:
    certificate = tmp_path / "certificate.pem"
    certificate.write_text(CERTIFICATE, encoding="ascii")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with served(certificate=certificate) as safe:
        safe.put("/pier", PAGE)
        names["paper.example"] = ["127.0.0.1"]
        assert fetched(safe.address("/pier", "paper.example", "https")).data == PAGE
        names["other.example"] = ["127.0.0.1"]
        assert "Hostname mismatch" in refusal(safe.address("/pier", "other.example", "https"))


class TestProxies:
    def test_a_proxy_is_used_and_asked_for_names_that_only_it_knows(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", site.address())
        site.put("http://paper.invalid/pier", PAGE)
        assert fetch("http://paper.invalid/pier").data == PAGE
        assert site.requests[0][1]["Host"] == "paper.invalid"

    def test_no_proxy_is_asked_for_what_is_private(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", site.address())
        monkeypatch.setattr("requests.utils.proxy_bypass", lambda _: False)
        for host in ("127.0.0.1", "localhost", "10.1.2.3", "2130706433", "[::1]", "0x7f.1"):
            with pytest.raises(ReaderError, match="private network"):
                fetch(f"http://{host}/")
        assert site.paths == []

    def test_a_proxy_that_is_not_there_is_told_of(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        sentence = "The proxy that this computer is set up to use did not connect to “paper.invalid”."
        assert refusal("http://paper.invalid/") == sentence
