"""`open`, `rules`, `scales` and `evidence calculate`, on a real library."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program


def given(folder: Path, value: Any) -> Path:
    file = folder / "given.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    return file


def test_what_is_open_is_listed_until_nothing_is(program: Program) -> None:
    article = program.article("The ferry carried 1,200 people.\n\nEveryone waved.\n")
    program.done("claim", "add", article, "--quote", "The ferry carried 1,200 people.", "--status", "unsourced")
    said = program.done("open", article).out.splitlines()
    assert said[0] == "0% ready to publish: 0 of 7 words."
    assert [" ".join(line.split()) for line in said[1:]] == [
        "rules claim 1 It needs a note, or a logged search, or a logged contact.",
        "sentences Not looked at: “Everyone waved.”.",
    ]
    program.done("claim", "note", f"{article}:1", "Nobody counts them.")
    found = program.done("open", article, "--json").json
    assert (found["percent"], found["ready"], found["words"]) == (71, 5, 7)
    (sentence,) = found["items"].pop("sentences")
    assert program.text(article)[sentence["start"] : sentence["end"]] == "Everyone waved."
    assert found["items"] == {"rules": [], "queries": [], "places": [], "corrections": [], "signatures": []}
    program.done("waive", article, "--quote", "Everyone waved.")
    assert program.done("open", article).out == "100% ready to publish: 7 of 7 words.\nNothing is open.\n"


def test_rules_are_taken_edited_and_set(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--status", "unsourced")
    rules = program.done("rules", "--json").json
    assert "Primary".lower() in program.done("rules").out
    rules["rules"] = [{"id": "name", "words": "Who is to check it", "needs": {"has": "assignee"}}]
    assert program.done("rules", "set", given(program.folder, rules)).out == "The rules are set.\n"
    assert program.done("rules", "set", given(program.folder, rules)).out.startswith("That is so already")
    assert program.done("rules").out == "name  every claim  Who is to check it\n"
    (item,) = program.done("open", article, "--json").json["items"]["rules"]
    assert (item["rule"], item["number"], item["words"]) == ("name", 1, "It needs somebody it is assigned to.")
    assert program.done("library", "check").out == "No problems found.\n"
    assert program.done("rules", "reset", "--json").json == {}
    (item,) = program.done("open", article, "--json").json["items"]["rules"]
    assert item["rule"] == "unsourced"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"rules": [{"id": "a", "words": "A", "needs": {"has": "luck"}}]}, "rules[0].needs.has is “luck”; it takes:"),
        ([], "The file of rules is not an object."),
    ],
)  # fmt: skip
def test_rules_that_cannot_be_read_change_nothing(program: Program, value: Any, said: str) -> None:
    before = program.done("rules", "--json").out
    assert said in program.refused("rules", "set", given(program.folder, value))
    assert program.done("rules", "--json").out == before


def test_what_is_no_file_of_json_is_refused(program: Program) -> None:
    assert "There is no file" in program.refused("rules", "set", "nothing.json")
    (program.folder / "bad.json").write_bytes(b'{"rules": [')
    assert "bad.json is not sound JSON" in program.refused("rules", "set", "bad.json")
    (program.folder / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    assert "not sound JSON" in program.refused("scales", "set", "deep.json")


def test_a_house_adds_a_scale(program: Program) -> None:
    values = [{"value": "Holds", "number": 2, "status": "verified"}, {"value": "Sinks", "number": 1}]
    own = [{"name": "Port Ledger", "worst": 1, "best": 2, "values": values}]
    assert program.done("scales", "set", given(program.folder, own)).out == "The scales are set.\n"
    names = [scale["name"] for scale in program.done("scales", "--json").json]
    assert names == ["PolitiFact", "Snopes", "AVeriTeC", "FEVER", "True/False", "Port Ledger"]
    assert "Port Ledger" in program.done("scales").out
    program.done("scales", "reset")
    assert len(program.done("scales", "--json").json) == 5
    own[0]["best"] = 1
    assert "scales[0].best" in program.refused("scales", "set", given(program.folder, own))


def test_a_calculation_is_kept_and_open_again_when_its_input_changes(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people", "--statement", "It carried 1,200.")
    program.done("claim", "add", article, "--quote", "40 سفينة", "--status", "verified")
    asked = ("--formula", "people / boats", "--input", "people=1,200@claim:1", "--input", "boats=40 boats")
    ran = program.done("evidence", "calculate", f"{article}:2", *asked, "--digits", "1", "--unit", "a boat")
    assert ran.out == "30.0 a boat\n"
    assert program.done("evidence", "list", f"{article}:2").out.endswith("people / boats = 30.0 a boat\n")
    assert program.done("open", article, "--json").json["items"]["rules"][0]["number"] == 1
    program.done("claim", "set", f"{article}:1", "--statement", "It carried 1,300.")
    said = [item["words"] for item in program.done("open", article, "--json").json["items"]["rules"]]
    assert "It needs its calculation done again: “people” (claim 1) has changed." in said
    (use,) = program.done("evidence", "list", f"{article}:2", "--json").json
    again = ("--again", use["id"], "--input", "people=1,300@claim:1", "--json")
    made = program.done("evidence", "calculate", f"{article}:2", *again).json
    assert (made["result"], made["unit"], made["inputs"][1]["value"]) == ("32.5", "a boat", "40")
    said = [item["words"] for item in program.done("open", article, "--json").json["items"]["rules"]]
    assert not any("calculation" in words for words in said)


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["--formula", "1 / 0"], "The formula divides by zero.", 1),
        (["--formula", "a", "--input", "a=1@claim:1"], "is the claim itself", 1),
        (["--formula", "a", "--input", "a"], "NAME=NUMBER", 2),
        (["--formula", "a", "--input", "a=nan"], "“nan” is no number.", 1),
        (["--formula", "a", "--input", "a=1@moon"], "claim:NUMBER or source:SOURCE", 2),
        ([], "Say --formula", 2),
    ],
)
def test_what_cannot_be_calculated_is_refused(
    program: Program, article: str, words: list[str], said: str, code: int
) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    assert said in program.refused("evidence", "calculate", f"{article}:1", *words, code=code)
    assert program.done("evidence", "list", f"{article}:1", "--json").json == []


def rules_of(program: Program, claim: str) -> list[str]:
    """The checklist of `claim show`, each rule in one line."""
    lines = program.done("claim", "show", claim).out.splitlines()
    start = lines.index("Rules") + 1
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    return [" ".join(line.split()) for line in lines[start:end]]


def test_a_verified_claim_needs_a_primary_source_with_locator_and_copy(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified").id
    assert rules_of(program, claim)[1].startswith("not met One primary source, or three independent")
    use = program.done("evidence", "add", claim, "--title", "Gate count", "--tier", "primary").id
    assert "a locator and a saved or archived copy for “Gate count”" in rules_of(program, claim)[1]
    program.done("evidence", "set", use, "--locator", "line 1")
    assert "a saved or archived copy for “Gate count”" in rules_of(program, claim)[1]
    program.done("evidence", "set", use, "--archive-url", "https://web.archive.org/web/20250313/https://port.example/")
    assert [line.split()[0] for line in rules_of(program, claim)] == ["met"] * 3


def test_or_three_secondary_ones_of_different_publishers(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people", "--status", "verified").id
    for number, publisher in enumerate(("The Port Ledger", "Harbour Radio", "The Port Ledger")):
        program.done(
            *("evidence", "add", claim, "--title", f"Report {number}", "--publisher", publisher, "--locator", "top"),
            *("--archive-url", f"https://web.archive.org/web/2025031{number}/https://news.example/{number}"),
        )
    assert rules_of(program, claim)[1].startswith("not met")
    program.done("source", "set", "Report 2", "--publisher", "Selkirk Broadcasting")
    assert rules_of(program, claim)[1].startswith("met")


def test_a_disputed_claim_needs_what_refutes_it_and_a_note_or_a_correction(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people", "--status", "disputed").id
    program.done("evidence", "add", claim, "--title", "Gate count", "--stance", "refutes")
    assert "not met" in rules_of(program, claim)[1] and "note" in rules_of(program, claim)[1]
    program.done("claim", "correct", claim, "1,204 people")
    assert rules_of(program, claim)[1].startswith("met")


def test_an_unsourced_claim_needs_a_note_or_something_logged(program: Program, article: str) -> None:
    claim = program.done("claim", "add", article, "--quote", "1,200 people", "--status", "unsourced").id
    assert rules_of(program, claim)[1].startswith("not met")
    program.done("log", "search", claim, "--in", "Port archive")
    assert rules_of(program, claim)[1].startswith("met")


def test_a_claim_about_wording_needs_the_same_words(program: Program) -> None:
    article = program.article("She said: “It’s the longest,” and left.\n")
    claim = program.done("claim", "add", article, "--quote", "“It’s the longest,”", "--status", "verified").id
    program.done("claim", "set", claim, "--about", "wording")
    use = program.done("evidence", "add", claim, "--title", "Recording", "--quote", "It is the longest").id

    def met() -> str:
        return next(line for line in rules_of(program, claim) if "same words" in line).split(" A quote")[0]

    assert met() == "not met"
    program.done("evidence", "set", use, "--quote", 'She said: "It\'s the longest, by far."')
    assert met() == "met"
