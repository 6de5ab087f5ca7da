"""The status bar shows figures as they are given, and only those."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.coverage import Coverage
from annotator.ui.status_line import Figures, StatusLine
from annotator.ui.theme import DARK, Density

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

SAVED = datetime(2025, 3, 14, 9, 42, tzinfo=UTC)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    made.resize(1000, 26)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_open_article(line: StatusLine) -> None:
    line.set_figures(Figures("Mara Boyd", "/home/mara/port-ledger.sqlite", 13, 11, Coverage(200, 75), SAVED))
    assert line.counts.text() == "13 claims   ·   11 checked   ·   37% of words looked at"
    assert line.saved.text() == f"Saved {SAVED.astimezone():%H:%M}"
    assert line.reviewer.text() == "Mara Boyd"
    assert line.library.text() == "Library: port-ledger.sqlite"
    assert "/home/mara/port-ledger.sqlite" in line.library.toolTip()


def test_claims_with_an_open_place_are_counted_while_there_are_any(line: StatusLine) -> None:
    line.set_figures(Figures("m", "l", 13, 11, Coverage(200, 75), unsettled=3))
    assert line.counts.text() == "13 claims   ·   11 checked   ·   3 to settle   ·   37% of words looked at"
    line.set_figures(Figures("m", "l", 13, 11, Coverage(200, 75)))
    assert "settle" not in line.counts.text()


def test_one_claim_and_many_thousands(line: StatusLine) -> None:
    line.set_figures(Figures("m", "l", 1, 0))
    assert line.counts.text() == "1 claim   ·   0 checked"
    line.set_figures(Figures("m", "l", 10_000, 9_999))
    assert line.counts.text() == "10,000 claims   ·   9,999 checked"


def test_without_an_article_there_are_no_figures(line: StatusLine) -> None:
    line.set_figures(Figures("m", "l"))
    assert line.counts.text() == "No article open"


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures("m", "l", 1), "Nothing to save"),
        (Figures("m", "l", 1, saved=SAVED, saving=True), "Saving…"),
        (Figures("m", "l", 1, saved=SAVED, saving=True, read_only=True), "Read-only"),
    ],
)
def test_saved_is_shown_only_when_all_is_on_disk(line: StatusLine, figures: Figures, words: str) -> None:
    line.set_figures(figures)
    assert line.saved.text() == words


def test_the_reviewer_can_be_clicked_and_reached_by_tab(line: StatusLine, qtbot: QtBot) -> None:
    line.set_figures(Figures("Mara & Tom", "l", 1))
    assert line.reviewer.accessibleName() == "Reviewer: Mara & Tom"
    with qtbot.waitSignal(line.reviewer_clicked):
        QTest.mouseClick(line.reviewer, Qt.MouseButton.LeftButton)
    line.activateWindow()
    line.reviewer.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(line.reviewer_clicked):
        QTest.keyClick(line.reviewer, Qt.Key.Key_Space)


def test_a_hostile_library_name_is_text(line: StatusLine) -> None:
    line.set_figures(Figures("m", "C:\\<img src=x>\\" + "n" * 500 + ".sqlite", 1))
    assert "<img" not in line.library.toolTip()
    assert len(line.library.text()) < 60
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in line.findChildren(QLabel))


def test_its_text_takes_the_themes_quieter_colour(line: StatusLine) -> None:
    line.set_theme(DARK, Density.COMPACT)
    assert line.counts.palette().windowText().color().name() == DARK.muted


def test_what_is_ready_is_told_while_an_article_is_open(line: StatusLine) -> None:
    assert not line.ready.isVisible()
    line.set_figures(Figures("m", "l", 3, 1, ready=20))
    assert line.ready.isVisible()
    assert (line.ready.text(), line.ready.accessibleName()) == ("20% ready", "20% ready to publish")
    line.set_figures(Figures("m", "l", 3, 1))
    assert line.ready.text() == "…% ready"
    line.set_figures(Figures("m", "l"))
    assert not line.ready.isVisible()
