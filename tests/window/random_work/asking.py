"""What a reviewer asks, logs and proposes, what an editor decides, and whose a claim is to check."""

import hypothesis.strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton

from annotator.domain.claim import Claim
from annotator.domain.records import Addressee, LogEntry, Query, QueryState
from annotator.ui.asking.list import QueryList
from annotator.ui.asking.words import Part
from tests.window.desk import SHIFT
from tests.window.random_work.reviewer import ROWS, Reviewer
from tests.window.test_asking import ask, dialog, finish, log, part, propose, type_text

Key = Qt.Key
WORDS = st.sampled_from(["Who says so?", "It was in March.", "four years late"])


class AskingWork(Reviewer):
    """Through the dialogs and the list of queries."""

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, text=WORDS, to=st.sampled_from(Addressee))
    def ask(self, row: int, text: str, to: Addressee) -> None:
        self.click(row)
        ask(self.desk, text, to)
        self.over()

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, last=ROWS, whom=st.sampled_from(["Dana Whitlock", "The port"]), outcome=WORDS, search=st.booleans())
    def log(self, row: int, last: int, whom: str, outcome: str, search: bool) -> None:
        self.click(row)
        self.click(last, SHIFT)
        log(self.desk, whom, outcome if len(outcome) % 2 else "", search=search)
        self.over()

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, text=WORDS)
    def propose_a_correction(self, row: int, text: str) -> None:
        self.click(row)
        propose(self.desk, text)
        for left in self.desk.window.findChildren(QDialog):
            if left.isVisible():
                assert self.desk.said(), "what is refused has a reason"
                left.reject()

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, last=ROWS, name=st.sampled_from(["Theo Lin", "Ben Orr", ""]))
    def assign(self, row: int, last: int, name: str) -> None:
        self.click(row)
        self.click(last, SHIFT)
        self.desk.press(Key.Key_A, SHIFT)
        assigned = dialog(self.desk, "assignDialog")
        type_text(assigned, "assignName", name, QComboBox)
        finish(assigned)
        self.over()

    @precondition(lambda self: self.with_entries())
    @rule(row=ROWS, at=ROWS, text=WORDS, accepted=st.booleans())
    def open_an_entry(self, row: int, at: int, text: str, accepted: bool) -> None:
        """Answer a query, decide on a correction, or edit an entry of the log."""
        _, entry = self._go_to_entry(row, at)
        QTest.keyClick(self._list(), Key.Key_Return)
        if isinstance(entry, LogEntry):
            edited = dialog(self.desk, "logDialog")
            type_text(edited, "logOutcome", text, QLineEdit)
            finish(edited)
        elif not isinstance(entry, Query):
            decided = dialog(self.desk, "decideDialog")
            type_text(decided, "decideReason", text, QLineEdit)
            name = "decideDone" if accepted else "decideOther"
            QTest.mouseClick(part(decided, QPushButton, name), Qt.MouseButton.LeftButton)
        elif entry.state is not QueryState.WITHDRAWN:
            answered = dialog(self.desk, "answerDialog")
            type_text(answered, "answerText", text)
            finish(answered)
        self.over()

    @precondition(lambda self: self.with_entries())
    @rule(row=ROWS, at=ROWS, text=WORDS)
    def reword_or_ask_again(self, row: int, at: int, text: str) -> None:
        _, entry = self._go_to_entry(row, at)
        if not isinstance(entry, Query):
            return
        if entry.state is not QueryState.OPEN:
            QTest.keyClick(self._list(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            return
        QTest.keyClick(self._list(), Key.Key_Return, SHIFT)
        reworded = dialog(self.desk, "rewordDialog")
        type_text(reworded, "rewordText", text)
        finish(reworded)
        self.over()

    @precondition(lambda self: self.with_entries())
    @rule(row=ROWS, at=ROWS)
    def take_an_entry_back(self, row: int, at: int) -> None:
        """Withdraw a query or a correction, or remove an entry of the log."""
        self._go_to_entry(row, at)
        QTest.keyClick(self._list(), Key.Key_Delete)

    def with_entries(self) -> list[Claim]:
        """The claims that show and have queries, corrections or a log."""
        shown = (self.desk.model.claim_at(row) for row in range(self.desk.model.rowCount()))
        return [claim for claim in shown if _parts(claim)]

    def _go_to_entry(self, row: int, at: int) -> tuple[Claim, Part]:
        found = self.with_entries()
        claim = found[row % len(found)]
        entry = _parts(claim)[at % len(_parts(claim))]
        self.click_claim(claim.id)
        self.desk.window.claims_pane.details.show_query(entry.id)
        self._list().setFocus()
        assert self._list().key == entry.id
        return claim, entry

    def _list(self) -> QueryList:
        return self.desk.window.asking.list


def _parts(claim: Claim) -> tuple[Part, ...]:
    return (*claim.queries, *claim.corrections, *claim.log)
