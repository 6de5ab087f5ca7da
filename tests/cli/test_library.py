import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain import article_actions
from db.store import Store
from tests.cli.conftest import Program


@pytest.mark.parametrize("command", ["info", "check", "purge"])
def test_a_library_that_is_not_there_is_not_made(program: Program, command: str) -> None:
    assert "There is no library at" in program.refused("library", command)
    assert "There is no library at" in program.refused("--library", "sub/other.sqlite", "library", command, "--json")
    assert list(program.folder.iterdir()) == []


def test_info_says_what_it_holds(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified")
    program.done("article", "remove", program.article(name="again.txt"))
    facts = program.done("library", "info", "--json").json
    taken = facts.pop("taken")
    assert facts == {
        "library": str(program.library),
        "size": program.library.stat().st_size,
        "read_only": False,
        "articles": 1,
        "removed_articles": 1,
        "claims": 1,
        "checked": 1,
    }
    kinds = {"texts", "claims", "history", "files"}
    own = [part for one in taken["articles"] for part in (one["texts"], one["claims"], one["history"])]
    assert len(own) == 6 and all(kinds < one.keys() for one in taken["articles"])
    rest = ("files", "unused_files", "sources_and_settings", "free", "rest")
    assert sum(own) + sum(taken[name] for name in rest) == facts["size"]
    words = program.done("library", "info").out
    assert "Articles: 1, and 1 in the bin" in words
    assert words.count("“Ferry link reopens”") == 2 and words.count("(in the bin)") == 1


def test_info_lists_the_largest_articles(program: Program) -> None:
    for number in range(12):
        program.article(f"Number {number}\n\n" + "A line of it. " * (number + 1), name=f"{number}.txt")
    words = program.done("library", "info").out
    assert words.index("“Number 11”") < words.index("“Number 2”") and "“Number 1”" not in words
    assert words.endswith("2 smaller ones are not listed; --json lists all.\n")
    taken = program.done("library", "info", "--json").json["taken"]
    assert [one["title"] for one in taken["articles"]][-1] == "Number 0"


def removed_long_ago(program: Program, article: str) -> None:
    """The article in the bin, as by somebody who removed it years ago."""
    with Store.open(program.library) as store:
        store.apply(
            article_actions.remove_article(store.article(article), at="2023-05-04T09:00:00.000000Z"), "Mara Boyd"
        )


def test_a_purge_says_what_would_go_and_what_is_gone(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    other = program.article("Another\n\n" + "It stays in the bin. " * 9000, name="other.txt")
    program.done("article", "remove", other)
    assert program.done("library", "purge", "--dry-run").out == "Nothing to purge.\n"
    removed_long_ago(program, article)
    before = program.library.read_bytes()
    words = program.done("library", "purge", "--dry-run").out
    assert "Would go: article “Ferry link reopens”, 1 claim, removed 2023-05-04" in words
    tried = program.done("library", "purge", "--dry-run", "--json").json
    assert program.library.read_bytes() == before
    assert [one["id"] for one in tried["articles"]] == [article] and tried["dry_run"]
    words = program.done("library", "purge").out
    assert words.startswith("Gone: article “Ferry link reopens”, 1 claim, removed 2023-05-04")
    assert [one["id"] for one in program.done("list", "--removed", "--json").json] == [other]
    told = program.done("history", other, "--sources").out
    assert "article “Ferry link reopens” deleted for good, with 1 claim" in told
    size = program.library.stat().st_size
    both = program.done("library", "purge", "--older-than", "0", "--json").json
    assert [one["id"] for one in both["articles"]] == [other] and len(both["files"]) == 2
    assert both["freed"] == size - program.library.stat().st_size > 0
    assert program.done("library", "check").out == "No problems found.\n"


@pytest.mark.parametrize("days", ["-1", "some"])
def test_a_purge_wants_a_number_of_days(program: Program, article: str, days: str) -> None:
    program.refused("library", "purge", "--older-than", days, code=2)


def test_a_purge_of_days_that_never_were_is_refused(program: Program, article: str) -> None:
    assert "days old" in program.refused("library", "purge", "--older-than", "9" * 12)


def test_a_backup_is_a_library_and_is_restored(program: Program, article: str) -> None:
    copy = program.folder / "copy.sqlite"
    assert f"Backed up to {copy}" in program.done("library", "backup", copy).out
    assert program.done("library", "check", "--library", copy).out == "No problems found.\n"
    program.done("claim", "add", article, "--quote", "1,200 people")
    assert "exists already" in program.refused("library", "backup", copy)
    assert "--force" in program.refused("library", "restore", copy)
    assert len(program.done("claims", article, "--json").json) == 1
    told = program.done("library", "restore", copy, "--force", "--json").json
    assert program.done("claims", article, "--json").json == []
    assert len(program.done("claims", article, "--json", "--library", told["aside"]).json) == 1
    size = program.done("library", "backup", copy, "--force", "--json").json["size"]
    assert size == copy.stat().st_size
    assert (
        "is now as in copy.sqlite" in program.done("library", "restore", "copy.sqlite", "--library", "new.sqlite").out
    )


def test_what_cannot_be_backed_up_or_restored_is_said(program: Program, article: str) -> None:
    assert "is the library itself" in program.refused("library", "backup", program.library, "--force")
    assert "is a folder" in program.refused("library", "backup", program.folder, "--force")
    assert "cannot be written" in program.refused("library", "backup", "nowhere/copy.sqlite")
    assert "There is no library at" in program.refused("library", "backup", "a", "--library", "nowhere.sqlite")
    assert "There is no library at" in program.refused("library", "restore", "nowhere.sqlite", "--force")
    Path("words").write_text("no database " * 1000, encoding="utf-8")
    assert "damaged or no library" in program.refused("library", "restore", "words", "--force")
    assert program.done("library", "check").out == "No problems found.\n"


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


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["UPDATE history SET at = '2025-03-14T00:00:00.000000Z' WHERE seq = 3"], "History row 3 does not match"),
        (
            [
                'UPDATE history SET seq = 99, "group" = 99 WHERE seq = 3 AND article_id IS NOT NULL',
                'UPDATE history SET seq = 3, "group" = 3 WHERE seq = 4 AND article_id IS NOT NULL',
                'UPDATE history SET seq = 4, "group" = 4 WHERE seq = 99',
            ],
            "History row 3 ",
        ),
        (["DELETE FROM history WHERE seq = 3"], "3"),
        (["DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)"], "end"),
    ],
    ids=["a row", "the order", "a gap", "the end"],
)
def test_whatever_was_done_to_history_is_named(
    program: Program, article: str, statements: list[str], named: str
) -> None:
    for quote in ("1,200 people", "more boats", "lovely"):
        program.done("claim", "add", article, "--quote", quote)
    with closing(sqlite3.connect(program.library)) as tampering:
        for trigger in tampering.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            tampering.execute(f"DROP TRIGGER {trigger[0]}")
        for statement in statements:
            tampering.execute(statement)
        tampering.commit()
    ran = program("library", "check")
    assert ran.code == 1
    assert named in ran.out, ran.out


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
