"""What leaves the house does not tell who its confidential sources are."""

import json

import pytest

from annotator.domain import asking, signing, sourcing
from annotator.domain.claim import Status
from annotator.domain.disclosure import disclosed, has_confidential
from annotator.domain.evidence import KeptFile, Kind
from annotator.domain.interchange import from_json, to_json
from annotator.domain.records import Attempt
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from tests.recording import Recorder, article_of
from tests.reports.containers import unpacked

FILE = KeptFile("karl-ebner.m4a", "audio/mp4", "ab" * 32, 1234)
SECRETS = ("Karl Ebner", "ebner", "Dock office", "page 7 of his diary", "met behind the mill", "ab" * 32)


@pytest.fixture
def review() -> Review:
    """A claim, signed off, on a confidential interview; another on a public register."""
    recorder = Recorder(article_of("The mill closed in May. Nobody was told."))
    claim = recorder.mark("closed in May", Status.VERIFIED)
    secret = sourcing.new_source(
        kind=Kind.INTERVIEW, title="Dock office", author="Karl Ebner", url="https://ebner.example/", published="2025",
        channel="phone", confidential=True, file=FILE,
    )  # fmt: skip
    public = sourcing.new_source(title="Register of mills", publisher="County")
    for source, values in (
        (secret, {"locator": "page 7 of his diary", "note": "met behind the mill", "quote": "It closed on the 3rd."}),
        (public, {"locator": "entry 12"}),
    ):
        recorder.desk.house.sources[source.id] = source
        recorder.apply(
            sourcing.add_evidence(recorder.article, [recorder.desk.claims[claim.id]], source, **values), "Mara Boyd"
        )
    held = [recorder.desk.claims[claim.id]]
    recorder.apply(
        asking.log_attempt(
            recorder.article, held, Attempt.CONTACT, "Karl Ebner", how="phone", by="Mara Boyd", at=recorder.at
        ),
        "Mara Boyd",
    )
    held = [recorder.desk.claims[claim.id]]
    signed = signing.sign_claims(recorder.article, held, recorder.desk.house.sources, by="Theo Lin", at=recorder.at)
    recorder.apply(signed, "Theo Lin")
    sources = tuple(recorder.desk.house.sources[key] for key in sorted(recorder.desk.house.sources))
    plain = recorder.review
    return Review(plain.article, plain.claims, plain.waivers, plain.history, sources)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_report_tells_of_a_confidential_source(review: Review, format_: str) -> None:
    report = unpacked(render(review, format_)).decode()
    assert [secret for secret in SECRETS if secret in report] == []


def test_whoever_says_so_exports_them(review: Review) -> None:
    report = render(review, "json", Options(confidential=True)).decode()
    assert all(secret in report for secret in SECRETS)


def test_what_is_left_says_that_there_is_such_a_source_and_what_it_says(review: Review) -> None:
    (claim,) = disclosed(review).claims
    shape = json.loads(render(review, "json"))["claims"][0]
    assert [use["confidential"] for use in shape["evidence"]] == [True, False]
    assert shape["evidence"][0]["kind"] == "interview"
    assert shape["evidence"][0]["quote"] == "It closed on the 3rd."
    assert shape["evidence"][1]["title"] == "Register of mills"
    assert shape["log"][0]["with"] == "confidential"
    assert len(claim.evidence) == 2


def test_a_signature_that_holds_is_said_to_hold(review: Review) -> None:
    shape = json.loads(render(review, "json"))
    assert [one["valid"] for one in shape["claims"][0]["sign_offs"]] == [True]
    again = from_json(shape)
    assert again.held() == {again.claims[0].sign_offs[0].id}


def test_a_review_without_such_sources_is_left_as_it_is(review: Review) -> None:
    public = Review(review.article, (), review.waivers, review.history)
    assert not has_confidential(public)
    assert disclosed(public) is public


def test_what_is_exported_comes_back(review: Review) -> None:
    assert to_json(from_json(to_json(review))) == to_json(review)
    left = disclosed(review)
    assert from_json(to_json(left)).sources == left.sources
