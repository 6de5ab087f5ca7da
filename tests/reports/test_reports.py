"""The register of formats."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from annotator.domain.errors import AnnotatorError, InvalidValue
from annotator.domain.interchange import from_json, to_json
from annotator.domain.scope import Scope
from annotator.reports import FORMATS, Options, UnknownFormat, remarks, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import unpacked
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review


def test_the_formats_there_are() -> None:
    assert {name: known.suffix for name, known in FORMATS.items()} == {
        "html": ".html",
        "docx": ".docx",
        "pdf": ".pdf",
        "md": ".md",
        "csv": ".csv",
        "csv-evidence": ".evidence.csv",
        "xlsx": ".xlsx",
        "claimreview": ".claimreview.json",
        "claimreview-page": ".claimreview.html",
        "annotations": ".annotations.jsonld",
        "averitec": ".averitec.json",
        "sources": ".csl.json",
        "sources-bibtex": ".bib",
        "open-items": ".open-items.docx",
        "open-items-html": ".open-items.html",
        "open-items-text": ".open-items.txt",
        "redline": ".redline.html",
        "qdpx": ".qdpx",
        "json": ".json",
    }
    assert all(known.name == name and known.label and known.media_type for name, known in FORMATS.items())


def test_an_unknown_format_is_told_with_the_list() -> None:
    with pytest.raises(UnknownFormat) as caught:
        render(harbour_review(), "tape")
    assert str(caught.value) == f"There is no format “tape”; there are: {', '.join(FORMATS)}."
    assert issubclass(UnknownFormat, AnnotatorError)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_leaves_with_a_quote_out_of_place(name: str) -> None:
    recorder = Recorder(article_of("Six swans, seven geese."))
    claim = recorder.mark("swans")
    slipped = replace(recorder.desk.claims[claim.id].passages[0], start=5, end=10)
    review = replace(recorder.review, claims=(replace(claim, passages=(slipped,)),))
    with pytest.raises(InvalidValue, match="does not stand at its place"):
        render(review, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_without_claims(name: str) -> None:
    review = Recorder(article_of("Nothing marked yet.")).review
    report = unpacked(render(review, name)).decode()
    assert ("Nothing marked yet." in report) == (name in ("html", "pdf", "docx", "redline", "md", "json", "qdpx"))


def test_json_is_the_shape_that_is_imported() -> None:
    review = harbour_review()
    data = render(review, "json", Options(made=MADE))
    assert json.loads(data) == to_json(review)
    assert from_json(json.loads(data)) == review
    assert data.endswith(b"\n}\n")


def test_heavy_libraries_are_loaded_only_for_their_format() -> None:
    code = (
        "import sys, annotator.reports;"
        "heavy = {'jinja2', 'markupsafe', 'msgspec', 'lxml', 'annotator.reports.html'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_of_data_without_history_it_is_said_what_goes_missing() -> None:
    assert remarks(harbour_review(), "json", Options(made=MADE)) == []
    alone = "that is told by the history alone, which is not in the file."
    less = Options(made=MADE, scope=Scope(history=False))
    assert remarks(harbour_review(), "json", less) == [
        f"Claims 2, 3 and 10 have a checker, or a time of checking, {alone}"
    ]
    # Where confidential sources are not named, the history stays behind.
    said = remarks(lighthouse_review(), "json", Options(made=MADE))
    assert f"Claim 3 has a calculation {alone}" in said
    assert f"Claims 1 and 5 have a captured page {alone}" in said
