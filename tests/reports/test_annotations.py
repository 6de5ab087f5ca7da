"""Web annotations: against the rules of the W3C's model, as linked data, and against the text they point into."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, remarks, render
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.test_payloads import PAYLOADS, infested

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
DC, DCTERMS, FOAF = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
MOTIVATIONS = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
IRI = {"type": "string", "pattern": r"^(https?:|mailto:|urn:uuid:)\S*$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
WHO = {"type": "object", "required": ["type", "name"], "properties": {"type": {"enum": ["Person", "Organization"]}}}
STATE = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"const": "TimeState"}, "sourceDate": MOMENT, "cached": IRI},
    "additionalProperties": False,
}
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
        },
        {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    ]
}
RESOURCE = {
    "type": "object",
    "required": ["type", "source"],
    "properties": {
        "id": IRI,
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "purpose": {"enum": MOTIVATIONS},
        "state": STATE,
        "selector": {"anyOf": [SELECTOR, {"type": "array", "minItems": 1, "items": SELECTOR}]},
    },
}
BODY = {
    "oneOf": [
        RESOURCE,
        {
            "required": ["type", "value", "purpose", "format"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "purpose": {"enum": MOTIVATIONS},
                "format": {"const": "text/plain"},
                "creator": WHO,
                "created": MOMENT,
            },
        },
    ]
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "creator": WHO,
        "created": MOMENT,
        "modified": MOMENT,
        "body": {"type": "array", "items": BODY},
        "target": {"anyOf": [IRI, {"type": "array", "minItems": 1, "items": RESOURCE}]},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "required": ["id", "type", "partOf", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": IRI,
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "minItems": 1, "items": ANNOTATION},
            },
        },
        "last": IRI,
    },
    "if": {"properties": {"total": {"minimum": 1}}},
    "then": {"required": ["first", "last"]},
}
# The terms of the model that are used, as its context defines them; what is no term of it is lost in reading.
TERMS = (
    *("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState"),
    *("assessing", "commenting", "describing", "editing", "linking", "questioning", "tagging"),
    *("start", "end", "exact", "prefix", "suffix", "sourceDate"),
)
POINTERS = {
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "state": f"{OA}hasState",
    "selector": f"{OA}hasSelector",
    "cached": f"{OA}cachedSource",
    "creator": f"{DCTERMS}creator",
    **{name: f"{AS}{name}" for name in ("first", "last", "partOf", "generator")},
}
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in TERMS},
    **{name: {"@id": meaning, "@type": "@id"} for name, meaning in POINTERS.items()},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    **{name: f"{FOAF}{name}" for name in ("Person", "Organization", "name")},
    "created": f"{DCTERMS}created",
    "modified": f"{DCTERMS}modified",
    "generated": f"{DCTERMS}issued",
    "format": f"{DC}format",
    "language": f"{DC}language",
    "label": f"{RDFS}label",
    "value": f"{RDF}value",
}


def collection_of(review: Review, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(review, "annotations", Options(made=MADE, **asked)))
    jsonschema.validate(found, COLLECTION)
    assert found["total"] == len(found["first"]["items"] if "first" in found else [])
    return found


def annotations_of(review: Review, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection_of(review, **asked)["first"]["items"]
    return found


@pytest.mark.parametrize("review", [harbour_review(), lighthouse_review()], ids=["harbour", "lighthouse"])
def test_each_passage_has_its_quote_and_its_place_in_code_points(review: Review) -> None:
    text = review.article.newest.text
    passages = {f"urn:uuid:{p.id}": p for claim in review.standing_claims for p in claim.passages}
    targets = [target for one in annotations_of(review) for target in one["target"]]
    assert {target["id"] for target in targets} == set(passages)
    for target in targets:
        quote, place = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"] == passages[target["id"]].exact
        assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])


def test_code_points_after_emoji_and_in_arabic() -> None:
    recorder = Recorder(article_of("🛳️😀 sank at noon.", "قالت الميناء إن 40 سفينة ستصل غدا."))
    recorder.mark("sank at noon")
    recorder.mark("40 سفينة")
    text = recorder.review.article.newest.text
    for one in annotations_of(recorder.review):
        quote, place = one["target"][0]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]


def test_bodies_have_their_purposes() -> None:
    bodies = [body for one in annotations_of(lighthouse_review()) for body in one["body"]]
    purposes = {body["purpose"] for body in bodies}
    assert {"assessing", "describing", "commenting", "linking", "editing"} <= purposes
    archived = [body for body in bodies if "state" in body]
    assert archived[0]["state"] == {
        "type": "TimeState",
        "cached": "https://web.archive.org/web/20250311101500/https://harbour.example/notices/gannet-rock",
        "sourceDate": "2025-03-11T10:15:00.000000Z",
    }


def test_a_claim_without_a_place_is_about_the_article() -> None:
    recorder = Recorder(article_of("Two bells rang.", url="https://ledger.example/bells"))
    claim = recorder.mark("Two bells", Status.VERIFIED)
    review = replace(recorder.review, claims=(replace(claim, passages=()),))
    (one,) = annotations_of(review)
    assert one["target"] == "https://ledger.example/bells"
    assert remarks(review, "annotations") == [
        "1 claim has no place in the text; the annotation is of the article as a whole."
    ]


def test_without_claims_there_is_no_page() -> None:
    """A page has one annotation or more (5.2)."""
    found = collection_of(Recorder(article_of("Two bells rang.")).review)
    assert found["total"] == 0 and not {"first", "last"} & set(found)


def load(url: str, _options: object) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def test_it_is_linked_data() -> None:
    (found,) = jsonld.expand(collection_of(harbour_review()), {"documentLoader": load})
    (page,) = found[f"{AS}first"]
    (items,) = page[f"{AS}items"]
    assert len(items["@list"]) == len(harbour_review().standing_claims)
    assert items["@list"][0]["@type"] == [f"{OA}Annotation"]
    assert items["@list"][0][f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]


def in_lists(value: Any) -> Any:
    """One value as a list of one: linked data knows no difference."""
    if isinstance(value, dict):
        return {key: in_lists(one if isinstance(one, list) else [one]) for key, one in value.items()}
    return [in_lists(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("review", [harbour_review(), lighthouse_review()], ids=["harbour", "lighthouse"])
def test_every_field_is_a_term_of_the_model(review: Review) -> None:
    """What is none is gone after the collection is read as linked data and written again."""
    given = collection_of(review)
    read = jsonld.expand(given, {"documentLoader": load})
    assert in_lists(jsonld.compact(read, given["@context"], {"documentLoader": load})) == in_lists(given)


def test_the_media_type_names_the_profile() -> None:
    assert FORMATS["annotations"].media_type == 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_lost_and_only_addresses_are_links(payload: str) -> None:
    (one,) = annotations_of(infested(payload))
    values = {body.get("value") for body in one["body"]}
    assert payload in values and one["creator"]["name"] == payload
