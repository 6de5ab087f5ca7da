"""What is asked of the list of evidence: copies, addresses, citations, its menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QMenu,
    QPushButton,
)

from annotator.ui.evidence.dialog import EvidenceDialog
from tests.window.desk import CONTROL, SHIFT, Desk, MakeDesk
from tests.window.evidence import PAPER, add, evidence, evidence_list, of_files, of_text, paste, shown, source_of
from tests.window.menus import choose, words

# The off-screen platform says so of every menu and list of completions.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_bytes(PAPER)
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system was asked to open, which it is not."""
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_the_copy_is_opened_from_a_folder_of_its_own_and_cannot_be_changed(
    marked: Desk, minutes: Path, opened: list[QUrl]
) -> None:
    marked.drop(evidence_list(marked).viewport(), of_files([minutes]))
    marked.wait(lambda: shown(marked))
    marked.window.evidencing.open_copy(evidence_list(marked).key)
    marked.wait(lambda: opened)
    path = Path(opened[0].toLocalFile())
    assert path.name == "minutes.txt"
    assert path.read_bytes() == PAPER
    assert not path.stat().st_mode & 0o222
    marked.window.close()
    assert not path.exists()


@pytest.mark.parametrize("name", ["run.exe", "run.desktop", "run.sh", "page.html", "drawing.svg", "macro.docm", "run"])
def test_what_might_run_something_is_not_opened(marked: Desk, tmp_path: Path, opened: list[QUrl], name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"#!/bin/sh\n")
    marked.drop(evidence_list(marked).viewport(), of_files([path]))
    marked.wait(lambda: shown(marked))
    marked.window.evidencing.open_copy(evidence_list(marked).key)
    assert marked.said() == f"“{name}” might run something, so that it is not opened from here. Save the copy instead."
    assert opened == []


def test_a_key_asks_for_the_copy(marked: Desk, minutes: Path) -> None:
    marked.drop(evidence_list(marked).viewport(), of_files([minutes]))
    marked.wait(lambda: shown(marked))
    wanted: list[str] = []
    evidence_list(marked).copy_wanted.connect(wanted.append)
    evidence_list(marked).setFocus()
    marked.press(Key.Key_Return, CONTROL)
    assert wanted == [evidence(marked, 1)[0].id]


def test_a_double_click_shows_the_copy(marked: Desk, minutes: Path) -> None:
    shown_in = evidence_list(marked)
    marked.drop(shown_in.viewport(), of_files([minutes]))
    marked.wait(lambda: shown(marked))
    wanted: list[str] = []
    shown_in.copy_wanted.connect(wanted.append)
    middle = shown_in.visualItemRect(shown_in.item(0)).center()
    QTest.mouseDClick(shown_in.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert wanted == [evidence(marked, 1)[0].id]


def test_the_copy_is_saved_byte_for_byte(marked: Desk, minutes: Path, tmp_path: Path) -> None:
    marked.drop(evidence_list(marked).viewport(), of_files([minutes]))
    marked.wait(lambda: shown(marked))
    evidence_list(marked).setFocus()
    marked.press(Key.Key_S, CONTROL)
    chooser = marked.window.findChild(QFileDialog, "saveCopyDialog")
    assert chooser is not None
    assert [Path(path).name for path in chooser.selectedFiles()] == ["minutes.txt"]
    chooser.close()
    source = source_of(marked, evidence(marked, 1)[0])
    assert source.file is not None
    marked.window.evidencing.copies.write_copy(source.file, str(tmp_path / "out.txt"))
    marked.wait(lambda: marked.said().startswith("Copy written: "))
    assert (tmp_path / "out.txt").read_bytes() == PAPER


def test_only_web_addresses_are_gone_to(marked: Desk, opened: list[QUrl]) -> None:
    add(marked, Title="Timetable", Url="https://ferry.example/times")
    add(marked, Title="Trap", Url="file:///etc/passwd")
    entries = evidence_list(marked)
    entries.setFocus()
    entries.setCurrentRow(0)
    marked.press(Key.Key_Return, SHIFT)
    assert [url.toString() for url in opened] == ["https://ferry.example/times"]
    entries.setCurrentRow(1)
    marked.press(Key.Key_Return, SHIFT)
    assert len(opened) == 1
    assert marked.said() == "“file:///etc/passwd” is no http or https address; it is not opened."


def test_a_citation_is_copied_and_of_a_confidential_source_says_no_name(marked: Desk) -> None:
    add(marked, Title="Council minutes", Publisher="Harbour council", Locator="page 3", Seen="2025-03-12")
    evidence_list(marked).setFocus()
    marked.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "“Council minutes”, Harbour council, page 3, seen 12 March 2025."
    assert len(marked.claims()) == 2, "C makes no claim there"
    marked.press(Key.Key_Return)
    dialog = marked.dialog(EvidenceDialog)
    box = dialog.findChild(QCheckBox, "evidenceConfidential")
    assert box is not None
    box.setChecked(True)
    QTest.keyClick(dialog, Key.Key_Return)
    marked.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Confidential source (source), seen 12 March 2025."


def evidence_menu(desk: Desk) -> QMenu | None:
    return next((menu for menu in desk.window.findChildren(QMenu, "evidenceMenu") if menu.isVisible()), None)


def test_the_menu_has_all_of_it(marked: Desk) -> None:
    add(marked, Title="Council minutes")
    entries = evidence_list(marked)
    entries.setFocus()
    QTest.keyClick(entries, Key.Key_F10, SHIFT)
    menu = evidence_menu(marked)
    assert words(menu) == [
        "Edit evidence…", "Open saved copy", "Save copy as…", "Open address", "Open archived address", "Copy citation",
        "Remove evidence",
    ]  # fmt: skip
    assert menu is not None
    able = [action.text() for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert able == ["Edit evidence…", "Copy citation", "Remove evidence"]
    choose(menu, "Remove evidence")
    assert shown(marked) == []


def test_in_a_library_that_is_read_only_nothing_is_changed(marked: Desk, make_desk: MakeDesk) -> None:
    add(marked, Title="Council minutes")
    path = marked.window.store.path
    marked.window.close()
    path.chmod(0o400)
    reading = make_desk()
    reading.click_row(1)
    assert not reading.action("actionAddEvidence").isEnabled()
    assert not reading.widget(QPushButton, "addEvidenceButton").isEnabled()
    assert not reading.drop(evidence_list(reading).viewport(), of_text("https://ferry.example/"))
    for key in (Key.Key_Delete, Key.Key_Return):
        reading.window.message_bar.clear()
        evidence_list(reading).setFocus()
        evidence_list(reading).setCurrentRow(0)
        reading.press(key)
        assert "read-only" in reading.said()
    paste(reading, of_text("https://ferry.example/"))
    assert reading.said() == "This library is read-only: no evidence can be added."
    assert len(shown(reading)) == 1
    QTest.keyClick(evidence_list(reading), Key.Key_F10, SHIFT)
    menu = evidence_menu(reading)
    assert menu is not None
    assert [a.text() for a in menu.actions() if a.isEnabled() and not a.isSeparator()] == ["Copy citation"]
    path.chmod(0o600)
