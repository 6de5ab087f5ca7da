"""Evidence by command: held, changed, taken away, saved out, and what it rests on used again."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.evidence import Kind
from tests.cli.conftest import Program

COUNT = b"Gate count, first day: 1,204 people\n"


@pytest.fixture
def claims(program: Program, article: str) -> list[str]:
    """The ids of two claims of the article."""
    return [program.done("claim", "add", article, "--quote", quote).id for quote in ("1,200 people", "more boats")]


@pytest.fixture
def count(program: Program) -> Path:
    file = program.folder / "gate count.txt"
    file.write_bytes(COUNT)
    return file


def evidence_of(program: Program, claim: str) -> list[Any]:
    listed = program.done("evidence", "list", claim, "--json").json
    assert isinstance(listed, list)
    return listed


def test_the_id_alone_is_printed_and_every_field_is_kept(
    program: Program, article: str, claims: list[str], count: Path
) -> None:
    key = program.done(
        *("evidence", "add", f"{article}:1", "--stance", "refutes", "--kind", "Statistics", "--tier", "primary"),
        *("--title", "Gate count", "--author", "B. Orme", "--publisher", "Port office", "--published", "2025-03-13"),
        *("--url", "https://port.example/count", "--archive-url", "https://kept.example/7", "--locator", "line 1"),
        *("--quote", "1,204 people", "--note", "Two gates.", "--seen", "2025-03-14", "--channel", "by mail"),
        *("--confidential", "--file", count),
    ).id
    (kept,) = evidence_of(program, claims[0])
    sha256 = hashlib.sha256(COUNT).hexdigest()
    assert kept == {
        "id": key,
        "source_id": kept["source_id"],
        "stance": "refutes",
        "kind": "statistics",
        "tier": "primary",
        "title": "Gate count",
        "author": "B. Orme",
        "publisher": "Port office",
        "url": "https://port.example/count",
        "archive_url": "https://kept.example/7",
        "published": "2025-03-13",
        "locator": "line 1",
        "quote": "1,204 people",
        "note": "Two gates.",
        "seen": "2025-03-14",
        "confidential": True,
        "file": {"name": "gate count.txt", "media_type": "text/plain", "sha256": sha256, "size": len(COUNT)},
        "channel": "by mail",
    }
    assert program.done("claims", article, "--json").json[0]["evidence"] == [kept]
    told = program.done("evidence", "list", claims[0]).out
    assert told.split() == [
        *(key[-12:], "refutes", "primary", "statistics,", "confidential", "Gate", "count,", "line", "1:", "“1,204"),
        "people”",
    ]


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind if kind is not Kind.CALCULATION])
def test_each_kind_is_kept_and_told(program: Program, claims: list[str], kind: str) -> None:
    made = program.done("evidence", "add", claims[0], "--kind", kind, "--title", "One of each", "--json").json
    assert made["kind"] == kind
    assert f"  {kind}" in program.done("evidence", "list", claims[0]).out


def test_text_and_an_image_are_evidence_too(program: Program, claims: list[str]) -> None:
    image = program.folder / "bridge.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n")
    shown = program.done("evidence", "add", claims[0], "--kind", "photograph or video", "--file", image, "--json").json
    assert (shown["kind"], shown["file"]["media_type"]) == ("photograph or video", "image/png")
    said = program.done("evidence", "add", claims[0], "--title", "A leaflet", "--quote", "It was late.", "--json").json
    assert (said["quote"], said["file"]) == ("It was late.", None)


def test_several_claims_get_one_source_in_one_step(program: Program, article: str, claims: list[str]) -> None:
    made = program.done("evidence", "add", *claims, "--title", "Log of the port", "--json").json
    assert [one["title"] for one in made] == ["Log of the port"] * 2
    assert made[0]["source_id"] == made[1]["source_id"] and made[0]["id"] != made[1]["id"]
    assert "evidence for claim 1" in program.done("undo", article).out
    assert evidence_of(program, claims[0]) == evidence_of(program, claims[1]) == []
    assert "evidence for claim 2" in program.done("redo", article).out
    assert [one["id"] for one in evidence_of(program, claims[1])] == [made[1]["id"]]


def test_claims_of_two_articles_are_not_changed_in_one_step(program: Program, claims: list[str]) -> None:
    other = program.article("A second article, of one line.", "other.txt")
    elsewhere = program.done("claim", "add", other, "--quote", "second article").id
    assert "several articles" in program.refused("evidence", "add", claims[0], elsewhere, "--title", "Log")
    assert program.done("source", "list", "--json").json == []


def test_a_source_known_by_its_address_is_used_again_and_keeps_what_it_has(program: Program, claims: list[str]) -> None:
    program.done("evidence", "add", claims[0], "--title", "Log", "--url", "https://port.example/log")
    again = program.done(
        *("evidence", "add", claims[1], "--title", "Port log", "--publisher", "The port", "--kind", "document"),
        *("--url", "http://www.port.example/log/#today", "--stance", "context", "--json"),
    )
    assert "known already, as “Log”" in again.err and "Left as it is there: title" in again.err
    assert "New there: kind, publisher" in again.err
    used = again.json
    assert (used["title"], used["publisher"], used["kind"]) == ("Log", "The port", "document")
    (first,) = evidence_of(program, claims[0])
    assert first["source_id"] == used["source_id"] and first["publisher"] == "The port"


def test_a_source_known_by_its_file_is_used_again(program: Program, claims: list[str], count: Path) -> None:
    program.done("evidence", "add", claims[0], "--title", "Gate count", "--file", count)
    copy = program.folder / "copy.txt"
    copy.write_bytes(COUNT)
    again = program.done("evidence", "add", claims[1], "--file", copy, "--json")
    assert "known already" in again.err and again.json["title"] == "Gate count"
    assert again.json["file"]["name"] == "gate count.txt"


def test_one_of_the_library_s_sources_is_named_by_title_or_id(program: Program, claims: list[str]) -> None:
    first = program.done("evidence", "add", claims[0], "--title", "Harbour log", "--json").json
    for word in ("Harbour log", first["source_id"][-6:]):
        used = program.done("evidence", "add", claims[1], "--source", word, "--tier", "primary", "--json").json
        assert (used["source_id"], used["tier"]) == (first["source_id"], "primary")
    said = program.refused("evidence", "add", claims[1], "--source", "Harbour log", "--title", "Other", code=2)
    assert "leave out --title" in said
    assert "No source is called" in program.refused("evidence", "add", claims[1], "--source", "Harbour lo")


def test_an_archived_address_tells_the_page_s_own(program: Program, claims: list[str]) -> None:
    kept = "https://web.archive.org/web/20250313094200/https://port.example/log"
    made = program.done("evidence", "add", claims[0], "--url", kept, "--json").json
    assert (made["url"], made["archive_url"]) == ("https://port.example/log", kept)
    told = program.done("source", "show", made["source_id"]).out
    assert f"Archive URL: {kept}, archived 2025-03-13 " in told, "with the moment of the copy, in local time"


def test_fields_are_set_in_one_change_and_the_source_s_wherever_it_is_used(
    program: Program, article: str, claims: list[str]
) -> None:
    first, second = program.done("evidence", "add", *claims, "--title", "Log", "--locator", "p. 1", "--json").json
    changed = program.done(
        "evidence", "set", first["id"], "--locator", "", "--stance", "refutes", "--title", "Log of 13 March", "--json"
    )
    assert "used once elsewhere" in changed.err
    assert (changed.json["locator"], changed.json["stance"]) == (None, "refutes")
    (other,) = evidence_of(program, claims[1])
    assert (other["title"], other["locator"], other["stance"]) == ("Log of 13 March", "p. 1", "supports")
    program.done("undo", article)
    assert evidence_of(program, claims[0]) == [first] and evidence_of(program, claims[1]) == [second]
    assert "nothing was changed" in program.done("evidence", "set", first["id"], "--locator", "p. 1").out
    program.refused("evidence", "set", first["id"], code=2)


def test_evidence_can_rest_on_another_source(program: Program, claims: list[str]) -> None:
    use = program.done("evidence", "add", claims[0], "--title", "Log", "--locator", "p. 1").id
    program.done("source", "add", "--title", "Ledger")
    moved = program.done("evidence", "set", use, "--source", "Ledger", "--json").json
    assert (moved["title"], moved["locator"], moved["id"]) == ("Ledger", "p. 1", use)


def test_what_is_taken_away_leaves_the_source(program: Program, article: str, claims: list[str]) -> None:
    use = program.done("evidence", "add", claims[0], "--title", "Log").id
    assert program.done("evidence", "remove", use).out == "“Log” no longer evidence under claim 1.\n"
    assert evidence_of(program, claims[0]) == []
    assert "has no evidence" in program.done("evidence", "list", claims[0]).out
    assert [one["uses"] for one in program.done("source", "list", "--json").json] == [0]
    assert program.done("undo", article).out == "Undone: “Log” no longer evidence under claim 1.\n"
    assert program.done("evidence", "remove", use, "--json").json["id"] == use
    assert "No piece of evidence is called" in program.refused("evidence", "remove", use)


def test_the_saved_copy_comes_out_byte_for_byte(program: Program, claims: list[str], tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000  # of more than one chunk
    file = tmp_path / "scan.bin"
    file.write_bytes(data)
    use = program.done("evidence", "add", claims[0], "--file", file).id
    out = tmp_path / "out.bin"
    told = program.done("evidence", "save", use, "-o", out, "--json").json
    assert out.read_bytes() == data
    assert told == {
        "evidence": use, "sha256": hashlib.sha256(data).hexdigest(), "file": str(out), "size": len(data)
    }  # fmt: skip
    assert "exists already" in program.refused("evidence", "save", use, "-o", out)
    assert program.done("evidence", "save", use, "-o", out, "--force").out == f"Written to {out}.\n"
    assert program.process("evidence", "save", use).stdout == data
    program.refused("evidence", "save", use, "--json", code=2)


def test_without_a_copy_there_is_nothing_to_save(program: Program, claims: list[str], tmp_path: Path) -> None:
    use = program.done("evidence", "add", claims[0], "--title", "Log").id
    assert "No copy of “Log” is kept" in program.refused("evidence", "save", use, "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 1, "needs a title"),
        (["--locator", "p. 1"], 1, "needs a title"),
        (["--title", "Log", "--stance", "proves"], 2, "is not one of 'supports', 'refutes', 'context'"),
        (["--title", "Log", "--kind", "rumour"], 2, "is not one of"),
        (["--title", "Log", "--tier", "third"], 2, "is not one of"),
        (["--title", "Log", "--file", "no-such-file"], 1, "no-such-file"),
        (["--title", "Log", "--file", ""], 2, "cannot be empty"),
    ],
)
def test_what_is_no_evidence_is_refused_and_nothing_is_kept(
    program: Program, claims: list[str], words: list[str], code: int, said: str
) -> None:
    assert said in program.refused("evidence", "add", claims[0], *words, code=code)
    assert evidence_of(program, claims[0]) == []
    assert program.done("source", "list", "--json").json == []


def test_own_observation_needs_no_more_than_its_kind(program: Program, claims: list[str]) -> None:
    made = program.done("evidence", "add", claims[0], "--kind", "own observation", "--note", "I counted.", "--json")
    assert (made.json["kind"], made.json["title"], made.json["note"]) == ("own observation", None, "I counted.")


def test_evidence_under_what_is_removed_is_left_alone(program: Program, article: str, claims: list[str]) -> None:
    use = program.done("evidence", "add", claims[0], "--title", "Log").id
    program.done("claim", "remove", claims[0])
    for words in (["add", claims[0], "--title", "More"], ["set", use, "--note", "x"], ["remove", use]):
        assert "Claim 1 is removed" in program.refused("evidence", *words)
    program.done("article", "remove", article)
    assert "is removed" in program.refused("evidence", "set", use, "--note", "x")


def test_a_claim_is_shown_with_all_that_is_kept_under_it(program: Program, article: str, claims: list[str]) -> None:
    name = f"{article}:1"
    program.done("evidence", "add", name, "--title", "Gate count", "--locator", "line 1", "--quote", "1,204")
    program.done("query", "ask", name, "--to", "author", "Who counted?")
    program.done("log", "contact", name, "--with", "Port office", "--how", "by telephone")
    program.done("claim", "correct", name, "1,204 people")
    program.done("claim", "note", name, "Ask again.")
    told = program.done("claim", "show", name).out
    for words in (
        "Status: unchecked, waiting", "Waits for: author, Port office", "Gate count, line 1: “1,204”", "“Who counted?”",
        "contact with “Port office”, by telephone: no answer yet", "“1,204 people”", "“Ask again.”",
    ):  # fmt: skip
        assert words in told, words
    shown = program.done("claim", "show", name, "--json").json
    assert shown == program.done("claims", article, "--json").json[0]


def test_a_correction_is_decided_on_and_withdrawn(program: Program, article: str, claims: list[str]) -> None:
    made = program.done("claim", "correct", claims[0], "1,204 people", "--json").json["corrections"][0]
    ran = program.done("claim", "decide", made["id"], "--reject", "--reason", "He said so.", "--reviewer", "Ed Ito")
    assert ran.out == "Correction of claim 1 rejected.\n"
    (kept,) = program.done("claim", "show", claims[0], "--json").json["corrections"]
    assert (kept["decision"], kept["decided_by"], kept["reason"]) == ("rejected", "Ed Ito", "He said so.")
    kept = program.done("claim", "decide", made["id"][-8:], "--accept", "--json").json["corrections"][0]
    assert (kept["decision"], kept["decided_by"], kept["reason"]) == ("accepted", "Mara Boyd", None)
    assert "nothing was changed" in program.done("claim", "decide", made["id"], "--accept").out
    program.refused("claim", "decide", made["id"], code=2)
    assert program.done("claim", "withdraw", made["id"], "--json").json["corrections"] == []
    assert "No proposed correction is called" in program.refused("claim", "withdraw", made["id"])
