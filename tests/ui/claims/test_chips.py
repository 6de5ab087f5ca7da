"""The chips: exclusive, with true counts, and legible in both themes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui.claims.chips import StatusChips
from annotator.ui.claims.pills import Pill
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from tests.ui.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
NAMES = ("All", "Verified", "Disputed", "Unsourced", "Unchecked")


@pytest.fixture
def chips(qtbot: QtBot) -> StatusChips:
    made = StatusChips()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def chip(chips: StatusChips, name: str) -> Pill:
    found = chips.findChild(QPushButton, f"statusChip{name}")
    assert isinstance(found, Pill)
    return found


def test_all_is_chosen_at_first(chips: StatusChips) -> None:
    assert [chip(chips, name).isChecked() for name in NAMES] == [True, False, False, False, False]
    assert chips.status is None


def test_a_click_chooses_one_and_tells_once(chips: StatusChips) -> None:
    told: list[Status | None] = []
    chips.status_chosen.connect(told.append)
    for name in ("Disputed", "Disputed", "All"):
        QTest.mouseClick(chip(chips, name), Qt.MouseButton.LeftButton)
    assert told == [Status.DISPUTED, None]
    assert [chip(chips, name).isChecked() for name in NAMES] == [True, False, False, False, False]


def test_arrow_keys_go_from_chip_to_chip(qtbot: QtBot, chips: StatusChips) -> None:
    chips.activateWindow()
    chip(chips, "All").setFocus()
    qtbot.waitUntil(chip(chips, "All").hasFocus)
    QTest.keyClick(chip(chips, "All"), Qt.Key.Key_Right)
    assert chips.status is Status.VERIFIED
    assert chip(chips, "Verified").hasFocus()


def test_counts_are_heard_with_their_status(chips: StatusChips) -> None:
    chips.set_counts({Status.VERIFIED: 8, Status.DISPUTED: 1}, 10_009)
    heard = [chip(chips, name).accessibleName() for name in NAMES]
    assert heard == [
        *("All, 10,009 claims", "Verified, 8 claims", "Disputed, 1 claim"),
        *("Unsourced, 0 claims", "Unchecked, 0 claims"),
    ]


def test_claims_to_settle_have_a_chip_while_there_are_any(chips: StatusChips) -> None:
    assert chip(chips, "Open").isHidden()
    chips.set_counts({Status.VERIFIED: 8}, 8, 3)
    assert chip(chips, "Open").isVisible()
    assert chip(chips, "Open").accessibleName() == "To settle, 3 claims"
    told: list[tuple[Status | None, bool]] = []
    chips.status_chosen.connect(lambda status: told.append((status, chips.only_open)))
    for name in ("Verified", "Open", "Open", "All", "Open"):
        QTest.mouseClick(chip(chips, name), Qt.MouseButton.LeftButton)
    assert told == [(Status.VERIFIED, False), (None, True), (None, False), (None, True)]
    chips.set_counts({Status.VERIFIED: 8}, 8, 0)
    assert chip(chips, "Open").isHidden() and chip(chips, "All").isChecked()
    assert told[-1] == (None, False), "the last one is settled: all are shown"


def test_chips_give_way_where_there_is_little_room(chips: StatusChips) -> None:
    chips.set_counts(dict.fromkeys(Status, 2_500), 10_000)
    assert chips.minimumSizeHint().width() < chips.sizeHint().width() < 620
    chips.set_counts(dict.fromkeys(Status, 2_500), 10_000, 10_000)
    assert chips.minimumSizeHint().width() < 640


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("density", list(Density))
def test_a_chip_is_painted_in_its_status_colours(chips: StatusChips, theme: Theme, density: Density) -> None:
    chips.set_theme(theme, density)
    chips.adjustSize()
    style = theme.status(Status.DISPUTED)
    image = chip(chips, "Disputed").grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert style.fill in colours
    assert chip(chips, "Disputed").height() == chip(chips, "All").height()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("density", list(Density))
def test_the_chosen_chip_shows_whether_it_has_the_focus(
    qtbot: QtBot, chips: StatusChips, theme: Theme, density: Density
) -> None:
    chips.set_theme(theme, density)
    chips.activateWindow()
    found = {}
    for name in ("Verified", "All"):
        chip(chips, name).setFocus()
        qtbot.waitUntil(chip(chips, name).hasFocus)
        found[name] = chip(chips, "All").grab().toImage()
    image = found["All"]
    middle = image.height() // 2
    ring = image.pixelColor(1, middle)
    assert ring.name() == theme.text, "not in the colour that outlines the chosen one"
    assert contrast(ring.name(), theme.window) >= 3
    assert found["Verified"].pixelColor(1, middle) != ring
    assert theme.accent in {image.pixelColor(x, middle).name() for x in range(8)}, "which it stays"
