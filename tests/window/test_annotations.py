"""Annotations of other programs, taken in in the window."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.window.desk import Desk, MakeDesk


def noted(exact: str, text: str, key: str) -> dict[str, Any]:
    """As Hypothesis exports it."""
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}
    return {
        "id": key,
        "user": "acct:ana@hypothes.is",
        "created": "2026-03-01T09:00:00+00:00",
        "uri": "https://ledger.example/bridge",
        "text": text,
        "tags": ["check"],
        "target": [{"source": "https://ledger.example/bridge", "selector": [selector]}],
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [noted("900 lorries", "Who counted?", "b"), noted("three years late", "Two, I think.", "a")]
    (tmp_path / "notes.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    return tmp_path / "notes.json"


def take(desk: Desk, file: Path) -> None:
    """Choose the file in the dialog that the menu opens, and wait for what is said of it."""
    desk.window.message_bar.clear()
    desk.trigger("actionImportAnnotations")
    dialog = desk.dialog(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    desk.wait(lambda: desk.said())


def test_they_come_in_as_claims_and_one_undo_takes_them_back(desk: Desk, file: Path) -> None:
    take(desk, file)
    assert desk.said() == "2 claims came in. Undo takes them back."
    assert desk.rows() == ["Three years late", "900 lorries"]
    assert [claim.labels for claim in desk.claims()] == [("check",), ("check",)]
    assert [note.text for note in desk.claim(1).notes] == ["ana, 2026-03-01: Two, I think."]
    assert desk.current().number == 1 and desk.format_at("three years late") is not None
    take(desk, file)
    assert desk.said() == "0 claims came in, 2 here already."
    desk.undo()
    assert desk.claims() == [] and desk.claims_on_disk() == []
    desk.redo()
    assert len(desk.claims()) == 2


def test_what_was_not_placed_is_told_and_stays_told(desk: Desk, file: Path) -> None:
    rows = [noted("the", "Which?", "a"), noted("Nobody was hurt", "Sure?", "b")]
    file.write_text(json.dumps(rows), encoding="utf-8")
    take(desk, file)
    assert "2 claims came in, 1 of them without a place." in desk.said() and "“the”" in desk.said()
    placed, unplaced = desk.claims()
    assert placed.passages and not unplaced.passages
    assert unplaced.notes[-1].text == "Could not be placed for certain: “the”"


@pytest.mark.parametrize(("data", "said"), [(b"[]", "holds no annotations"), (b"{]", "is no JSON")])
def test_what_holds_none_is_refused_in_a_sentence(desk: Desk, file: Path, data: bytes, said: str) -> None:
    file.write_bytes(data)
    take(desk, file)
    assert said in desk.said() and desk.claims() == []


def test_a_file_that_cannot_be_read(desk: Desk, file: Path) -> None:
    take(desk, file.with_name("nothing.json"))
    assert "There is no file" in desk.said()
    os.mkfifo(file.with_name("pipe.json"))
    take(desk, file.with_name("pipe.json"))
    assert "is not an ordinary file" in desk.said()


def test_what_is_being_typed_is_a_change_before(desk: Desk, file: Path) -> None:
    desk.mark("Nobody was hurt")
    desk.type_into("statementEdit", "Nobody came to harm.")
    take(desk, file)
    assert desk.claim(1).statement == "Nobody came to harm."
    desk.trigger("actionFocusArticle")
    desk.undo()
    assert [claim.text for claim in desk.claims()] == ["Nobody came to harm."]


def test_cancelling_brings_nothing_in(desk: Desk, file: Path) -> None:
    row = noted("three years late", "x" * 200, "a")
    file.write_text(json.dumps([{**row, "id": str(number)} for number in range(20_000)]), encoding="utf-8")
    annotating = desk.window.annotating
    annotating.began.connect(lambda _text, job: job.cancel())
    take(desk, file)
    assert desk.said() == "Cancelled; nothing was imported."
    assert desk.claims_on_disk() == []


def test_another_window_sees_them(desk: Desk, make_desk: MakeDesk, file: Path) -> None:
    ben = make_desk("Ben Orr")
    ben.window.open_article(desk.article.id)
    take(desk, file)
    ben.wait(lambda: len(ben.claims()) == 2)


def test_it_is_offered_only_where_it_can_be_done(make_desk: MakeDesk) -> None:
    empty = make_desk()
    assert not empty.action("actionImportAnnotations").isEnabled()
    empty.open_text()
    assert empty.action("actionImportAnnotations").isEnabled()
