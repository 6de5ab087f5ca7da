"""The same review, made at the window and at the command line, is the same data."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from annotator.cli import main
from annotator.workspace.reporting import ExportOrder
from tests.window.desk import TEXT, Desk, MakeDesk

Key = Qt.Key
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
NAMES = {"Mara Boyd", "Ben Orr"}


class Commands:
    """The command line on a library of its own, as Ben."""

    def __init__(self, library: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._library = library
        self._capture = capture
        self.article = ""

    def __call__(self, *words: str | Path) -> str:
        self._capture.readouterr()
        code = main([*map(str, words), "--library", str(self._library), "--reviewer", "Ben Orr"])
        out, err = self._capture.readouterr()
        assert code == 0, err
        return out.strip()

    def add(self, quote: str, *words: str) -> None:
        self("claim", "add", self.article, "--quote", quote, *words)

    def set(self, number: int, *words: str) -> None:
        self("claim", "set", f"{self.article}:{number}", *words)


def comparable(value: Any, ids: dict[str, str] | None = None) -> Any:
    """The value with ids numbered as they come, and without times, names and the history's hashes."""
    ids = {} if ids is None else ids
    if isinstance(value, dict):
        return {comparable(key, ids): "HASH" if key == "hash" else comparable(part, ids) for key, part in value.items()}
    if isinstance(value, list):
        return [comparable(part, ids) for part in value]
    if not isinstance(value, str):
        return value
    if value in NAMES:
        return "NAME"
    if MOMENT.match(value):
        return "MOMENT"
    return UUID.sub(lambda found: ids.setdefault(found[0], f"id {len(ids)}"), value)


def at_the_window(desk: Desk) -> None:
    desk.mark("opened on Monday", Key.Key_1)
    desk.mark("three years late", Key.Key_2)
    desk.window.claims_pane.details.reason_chosen.emit("misleading")
    desk.write("statementEdit", "It opened three years after the day it was promised for 😀")
    desk.write("noteEdit", "The plan of 2019 says 2022")
    desk.select("after three years")
    desk.press(Key.Key_A)
    desk.mark("قال الوزير إن الجسر مفتوح الآن", Key.Key_3)
    desk.mark("It will last a century")
    desk.select("“It will last a century,” the mayor said")
    desk.press(Key.Key_R)
    desk.mark("Nobody was hurt")
    desk.press(Key.Key_Delete)
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)
    desk.select("Bridge reopens")
    desk.press(Key.Key_X)
    desk.press(Key.Key_X)
    desk.click_row(1)
    desk.press(Key.Key_0)
    desk.undo()
    desk.undo()
    desk.redo()
    desk.window.dialogs._rename(desk.article.id, "The bridge")


def at_the_command_line(run: Commands) -> None:
    article = run.article
    run.add("opened on Monday", "--status", "verified")
    run.add("three years late", "--status", "disputed")
    run.set(2, "--status", "disputed", "--reason", "misleading")
    run.set(2, "--statement", "It opened three years after the day it was promised for 😀")
    run("claim", "note", f"{article}:2", "The plan of 2019 says 2022")
    run("claim", "passage", f"{article}:2", "--quote", "after three years")
    run.add("قال الوزير إن الجسر مفتوح الآن", "--status", "unsourced")
    run.add("It will last a century")
    first = json.loads(run("claims", article, "--json"))
    passage = next(claim for claim in first if claim["number"] == 4)["passages"][0]["id"]
    run("claim", "passage", f"{article}:4", "--quote", "“It will last a century,” the mayor said", "--drop", passage)
    run.add("Nobody was hurt")
    run("claim", "remove", f"{article}:5")
    run("waive", article, "--quote", "By Ines Calder")
    waived = run("waive", article, "--quote", "Bridge reopens", "--json")
    run("unwaive", json.loads(waived)["id"])
    run.set(1, "--status", "unchecked")
    run("undo", article)
    run("undo", article)
    run("redo", article)
    run("article", "rename", article, "The bridge")


def exported(desk: Desk, path: Path) -> Any:
    with desk.qtbot.waitSignal(desk.window.exporting.exported):
        desk.window.exporting.export(ExportOrder.one("json", str(path)))
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path / "bens.sqlite", capsys)


def test_window_and_command_line_make_the_same_review(make_desk: MakeDesk, commands: Commands, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, encoding="utf-8")
    desk = make_desk("Mara Boyd")
    desk.open_file(file)
    at_the_window(desk)
    commands.article = commands("import", file)
    at_the_command_line(commands)
    at_window = exported(desk, tmp_path / "window.json")
    commands("export", commands.article, "--format", "json", "-o", tmp_path / "commands.json")
    at_commands = json.loads((tmp_path / "commands.json").read_text(encoding="utf-8"))

    assert len(at_window["claims"]) == 5 and len(at_window["history"]) > 20
    for part in ("article", "claims", "waivers", "history"):
        assert comparable(at_window)[part] == comparable(at_commands)[part]
    assert comparable(at_window) == comparable(at_commands)


def test_the_window_goes_on_with_what_commands_have_made(
    make_desk: MakeDesk, capsys: pytest.CaptureFixture[str], tmp_path: Path, library: Path
) -> None:
    run = Commands(library, capsys)
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, encoding="utf-8")
    run.article = run("import", file)
    run.add("three years late", "--status", "disputed")
    desk = make_desk("Ben Orr")
    desk.open_file(file)
    assert desk.article.id == run.article, "the same file is the same article"
    assert desk.column(2) == ["Disputed"]
    desk.mark("Nobody was hurt", Key.Key_1)
    run("undo", run.article)
    desk.wait(lambda: desk.rows() == ["Three years late"] and desk.action("actionRedo").isEnabled())
    desk.redo()
    assert [claim["status"] for claim in json.loads(run("claims", run.article, "--json"))] == ["disputed", "verified"]
