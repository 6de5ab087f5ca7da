"""Any number of articles: the list, searched and sorted; renaming, removing, the bin and undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.readers import read
from annotator.ui.articles_dialog import ArticlesDialog
from tests.window.desk import CONTROL, Desk, MakeDesk, in_use

Key = Qt.Key


@pytest.fixture
def shelf(make_desk: MakeDesk) -> Desk:
    """Three articles; the bridge is open, and one of its two claims is checked."""
    desk = make_desk()
    for name, publication, date, text in (
        ("mill.md", "The Weir Post", "2025-01-02", "# Mill reopens\n\nIt turned on Friday.\n"),
        ("boats.md", "Harbour News", "2024-06-30", "# Boats return\n\nSix came back.\n"),
    ):
        head = f"---\ntitle: {text.split(chr(10))[0][2:]}\npublication: {publication}\ndate: {date}\n---\n"
        desk.window.workspace.add_article(read((head + text).encode(), name))
    desk.open_text()
    desk.mark("three years late", Key.Key_1)
    desk.mark("Nobody was hurt")
    return desk


def listed(desk: Desk) -> ArticlesDialog:
    desk.press(Key.Key_L, CONTROL)
    return desk.dialog(ArticlesDialog)


def column(dialog: ArticlesDialog, column: int = 0) -> list[str]:
    return [dialog.model.index(row, column).data() for row in range(dialog.model.rowCount())]


def choose(dialog: ArticlesDialog, title: str) -> None:
    dialog.table.selectRow(column(dialog).index(title))


def close(dialog: ArticlesDialog) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)


BRIDGE, MILL, BOATS = "Bridge reopens after three years", "Mill reopens", "Boats return"


def test_the_list_tells_what_each_is_and_how_far_it_is_checked(shelf: Desk) -> None:
    dialog = listed(shelf)
    rows = dict(zip(column(dialog), zip(*(column(dialog, at) for at in (1, 2, 3)), strict=True), strict=True))
    assert set(rows) == {BRIDGE, MILL, BOATS}
    assert rows[MILL][:2] == ("The Weir Post", "2025-01-02")
    assert rows[BOATS][:2] == ("Harbour News", "2024-06-30")
    assert "1" in rows[BRIDGE][2] and "2" in rows[BRIDGE][2], rows[BRIDGE]
    in_use(shelf.qtbot, shelf.window)
    shelf.click_row(2)
    shelf.press(Key.Key_1)
    close(dialog)
    dialog = listed(shelf)
    assert column(dialog, 3)[column(dialog).index(BRIDGE)] != rows[BRIDGE][2]


@pytest.mark.parametrize(
    ("typed", "titles"), [("reopens", {BRIDGE, MILL}), ("weir", {MILL}), ("boats return", {BOATS}), ("xyz", set())]
)
def test_typing_searches_title_and_publication(shelf: Desk, typed: str, titles: set[str]) -> None:
    dialog = listed(shelf)
    search = dialog.findChild(QLineEdit, "articleSearch")
    assert search is not None and search.hasFocus()
    QTest.keyClicks(search, typed)
    assert set(column(dialog)) == titles
    if not titles:
        assert "No article matches" in dialog.empty.text()


def test_enter_opens_what_was_searched_for(shelf: Desk) -> None:
    dialog = listed(shelf)
    QTest.keyClicks(dialog.search_edit, "weir")
    QTest.keyClick(dialog.search_edit, Key.Key_Return)
    assert shelf.article.title == MILL
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("at", "first", "last"), [(0, BOATS, MILL), (1, BOATS, MILL), (2, BOATS, MILL), (4, MILL, BRIDGE)]
)
def test_a_click_on_a_heading_sorts(shelf: Desk, at: int, first: str, last: str) -> None:
    dialog = listed(shelf)
    header = dialog.table.horizontalHeader()
    known = [title for title in column(dialog) if at in (0, 4) or title != BRIDGE]
    assert set(known) >= {first, last} - {BRIDGE}

    def click() -> list[str]:
        place = QPoint(header.sectionViewportPosition(at) + 12, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return [title for title in column(dialog) if title in known]

    orders = [click(), click()]
    assert orders[0] == orders[1][::-1]
    assert sorted(orders[0]) == sorted(known)
    assert {orders[0][0], orders[0][-1]} == {first, last}


def test_a_title_is_changed_in_the_list_and_undone(shelf: Desk) -> None:
    dialog = listed(shelf)
    choose(dialog, BRIDGE)
    shelf.click(dialog.rename_button)
    editor = dialog.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "The north bridge")
    QTest.keyClick(editor, Key.Key_Return)
    shelf.wait(lambda: "The north bridge" in column(dialog))
    assert BRIDGE not in column(dialog)
    assert shelf.window.windowTitle().startswith("The north bridge")
    assert shelf.on_disk().article.title == "The north bridge"
    close(dialog)
    shelf.undo()
    assert shelf.window.windowTitle().startswith(BRIDGE)
    assert shelf.on_disk().article.title == BRIDGE


def test_an_article_that_is_not_open_is_renamed_too(shelf: Desk) -> None:
    dialog = listed(shelf)
    choose(dialog, MILL)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "The mill turns")
    QTest.keyClick(editor, Key.Key_Return)
    shelf.wait(lambda: "The mill turns" in column(dialog))
    assert {article.title for article in shelf.window.store.articles()} == {BRIDGE, "The mill turns", BOATS}


def test_an_article_goes_to_the_bin_and_comes_back(shelf: Desk) -> None:
    dialog = listed(shelf)
    choose(dialog, MILL)
    shelf.click(dialog.remove_button)
    assert set(column(dialog)) == {BRIDGE, BOATS}
    shelf.click(dialog.bin_button)
    assert column(dialog) == [MILL]
    choose(dialog, MILL)
    shelf.click(dialog.restore_button)
    assert column(dialog) == []
    shelf.click(dialog.bin_button)
    assert set(column(dialog)) == {BRIDGE, MILL, BOATS}


def test_removing_the_open_article_is_said_and_undone(shelf: Desk) -> None:
    dialog = listed(shelf)
    choose(dialog, BRIDGE)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert BRIDGE not in column(dialog)
    close(dialog)
    assert "in the bin" in shelf.said()
    shelf.undo()
    assert shelf.said() == ""
    assert shelf.on_disk().article.removed_at is None
    dialog = listed(shelf)
    assert BRIDGE in column(dialog)
    assert len(shelf.claims()) == 2


def test_several_are_removed_at_once(shelf: Desk) -> None:
    dialog = listed(shelf)
    dialog.table.setFocus()
    dialog.table.selectAll()
    shelf.click(dialog.remove_button)
    assert column(dialog) == []
    assert "No articles" in dialog.empty.text()


def test_what_is_opened_from_the_list_is_as_it_was_left(shelf: Desk) -> None:
    steps: list[Callable[[], object]] = []
    for title in (MILL, BRIDGE):
        dialog = listed(shelf)
        choose(dialog, title)
        shelf.click(dialog.open_button)
        assert shelf.article.title == title
        steps.append(shelf.rows)
    assert shelf.rows() == ["Three years late", "Nobody was hurt"]
    assert shelf.selected() == [2]
