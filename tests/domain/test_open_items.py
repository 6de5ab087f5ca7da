"""What is open in an article, and how much of it is ready."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import actions, asking, correcting, signing, sourcing
from annotator.domain.claim import Claim, Decision, Placed, Status
from annotator.domain.open_items import Group, open_items, uncovered_sentences
from annotator.domain.records import Addressee, Role
from annotator.domain.rules import default_rules
from tests.recording import MADE, Recorder, article_of

TEXT = "The ferry carried 1,200 people. It was built in 1971. Everyone waved."
BY = "Mara Boyd"


def listed(recorder: Recorder, group: Group) -> list[str]:
    return [item.words for item in open_items(recorder.desk, default_rules()).of(group)]


def percent(recorder: Recorder) -> int:
    return open_items(recorder.desk, default_rules()).percent


def settled(recorder: Recorder, quote: str) -> Claim:
    """A claim on the quote that is unsourced, with a note, and so fails no rule."""
    claim = recorder.mark(quote, Status.UNSOURCED)
    recorder.note(claim, "Nobody knows.")
    return recorder.desk.claims[claim.id]


def ready() -> tuple[Recorder, Claim]:
    """An article of which all is ready, and its one claim."""
    recorder = Recorder(article_of(TEXT))
    claim = settled(recorder, "The ferry carried 1,200 people. It was built in 1971.")
    recorder.waive("Everyone waved.")
    return recorder, recorder.desk.claims[claim.id]


def test_an_article_is_ready_word_by_word() -> None:
    recorder = Recorder(article_of(TEXT))
    assert percent(recorder) == 0
    first = recorder.mark("The ferry carried 1,200 people")
    assert percent(recorder) == 0
    assert listed(recorder, Group.RULES) == ["Nobody has checked it yet."]
    changes = actions.set_status(recorder.article, [first], Status.UNSOURCED, by=BY, at=MADE)
    recorder.apply(changes, BY)
    assert listed(recorder, Group.RULES) == ["It needs a note, or a logged search, or a logged contact."]
    recorder.note(first, "Nobody counts them.")
    assert (listed(recorder, Group.RULES), percent(recorder)) == ([], 41)  # 5 of 12 words
    recorder.waive("Everyone waved.")
    recorder.waive("It was built")
    assert percent(recorder) == 83
    settled(recorder, "in 1971")
    assert percent(recorder) == 100
    assert list(uncovered_sentences(recorder.desk)) == []


def test_words_in_a_claim_that_is_open_are_not_ready_whatever_else_holds_them() -> None:
    recorder, _ = ready()
    recorder.mark("1,200 people", Status.VERIFIED)
    found = open_items(recorder.desk, default_rules())
    assert (found.ready.words, found.ready.covered) == (12, 10)
    (item,) = found.items
    assert (item.number, item.rule, item.start, item.end) == (2, "verified", 18, 30)


def test_each_query_correction_and_place_is_open_until_it_is_settled() -> None:
    recorder, claim = ready()
    assert percent(recorder) == 100
    recorder.apply(asking.ask(recorder.article, claim, Addressee.AUTHOR, "Which day?", by=BY, at=MADE), BY)
    assert listed(recorder, Group.QUERIES) == [
        f"Query {recorder.desk.claims[claim.id].queries[0].number} to the author is open: “Which day?”."
    ]
    assert percent(recorder) < 100
    (query,) = recorder.desk.claims[claim.id].queries
    recorder.apply(asking.answer_query(recorder.article, claim, query, "Monday."), BY)
    recorder.apply(correcting.propose_correction(recorder.article, claim, "1,300 people", by=BY, at=MADE), BY)
    assert listed(recorder, Group.CORRECTIONS) == ["A correction is undecided: “1,300 people”."]
    (correction,) = recorder.desk.claims[claim.id].corrections
    decided = correcting.decide_correction(recorder.article, claim, correction, Decision.REJECTED, by="Ed")
    recorder.apply(decided, "Ed")
    assert percent(recorder) == 100
    (passage,) = claim.passages
    recorder.desk.claims[claim.id] = replace(
        recorder.desk.claims[claim.id], passages=(replace(passage, state=Placed.MOVED),)
    )
    assert listed(recorder, Group.PLACES)[0].startswith("Moved: “The ferry")
    assert percent(recorder) < 100


def test_an_orphan_keeps_the_article_from_being_ready() -> None:
    recorder, _ = ready()
    second = settled(recorder, "1,200")
    gone = replace(second.passages[0], start=None, end=None, state=Placed.ORPHANED)
    recorder.desk.claims[second.id] = replace(second, passages=(gone,))
    found = open_items(recorder.desk, default_rules())
    assert [(item.words, item.start) for item in found.items] == [("Cut from the text: “1,200”.", None)]
    assert (found.ready.percent, found.percent) == (100, 99)


def test_a_waiver_to_be_reread_is_open() -> None:
    recorder, _ = ready()
    (waiver,) = recorder.desk.waivers.values()
    recorder.desk.waivers[waiver.id] = replace(waiver, reread=True)
    assert listed(recorder, Group.PLACES) == ["To be reread, with no check needed: “Everyone waved.”."]
    assert percent(recorder) == 83


def test_a_signature_is_open_once_it_is_void_and_nobody_has_signed_again() -> None:
    recorder, claim = ready()
    recorder.apply(signing.sign_claims(recorder.article, [claim], {}, by="Theo Lin", at=MADE), "Theo Lin")
    desk = recorder.desk
    signed = signing.sign_article(
        desk.article, desk.claims.values(), desk.waivers.values(), {}, Role.EDITOR, by="Ed", at=MADE
    )
    recorder.apply(signed, "Ed")
    assert percent(recorder) == 100
    recorder.edit(claim, statement="It carried 1,200.")
    assert listed(recorder, Group.SIGNATURES) == [
        "The signature of Theo Lin is void.",
        "The signature of Ed as editor is void.",
    ]
    claim = recorder.desk.claims[claim.id]
    recorder.apply(signing.sign_claims(recorder.article, [claim], {}, by="Ana Ruiz", at=MADE), "Ana Ruiz")
    assert listed(recorder, Group.SIGNATURES) == ["The signature of Ed as editor is void."]


def test_a_removed_claim_is_not_open() -> None:
    recorder, _ = ready()
    other = recorder.mark("1971")
    assert percent(recorder) < 100
    recorder.apply(actions.remove_claims(recorder.article, [other], at=MADE), BY)
    assert percent(recorder) == 100


def test_sentences_are_listed_that_nobody_has_looked_at_or_only_in_part() -> None:
    recorder = Recorder(article_of(TEXT, "قالت الميناء إن 40 سفينة ستصل غدا.", "* * *"))
    recorder.mark("The ferry carried 1,200 people")
    recorder.mark("built in 1971")
    text = recorder.article.newest.text
    found = [(item.words, text[item.start : item.end]) for item in uncovered_sentences(recorder.desk)]
    assert found == [
        ("Looked at in part: “It was built in 1971.”.", "It was built in 1971."),
        ("Not looked at: “Everyone waved.”.", "Everyone waved."),
        ("Not looked at: “قالت الميناء إن 40 سفينة ستصل غدا.”.", "قالت الميناء إن 40 سفينة ستصل غدا."),
    ]
    assert list(uncovered_sentences(recorder.review)) == list(uncovered_sentences(recorder.desk))


def test_a_review_has_the_same_list() -> None:
    recorder, claim = ready()
    source = sourcing.new_source(title="Port log", publisher="The port", archive_url="kept")
    recorder.apply(sourcing.add_evidence(recorder.article, [claim], source, tier="primary", locator="p. 1"), BY)
    recorder.apply(actions.set_status(recorder.article, [claim], Status.VERIFIED, by=BY, at=MADE), BY)
    assert percent(recorder) < 100  # the source is in no library
    recorder.desk.house.sources[source.id] = source
    assert percent(recorder) == 100
    review = replace(recorder.review, sources=(source,))
    assert open_items(review, default_rules()) == open_items(recorder.desk, default_rules())


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30), st.booleans()), max_size=6))
def test_all_is_covered_exactly_when_no_sentence_is_left(held: list[tuple[int, int, bool]]) -> None:
    recorder = Recorder(article_of(TEXT))
    for start, length, waived in held:
        quote = TEXT[start : start + length].strip()
        if quote and waived:
            recorder.waive(quote)
        elif quote:
            recorder.mark(quote)
    left = list(uncovered_sentences(recorder.desk))
    assert (recorder.review.coverage().percent == 100) is not bool(left)
    if left:
        assert percent(recorder) < 100
