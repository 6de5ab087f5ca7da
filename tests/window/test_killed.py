"""A program that is killed at a random moment loses nothing that it acknowledged."""

import json
import random
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPushButton

from db.check import check
from db.store import Store
from tests.window.desk import LONG, Desk, MakeDesk
from tests.window.programs import line_of, running

Key = Qt.Key
CHANCE = random.SystemRandom()


def kill_while_working(library: Path, wanted: int) -> dict[str, Any]:
    """Let another window work on the library until it has told `wanted` changes, then kill it; the last it told."""
    with running("-m", "tests.window.victim", "work", library) as victim:
        assert line_of(victim.stdout) == '"ready"'
        for _ in range(wanted - 1):
            assert line_of(victim.stdout)
        last: dict[str, Any] = json.loads(line_of(victim.stdout))
        with suppress(subprocess.TimeoutExpired):
            victim.wait(CHANCE.uniform(0, 0.03))
        victim.kill()
        rest = victim.communicate()[0].split("\n")
    told = [json.loads(line) for line in rest[:-1] if line]
    return told[-1] if told else last


@pytest.mark.parametrize("turn", range(2))
def test_a_killed_window_loses_nothing_that_it_acknowledged(make_desk: MakeDesk, library: Path, turn: int) -> None:
    first = make_desk()
    first.open_text(LONG)
    article = first.article.id
    first.window.close()
    seen = 0
    for _ in range(5):
        told = kill_while_working(library, CHANCE.randint(1, 40))
        assert told["seq"] > seen
        seen = told["seq"]
        with Store.open(library) as store:
            desk = store.desk(article)
            assert desk.seq >= seen
            review = store.review(article)
        assert [row.seq for row in review.history] == list(range(1, desk.seq + 1))
        if desk.seq == seen:
            assert len(review.standing_claims) == told["claims"]
        assert check(library) == []


def test_the_program_opens_on_a_file_and_on_the_sample(desk: Desk, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.md"
    file.write_text("# A kiosk opens\n\nIt sold 40 pies.\n", encoding="utf-8")
    empty = tmp_path / "empty.sqlite"
    with running("-m", "annotator", file, "--library", library):
        desk.wait(lambda: "A kiosk opens" in titles(library), 60_000)
    with running("-m", "annotator", "--library", empty):
        desk.wait(lambda: titles(empty) == ["City opens $412 million harbour tunnel two years late"], 60_000)
    with running("-m", "annotator", file, "--library", library):
        desk.mark("three years late")
    assert sorted(titles(library)) == ["A kiosk opens", "Bridge reopens after three years"]


def titles(library: Path) -> list[str]:
    """What another program finds in the library, once it is made."""
    if not library.exists() or library.stat().st_size == 0:
        return []
    with Store.open(library, make=False) as store:
        return [article.title for article in store.articles()]


def test_what_was_being_typed_is_offered_again_after_a_crash(make_desk: MakeDesk, library: Path) -> None:
    desk = make_desk()
    desk.open_text()
    desk.mark("three years late")
    desk.window.close()
    with running("-m", "tests.window.victim", "typing", library) as victim:
        assert line_of(victim.stdout) == '"ready"'
        assert line_of(victim.stdout) == '"saved"'
        victim.kill()

    again = make_desk()

    assert "kept" in again.said()
    assert again.claim(1).statement is None, "it is no change yet"
    again.click_row(1)
    strip = again.widget(QFrame, "draftOffer")
    assert strip.isVisible() and "It opened three ye" in strip.accessibleDescription()
    again.click(again.widget(QPushButton, "draftRestore"))
    assert again.field("statementEdit").toPlainText() == "It opened three ye"
    QTest.keyClicks(again.field("statementEdit"), "ars late")
    again.press(Key.Key_Escape)
    assert again.claims_on_disk()[0].statement == "It opened three years late"
    again.window.close()
    third = make_desk()
    assert third.said() == "", "it is not offered a third time"
