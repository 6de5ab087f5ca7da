"""Capturing the page of a piece of evidence, from a real web server on this machine."""

import hashlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from annotator.domain.evidence import Source
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.domain.times import now
from tests.readers.address.server import Site, served
from tests.window.desk import BOTH, Desk

PAGE = b"<html><body><article><h1>Lamp</h1><p>It was dark for 41 nights, the keeper says.</p></article></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.put("/lamp", PAGE, Content_Type="text/html", ETag='"7"')
        yield made


def resting_on(desk: Desk, address: str) -> None:
    workspace, claim, source = desk.window.workspace, desk.current(), new_source(title="Lamp", url=address)
    workspace.do(lambda: [*add_source(source), *add_evidence(workspace.article, [claim], source)])


def source_of(desk: Desk) -> Source:
    return desk.window.workspace.sources[desk.current().evidence[0].source_id]


def test_a_page_is_fetched_only_when_asked_for_and_kept_with_what_is_known_of_it(marked: Desk, site: Site) -> None:
    resting_on(marked, site.address("/lamp"))
    assert site.paths == []
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "private network" in marked.said())
    assert site.paths == []  # this machine: not without being asked
    marked.answer("Capture it")
    marked.wait(lambda: source_of(marked).file is not None)
    source = source_of(marked)
    assert source.file is not None and source.captured is not None
    assert source.file.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert marked.window.store.files.read(source.file.sha256) == PAGE
    assert source.captured.url == site.address("/lamp")
    assert ("etag", '"7"') in source.captured.headers
    assert site.paths == ["/lamp"]


def test_the_address_that_it_came_from_in_the_end_is_kept_and_when(marked: Desk, site: Site) -> None:
    site.put("/old", status=302, Location="/lamp")
    resting_on(marked, site.address("/old"))
    before = now()
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "private network" in marked.said())
    marked.answer("Capture it")
    marked.wait(lambda: source_of(marked).captured is not None)
    captured = source_of(marked).captured
    assert captured is not None
    assert (captured.url, source_of(marked).url) == (site.address("/lamp"), site.address("/old"))
    assert before <= captured.at <= now()


def test_capturing_is_one_step_of_undo(marked: Desk, site: Site) -> None:
    resting_on(marked, site.address("/lamp"))
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "private network" in marked.said())
    marked.answer("Capture it")
    marked.wait(lambda: source_of(marked).file is not None)
    marked.undo()
    assert source_of(marked).file is None
    assert source_of(marked).captured is None
    assert len(marked.current().evidence) == 1
    marked.redo()
    assert source_of(marked).captured is not None


def test_a_copy_that_is_there_is_replaced_only_where_that_is_wanted(marked: Desk, site: Site) -> None:
    resting_on(marked, site.address("/lamp"))
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "private network" in marked.said())
    marked.answer("Capture it")
    marked.wait(lambda: source_of(marked).file is not None)
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "in place of that" in marked.said())
    assert site.paths == ["/lamp"]


def test_what_the_server_refuses_is_said_and_nothing_is_kept(marked: Desk, site: Site) -> None:
    resting_on(marked, site.address("/nowhere"))
    marked.press(Qt.Key.Key_C, BOTH)
    marked.wait(lambda: "private network" in marked.said())
    marked.answer("Capture it")
    marked.wait(lambda: "404" in marked.said())
    assert source_of(marked).file is None
    assert marked.actions_on_disk()[-1] == "evidence.add"


def test_an_address_that_is_none_is_refused_in_words(marked: Desk) -> None:
    resting_on(marked, "archive box 12")
    marked.press(Qt.Key.Key_C, BOTH)
    assert marked.said() == "“Lamp” has no http or https address to capture."
