"""`evidence capture`, from a real web server on this machine."""

import hashlib
from collections.abc import Iterator

import pytest

from tests.cli.conftest import Program
from tests.readers.address.server import Site, served

PAGE = b"<html><body><h1>Gate count</h1><p>1,204 people came on the first day.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.put("/count", PAGE, Content_Type="text/html")
        yield made


@pytest.fixture
def evidence(program: Program, article: str, site: Site) -> str:
    """The id of evidence whose source is on that server."""
    program.done("claim", "add", article, "--quote", "1,200 people")
    return program.done("evidence", "add", f"{article}:1", "--url", site.address("/count")).id


def test_the_page_is_kept_as_the_saved_copy_and_undone_in_one_step(
    program: Program, article: str, site: Site, evidence: str
) -> None:
    ran = program.done("evidence", "capture", evidence, "--allow-private")
    assert ran.out.startswith(f"Captured {site.address('/count')}, {len(PAGE)} bytes")
    (kept,) = program.done("evidence", "list", f"{article}:1", "--json").json
    assert kept["file"]["sha256"] == hashlib.sha256(PAGE).hexdigest()
    saved = program.folder / "saved.html"
    program.done("evidence", "save", evidence, "-o", saved)
    assert saved.read_bytes() == PAGE
    program.done("undo", article)
    (kept,) = program.done("evidence", "list", f"{article}:1", "--json").json
    assert kept["file"] is None


def test_json_has_the_evidence_as_it_is_then(program: Program, evidence: str) -> None:
    made = program.done("evidence", "capture", evidence, "--allow-private", "--json").json
    assert made["id"] == evidence
    assert made["file"]["size"] == len(PAGE)


def test_an_address_of_this_machine_is_not_fetched_unless_asked_for(
    program: Program, site: Site, evidence: str
) -> None:
    ran = program("evidence", "capture", evidence)
    assert (ran.code, ran.out) == (1, "")
    assert "private network" in ran.err
    assert site.paths == []


def test_a_source_without_an_address_is_refused(program: Program, article: str) -> None:
    program.done("claim", "add", article, "--quote", "1,200 people")
    key = program.done("evidence", "add", f"{article}:1", "--title", "Gate count").id
    ran = program("evidence", "capture", key)
    assert ran.code == 1
    assert ran.err == "“Gate count” has no address to capture.\n"
