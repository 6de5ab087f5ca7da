"""A claim's history in words."""

from typing import Any

import pytest

from annotator.domain.change import HistoryRow, State, Subject
from annotator.ui.claims.history import history_lines
from annotator.workspace.claim_cells import local_time

CLAIM = Subject("a1", "claim", "c1")
PASSAGE = Subject("a1", "passage", "p1", "c1")
NOTE = Subject("a1", "note", "n1", "c1")


def row(
    seq: int, subject: Subject, before: State | None, after: State | None, undoes: int | None = None, **other: Any
) -> HistoryRow:
    moment = f"2025-03-13T09:{seq:02}:00.000000Z"
    return HistoryRow(seq, other.get("group", seq), undoes, moment, "Mara Boyd", "", subject, before, after, "")


def words(*rows: HistoryRow) -> list[str]:
    return [line.text.removeprefix("Mara Boyd ") for line in history_lines(rows)]


def test_who_and_when_newest_first() -> None:
    lines = history_lines(
        [
            row(1, CLAIM, None, {"status": "unchecked"}),
            row(2, CLAIM, {"status": "unchecked", "reason": None}, {"status": "verified", "reason": None}),
        ]
    )
    assert [line.text for line in lines] == [
        "Mara Boyd set verified (was unchecked)",
        "Mara Boyd made the claim",
    ]
    assert [line.aside for line in lines] == [local_time(f"2025-03-13T09:0{n}:00.000000Z") for n in (2, 1)]


def test_a_claim_and_its_passage_are_one_line() -> None:
    made = [row(4, CLAIM, None, {}, group=4), row(5, PASSAGE, None, {"exact": "a toll of $3"}, group=4)]
    assert words(*made) == ["made the claim on “a toll of $3”"]


@pytest.mark.parametrize(
    ("subject", "before", "after", "said"),
    [
        (CLAIM, {"status": "disputed", "reason": "wrong"}, {"status": "disputed", "reason": "denied"},
         "set disputed, denied (was disputed, wrong)"),
        (CLAIM, {"statement": None}, {"statement": "It opened."}, "wrote the statement “It opened.”"),
        (CLAIM, {"statement": "Old"}, {"statement": "New"}, "changed the statement to “New” (was “Old”)"),
        (CLAIM, {"statement": "Old"}, {"statement": None}, "took away the statement “Old”"),
        (CLAIM, {"labels": []}, {"labels": ["cost", "time"]}, "wrote the labels “cost”, “time”"),
        (CLAIM, {"about": "content", "claimant": None}, {"about": "wording", "claimant": "D. W."},
         "set About to “wording” (was “content”) and wrote the claimant “D. W.”"),
        (CLAIM, {"removed_at": None}, {"removed_at": "2025-03-13T09:00:00.000000Z"}, "removed the claim"),
        (CLAIM, {"removed_at": "2025-03-13T09:00:00.000000Z"}, {"removed_at": None}, "restored the claim"),
        (CLAIM, {"status": "unchecked"}, None, "took the claim back"),
        (NOTE, None, {"text": "ask\nthem"}, "wrote the note “ask them”"),
        (NOTE, {"text": "ask"}, {"text": "asked"}, "changed a note to “asked” (was “ask”)"),
        (NOTE, {"text": "ask"}, None, "took away the note “ask”"),
        (PASSAGE, None, {"exact": "two years"}, "added the passage “two years”"),
        (PASSAGE, {"exact": "two years"}, None, "took away the passage “two years”"),
    ],
)  # fmt: skip
def test_each_kind_of_change(subject: Subject, before: State | None, after: State | None, said: str) -> None:
    assert words(row(1, subject, before, after)) == [said]


def test_undo_and_redo_are_told_apart() -> None:
    unchecked, verified = ({"status": status, "reason": None} for status in ("unchecked", "verified"))
    rows = [
        row(1, CLAIM, unchecked, verified),
        row(2, CLAIM, verified, unchecked, undoes=1),
        row(3, CLAIM, unchecked, verified, undoes=2),
    ]
    assert words(*rows) == [
        "set verified (was unchecked) (redo)",
        "set unchecked (was verified) (undo)",
        "set verified (was unchecked)",
    ]


def test_hidden_characters_are_named() -> None:
    assert words(row(1, NOTE, None, {"text": "a\u202eb"})) == ["wrote the note “a⟨U+202E⟩b”"]
