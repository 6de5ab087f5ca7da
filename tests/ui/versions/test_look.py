"""How the page looks: room for everything, names for a screen reader, both themes and densities."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui import look
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from annotator.ui.versions.entries import Group
from annotator.ui.versions.page import VersionsPage
from tests.window.clipping import clipped, overlapping
from tests.window.test_access import nameless

from .conftest import Shown
from .reviewed import Reviewed

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks as before when the test is over."""
    colours, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


def let_live(milliseconds: int = 30) -> None:
    """Let the page lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def dress(app: QApplication, shown: Shown, theme: Theme, density: Density) -> None:
    look.apply(app, theme, density)
    shown.page.set_theme(theme, density)
    shown.page.resize(1280, 640)
    let_live()


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_everything_has_room_and_a_name(app: QApplication, shown: Shown, theme: Theme, density: Density) -> None:
    dress(app, shown, theme, density)
    for _ in range(5):
        assert clipped(shown.page) == []
        assert overlapping(shown.page) == []
        assert nameless(shown.page) == []
        shown.press(Key.Key_J)
        let_live()
    for _ in range(3):
        shown.press(Key.Key_Return)
    let_live()
    assert clipped(shown.page) == []


def test_dark_paints_no_light_part(app: QApplication, shown: Shown) -> None:
    dress(app, shown, DARK, Density.COMFORTABLE)
    shown.page.model.fold(Group.KEPT, False)
    shown.page.commands["confirm"].setEnabled(False)  # the one button that is filled with the accent
    let_live()
    picture = shown.page.grab().toImage()
    dots = [(x, y) for x in range(4, picture.width(), 16) for y in range(4, picture.height(), 16)]
    light = [dot for dot in dots if picture.pixelColor(*dot).lightness() > 160]
    assert len(light) < 0.04 * len(dots), "only letters are light"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_rows_show_status_and_selection(app: QApplication, shown: Shown, theme: Theme) -> None:
    dress(app, shown, theme, Density.COMFORTABLE)
    rows, model = shown.page.list, shown.page.model
    shown.select(3)
    let_live()
    rect = rows.visualRect(rows.currentIndex())
    picture = rows.viewport().grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }
    style = theme.status(Status.DISPUTED)
    assert {style.ink, style.fill, theme.row, theme.accent} <= colours
    other = rows.visualRect(model.index(1))
    assert picture.pixelColor(other.right() - 3, other.top() + 3).name() != theme.row


def test_moved_rows_have_room_for_was_and_now(app: QApplication, shown: Shown) -> None:
    heights = {}
    for density in Density:
        dress(app, shown, LIGHT, density)
        model, rows = shown.page.model, shown.page.list
        plain, moved = rows.rowHeight(1), rows.rowHeight(model.head_row(Group.MOVED) + 1)
        line = QFontMetrics(rows.font()).lineSpacing()
        assert plain >= 2 * line and moved >= 4 * line
        heights[density] = plain + moved
    assert heights[Density.COMPACT] < heights[Density.COMFORTABLE]
    shown.press(Key.Key_Return)
    shown.press(Key.Key_Return)
    shown.review.undo()
    shown.take_in()
    assert rows.rowHeight(model.head_row(Group.MOVED) + 1) == moved, "also of rows that came later"


def test_hostile_text_is_shown_as_text(qtbot: QtBot, page: VersionsPage) -> None:
    review = Reviewed("A <b>bold</b> claim\u202egnorts here & <img src=x>.", "A line in between.")
    review.mark("<b>bold</b> claim\u202egnorts")
    review.update("A <b>bold</b> claim\u202egnorts there & <img src=x>.", "A line in between.")
    shown = Shown(page, review)
    shown.compare()
    assert "⟨U+202E⟩" in shown.rows()[1]
    tip = page.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip and "&lt;b&gt;" in tip
    page.grab()


def test_the_page_without_anything_is_quiet(page: VersionsPage) -> None:
    assert page.model.rowCount() == len(Group)
    page.grab()
