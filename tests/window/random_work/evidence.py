"""What a reviewer does to evidence, and to the sources that it rests on."""

import hypothesis.strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain import calculation, sourcing
from annotator.domain.calculation import Calculation, Input
from annotator.domain.change import Change
from annotator.domain.evidence import Kind, Source, Stance, Tier
from annotator.domain.ids import new_id
from annotator.ui.evidence.dialog import EvidenceDialog
from annotator.ui.sources.dialog import SourcesDialog
from annotator.ui.sources.edit_dialog import SourceEditDialog
from tests.window.desk import BOTH, CONTROL, SHIFT
from tests.window.evidence import type_in
from tests.window.random_work.reviewer import ROWS, Reviewer

Key = Qt.Key
TITLES = st.sampled_from(["Minutes of the council", "Harbour accounts", "A word from the mayor"])
SOURCES = st.integers(0, 20)
STANCES = st.sampled_from(Stance)
LOCATORS = st.sampled_from(["", "p. 4", "00:12:31"])


class EvidenceWork(Reviewer):
    """Through the dialogs and lists; only calculations come as the command line makes them."""

    # Under claims

    @precondition(lambda self: self.has_rows())
    @rule(row=ROWS, last=ROWS, title=TITLES, stance=STANCES, locator=LOCATORS)
    def add_evidence(self, row: int, last: int, title: str, stance: Stance, locator: str) -> None:
        self.click(row)
        self.click(last, SHIFT)
        self.desk.press(Key.Key_E)
        dialog = self.desk.dialog(EvidenceDialog)
        dialog.use.stance.setCurrentIndex(dialog.use.stance.findData(stance))
        type_in(dialog, Title=title, Locator=locator)
        self._done(dialog)

    @precondition(lambda self: self.has_rows() and self.sources())
    @rule(row=ROWS, source=SOURCES, locator=LOCATORS, title=st.sampled_from([None, "Harbour accounts 2024"]))
    def use_a_source_again(self, row: int, source: int, locator: str, title: str | None) -> None:
        """The source may be edited with it, in the same step and for all who use it."""
        self.click(row)
        self.desk.press(Key.Key_E)
        dialog = self.desk.dialog(EvidenceDialog)
        dialog.source.source_chosen.emit(self.source(source).id)
        type_in(dialog, Locator=locator, **({"Title": title} if title else {}))
        self._done(dialog)

    @precondition(lambda self: self.has_rows())
    @rule(row=ROWS)
    def use_the_same_source_again(self, row: int) -> None:
        self.click(row)
        self.desk.press(Key.Key_E, SHIFT)

    @precondition(lambda self: self.with_evidence())
    @rule(
        row=ROWS, at=ROWS, quote=st.sampled_from(["", "4.2 million, all told"]),
        title=st.sampled_from([None, "The council’s minutes"]), other=st.none() | SOURCES,
    )  # fmt: skip
    def edit_evidence(self, row: int, at: int, quote: str, title: str | None, other: int | None) -> None:
        if not self._go_to_evidence(row, at):
            return
        QTest.keyClick(self.desk.window.evidencing.list, Key.Key_Return)
        dialog = self.desk.dialog(EvidenceDialog)
        if other is not None and self.sources():
            dialog.source.source_chosen.emit(self.source(other).id)
        type_in(dialog, Quote=quote)
        if title:
            dialog.source.texts["title"].setText(title)
        self._done(dialog)

    @precondition(lambda self: self.with_evidence())
    @rule(row=ROWS, at=ROWS)
    def remove_evidence(self, row: int, at: int) -> None:
        if self._go_to_evidence(row, at):
            QTest.keyClick(self.desk.window.evidencing.list, Key.Key_Delete)

    @precondition(lambda self: self.has_rows())
    @rule(row=ROWS, of=st.none() | ROWS, source=st.none() | SOURCES, value=st.integers(1, 9))
    def add_a_calculation(self, row: int, of: int | None, source: int | None, value: int) -> None:
        """Of a number of another claim, and of one from a source, where there are such."""
        workspace, desk = self.desk.window.workspace, self.memory()
        claims = [self.desk.model.claim_at(at) for at in range(self.desk.model.rowCount())]
        claim = claims[row % len(claims)]
        inputs = [Input("a", str(value))]
        if of is not None and claims[of % len(claims)] is not claim:
            inputs.append(Input("b", "2", claim_id=claims[of % len(claims)].id))
        if source is not None and self.sources():
            inputs.append(Input("c", "3", source_id=self.source(source).id))
        formula = " + ".join(one.name for one in inputs)
        made = Source(new_id(), Kind.CALCULATION, title="A sum")

        def changes() -> list[Change]:
            given = Calculation(tuple(inputs), formula)
            known = calculation.calculated(given, workspace.sources, desk.claims, of_claim=claim.id)
            values = {"stance": Stance.SUPPORTS, "tier": Tier.PRIMARY}
            held = calculation.calculation_to_json(known)
            added = sourcing.add_evidence(workspace.article, [claim], made, **values, calculation=held)
            return [*sourcing.add_source(made), *added]

        workspace.do(changes)

    # In the library's list

    @rule(title=TITLES)
    def bring_in_a_source(self, title: str) -> None:
        """As a list of sources does: nothing rests on it yet."""
        self.desk.window.workspace.do(lambda: sourcing.add_source(sourcing.new_source(title=title)))

    @precondition(lambda self: self.sources())
    @rule(source=SOURCES, title=TITLES)
    def edit_a_source(self, source: int, title: str) -> None:
        listed = self._listed()
        listed.edit_wanted.emit(self.source(source).id)
        dialog = self.desk.dialog(SourceEditDialog)
        self.desk.window.jobs.finish()
        dialog.form.texts["title"].setText(title)
        QTest.keyClick(dialog, Key.Key_Return, CONTROL)
        listed.close()
        self.over()

    @precondition(lambda self: self.sources())
    @rule(source=SOURCES)
    def remove_a_source(self, source: int) -> None:
        """It is refused where the source is in use."""
        listed, found = self._listed(), self.source(source)
        listed.go_to(found.id)
        listed.table.setFocus()
        QTest.keyClick(listed.table, Key.Key_Delete)
        said = self.desk.said()
        used = self.store.uses().get(found.id, 0)
        assert (self.memory().house.sources[found.id].removed_at is None) == bool(used or said)
        assert bool(said) or not used
        self.desk.window.message_bar.clear()
        listed.close()

    @precondition(lambda self: len(self.sources()) < len(self.memory().house.sources))
    @rule(source=SOURCES)
    def restore_a_source(self, source: int) -> None:
        listed = self._listed()
        listed.bin_button.setChecked(True)
        listed.table.selectRow(source % listed.model.rowCount())
        listed.restore_button.click()
        listed.bin_button.setChecked(False)
        listed.close()

    @precondition(lambda self: self.has_rows() and self.sources())
    @rule(row=ROWS, last=ROWS, source=SOURCES)
    def use_a_source_from_the_list(self, row: int, last: int, source: int) -> None:
        self.click(row)
        self.click(last, SHIFT)
        listed = self._listed()
        listed.go_to(self.source(source).id)
        QTest.keyClick(listed.search_edit, Key.Key_Return, CONTROL)
        listed.close()

    @rule(back=st.booleans(), times=st.integers(1, 2))
    def go_back_or_on_in_the_list(self, back: bool, times: int) -> None:
        """Of what was done to the library alone; a source that is in use by now stays."""
        listed = self._listed()
        listed.table.setFocus()
        for _ in range(times):
            before = self.memory().house.seq
            QTest.keyClick(listed.table, Key.Key_Z, CONTROL if back else BOTH)
            assert not self.desk.said() or self.memory().house.seq == before
        self.desk.window.message_bar.clear()
        listed.close()

    # What is there

    def has_rows(self) -> bool:
        return self.desk.model.rowCount() > 0

    def with_evidence(self) -> list[str]:
        """The ids of the claims that show and have evidence."""
        shown = (self.desk.model.claim_at(row) for row in range(self.desk.model.rowCount()))
        return [claim.id for claim in shown if claim.evidence]

    def sources(self) -> list[Source]:
        """Those that are not in the bin."""
        found = (source for source in self.memory().house.sources.values() if source.removed_at is None)
        return sorted(found, key=lambda source: source.id)

    def source(self, at: int) -> Source:
        return self.sources()[at % len(self.sources())]

    def _go_to_evidence(self, row: int, at: int) -> bool:
        """Show one of those claims, and make one piece of its evidence the current one."""
        keys = self.with_evidence()
        self.click_claim(keys[row % len(keys)])
        shown = self.desk.window.evidencing.list
        if not shown.count():
            return False
        details = self.desk.window.claims_pane.details
        details.show_evidence(str(shown.item(at % shown.count()).data(Qt.ItemDataRole.UserRole)))
        shown.setFocus()
        return True

    def _listed(self) -> SourcesDialog:
        self.desk.press(Key.Key_L, BOTH)
        return self.desk.dialog(SourcesDialog)

    def _done(self, dialog: EvidenceDialog) -> None:
        QTest.keyClick(dialog, Key.Key_Return, CONTROL)
        self.over()
