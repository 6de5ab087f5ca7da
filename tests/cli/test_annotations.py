"""`annotations ARTICLE FILE`: annotations of other programs, and our own, by the real program."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program


def quoted(exact: str, **fields: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, **fields}
    return {"source": "https://port.example/ferry", "selector": [selector]}


def noted(exact: str, text: str, key: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"https://a.example/{key}",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"name": "Ana Ruiz"},
        "created": "2026-03-01T09:00:00Z",
        "body": {"type": "TextualBody", "value": text},
        "target": quoted(exact),
        **fields,
    }


def given(program: Program, value: Any, name: str = "notes.json") -> Path:
    file = program.folder / name
    file.write_text(json.dumps(value), encoding="utf-8")
    return file


def claims(program: Program, article: str) -> list[dict[str, Any]]:
    found = program.done("claims", article, "--json").json
    assert isinstance(found, list)
    return found


def test_annotations_come_in_once_and_undo_takes_all_back(program: Program, article: str) -> None:
    file = given(program, [noted("40 سفينة", "How many?", "2"), noted("carried 1,200 people", "Who counted?", "1")])
    assert program.done("annotations", article, file).out == "2 claims came in.\n"
    first, second = claims(program, article)
    assert [p["exact"] for p in first["passages"]] == ["carried 1,200 people"]
    assert [note["text"] for note in first["notes"]] == ["Ana Ruiz, 2026-03-01: Who counted?"]
    assert second["passages"][0]["exact"] == "40 سفينة"
    assert program.text(article)[slice(second["passages"][0]["start"], second["passages"][0]["end"])] == "40 سفينة"
    assert program.done("annotations", article, file).out == "0 claims came in, 2 here already.\n"
    program.done("undo", article)
    assert claims(program, article) == []
    assert program.done("annotations", article, "-", stdin=file.read_bytes()).out == "2 claims came in.\n"
    assert program.done("library", "check").out == "No problems found.\n"


def test_what_is_not_certain_is_told_on_standard_error(program: Program, article: str) -> None:
    file = given(program, [noted("port said", "Which?", "1"), noted("never there", "", "2")])
    ran = program.done("annotations", article, file)
    assert ran.out == "1 claim came in, without a place, 1 left out.\n"
    assert "“never there”" in ran.err
    told = program.done("annotations", article, file, "--json").json
    assert (told["claims"], told["known"], told["left_out"]) == ([], 1, 1)
    (claim,) = claims(program, article)
    assert claim["passages"] == []
    assert [note["text"] for note in claim["notes"]] == [
        "Ana Ruiz, 2026-03-01: Which?",
        "Could not be placed for certain: “port said”",
    ]


def test_our_own_go_out_and_come_into_an_empty_article(program: Program, article: str) -> None:
    key = program.done(
        "claim", "add", article, "--quote", "1,200 people", "--status", "disputed", "--reason", "wrong",
        "--statement", "There were 1,200.", "--label", "numbers", "--reasoning", "The register says 900.",
        "--rating", "PolitiFact:False",
    ).id  # fmt: skip
    program.done("claim", "passage", key, "--quote", "everyone waved")
    program.done("claim", "correct", key, "900 people")
    program.done(
        "evidence", "add", key, "--url", "https://port.example/register", "--title", "The register", "--quote", "900",
        "--stance", "refutes", "--tier", "primary",
    )  # fmt: skip
    program.done("evidence", "add", key, "--title", "A call", "--kind", "interview", "--locator", "minute 3")
    program.done("claim", "add", article, "--quote", "🛳️")
    program.done("export", article, "--format", "annotations", "-o", "own.jsonld")
    other = program.article(name="again.txt")
    assert program.done("annotations", other, "own.jsonld").out == "2 claims came in.\n"

    def told(claim: dict[str, Any]) -> Any:
        kept = ("status", "reason", "statement", "labels", "reasoning", "rating")
        return [
            {name: claim[name] for name in kept},
            [(p["start"], p["end"], p["exact"], p["prefix"], p["suffix"]) for p in claim["passages"]],
            [c["text"] for c in claim["corrections"]],
            [[e[n] for n in ("stance", "tier", "title", "url", "quote", "locator")] for e in claim["evidence"]],
            claim["notes"],
        ]

    assert [told(one) for one in claims(program, other)] == [told(one) for one in claims(program, article)]
    assert len(program.done("source", "list", "--json").json) == 3, "the source with an address is the same one"
    assert program.done("annotations", article, "own.jsonld").out == "0 claims came in, 2 here already.\n"
    assert program.done("annotations", other, "own.jsonld").out == "0 claims came in, 2 here already.\n"
    assert program.done("library", "check").out == "No problems found.\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[]", "holds no annotations"),
        (b"{", "is no JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b"", "has no text"),
    ],
)
def test_what_holds_none_is_refused_and_changes_nothing(program: Program, article: str, data: bytes, said: str) -> None:
    (program.folder / "notes.json").write_bytes(data)
    assert said in program.refused("annotations", article, "notes.json")
    assert claims(program, article) == []


def test_only_files_are_read(program: Program, article: str) -> None:
    assert "save what is at that address" in program.refused("annotations", article, "https://example.org/notes")
    assert "There is no file" in program.refused("annotations", article, "nothing.json")
    assert "No article" in program.refused("annotations", "nobody", given(program, [noted("a", "b", "1")]))
