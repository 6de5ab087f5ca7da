"""The list of rules: what is missing is read in full, however long it is."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from annotator.ui.claims.lists import Line, QuietList

SHORT, LONG = "Met", "It needs a saved or archived copy for “Traffic forecast”, or 3 independent secondary sources."


def heights(made: QuietList, lines: list[Line]) -> list[int]:
    made.set_lines(lines)
    return [made.visualItemRect(made.item(row)).height() for row in range(made.count())]


def test_what_stands_under_an_entry_wraps(qtbot: QtBot) -> None:
    made = QuietList("list", side=8)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    met, missing = heights(made, [Line("A rule", SHORT), Line("A rule", LONG)])
    room = made.viewport().width() - 16
    font = made.font()
    font.setPixelSize(font.pixelSize() - 1)
    metrics = QFontMetrics(font)
    assert metrics.horizontalAdvance(LONG) > room
    assert missing >= met + metrics.lineSpacing()


@pytest.mark.parametrize("beside", [True, False])
def test_an_entry_with_nothing_under_it_is_its_own_words_high(qtbot: QtBot, beside: bool) -> None:
    made = QuietList("list", beside=beside)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    (bare,) = heights(made, [Line("A rule")])
    (told,) = heights(made, [Line("A rule", SHORT)])
    assert (told > bare) is not beside
