"""All acting texts in one article, in the programs that would let them act: a browser, and LibreOffice."""

from functools import cache
from pathlib import Path

import pytest

from annotator.domain.review import Review
from tests.reports.acting import PAGES, TABLES, WORD, acted_in_browser, acted_in_office, seen_in_office
from tests.reports.browser import by_chromium
from tests.reports.infested import gathered
from tests.reports.payloads import CLASSES
from tests.reports.reading import parsed

PAYLOADS = [payload for payloads in CLASSES.values() for payload in payloads]


@cache
def everything() -> Review:
    return gathered(PAYLOADS)


@pytest.mark.parametrize("name", PAGES)
def test_no_script_runs_and_nothing_is_fetched(name: str, tmp_path: Path) -> None:
    assert list(acted_in_browser(everything(), name, PAYLOADS, tmp_path)) == []


def test_the_browser_would_have_told(tmp_path: Path) -> None:
    page = b"<!doctype html><html><head></head><body><img src=http://evil.example/a onerror=alert(1)></body></html>"
    seen = by_chromium(page, tmp_path)
    assert seen.requests == ["GET http://evil.example/a HTTP/1.1"]
    assert parsed(seen.document).get("acted") == "alert"


@pytest.mark.parametrize("name", [*TABLES, *WORD])
def test_no_cell_is_a_formula_and_no_field_acts(name: str, tmp_path: Path) -> None:
    assert list(acted_in_office(everything(), name, PAYLOADS, tmp_path)) == []


def test_libreoffice_would_have_told(tmp_path: Path) -> None:
    told = list(seen_in_office(b'=1+1,"=HYPERLINK(""ftp://evil.example"",""x"")"\n', "csv", ["=1+1"], tmp_path))
    assert "csv lacks '=1+1'" in told and sum("formula" in one for one in told) == 2
