"""A claim's history in words."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.change import HistoryRow, State, Subject
from annotator.domain.evidence import Source
from annotator.ui.claims.history import history_lines
from annotator.workspace.claim_cells import local_time

CLAIM = Subject("a1", "claim", "c1")
PASSAGE = Subject("a1", "passage", "p1", "c1")
NOTE = Subject("a1", "note", "n1", "c1")
EVIDENCE = Subject("a1", "evidence", "e1", "c1")
QUERY = Subject("a1", "query", "q1", "c1")
LOG = Subject("a1", "log", "l1", "c1")
SIGNATURE = Subject("a1", "sign_off", "g1", "c1")


def row(
    seq: int, subject: Subject, before: State | None, after: State | None, undoes: int | None = None, **other: Any
) -> HistoryRow:
    moment = f"2025-03-13T09:{seq:02}:00.000000Z"
    return HistoryRow(seq, other.get("group", seq), undoes, moment, "Mara Boyd", "", subject, before, after, "")


def words(*rows: HistoryRow) -> list[str]:
    return [line.text.removeprefix("Mara Boyd: ") for line in history_lines(rows)]


def test_who_and_when_newest_first() -> None:
    lines = history_lines(
        [
            row(1, CLAIM, None, {"status": "unchecked"}),
            row(2, CLAIM, {"status": "unchecked", "reason": None}, {"status": "verified", "reason": None}),
        ]
    )
    assert [line.text for line in lines] == ["Mara Boyd: set to verified, was unchecked", "Mara Boyd: marked"]
    assert [line.aside for line in lines] == [local_time(f"2025-03-13T09:0{n}:00.000000Z") for n in (2, 1)]


def test_a_claim_and_its_passage_are_one_line() -> None:
    made = [row(4, CLAIM, None, {}, group=4), row(5, PASSAGE, None, {"exact": "a toll of $3"}, group=4)]
    assert words(*made) == ["marked on “a toll of $3”"]


@pytest.mark.parametrize(
    ("subject", "before", "after", "said"),
    [
        (CLAIM, {"status": "disputed", "reason": "wrong"}, {"status": "disputed", "reason": "denied"},
         "set to disputed (denied), was disputed (wrong)"),
        (CLAIM, {"statement": None}, {"statement": "It opened."}, "statement “It opened.”"),
        (CLAIM, {"statement": "Old"}, {"statement": "New"}, "statement “New”, was “Old”"),
        (CLAIM, {"statement": "Old"}, {"statement": None}, "statement cleared, was “Old”"),
        (CLAIM, {"labels": []}, {"labels": ["cost", "time"]}, "labels “cost, time”"),
        (CLAIM, {"about": "content", "claimant": None}, {"about": "wording", "claimant": "D. W."},
         "about “wording”, was “content”; claimant “D. W.”"),
        (CLAIM, {"status": "unchecked"}, None, "taken back"),
        (NOTE, None, {"text": "ask\nthem"}, "note: “ask them”"),
        (NOTE, {"text": "ask"}, {"text": "asked"}, "note now: “asked”, was “ask”"),
        (NOTE, {"text": "ask"}, None, "note taken away: “ask”"),
        (PASSAGE, None, {"exact": "two years"}, "also marked on “two years”"),
        (PASSAGE, {"exact": "two years"}, None, "no longer on “two years”"),
        (EVIDENCE, None, {"source_id": "s1", "stance": "refutes"}, "evidence against it: “Port log”"),
        (EVIDENCE, {"locator": None}, {"locator": "p. 4"}, "evidence under it, “a source”: locator “p. 4”"),
        (QUERY, None, {"number": 3, "to": "author", "text": "Why?"}, "query 3 to the author: “Why?”"),
        (LOG, None, {"kind": "contact", "with_whom": "the mayor"}, "contact with “the mayor” logged for it"),
        (SIGNATURE, None, {"role": "second checker"}, "signed off"),
        (SIGNATURE, {"role": "second checker"}, None, "signature withdrawn"),
    ],
)  # fmt: skip
def test_each_kind_of_change(subject: Subject, before: State | None, after: State | None, said: str) -> None:
    (line,) = history_lines([row(1, subject, before, after)], {"s1": Source("s1", title="Port log")})
    assert line.text == f"Mara Boyd: {said}"


def test_undo_and_redo_are_told_apart() -> None:
    unchecked, verified = ({"status": status, "reason": None} for status in ("unchecked", "verified"))
    rows = [
        row(1, CLAIM, unchecked, verified),
        row(2, CLAIM, verified, unchecked, undoes=1),
        row(3, CLAIM, unchecked, verified, undoes=2),
    ]
    assert words(*rows) == [
        "redid: set to verified, was unchecked",
        "undid: set to verified, was unchecked",
        "set to verified, was unchecked",
    ]


def test_a_claim_removed_and_brought_back() -> None:
    """Whatever the action is called: an undo's row has the name of what it takes back."""
    gone, there = {"removed_at": "2025-03-13T09:00:00.000000Z"}, {"removed_at": None}
    removed = replace(row(1, CLAIM, there, gone), action="claim.remove")
    back = replace(row(2, CLAIM, gone, there), action="claim.remove")
    assert words(removed, back) == ["restored", "removed"]


def test_hidden_characters_are_named() -> None:
    assert words(row(1, NOTE, None, {"text": "a\u202eb"})) == ["note: “a⟨U+202E⟩b”"]
