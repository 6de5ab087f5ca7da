"""Reading and selecting: offsets are code points both ways, whatever is in the text."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.ui.article.view import ArticleView
from annotator.ui.theme import DARK, LIGHT, Density

from .conftest import Show, before, settle
from .texts import HARBOUR, long_version, place_of, version_of

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, view: ArticleView, start: int, end: int) -> None:
    """Drag from before the character at `start` to before that at `end`."""
    QTest.mousePress(view.viewport(), LEFT, pos=before(view, start))
    QTest.mouseMove(view.viewport(), before(view, (start + end) // 2))
    QTest.mouseMove(view.viewport(), before(view, end))
    QTest.mouseRelease(view.viewport(), LEFT, pos=before(view, end))


def test_a_drag_selects_code_points_and_says_so_when_it_ends(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of(*HARBOUR))
    said: list[object] = []
    view.selection_changed.connect(said.append)
    start, end = place_of(version, "rolls 👩‍🔬 last year")
    drag(qtbot, view, start, end)
    assert view.selected_range() == (start, end)
    assert said == [(start, end)]
    assert version.text[start:end] == "rolls 👩‍🔬 last year"


def test_a_drag_backwards_selects_the_same(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of(*HARBOUR))
    start, end = place_of(version, "said on Thursday")
    drag(qtbot, view, end, start)
    assert view.selected_range() == (start, end)
    assert view.caret() == start


def test_arabic_after_emoji_is_selected_where_it_is(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of(*HARBOUR))
    start, end = place_of(version, "أحد عشر ألف رغيف")
    view.set_selected_range(start, end)
    assert view.textCursor().selectedText() == version.text[start:end]
    assert view.selected_range() == (start, end)


def test_keys_move_the_caret_and_select(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of("a 😀 bc", "second"))
    moved: list[int] = []
    view.caret_moved.connect(moved.append)
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Right)
    assert moved == [1, 2, 3]
    with qtbot.waitSignal(view.selection_changed) as said:
        for _ in range(3):
            QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said.args == [(3, 6)]
    assert version.text[3:6] == " bc"
    with qtbot.waitSignal(view.selection_changed) as cleared:
        QTest.keyClick(view, Key.Key_Left)
    assert cleared.args == [None]


def test_keys_that_go_on_selecting_are_told_of_once(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("one two three four"))
    said: list[object] = []
    view.selection_changed.connect(said.append)
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    assert view.selected_range() == (0, 14)
    qtbot.waitUntil(lambda: said == [(0, 14)])


def test_escape_clears_the_selection(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("one two three"))
    view.set_selected_range(4, 7)
    with qtbot.waitSignal(view.selection_changed) as said:
        QTest.keyClick(view, Key.Key_Escape)
    assert said.args == [None]
    assert view.caret() == 7


def test_a_press_on_the_selection_begins_another(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("one two three four five"))
    view.set_selected_range(0, 18)
    drag(qtbot, view, 4, 13)
    assert view.selected_range() == (4, 13)


def test_a_press_between_two_paragraphs_goes_to_the_nearer(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of("First paragraph.", "Second paragraph.", *["More." for _ in range(400)]))
    first = view.range_rects(0, 1)[0]
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(first.left() + 1, first.bottom() + 3))
    assert view.caret() == 0
    second = view.range_rects(version.blocks[1].start, version.blocks[1].start + 1)[0]
    view.set_caret(5)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(second.left() + 1, second.top() - 11))
    assert view.caret() == version.blocks[1].start


def test_copying_gives_the_articles_own_characters(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of("A no-break\u00a0space,\nand a break.", "Second 😀."))
    view.set_selected_range(0, len(version.text))
    QTest.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gc.collect()
    assert QGuiApplication.clipboard().text() == "A no-break\u00a0space,\u2028and a break.\nSecond 😀."


def test_typing_and_pasting_change_nothing(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("one two"))
    QGuiApplication.clipboard().setText("three")
    QTest.keyClicks(view, "xyz")
    for key in (Key.Key_V, Key.Key_X, Key.Key_Z):
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Key.Key_Delete)
    assert view.document().firstBlock().text() == "one two"
    assert not view.document().isModified()


def test_any_range_can_be_selected_and_read_back(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(version_of(*HARBOUR))

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.integers(0, len(version.text)), st.integers(0, len(version.text)))
    def check(first: int, second: int) -> None:
        view.set_selected_range(first, second)
        start, end = sorted((first, second))
        assert view.selected_range() == ((start, end) if start < end else None)
        assert view.caret() == second

    check()


# Places


def test_a_place_is_restored_to_the_line(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(long_version(120))
    view.restore_place(version.blocks[60].start + 100)
    settle(qtbot, view)
    place = view.scroll_place()
    assert version.blocks[60].start < place <= version.blocks[60].start + 100
    view.restore_place(0)
    settle(qtbot, view)
    assert view.scroll_place() == 0
    assert view.verticalScrollBar().value() == 0
    view.restore_place(place)
    settle(qtbot, view)
    assert view.scroll_place() == place


@pytest.mark.parametrize("index", [0, 1, 60, 118, 119])
def test_a_revealed_passage_shows_whole(qtbot: QtBot, view: ArticleView, show: Show, index: int) -> None:
    version = show(long_version(120))
    block = version.blocks[index]
    view.reveal(block.start, block.end)
    settle(qtbot, view)
    rects = view.range_rects(block.start, block.end)
    assert len(rects) == len(view.range_rects(block.start, block.end))
    assert rects[0].top() >= 0
    assert rects[-1].bottom() <= view.viewport().height()
    shown = view.scroll_place()
    view.reveal(block.start, block.end)
    settle(qtbot, view)
    assert view.scroll_place() == shown


def test_a_place_deep_in_a_long_book_is_reached_without_holding_up_the_window(
    qtbot: QtBot, view: ArticleView, show: Show
) -> None:
    version = show(long_version(6000))
    block = version.blocks[5900]
    view.set_selected_range(block.start, block.start + 9)
    view.restore_place(block.start)
    assert view.placing
    assert not view.range_rects(block.start, block.end)
    assert (view.scroll_place(), view.selected_range()) == (block.start, (block.start, block.start + 9))
    settle(qtbot, view)
    assert view.range_rects(block.start, block.end)[0].top() < 20
    assert (view.scroll_place(), view.selected_range()) == (block.start, (block.start, block.start + 9))
    assert view.textCursor().selectedText() == "Paragraph"


def test_the_reviewer_who_goes_elsewhere_is_not_taken_back(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(long_version(6000))
    view.set_caret(version.blocks[5900].start)
    view.restore_place(version.blocks[5900].start)
    QTest.keyClick(view, Key.Key_Right)
    last = view.document().lastBlock()
    qtbot.waitUntil(lambda: last.layout().lineCount() > 0, timeout=20_000)
    assert (view.scroll_place(), view.caret()) == (0, 1)


def test_another_look_keeps_place_selection_and_silence(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(long_version(120))
    start = version.blocks[50].start
    view.set_selected_range(start, start + 9)
    view.restore_place(start)
    settle(qtbot, view)
    said: list[object] = []
    view.selection_changed.connect(said.append)
    view.set_theme(DARK, Density.COMPACT)
    settle(qtbot, view)
    assert (view.scroll_place(), view.selected_range()) == (start, (start, start + 9))
    view.set_theme(LIGHT, Density.COMFORTABLE)
    settle(qtbot, view)
    assert (view.scroll_place(), view.selected_range()) == (start, (start, start + 9))
    assert said == []


def test_resizing_keeps_the_column_until_there_is_no_room(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    version = show(long_version(40))
    lines = len(view.range_rects(0, version.blocks[0].end))
    left = view.mapFromGlobal(view.viewport().mapToGlobal(view.range_rects(0, 1)[0].topLeft())).x()
    view.resize(1000, 500)
    settle(qtbot, view)
    wide = view.mapFromGlobal(view.viewport().mapToGlobal(view.range_rects(0, 1)[0].topLeft())).x()
    assert wide > left
    assert len(view.range_rects(0, version.blocks[0].end)) == lines
    view.restore_place(version.blocks[20].start)
    settle(qtbot, view)
    view.resize(420, 500)
    settle(qtbot, view)
    assert len(view.range_rects(version.blocks[20].start, version.blocks[20].end)) > lines
    assert view.scroll_place() == version.blocks[20].start
    assert max(rect.right() for rect in view.range_rects(0, len(version.text))) <= view.viewport().width()


def test_the_caret_shows_where_it_stands(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("one    two"))
    view.set_caret(5)
    view.clearFocus()
    without = view.viewport().grab(view.cursorRect()).toImage()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    assert view.viewport().grab(view.cursorRect()).toImage() != without
