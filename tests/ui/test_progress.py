"""How far a job is, and the wish to stop it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.progress import ProgressLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def line(qtbot: QtBot) -> ProgressLine:
    made = ProgressLine()
    qtbot.addWidget(made)
    return made


def test_it_shows_only_while_a_job_runs(line: ProgressLine) -> None:
    assert not line.isVisible()
    line.begin("Reading harbour.md…")
    assert line.isVisible()
    assert [label.text() for label in line.findChildren(QLabel)] == ["Reading harbour.md…"]
    line.end()
    assert not line.isVisible()


def test_until_a_figure_is_known_none_is_shown(line: ProgressLine) -> None:
    line.begin("Reading…")
    assert line.bar.maximum() == 0
    line.advance(1, 4)
    assert line.bar.value() / line.bar.maximum() == 0.25
    line.advance(5, 0)
    assert line.bar.maximum() == 0


def test_bytes_beyond_what_qt_counts(line: ProgressLine) -> None:
    line.begin("Copying…")
    line.advance(5_000_000_000, 10_000_000_000)
    assert line.bar.value() / line.bar.maximum() == 0.5
    line.advance(11, 10)
    assert line.bar.value() == line.bar.maximum()


def test_cancel_is_said_once_for_each_job(line: ProgressLine, qtbot: QtBot) -> None:
    line.begin("Reading…")
    with qtbot.waitSignal(line.cancelled):
        QTest.mouseClick(line.cancel_button, Qt.MouseButton.LeftButton)
    assert line.cancel_button.text() == "Cancelling…"
    with qtbot.assertNotEmitted(line.cancelled):
        QTest.mouseClick(line.cancel_button, Qt.MouseButton.LeftButton)
    line.end()
    line.begin("Exporting…")
    assert line.cancel_button.text() == "Cancel"
    with qtbot.waitSignal(line.cancelled):
        QTest.mouseClick(line.cancel_button, Qt.MouseButton.LeftButton)


def test_a_screen_reader_is_told_what_runs(line: ProgressLine) -> None:
    line.begin("Reading <b>harbour</b>.md…")
    assert line.bar.accessibleName() == "Reading <b>harbour</b>.md…"
