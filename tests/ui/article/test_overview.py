"""The strip beside the text: each claim in its status's lane, at the height of its offset."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui.article.overview import OverviewStrip
from annotator.ui.theme import LIGHT
from annotator.workspace.marks import Mark, MarkIndex

from .texts import long_version, marks_of


@pytest.fixture
def strip(qtbot: QtBot) -> OverviewStrip:
    made = OverviewStrip(LIGHT)
    qtbot.addWidget(made)
    made.resize(made.width(), 400)
    made.show()
    return made


def inks(strip: OverviewStrip, row: int) -> set[str]:
    """The colours in that pixel row, but for the page's."""
    picture = strip.grab().toImage()
    colours = {picture.pixelColor(x, row).name() for x in range(picture.width())}
    return colours - {LIGHT.page, LIGHT.window}


def ink(status: Status) -> str:
    return LIGHT.status(status).ink


def everywhere(strip: OverviewStrip) -> list[set[str]]:
    return [inks(strip, row) for row in range(strip.height())]


def mark(index: MarkIndex, share: float, number: int, status: Status) -> Mark:
    start = int(share * len(index.version.text))
    return Mark(start, start + 5, f"p{number}", f"c{number}", number, status)


def test_a_claim_shows_at_the_height_of_its_offset_in_the_lane_of_its_status(strip: OverviewStrip) -> None:
    index = marks_of(long_version(100))
    for number, status in enumerate(Status):
        index.put(mark(index, 0.2 * (number + 1), number, status))
    strip.set_marks(index)
    for number, status in enumerate(Status):
        assert inks(strip, strip.row_of(mark(index, 0.2 * (number + 1), number, status).start)) == {ink(status)}
    assert inks(strip, strip.row_of(int(0.5 * len(index.version.text)))) == set()


def test_statuses_at_one_height_stand_side_by_side(strip: OverviewStrip) -> None:
    index = marks_of(long_version(100))
    for number, status in enumerate(Status):
        index.put(mark(index, 0.5, number, status))
    strip.set_marks(index)
    assert inks(strip, strip.row_of(int(0.5 * len(index.version.text)))) == {ink(status) for status in Status}


def test_a_waiver_has_no_lane(strip: OverviewStrip) -> None:
    index = marks_of(long_version(10))
    index.put(Mark(0, len(index.version.text), "w"))
    strip.set_marks(index)
    assert not any(everywhere(strip))


def test_changes_leave_the_same_picture_as_beginning_anew(strip: OverviewStrip) -> None:
    index = marks_of(long_version(100))
    for number in range(60):
        index.put(mark(index, number / 61, number, list(Status)[number % 4]))
    strip.set_marks(index)
    strip.grab()
    changed = []
    for number in range(0, 60, 7):
        old = index.get(f"p{number}")
        assert old is not None
        index.put(old._replace(status=Status.DISPUTED))
        changed.append((old.start, old.end))
    gone = index.discard("p13")
    assert gone is not None
    index.put(Mark(40, len(index.version.text) // 3, "long", "c99", 99, Status.UNCHECKED))
    strip.refresh([*changed, (gone.start, gone.end), (40, len(index.version.text) // 3)])
    renewed = strip.grab().toImage()
    strip.set_marks(index)
    assert strip.grab().toImage() == renewed


def test_a_click_asks_for_the_place_at_that_height(qtbot: QtBot, strip: OverviewStrip) -> None:
    index = marks_of(long_version(100))
    strip.set_marks(index)
    length = len(index.version.text)
    with qtbot.waitSignal(strip.place_chosen) as said:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 200))
    assert abs(said.args[0] - length / 2) < length / 50
    with qtbot.waitSignal(strip.place_chosen) as said:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 399))
    assert said.args[0] == length - 1


def test_without_an_article_a_click_asks_for_nothing(qtbot: QtBot, strip: OverviewStrip) -> None:
    strip.set_marks(None)
    with qtbot.assertNotEmitted(strip.place_chosen):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 200))
    assert not any(everywhere(strip))
