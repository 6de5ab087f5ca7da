"""What bad luck gets: a library that is locked, read-only, gone or damaged."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from annotator.app import build_window
from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.ui.paste_dialog import PasteDialog
from annotator.ui.window_actions import ACTIONS
from annotator.workspace.reporting import ExportOrder
from db.store import Store
from tests.window.desk import CONTROL, Desk, MakeDesk
from tests.window.programs import locked

Key = Qt.Key
# Locked


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_while_another_program_holds_the_library_nothing_changes_and_that_is_said(desk: Desk, how: str) -> None:
    made = desk.mark("three years late")
    before = desk.claims()
    with locked(desk.window.store.path, how):
        desk.click_row(made.number)
        desk.press(Key.Key_1)
        assert "locked by another program" in desk.said()
        assert desk.window.message_bar.kind == "error"
        assert desk.claims() == before
        assert desk.column(2) == ["Unchecked"]
        assert desk.selected() == [made.number]
    desk.press(Key.Key_1)
    assert desk.statuses() == [Status.VERIFIED] == [claim.status for claim in desk.claims_on_disk()]
    assert desk.said() == "", "what was said of the lock is over"


def test_text_typed_while_the_library_is_locked_is_kept_until_it_is_not(desk: Desk) -> None:
    desk.mark("three years late")
    desk.mark("Nobody was hurt")
    desk.click_row(1)
    with locked(desk.window.store.path, "IMMEDIATE"):
        desk.type_into("statementEdit", "The bridge opened late")
        desk.press(Key.Key_Return, CONTROL)
        assert "locked" in desk.said()
        assert desk.field("statementEdit").toPlainText() == "The bridge opened late"
        assert desk.claim(1).statement is None
        assert not desk.saved().startswith("Saved")
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Return, CONTROL)
    assert desk.claims_on_disk()[0].statement == "The bridge opened late"
    assert desk.saved().startswith("Saved")


def test_closing_with_text_that_cannot_be_saved_asks_for_a_second_time(desk: Desk) -> None:
    desk.mark("three years late")
    with locked(desk.window.store.path, "IMMEDIATE"):
        desk.type_into("statementEdit", "The bridge opened late")
        desk.window.close()
        assert desk.window.isVisible()
        assert "Close again" in desk.said()
    desk.window.close()
    assert not desk.window.isVisible()
    with Store.open(desk.window.store.path) as store:
        assert [claim.statement for claim in store.claims(desk.article.id)] == ["The bridge opened late"]


def test_nothing_left_and_not_now_are_told_apart(desk: Desk) -> None:
    desk.put_caret("Nobody")
    with locked(desk.window.store.path, "IMMEDIATE"):
        desk.press(Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
        assert "locked" in desk.said()
    assert desk.waivers() == []


def test_a_file_opened_while_the_library_is_locked_can_be_opened_after(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.txt"
    file.write_text("A kiosk opens\n\nIt sold 40 pies.\n", encoding="utf-8")
    with locked(desk.window.store.path, "IMMEDIATE"), desk.qtbot.waitSignal(desk.window.opening.refused):
        desk.window.opening.open_file(str(file))
    assert "locked" in desk.said()
    desk.open_file(file)
    assert desk.article.title == "A kiosk opens"


def test_what_is_pasted_while_the_library_is_locked_need_not_be_typed_again(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("A kiosk opens\n\nIt sold 40 pies.")
    desk.trigger("actionPaste")
    dialog = desk.dialog(PasteDialog)
    QTest.keyClicks(dialog.author_edit, "Ben Orr")
    with locked(desk.window.store.path, "IMMEDIATE"), desk.qtbot.waitSignal(desk.window.opening.refused):
        desk.click(dialog.add_button)
    assert "locked" in desk.said()
    desk.trigger("actionPaste")
    again = desk.dialog(PasteDialog)
    assert again.author_edit.text() == "Ben Orr"
    with desk.qtbot.waitSignal(desk.window.workspace.article_opened):
        desk.click(again.add_button)
    assert (desk.article.title, desk.article.byline) == ("A kiosk opens", "Ben Orr")


# Full and gone


def test_on_a_full_disk_nothing_changes_and_everything_before_is_safe(desk: Desk) -> None:
    desk.mark("three years late")

    def let_grow(pages: int) -> None:
        with desk.window.store._engine.connect() as sql:
            sql.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    let_grow(1)  # SQLite takes the present size for it
    marks = [(start, start + 5) for start in range(len(desk.text) - 40)]
    while desk.said() == "" and marks:
        before = desk.claims()
        desk.view.set_selected_range(*marks.pop())
        desk.press(Key.Key_2)
    assert "disk is full" in desk.said()
    assert desk.claims() == before == desk.claims_on_disk()
    assert desk.model.rowCount() == len(before)
    let_grow(1_000_000)
    desk.select("Nobody was hurt")
    desk.press(Key.Key_1)
    assert len(desk.claims_on_disk()) == len(before) + 1
    assert desk.said() == ""


def test_a_library_that_goes_away_is_told_and_works_again_when_it_is_back(desk: Desk) -> None:
    desk.mark("three years late")
    path = desk.window.store.path
    elsewhere = path.with_name("elsewhere.sqlite")
    path.rename(elsewhere)
    desk.select("Nobody was hurt")
    desk.press(Key.Key_C)
    assert "Library" in desk.said() or "library" in desk.said()
    assert desk.window.message_bar.kind == "error"
    assert len(desk.claims()) == 1
    elsewhere.rename(path)
    desk.select("Nobody was hurt")
    desk.press(Key.Key_C)
    assert [claim.text for claim in desk.claims_on_disk()] == ["three years late", "Nobody was hurt"]


# Read-only


@pytest.fixture
def reading(desk: Desk, make_desk: MakeDesk) -> Iterator[Desk]:
    """A window on a library that may only be read; it has a claim with a note and a waiver."""
    desk.mark("three years late", Key.Key_2)
    desk.write("noteEdit", "Ask the port")
    desk.select("By Ines Calder")
    desk.press(Key.Key_X)
    desk.window.close()
    path = desk.window.store.path
    path.chmod(0o400)
    yield make_desk()
    path.chmod(0o600)


def test_a_read_only_library_says_why_and_shows_everything(reading: Desk) -> None:
    assert "read-only" in reading.said()
    assert reading.saved() == "Read-only"
    assert reading.rows() == ["Three years late"]
    reading.click_row(1)
    assert reading.shows("three years late")
    assert reading.field("noteEdit").toPlainText() == "Ask the port"
    assert reading.format_at("By Ines Calder") is not None
    reading.press(Key.Key_F, CONTROL)
    reading.enter("lorries")
    assert reading.selected_text() == "lorries"
    reading.wait(lambda: "% of words" in reading.figures())


def test_a_read_only_library_offers_nothing_that_writes(reading: Desk) -> None:
    reading.click_row(1)
    reading.settle()
    enabled = {action.objectName() for action in reading.window.findChildren(QAction) if action.isEnabled()}
    assert enabled.isdisjoint(spec.name for spec in ACTIONS if spec.writes)
    assert {"actionExport", "actionFind", "actionArticles", "actionNextClaim"} <= enabled
    for name in ("statementEdit", "noteEdit"):
        assert reading.field(name).isReadOnly()
    assert not reading.widget(QAbstractButton, "statusButtonVerified").isEnabled()


def test_keys_on_a_read_only_library_change_nothing(reading: Desk) -> None:
    before = reading.on_disk()
    reading.select("Nobody was hurt")
    for key in (Key.Key_C, Key.Key_1, Key.Key_X, Key.Key_Delete, Key.Key_A, Key.Key_R, Key.Key_S):
        reading.press(key)
    reading.undo()
    assert reading.on_disk() == before
    assert len(reading.claims()) == 1 and len(reading.waivers()) == 1


def test_a_report_comes_out_of_a_read_only_library(reading: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    with reading.qtbot.waitSignal(reading.window.exporting.exported):
        reading.window.exporting.export(ExportOrder.one("md", str(path)))
    assert "three years late" in path.read_text(encoding="utf-8")


# Damaged, foreign, newer


def spoil(library: Path, how: str) -> None:
    if how == "no database":
        library.write_bytes(b"These are no pages of SQLite. " * 200)
    elif how == "cut off":
        library.write_bytes(library.read_bytes()[:5000])
    else:
        connection = sqlite3.connect(library)
        if how == "another program's":
            connection.execute("PRAGMA application_id=7")
        else:
            connection.execute("UPDATE alembic_version SET version_num='9999'")
        connection.commit()
        connection.close()


@pytest.mark.parametrize("how", ["no database", "cut off", "another program's", "a newer program's"])
def test_a_library_that_cannot_be_used_is_told_in_one_sentence_and_left_alone(
    desk: Desk, library: Path, how: str
) -> None:
    desk.mark("three years late")
    desk.window.close()
    spoil(library, how)
    before = library.read_bytes()
    with pytest.raises(AnnotatorError) as told:
        build_window(library)
    said = str(told.value)
    assert str(library) in said and "\n" not in said and len(said) < 400, said
    assert library.read_bytes() == before
