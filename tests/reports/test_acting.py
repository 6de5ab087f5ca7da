"""All acting texts in one article, in the programs that would let them act: a browser, and LibreOffice."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from tests.recording import MADE
from tests.reports.browser import by_chromium
from tests.reports.containers import by_libreoffice
from tests.reports.infested import gathered
from tests.reports.payloads import CLASSES
from tests.reports.read_back import html_shape, markdown_page, one_line, scheme_of
from tests.reports.reading import parsed

PAGES = [name for name, known in FORMATS.items() if known.media_type.startswith("text/html")]
PAYLOADS = [payload for payloads in CLASSES.values() for payload in payloads]
# As text is imported with everything that can be recognised, formulas too.
_EAGER = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"


@cache
def everything() -> Review:
    return gathered(PAYLOADS)


def told(name: str) -> bytes:
    return render(everything(), name, Options(made=MADE, addressee="author"))


@pytest.mark.parametrize("name", [*PAGES, "md"])
def test_no_script_runs_and_nothing_is_fetched(name: str, tmp_path: Path) -> None:
    report = told(name)
    if name == "md":
        report = b"<!doctype html><html><head><meta charset='utf-8'></head>" + etree.tostring(
            markdown_page(report).find("body"), encoding="utf-8", method="html"
        )
    seen = by_chromium(report, tmp_path)
    assert seen.requests == []
    root = parsed(seen.document)
    assert root.get("acted") is None
    assert not {one for one in html_shape(root) if one.startswith(("href ", "src ", "action "))} - {
        *("href here", "href https", "href http", "href mailto")
    }
    for br in root.iter("br"):
        br.tail = f"\n{br.tail or ''}"
    texts = one_line(root.text_content())
    assert [payload for payload in PAYLOADS if one_line(shown(payload.strip())) not in texts] == []


def test_the_browser_would_have_told(tmp_path: Path) -> None:
    page = b"<!doctype html><html><head></head><body><img src=http://evil.example/a onerror=alert(1)></body></html>"
    seen = by_chromium(page, tmp_path)
    assert seen.requests == ["GET http://evil.example/a HTTP/1.1"]
    assert parsed(seen.document).get("acted") == "alert"


@pytest.mark.parametrize("name", ["csv", "csv-evidence", "xlsx"])
def test_no_cell_is_a_formula(name: str, tmp_path: Path) -> None:
    suffix = "xlsx" if name == "xlsx" else "csv"
    file = tmp_path / f"report.{suffix}"
    file.write_bytes(told(name))
    root = etree.parse(str(by_libreoffice(file, "fods", *([_EAGER] if suffix == "csv" else [])))).getroot()
    assert [cell for cell in root.iter(f"{TABLE}table-cell") if cell.get(f"{TABLE}formula")] == []
    assert {scheme_of(str(link.get(HREF))) for link in root.iter(f"{TEXT}a")} <= {"http", "https", "mailto"}
    texts = one_line(_texts(cell) for cell in root.iter(f"{TABLE}table-cell"))
    assert [payload for payload in PAYLOADS if one_line(shown(payload.strip())) not in texts] == []


def _texts(cell: etree._Element) -> str:
    for space in cell.iter(f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
        space.text = " " * int(space.get(f"{TEXT}c", "1"))
    return "\n".join("".join(map(str, paragraph.itertext())) for paragraph in cell.iter(f"{TEXT}p"))
