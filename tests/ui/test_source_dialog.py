"""Naming a source: what is typed is an address or a file that is there, or it is said that it is neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.source_dialog import SourceDialog
from annotator.workspace.sources import AddressSource, FileSource
from tests.window.clipping import clipped, overlapping

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[SourceDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SourceDialog("Update article", "The new text of this article.", "Update", window)
    made.open()
    qtbot.waitExposed(made)
    yield made
    window.close()


def enter(dialog: SourceDialog, text: str) -> None:
    dialog.source_edit.setText(text)
    QTest.keyClick(dialog.source_edit, Qt.Key.Key_Return)
    QApplication.processEvents()


def band(dialog: SourceDialog) -> int:
    """The pixels between what is above the buttons and the buttons."""
    above = dialog.problem if dialog.problem.isVisible() else dialog.source_edit
    button = dialog.findChild(QPushButton, "sourceDone")
    assert isinstance(button, QPushButton)
    return button.mapTo(dialog, button.rect().topLeft()).y() - above.geometry().bottom()


def test_a_problem_has_room_only_while_there_is_one(dialog: SourceDialog) -> None:
    line = dialog.fontMetrics().lineSpacing()
    height = dialog.height()
    assert not dialog.problem.isVisible()
    assert band(dialog) < 2 * line
    enter(dialog, "no such file")
    assert "neither" in dialog.problem.text() and dialog.problem.isVisible()
    assert dialog.height() > height
    assert band(dialog) < 2 * line
    assert clipped(dialog) + overlapping(dialog) == []
    QTest.keyClicks(dialog.source_edit, "s")
    QApplication.processEvents()
    assert not dialog.problem.isVisible()
    assert dialog.height() == height


def test_a_problem_is_told_whole_in_a_narrow_dialog(dialog: SourceDialog) -> None:
    dialog.resize(dialog.minimumSizeHint().width(), dialog.height())
    QApplication.processEvents()
    enter(dialog, "no such file")
    assert clipped(dialog) + overlapping(dialog) == []


def test_a_dialog_that_was_made_larger_stays_so(dialog: SourceDialog) -> None:
    dialog.resize(700, 400)
    enter(dialog, "no such file")
    QTest.keyClicks(dialog.source_edit, "s")
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (700, 400)


@pytest.mark.parametrize("name", ["", "  ", "no such file", "/", "\x00", "ftp://port.example/x", "x" * 5000])
def test_what_is_no_source_is_not_taken(dialog: SourceDialog, name: str, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.source_chosen):
        enter(dialog, name)
    assert dialog.isVisible()
    assert dialog.problem.isVisible() is bool(name.strip())


def test_addresses_and_files_are_taken(dialog: SourceDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "proof 2.txt"
    file.write_text("The bridge is open.\n", "utf-8")
    for name, source in (
        (" https://port.example/bridge ", AddressSource("https://port.example/bridge")),
        (str(file), FileSource(file)),
    ):
        with qtbot.waitSignal(dialog.source_chosen) as caught:
            enter(dialog, name)
        assert caught.args == [source]
        assert not dialog.isVisible()
        dialog.open()
