"""The bar beside the selection: where it goes, and that it only offers what the keys do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from annotator.ui import icons
from annotator.ui.selection_bar import GAP, SelectionBar, bar_position
from annotator.ui.theme import DARK, LIGHT, Density

BAR = QSize(300, 32)
PAGE = QRect(0, 0, 800, 600)


def placed(selection: list[QRect], within: QRect = PAGE, bar: QSize = BAR) -> QRect:
    return QRect(bar_position(bar, selection, within), bar)


def covers(bar: QRect, selection: list[QRect]) -> bool:
    return any(bar.intersects(line) for line in selection)


def test_it_goes_below_the_selection_near_its_end() -> None:
    bar = placed([QRect(100, 50, 500, 24), QRect(40, 74, 300, 24)])
    assert bar.top() == 98 + GAP
    assert bar.left() <= 340 <= bar.right() + 1


def test_above_where_there_is_no_room_below() -> None:
    bar = placed([QRect(100, 550, 200, 24), QRect(40, 574, 100, 24)])
    assert bar.bottom() + 1 == 550 - GAP


def test_to_the_side_where_there_is_none_above_either() -> None:
    selection = [QRect(20, y, 400, 30) for y in range(0, 600, 30)]
    bar = placed(selection)
    assert bar.left() == 420 + GAP
    assert not covers(bar, selection)


def test_to_the_left_of_text_that_is_set_to_the_right() -> None:
    selection = [QRect(400, y, 400, 30) for y in range(0, 600, 30)]
    assert placed(selection).right() + 1 == 400 - GAP


def test_after_a_short_last_line_where_that_is_all_the_room_there_is() -> None:
    selection = [QRect(0, y, 800, 30) for y in range(0, 540, 30)] + [QRect(0, 540, 200, 60)]
    bar = placed(selection)
    assert bar.left() == 200 + GAP
    assert not covers(bar, selection)


def test_what_is_scrolled_out_of_sight_does_not_count() -> None:
    selection = [QRect(0, -4000, 800, 4100), QRect(0, 100, 300, 24)]
    assert placed(selection).top() == 124 + GAP


def test_where_the_selection_leaves_no_room_it_stays_in_sight() -> None:
    assert PAGE.contains(placed([PAGE]))


def test_wider_than_the_page_it_begins_at_the_left() -> None:
    narrow = QRect(10, 0, 200, 400)
    assert placed([QRect(20, 20, 50, 20)], narrow).left() == 10


lines = st.builds(QRect, st.integers(0, 500), st.just(0), st.integers(1, 300), st.just(24))


@given(st.lists(lines, min_size=1, max_size=20), st.integers(-200, 560))
def test_it_is_in_sight_and_covers_nothing_selected(parts: list[QRect], top: int) -> None:
    selection = [QRect(part).translated(0, top + 24 * index) for index, part in enumerate(parts)]
    bar = placed(selection)
    assert PAGE.contains(bar)
    seen = [line for line in selection if line.intersects(PAGE)]
    fits_below = seen and max(line.bottom() for line in seen) + 1 + GAP + BAR.height() <= 600
    fits_above = seen and min(line.top() for line in seen) - GAP - BAR.height() >= 0
    if fits_below or fits_above:
        assert not covers(bar, seen)


class Page:
    """An editor with the bar over it, and what its actions did."""

    def __init__(self, qtbot: QtBot) -> None:
        self.edit = QTextEdit()
        qtbot.addWidget(self.edit)
        self.edit.setPlainText("The bridge was closed for nine days in May.\n" * 12)
        self.edit.resize(700, 400)
        self.done: list[str] = []
        self.actions = [
            (self._action(name, icon), key)
            for name, icon, key in (
                ("Claim", "claim", "C"),
                ("Verified", "verified", "1"),
                ("Disputed", "disputed", "2"),
                ("Unsourced", "unsourced", "3"),
                ("No check needed", "waive", "X"),
            )
        ]
        self.bar = SelectionBar(self.actions, self.edit.viewport())
        self.edit.show()
        qtbot.waitExposed(self.edit)

    def _action(self, name: str, icon: str) -> QAction:
        action = QAction(icons.icon(icon, LIGHT.text), name, self.edit)
        action.triggered.connect(lambda: self.done.append(name))
        return action

    def place(self) -> None:
        self.bar.place_beside(QRect(40, 60, 200, 20), self.edit.viewport().rect())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_it_is_hidden_until_there_is_a_selection(page: Page) -> None:
    assert page.bar.objectName() == "selectionBar"
    assert not page.bar.isVisible()
    page.place()
    assert page.bar.isVisible()
    assert not page.bar.geometry().intersects(QRect(40, 60, 200, 20))


def test_it_hides_when_the_selection_is_scrolled_away(page: Page) -> None:
    page.place()
    page.bar.place_beside([QRect(40, -80, 200, 20)], page.edit.viewport().rect())
    assert not page.bar.isVisible()


def test_a_click_does_what_the_key_does_and_leaves_the_focus(page: Page, qtbot: QtBot) -> None:
    page.edit.activateWindow()
    page.edit.setFocus()
    qtbot.waitUntil(page.edit.hasFocus)
    page.place()
    for button in page.bar.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.done == ["Claim", "Verified", "Disputed", "Unsourced", "No check needed"]
    assert page.edit.hasFocus()


def test_each_button_says_its_name_and_key(page: Page) -> None:
    names = [button.accessibleName() for button in page.bar.buttons]
    assert names == ["Claim", "Verified", "Disputed", "Unsourced", "No check needed"]
    assert [button.toolTip() for button in page.bar.buttons][-1] == "No check needed (X)"
    assert page.bar.accessibleName()


def test_an_action_that_cannot_be_done_cannot_be_clicked(page: Page, qtbot: QtBot) -> None:
    page.place()
    page.actions[0][0].setEnabled(False)
    QTest.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert page.done == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_is_painted_in_the_theme(page: Page, theme: object) -> None:
    page.bar.set_theme(DARK if theme is DARK else LIGHT, Density.COMFORTABLE)
    page.place()
    image = page.bar.grab().toImage()
    wanted = (DARK if theme is DARK else LIGHT).page
    assert image.pixelColor(QPoint(image.width() // 2, 4)).name() == wanted


def test_compact_is_lower(page: Page) -> None:
    comfortable = page.bar.sizeHint().height()
    page.bar.set_theme(LIGHT, Density.COMPACT)
    assert page.bar.sizeHint().height() < comfortable
