import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.mark.parametrize("command", ["info", "check"])
def test_a_library_that_is_not_there_is_not_made(program: Program, command: str) -> None:
    assert "There is no library at" in program.refused("library", command)
    assert "There is no library at" in program.refused("--library", "sub/other.sqlite", "library", command, "--json")
    assert list(program.folder.iterdir()) == []


def test_info_says_what_it_holds(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    program.done("article", "remove", program.article(name="again.txt"))
    facts = program.done("library", "info", "--json").json
    assert facts == {
        "library": str(program.library),
        "size": program.library.stat().st_size,
        "read_only": False,
        "articles": 1,
        "removed_articles": 1,
        "claims": 1,
        "checked": 1,
    }
    assert "Articles: 1, and 1 in the bin" in program.done("library", "info").out


def test_a_sound_library_has_no_problems(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    assert program.done("library", "check").out == "No problems found.\n"
    assert program.done("library", "check", "--json").json == {"library": str(program.library), "problems": []}


def test_a_tampered_history_is_found(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    with closing(sqlite3.connect(program.library)) as tampering:
        tampering.execute("UPDATE history SET by = 'Somebody else' WHERE seq = 2")
        tampering.commit()
    ran = program("library", "check")
    assert ran.code == 1
    assert "History row 2 does not match its hash" in ran.out
    assert "has 1 problem" in ran.err
    ran = program("library", "check", "--json")
    assert ran.code == 1 and len(ran.json["problems"]) == 1


@pytest.mark.parametrize("words", [["library", "check"], ["library", "info"], ["list"]])
def test_what_is_no_library_is_said_and_left_as_it_is(program: Program, words: list[str]) -> None:
    program.library.write_bytes(b"not a database at all" * 100)
    before = program.library.read_bytes()
    program.refused(*words)
    with closing(sqlite3.connect("other.sqlite")) as other:
        other.execute("CREATE TABLE mine (x)")
        other.commit()
    assert "another program" in program.refused(*words, "--library", "other.sqlite")
    assert program.library.read_bytes() == before


def test_a_folder_or_a_file_in_the_way_is_said(program: Program) -> None:
    for words in (["list"], ["library", "info"], ["library", "check"]):
        assert "is a folder; name the library's file" in program.refused(*words, "--library", program.folder)
    Path("file").write_text("x", encoding="utf-8")
    assert "cannot be made" in program.refused("list", "--library", "file/library.sqlite")
    program.refused("list", "--library", "", code=2)


@pytest.mark.parametrize("words", [["list"], ["library", "info"], ["library", "check"]])
def test_a_path_where_no_library_can_be_is_said(program: Program, words: list[str]) -> None:
    assert "cannot be reached: " in program.refused(*words, "--library", "x" * 300)
    assert list(program.folder.iterdir()) == []


def test_a_locked_library_is_said_and_nothing_is_changed(program: Program, article: str) -> None:
    with closing(sqlite3.connect(program.library)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "locked" in program.refused("claim", "add", article, "--quote", "1,200 people")
        other.rollback()
    assert program.done("claims", article, "--json").json == []


def test_a_read_only_library_is_read_but_not_written(program: Program, article: str) -> None:
    program.library.chmod(0o400)
    assert program.done("library", "info", "--json").json["read_only"] is True
    assert "read-only" in program.refused("claim", "add", article, "--quote", "1,200 people")
    assert "read-only" in program.refused("import", "ferry.txt")
    program.done("show", article)
