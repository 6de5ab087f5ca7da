"""The library's sources by command."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.fixture
def claim(program: Program, article: str) -> str:
    return program.done("claim", "add", article, "--quote", "1,200 people").id


@pytest.fixture
def log(program: Program) -> str:
    """The id of a source that no claim rests on."""
    return program.done(
        *("source", "add", "--title", "Harbour log", "--publisher", "Port office", "--url", "https://port.example/l"),
        *("--kind", "document"),
    ).id


def test_sources_are_listed_by_name_with_their_uses_and_searched(program: Program, claim: str, log: str) -> None:
    assert program.done("source", "list", "--search", "harbour").out.count("not used") == 1
    program.done("evidence", "add", claim, "--source", log)
    program.done("evidence", "add", claim, "--title", "Almanac", "--author", "C. Dray")
    listed = program.done("source", "list", "--json").json
    assert [(one["title"], one["uses"]) for one in listed] == [("Almanac", 1), ("Harbour log", 1)]
    for words, titles in (
        ("HARBOUR office", ["Harbour log"]),
        ("dray", ["Almanac"]),
        ("port.example", ["Harbour log"]),
        ("harbour dray", []),
        ("", ["Almanac", "Harbour log"]),
    ):
        found = program.done("source", "list", "--search", words, "--json").json
        assert [one["title"] for one in found] == titles, words
    assert "used once" in program.done("source", "list").out
    assert program.done("source", "list", "--removed").out == "No sources.\n"


def test_a_source_is_shown_with_the_claims_of_every_article_that_rest_on_it(
    program: Program, article: str, claim: str, log: str
) -> None:
    other = program.article("The harbour log says 900 people came.", "other.txt")
    second = program.done("claim", "add", other, "--quote", "900 people").id
    uses = [program.done("evidence", "add", key, "--source", "Harbour log").id for key in (claim, second)]
    for word in ("Harbour log", "https://port.example/l", log, log[-8:]):
        shown = program.done("source", "show", word, "--json").json
        assert shown["id"] == log and shown["uses"] == 2
    by_article = {place["article"]: place for place in shown["used_by"]}
    assert by_article == {
        article: {"article": article, "claim": claim, "evidence": uses[0]},
        other: {"article": other, "claim": second, "evidence": uses[1]},
    }
    told = program.done("source", "show", log).out
    assert "Used 2 times." in told and "“1,200 people”" in told and "“900 people”" in told


def test_a_source_is_changed_everywhere_and_that_is_undone_from_any_article(
    program: Program, article: str, claim: str, log: str
) -> None:
    program.done("evidence", "add", claim, "--source", log)
    told = program.done("source", "set", log, "--title", "Log of the harbour", "--publisher", "").out
    assert told == "Source “Log of the harbour”: title “Log of the harbour”, publisher cleared.\n"
    (use,) = program.done("evidence", "list", claim, "--json").json
    assert (use["title"], use["publisher"]) == ("Log of the harbour", None)
    assert "nothing was changed" in program.done("source", "set", log, "--publisher", "").out
    program.refused("source", "set", log, code=2)
    program.done("undo", article)
    (use,) = program.done("evidence", "list", claim, "--json").json
    assert (use["title"], use["publisher"]) == ("Harbour log", "Port office")


def test_confidential_is_set_and_taken_back(program: Program, log: str) -> None:
    assert program.done("source", "set", log, "--confidential", "--json").json["confidential"] is True
    assert "Confidential: yes" in program.done("source", "show", log).out
    assert program.done("source", "set", log, "--not-confidential", "--json").json["confidential"] is False


def test_only_a_source_that_is_not_used_is_removed(program: Program, claim: str, log: str) -> None:
    use = program.done("evidence", "add", claim, "--source", log).id
    assert "used as evidence once" in program.refused("source", "remove", log)
    program.done("evidence", "remove", use)
    assert program.done("source", "remove", log).out == "Source “Harbour log” removed.\n"
    assert "nothing was changed" in program.done("source", "remove", log).out
    assert [one["id"] for one in program.done("source", "list", "--removed", "--json").json] == [log]
    assert "is removed" in program.refused("evidence", "add", claim, "--source", log)
    assert "In the bin since" in program.done("source", "show", log).out
    assert program.done("source", "restore", "Harbour log").out == "Source “Harbour log” restored.\n"
    assert program.done("evidence", "add", claim, "--source", log).id


def test_a_known_source_is_not_added_twice(program: Program, log: str) -> None:
    again = program.done("source", "add", "--url", "https://port.example/l")
    assert again.id == log and "known already" in again.err
    assert len(program.done("source", "list", "--json").json) == 1


def test_a_title_of_two_sources_is_refused_with_both(program: Program, log: str) -> None:
    other = program.done("source", "add", "--title", "Harbour log").id
    said = program.refused("source", "show", "Harbour log")
    assert "means 2 sources" in said and log in said and other in said


@pytest.mark.parametrize("form", ["csl", "bibtex"])
def test_a_list_goes_out_and_comes_into_another_library(program: Program, log: str, form: str, tmp_path: Path) -> None:
    program.done("source", "add", "--title", "Le journal du port", "--author", "Zoé Quint", "--published", "2024")
    file = tmp_path / f"sources.{form}"
    told = program.done("source", "export", "--format", form, "-o", file, "--json").json
    assert told == {"format": form, "sources": 2, "file": str(file), "size": file.stat().st_size}
    assert program.done("source", "export", "--format", form).out.encode() == file.read_bytes()
    assert "exists already" in program.refused("source", "export", "--format", form, "-o", file)
    other = ("--library", tmp_path / "other.sqlite")
    ids = program.done("source", "import", file, *other).out.split()
    listed = program.done("source", "list", *other, "--json").json
    assert {one["id"] for one in listed} == set(ids)
    assert {one["title"]: one["author"] for one in listed} == {"Harbour log": None, "Le journal du port": "Zoé Quint"}
    again = program.done("source", "import", file, *other, "--json")
    assert "1 of the 2 sources is known already" in again.err
    assert [one["title"] for one in again.json] == ["Le journal du port"], "it has no address to be known by"


def test_confidential_sources_leave_only_when_it_is_said(program: Program, log: str) -> None:
    program.done("source", "add", "--author", "A voice from the port", "--kind", "interview", "--confidential")
    for form in ("csl", "bibtex"):
        kept = program.done("source", "export", "--format", form)
        assert "voice" not in kept.out and "1 confidential source was left out" in kept.err
        assert "voice" in program.done("source", "export", "--format", form, "--with-confidential").out


def test_the_sources_of_one_article_alone(program: Program, article: str, claim: str, log: str) -> None:
    program.done("evidence", "add", claim, "--title", "Gate count")
    out = json.loads(program.done("source", "export", "--format", "csl", "--article", article).out)
    assert [item["title"] for item in out] == ["Gate count"]


def test_what_is_no_list_of_sources_is_refused(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("A story, and no list.", encoding="utf-8")
    program.refused("source", "import", file)
    assert "no file" in program.refused("source", "import", tmp_path / "none.bib")
    assert program.done("source", "list", "--json").json == []
