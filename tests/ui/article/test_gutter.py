"""The numbers beside the text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Placed, Status
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import LIGHT
from annotator.workspace.marks import Mark

from .conftest import Show, settle
from .texts import HARBOUR, long_version, mark_of, marks_of, version_of

V, D = Status.VERIFIED, Status.DISPUTED
LEFT = Qt.MouseButton.LeftButton


def texts(view: ArticleView) -> list[str]:
    return [badge.text for badge in view.gutter.badges()]


def test_a_number_stands_level_with_the_line_its_passage_begins_on(view: ArticleView, show: Show) -> None:
    version = version_of(*HARBOUR)
    marks = [
        mark_of(version, "Ferry bread", 3, V),
        mark_of(version, "its owner", 1, D),
        mark_of(version, "rolls,”", 2, V),
    ]
    show(version, *marks)
    badges = {badge.text: badge.rect for badge in view.gutter.badges()}
    assert list(badges) == ["3", "1", "2"]
    for mark in marks:
        line = view.range_rects(mark.start, mark.start + 1)[0]
        assert line.top() <= badges[str(mark.number)].center().y() <= line.bottom()


def test_on_one_line_the_first_in_the_text_is_nearest(view: ArticleView, show: Show) -> None:
    version = version_of("one two three")
    show(version, mark_of(version, "two", 1, V), mark_of(version, "one", 2, D))
    nearest, next_to_it = view.gutter.badges()
    assert (nearest.text, next_to_it.text) == ("2", "1")
    assert nearest.rect.left() > next_to_it.rect.right()
    assert nearest.rect.right() <= view.gutter.width()


def test_a_passage_that_began_above_has_no_number_in_the_next_paragraph(view: ArticleView, show: Show) -> None:
    version = version_of("The first paragraph.", "The second.")
    show(version, Mark(4, len(version.text) - 2, "p", "c1", 1, V))
    assert texts(view) == ["1"]


def test_a_click_on_a_number_chooses_its_claim(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = version_of("one two three four five six")
    show(version, *(mark_of(version, word, n, V) for n, word in enumerate(version.text.split(), 1)))
    said: list[str] = []
    view.claim_clicked.connect(said.append)
    badges = view.gutter.badges()
    assert [badge.text for badge in badges] == ["1", "2", "+4"]
    for badge in (badges[1], badges[2], badges[2]):
        QTest.mouseClick(view.gutter, LEFT, pos=badge.rect.center().toPoint())
    QTest.mouseClick(view.gutter, LEFT, pos=view.gutter.rect().bottomLeft())
    assert said == ["c2", "c3", "c4"]


def test_the_current_claim_has_a_ring(view: ArticleView, show: Show) -> None:
    version = version_of("one two three")
    show(version, mark_of(version, "one", 1, V), mark_of(version, "two", 2, D))
    ring = view.gutter.badges()[1].rect.adjusted(-2, -2, 2, 2).toRect()

    def ringed() -> bool:
        picture = view.gutter.grab().toImage()
        return picture.pixelColor(ring.center().x(), ring.top()).name() != LIGHT.page

    assert not ringed()
    view.select_claim("c2")
    assert ringed()
    view.select_claim("c1")
    assert not ringed()


def test_numbers_scroll_with_the_text(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = long_version(80)
    show(version, *(Mark(b.start, b.start + 9, f"p{n}", f"c{n}", n, V) for n, b in enumerate(version.blocks, 1)))
    assert texts(view)[0] == "1"
    view.restore_place(version.blocks[40].start)
    settle(qtbot, view)
    assert texts(view)[0] == "41"


def test_numbers_follow_a_change(view: ArticleView) -> None:
    version = version_of("one two")
    index = marks_of(version)
    view.set_version(version, index)
    index.put(mark_of(version, "two", 4, V))
    view.refresh([(4, 7)])
    assert texts(view) == ["4"]


def test_beside_a_right_to_left_article_the_numbers_stand_on_the_right(view: ArticleView, show: Show) -> None:
    version = version_of("باع المخبز أحد عشر ألف رغيف في العام الماضي.")
    show(version, mark_of(version, "باع", 1, V), mark_of(version, "المخبز", 2, D), direction="rtl")
    assert view.gutter.x() > view.viewport().x()
    first, second = view.gutter.badges()
    assert (first.text, second.text) == ("1", "2")
    assert first.rect.right() < second.rect.left()


def test_a_number_tells_its_status_in_words(view: ArticleView, show: Show) -> None:
    version = version_of("one two")
    show(version, mark_of(version, "one", 12, D))
    at = view.gutter.badges()[0].rect.center().toPoint()
    QApplication.sendEvent(view.gutter, QHelpEvent(QEvent.Type.ToolTip, at, view.gutter.mapToGlobal(at)))
    assert QToolTip.text() == "Claim 12, disputed"
    show(version, mark_of(version, "one", 12, D)._replace(state=Placed.MOVED))
    assert texts(view) == ["12?"]
    QApplication.sendEvent(view.gutter, QHelpEvent(QEvent.Type.ToolTip, at, view.gutter.mapToGlobal(at)))
    assert QToolTip.text() == "Claim 12, disputed; moved, to be confirmed"
    QToolTip.hideText()
