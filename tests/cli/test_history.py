import sqlite3
from contextlib import closing

import pytest

from annotator.domain.change import Change, Subject
from db.store import Store
from tests.cli.conftest import Program


def test_undo_and_redo_say_what_they_did(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    program.done("claim", "set", f"{article}:1", "--status", "disputed", "--reason", "wrong")
    assert program.done("undo", article).out == "Undone: claim 1 set to disputed (wrong).\n"
    assert program.done("undo", article).out == "Undone: claim 1 marked on “1,200 people”, verified.\n"
    assert program.done("redo", article).out == "Done again: claim 1 marked on “1,200 people”, verified.\n"
    assert program.done("redo", article).out == "Done again: claim 1 set to disputed (wrong).\n"
    (claim,) = program.done("claims", article, "--json").json
    assert (claim["number"], claim["status"], claim["reason"]) == (1, "disputed", "wrong")


def test_undo_and_redo_as_json_are_the_rows_they_wrote(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    undone = program.done("undo", article, "--json").json
    assert [(row["action"], row["after"], row["undoes"]) for row in undone] == [
        ("passage.add", None, 2),
        ("claim.add", None, 2),
    ]
    redone = program.done("redo", article, "--json").json
    assert redone == program.done("history", article, "--json").json[-2:]


def test_there_may_be_nothing_to_take_back(program: Program, article: str) -> None:
    assert "nothing of yours to undo" in program.refused("undo", article)
    assert "nothing of yours to redo" in program.refused("redo", article)
    program.done("claim", "add", article, "--quote", "1,200 people")
    assert "nothing of yours to undo" in program.refused("undo", article, "--reviewer", "Theo Lin")
    program.done("undo", article)
    program.done("claim", "add", article, "--quote", "more boats")
    assert "nothing of yours to redo" in program.refused("redo", article)


def test_numbers_are_never_given_twice(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "add", article, "--quote", "more boats")
    program.done("undo", article)
    made = program.done("claim", "add", article, "--quote", "first day", "--json").json
    assert made["number"] == 3
    program.done("claim", "remove", made["id"])
    assert program.done("claim", "add", article, "--quote", "lovely", "--json").json["number"] == 4


def test_an_undo_that_another_reviewer_overtook_is_refused_with_both_versions(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "set", f"{article}:1", "--status", "verified")
    program.done("claim", "set", f"{article}:1", "--status", "disputed", "--reason", "denied", "--reviewer", "Theo Lin")
    before = program.done("show", article, "--json").json
    said = program.refused("undo", article)
    assert "Claim 1" in said and "Theo Lin" in said and "disputed" in said and "verified" in said
    assert program.done("show", article, "--json").json == before
    # Once the other's change is taken back, one's own can be, too.
    program.done("undo", article, "--reviewer", "Theo Lin")
    assert program.done("undo", article).out == "Undone: claim 1 set to verified.\n"


def test_history_is_told_group_by_group(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("claim", "set", f"{article}:1", "--status", "verified", "--statement", "1,200 took it.")
    program.done("claim", "note", f"{article}:1", "Seen.", "--reviewer", "Theo Lin")
    program.done("waive", article, "--quote", "lovely")
    program.done("undo", article)
    program.done("redo", article)
    told = [line.split(maxsplit=3) for line in program.done("history", article).out.splitlines()]
    assert [(seq, words) for seq, _, _, words in told] == [
        ("1", "Mara Boyd  article imported: “Ferry link reopens”"),
        ("2", "Mara Boyd  claim 1 marked on “1,200 people”"),
        ("4", "Mara Boyd  claim 1 set to verified, was unchecked; claim 1: statement “1,200 took it.”"),
        ("6", "Theo Lin   note on claim 1: “Seen.”"),
        ("7", "Mara Boyd  “lovely” waived (opinion)"),
        ("8", "Mara Boyd  undid 7: “lovely” waived (opinion)"),
        ("9", "Mara Boyd  redid 7: “lovely” waived (opinion)"),
    ]


def test_another_reason_of_a_waiver_is_told(program: Program, article: str) -> None:
    key = program.done("waive", article, "--quote", "lovely").id
    change = Change("waiver.reason", Subject(article, "waiver", key), {"reason": "opinion"}, {"reason": "transition"})
    with Store.open(program.library) as store:
        store.apply([change], "Mara Boyd")
    assert program.done("history", article).out.endswith("  “lovely” now waived (transition, was opinion)\n")
    assert program.done("undo", article).out == "Undone: “lovely” now waived (transition).\n"


def test_history_as_json_is_every_row(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    rows = program.done("history", article, "--json").json
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert set(rows[0]) == {"seq", "group", "undoes", "at", "by", "action", "subject", "before", "after", "hash"}
    assert rows[2]["subject"].startswith(rows[1]["subject"] + "/passage/")


def test_history_that_goes_in_circles_is_refused_in_words(program: Program, article: str) -> None:
    """No program of ours writes such a one, but another may have written into the library, or a review."""
    program.done("claim", "add", article, "--quote", "1,200 people")
    program.done("undo", article)
    with closing(sqlite3.connect(program.library)) as tampering:
        tampering.execute('UPDATE history SET undoes = "group" WHERE undoes IS NOT NULL')
        tampering.commit()
    for command in (("history", article), ("show", article, "--json"), ("library", "check")):
        ran = program(*command)
        assert ran.code == 1 and "row 4" in ran.out + ran.err, command


@pytest.mark.parametrize("command", ["undo", "redo", "history"])
def test_they_need_an_article(program: Program, command: str) -> None:
    program.refused(command, code=2)
    assert "No article is called" in program.refused(command, "nothing")
