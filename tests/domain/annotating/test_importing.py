"""Annotations as claims: what becomes of each, what is told, and that our own come back as they went out."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain import actions, article_actions, correcting, sourcing
from annotator.domain.annotating.found import Annotation, Body, Found, Selector, Target
from annotator.domain.annotating.importing import Imported, import_annotations
from annotator.domain.change import LIBRARY, HistoryRow
from annotator.domain.claim import REASONS, Claim, Rating, Status
from annotator.domain.evidence import Kind, Stance, Tier
from annotator.domain.ratings import default_scales
from annotator.readers.annotations import read_annotations
from annotator.reports import render
from tests.domain.record import BY, Record
from tests.recording import MADE, article_of

AT = "2026-03-02T10:00:00.000000Z"
QUOTE = "raised in 1953"
HERE = Target("https://ledger.example/dike", Selector(QUOTE))
WORDS = Body("commenting", "It was not.")


@pytest.fixture
def record() -> Record:
    made = Record()
    made.do(article_actions.edit_article(made.article, url="https://ledger.example/dike"))
    return made


def take(record: Record, *items: Annotation) -> Imported:
    """Import the annotations as Mara Boyd."""
    made = import_annotations(record.desk, Found(items), by=BY, at=AT, scales=default_scales())
    number = max((claim.number for claim in record.desk.claims.values()), default=0)
    for change in made.changes:
        after = change.after
        if after is not None and after.get("number", 0) is None:
            number += 1
            after = {**after, "number": number}
        library = change.subject.article == LIBRARY
        seq = (record.desk.house.seq if library else record.desk.seq) + 1
        record.desk.fold(HistoryRow(seq, seq, None, MADE, BY, change.action, change.subject, change.before, after, ""))
    return made


def claim_of(record: Record, *bodies: Body, **fields: Any) -> Claim:
    made = take(record, Annotation(**{"targets": (HERE,), "bodies": bodies, **fields}))
    return record.desk.claims[made.claims[0]]


def notes(claim: Claim) -> list[str]:
    return [note.text for note in claim.notes]


def test_each_body_becomes_what_it_is_for(record: Record) -> None:
    claim = claim_of(
        record,
        Body("describing", "The dike was raised in 1953."),
        Body("assessing", "disputed (wrong)"),
        Body("assessing", "False (PolitiFact)"),
        Body("tagging", "years"),
        Body("tagging", "years"),
        Body("editing", "raised in 1954"),
        WORDS,
    )
    assert (claim.text, claim.status, claim.reason) == ("The dike was raised in 1953.", Status.DISPUTED, "wrong")
    assert (claim.rating, claim.labels) == (Rating("PolitiFact", "False"), ("years",))
    assert [one.text for one in claim.corrections] == ["raised in 1954"]
    assert notes(claim) == ["It was not."] and claim.reasoning is None
    assert claim.checked == claim.created and claim.created.by == BY
    assert [p.exact for p in claim.passages] == [QUOTE]


@pytest.mark.parametrize(
    ("text", "status", "reason", "noted"),
    [
        ("verified", Status.VERIFIED, None, []),
        ("unsourced (none found)", Status.UNSOURCED, "none found", []),
        ("disputed (I dislike it)", Status.DISPUTED, None, ["disputed (I dislike it)"]),
        ("verified (wrong)", Status.VERIFIED, None, ["verified (wrong)"]),
        ("Five stars", Status.UNCHECKED, None, ["Five stars"]),
        ("False (Somebody's scale)", Status.UNCHECKED, None, ["False (Somebody's scale)"]),
        ("(" * 90_000, Status.UNCHECKED, None, ["(" * 90_000]),
    ],
)
def test_what_is_no_status_of_ours_is_a_note(
    record: Record, text: str, status: Status, reason: str | None, noted: list[str]
) -> None:
    claim = claim_of(record, Body("assessing", text))
    assert (claim.status, claim.reason, notes(claim)) == (status, reason, noted)


def test_whoever_wrote_it_is_named_in_the_words(record: Record) -> None:
    at = "2026-03-01T09:00:00Z"
    said = claim_of(record, WORDS, by="Ana Ruiz", at=at, key="1")
    assert notes(said) == ["Ana Ruiz, 2026-03-01: It was not."] and said.notes[0].by == BY
    judged = claim_of(record, Body("assessing", "verified"), by="Ana Ruiz", at=at, key="2")
    assert notes(judged) == ["Annotated by Ana Ruiz, 2026-03-01."]
    assert notes(claim_of(record, WORDS, by=BY, key="3")) == ["It was not."]
    proposed = Body("editing", "raised in 1954", by="Tom Reyes", at=at)
    assert "“raised in 1954” is by Tom Reyes, 2026-03-01." in notes(claim_of(record, proposed, key="4"))


def test_links_are_evidence_that_rests_on_sources_of_the_library(record: Record) -> None:
    known = record.source(title="The register", url="https://www.example.org/register/")
    archive = "https://web.archive.org/web/20250313094200/https://example.org/new"
    claim = claim_of(
        record,
        Body("linking", url="http://example.org/register", label="A register", quote="raised in 1954"),
        Body("linking", url="https://example.org/new", archive_url=archive, label="The news"),
        Body("linking", url="https://example.org/new"),
        Body("linking", "see the archive"),
    )
    first, second, third = claim.evidence
    assert (first.source_id, first.quote, first.stance) == (known.id, "raised in 1954", Stance.CONTEXT)
    made = record.desk.house.sources[second.source_id]
    assert (made.title, made.url, made.archive_url) == ("The news", "https://example.org/new", archive)
    assert third.source_id == made.id
    assert notes(claim) == ["see the archive"]


def test_what_has_words_and_no_certain_place_is_a_claim_without_one(record: Record) -> None:
    lost = Target("https://ledger.example/dike", Selector("It", suffix=" was nowhere"))
    made = take(
        record,
        Annotation("1", (lost,), (WORDS,)),
        Annotation("2", (lost,)),
        Annotation("3", (Target("https://ledger.example/dike", unread=True),), (Body("assessing", "verified"),)),
        Annotation("4", (HERE, lost), (WORDS,)),
        Annotation("5", (Target("https://ledger.example/dike"),), (WORDS,)),
    )
    placed, first, whole = (record.desk.claims[key] for key in made.claims)
    assert first.passages == whole.passages == ()
    assert notes(first) == ["It was not.", "Could not be placed for certain: “It”"]
    assert notes(whole) == ["It was not."]
    assert [p.exact for p in placed.passages] == [QUOTE]
    counts = made.counts
    assert (counts.placed, counts.unplaced, counts.left_out) == (1, 2, 2)
    assert made.counts.sentence() == "3 claims came in, 2 of them without a place, 2 left out."
    assert len(made.remarks) == 3 and "“It”" in made.remarks[0]


def test_annotations_of_another_page_are_left_out_unless_they_fit(record: Record) -> None:
    other = "https://elsewhere.example/page"
    made = take(
        record,
        Annotation("1", (Target(other, Selector("words of that page")),), (WORDS,)),
        Annotation("2", (Target(other),), (WORDS,)),
        Annotation("3", (Target(other, Selector(QUOTE)),), (WORDS,)),
        Annotation("4", (Target("http://www.ledger.example/dike#top", Selector("gone")),), (WORDS,)),
    )
    assert (made.counts.placed, made.counts.unplaced, made.counts.elsewhere) == (1, 1, 2)
    assert "2 annotations of another page left out." in made.remarks


def test_nothing_comes_in_twice(record: Record) -> None:
    items = (
        Annotation("https://a.example/1", (HERE,), (WORDS,), by="Ana Ruiz"),
        Annotation("", (HERE,), (Body("describing", "Other"),)),
        Annotation("", (), (Body("describing", "Nowhere"),)),
    )
    assert len(take(record, *items).claims) == 3
    again = take(record, *items, *items)
    assert (again.changes, again.claims, again.counts.known) == ((), (), 6)
    assert again.counts.sentence() == "0 claims came in, 6 here already."
    record.do(
        actions.edit_claim(record.article, record.claim(next(iter(record.desk.claims.values()))), statement="New")
    )
    assert take(record, items[0]).changes == (), "known by its id, whatever has become of it"


def test_two_of_one_id_are_two_where_they_say_different_things(record: Record) -> None:
    first = Annotation("a", (HERE,), (Body("commenting", "One."),))
    second = Annotation("a", (HERE,), (Body("commenting", "Two."),))
    made = take(record, first, second, first)
    assert [notes(record.desk.claims[key]) for key in made.claims] == [["One."], ["Two."]]
    assert (made.counts.placed, made.counts.known) == (2, 1)
    assert take(record, first, second).counts.known == 2


def test_one_in_the_bin_stays_there_and_is_told(record: Record) -> None:
    item = Annotation("https://a.example/1", (HERE,), (WORDS,))
    (key,) = take(record, item).claims
    record.do(actions.remove_claims(record.article, [record.desk.claims[key]], at=AT))
    again = take(record, item)
    assert again.changes == () and again.remarks == ("1 annotation is here already, in the bin.",)


def test_the_same_annotation_becomes_another_claim_in_another_article(record: Record) -> None:
    item = Annotation("https://a.example/1", (HERE,), (WORDS,))
    other = Record()
    other.desk.article = article_of("It was raised in 1953.", title="Another")
    object.__setattr__(other.desk.article, "id", "article-2")
    assert take(record, item).claims != take(other, item).claims


def test_answers_are_notes_on_what_they_answer(record: Record) -> None:
    answer = Annotation("2", (), (Body("commenting", "It was."),), by="Ben Orr", replies_to="1")
    first = Annotation("1", (HERE,), (WORDS,))
    lost = Annotation("3", (), (WORDS,), replies_to="nothing")
    made = take(record, answer, first, lost)
    (claim,) = record.desk.claims.values()
    assert notes(claim) == ["It was not.", "Ben Orr: It was."]
    assert (made.counts.answers, made.counts.unanswered) == (1, 1)
    assert take(record, answer, first).changes == ()
    late = Annotation("4", (), (Body("commenting", "Later."),), replies_to="1")
    take(record, late, first)
    assert notes(record.claim(claim)) == ["It was not.", "Ben Orr: It was.", "Later."]


def test_claims_are_numbered_in_text_order(record: Record) -> None:
    quotes = ["since", "dike", "1953"]
    take(record, *(Annotation(quote, (Target("", Selector(quote)),)) for quote in quotes))
    assert [claim.text for claim in sorted(record.desk.claims.values(), key=lambda c: c.number)] == [
        "dike", "1953", "since"
    ]  # fmt: skip


def test_whoever_asked_may_stop_it(record: Record) -> None:
    class StopNow(Exception):
        pass

    def check(done: int, total: int) -> None:
        assert total == 2
        if done:
            raise StopNow

    items = Found((Annotation("1", (HERE,)), Annotation("2", (HERE,))))
    with pytest.raises(StopNow):
        import_annotations(record.desk, items, by=BY, at=AT, scales=(), check=check)


# Our own, out and in again

TEXTS = st.text(alphabet="abc é\u0301😀👨‍👩‍👧ا ‏\n“”-(),:", min_size=1, max_size=24).filter(lambda t: t.strip())
PARAGRAPHS = st.lists(TEXTS.map(lambda t: " ".join(t.split())), min_size=1, max_size=4)
STATUSES = st.sampled_from([(status, reason) for status in Status for reason in (None, *REASONS.get(status, ()))])


@st.composite
def reviews(draw: st.DrawFn) -> Record:
    """A review of a random text: overlapping claims of several passages, all that an annotation holds of them."""
    made = Record()
    made.desk.article = article_of(*draw(PARAGRAPHS), title="Random")
    text = made.article.newest.text
    for _ in range(draw(st.integers(1, 4))):
        status, reason = draw(STATUSES)
        values = {
            "statement": draw(st.none() | TEXTS), "reasoning": draw(st.none() | TEXTS),
            "labels": draw(st.lists(TEXTS, max_size=2, unique_by=lambda t: t.strip())),
        }  # fmt: skip
        start, end = draw(places(text))
        made.do(actions.mark_claim(made.article, start, end, by=BY, at=MADE, status=status, reason=reason, **values))
        claim = made.claim(list(made.desk.claims.values())[-1])
        for start, end in draw(st.lists(places(text), max_size=2, unique=True)):
            if actions.passage_at(made.article.newest, start, end).exact not in [p.exact for p in claim.passages]:
                made.do(actions.add_passage(made.article, claim, start, end))
                claim = made.claim(claim)
        if draw(st.booleans()):
            made.do(correcting.propose_correction(made.article, claim, draw(TEXTS), by=BY, at=MADE))
        for _ in range(draw(st.integers(0, 2))):
            address = draw(st.none() | st.sampled_from(["https://example.org/a", "https://example.org/b"]))
            known = sourcing.known_source(made.desk.house.sources.values(), url=address) if address else None
            source = known or made.source(title=" ".join(draw(TEXTS).split()), url=address, kind=Kind.DOCUMENT)
            made.use(
                made.claim(claim), source, stance=draw(st.sampled_from([*Stance])),
                tier=draw(st.sampled_from([*Tier])), quote=draw(TEXTS) if address else None,
            )  # fmt: skip
    return made


def places(text: str) -> st.SearchStrategy[tuple[int, int]]:
    def whole(start: int) -> st.SearchStrategy[tuple[int, int]]:
        return st.integers(start + 1, len(text)).map(lambda end: (start, end))

    return st.integers(0, len(text) - 1).flatmap(whole).filter(lambda at: bool(text[slice(*at)].strip()))


def shape(record: Record, claim: Claim) -> tuple[Any, ...]:
    """What an annotation tells of a claim."""
    named = [record.desk.house.sources[use.source_id] for use in claim.evidence]
    return (
        [(p.start, p.end, p.exact, p.prefix, p.suffix) for p in claim.passages],
        (claim.status, claim.reason, claim.statement, claim.reasoning, claim.labels),
        [one.text for one in claim.corrections],
        [(use.stance, use.tier, use.quote) for use in claim.evidence],
        [(source.title, source.url) for source in named],
    )


@settings(max_examples=60, deadline=None)
@given(reviews())
def test_our_own_come_back_as_they_went_out(record: Record) -> None:
    review = record.review
    data = render(replace(review, sources=tuple(record.desk.house.sources.values())), "annotations")
    other = Record()
    other.desk.article = record.article
    made = import_annotations(other.desk, read_annotations(data, "own.jsonld"), by=BY, at=AT, scales=default_scales())
    assert made.remarks == ()
    items = read_annotations(data, "own.jsonld").items
    take(other, *items)
    out = [shape(record, claim) for claim in record.desk.claims.values()]
    back = [shape(other, claim) for claim in other.desk.claims.values()]
    assert sorted(map(repr, back)) == sorted(map(repr, out))
    assert all(claim.notes == () for claim in other.desk.claims.values())
    assert take(other, *items).changes == ()
