"""The list of articles, worked with the keyboard and the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article, ArticleSummary
from annotator.ui.articles_dialog import ArticlesDialog
from annotator.ui.theme import DARK, Density
from annotator.workspace.articles_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


def summary(key: str, title: str, day: int, *, removed: bool = False) -> ArticleSummary:
    at = f"2025-03-{day:02}T09:42:00.000000Z"
    return ArticleSummary(Article(id=key, title=title, imported=at, removed_at=at if removed else None), 3, 1)


ARTICLES = [
    summary("a1", "Bridge closed", 3),
    summary("a2", "Ferry fares rise", 2),
    summary("a3", "Bakery strike", 1),
    summary("a4", "Old news", 4, removed=True),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ArticlesDialog:
    made = ArticlesDialog()
    qtbot.addWidget(made)
    made.set_articles(ARTICLES)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.search_edit.hasFocus)
    return made


def titles(dialog: ArticlesDialog) -> list[str]:
    return [dialog.model.index(row, Column.TITLE).data() for row in range(dialog.model.rowCount())]


def go_to(dialog: ArticlesDialog, article: str) -> None:
    row = dialog.model.row_of(article)
    assert row is not None
    dialog.table.setFocus()
    dialog.table.selectRow(row)


def test_its_list_has_the_name_that_tests_and_tools_know(dialog: ArticlesDialog) -> None:
    assert isinstance(dialog.findChild(QTableView, "articleList"), QTableView)
    assert not dialog.isModal()


def test_enter_opens_and_closes_the_list(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    go_to(dialog, "a2")
    with qtbot.waitSignal(dialog.article_chosen) as caught:
        QTest.keyClick(dialog.table, Key.Key_Return)
    assert caught.args == ["a2"]
    assert not dialog.isVisible()


def test_a_double_click_opens(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    place: QPoint = dialog.table.visualRect(dialog.model.index(1, Column.CHECKED)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(dialog.article_chosen) as caught:
        QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["a2"]


def test_search_down_and_enter_without_the_mouse(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.search_edit, "b")
    assert titles(dialog) == ["Bridge closed", "Bakery strike"]
    QTest.keyClick(dialog.search_edit, Key.Key_Down)
    with qtbot.waitSignal(dialog.article_chosen) as caught:
        QTest.keyClick(dialog.search_edit, Key.Key_Return)
    assert caught.args == ["a3"]


def test_a_search_with_one_hit_is_opened_by_enter(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.search_edit, "ferry")
    with qtbot.waitSignal(dialog.article_chosen) as caught:
        QTest.keyClick(dialog.search_edit, Key.Key_Return)
    assert caught.args == ["a2"]


def test_a_search_without_a_hit_says_so_and_opens_nothing(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.search_edit, "zebra")
    assert dialog.empty.text() == "No article matches."
    assert not dialog.open_button.isEnabled()
    with qtbot.assertNotEmitted(dialog.article_chosen):
        QTest.keyClick(dialog.search_edit, Key.Key_Return)
    assert dialog.isVisible()


def test_f2_renames_in_place(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    go_to(dialog, "a2")
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Ferry fares rise"
    editor.selectAll()
    QTest.keyClicks(editor, "Ferry fares fall")
    with qtbot.waitSignal(dialog.article_renamed) as caught, qtbot.assertNotEmitted(dialog.article_chosen):
        QTest.keyClick(editor, Key.Key_Return)
    assert caught.args == ["a2", "Ferry fares fall"]
    assert dialog.isVisible()


def test_delete_in_a_title_being_edited_removes_a_character_only(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    go_to(dialog, "a2")
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    with qtbot.assertNotEmitted(dialog.article_removed):
        QTest.keyClick(editor, Key.Key_Home)
        QTest.keyClick(editor, Key.Key_Delete)
        QTest.keyClick(editor, Key.Key_End)
        QTest.keyClick(editor, Key.Key_Backspace)
    assert editor.text() == "erry fares ris"
    QTest.keyClick(editor, Key.Key_Escape)
    assert titles(dialog)[1] == "Ferry fares rise"
    assert dialog.isVisible()


def test_delete_removes_every_selected_article(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    go_to(dialog, "a1")
    QTest.keyClick(dialog.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    removed: list[str] = []
    dialog.article_removed.connect(removed.append)
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert removed == ["a1", "a2"]


def test_after_removing_the_next_article_is_current(dialog: ArticlesDialog) -> None:
    go_to(dialog, "a2")
    dialog.set_articles([ARTICLES[0], summary("a2", "Ferry fares rise", 2, removed=True), *ARTICLES[2:]])
    assert titles(dialog) == ["Bridge closed", "Bakery strike"]
    assert dialog.table.currentIndex().data(Qt.ItemDataRole.UserRole) == "a3"


def test_a_refresh_keeps_the_current_article(dialog: ArticlesDialog) -> None:
    go_to(dialog, "a3")
    dialog.set_articles([*ARTICLES, summary("a9", "Census delayed", 9)])
    assert dialog.table.currentIndex().data(Qt.ItemDataRole.UserRole) == "a3"


def test_one_article_taken_in_leaves_the_current_one_current(dialog: ArticlesDialog) -> None:
    go_to(dialog, "a3")
    dialog.put(summary("a9", "Census delayed", 9))
    assert titles(dialog)[0] == "Census delayed"
    assert dialog.table.currentIndex().data(Qt.ItemDataRole.UserRole) == "a3"


def test_the_bin_restores_and_opens_nothing(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.bin_button, Qt.MouseButton.LeftButton)
    assert titles(dialog) == ["Old news"]
    assert not dialog.remove_button.isVisible()
    with qtbot.assertNotEmitted(dialog.article_chosen), qtbot.assertNotEmitted(dialog.article_removed):
        dialog.table.setFocus()
        QTest.keyClick(dialog.table, Key.Key_Return)
        QTest.keyClick(dialog.table, Key.Key_Delete)
    with qtbot.waitSignal(dialog.article_restored) as caught:
        QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["a4"]
    dialog.set_articles(ARTICLES[:3])
    assert dialog.empty.text() == "The bin is empty."


def test_an_empty_library_says_so(dialog: ArticlesDialog) -> None:
    dialog.set_articles([])
    assert dialog.empty.text() == "No articles yet."
    assert not any(b.isEnabled() for b in (dialog.open_button, dialog.rename_button, dialog.remove_button))


def test_a_header_sorts(dialog: ArticlesDialog, qtbot: QtBot) -> None:
    header = dialog.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.TITLE) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert titles(dialog) == sorted(titles(dialog))


def test_several_selected_can_be_removed_but_not_opened(dialog: ArticlesDialog) -> None:
    dialog.table.selectAll()
    assert dialog.remove_button.isEnabled()
    assert not dialog.open_button.isEnabled()
    assert not dialog.rename_button.isEnabled()


def test_compact_rows_are_lower(dialog: ArticlesDialog) -> None:
    before = dialog.table.rowHeight(0)
    dialog.set_theme(DARK, Density.COMPACT)
    assert dialog.table.rowHeight(0) < before
