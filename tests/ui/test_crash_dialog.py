"""A bug is told in words, logged, and never shown as a traceback."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.crash_dialog import CrashDialog
from annotator.ui.crash_reporter import CrashReporter

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def reporter(window: QWidget, tmp_path: Path) -> Iterator[CrashReporter]:
    """Installed, with the hooks as they were when the test is over."""
    hooks = sys.excepthook, threading.excepthook
    made = CrashReporter(tmp_path / "annotator.log", window)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks


def blunder() -> None:
    raise KeyError("no such claim")


def crash(reporter: CrashReporter) -> CrashDialog:
    """Let an exception reach the hook as the interpreter would."""
    try:
        blunder()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert reporter.dialog is not None
    return reporter.dialog


def shown_text(dialog: CrashDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_says_what_is_safe_and_where_the_log_is(reporter: CrashReporter, tmp_path: Path) -> None:
    dialog = crash(reporter)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "Nothing that was saved is lost" in shown_text(dialog)
    assert str(tmp_path / "annotator.log") in shown_text(dialog)


def test_its_text_has_no_traceback(reporter: CrashReporter) -> None:
    text = shown_text(crash(reporter))
    assert "Traceback" not in text
    assert "KeyError" not in text


def test_the_details_are_copied_when_asked_for(reporter: CrashReporter, qtbot: QtBot) -> None:
    dialog = crash(reporter)
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Traceback" in copied
    assert "in blunder" in copied


def test_it_is_logged(reporter: CrashReporter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        crash(reporter)
    assert "in blunder" in caplog.text


def test_a_second_bug_opens_no_second_dialog(reporter: CrashReporter, qtbot: QtBot) -> None:
    first = crash(reporter)
    assert crash(reporter) is first
    QTest.mouseClick(first.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().count("Traceback") == 2


def test_closed_it_comes_again_for_the_next_bug(reporter: CrashReporter, qtbot: QtBot) -> None:
    first = crash(reporter)
    QTest.mouseClick(first.close_button, Qt.MouseButton.LeftButton)
    assert reporter.dialog is None
    assert crash(reporter).isVisible()


def test_enter_closes_it(reporter: CrashReporter, qtbot: QtBot) -> None:
    dialog = crash(reporter)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert reporter.dialog is None


def test_a_bug_in_another_thread_is_shown_in_this_one(reporter: CrashReporter, qtbot: QtBot) -> None:
    threading.Thread(target=blunder).start()
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert reporter.dialog is not None
    assert reporter.dialog.thread() is QThread.currentThread()


def test_an_interrupt_is_no_bug(reporter: CrashReporter, capsys: pytest.CaptureFixture[str]) -> None:
    reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reporter.dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
