"""What a claim is about and who made it: set in the details, undone, seen at another window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QTabBar

from annotator.domain import actions
from annotator.domain.claim import About
from db.drafts import Draft
from db.store import Store
from tests.window.desk import CONTROL, Desk, MakeDesk

Key = Qt.Key


def chooser(desk: Desk) -> QComboBox:
    return desk.widget(QComboBox, "aboutChooser")


def about(desk: Desk) -> list[About]:
    return [claim.about for claim in desk.claims_on_disk()]


def test_what_it_is_about_is_set_and_undone(marked: Desk) -> None:
    assert chooser(marked).currentText() == "content"
    QTest.keyClick(chooser(marked), Key.Key_Down)
    assert chooser(marked).currentText() == "wording"
    assert about(marked) == [About.WORDING, About.CONTENT]
    marked.click_row(2)
    assert chooser(marked).currentText() == "content"
    marked.click_row(1)
    marked.undo()
    assert chooser(marked).currentText() == "content"
    assert about(marked) == [About.CONTENT] * 2
    assert marked.action("actionRedo").isEnabled()
    marked.settle()
    assert marked.action("actionRedo").text() == "Redo: set what a claim is about"


def test_both_are_reached_by_key_from_the_statement(marked: Desk) -> None:
    marked.press(Key.Key_2)
    marked.press(Key.Key_F2)
    gone = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Key.Key_Tab)
        found = QApplication.focusWidget()
        gone.append(found.objectName() if found else "")
    assert gone == ["reasonChooser", "aboutChooser", "claimantEdit"]
    marked.enter("The mayor")
    marked.press(Key.Key_Return)
    assert marked.claims_on_disk()[0].claimant == "The mayor"
    assert marked.table.hasFocus()


def test_a_claimant_is_written_changed_and_taken_away(marked: Desk) -> None:
    marked.write("claimantEdit", "The mayor 😀")
    marked.write("claimantEdit", ", in court")
    field = marked.field("claimantEdit")
    assert marked.claim(1).claimant == field.toPlainText() == "The mayor 😀, in court"
    field.setFocus()
    field.selectAll()
    marked.press(Key.Key_Delete)
    marked.press(Key.Key_Escape)
    assert marked.claims_on_disk()[0].claimant is None
    marked.undo()
    assert field.toPlainText() == "The mayor 😀, in court"


def test_another_windows_change_shows(marked: Desk, make_desk: MakeDesk) -> None:
    ben = make_desk("Ben Orr")
    ben.click_row(1)
    ben.write("claimantEdit", "The port")
    QTest.keyClick(chooser(ben), Key.Key_End)
    marked.wait(lambda: marked.field("claimantEdit").toPlainText() == "The port")
    marked.wait(lambda: chooser(marked).currentText() == "name")


def test_a_claimant_that_another_has_changed_since_is_refused_with_both(marked: Desk) -> None:
    marked.window.workspace._poll.stop()
    marked.type_into("claimantEdit", "The mayor")
    with Store.open(marked.window.store.path) as store:
        desk = store.desk(marked.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 1)
        store.apply(actions.edit_claim(desk.article, claim, claimant="The port"), "Ben Orr")
    marked.press(Key.Key_Return)
    assert "The port" in marked.said() and "The mayor" in marked.said()
    assert marked.field("claimantEdit").toPlainText() == "The mayor", "what was typed is still there"
    marked.wait(lambda: marked.claim(1).claimant == "The port")
    QApplication.processEvents()
    marked.field("claimantEdit").setFocus()
    marked.press(Key.Key_Return, CONTROL)
    assert marked.claims_on_disk()[0].claimant == "The mayor"


def test_a_claimant_cut_off_by_a_crash_is_offered_again(marked: Desk, make_desk: MakeDesk) -> None:
    marked.window.store.drafts.keep("Mara Boyd", Draft(marked.claim(2).id, "claimant", "The may"))
    marked.window.close()
    again = make_desk()
    assert "claim 2 offers it again" in again.said()
    assert again.window.message_bar.kind == "warning", "it stays until it is closed"
    again.click_row(2)
    assert "Claimant not finished" in again.widget(QLabel, "draftWords").text()
    again.click(again.widget(QPushButton, "draftRestore"))
    assert again.field("claimantEdit").hasFocus()
    again.press(Key.Key_Return)
    assert again.claims_on_disk()[1].claimant == "The may"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_there_is_room_for_rows_and_for_the_details(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    desk = make_desk(size=size)
    desk.open_text()
    for quote in ("three years late", "cost 4.2 million", "Nobody was hurt"):
        desk.mark(quote)
    desk.click_row(1)
    for key in (Key.Key_2, Key.Key_1, Key.Key_3):
        desk.press(key)
    desk.write("statementEdit", "The bridge opened late")
    desk.press(Key.Key_2)
    desk.widget(QTabBar, "detailTabs").setCurrentIndex(3)
    rows = desk.table.viewport().height() / desk.table.rowHeight(0)
    assert rows >= (13 if size[1] == 900 else 8)
    history = desk.widget(QListWidget, "historyList")
    seen = [row for row in range(history.count()) if _whole(history, row)]
    assert len(seen) >= 4, "an entry is one line where it has room"
    label = desk.widget(QLabel, "claimAbout")
    assert label.text() == "paragraph 1"
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def _whole(shown: QListWidget, row: int) -> bool:
    return shown.viewport().rect().contains(shown.visualItemRect(shown.item(row)).adjusted(0, 0, -1, 0))


def test_the_line_between_table_and_details_stays_where_it_is_dragged(make_desk: MakeDesk) -> None:
    desk = make_desk()
    splitter = desk.window.claims_pane.splitter
    handle = splitter.handle(1)
    middle = handle.rect().center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, left, none, middle)
    QTest.mouseMove(handle, middle - QPoint(0, 90))
    QTest.mouseRelease(handle, left, none, middle)
    table, details = splitter.sizes()
    assert table < details
    desk.window.resize(1440, 860)
    assert splitter.sizes()[0] < splitter.sizes()[1], "the share that the reviewer gave them"
