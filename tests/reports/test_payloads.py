"""Text that would act if it could, everywhere that a reviewer, an article, a server or the house can put it: in every
format nothing acts, and every text is there. How a format is read back is told in `readings`."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from annotator.domain.evidence import Capture, Evidence, Source
from annotator.domain.hidden import shown
from annotator.reports import FORMATS, Options, render
from annotator.reports.tables.csv import unguard
from tests.recording import MADE, Recorder, article_of
from tests.reports.holding import amiss, inert_shape, lost, of_article, report_of
from tests.reports.infested import OF_ARTICLE, infested, review_of_all, tag, tagged
from tests.reports.payloads import CLASSES, DANGEROUS, PAYLOADS
from tests.reports.read_back import csv_rows, one_line
from tests.reports.reading import parsed
from tests.reports.readings import INTERNAL, READINGS

__all__ = ["DANGEROUS", "PAYLOADS", "infested"]

ALL = [payload for payloads in CLASSES.values() for payload in payloads]


def test_of_every_format_is_known_how_it_is_read_back() -> None:
    missing = ", ".join(sorted(set(FORMATS) - set(READINGS)))
    assert not missing, f"Say in READINGS of tests/reports/readings.py how reports are read back: {missing}."
    assert set(READINGS) <= set(FORMATS)


@pytest.mark.parametrize("payloads", CLASSES)
@pytest.mark.parametrize("name", [name for name in READINGS if name != "pdf"])  # which takes its time
def test_nothing_acts_and_nothing_is_lost(name: str, payloads: str) -> None:
    for payload in CLASSES[payloads]:
        report, said = report_of(name, payload)
        assert READINGS[name].shape(report) - inert_shape(name) == set(), payload
        assert lost(name, report, said) == set(), payload


@pytest.mark.parametrize("name", READINGS)
def test_nor_where_all_are_in_one_review(name: str) -> None:
    saids = [tagged(payload, n) for n, payload in enumerate(ALL, 1)]
    assert list(amiss(review_of_all(saids), name, saids)) == []


@pytest.mark.parametrize("name", READINGS)
def test_what_is_lost_would_be_told(name: str) -> None:
    """In one of two claims: all its fields that the format has."""
    kept, gone = tagged("words", 1), tagged("others", 2)
    (line,) = amiss(review_of_all([kept, tagged("words", 2)]), name, [kept, gone])
    assert line.startswith(f"{name} lacks ") and line.count(",") == len(READINGS[name].holds - OF_ARTICLE) - 1


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize("payloads", CLASSES)
def test_nor_where_an_article_has_all_of_a_kind(name: str, payloads: str) -> None:
    said = of_article(CLASSES[payloads])
    assert list(amiss(review_of_all([said]), name, [said])) == []


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
    for payload in ALL:
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
