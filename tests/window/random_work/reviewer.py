"""A reviewer who marks, waives and judges, in whatever order: memory, table and text agree with the file at every step,
and all of it can be undone and done again."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from annotator.domain.claim import Claim, Status
from annotator.domain.coverage import count_covered
from annotator.domain.replay import Desk as Memory
from annotator.ui.offsets import Offsets
from annotator.workspace.marks import Mark, marks_of_claim, marks_of_waiver
from db.store import Store
from tests.window.desk import CONTROL, SHIFT, TEXT, Desk

Key = Qt.Key
STATUS_KEYS = st.sampled_from([Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_3])
PLACES = st.integers(0, 400)
ROWS = st.integers(0, 30)


class Reviewer(RuleBasedStateMachine):
    """Works with real keys and clicks at one window, each time on an article of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.article = desk.open_text(TEXT)
        self.store = desk.window.store
        self.beginning: Any = self.state()
        desk.window.message_bar.clear()

    # In the article

    @rule(start=PLACES, length=st.integers(1, 60), key=st.sampled_from([Key.Key_C, Key.Key_1, Key.Key_2, Key.Key_3]))
    def mark_a_selection(self, start: int, length: int, key: Key) -> None:
        if self.select(start, length):
            self.desk.press(key)

    @rule(place=PLACES, key=STATUS_KEYS)
    def give_what_is_at_the_caret_a_status(self, place: int, key: Key) -> None:
        self.put_caret(place)
        self.desk.press(key)

    @rule(place=PLACES)
    def split_at_the_caret(self, place: int) -> None:
        self.put_caret(place)
        self.desk.press(Key.Key_S)

    @rule(place=PLACES)
    def remove_what_is_at_the_caret(self, place: int) -> None:
        self.put_caret(place)
        self.desk.press(Key.Key_Delete)

    @rule(start=PLACES, length=st.integers(1, 40))
    def waive_a_selection(self, start: int, length: int) -> None:
        if self.select(start, length):
            self.desk.press(Key.Key_X)

    @rule(place=PLACES, modifiers=st.sampled_from([Qt.KeyboardModifier.NoModifier, SHIFT]))
    def waive_at_the_caret(self, place: int, modifiers: Qt.KeyboardModifier) -> None:
        self.put_caret(place)
        self.desk.press(Key.Key_X, modifiers)

    @rule(key=st.sampled_from([Key.Key_N, Key.Key_J, Key.Key_K, Key.Key_Space, Key.Key_W]), then=STATUS_KEYS)
    def go_about_and_give_a_status(self, key: Key, then: Key) -> None:
        self.desk.view.setFocus()
        self.desk.press(key)
        self.desk.press(then)

    # In the table

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, key=STATUS_KEYS)
    def give_a_row_a_status(self, row: int, key: Key) -> None:
        self.click(row)
        self.desk.press(key)

    @precondition(lambda self: self.desk.model.rowCount() > 1)
    @rule(first=ROWS, last=ROWS, key=st.sampled_from([Key.Key_1, Key.Key_2, Key.Key_Delete]))
    def do_to_many_rows(self, first: int, last: int, key: Key) -> None:
        self.click(first)
        self.click(last, SHIFT)
        self.desk.press(key)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, start=PLACES, length=st.integers(1, 40), key=st.sampled_from([Key.Key_A, Key.Key_R]))
    def give_a_claim_a_passage(self, row: int, start: int, length: int, key: Key) -> None:
        self.click(row)
        if self.select(start, length):
            self.desk.press(key)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(
        row=ROWS, field=st.sampled_from(["statementEdit", "noteEdit"]), text=st.sampled_from(["So it was.", "😀 نعم"])
    )
    def write(self, row: int, field: str, text: str) -> None:
        self.click(row)
        self.desk.write(field, text)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, field=st.sampled_from(["statementEdit", "noteEdit"]))
    def empty_a_field(self, row: int, field: str) -> None:
        self.click(row)
        self.desk.type_into(field, "x")
        self.desk.press(Key.Key_A, CONTROL)
        self.desk.press(Key.Key_Delete)
        self.desk.press(Key.Key_Escape)

    # Over all of it

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.desk.settle()
            self.desk.undo()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.desk.settle()
            self.desk.redo()

    @rule(column=st.integers(0, 5))
    def sort(self, column: int) -> None:
        self.desk.table.cycle_sort(column)

    @rule(text=st.sampled_from(["", "the", "so it was", "#1"]), status=st.sampled_from([None, *Status]))
    def filter(self, text: str, status: Status | None) -> None:
        pane = self.desk.window.claims_pane
        pane.filter.setText(text)
        pane.chips.choose(status)

    @invariant()
    def the_file_has_what_memory_has(self) -> None:
        with Store.open(self.store.path, make=False) as store:
            assert store.desk(self.article) == self.memory()

    @invariant()
    def the_table_has_what_memory_has(self) -> None:
        claims, pane = self.desk.claims(), self.desk.window.claims_pane
        assert pane.model.total == len(claims)
        assert pane.model.counts == {status: self.desk.statuses().count(status) for status in Status}
        shown = [pane.model.claim_at(row) for row in range(pane.model.rowCount())]
        assert Counter(claim.id for claim in shown) <= Counter(claim.id for claim in claims)
        assert all(claim in claims for claim in shown), "as they are now"
        if not pane.model.filtered:
            assert len(shown) == len(claims)
        elif pane.chips.status and not pane.filter.text():
            assert len(shown) == self.desk.statuses().count(pane.chips.status)
        if self.desk.table.horizontalHeader().sortIndicatorSection() < 0:
            assert [claim.place for claim in shown] == sorted(claim.place for claim in shown)
        for row, claim in enumerate(shown):
            assert pane.model.row_of(claim.id) == row

    @invariant()
    def the_text_shows_what_memory_has(self) -> None:
        marks = self.marks()
        workspace = self.desk.window.workspace
        assert workspace.marks is not None and set(workspace.marks) == set(marks)
        for mark in marks:
            assert 0 <= mark.start < mark.end <= len(self.desk.text)
        if workspace.coverage is not None and workspace.coverage.value is not None:
            ranges = [(mark.start, mark.end) for mark in marks]
            assert workspace.coverage.value == count_covered(self.desk.text, 0, len(self.desk.text), ranges)
        self.desk.view.viewport().repaint()
        assert self.highlighted() == {at for mark in marks for at in range(mark.start, mark.end)} & self.in_sight()

    @invariant()
    def nothing_is_lost_by_typing(self) -> None:
        assert self.store.drafts.left("Mara Boyd") == []

    def teardown(self) -> None:
        """All done again is the end, all undone the beginning, and all redone the end once more."""
        pane = self.desk.window.claims_pane
        pane.clear_filter()
        pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.all_the_way("actionRedo")
        end = self.state()
        self.all_the_way("actionUndo")
        assert self.state() == self.beginning
        self.the_table_has_what_memory_has()
        self.the_text_shows_what_memory_has()
        self.all_the_way("actionRedo")
        assert self.state() == end
        self.the_file_has_what_memory_has()
        self.the_table_has_what_memory_has()
        self.the_text_shows_what_memory_has()

    # What the hand does, and what is seen

    def select(self, start: int, length: int) -> bool:
        """Select a stretch with letters in it; False where there are none."""
        start = min(start, len(self.desk.text) - 1)
        end = min(start + length, len(self.desk.text))
        self.desk.view.setFocus()
        self.desk.view.set_selected_range(start, end)
        return bool(self.desk.text[start:end].strip())

    def put_caret(self, place: int) -> None:
        self.desk.view.setFocus()
        self.desk.view.set_caret(min(place, len(self.desk.text)))

    def click(self, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.click_claim(self.desk.model.claim_at(row % self.desk.model.rowCount()).id, modifiers)

    def click_claim(self, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click the row of the claim of that id, which the table shows."""
        self.desk.table.scrollTo(self.desk.model.index(self.desk.model.row_of(key) or 0, 1))
        self.desk.click_row(self.desk.window.workspace.claim(key).number, modifiers)

    def over(self) -> None:
        """The dialog that was filled in has gone: what was entered in it was taken."""
        left = [dialog for dialog in self.desk.window.findChildren(QDialog) if dialog.isVisible()]
        assert left == [], self.desk.said()

    def all_the_way(self, name: str) -> None:
        self.desk.window.message_bar.clear()
        self.desk.settle()
        while self.desk.action(name).isEnabled():
            self.desk.trigger(name)
            self.desk.settle()
            assert self.desk.said() == ""

    def memory(self) -> Memory:
        """What the window has in memory."""
        desk = self.desk.window.workspace.desk
        assert desk is not None
        return desk

    def marks(self) -> list[Mark]:
        desk = self.memory()
        of_claims = [mark for claim in desk.claims.values() for mark in marks_of_claim(claim, 1)]
        return of_claims + [mark for waiver in desk.waivers.values() for mark in marks_of_waiver(waiver, 1)]

    def in_sight(self) -> set[int]:
        """The offsets of the blocks that show."""
        version, found = self.desk.window.workspace.version, set()
        for block, _ in self.desk.view._places.visible_blocks():
            shape = version.blocks[block.blockNumber()]
            found |= set(range(shape.start, shape.end))
        return found

    def highlighted(self) -> set[int]:
        """The offsets of the characters that show a highlight."""
        offsets, found = Offsets(self.desk.text), set()
        for block, _ in self.desk.view._places.visible_blocks():
            for laid in block.layout().formats():
                first = block.position() + laid.start
                found |= set(range(offsets.from_qt(first), offsets.from_qt(first + laid.length)))
        return found

    def state(self) -> Any:
        """Article, claims and waivers, but for who changed a claim last and when."""
        return self.memory().article, [unstamped(claim) for claim in self.desk.claims()], self.desk.waivers()


def unstamped(claim: Claim) -> tuple[object, ...]:
    return (
        claim.id,
        claim.number,
        claim.status,
        claim.reason,
        claim.checked,
        claim.statement,
        claim.passages,
        claim.notes,
    )


def work(machine: type[Reviewer], make: Callable[[], Desk], *, runs: int = 6, steps: int = 40) -> None:
    """So many runs of that many random steps, each at the desk that `make` gives for it. A run that fails is told as
    it was: to look for a shorter one takes minutes."""

    class Here(machine):  # type: ignore[valid-type,misc]
        def __init__(self) -> None:
            super().__init__(make())

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
