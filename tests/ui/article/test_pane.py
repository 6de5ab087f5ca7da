"""The pane as a whole: before an article, with one, and finding in it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Status
from annotator.ui.article.colours import fill_of
from annotator.ui.article.pane import ArticlePane
from annotator.ui.article.segments import Look
from annotator.ui.theme import DARK, LIGHT, Density
from annotator.workspace.marks import Mark

from .conftest import fill_at, settle
from .texts import long_version, marks_of, version_of


def test_without_an_article_it_says_how_to_open_one(pane: ArticlePane) -> None:
    assert pane.empty.isVisible()
    assert not pane.view.isVisible()
    assert "Open, drop or paste" in pane.empty.words.text()
    version = version_of("The ferry.")
    pane.set_version(version, marks_of(version))
    assert pane.view.isVisible()
    assert not pane.empty.isVisible()
    pane.clear()
    assert pane.empty.isVisible()
    assert pane.view.caret() == 0


def test_a_change_shows_in_text_gutter_and_overview(pane: ArticlePane) -> None:
    version = long_version(50)
    index = marks_of(version)
    pane.set_version(version, index)
    pane.grab()
    index.put(Mark(0, 9, "p", "c", 8, Status.DISPUTED))
    pane.refresh([(0, 9)])
    style = LIGHT.status(Status.DISPUTED)
    assert fill_at(pane.view, 0) == style.fill
    assert [badge.text for badge in pane.view.gutter.badges()] == ["8"]
    strip = pane.overview.grab().toImage()
    colours = {strip.pixelColor(x, pane.overview.row_of(0)).name() for x in range(strip.width())}
    assert style.ink in colours


def test_a_click_on_the_overview_goes_there(qtbot: QtBot, pane: ArticlePane) -> None:
    version = long_version(200)
    pane.set_version(version, marks_of(version))
    row = pane.overview.row_of(version.blocks[150].start)
    QTest.mouseClick(pane.overview, Qt.MouseButton.LeftButton, pos=QPoint(5, row))
    settle(qtbot, pane.view)
    chosen = pane.overview.offset_at(row)
    assert pane.view.range_rects(chosen, chosen + 1)


def test_the_overview_shows_which_part_is_seen(qtbot: QtBot, pane: ArticlePane) -> None:
    version = long_version(200)
    pane.set_version(version, marks_of(version))
    pane.view.restore_place(version.blocks[100].start)
    settle(qtbot, pane.view)
    pane.grab()
    strip = pane.overview.grab().toImage()
    shaded = [row for row in range(strip.height()) if strip.pixelColor(1, row).name() == LIGHT.window]
    assert shaded[0] == pane.overview.row_of(version.blocks[100].start)
    assert pane.overview.row_of(version.blocks[103].start) in shaded
    assert pane.overview.row_of(version.blocks[120].start) not in shaded


def test_finding_counts_all_shows_them_and_goes_round(pane: ArticlePane) -> None:
    version = version_of("A ferry 😀.", *["Nothing here." for _ in range(80)], "The Ferry again, the ferry.")
    pane.set_version(version, marks_of(version))
    assert pane.search("FERRY") == 3
    found = fill_of(Look(found=True), LIGHT)
    assert found is not None
    assert fill_at(pane.view, 2) == found.name()
    first = pane.find_next()
    assert first == (2, 7) == pane.view.selected_range()
    second = pane.find_next()
    assert second is not None
    assert version.text[slice(*second)] == "Ferry"
    assert pane.hit_number() == 2
    assert pane.view.range_rects(*second)
    pane.find_next()
    assert pane.find_next() == first
    assert pane.find_previous() is not None
    assert pane.hit_number() == 3
    assert pane.search("") == 0
    assert pane.find_next() is None
    assert pane.hit_number() == 0


def test_finding_without_an_article_finds_nothing(pane: ArticlePane) -> None:
    assert pane.search("ferry") == 0
    assert pane.find_previous() is None


def test_dark_is_dark_throughout(pane: ArticlePane) -> None:
    version = version_of("The ferry.")
    for opened in (False, True):
        if opened:
            pane.set_version(version, marks_of(version))
        pane.set_theme(DARK, Density.COMFORTABLE)
        picture = pane.grab().toImage()
        for point in (
            QPoint(2, 2),
            QPoint(2, picture.height() - 3),
            QPoint(picture.width() - 40, picture.height() - 3),
        ):
            assert picture.pixelColor(point).name() == DARK.page
