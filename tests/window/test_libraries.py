"""Another library in place of this one: chosen in the window, opened at the next start, or refused in words."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from annotator.app import build_window, run
from annotator.readers import read
from annotator.settings import read_settings
from annotator.ui.main_window import MainWindow
from db.store import Store
from tests.window.desk import BOTH, CONTROL, Desk, in_use
from tests.window.programs import locked

Key = Qt.Key


def moved(desk: Desk, begin: Callable[[], object]) -> Desk:
    """The desk at the window that takes the place of this one."""
    with desk.qtbot.waitSignal(desk.window.libraries.moved) as caught:
        begin()
    assert caught.args is not None
    other = caught.args[0]
    assert isinstance(other, MainWindow)
    desk.qtbot.addWidget(other)
    in_use(desk.qtbot, other)
    return Desk(desk.qtbot, other)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Another library, with an article in it that was open there last."""
    path = tmp_path / "second.sqlite"
    with Store.open(path) as store:
        article = store.add_article(read(b"A kiosk opens\n\nIt sold 40 pies.\n", "kiosk.txt"), "Mara Boyd")
    window = build_window(path)
    window.open_article(article.id)
    window.show()
    window.close()
    window.deleteLater()
    return path


def test_a_library_is_chosen_in_the_dialog(desk: Desk, second: Path) -> None:
    desk.press(Key.Key_O, BOTH)
    dialog = desk.dialog(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(second))

    other = moved(desk, lambda: QTest.keyClick(name, Key.Key_Return))

    assert other.article.title == "A kiosk opens"
    assert other.widget(QLabel, "statusLibrary").text() == "Library: second.sqlite"
    assert not desk.window.isVisible()
    assert read_settings().library == second, "the next start opens it"


def test_a_new_one_is_made(desk: Desk, tmp_path: Path) -> None:
    desk.press(Key.Key_D, CONTROL)
    path = tmp_path / "new.sqlite"
    other = moved(desk, lambda: desk.window.libraries.open(str(path)))
    assert path.exists()
    assert other.window.article_pane.empty.isVisible()
    assert other.window.store.articles() == []
    assert other.action("actionCompact").isChecked()
    assert other.window.workspace.reviewer == "Mara Boyd"
    other.open_text()
    other.mark("three years late")
    with Store.open(path) as store:
        assert [claim.text for claim in store.claims(other.article.id)] == ["three years late"]


def test_one_may_go_there_and_back(desk: Desk, second: Path) -> None:
    desk.mark("three years late")
    title = desk.article.title
    other = moved(desk, lambda: desk.window.libraries.open(str(second)))
    back = moved(other, lambda: other.window.libraries.open(str(desk.window.store.path)))
    assert back.article.title == title
    assert back.rows() == ["Three years late"]
    assert read_settings().library == desk.window.store.path


def test_what_is_being_typed_is_kept_first(desk: Desk, second: Path) -> None:
    desk.mark("three years late")
    desk.type_into("statementEdit", "The bridge opened late")
    moved(desk, lambda: desk.window.libraries.open(str(second)))
    with Store.open(desk.window.store.path) as store:
        (article,) = store.articles()
        assert [claim.statement for claim in store.claims(article.id)] == ["The bridge opened late"]


def test_what_cannot_be_kept_keeps_the_library_open(desk: Desk, second: Path) -> None:
    desk.mark("three years late")
    with locked(desk.window.store.path, "IMMEDIATE"):
        desk.type_into("statementEdit", "The bridge opened late")
        desk.window.libraries.open(str(second))
        assert "cannot be saved now" in desk.said()
    assert desk.window.isVisible()
    assert desk.field("statementEdit").toPlainText() == "The bridge opened late"


def no_database(path: Path) -> None:
    path.write_bytes(b"These are no pages of SQLite. " * 200)


def another_programs(path: Path) -> None:
    _run(path, "PRAGMA application_id=7")


def newer(path: Path) -> None:
    _run(path, "UPDATE alembic_version SET version_num='9999'")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _run(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("spoil", [no_database, another_programs, newer, a_folder])
def test_what_cannot_be_opened_is_told_and_all_stays(
    desk: Desk, second: Path, spoil: Callable[[Path], None], own_settings: Path
) -> None:
    desk.mark("three years late")
    spoil(second)
    desk.window.libraries.open(str(second))
    assert desk.window.message_bar.kind == "error"
    assert str(second) in desk.said(), desk.said()
    assert desk.window.isVisible()
    assert not own_settings.exists() or "second" not in own_settings.read_text(encoding="utf-8")
    desk.select("Nobody was hurt")
    desk.press(Key.Key_2)
    assert [claim.text for claim in desk.claims_on_disk()] == ["three years late", "Nobody was hurt"]


def test_a_folder_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    desk.window.libraries.open(str(file / "library.sqlite"))
    assert desk.window.message_bar.kind == "error"
    assert desk.window.isVisible()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are POSIX's")
def test_a_read_only_one_is_opened_to_be_read(desk: Desk, second: Path) -> None:
    second.chmod(0o400)
    other = moved(desk, lambda: desk.window.libraries.open(str(second)))
    assert "read-only" in other.said()
    assert other.article.title == "A kiosk opens"
    assert not other.action("actionNewClaim").isEnabled()
    second.chmod(0o600)


def test_the_library_that_is_open_stays_open(desk: Desk) -> None:
    desk.window.libraries.open(str(desk.window.store.path))
    assert desk.said() == "That library is open already."
    assert desk.window.isVisible()


def test_the_program_goes_on_in_the_other_window(qtbot: object, tmp_path: Path, second: Path) -> None:
    seen: list[str] = []

    def shown() -> MainWindow:
        (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        return window

    def choose() -> None:
        shown().libraries.open(str(second))
        QTimer.singleShot(50, leave)

    def leave() -> None:
        window = shown()
        seen.append(window.workspace.article.title)
        QTimer.singleShot(50, window.close)

    QTimer.singleShot(0, choose)
    first = tmp_path / "first.sqlite"
    assert run(first, read_settings(library=first, reviewer="Mara Boyd")) == 0
    assert seen == ["A kiosk opens"]
