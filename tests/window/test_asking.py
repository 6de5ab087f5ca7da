"""Queries, the log, corrections to be decided, whom claims wait for and whose they are, through the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTreeWidget,
    QWidget,
)

from annotator.domain import asking
from annotator.domain.claim import Decision
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState
from annotator.ui.asking.list import QueryList
from annotator.ui.asking.painting import ENTRY
from annotator.ui.message_bar import MessageBar
from db.store import Store
from tests.window.desk import CONTROL, SHIFT, Desk, Found, MakeDesk
from tests.window.test_access import nameless

Key = Qt.Key
NOT_GRABBED = pytest.mark.qt_log_ignore("This plugin does not support grabbing")


def dialog(desk: Desk, name: str) -> QDialog:
    found = desk.dialog(QDialog)
    assert found.objectName() == name
    return found


def part(inside: QDialog, kind: type[Found], name: str) -> Found:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def type_text(inside: QDialog, name: str, text: str, kind: type[QWidget] = QPlainTextEdit) -> None:
    field = part(inside, kind, name)
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, CONTROL)
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClicks(field, text)


def finish(inside: QDialog) -> None:
    """Ctrl+Enter, as from any field."""
    focus = inside.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Return, CONTROL)


def ask(desk: Desk, text: str, to: Addressee = Addressee.AUTHOR) -> None:
    desk.press(Key.Key_Q)
    asked = dialog(desk, "queryDialog")
    part(asked, QComboBox, "queryTo").setCurrentIndex(list(Addressee).index(to))
    type_text(asked, "queryText", text)
    finish(asked)


def log(desk: Desk, whom: str, outcome: str = "", *, search: bool = False) -> None:
    desk.press(Key.Key_T)
    logged = dialog(desk, "logDialog")
    part(logged, QComboBox, "logKind").setCurrentIndex(search)
    type_text(logged, "logWhom", whom, QLineEdit)
    type_text(logged, "logOutcome", outcome, QLineEdit)
    finish(logged)


def propose(desk: Desk, text: str) -> None:
    """Propose a correction of the claim that is meant."""
    desk.press(Key.Key_P)
    proposed = dialog(desk, "correctionDialog")
    type_text(proposed, "correctionText", text)
    finish(proposed)


def shown(desk: Desk) -> QueryList:
    return desk.widget(QueryList, "queryList")


def lines(desk: Desk) -> list[str]:
    found = (shown(desk).item(row).data(ENTRY) for row in range(shown(desk).count()))
    return [" ".join(filter(None, (one.head, one.text, one.under))) for one in found]


def queries(desk: Desk, number: int = 1) -> tuple[Query, ...]:
    return next(claim for claim in desk.claims_on_disk() if claim.number == number).queries


def logged(desk: Desk, number: int = 1) -> tuple[LogEntry, ...]:
    return next(claim for claim in desk.claims_on_disk() if claim.number == number).log


def chip(desk: Desk) -> QAbstractButton:
    return desk.widget(QAbstractButton, "statusChipWaiting")


# Queries


def test_a_query_is_asked_answered_withdrawn_and_asked_again(marked: Desk) -> None:
    ask(marked, "Who says so?")
    assert marked.said() == "Query 1 to the author is asked."
    assert lines(marked) == ["1 to the author, open: Who says so?"]
    assert marked.widget(QTabBar, "detailTabs").tabText(1) == "Queries 1"
    assert "1 query open" in marked.figures()
    marked.press(Key.Key_Q, SHIFT)
    answered = dialog(marked, "answerDialog")
    type_text(answered, "answerText", "The port says so")
    finish(answered)
    assert lines(marked) == ["1 to the author, answered: Who says so? Answer: The port says so"]
    assert "query open" not in marked.figures()
    queue = shown(marked)
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_Delete)
    assert lines(marked)[0].startswith("1 to the author, withdrawn:")
    QTest.keyClick(queue, Key.Key_Return, CONTROL)
    assert lines(marked) == ["1 to the author, open: Who says so?"]
    assert queries(marked)[0].state is QueryState.OPEN
    for _ in range(4):
        marked.settle()
        marked.undo()
    assert lines(marked) == [] and queries(marked) == ()
    assert len(marked.claims()) == 2, "the claim itself stays"


def test_a_query_keeps_its_number_and_the_next_gets_another(marked: Desk) -> None:
    ask(marked, "One?")
    ask(marked, "Two?", Addressee.LAWYER)
    shown(marked).setFocus()
    QTest.keyClick(shown(marked), Key.Key_Home)
    QTest.keyClick(shown(marked), Key.Key_Delete)
    ask(marked, "Three?", Addressee.EDITOR)
    assert [line.split(":")[0] for line in lines(marked)] == [
        *("1 to the author, withdrawn", "2 to the lawyer, open", "3 to the editor, open"),
    ]


def test_enter_answers_and_shift_enter_rewords(marked: Desk) -> None:
    ask(marked, "Who sais so?")
    queue = shown(marked)
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_Return, SHIFT)
    reworded = dialog(marked, "rewordDialog")
    assert part(reworded, QPlainTextEdit, "rewordText").toPlainText() == "Who sais so?"
    type_text(reworded, "rewordText", "Who says so?")
    finish(reworded)
    assert queries(marked)[0].text == "Who says so?"
    QTest.keyClick(queue, Key.Key_Return)
    type_text(dialog(marked, "answerDialog"), "answerText", "The port")
    finish(dialog(marked, "answerDialog"))
    assert queries(marked)[0].answer == "The port"
    QTest.mouseDClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=queue.visualItemRect(queue.item(0)).center())
    again = dialog(marked, "answerDialog")
    assert part(again, QPlainTextEdit, "answerText").toPlainText() == "The port"


def test_without_an_open_query_there_is_nothing_to_answer(marked: Desk) -> None:
    marked.press(Key.Key_Q, SHIFT)
    assert marked.said() == "Claim 1 has no open query."


def test_an_empty_query_is_refused_and_the_dialog_stays(marked: Desk) -> None:
    ask(marked, "   ")
    asked = dialog(marked, "queryDialog")
    assert marked.said() == "A query needs its question."
    type_text(asked, "queryText", "Is it so?")
    finish(asked)
    assert queries(marked)[0].text == "Is it so?"


def test_an_answer_that_another_has_given_meanwhile_is_refused_with_both(marked: Desk) -> None:
    ask(marked, "Who says so?")
    marked.window.workspace._poll.stop()
    marked.press(Key.Key_Q, SHIFT)
    answered = dialog(marked, "answerDialog")
    type_text(answered, "answerText", "The port")
    with Store.open(marked.window.store.path) as store:
        desk = store.desk(marked.article.id)
        claim = next(c for c in desk.claims.values() if c.number == 1)
        store.apply(asking.answer_query(desk.article, claim, claim.queries[0], "The mayor"), "Ben Orr")
    finish(answered)
    assert answered.isVisible() and "Ben Orr" in marked.said()
    assert part(answered, QPlainTextEdit, "answerText").toPlainText() == "The port"
    finish(answered)
    assert queries(marked)[0].answer == "The port", "the reviewer knew of the other, and replaced it"


@NOT_GRABBED
def test_the_menu_offers_what_can_be_done(marked: Desk) -> None:
    ask(marked, "Who says so?")
    queue = shown(marked)
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_F10, SHIFT)
    menu = next(m for m in marked.window.findChildren(QMenu, "queryMenu") if m.isVisible())
    assert [a.text() for a in menu.actions() if a.isEnabled()] == ["Answer…", "Reword…", "Withdraw query"]
    menu.actions()[3].trigger()
    menu.close()
    assert queries(marked)[0].state is QueryState.WITHDRAWN


# Log


def test_a_contact_is_logged_under_all_selected_rows_in_one_step(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    log(marked, "Dana Whitlock")
    assert [logged(marked, n)[0].with_whom for n in (1, 2)] == ["Dana Whitlock"] * 2
    assert marked.selected() == [1, 2]
    marked.settle()
    marked.undo()
    assert [logged(marked, n) for n in (1, 2)] == [(), ()]


def test_a_log_entry_is_edited_and_removed(marked: Desk) -> None:
    log(marked, "the land register", search=True)
    assert logged(marked)[0].kind is Attempt.SEARCH
    queue = shown(marked)
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_Return)
    edited = dialog(marked, "logDialog")
    type_text(edited, "logOutcome", "nothing under that name", QLineEdit)
    finish(edited)
    assert lines(marked) == ["Search in the land register: nothing under that name"]
    QTest.keyClick(queue, Key.Key_Delete)
    assert lines(marked) == [] and logged(marked) == ()


# Corrections


def test_a_correction_that_is_refused_stays_in_its_dialog_and_says_why(marked: Desk) -> None:
    marked.press(Key.Key_P)
    proposed = dialog(marked, "correctionDialog")
    text, notice = part(proposed, QPlainTextEdit, "correctionText"), part(proposed, MessageBar, "correctionNotice")
    assert text.textCursor().selectedText() == "three years late", "the words are there to be written over"
    finish(proposed)
    assert notice.text == "That is how it reads already; nothing was proposed."
    type_text(proposed, "correctionText", " ")
    finish(proposed)
    assert notice.text == "A proposed correction needs its wording."
    QTest.keyClick(text, Key.Key_Tab)
    assert not text.hasFocus(), "Tab goes on"
    type_text(proposed, "correctionText", "four years late")
    finish(proposed)
    assert not proposed.isVisible()
    propose(marked, "four years late")
    again = dialog(marked, "correctionDialog")
    assert part(again, MessageBar, "correctionNotice").text == "That correction is proposed already."
    again.reject()
    assert [one.text for one in marked.claim(1).corrections] == ["four years late"]
    marked.undo()
    assert marked.claim(1).corrections == ()


@pytest.mark.parametrize(
    ("button", "decision"), [("decideDone", Decision.ACCEPTED), ("decideOther", Decision.REJECTED)]
)
def test_a_correction_waits_in_a_line_until_it_is_decided(marked: Desk, button: str, decision: Decision) -> None:
    propose(marked, "four years late")
    line = marked.widget(QLabel, "correctionWaits")
    assert line.isVisible() and line.text() == "Correction “four years late” waits for the editor"
    marked.widget(QTabBar, "detailTabs").setCurrentIndex(1)
    queue = shown(marked)
    queue.setFocus()
    QTest.keyClick(queue, Key.Key_Home)
    QTest.keyClick(queue, Key.Key_Return)
    decided = dialog(marked, "decideDialog")
    type_text(decided, "decideReason", "The minutes say so", QLineEdit)
    QTest.mouseClick(part(decided, QPushButton, button), Qt.MouseButton.LeftButton)
    (kept,) = marked.claims_on_disk()[0].corrections
    assert (kept.decision, kept.decided_by, kept.reason) == (decision, "Mara Boyd", "The minutes say so")
    assert not line.isVisible()
    assert f"{decision} by Mara Boyd" in lines(marked)[0]
    QTest.keyClick(queue, Key.Key_Delete)
    assert marked.claims_on_disk()[0].corrections == ()


# Waiting


def test_the_chip_counts_and_filters_those_that_wait(marked: Desk) -> None:
    assert chip(marked).isHidden()
    marked.click_row(2)
    log(marked, "Dana Whitlock")
    assert chip(marked).accessibleName() == "Waiting, 1 claim"
    marked.click(chip(marked))
    assert marked.column(0) == ["2"]
    shown(marked).setFocus()
    QTest.keyClick(shown(marked), Key.Key_Return)
    answered = dialog(marked, "logDialog")
    type_text(answered, "logOutcome", "says it is so", QLineEdit)
    finish(answered)
    assert chip(marked).isHidden()
    assert marked.column(0) == ["1", "2"], "nobody is waited for: all are shown"


def test_the_filter_keeps_room_beside_all_chips(make_desk: MakeDesk) -> None:
    desk = make_desk(size=(1280, 720))
    desk.open_text()
    pane = desk.window.claims_pane
    pane.chips.set_counts(dict.fromkeys(pane.model.counts, 2500), 10_000, 1_234, 5_678)
    desk.wait(lambda: pane.filter.width() >= 100)
    chips = [b for b in pane.chips.findChildren(QAbstractButton) if b.isVisible()]
    assert len(chips) == 7
    assert pane.chips.geometry().right() < pane.filter.geometry().left()
    assert desk.window.width() == 1280


def test_whom_claims_wait_for_is_listed_and_enter_goes_there(marked: Desk) -> None:
    ask(marked, "Who says so?")
    marked.click_row(2)
    ask(marked, "Is it so?")
    log(marked, "Dana Whitlock")
    marked.click_row(1)
    marked.trigger("actionWaitingFor")
    listed = dialog(marked, "waitingDialog")
    tree = part(listed, QTreeWidget, "waitingTree")
    groups = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    heads = [(group.text(0), group.text(1)) for group in groups if group is not None]
    assert heads == [("The author", "2 claims"), ("Dana Whitlock", "1 claim")]
    QTest.keyClick(tree, Key.Key_End)
    QTest.keyClick(tree, Key.Key_Return)
    assert not listed.isVisible()
    assert marked.selected() == [2]
    marked.trigger("actionWaitingFor")
    marked.window.workspace.undo()
    assert tree.topLevelItemCount() == 1, "the open list follows"


# Assigning


def test_claims_are_assigned_in_one_step_and_found_by_name(marked: Desk) -> None:
    marked.click_row(2, SHIFT)
    marked.press(Key.Key_A, SHIFT)
    assigned = dialog(marked, "assignDialog")
    box = part(assigned, QComboBox, "assignName")
    assert [box.itemText(at) for at in range(box.count())] == ["Mara Boyd"]
    type_text(assigned, "assignName", "Theo Lin", QComboBox)
    finish(assigned)
    assert [claim.assignee for claim in marked.claims_on_disk()] == ["Theo Lin"] * 2
    marked.click_row(1)
    assert marked.widget(QLabel, "claimAbout").text() == "paragraph 1 · for Theo Lin"
    assert "assigned to Theo Lin" in marked.widget(QLabel, "claimAbout").toolTip()
    marked.press(Key.Key_A, SHIFT)
    single = dialog(marked, "assignDialog")
    assert part(single, QComboBox, "assignName").currentText() == "Theo Lin"
    type_text(single, "assignName", "", QComboBox)
    finish(single)
    assert [claim.assignee for claim in marked.claims_on_disk()] == [None, "Theo Lin"]
    field = marked.widget(QLineEdit, "claimFilter")
    field.setText("@theo lin")
    assert marked.column(0) == ["2"]
    field.setText("@mara")
    assert marked.column(0) == []
    field.clear()
    marked.click_row(1)
    marked.press(Key.Key_1)
    field.setText("@MARA")
    assert marked.column(0) == ["1"]
    field.clear()
    for _ in range(3):
        marked.settle()
        marked.undo()
    assert [claim.assignee for claim in marked.claims_on_disk()] == [None, None]


@pytest.mark.parametrize("name", ["actionAsk", "actionLog", "actionAssign", "actionWaitingFor"])
def test_every_widget_of_its_dialogs_has_a_name(marked: Desk, name: str) -> None:
    log(marked, "Dana Whitlock")
    marked.trigger(name)
    assert nameless(marked.dialog(QDialog)) == []
