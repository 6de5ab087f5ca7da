"""Text that would act if it could, everywhere that a reviewer, an article, a server or the house can put it: in every
format nothing acts, and every text is there. How a format is read back is told in `readings`."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from annotator.domain.draft import canonical
from annotator.domain.evidence import Capture, Evidence, Source
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from annotator.reports.tables.csv import unguard
from tests.recording import MADE, Recorder, article_of
from tests.reports.infested import Said, infested, infested_options, tag, tagged
from tests.reports.payloads import CLASSES, DANGEROUS, PAYLOADS
from tests.reports.read_back import csv_rows, one_line
from tests.reports.reading import parsed
from tests.reports.readings import ELSEWHERE, INTERNAL, READINGS, TEXT, Reading

__all__ = ["DANGEROUS", "PAYLOADS", "infested"]

# Texts of which a report is built as it may be: with links, breaks, cells, dates, characters shown as numbers.
_INERT = [
    *("words", "2025-03-14", "https://quay.example/a", "mailto:a@quay.example"),
    *(" two\nlines\u2028x", "a\tb", "\u202eא", "of\u2029two"),
]
_CALCULATED = ("formula", "unit", "result unit")
_LONGEST = 480  # characters of a text in a calculation


@cache
def review_of(payload: str) -> Review:
    return infested(payload, tagged(payload))


def report_of(name: str, payload: str) -> tuple[bytes, Said]:
    said = tagged(payload)
    return render(review_of(payload), name, infested_options(said)), said


@cache
def inert_shape(name: str) -> frozenset[str]:
    """What the reports of that format are built of."""
    return frozenset().union(*(READINGS[name].shape(report_of(name, words)[0]) for words in _INERT))


def lost(name: str, report: bytes, said: Said) -> set[str]:
    """The fields that the format has and whose text is not in the report."""
    reading = READINGS[name]
    texts = one_line(reading.texts(report))
    return {field for field in reading.holds if not _found(reading, field, said(field), texts)}


def _found(reading: Reading, field: str, text: str, texts: str) -> bool:
    """Whether the text is among those, as the program takes it in: white space at its ends is none of it."""
    if field in _CALCULATED and len(text) > _LONGEST:
        return True  # the report says that the calculation cannot be read
    if field in TEXT:
        text = canonical(text).partition("\u2029")[0]  # it ends the block
    parts = text.split("\t") if field == "table_row" else text.splitlines() if field == "method" else [text]
    # Where a format has a text on one line, so are the controls that part lines.
    return all(any(one_line(reading.written(one)) in texts for one in (part.strip(), one_line(part))) for part in parts)


def test_of_every_format_is_known_how_it_is_read_back() -> None:
    missing = ", ".join(sorted(set(FORMATS) - set(READINGS) - set(ELSEWHERE)))
    assert not missing, f"Say in READINGS of tests/reports/readings.py how reports are read back: {missing}."
    assert set(READINGS) | set(ELSEWHERE) <= set(FORMATS)
    for name, tests in ELSEWHERE.items():
        assert "PAYLOADS" in (Path(__file__).parent / tests).read_text("utf-8"), name


@pytest.mark.parametrize("payloads", CLASSES)
@pytest.mark.parametrize("name", READINGS)
def test_nothing_acts_and_nothing_is_lost(name: str, payloads: str) -> None:
    for payload in CLASSES[payloads]:
        report, said = report_of(name, payload)
        assert READINGS[name].shape(report) - inert_shape(name) == set(), payload
        assert lost(name, report, said) == set(), payload


@pytest.mark.parametrize("name", [name for name in READINGS if name != "json"])
def test_what_is_internal_stays_in_the_house(name: str) -> None:
    report, _ = report_of(name, "words")
    texts = one_line(READINGS[name].texts(report))
    assert {field for field in INTERNAL - READINGS[name].holds if tag(field) in texts} == set()


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if known.media_type.startswith("text/html")])
def test_a_page_is_named_in_words(name: str) -> None:
    report, said = report_of(name, "a\u202eb <b>")
    (title,) = parsed(report.decode()).xpath("//title")
    assert shown(said("title")) in title.text and "span" not in title.text


@pytest.mark.parametrize("name", ["csv", "csv-evidence"])
def test_cells_are_the_same_without_their_guards(name: str) -> None:
    """Exactly, but for white space at the ends of what a reviewer wrote."""
    columns = {"csv": ("reason", "created_by", "changed_by"), "csv-evidence": ("title", "author", "quote", "url")}
    for payload in [payload for payloads in CLASSES.values() for payload in payloads]:
        header, *rows = csv_rows(render(infested(payload), name, Options(made=MADE)))
        cells = dict(zip(header, rows[0], strict=True))
        assert {unguard(cells[column]) for column in columns[name]} == {payload}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])
def test_no_address_of_a_source_acts_unless_it_is_of_the_web(address: str) -> None:
    recorder = Recorder(article_of("Six swans."))
    claim = replace(recorder.mark("Six swans"), evidence=(Evidence("use", "source"),), review_url=address)
    sources = (Source("source", url=address, archive_url=address, captured=Capture(address, MADE)),)
    review = replace(recorder.review, claims=(claim,), sources=sources)
    for name in ("html", "md"):
        text = render(review, name, Options(made=MADE)).decode()
        if name == "md":
            text = MarkdownIt("commonmark", {"html": True}).render(text)
        root = parsed(text)
        assert all(href.startswith("#") for href in root.xpath("//@href"))
        assert not root.xpath("//@data-originalurl | //@data-versionurl")
        assert root.text_content().count(address) >= 7
