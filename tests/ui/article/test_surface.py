"""What comes to the article from outside: drops, menus and the window's own keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.article.pane import ArticlePane
from annotator.ui.article.view import ArticleView

from .conftest import Show, point_of, settle
from .texts import long_version, marks_of, version_of


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag the data over the target's middle and let go; whether it was taken."""
    none, middle = Qt.KeyboardModifier.NoModifier, target.rect().center()
    enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


@pytest.mark.parametrize("opened", [False, True])
def test_files_and_text_dropped_are_told_of_and_not_inserted(
    qtbot: QtBot, pane: ArticlePane, tmp_path: Path, opened: bool
) -> None:
    version = version_of("The ferry.")
    if opened:
        pane.set_version(version, marks_of(version))
    target = pane.view.viewport() if opened else pane.empty
    said: list[str] = []
    pane.files_dropped.connect(lambda paths: said.append(f"files {paths}"))
    pane.text_dropped.connect(lambda words: said.append(f"text {words}"))
    assert drop(target, files(tmp_path / "a b.txt", tmp_path / "c.md"))
    assert drop(target, text("Some words"))
    assert not drop(target, QMimeData())
    assert said == [f"files {[str(tmp_path / 'a b.txt'), str(tmp_path / 'c.md')]}", "text Some words"]
    if opened:
        assert pane.view.document().firstBlock().text() == "The ferry."


def test_an_address_dropped_from_a_browser_is_text(qtbot: QtBot, pane: ArticlePane) -> None:
    data = text("https://example.org/ferry")
    data.setUrls([QUrl("https://example.org/ferry")])
    with qtbot.waitSignal(pane.text_dropped) as said:
        assert drop(pane.empty, data)
    assert said.args == ["https://example.org/ferry"]


@pytest.mark.parametrize(
    "key", [QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Paste]
)
def test_the_windows_undo_redo_and_paste_work_from_the_article(qtbot: QtBot, key: QKeySequence.StandardKey) -> None:
    window, view = QMainWindow(), ArticleView()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    action = QAction("Do", window)
    action.setShortcut(QKeySequence(key))
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    with qtbot.waitSignal(action.triggered):
        QTest.keySequence(view, QKeySequence(key))


def test_single_letters_reach_the_windows_actions(qtbot: QtBot) -> None:
    window, view = QMainWindow(), ArticleView()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    action = QAction("Claim", window)
    action.setShortcut(QKeySequence("C"))
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(view, Qt.Key.Key_C)


def test_a_menu_is_asked_for_where_the_mouse_is_or_the_caret(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(version_of("The ferry carries bread."))
    asked: list[QPoint] = []
    view.menu_wanted.connect(asked.append)
    at = point_of(view, 5)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
    assert asked[0] == view.viewport().mapToGlobal(at)
    assert asked[1] == view.viewport().mapToGlobal(view.cursorRect().bottomLeft())


def test_the_wheel_scrolls_and_never_zooms(qtbot: QtBot, view: ArticleView, show: Show) -> None:
    show(long_version(60))
    size = view.document().defaultFont().pixelSize()
    lines = len(view.range_rects(0, 150))
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier):
        place = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        scrolled = view.verticalScrollBar().value()
        assert (scrolled > 0) == (modifier == Qt.KeyboardModifier.NoModifier)
    view.restore_place(0)
    settle(qtbot, view)
    assert view.document().defaultFont().pixelSize() == size
    assert len(view.range_rects(0, 150)) == lines


def test_tab_leaves_the_article(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view, button = ArticleView(parent=window), QPushButton(window)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert button.hasFocus()
