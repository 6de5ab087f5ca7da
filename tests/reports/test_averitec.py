"""The data set's fields, against what its authors publish of them."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from annotator.domain.claim import About, Rating, Status
from annotator.domain.evidence import Evidence, Kind, Source, Stance
from annotator.domain.review import Review
from annotator.reports import Options, ReportError, remarks, render_many
from tests.recording import MADE, Recorder, article_of
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.test_payloads import PAYLOADS, infested

NULLABLE = {"type": ["string", "null"]}
ANSWER = {
    "type": "object",
    "required": ["answer", "answer_type", "source_url", "source_medium", "cached_source_url"],
    "properties": {
        "answer": {"type": "string"},
        "answer_type": {"enum": ["Boolean", "Extractive", "Abstractive", "Unanswerable"]},
        "boolean_explanation": {"type": "string"},
        "source_url": NULLABLE,
        "cached_source_url": NULLABLE,
        "source_medium": {
            "enum": ["Web text", "Web table", "PDF", "Image/graphic", "Video", "Audio", "Metadata", "Other", ""]
        },
    },
    "additionalProperties": False,
    "if": {"properties": {"answer_type": {"const": "Boolean"}}},
    "then": {"required": ["boolean_explanation"], "properties": {"answer": {"enum": ["Yes", "No"]}}},
}
LABELS = ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            *("claim", "required_reannotation", "label", "justification", "claim_date", "speaker"),
            *("original_claim_url", "cached_original_claim_url", "fact_checking_article", "reporting_source"),
            *("location_ISO_code", "claim_types", "fact_checking_strategies", "questions"),
        ],
        "properties": {
            "claim": {"type": "string", "minLength": 1},
            "label": {"enum": LABELS},
            "claim_date": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^[1-9]\d?-[1-9]\d?-\d{4}$"}]},
            "questions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["question", "answers"],
                    "properties": {
                        "question": {"type": "string"},
                        "answers": {"type": "array", "minItems": 1, "items": ANSWER},
                    },
                    "additionalProperties": False,
                },
            },
        },
    },
}


def rows(*reviews: Review, **asked: Any) -> list[dict[str, Any]]:
    data = json.loads(render_many(reviews, "averitec", Options(made=MADE, **asked)))
    jsonschema.validate(data, SCHEMA)
    found: list[dict[str, Any]] = data
    return found


def checked(**values: Any) -> Review:
    recorder = Recorder(article_of("The tunnel cost $412 million.", published="2025-03-14"))
    recorder.mark("The tunnel cost $412 million.", Status.VERIFIED)
    review = recorder.review
    return replace(review, claims=(replace(review.claims[0], **values),))


def test_the_sample_reviews_are_rows_of_the_data_set() -> None:
    found = rows(lighthouse_review())
    assert [row["label"] for row in found][:2] == ["Supported", "Supported"]
    types = {answer["answer_type"] for row in found for q in row["questions"] for answer in q["answers"]}
    assert types == {"Extractive", "Boolean", "Abstractive"} or "Unanswerable" in types


def test_one_array_over_several_articles() -> None:
    both = rows(harbour_review(), lighthouse_review())
    assert len(both) == len(rows(harbour_review())) + len(rows(lighthouse_review()))
    with pytest.raises(ReportError, match="is of one article"):
        render_many([harbour_review(), lighthouse_review()], "html")


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"status": Status.VERIFIED}, "Supported"),
        ({"status": Status.DISPUTED, "reason": "wrong"}, "Refuted"),
        ({"status": Status.DISPUTED, "reason": "misleading"}, "Conflicting Evidence/Cherrypicking"),
        ({"status": Status.DISPUTED, "reason": "sources conflict"}, "Conflicting Evidence/Cherrypicking"),
        ({"status": Status.UNSOURCED, "reason": "none found"}, "Not Enough Evidence"),
        ({"status": Status.VERIFIED, "rating": Rating("averitec", "refuted")}, "Refuted"),
        ({"status": Status.VERIFIED, "rating": Rating("Snopes", "False")}, "Supported"),
    ],
)
def test_the_label_is_that_of_its_scale_else_of_status_and_reason(values: dict[str, Any], label: str) -> None:
    assert rows(checked(**values))[0]["label"] == label


def test_what_is_not_checked_is_left_out_and_said() -> None:
    review = checked(status=Status.UNCHECKED)
    assert rows(review) == []
    assert remarks(review, "averitec") == ["Claim 1 is not checked and is left out."]


@pytest.mark.parametrize(
    ("said_at", "date"), [("2020-08-05", "5-8-2020"), ("2020-08-25T10:00:00Z", "25-8-2020"), ("in May", "14-3-2025")]
)
def test_days_are_written_as_the_data_set_writes_them(said_at: str, date: str) -> None:
    assert rows(checked(said_at=said_at))[0]["claim_date"] == date


def test_questions_and_their_answers() -> None:
    sources = (
        Source("a", Kind.STATISTICS, title="Costs", url="https://quay.example/costs", archive_url=None),
        Source("b", Kind.DOCUMENT, title="Budget", url="https://web.archive.org/web/20250311101500/https://b.example/"),
        Source("c", Kind.INTERVIEW, author="Ada Quist"),
    )
    evidence = (
        Evidence("1", "a", quote="412 million"),
        Evidence("2", "b", Stance.REFUTES, locator="p. 7"),
        Evidence("3", "c", Stance.CONTEXT),
    )
    review = replace(checked(statement="It cost $412 million.", evidence=evidence), sources=sources)
    quoted, refuted, context = (question["answers"][0] for question in rows(review)[0]["questions"])
    assert (quoted["answer_type"], quoted["answer"], quoted["source_medium"]) == (
        *("Extractive", "412 million", "Web table"),
    )
    assert (refuted["answer"], refuted["boolean_explanation"]) == ("No", "Budget, p. 7")
    assert refuted["source_url"] == "https://b.example/"
    assert refuted["cached_source_url"] == "https://web.archive.org/web/20250311101500/https://b.example/"
    assert (context["answer"], context["source_medium"]) == ("No", "Other")
    assert rows(review)[0]["fact_checking_strategies"] == ["Numerical Comparison", "Written Evidence", "Consultation"]


def test_where_nothing_was_found_the_question_has_no_answer() -> None:
    (question,) = rows(checked(status=Status.UNSOURCED))[0]["questions"]
    assert question["answers"] == [
        {
            "answer": "No answer could be found.", "answer_type": "Unanswerable", "source_url": "",
            "source_medium": "", "cached_source_url": None,
        }
    ]  # fmt: skip


def test_answers_that_programs_read_are_the_same_in_each_language() -> None:
    reviews = [checked(status=Status.UNSOURCED), lighthouse_review()]
    english, german = (json.loads(render_many(reviews, "averitec", Options(made=MADE, language=word)))
                       for word in ("en", "de"))  # fmt: skip

    def answers(found: list[dict[str, Any]]) -> list[Any]:
        return [
            (answer["answer_type"], answer["answer"])
            for row in found for question in row["questions"] for answer in question["answers"]
            if answer["answer_type"] in ("Boolean", "Unanswerable")
        ]  # fmt: skip

    assert answers(english) == answers(german) != []
    assert english[0]["questions"][0]["question"] != german[0]["questions"][0]["question"]


def test_kinds_of_claims() -> None:
    assert rows(checked())[0]["claim_types"] == ["Event/Property Claim", "Numerical Claim"]
    assert rows(checked(about=About.WORDING))[0]["claim_types"] == ["Quote Verification"]


def test_what_is_missing_is_named() -> None:
    said = " ".join(remarks(checked(), "averitec"))
    for words in ("no statement", "no reasoning", "no evidence", "no claimant", "no address"):
        assert words in said
    whole = checked(
        statement="It cost $412 million.", reasoning="So the budget.", claimant="Ada Quist", said_at="2025-03-12",
        appearances=("https://quay.example/",), evidence=(Evidence("1", "a"),),
    )  # fmt: skip
    assert remarks(replace(whole, sources=(Source("a"),)), "averitec") == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_lost(payload: str) -> None:
    (row,) = rows(infested(payload))
    assert row["justification"] == row["speaker"] == payload
    assert row["claim"] == " ".join(payload.split())
    assert row["fact_checking_article"] is None or row["fact_checking_article"].startswith("http")
