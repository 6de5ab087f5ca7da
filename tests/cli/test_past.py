"""History asked for in part, a claim as it was, and what has happened since."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Program

MARA, THEO = "Mara Boyd", "Theo Lin"


@pytest.fixture
def worked(program: Program, article: str) -> str:
    """Group 2 makes claim 1, 4 disputes it with a statement, 6 is its note, 7 makes claim 2, 9 verifies claim 1, 10
    is its evidence, 11 its signature, 12 waives, 13 takes that back."""
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "set", f"{article}:1", "--status", "disputed", "--reason", "wrong", "--statement", "1,200.")
    program.done("claim", "note", f"{article}:1", "Seen.", "--reviewer", THEO)
    program.done("claim", "add", article, "--quote", "more boats", "--reviewer", THEO)
    program.done("claim", "set", f"{article}:1", "--status", "verified")
    program.done("evidence", "add", f"{article}:1", "--title", "Port log")
    program.done("signoff", f"{article}:1", "--reviewer", THEO)
    program.done("waive", article, "--quote", "lovely")
    program.done("undo", article)
    return article


def told(program: Program, article: str, *options: str) -> list[int]:
    """The numbers of the changes that are listed."""
    lines = program.done("history", article, *options).out.splitlines()
    return [int(line.split()[0]) for line in lines if line.split()[0].isdigit()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), [1, 2, 4, 6, 7, 9, 10, 11, 12, 13]),
        (("--claim", "1"), [2, 4, 6, 9, 10, 11]),
        (("--claim", "2"), [7]),
        (("--by", "theo lin"), [6, 7, 11]),
        (("--kind", "note"), [6]),
        (("--kind", "status"), [4, 9]),
        (("--kind", "claim"), [2, 4, 7, 9]),
        (("--kind", "passage"), [2, 7]),
        (("--kind", "evidence"), [10]),
        (("--kind", "signature"), [11]),
        (("--kind", "waiver"), [12, 13]),
        (("--kind", "undo"), [13]),
        (("--kind", "article"), [1]),
        (("--claim", "1", "--by", THEO, "--kind", "note"), [6]),
        (("--since", "today"), [1, 2, 4, 6, 7, 9, 10, 11, 12, 13]),
        (("--until", "yesterday"), []),
        (("--since", "2999-01-01"), []),
    ],
)
def test_history_in_part(program: Program, worked: str, options: tuple[str, ...], expected: list[int]) -> None:
    assert told(program, worked, *options) == expected


def test_history_between_two_moments(program: Program, worked: str) -> None:
    rows = program.done("history", worked, "--json").json
    since, until = rows[3]["at"], rows[8]["at"]
    assert told(program, worked, "--since", since, "--until", until) == [4, 6, 7]


def test_history_says_what_was_there_before(program: Program, worked: str) -> None:
    out = program.done("history", worked).out
    assert "claim 1 set to disputed (wrong), was unchecked; claim 1: statement “1,200.”" in out
    assert "claim 1 set to verified, was disputed (wrong)" in out
    assert "undid 12: “lovely” waived (opinion)" in out


def test_the_librarys_own_history(program: Program, worked: str) -> None:
    assert "source added: “Port log”" in program.done("history", worked, "--sources").out
    assert "do not go with --sources" in program.refused("history", worked, "--sources", "--kind", "note", code=2)


def test_no_such_day_or_claim(program: Program, worked: str) -> None:
    assert "no day" in program.refused("history", worked, "--since", "2025-02-31")
    assert "no day or moment" in program.refused("history", worked, "--until", "soon")
    assert "has no claim 9" in program.refused("history", worked, "--claim", "9")
    assert "Nothing of that kind" in program.done("history", worked, "--kind", "log").out


def test_a_claim_as_it_was(program: Program, worked: str) -> None:
    then = program.done("claim", "as-of", f"{worked}:1", "--at", "5", "--json").json
    assert (then["status"], then["statement"], then["notes"], then["evidence"]) == ("disputed", "1,200.", [], [])
    assert "unchecked" in program.done("claim", "as-of", f"{worked}:1", "--at", "2").out
    now = program.done("claim", "as-of", f"{worked}:1", "--at", "today", "--json").json
    assert now == program.done("claim", "show", f"{worked}:1", "--json").json
    assert "had not been made by then" in program.refused("claim", "as-of", f"{worked}:2", "--at", "6")
    assert "had not been made by then" in program.refused("claim", "as-of", f"{worked}:2", "--at", "yesterday")


def test_a_claim_made_so_again_and_that_undone(program: Program, worked: str) -> None:
    before = program.done("claim", "show", f"{worked}:1", "--json").json
    said = program.done("claim", "revert", f"{worked}:1", "--to", "4").out
    assert "Claim 1 made as it was before: disputed (wrong)" in said
    assert "Notes, queries, log, proposed corrections and signatures stay as they are." in said
    after = program.done("claim", "show", f"{worked}:1", "--json").json
    assert (after["status"], after["reason"], after["evidence"]) == ("disputed", "wrong", [])
    assert [note["text"] for note in after["notes"]] == ["Seen."]
    program.done("undo", worked)
    undone = program.done("claim", "show", f"{worked}:1", "--json").json
    assert {**undone, "changed": None} == {**before, "changed": None}
    program.done("redo", worked)
    assert program.done("library", "check").out == "No problems found.\n"


def test_making_it_so_again_twice_changes_nothing(program: Program, worked: str) -> None:
    program.done("claim", "revert", f"{worked}:1", "--to", "4")
    rows = len(program.done("history", worked, "--json").json)
    assert "nothing was changed" in program.done("claim", "revert", f"{worked}:1", "--to", "4").out
    assert len(program.done("history", worked, "--json").json) == rows


def test_a_summary(program: Program, worked: str) -> None:
    out = program.done("summary", worked).out.splitlines()
    assert out[0] == ("Since yesterday: 2 claims made, 1 checked, 1 piece of evidence, 1 note, 1 signature.")
    assert [line.split("  ", 2)[1] for line in out[1:]] == [MARA, THEO]
    assert "nothing has changed" in program.done("summary", worked, "--since", "2999-01-01").out


def test_a_summary_says_what_became_void(program: Program, worked: str) -> None:
    signed = datetime.now(UTC) + timedelta(microseconds=1)
    program.done("claim", "set", f"{worked}:1", "--status", "disputed")
    told = program.done("summary", worked, "--since", signed.isoformat(), "--json").json
    assert {name: count for name, count in told["total"].items() if count} == {"checked": 1, "disputed": 1, "void": 1}
    assert told["people"][THEO]["void"] == 1
    program.done("undo", worked)
    told = program.done("summary", worked, "--since", signed.isoformat(), "--json").json
    assert not any(told["total"].values()), "it was taken back"
