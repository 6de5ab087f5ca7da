"""Archived addresses, and the page and moment that each keeps."""

import pytest

from annotator.domain.archives import memento_of

PAGE = "https://dike.example/survey?year=1953#top"


@pytest.mark.parametrize(
    ("url", "at"),
    [
        (f"https://web.archive.org/web/20250313094205/{PAGE}", "2025-03-13T09:42:05.000000Z"),
        (f"http://web.archive.org/web/20250313094205id_/{PAGE}", "2025-03-13T09:42:05.000000Z"),
        (f"  https://web.archive.org/web/202503130942if_/{PAGE}\n", "2025-03-13T09:42:00.000000Z"),
        (f"https://web.archive.org/web/2025/{PAGE}", "2025-01-01T00:00:00.000000Z"),
        (f"https://archive.ph/20250313/{PAGE}", "2025-03-13T00:00:00.000000Z"),
        (f"https://archive.today/20250313094205/{PAGE}", "2025-03-13T09:42:05.000000Z"),
        (f"https://arquivo.pt/wayback/20250313094205/{PAGE}", "2025-03-13T09:42:05.000000Z"),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20250313094205/{PAGE}", "2025-03-13T09:42:05.000000Z"),
        (f"https://WEB.ARCHIVE.ORG/web/20250313094205/{PAGE}", "2025-03-13T09:42:05.000000Z"),
    ],
)
def test_an_archived_address_tells_page_and_moment(url: str, at: str) -> None:
    assert memento_of(url) == (PAGE, at)


def test_a_page_that_is_named_without_its_scheme_gets_one() -> None:
    kept = memento_of("https://web.archive.org/web/20250313094205/dike.example/survey")
    assert kept is not None and kept.url == "http://dike.example/survey"


@pytest.mark.parametrize(
    "url",
    [
        "",
        PAGE,
        "https://web.archive.org/",
        f"https://web.archive.org/web/*/{PAGE}",
        f"https://web.archive.org/web/20251399000000/{PAGE}",
        f"https://web.archive.org/web/20250/{PAGE}",
        "https://web.archive.org/web/20250313094205/",
        f"https://web.archive.org.evil.example/web/20250313094205/{PAGE}",
        f"https://dike.example/web.archive.org/web/20250313094205/{PAGE}",
        f"ftp://web.archive.org/web/20250313094205/{PAGE}",
    ],
)
def test_what_keeps_no_page_is_none(url: str) -> None:
    assert memento_of(url) is None
