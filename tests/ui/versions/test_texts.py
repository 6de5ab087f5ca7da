"""The two texts: what differs is marked, both show the same entry, and the one goes along with the other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui.theme import DARK, LIGHT, Density, Theme
from annotator.ui.versions.highlighting import Side, difference_fill, difference_ink
from annotator.ui.versions.page import VersionsPage
from annotator.ui.versions.text import VersionText
from tests.ui.article.conftest import fill_at
from tests.ui.test_theme import contrast

from .conftest import Shown, settle
from .reviewed import Reviewed

Key = Qt.Key
LONG = tuple(
    f"Mile {n} of the road was paved in {1900 + n % 90}. " + "Gravel came from the quarry. " * 5 for n in range(150)
)


@pytest.fixture
def road(qtbot: QtBot, page: VersionsPage) -> Iterator[Shown]:
    """A long text that lost ten paragraphs near its beginning and got some in its middle."""
    review = Reviewed(*LONG)
    for n in (3, 60, 100, 149):
        review.mark(f"Mile {n} of the road was paved in {1900 + n % 90}", Status.VERIFIED)
    added = [f"Station {n} was opened by a mayor in a grey hat, with cake." for n in range(12)]
    review.update(*LONG[:10], *LONG[20:80], *added, *LONG[80:])
    shown = Shown(page, review)
    shown.compare()
    settle(qtbot, shown)
    yield shown


def format_at(view: VersionText, offset: int) -> QTextCharFormat | None:
    """What is laid over the character at `offset`, which shows."""
    view.viewport().grab()
    position = view._offsets.to_qt(offset)
    block = view.document().findBlock(position)
    inside = position - block.position()
    formats = block.layout().formats()
    return next((QTextCharFormat(f.format) for f in formats if f.start <= inside < f.start + f.length), None)


def level(shown: Shown, quote: str) -> int:
    """How many pixels lower the quote stands in the newer text than in the older."""
    old, new = shown.review.place_of(quote, 1), shown.review.place_of(quote, 2)
    return shown.newer.range_rects(*new)[0].top() - shown.older.range_rects(*old)[0].top()


# What differs


def test_words_removed_are_struck_out_and_words_inserted_underlined(shown: Shown) -> None:
    removed = format_at(shown.older, shown.review.place_of("Engineers expect", 1)[0])
    assert removed is not None and removed.fontStrikeOut()
    inserted = shown.review.place_of("Critics doubt that she will")
    new = format_at(shown.newer, inserted[0])
    assert new is not None and not new.fontStrikeOut()
    rect = shown.newer.range_rects(*inserted)[0]
    picture = shown.newer.viewport().grab().toImage()
    under = picture.pixelColor(rect.center().x(), rect.bottom() + 1)
    assert under == difference_ink(LIGHT, Side.NEWER)
    same = shown.review.place_of("although she was")
    rect = shown.newer.range_rects(*same)[0]
    assert picture.pixelColor(rect.center().x(), rect.bottom() + 1).name() == LIGHT.page


def test_a_claims_underline_stays_under_what_differs(shown: Shown) -> None:
    for view, version, side in ((shown.older, 1, Side.OLDER), (shown.newer, 2, Side.NEWER)):
        start = shown.review.place_of("100 pass" if version == 1 else "300 pass", version)[0]
        over = format_at(view, start)
        assert over is not None
        assert over.underlineColor().name() == LIGHT.status(Status.VERIFIED).ink
        assert over.background().color() == difference_fill(LIGHT, side)
        assert fill_at(view, start) == difference_fill(LIGHT, side).name()


def test_claims_are_highlighted_as_they_stood(shown: Shown) -> None:
    cut = format_at(shown.older, shown.review.place_of("two of her nine tanks", 1)[0])
    assert cut is not None and cut.underlineColor().name() == LIGHT.status(Status.DISPUTED).ink
    assert [badge.text.rstrip("?") for badge in shown.older.gutter.badges()] == ["1", "2", "3", "4", "5"]
    assert [badge.text.rstrip("?") for badge in shown.newer.gutter.badges()] == ["1", "2", "4", "5"]


def test_what_is_settled_is_highlighted_anew(shown: Shown) -> None:
    shown.select(3)
    place = shown.review.place_of("below the bridge")
    shown.newer.set_selected_range(*place)
    shown.press(Key.Key_R)
    assert "3" in [badge.text for badge in shown.newer.gutter.badges()]
    over = format_at(shown.newer, place[0])
    assert over is not None and over.underlineColor().name() == LIGHT.status(Status.DISPUTED).ink
    shown.review.undo()
    shown.take_in()
    assert "3" not in [badge.text for badge in shown.newer.gutter.badges()]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("side", list(Side))
def test_what_differs_has_contrast_and_stands_out(theme: Theme, side: Side) -> None:
    for current in (False, True):
        fill = difference_fill(theme, side, current=current).name()
        assert contrast(theme.text, fill) >= 4.5
        assert fill not in {style.fill for style in theme.statuses.values()}
    assert contrast(difference_ink(theme, side).name(), theme.page) >= 3


def test_a_line_under_mixed_directions_is_under_those_words_alone(qtbot: QtBot, page: VersionsPage) -> None:
    review = Reviewed("قالت دانا ويتلوك إن الجسر 38 متراً طولاً.", direction="rtl")
    review.update("قالت Dana Whitlock إن الجسر 33 متراً طولاً.")
    shown = Shown(page, review)
    shown.compare()
    picture = shown.newer.viewport().grab().toImage()
    ink = difference_ink(LIGHT, Side.NEWER)
    start = review.place_of("33")[0]
    rect = shown.newer.range_rects(*review.place_of("الجسر"))[0]
    row = rect.bottom() + 1
    inside = [x for x in range(rect.left() + 2, rect.right() - 2) if picture.pixelColor(x, row) == ink]
    assert inside == [], "the words between are not new"
    line = shown.newer.document().firstBlock().layout().lineAt(0)
    digits = next(run.boundingRect() for run in line.glyphRuns(start, 2))
    corner = shown.newer.document().documentLayout().blockBoundingRect(shown.newer.document().firstBlock()).left()
    under = [picture.pixelColor(round(corner + x), row) for x in (digits.left() + 2, digits.right() - 2)]
    assert under == [ink, ink]


# What shows


def test_an_entry_shows_in_both_texts_level(qtbot: QtBot, road: Shown) -> None:
    for number, quote in ((2, "Mile 60 of"), (3, "Mile 100 of"), (1, "Mile 3 of")):
        road.select(number)
        settle(qtbot, road)
        old, new = road.review.place_of(quote, 1), road.review.place_of(quote, 2)
        for view, place in ((road.older, old), (road.newer, new)):
            rects = view.range_rects(*place)
            assert rects and view.viewport().rect().contains(rects[0])
        assert abs(level(road, quote)) <= 1
        assert road.older._current_range is not None and road.older._current_range[0] == old[0]


def test_it_shows_also_where_the_page_was_filled_before_it_was_shown(qtbot: QtBot, road: Shown) -> None:
    fresh = Shown(VersionsPage(road.page), road.review)
    fresh.compare()
    fresh.select(3)
    fresh.page.resize(1200, 600)
    fresh.page.show()
    settle(qtbot, fresh)
    place = road.review.place_of("Mile 100 of", 2)
    seen = fresh.newer.viewport().rect().adjusted(0, 20, 0, -20)
    qtbot.waitUntil(lambda: any(seen.contains(rect) for rect in fresh.newer.range_rects(*place)), timeout=20_000)
    settle(qtbot, fresh)
    assert abs(level(fresh, "Mile 100 of")) <= 1
    fresh.page.hide()
    fresh.page.resize(900, 500)
    fresh.page.show()
    settle(qtbot, fresh)
    assert abs(level(fresh, "Mile 100 of")) <= 40


def test_what_has_no_place_shows_where_it_would_be(qtbot: QtBot, shown: Shown) -> None:
    shown.select(3)
    settle(qtbot, shown)
    start, end = shown.newer._current_range or (0, 1)
    lift = shown.review.place_of("A lift for prams was put in last winter, below the bridge.")
    assert start == end and lift[0] <= start <= lift[1]
    picture = shown.newer.viewport().grab().toImage()
    rect = shown.newer.range_rects(start, start + 1)[0]
    assert picture.pixelColor(rect.left(), rect.center().y()).name() == LIGHT.accent


# Going along


def test_scrolling_one_text_scrolls_the_other(qtbot: QtBot, road: Shown) -> None:
    for leading, quote in ((road.older, "Mile 60 of"), (road.newer, "Mile 100 of"), (road.older, "Mile 30 of")):
        version = 1 if leading is road.older else 2
        place = road.review.place_of(quote, version)
        bar = leading.verticalScrollBar()
        bar.setValue(round(leading.height_of(place[0])) + bar.value() - leading.viewport().height() // 3)
        settle(qtbot, road)
        assert abs(level(road, quote)) <= 2


def test_it_goes_along_line_by_line_and_never_leads_back(qtbot: QtBot, road: Shown) -> None:
    said: list[str] = []
    road.older.scrolled.connect(lambda: said.append("older"))
    road.newer.scrolled.connect(lambda: said.append("newer"))
    bar, other = road.newer.verticalScrollBar(), road.older.verticalScrollBar()
    bar.setValue(8000)
    settle(qtbot, road)
    places = []
    for _ in range(40):
        bar.setValue(bar.value() + 7)
        places.append(other.value())
    assert said == ["newer"] * 41
    assert bar.value() == 8280
    assert places == sorted(places) and len(set(places)) > 30, "not in leaps"


def test_both_ends_are_reached_together(qtbot: QtBot, road: Shown) -> None:
    qtbot.waitUntil(lambda: road.newer.document().lastBlock().layout().lineCount() > 0, timeout=20_000)
    qtbot.waitUntil(lambda: road.older.document().lastBlock().layout().lineCount() > 0, timeout=20_000)
    QApplication.processEvents()
    for leading, led in ((road.older, road.newer), (road.newer, road.older)):
        bar, other = leading.verticalScrollBar(), led.verticalScrollBar()
        bar.setValue(bar.maximum())
        settle(qtbot, road)
        assert other.value() >= other.maximum() - 2
        bar.setValue(0)
        settle(qtbot, road)
        assert other.value() == 0


def test_wheel_and_keys_scroll_the_other_too(qtbot: QtBot, road: Shown) -> None:
    bar, other = road.newer.verticalScrollBar(), road.older.verticalScrollBar()
    bar.setValue(0)
    settle(qtbot, road)
    middle, none = QPointF(road.newer.viewport().rect().center()), QPoint()
    where = road.newer.viewport().mapToGlobal(middle)
    buttons, modifiers, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(middle, where, none, QPoint(0, -1200), buttons, modifiers, phase, False)
    QApplication.sendEvent(road.newer.viewport(), wheel)
    settle(qtbot, road)
    assert bar.value() > 100
    wheeled = other.value()
    assert wheeled > 100
    road.newer.setFocus()
    for _ in range(6):
        QTest.keyClick(road.newer, Key.Key_PageDown)
    settle(qtbot, road)
    assert other.value() > wheeled + 300


def test_another_look_keeps_both_places(qtbot: QtBot, road: Shown) -> None:
    road.select(3)
    settle(qtbot, road)
    before = [view.scroll_place() for view in (road.older, road.newer)]
    road.page.set_theme(DARK, Density.COMPACT)
    road.page.set_theme(LIGHT, Density.COMFORTABLE)
    settle(qtbot, road)
    assert [view.scroll_place() for view in (road.older, road.newer)] == before
    start = road.review.place_of("Mile 100", 2)[0]
    over = format_at(road.newer, start)
    assert over is not None, "highlights are there again"


def test_emoji_before_a_place_shift_nothing(shown: Shown) -> None:
    said: list[tuple[str, int, int]] = []
    shown.answers = False
    shown.page.placed.connect(lambda key, start, end: said.append((key, start, end)))
    place = shown.review.place_of("passengers")
    shown.select(1)
    shown.newer.set_selected_range(*place)
    shown.press(Key.Key_R)
    assert shown.review.article.newest.text[slice(*said[0][1:])] == "passengers"
