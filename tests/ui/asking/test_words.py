"""Queries, corrections and log in words, and whom a claim waits for."""

from dataclasses import replace

import pytest

from annotator.domain.claim import Claim, Correction, Decision
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState
from annotator.ui.asking.waiting import waited_words
from annotator.ui.asking.words import entries, undecided_words
from tests.workspace.making import claim

AT = "2025-03-12T10:42:00.000000Z"
ASKED = Query("q1", 1, Addressee.AUTHOR, "Who counted the boats?", "Mara Boyd", AT)
CONTACT = LogEntry("l1", Attempt.CONTACT, "Dana Whitlock", "Mara Boyd", AT, "by phone")
SEARCH = LogEntry("l2", Attempt.SEARCH, "the land register", "Mara Boyd", AT, None, "nothing found", 1)
PROPOSED = Correction("c1", "four boats", "Mara Boyd", AT)


def with_all() -> Claim:
    return replace(claim(1), queries=(ASKED,), log=(CONTACT, SEARCH), corrections=(PROPOSED,))


def test_queries_come_first_then_corrections_then_the_log() -> None:
    said = [f"{one.head} {one.text}" for one in entries(with_all())]
    assert said == [
        "1 to the author, open: Who counted the boats?",
        "Correction, waits for the editor: “four boats”",
        "Contact with Dana Whitlock (by phone): no answer yet",
        "Search in the land register: nothing found",
    ]
    assert [one.waiting for one in entries(with_all())] == [True, True, True, False]


@pytest.mark.parametrize(
    ("state", "answer", "head", "under"),
    [
        (QueryState.ANSWERED, "The harbour did", "1 to the author, answered:", "Answer: The harbour did"),
        (QueryState.WITHDRAWN, None, "1 to the author, withdrawn:", ""),
    ],
)
def test_a_query_says_its_state_and_its_answer(state: QueryState, answer: str | None, head: str, under: str) -> None:
    (entry,) = entries(replace(claim(1), queries=(replace(ASKED, state=state, answer=answer),)))
    assert (entry.head, entry.under) == (head, under)
    assert entry.aside.startswith("asked by Mara Boyd, 12 March 2025")
    assert not entry.waiting


def test_a_decision_is_told_with_its_reason() -> None:
    decided = replace(PROPOSED, decision=Decision.REJECTED, decided_by="Ines Calder", reason="It was three")
    (entry,) = entries(replace(claim(1), corrections=(decided,)))
    assert (entry.head, entry.under) == ("Correction, rejected by Ines Calder:", "Reason: It was three")
    assert undecided_words(replace(claim(1), corrections=(decided,))) == ""


def test_undecided_corrections_are_told_in_a_line() -> None:
    assert undecided_words(with_all()) == "Correction “four boats” waits for the editor"
    two = (PROPOSED, replace(PROPOSED, id="c2", text="five boats"))
    assert undecided_words(replace(claim(1), corrections=two)) == "2 corrections wait for the editor"


def test_hidden_characters_are_named() -> None:
    asked = replace(ASKED, text="Is it \u202e412?", answer="no\u202e", state=QueryState.ANSWERED)
    (entry,) = entries(replace(claim(1), queries=(asked,)))
    assert "⟨U+202E⟩412" in entry.text
    assert "⟨U+202E⟩" in entry.under
    assert "\u202e" not in entry.spoken


def test_what_is_waited_for_of_each() -> None:
    assert waited_words(with_all(), "author") == "1: Who counted the boats?"
    assert waited_words(with_all(), "Dana Whitlock").startswith("Contact with Dana Whitlock (by phone), 12 March 2025")
