"""The workbook, as LibreOffice reads it."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from annotator.domain.disclosure import disclosed
from annotator.domain.hidden import hidden_again
from annotator.domain.review import Review
from annotator.reports import Options, remarks, render
from annotator.reports.tables import claims, evidence
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import by_libreoffice
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.test_payloads import PAYLOADS, infested

NS = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Sheets = dict[str, list[list[str]]]


def workbook(review: Review, folder: Path) -> etree._Element:
    """The workbook as LibreOffice has it, in its flat XML."""
    file = folder / "review.xlsx"
    file.write_bytes(render(review, "xlsx", Options(made=MADE)))
    return etree.parse(str(by_libreoffice(file, "fods"))).getroot()


def sheets_of(root: etree._Element) -> Sheets:
    """The texts of the cells of each sheet, as shown, line breaks kept."""
    found: Sheets = {}
    for sheet in root.iterfind(".//table:table", NS):
        rows = []
        for row in sheet.iterfind(".//table:table-row", NS):
            cells: list[str] = []
            for cell in row.iterfind("table:table-cell", NS):
                lines = ["".join(map(str, p.itertext())) for p in cell.iterfind("text:p", NS)]
                repeated = int(cell.get(f"{{{NS['table']}}}number-columns-repeated", "1"))
                cells += ["\n".join(lines)] * min(repeated, 60)
            rows.append(cells)
        found[sheet.get(f"{{{NS['table']}}}name", "")] = rows
    return found


def test_a_sheet_for_the_figures_the_claims_and_their_evidence(tmp_path: Path) -> None:
    sheets = sheets_of(workbook(lighthouse_review(), tmp_path))
    assert list(sheets) == ["Review", "Claims", "Evidence"]
    review = lighthouse_review()
    assert sheets["Review"][0][0] == review.article.title
    assert ["Verified", "3"] in [row[:2] for row in sheets["Review"]]
    assert sheets["Claims"][0][: len(claims.COLUMNS)] == list(claims.COLUMNS)
    assert [row[0] for row in sheets["Claims"][1:7]] == [str(c.number) for c in review.standing_claims]
    assert sheets["Evidence"][0][: len(evidence.COLUMNS)] == list(evidence.COLUMNS)
    wanted = [list(map(str, row)) for row in evidence.evidence_rows(disclosed(review), Options(made=MADE))]
    kept = [at for at, name in enumerate(evidence.COLUMNS) if not name.endswith("_at")]
    for row, found in zip(wanted, sheets["Evidence"][1:], strict=False):
        assert [found[at] for at in kept if row[at]] == [row[at] for at in kept if row[at]]


def test_rows_are_as_high_as_their_words() -> None:
    recorder = Recorder(article_of("The quay opened.", "It cost 40 crowns.", "港口于周一开放，" * 8))
    plain = recorder.mark("The quay opened")
    recorder.edit(recorder.mark("40 crowns"), statement="One\n\nthree")
    recorder.mark("港口于周一开放，" * 8)
    recorder.edit(plain, claimant="Ada")
    with zipfile.ZipFile(io.BytesIO(render(recorder.review, "xlsx", Options(made=MADE)))) as archive:
        rows = etree.fromstring(archive.read("xl/worksheets/sheet2.xml")).iter(f"{MAIN}row")
    assert [row.get("ht") for row in rows] == [None, None, "45", "60"]


def test_moments_are_dates(tmp_path: Path) -> None:
    root = workbook(harbour_review(), tmp_path)
    dates = {cell.get(f"{{{NS['office']}}}date-value") for cell in root.iterfind(".//table:table-cell", NS)} - {None}
    assert dates and all(str(date).startswith("2025-03-") for date in dates)


def test_nothing_in_it_is_a_formula_and_no_payload_is_lost(tmp_path: Path) -> None:
    for payload in [payload for payload in PAYLOADS if payload[0] in "=＝\u202e"]:
        root = workbook(infested(payload), tmp_path)
        assert not root.xpath(".//table:table-cell[@table:formula]", namespaces=NS)
        sheets = sheets_of(root)
        for column in ("statement", "reason", "claimant", "rating", "scale", "reasoning"):
            told = sheets["Claims"][1][claims.COLUMNS.index(column)]
            assert hidden_again(told) == payload
        for column in ("title", "author", "publisher", "locator", "quote", "url"):
            told = sheets["Evidence"][1][evidence.COLUMNS.index(column)]
            assert hidden_again(told) == payload
        assert not root.xpath(".//text:a[not(starts-with(@xlink:href, 'http'))]", namespaces=NS)


@pytest.mark.parametrize("character", ["\x01", "\x08", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff", "\u202e"])
def test_what_no_spreadsheet_takes_is_shown_and_said(character: str, tmp_path: Path) -> None:
    recorder = Recorder(article_of("A bell rang."))
    recorder.edit(recorder.mark("bell"), statement=f"a{character}b")
    row = sheets_of(workbook(recorder.review, tmp_path))["Claims"][1]
    assert row[claims.COLUMNS.index("statement")] == f"a⟨U+{ord(character):04X}⟩b"
    for name in ("xlsx", "csv"):
        assert remarks(recorder.review, name) == [
            "1 cell has characters that are not seen; each is written as its number, such as U+0000."
        ]


def test_what_looks_like_the_formats_own_escape_stays_as_it_is(tmp_path: Path) -> None:
    recorder = Recorder(article_of("A bell rang."))
    recorder.edit(recorder.mark("bell"), statement="_x0041_ and _x005F_")
    row = sheets_of(workbook(recorder.review, tmp_path))["Claims"][1]
    assert row[claims.COLUMNS.index("statement")] == "_x0041_ and _x005F_"


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said() -> None:
    recorder = Recorder(article_of("A bell rang."))
    recorder.edit(recorder.mark("bell"), reasoning="😀" * 20_000)
    review = recorder.review
    assert "The text of 1 cell is cut after 32,767 characters" in remarks(review, "xlsx")[0]
    with zipfile.ZipFile(io.BytesIO(render(review, "xlsx"))) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    longest = max("".join(map(str, item.itertext())) for item in strings.iterfind(f"{MAIN}si"))
    assert set(longest) == {"😀"} and len(longest) == 16_383


def test_only_addresses_that_are_safe_are_links() -> None:
    review = lighthouse_review()
    first = review.sources[0]
    sources = (replace(first, url="javascript:alert(1)"), *review.sources[1:])
    with zipfile.ZipFile(io.BytesIO(render(replace(review, sources=sources), "xlsx"))) as archive:
        linked = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    assert b"javascript" not in linked and b"https://" in linked


def test_the_same_review_makes_the_same_bytes() -> None:
    first, second = (render(harbour_review(), "xlsx", Options(made=MADE)) for _ in range(2))
    assert first == second
