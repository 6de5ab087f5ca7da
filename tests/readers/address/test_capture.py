"""Capturing a page as evidence: what is kept of it, and of when it is. A real server on this machine, nothing else."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.times import from_moment
from annotator.readers import ReaderError
from annotator.readers.address.capture import HEADERS, Captured, capture_page
from tests.readers.address.server import Site, served

PAGE = b"<!doctype html><title>Pier closed</title><p>The pier at Lower Quay closed on Monday."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with served() as site:
        yield site


def captured(address: str) -> Captured:
    return capture_page(address, allow_private=True)


def test_a_page_is_kept_as_it_came(site: Site) -> None:
    site.put("/old", status=301, Location="/news/pier?utm_source=x&id=7")
    site.put("/news/pier?utm_source=x&id=7", PAGE, Content_Type="text/html; charset=utf-8")
    before = datetime.now(UTC)
    page = captured(site.address("/old#top"))
    assert page.data == PAGE
    assert (page.file.name, page.file.media_type, page.file.size) == ("pier.html", "text/html", len(PAGE))
    assert page.file.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert page.capture.url == site.address("/news/pier?utm_source=x&id=7")
    assert page.address == site.address("/news/pier?id=7")
    assert page.capture.at == page.fetched
    assert before - timedelta(seconds=1) <= from_moment(page.fetched) <= datetime.now(UTC) + timedelta(seconds=1)


def test_of_the_headers_only_what_is_said_of_the_page_is_kept(site: Site) -> None:
    site.put(
        "/pier", PAGE, Content_Type="text/html", ETag='"7"', Set_Cookie="who=me", X_Served_For="10.0.0.1",
        Last_Modified="Mon, 10 Mar 2025 09:00:00 GMT", Content_Language="en", Server="x" * 5000,
    )  # fmt: skip
    headers = captured(site.address("/pier")).capture.headers
    named = dict(headers)
    assert {name for name, _ in headers} <= set(HEADERS)
    assert named["etag"] == '"7"'
    assert named["last-modified"] == "Mon, 10 Mar 2025 09:00:00 GMT"
    assert named["content-language"] == "en"
    assert all(len(value) <= 300 for _, value in headers)


def test_what_the_server_does_not_name_shows_in_the_bytes(site: Site) -> None:
    site.put("/page", PAGE)
    site.put("/paper", b"%PDF-1.7\n")
    site.put("/unknown", b"\x00\x01\x02", Content_Type="nonsense")
    assert captured(site.address("/page")).file.media_type == "text/html"
    assert captured(site.address("/paper")).file.media_type == "application/pdf"
    assert captured(site.address("/unknown")).file.media_type == "application/octet-stream"


class TestArchives:
    """Asked for by way of a proxy, which is the server here: nobody leaves this machine."""

    ADDRESS = "http://web.archive.org/web/20250313094200/http://paper.example/pier"

    @pytest.fixture(autouse=True)
    def proxy(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", site.address())

    def test_the_moment_is_that_of_the_archived_copy(self, site: Site) -> None:
        site.put(self.ADDRESS, PAGE, Memento_Datetime="Thu, 13 Mar 2025 09:42:07 GMT")
        page = captured(self.ADDRESS)
        assert page.capture.at == "2025-03-13T09:42:07.000000Z"
        assert page.fetched > page.capture.at
        assert page.capture.url == page.address == self.ADDRESS
        assert ("memento-datetime", "Thu, 13 Mar 2025 09:42:07 GMT") in page.capture.headers

    @pytest.mark.parametrize("said", ["", "yesterday", "Thu, 13 Mar 2025 09:42:07", "Thu, 99 Mar 2025 99:00:00 GMT"])
    def test_else_it_is_the_one_in_the_address(self, site: Site, said: str) -> None:
        site.put(self.ADDRESS, PAGE, Memento_Datetime=said)
        assert captured(self.ADDRESS).capture.at == "2025-03-13T09:42:00.000000Z"

    def test_of_another_server_it_is_not_taken(self, site: Site) -> None:
        site.put("http://paper.example/pier", PAGE, Memento_Datetime="Thu, 13 Mar 2014 09:42:07 GMT")
        page = captured("http://paper.example/pier")
        assert page.capture.at == page.fetched


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("/none", "404 (not found)"), ("/empty", "There is nothing at"), ("/away", "only http and https addresses are")],
)
def test_what_cannot_be_captured_is_refused_in_a_sentence(site: Site, path: str, sentence: str) -> None:
    site.put("/empty")
    site.put("/away", status=302, Location="file:///etc/hostname")
    with pytest.raises(ReaderError) as raised:
        captured(site.address(path))
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


def test_this_machine_is_not_captured_from_unless_asked_to(site: Site) -> None:
    site.put("/pier", PAGE)
    with pytest.raises(ReaderError, match="private network"):
        capture_page(site.address("/pier"))
    assert site.paths == []


def test_a_capture_can_be_given_up(site: Site) -> None:
    class Cancelled(Exception):
        pass

    def check() -> None:
        raise Cancelled

    site.put("/pier", PAGE)
    with pytest.raises(Cancelled):
        capture_page(site.address("/pier"), allow_private=True, check=check)


def test_a_page_that_is_too_large_is_refused(site: Site) -> None:
    site.put("/large", bytes(30 * 1024 * 1024 + 1))
    with pytest.raises(ReaderError, match="larger than 30 MiB"):
        captured(site.address("/large"))
