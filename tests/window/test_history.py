"""History in the window: the list and its filters, a claim as it was and made so again, what has happened since."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QTableView

from annotator.domain.claim import Status
from annotator.ui.record.dialog import HistoryDialog
from annotator.ui.record.summary_dialog import SummaryDialog
from annotator.workspace.claim_cells import local_time
from tests.window.desk import BOTH, CONTROL, Desk, MakeDesk

Key = Qt.Key
WHAT, CLAIM = 2, 3


def idle(desk: Desk) -> None:
    desk.wait(lambda: not desk.window.jobs.busy)


def history(desk: Desk) -> HistoryDialog:
    desk.press(Key.Key_H, CONTROL)
    dialog = desk.dialog(HistoryDialog)
    idle(desk)
    return dialog


def listed(desk: Desk, column: int = WHAT) -> list[str]:
    """What the list says, the newest first."""
    model = desk.widget(QTableView, "historyTable").model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def ask(desk: Desk, field: str, text: str) -> None:
    """Type into a filter and wait for what it finds."""
    desk.widget(QLineEdit, field).setText(text)
    desk.wait(lambda: not desk.window.record._recounting.dialog.filters._soon.isActive())  # type: ignore[union-attr]
    idle(desk)


def choose(desk: Desk, field: str, words: str) -> None:
    box = desk.widget(QComboBox, field)
    box.setCurrentIndex(box.findText(words))
    ask(desk, "historySearch", "")


@pytest.fixture
def worked(marked: Desk) -> Desk:
    """Claim 1 is disputed and then verified, with a statement; claim 2 has a note by another reviewer."""
    marked.press(Key.Key_2)
    marked.write("statementEdit", "It opened in 2025")
    marked.press(Key.Key_1)
    marked.window.dialogs.reviewer_named.emit("Theo Lin")
    marked.click_row(2)
    marked.write("noteEdit", "Asked twice")
    return marked


def test_the_list_tells_what_was_done_the_newest_first(worked: Desk) -> None:
    history(worked)
    assert listed(worked) == [
        "Note on claim 2: “Asked twice”",
        "Claim 1 set to verified, was disputed",
        "Claim 1: statement “It opened in 2025”",
        "Claim 1 set to disputed, was unchecked",
        "Claim 2 marked on “Nobody was hurt”",
        "Claim 1 marked on “three years late”",
        "Article imported: “Bridge reopens after three years”",
    ]
    assert listed(worked, CLAIM) == ["2", "1", "1", "1", "2", "1", ""]


def test_it_is_filtered_by_claim_person_day_kind_and_words(worked: Desk) -> None:
    history(worked)
    ask(worked, "historyClaim", "2")
    assert listed(worked, CLAIM) == ["2", "2"]
    ask(worked, "historyClaim", "")
    choose(worked, "historyPerson", "Theo Lin")
    assert listed(worked) == ["Note on claim 2: “Asked twice”"]
    choose(worked, "historyPerson", "Everybody")
    choose(worked, "historyKind", "Statuses")
    assert listed(worked) == ["Claim 1 set to verified, was disputed", "Claim 1 set to disputed, was unchecked"]
    choose(worked, "historyKind", "All changes")
    ask(worked, "historyUntil", "yesterday")
    assert listed(worked) == []
    assert worked.widget(QLabel, "historySaid").text() == "Nothing in history is like that."
    ask(worked, "historyUntil", "")
    ask(worked, "historySearch", "hurt")
    assert listed(worked) == ["Claim 2 marked on “Nobody was hurt”"]


def test_what_is_no_day_is_said(worked: Desk) -> None:
    history(worked)
    ask(worked, "historySince", "2025-02-31")
    assert "no day" in worked.widget(QLabel, "historySaid").text()
    assert len(listed(worked)) == 7


def test_moments_are_told_in_this_computers_time(worked: Desk) -> None:
    dialog = history(worked)
    dialog.table.selectRow(listed(worked).index("Claim 1 set to verified, was disputed"))
    told = dialog.changes.model()
    fields = [told.index(row, 1).data() for row in range(told.rowCount())]
    checked = worked.claim(1).checked
    assert checked is not None
    assert told.index(fields.index("checked"), 3).data() == f"Mara Boyd, {local_time(checked.at, seconds=True)}"


def test_before_and_after_by_keys_alone(worked: Desk) -> None:
    dialog = history(worked)
    table, changes = worked.widget(QTableView, "historyTable"), worked.widget(QTableView, "historyChanges")
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Return)
    assert dialog.focusWidget() is changes
    model = changes.model()
    shown = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert ["claim 1", "status", "disputed", "verified"] in shown
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_claim_is_restored_as_it_was_and_that_is_undone(worked: Desk) -> None:
    dialog = history(worked)
    dialog.table.selectRow(3)
    then = worked.widget(QPlainTextEdit, "historyThen").toPlainText()
    assert "status: disputed" in then and "three years late" in then and "statement" not in then
    worked.click(worked.widget(QPushButton, "historyRestore"))
    claim = worked.claim(1)
    assert (claim.status, claim.statement) == (Status.DISPUTED, None)
    assert "Claim 1 is as it was on" in worked.said() and "Notes" in worked.said()
    worked.wait(lambda: listed(worked)[0].startswith("Claim 1 made as it was before: disputed, was verified"))
    dialog.close()
    worked.undo()
    assert (worked.claim(1).status, worked.claim(1).statement) == (Status.VERIFIED, "It opened in 2025")
    worked.redo()
    assert worked.claim(1).status is Status.DISPUTED


def test_as_it_is_now_there_is_nothing_to_restore(worked: Desk) -> None:
    dialog = history(worked)
    dialog.table.selectRow(1)
    assert "so it is now" in dialog.then_title.text()
    assert not worked.widget(QPushButton, "historyRestore").isEnabled()
    dialog.table.selectRow(6)
    assert not worked.widget(QPushButton, "historyRestore").isVisible(), "the import is of no claim"


def test_what_is_done_meanwhile_comes_into_the_list(worked: Desk) -> None:
    history(worked)
    worked.window.workspace.waive(*worked.range_of("the mayor said"))
    worked.wait(lambda: listed(worked)[0] == "“the mayor said” waived (opinion)")


def summary(desk: Desk) -> str:
    """What the dialog says, once it does."""
    idle(desk)
    return desk.widget(QLabel, "summarySentence").text()


def test_what_has_happened_since_yesterday(worked: Desk) -> None:
    worked.press(Key.Key_H, BOTH)
    worked.dialog(SummaryDialog)
    assert summary(worked) == "Since yesterday: 2 claims made, 1 checked, 1 note."
    model = worked.widget(QTableView, "summaryPeople").model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Mara Boyd", "Theo Lin"]


def test_what_has_become_void_since_yesterday(worked: Desk) -> None:
    worked.click_row(1)
    worked.press(Key.Key_G)
    worked.window.dialogs.reviewer_named.emit("Mara Boyd")
    worked.click_row(1)
    worked.press(Key.Key_2)
    worked.press(Key.Key_H, BOTH)
    worked.dialog(SummaryDialog)
    assert summary(worked).endswith("1 checked, 1 disputed, 1 note, 1 signature, 1 signature void.")


def test_what_has_happened_since_the_last_visit(make_desk: MakeDesk) -> None:
    first = make_desk()
    article = first.open_text()
    first.mark("three years late")
    first.window.close()
    other = make_desk("Theo Lin")
    other.window.open_article(article)
    other.mark("Nobody was hurt", Key.Key_2)
    other.press(Key.Key_H, BOTH)
    assert not other.widget(QRadioButton, "summaryVisit").isEnabled(), "Theo Lin was never here"
    other.window.close()
    again = make_desk()
    again.press(Key.Key_H, BOTH)
    assert again.widget(QRadioButton, "summaryVisit").isChecked()
    assert summary(again).endswith(": 1 claim made, 1 checked, 1 disputed.")


def test_what_has_happened_since_a_day(worked: Desk) -> None:
    worked.press(Key.Key_H, BOTH)
    day = worked.widget(QLineEdit, "summaryDayEdit")
    QTest.keyClicks(day, "2999-01-01")
    QTest.keyClick(day, Key.Key_Return)
    assert summary(worked) == "Since 2999-01-01: nothing has changed."
    day.clear()
    QTest.keyClicks(day, "some day")
    QTest.keyClick(day, Key.Key_Return)
    assert "no day or moment" in summary(worked)
