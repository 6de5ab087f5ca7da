"""The list of evidence as it is painted: long texts give way, and what is current stays current."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from annotator.domain.evidence import Evidence, Kind, Source, Stance
from annotator.ui.evidence.list import EvidenceList
from annotator.ui.evidence.painting import wrapped
from annotator.ui.fonts import ui_font
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from tests.workspace.making import claim

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
SOURCES = {
    "s1": Source("s1", Kind.DOCUMENT, "Bridge register"),
    "s2": Source("s2", Kind.NEWS, "A very long headline of a news report " * 6, confidential=True),
}
FIRST = Evidence("e1", "s1", Stance.REFUTES, quote="opened in 1998", ordinal=0)
SECOND = Evidence("e2", "s2", Stance.SUPPORTS, quote="The ferry rests in winter. " * 40, ordinal=1)
CLAIM = replace(claim(6, "built in 1961", 20), evidence=(SECOND, FIRST))


@pytest.fixture
def entries(qtbot: QtBot) -> Iterator[EvidenceList]:
    made = EvidenceList()
    qtbot.addWidget(made)
    made.sources = lambda: SOURCES
    made.resize(500, 300)
    made.show_claim(CLAIM)
    made.show()
    qtbot.waitExposed(made)
    yield made


def colours(entries: EvidenceList, row: int) -> set[str]:
    """The colours of the entry's pixels."""
    image: QImage = entries.viewport().grab(entries.visualItemRect(entries.item(row))).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_entries_are_in_order_and_a_long_one_is_no_higher_than_its_lines(entries: EvidenceList) -> None:
    assert [entries.item(row).data(Qt.ItemDataRole.UserRole) for row in (0, 1)] == ["e1", "e2"]
    line = QFontMetrics(ui_font(Density.COMFORTABLE)).lineSpacing()
    first, second = (entries.visualItemRect(entries.item(row)).height() for row in (0, 1))
    assert 3 * line - 4 <= first <= 3 * line + 12
    assert first < second <= 5 * line + 12
    assert entries.viewport().width() >= entries.visualItemRect(entries.item(1)).right()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_stance_has_its_colour_also_where_the_title_is_long(entries: EvidenceList, theme: Theme) -> None:
    entries.setStyleSheet(f"background: {theme.page}")
    entries.set_theme(theme, Density.COMFORTABLE)
    verified, disputed = (list(theme.statuses.values())[at].ink for at in (0, 1))
    near = [{QColor(c).name() for c in colours(entries, row)} for row in (0, 1)]
    assert disputed in near[0] and verified not in near[0]
    assert verified in near[1] and disputed not in near[1]


def test_the_same_entry_stays_current_when_another_comes_or_goes(entries: EvidenceList) -> None:
    entries.show_entry("e2")
    third = Evidence("e3", "s1", ordinal=-1)
    entries.show_claim(replace(CLAIM, evidence=(third, FIRST, SECOND)))
    assert (entries.key, entries.currentRow()) == ("e2", 2)
    entries.show_claim(replace(CLAIM, evidence=(third, FIRST)))
    assert entries.key == "e1", "the one in its place"
    entries.show_claim(replace(claim(7), evidence=(SECOND,)))
    assert entries.key == ""


def test_an_empty_list_says_what_can_be_done(entries: EvidenceList) -> None:
    entries.show_claim(claim(7))
    assert entries.count() == 0
    assert entries.accessibleDescription().startswith("No evidence yet. Press E")


def test_tool_tips_hold_no_markup(entries: EvidenceList) -> None:
    entries.sources = lambda: {"s1": Source("s1", title="<img src=x>")}
    entries.show_claim(replace(claim(8), evidence=(FIRST,)))
    assert "<img" not in entries.item(0).toolTip()


@pytest.mark.parametrize("text", ["word " * 80, "a" * 400, "😀 bridge " * 60, "جسر مفتوح " * 60, "short"])
def test_wrapped_lines_are_no_wider_than_their_room_and_lose_nothing_before_the_end(qtbot: QtBot, text: str) -> None:
    font = ui_font(Density.COMFORTABLE)
    lines = wrapped(text, font, 200, 3)
    assert len(lines) == (1 if text == "short" else 3)
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 202 for line in lines)
    said = "".join(line.replace(" ", "") for line in lines).rstrip("…\u200d")  # which keeps a letter joined
    assert text.replace(" ", "").startswith(said)
    assert (lines[-1].endswith("…")) == (text != "short")


@pytest.mark.parametrize("title", ["سجل الجسور في البلاد كلها لعام 2024 مع ملحق", "Register of bridges"])
def test_the_stance_stands_beside_the_title_whichever_way_that_runs(entries: EvidenceList, title: str) -> None:
    entries.sources = lambda: {"s1": Source("s1", Kind.DOCUMENT, title)}
    entries.show_claim(replace(claim(9), evidence=(FIRST,)))
    image = entries.viewport().grab(entries.visualItemRect(entries.item(0))).toImage()
    places: dict[str, list[int]] = {}
    for x in range(40, image.width()):
        for y in range(3, 17):
            places.setdefault(image.pixelColor(x, y).name(), []).append(x)
    assert max(places[LIGHT.text]) < min(places[list(LIGHT.statuses.values())[1].ink])
