"""ClaimReview, read back as linked data and out of a page."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from annotator.domain.claim import Rating, Status
from annotator.domain.review import Review
from annotator.domain.style import HouseStyle
from annotator.reports import Options, remarks, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.lighthouse import lighthouse_review
from tests.reports.reading import parsed
from tests.reports.test_payloads import DANGEROUS, PAYLOADS, infested

HOUSE = HouseStyle(name="The Port Ledger", url="https://ledger.example")
SCHEMA = "https://schema.org/"


def rated(**values: Any) -> Review:
    """A review whose one claim has all that a ClaimReview asks for, but for what `values` say."""
    known: dict[str, Any] = {
        "statement": "The tunnel cost $412 million.",
        "claimant": "Ada Quist",
        "said_at": "2025-03-12",
        "reasoning": "The budget says 398 million.",
        "review_url": "https://ledger.example/checks/7",
        "appearances": ("https://quay.example/speech",),
        "rating": Rating("PolitiFact", "Mostly True"),
    }
    recorder = Recorder(article_of("The tunnel cost $412 million.", url="https://ledger.example/tunnel"))
    recorder.edit(recorder.mark("The tunnel cost $412 million.", Status.VERIFIED), **{**known, **values})
    return recorder.review


def several(review: Review, *changes: dict[str, Any]) -> Review:
    """The review with a claim more for each of the changes."""
    (first,) = review.claims
    more = [replace(first, id=f"{first.id}-{n}", number=n, **change) for n, change in enumerate(changes, 2)]
    return replace(review, claims=(first, *more))


def data_of(review: Review, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(review, "claimreview", Options(made=MADE, **asked)))
    return found


def said(review: Review) -> list[str]:
    return remarks(review, "claimreview", Options(made=MADE, style=HOUSE))


def expanded(data: dict[str, Any]) -> Any:
    """The data as pyld expands it; schema.org's own context says as much of these terms."""
    context = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "@base": "https://none.example/"}}

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    return jsonld.expand(data, {"documentLoader": load})


def test_a_claim_with_everything_is_complete() -> None:
    assert said(rated()) == []
    assert data_of(rated(), style=HOUSE) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://ledger.example/checks/7",
        "claimReviewed": "The tunnel cost $412 million.",
        "datePublished": "2025-03-13",
        "author": {"@type": "Organization", "name": "The Port Ledger", "url": "https://ledger.example"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ada Quist"},
            "datePublished": "2025-03-12",
            "appearance": [
                {"@type": "CreativeWork", "url": "https://quay.example/speech"},
                {"@type": "CreativeWork", "url": "https://ledger.example/tunnel"},
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Mostly True",
            "ratingValue": 5,
            "bestRating": 6,
            "worstRating": 1,
            "ratingExplanation": "The budget says 398 million.",
        },
    }


def test_it_is_linked_data_of_schema_org() -> None:
    (found,) = expanded(data_of(rated(), style=HOUSE))
    assert found["@type"] == [f"{SCHEMA}ClaimReview"]
    assert found[f"{SCHEMA}url"] == [{"@id": "https://ledger.example/checks/7"}]
    (rating,) = found[f"{SCHEMA}reviewRating"]
    assert rating[f"{SCHEMA}ratingValue"] == [{"@value": 5}]


def test_several_are_a_bundle_of_one_each() -> None:
    review = several(rated(), {"rating": Rating("PolitiFact", "False")}, {"rating": None})
    assert [one["reviewRating"]["ratingValue"] for one in data_of(review)["@graph"]] == [5, 2]
    assert len(expanded(data_of(review))) == 2
    assert "Claim 3 has no rating and is left out." in said(review)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"review_url": None}, "no address of its review on the web, which is required."),
        ({"review_url": "mailto:a@quay.example"}, "no address of its review on the web, which is required."),
        ({"reasoning": None}, "no reasoning, which explains the rating."),
        ({"claimant": None}, "no claimant."),
        ({"said_at": None}, "no date on which it was said."),
        ({"said_at": "in spring"}, "a date on which it was said that is not written like 2025-03-14."),
        ({"rating": Rating("Ours", "Meh")}, "a rating on a scale that is not documented here"),
        ({"statement": "a" * 75, "passages": ()}, "75 characters or more of what was claimed"),
    ],
)
def test_each_field_that_is_missing_is_named(values: dict[str, Any], words: str) -> None:
    review = rated()
    changed = replace(review, claims=(replace(review.claims[0], **values),))
    (sentence,) = said(changed)
    assert sentence.startswith("Claim 1 has ") and words in sentence


def test_of_a_rating_on_no_known_scale_the_words_alone_go_out() -> None:
    rating = data_of(rated(rating=Rating("Ours", "Meh")))["reviewRating"]
    assert rating["alternateName"] == "Meh" and "ratingValue" not in rating


def test_a_long_statement_gives_way_to_a_short_quote_and_is_never_cut() -> None:
    assert data_of(rated(statement="a" * 76))["claimReviewed"] == "The tunnel cost $412 million."
    bare = replace(rated().claims[0], statement="b" * 90, passages=())
    assert data_of(replace(rated(), claims=(bare,)))["claimReviewed"] == "b" * 90


def test_without_a_house_the_checker_is_the_author() -> None:
    assert data_of(rated())["author"] == {"@type": "Person", "name": "Mara Boyd"}
    assert any("The house has no name" in line for line in remarks(rated(), "claimreview"))


def test_many_claims_are_not_all_named() -> None:
    review = several(rated(), *({"claimant": None} for _ in range(30)))
    (sentence,) = said(review)
    assert sentence == "Claims 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 18 more have no claimant."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_acts_in_the_page_and_nothing_is_lost(payload: str) -> None:
    page = parsed(render(infested(payload), "claimreview-page", Options(made=MADE)).decode())
    (script,) = page.xpath("//script")
    assert script.get("type") == "application/ld+json"
    found = json.loads(script.text)
    assert found["reviewRating"]["alternateName"] == payload
    assert page.xpath(DANGEROUS) == [script]
    assert not page.xpath("//@onload | //@onerror | //@style | //@src")
    assert all(str(href).startswith("http") for href in page.xpath("//@href"))
    bundle = render(infested(payload), "claimreview", Options(made=MADE))
    assert not {b"<", b">", b"&"} & {bundle[at : at + 1] for at in range(len(bundle))}
    assert json.loads(bundle)["reviewRating"]["alternateName"] == payload


def test_the_page_shows_what_it_says_as_data() -> None:
    page = parsed(render(lighthouse_review(), "claimreview-page", Options(made=MADE)).decode())
    (card,) = page.xpath("//section")
    words = " ".join(str(text) for text in card.itertext())
    assert "Mostly wrong" in words and "https://ledger.example/checks/gannet-rock" in words
