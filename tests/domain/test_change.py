"""Changes, subjects, and the chain that shows tampering."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.change import (
    GENESIS,
    Change,
    HistoryRow,
    Subject,
    broken_links,
    canonical_json,
    chained_hash,
)
from annotator.domain.errors import InvalidValue

NOTE = Subject("a1", "note", "n1", "c1")
CLAIM = Subject("a1", "claim", "c1")


def chain(length: int) -> list[HistoryRow]:
    rows: list[HistoryRow] = []
    previous = GENESIS
    for seq in range(1, length + 1):
        at = f"2025-03-13T09:42:{seq:02}.000000Z"
        row = HistoryRow(
            seq, seq, None, at, "Mara Boyd", "claim.edit", CLAIM, {"statement": None}, {"statement": "é😀"}, ""
        )
        previous = chained_hash(previous, row)
        rows.append(replace(row, hash=previous))
    return rows


def head(rows: list[HistoryRow]) -> tuple[int, str]:
    return rows[-1].seq, rows[-1].hash


@pytest.mark.parametrize(
    ("subject", "path"),
    [
        (Subject("a1", "article", "a1"), "article/a1"),
        (CLAIM, "claim/c1"),
        (Subject("a1", "waiver", "w1"), "waiver/w1"),
        (NOTE, "claim/c1/note/n1"),
        (Subject("a1", "passage", "p1", "c1"), "claim/c1/passage/p1"),
    ],
)
def test_a_subject_and_its_path(subject: Subject, path: str) -> None:
    assert subject.path == path
    assert Subject.from_path("a1", path) == subject


@pytest.mark.parametrize(
    "path",
    [
        "",
        "claim",
        "claim/",
        "note/n1",
        "claim/c1/note",
        "claim/c1/note/",
        "claim//note/n1",
        "claim/c1/claim/c2",
        "a/b/c",
    ],
)
def test_a_path_that_names_nothing_is_refused(path: str) -> None:
    with pytest.raises(InvalidValue, match="names nothing"):
        Subject.from_path("a1", path)


def test_a_change_has_a_state_before_or_after_it() -> None:
    with pytest.raises(InvalidValue):
        Change("claim.edit", CLAIM, None, None)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({"text": "a\0b"}, "A character in the text cannot be kept: U+0000."),
        ({"said_at": "\udc80"}, "A character in the said at cannot be kept: U+DC80."),
        ({"labels": ["good", "\ud83d"]}, "A character in the labels cannot be kept: U+D83D."),
    ],
)
def test_text_that_no_library_can_keep_is_refused_in_a_sentence(after: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Change("claim.edit", CLAIM, dict.fromkeys(after), after)
    assert str(refused.value) == words


def test_canonical_json_has_sorted_keys_no_spaces_and_plain_characters() -> None:
    assert canonical_json({"b": [1, None, True], "a": 'é😀\n\u2028"'}) == '{"a":"é😀\\n\u2028\\"","b":[1,null,true]}'


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.booleans() | st.lists(st.text())))
def test_canonical_json_is_json_and_does_not_depend_on_order(value: dict[str, Any]) -> None:
    assert json.loads(canonical_json(value)) == value
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_the_hash_is_of_the_previous_hash_and_the_row_without_its_own() -> None:
    first, second = chain(2)
    body = (
        '{"action":"claim.edit","after":{"statement":"é😀"},"at":"2025-03-13T09:42:02.000000Z",'
        '"before":{"statement":null},"by":"Mara Boyd","group":2,"seq":2,"subject":"claim/c1","undoes":null}'
    )
    assert second.hash == hashlib.sha256((first.hash + body).encode()).hexdigest()


def test_a_whole_chain_has_no_fault() -> None:
    rows = chain(5)
    assert broken_links(rows, head(rows)) == []
    assert broken_links([], (0, GENESIS)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"by": "Theo Lin"},
        {"at": "2025-03-13T09:42:33.000000Z"},
        {"group": 1},
        {"undoes": 1},
        {"action": "claim.status"},
        {"subject": NOTE},
        {"before": None},
        {"after": {"statement": "e\u0301😀"}},
    ],
)
def test_any_change_to_a_row_is_named(values: dict[str, Any]) -> None:
    rows = chain(5)
    rows[2] = replace(rows[2], **values)
    assert broken_links(rows, head(rows)) == ["History row 3 does not match its hash."]


def test_a_row_made_anew_with_its_hash_breaks_the_next() -> None:
    rows = chain(5)
    forged = replace(rows[2], after={"statement": "no"})
    rows[2] = replace(forged, hash=chained_hash(rows[1].hash, forged))
    assert broken_links(rows, head(rows)) == ["History row 4 does not match its hash."]


def test_gaps_are_named() -> None:
    rows = chain(6)
    assert "History row 2 missing before row 3." in broken_links([rows[0], *rows[2:]], head(rows))
    assert "History rows 2 to 4 missing before row 5." in broken_links([rows[0], *rows[4:]], head(rows))


def test_rows_out_of_order_or_twice_are_named() -> None:
    rows = chain(4)
    assert "History row 2 stands after row 3." in broken_links([rows[0], rows[2], rows[1], rows[3]], head(rows))
    assert "History row 2 stands after row 2." in broken_links([*rows[:2], rows[1], *rows[2:]], head(rows))


def test_a_cut_off_end_is_named() -> None:
    rows = chain(4)
    assert broken_links(rows[:3], head(rows)) == ["History ends at row 3, but the article says row 4."]
    assert broken_links([], head(rows)) == ["History ends at row 0, but the article says row 4."]


@given(st.data())
def test_no_single_tampering_goes_unseen(data: st.DataObject) -> None:
    rows = chain(6)
    kept = head(rows)
    at = data.draw(st.integers(0, 5))
    match data.draw(st.sampled_from(["drop", "swap", "repeat", "edit", "rehash"])):
        case "drop":
            del rows[at]
        case "swap":
            other = data.draw(st.integers(0, 5).filter(lambda i: i != at))
            rows[at], rows[other] = rows[other], rows[at]
        case "repeat":
            rows.insert(at, rows[at])
        case "edit":
            rows[at] = replace(rows[at], by=data.draw(st.text().filter(lambda by: by != "Mara Boyd")))
        case "rehash":
            rows[at] = replace(rows[at], hash=data.draw(st.sampled_from(["", "0" * 64])))
    assert broken_links(rows, kept)
