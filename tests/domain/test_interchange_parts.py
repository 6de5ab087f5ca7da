"""A review's evidence, queries, log and signatures as JSON: nothing is lost on the way there and back, and what is
not of the shape is refused."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

import resources
from annotator.domain import asking, correcting, signing
from annotator.domain.claim import Decision
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Capture, KeptFile, Kind
from annotator.domain.interchange import from_json, source_to_json, to_json
from annotator.domain.records import Addressee, Attempt, Role
from annotator.domain.review import Review
from tests.domain.record import BY, MADE, SECOND, Record

SCAN = KeptFile("scan.pdf", "application/pdf", "ab" * 32, 12)
PAGE = Capture("https://dike.example/final", MADE, (("Content-Type", "text/html"), ("Age", "3")))
SUM = {"formula": "a / b", "inputs": [{"name": "a", "value": "40"}], "result": "4.0", "rounding": {"digits": 1}}


def whole() -> Review:
    """A review with all that a checking can leave, signed on both levels."""
    record = Record()
    claim, other = record.length(), record.mark("raised in 1953")
    survey = record.source(
        title="Survey", author="C. Dray", publisher="The mill", kind="statistics", published="1953", file=SCAN,
        url="https://dike.example/survey", archive_url="https://kept.example/1", captured=PAGE,
    )  # fmt: skip
    talk = record.source(author="A warden", kind="interview", channel="by telephone", confidential=True)
    record.use(claim, survey, tier="primary", locator="p. 2", quote="40 km", seen="2025-03-13", note="Twice.")
    record.use(claim, record.source(kind="calculation"), stance="context", calculation=SUM)
    record.use(other, talk, stance="refutes")
    record.use(other, survey)
    now = record.claim(claim)
    record.do(asking.ask(record.article, now, Addressee.LAWYER, "May we?", by=BY, at=MADE))
    record.do(asking.ask(record.article, other, Addressee.AUTHOR, "When?", by=BY, at=MADE))
    (query,) = record.claim(other).queries
    record.do(asking.answer_query(record.article, record.claim(other), query, "In May."))
    for kind, whom in ((Attempt.CONTACT, "The warden"), (Attempt.SEARCH, "Archive")):
        now = record.claim(claim)
        record.do(asking.log_attempt(record.article, [now], kind, whom, how="letter", by=BY, at=MADE))
    record.do(correcting.propose_correction(record.article, now, "41 km long", by=BY, at=MADE))
    proposal = record.claim(claim).corrections[0]
    record.do(correcting.decide_correction(record.article, now, proposal, Decision.REJECTED, "No.", by="Ed"), "Ed")
    desk = record.desk
    sources = desk.house.sources
    record.do(signing.sign_claims(desk.article, [record.claim(claim)], sources, by=SECOND, at=MADE), SECOND)
    parts = (desk.article, desk.claims.values(), desk.waivers.values(), sources)
    record.do(signing.sign_article(*parts, Role.LAWYER, by="Li", at=MADE), "Li")
    used = tuple(sources[key] for key in sorted(sources))
    return Review(desk.article, tuple(desk.claims.values()), (), tuple(record.rows), used)


def there_and_back(review: Review) -> Review:
    return from_json(json.loads(json.dumps(to_json(review))))


def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(resources.text("schema/annotator-1.schema.json")))


def test_everything_comes_back() -> None:
    review = whole()
    back = there_and_back(review)
    assert back.claims == review.claims
    assert set(back.sources) == set(review.sources)
    assert back.article.sign_offs == review.article.sign_offs
    assert to_json(back) == to_json(review)


def test_without_a_history_a_signature_that_held_still_holds_and_one_that_was_void_does_not() -> None:
    data = to_json(whole())
    data["history"] = []
    back = from_json(data)
    assert to_json(back)["claims"] == data["claims"] and to_json(back)["article"] == data["article"]
    assert [one["valid"] for one in data["claims"][0]["sign_offs"]] == [True]
    data["claims"][0]["sign_offs"][0]["valid"] = False
    assert to_json(from_json(data))["claims"][0]["sign_offs"][0]["valid"] is False


def test_a_signature_that_is_said_to_hold_is_void_where_the_history_tells_otherwise() -> None:
    data = to_json(whole())
    data["claims"][0]["statement"] = "It is 50 km long."
    after = to_json(from_json(data))
    assert after["claims"][0]["sign_offs"][0]["valid"] is False
    assert after["article"]["versions"][0]["sign_offs"][0]["valid"] is False


def test_evidence_has_the_keys_of_the_shape_and_the_others_only_where_there_are_any() -> None:
    first, second = to_json(whole())["claims"][0]["evidence"]
    keys = {
        *("id", "source_id", "stance", "kind", "tier", "title", "author", "publisher", "url", "archive_url"),
        *("published", "locator", "quote", "note", "seen", "confidential", "file"),
    }
    assert set(first) - keys == {"captured"} and set(second) - keys == {"calculation"}
    assert first["captured"] == {
        "url": "https://dike.example/final",
        "at": MADE,
        "headers": [["Content-Type", "text/html"], ["Age", "3"]],
    }
    talk = to_json(whole())["claims"][1]["evidence"][0]
    assert (talk["channel"], talk["confidential"]) == ("by telephone", True)


def test_output_keeps_to_the_schema() -> None:
    validator = schema()
    validator.check_schema(validator.schema)
    validator.validate(to_json(whole()))


def test_the_schema_knows_every_kind_of_source() -> None:
    data = to_json(whole())
    for kind in Kind:
        data["claims"][0]["evidence"][0]["kind"] = str(kind)
        assert schema().is_valid(data), kind


CLAIM = ("claims", 0)
WRONG: list[tuple[tuple[Any, ...], object]] = [
    ((*CLAIM, "evidence", 0, "stance"), "proves"),
    ((*CLAIM, "evidence", 0, "kind"), "rumour"),
    ((*CLAIM, "evidence", 0, "kind"), None),
    ((*CLAIM, "evidence", 0, "tier"), None),
    ((*CLAIM, "evidence", 0, "confidential"), None),
    ((*CLAIM, "evidence", 0, "file", "size"), -1),
    ((*CLAIM, "evidence", 0, "captured", "headers"), [["Age"]]),
    ((*CLAIM, "evidence", 1, "calculation"), [1]),
    ((*CLAIM, "evidence", 0, "colour"), "red"),
    ((*CLAIM, "queries", 0, "to"), "reader"),
    ((*CLAIM, "queries", 0, "text"), " "),
    ((*CLAIM, "queries", 0, "state"), "lost"),
    ((*CLAIM, "queries", 0, "number"), 0),
    (("claims", 1, "queries", 0, "answer"), None),
    ((*CLAIM, "log", 0, "kind"), "letter"),
    ((*CLAIM, "log", 0, "with"), None),
    ((*CLAIM, "corrections", 0, "decision"), "perhaps"),
    ((*CLAIM, "sign_offs", 0, "role"), "reader"),
    ((*CLAIM, "sign_offs", 0, "valid"), None),
    (("article", "versions", 0, "sign_offs", 0, "role"), "reader"),
]


@pytest.mark.parametrize(("place", "value"), WRONG)
def test_schema_and_import_refuse_what_the_shape_has_not(place: tuple[Any, ...], value: object) -> None:
    data: Any = to_json(whole())
    at = data
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    assert not schema().is_valid(data)
    with pytest.raises(InvalidValue):
        from_json(data)


def test_pieces_of_one_source_say_the_same_of_it() -> None:
    data = to_json(whole())
    data["claims"][1]["evidence"][1]["title"] = "Another survey"
    with pytest.raises(InvalidValue, match=r"claims\[1\]\.evidence\[1\]\.source_id .*says otherwise"):
        from_json(data)


def test_two_queries_with_one_number_are_refused() -> None:
    data = to_json(whole())
    data["claims"][1]["queries"][0]["number"] = 1
    with pytest.raises(InvalidValue, match="is 1, which another query has already"):
        from_json(data)


def test_evidence_without_a_source_s_id_gets_one() -> None:
    data = to_json(whole())
    data["history"] = []
    for claim in data["claims"]:
        for use in claim["evidence"]:
            use["source_id"] = None
    back = from_json(data)
    ids = [use.source_id for claim in back.claims for use in claim.evidence]
    assert len(set(ids)) == len(ids) == 4 and {source.id for source in back.sources} == set(ids)


def test_a_source_is_told_with_its_uses() -> None:
    (source,) = (one for one in whole().sources if one.captured)
    shape = source_to_json(replace(source, removed_at=MADE), 3)
    assert (shape["uses"], shape["removed_at"], shape["file"]["sha256"]) == (3, MADE, "ab" * 32)
    assert shape["captured"]["url"] == PAGE.url and "channel" not in shape
