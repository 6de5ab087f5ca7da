"""Quotes against saved copies by command: a quote that does not stand in its copy is flagged."""

import pytest

from tests.cli.conftest import Program
from tests.window.test_copies import PAGE, PDF


@pytest.fixture
def claim(program: Program, article: str) -> str:
    return program.done("claim", "add", article, "--quote", "1,200 people").id


def hold(program: Program, claim: str, data: bytes, name: str, quote: str) -> str:
    """The id of evidence with that quote, and the file as its saved copy."""
    file = program.folder / name
    file.write_bytes(data)
    return program.done("evidence", "add", claim, "--title", name, "--file", file, "--quote", quote).id


def test_each_quote_is_looked_for_in_its_copy(program: Program, article: str, claim: str) -> None:
    good = hold(program, claim, PAGE.encode(), "report.html", 'cost "4.2 million"')
    bad = program.done("evidence", "add", claim, "--source", "report.html", "--quote", "reopened two years late").id
    text = hold(program, claim, b"The log says 1,204.", "log.txt", "says 1,204")
    seen = {one["evidence"]: one["stands"] for one in program.done("evidence", "check", article, "--json").json}
    assert seen == {good: True, bad: False, text: True}
    lines = program.done("evidence", "check", article).out.splitlines()
    assert ["does not stand" in line for line in lines] == [False, True, False]
    (flagged,) = program.done("evidence", "check", article, "--missing", "--json").json
    assert (flagged["evidence"], flagged["number"], flagged["quote"]) == (bad, 1, "reopened two years late")
    program.done("evidence", "set", bad, "--quote", "reopened three years late")
    assert program.done("evidence", "check", article, "--missing").out == "Every quote stands in its copy.\n"


def test_a_pdf_is_looked_through(program: Program, article: str, claim: str) -> None:
    hold(program, claim, PDF.read_bytes(), "lamp.pdf", "no such words")
    (line,) = program.done("evidence", "check", article).out.splitlines()
    assert "does not stand" in line


def test_what_cannot_be_read_is_not_known_and_says_why(program: Program, article: str, claim: str) -> None:
    hold(program, claim, b"%PDF-1.7 nothing", "bad.pdf", "any")
    hold(program, claim, b"\x89PNG", "photo.png", "any")
    first, second = program.done("evidence", "check", article, "--json").json
    assert first["stands"] is second["stands"] is None
    assert "bad.pdf" in first["why"]
    assert second["why"] == "The copy is no text that can be read."


def test_one_claim_alone_and_none(program: Program, article: str, claim: str) -> None:
    assert program.done("evidence", "check", article).out == "No quote has a saved copy to stand in.\n"
    hold(program, claim, b"The log says 1,204.", "log.txt", "says 1,204")
    program.done("claim", "add", article, "--quote", "more boats")
    assert program.done("evidence", "check", article, "--claim", "2", "--json").json == []
    assert len(program.done("evidence", "check", article, "--claim", "1", "--json").json) == 1
    assert "no claim 7" in program.refused("evidence", "check", article, "--claim", "7")
    program.done("claim", "remove", claim)
    assert program.done("evidence", "check", article, "--json").json == []
