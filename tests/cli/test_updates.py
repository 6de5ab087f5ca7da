"""`update` and `resolve`: a new version by command, and settling what it could not place for certain."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

FIRST = """The mill

The mill turned on Friday after six years. It ground 40 sacks before noon.

The mayor said that the wheel weighs 3.2 tonnes. The square was full.

Entry is free on Sundays.
"""
SECOND = """The mill

The mill turned on Saturday after six years. It ground 40 sacks before noon.

Entry is free on Sundays.

A bakery next door sold 300 loaves that day.
"""
QUOTES = ("turned on Friday", "40 sacks", "3.2 tonnes")


@pytest.fixture
def mill(program: Program, tmp_path: Path) -> str:
    first, second = tmp_path / "mill.txt", tmp_path / "mill-2.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    article = program.done("import", first).id
    for quote in QUOTES:
        program.done("claim", "add", article, "--quote", quote, "--status", "verified")
    program.done("waive", article, "--quote", "Entry is free on Sundays.", "--reason", "background")
    return article


@pytest.fixture
def updated(program: Program, mill: str, tmp_path: Path) -> Any:
    return program.done("update", mill, tmp_path / "mill-2.txt", "--json").json


def test_it_says_what_became_of_each_passage(updated: Any, mill: str) -> None:
    assert updated["article"]["id"] == mill
    assert updated["version"] == 2
    assert [p["exact"] for p in updated["kept"] + updated["reread"]] == ["40 sacks"]
    (moved,) = updated["moved"]
    assert (moved["exact"], moved["was"]["exact"]) == ("turned on Saturday", "turned on Friday")
    assert 0.5 < moved["score"] < 1
    (orphan,) = updated["orphaned"]
    assert (orphan["start"], orphan["end"], orphan["exact"]) == (None, None, "3.2 tonnes")
    assert "A bakery next door sold 300 loaves that day." in [s["exact"] for s in updated["new_sentences"]]
    assert [w["exact"] for w in updated["waivers"]["kept"]] == ["Entry is free on Sundays."]


def test_every_offset_holds_in_the_new_text(program: Program, updated: Any, mill: str) -> None:
    text = program.done("text", mill, "--json").json["text"]
    for passage in updated["kept"] + updated["reread"] + updated["moved"] + updated["new_sentences"]:
        assert text[passage["start"] : passage["end"]] == passage["exact"]
    assert program.done("text", mill, "--version", "1", "--json").json["text"] == FIRST.strip().replace("\n\n", "\n")


def test_for_people_it_counts_and_lists_what_is_to_be_settled(program: Program, mill: str, tmp_path: Path) -> None:
    said = program.done("update", mill, tmp_path / "mill-2.txt").out
    assert said.startswith("Version 2: ")
    assert "1 moved, 1 cut from text" in said
    assert "“turned on Friday” now “turned on Saturday”" in said
    assert "annotator resolve" in said


def test_moved_passages_are_confirmed_placed_or_let_go(program: Program, updated: Any, mill: str) -> None:
    moved, orphan = updated["moved"][0]["id"], updated["orphaned"][0]["id"]
    confirmed = program.done("resolve", moved, "--confirm", "--json").json
    assert (confirmed["state"], confirmed["reread"], confirmed["exact"]) == ("kept", False, "turned on Saturday")
    assert "so already" in program.done("resolve", moved, "--confirm").out
    placed = program.done("resolve", orphan, "--quote", "300 loaves", "--json").json
    assert (placed["state"], placed["exact"]) == ("kept", "300 loaves")
    gone = program.done("resolve", orphan, "--orphan", "--json").json
    assert (gone["state"], gone["start"], gone["exact"]) == ("orphaned", None, "3.2 tonnes")
    assert "no place to confirm" in program.refused("resolve", orphan, "--confirm")
    claims = program.done("claims", mill, "--json").json
    assert {p["state"] for c in claims for p in c["passages"] if p["version"] == 2} == {"kept", "orphaned"}


def test_a_passage_of_the_first_version_stands_for_what_became_of_it(program: Program, updated: Any) -> None:
    origin = updated["moved"][0]["carried_from"]
    assert program.done("resolve", origin, "--confirm", "--json").json["id"] == updated["moved"][0]["id"]


def test_a_waiver_is_settled_likewise(program: Program, updated: Any, mill: str) -> None:
    waiver = updated["waivers"]["kept"][0]["id"]
    placed = program.done("resolve", waiver, "--quote", "A bakery next door", "--json").json
    assert placed["exact"] == "A bakery next door"
    program.done("resolve", waiver, "--orphan")
    assert program.done("show", mill, "--json").json["waivers"][-1]["removed_at"] is not None


def test_it_is_undone_and_redone_in_one_step(program: Program, updated: Any, mill: str) -> None:
    assert "article updated to version 2" in program.done("undo", mill).out
    shown = program.done("show", mill, "--json").json
    assert [version["number"] for version in shown["article"]["versions"]] == [1]
    assert {p["version"] for c in shown["claims"] for p in c["passages"]} == {1}
    program.done("redo", mill)
    assert len(program.done("show", mill, "--json").json["article"]["versions"]) == 2
    assert program.done("library", "check").code == 0


@pytest.mark.parametrize(
    "words",
    [(), ("--confirm", "--orphan"), ("--confirm", "--quote", "40 sacks"), ("--start", "3")],
)
def test_resolve_wants_one_way_of_settling(program: Program, updated: Any, words: tuple[str, ...]) -> None:
    program.refused("resolve", updated["moved"][0]["id"], *words, code=2)


def test_the_same_text_and_what_cannot_be_read_change_nothing(program: Program, mill: str, tmp_path: Path) -> None:
    assert "same as that of version 1" in program.refused("update", mill, tmp_path / "mill.txt")
    assert "no file" in program.refused("update", mill, tmp_path / "nowhere.txt")
    picture = tmp_path / "mill.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert "image" in program.refused("update", mill, picture)
    assert len(program.done("show", mill, "--json").json["article"]["versions"]) == 1


def test_it_reads_standard_input(program: Program, mill: str) -> None:
    assert program.done("update", mill, "-", "--json", stdin=SECOND.encode()).json["version"] == 2


def test_the_source_file_is_kept_and_can_be_saved_out_again(
    program: Program, updated: Any, mill: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.txt"
    program.done("article", "source", mill, "-o", out)
    assert out.read_bytes() == SECOND.encode()
    program.refused("article", "source", mill, "-o", out)
    program.done("article", "source", mill, "--version", "1", "-o", out, "--force")
    assert out.read_bytes() == FIRST.encode()
    with closing(sqlite3.connect(program.library)) as sql:
        sql.execute("DELETE FROM file")
        sql.commit()
    assert "not kept" in program.refused("article", "source", mill, "-o", out, "--force")


def test_source_files_travel_with_a_review(program: Program, updated: Any, mill: str, tmp_path: Path) -> None:
    review, files, other = tmp_path / "review.json", tmp_path / "files", tmp_path / "other.sqlite"
    program.done("export", mill, "--format", "json", "-o", review, "--with-files", files)
    named = {v["source"]["sha256"] for v in json.loads(review.read_text(encoding="utf-8"))["article"]["versions"]}
    assert {file.name for file in files.iterdir()} == named
    program.done("import", review, "--with-files", files, "--library", other)
    out = tmp_path / "out.txt"
    program.done("article", "source", mill, "-o", out, "--library", other)
    assert out.read_bytes() == SECOND.encode()
    next(files.iterdir()).write_bytes(b"another file")
    third = tmp_path / "third.sqlite"
    assert "not the one" in program.refused("import", review, "--with-files", files, "--library", third)
    assert program.done("list", "--library", third, "--json").json == []


def test_an_update_says_which_corrections_it_makes(program: Program, mill: str, tmp_path: Path) -> None:
    changed = program.done("claim", "correct", f"{mill}:1", "turned on Saturday", "--json").json
    assert [c["text"] for c in changed["corrections"]] == ["turned on Saturday"]
    assert "so already" in program.done("claim", "correct", f"{mill}:1", "turned on Saturday").out
    program.refused("claim", "correct", f"{mill}:1", " ")
    (made,) = program.done("update", mill, tmp_path / "mill-2.txt", "--json").json["corrections"]
    assert (made["number"], made["exact"]) == (1, "turned on Saturday")
    program.done("undo", mill)
    program.done("undo", mill)
    assert program.done("claims", mill, "--json").json[0]["corrections"] == []
    assert program.done("library", "check").code == 0
