"""The JSON shape, and that nothing of a review is lost on the way there and back."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from annotator.domain import actions, waiving
from annotator.domain.article import Article, BlockKind, Hanging, SourceFile, Suggestion
from annotator.domain.claim import About, Claim, Note, Passage, Placed, Rating, Stamp, Status, Waiver
from annotator.domain.draft import DraftBlock, Run, assemble
from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.interchange import (
    article_to_json,
    claim_to_json,
    from_json,
    listed_article_to_json,
    row_to_json,
    to_json,
    waiver_to_json,
)
from annotator.domain.review import Review
from tests.recording import MADE, Recorder, article_of, version_of

MADE_BY = Stamp("Ada Quist", "2025-02-01T08:00:00.000000Z")


def there_and_back(review: Review) -> Review:
    return from_json(json.loads(json.dumps(to_json(review))))


def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(resources.text("schema/annotator-1.schema.json")))


def carried_over() -> Review:
    """A review whose claims hold everything a claim can hold, over two versions, with no history."""
    old = version_of(*assemble([DraftBlock(BlockKind.PARAGRAPH, [Run("The pier is 90 m long. It leaks.")])]))
    new = version_of(*assemble([DraftBlock(BlockKind.PARAGRAPH, [Run("The pier is 95 m long 🛶.")])]), number=2)
    hanging = Suggestion(Hanging.COMMENT, 4, 8, "Who says?", "Ed", "2025-01-30T09:00:00Z", ("https://gull.example/1",))
    new = replace(new, source=SourceFile("pier.txt", "text/plain", "ab" * 32), suggestions=(hanging,))
    article = Article("a-1", "The pier", MADE, (old, new), "B. Line", "The Gull", "https://gull.example/", "May", "en")
    was = Passage("p-1", 1, 4, 20, "pier is 90 m lon", "The ", "g. It leaks.")
    now = Passage("p-2", 2, 4, 21, "pier is 95 m long", "The ", " 🛶.", Placed.MOVED, True, "p-1")
    full = Claim(
        id="c-1",
        number=3,
        created=MADE_BY,
        changed=Stamp("Bo Rask", "2025-02-02T08:00:00.000000Z"),
        status=Status.DISPUTED,
        reason="misleading",
        checked=Stamp("Bo Rask", "2025-02-02T08:00:00.000000Z"),
        statement="The pier is 95 m long.",
        about=About.WORDING,
        claimant="The harbour master",
        said_at="2025-01-30",
        appearances=("https://gull.example/pier", "a poster"),
        labels=("pier", "length"),
        assignee="Bo Rask",
        reasoning="Measured twice.",
        review_url="https://gull.example/checks/3",
        rating=Rating("Gulls", "three of five"),
        passages=(now,),
        earlier=(was,),
        notes=(Note("n-1", "Ask again.", "Bo Rask", MADE), Note("n-2", "Asked.", "Bo Rask", MADE, 1)),
    )
    orphan = Passage("p-3", 2, None, None, "It leaks.", "long. ", "", Placed.ORPHANED, carried_from="p-0")
    bare = Claim("c-2", 1, MADE_BY, MADE_BY, passages=(orphan,), removed_at=MADE)
    photograph = Claim("c-3", 2, MADE_BY, MADE_BY)
    waivers = (
        Waiver("w-1", 1, 23, 32, "It leaks.", "opinion", "Bo Rask", MADE, MADE),
        Waiver("w-2", 1, 0, 3, "The", "other", "Bo Rask", MADE),
        Waiver("w-3", 2, 0, 3, "The", "other", "Bo Rask", MADE, None, Placed.MOVED, True, "w-2"),
    )
    return Review(article, (full, bare, photograph), waivers)


def test_everything_a_review_can_hold_comes_back() -> None:
    assert there_and_back(carried_over()) == carried_over()


def test_who_checked_comes_from_the_history() -> None:
    recorder = Recorder(article_of("The lamp was lit in 1871. It still is."))
    claim = recorder.mark("lit in 1871", Status.VERIFIED, by="Mara Boyd")
    recorder.note(claim, "Seen in the log book.", by="Theo Lin")
    review = recorder.review
    assert review.claims[0].changed.by == "Theo Lin"
    assert there_and_back(review).claims[0].checked == review.claims[0].checked == review.claims[0].created


def test_without_a_history_whoever_changed_a_checked_claim_checked_it() -> None:
    review = replace(carried_over(), history=())
    back = there_and_back(review)
    assert back.claims[0].checked == back.claims[0].changed
    assert back.claims[1].checked is None


def test_order_of_passages_comes_from_the_history() -> None:
    recorder = Recorder(article_of("One crane, two cranes, three cranes."))
    claim = recorder.mark("One crane")
    recorder.also(claim, "two cranes")
    first = recorder.desk.claims[claim.id].passages[0]
    recorder.apply(actions.drop_passage(recorder.article, recorder.desk.claims[claim.id], first), "Mara Boyd")
    assert [passage.ordinal for passage in there_and_back(recorder.review).claims[0].passages] == [1]
    recorder.undo(4)
    assert there_and_back(recorder.review) == recorder.review


def test_moments_of_other_tools_come_into_the_library_s_own_form() -> None:
    data = to_json(carried_over())
    data["claims"][0]["changed"]["at"] = "2025-02-02T10:00:00+02:00"
    assert from_json(data) == carried_over()


def test_output_keeps_to_the_schema() -> None:
    recorder = Recorder(article_of("The weir holds.", DraftBlock(BlockKind.CAPTION, [Run("A weir", href="x:y")])))
    claim = recorder.mark("weir holds", Status.UNSOURCED, reason="none found")
    recorder.note(claim, "Asked the miller.")
    recorder.waive("A weir")
    validator = schema()
    validator.check_schema(validator.schema)
    for review in (carried_over(), recorder.review):
        validator.validate(to_json(review))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("claims", 0, "status"), "true"),
        (("claims", 0, "passages", 0, "start"), -1),
        (("claims", 0, "colour"), "red"),
        (("article", "versions", 0, "text"), "a\rb"),
        (("article", "versions"), []),
        (("format",), "annotator/2"),
    ],
)
def test_schema_refuses_what_the_shape_has_not(place: tuple[Any, ...], value: object) -> None:
    data: Any = to_json(carried_over())
    at = data
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    assert not schema().is_valid(data)


def test_every_key_of_a_claim_is_there_though_it_holds_nothing() -> None:
    review = carried_over()
    full, bare = (claim_to_json(claim, review.article, {}) for claim in (review.claims[0], review.claims[2]))
    assert full.keys() == bare.keys()
    assert bare["queries"] == bare["evidence"] == bare["log"] == bare["corrections"] == bare["sign_offs"] == []
    assert bare["rating"] is None


def test_an_article_without_texts_lacks_just_text_and_blocks() -> None:
    article = carried_over().article
    full, short = article_to_json(article), article_to_json(article, texts=False)
    assert full["versions"][1].keys() - short["versions"][1].keys() == {"text", "blocks", "suggestions"}
    assert short["versions"][1].items() <= full["versions"][1].items()
    listed = listed_article_to_json(article)
    assert [list(version) for version in listed["versions"]] == [["number", "created", "text_sha256"]] * 2
    assert listed["title"] == "The pier"


def test_values_are_json_s_own() -> None:
    recorder = Recorder(article_of("Gulls nest in March."))
    recorder.mark("in March", Status.VERIFIED)
    for row in recorder.rows:
        assert type(row_to_json(row)["after"].get("status", "")) is str
    data = to_json(recorder.review)
    assert msgspec.json.decode(msgspec.json.encode(data)) == json.loads(json.dumps(data)) == data


def test_a_quote_that_has_slipped_is_not_exported() -> None:
    review = carried_over()
    slipped = replace(review.claims[0].earlier[0], start=5, end=21)
    claim = replace(review.claims[0], passages=(slipped,))
    with pytest.raises(InvalidValue, match="quote of claim 3 does not stand at its place in version 1"):
        claim_to_json(claim, review.article, {})
    with pytest.raises(InvalidValue, match="quote of claim 3"):
        to_json(replace(review, claims=(claim,)))
    waiver = replace(review.waivers[0], start=22, end=31)
    assert waiver_to_json(waiver)["start"] == 22
    with pytest.raises(InvalidValue, match="waiver’s quote does not stand"):
        to_json(replace(review, waivers=(waiver,)))


texts = st.text(
    st.sampled_from("ab Z.,“”😀👩‍🔬é\u0301\u00a0\u2028\u202eش٣'\"<&\\")
    | st.characters(exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=12,
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["mark", "also", "move", "drop", "split", "status", "note", "edit", "waive", "remove", "undo"]),
        st.integers(0, 60),
        st.integers(0, 60),
        texts,
    ),
    max_size=14,
)


def act(recorder: Recorder, what: str, a: int, b: int, text: str) -> None:
    """One action of a reviewer, on places and claims that `a` and `b` pick; InvalidValue and Refused are theirs."""
    article, by, at = recorder.article, "Mara Boyd" if a % 2 else "Theo Lin", recorder.at
    start, end = sorted((a % (len(article.newest.text) + 1), b % (len(article.newest.text) + 1)))
    claims = list(recorder.desk.claims.values())
    claim = claims[a % len(claims)] if claims else None
    status = list(Status)[b % 4]
    if what == "mark":
        recorder.apply(actions.mark_claim(article, start, end, by=by, at=at, status=status, statement=text), by)
    elif what == "waive":
        recorder.apply(waiving.waive(article, start, end, "other", by=by, at=at), by)
    elif what == "undo" and recorder.rows:
        recorder.undo(recorder.rows[-1].group)
    elif claim is not None:
        changes = {
            "also": lambda: actions.add_passage(article, claim, start, end),
            "move": lambda: actions.move_passage(article, claim, start, end),
            "drop": lambda: [c for p in claim.passages[:1] for c in actions.drop_passage(article, claim, p)],
            "split": lambda: actions.split_claim(article, claim, start, by=by, at=at),
            "status": lambda: actions.set_status(article, [claim], status, by=by, at=at),
            "note": lambda: actions.write_note(article, claim, text, by=by, at=at),
            "edit": lambda: actions.edit_claim(article, claim, labels=(text,), rating=Rating("Stars", text)),
            "remove": lambda: actions.remove_claims(article, [claim], at=at),
        }
        if what in changes:
            recorder.apply(changes[what](), by)


@settings(max_examples=150)
@given(blocks=st.lists(st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=3), max_size=4), steps=steps)
def test_round_trip_after_anything_a_reviewer_can_do(
    blocks: list[list[tuple[str, bool]]], steps: list[tuple[str, int, int, str]]
) -> None:
    drafts = [
        DraftBlock(BlockKind.PARAGRAPH, [Run(t, bold=b, href=t if b else None) for t, b in runs]) for runs in blocks
    ]
    recorder = Recorder(article_of("Start.", *drafts))
    for step in steps:
        try:
            act(recorder, *step)
        except (Refused, InvalidValue):
            continue
    assert there_and_back(recorder.review) == recorder.review
