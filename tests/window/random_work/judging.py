"""What a reviewer finds: facts of a claim, ratings, signatures, reasons, and what the house sets for itself."""

import json

import hypothesis.strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from annotator.domain.article_actions import edit_article
from annotator.domain.claim import REASONS, About, Claim, Status
from annotator.domain.sourcing import edit_evidence, edit_source
from annotator.ui.asking.dialogs import AskingDialog
from annotator.ui.rules.house_dialog import HouseDialog
from annotator.ui.rules.json_page import JsonPage
from annotator.ui.rules.publication_dialog import PublicationDialog
from annotator.ui.rules.rating_dialog import RatingDialog
from tests.window.desk import BOTH, CONTROL, SHIFT
from tests.window.random_work.reviewer import PLACES, ROWS, Reviewer
from tests.window.random_work.signed import Signed

Key = Qt.Key
_NEEDS: tuple[object, ...] = (
    {"has": "note"},
    {"is": "signed"},
    {"is": "calculated"},
    {"evidence": {"at_least": 2, "independent": True}},
)
RULES = st.sampled_from([{"rules": [{"id": "own", "words": "A rule", "needs": needs}]} for needs in _NEEDS])
SCALES = st.sampled_from(["Ledger", "Gazette"]).map(
    lambda name: [{"name": name, "worst": 1, "best": 2, "values": [{"value": "Sinks", "number": 1, "status": None}]}]
)


class JudgingWork(Reviewer):
    """Through the dialogs and the details."""

    signed: Signed

    # Of claims

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, last=ROWS, scale=ROWS, value=ROWS, with_status=st.booleans())
    def rate(self, row: int, last: int, scale: int, value: int, with_status: bool) -> None:
        self.click(row)
        self.click(last, SHIFT)
        self.desk.press(Key.Key_V)
        dialog = self.desk.dialog(RatingDialog)
        if value == 0 and dialog.none_button.isEnabled():
            dialog.none_button.click()
            return
        dialog.scale.setCurrentIndex(scale % dialog.scale.count())
        dialog.values.setCurrentRow(value % dialog.values.count())
        dialog.with_status.setChecked(with_status)
        dialog.accept()
        self.over()

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, text=st.sampled_from(["", "The minutes say so."]), label=st.sampled_from(["", "bridges, money"]))
    def edit_what_is_published(self, row: int, text: str, label: str) -> None:
        self.click(row)
        self.desk.press(Key.Key_D)
        dialog = self.desk.dialog(PublicationDialog)
        dialog.reasoning.setPlainText(text)
        dialog.labels.setText(label)
        dialog.appearances.setPlainText("https://a.example/1\nhttps://b.example/2" if text else "")
        dialog.accept()
        self.over()

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, about=st.sampled_from(About), claimant=st.sampled_from(["The mayor", "😀 نعم"]))
    def set_facts(self, row: int, about: About, claimant: str) -> None:
        self.click(row)
        details = self.desk.window.claims_pane.details
        details.about_chosen.emit(about)
        if details.claim is not None:
            self.desk.write("claimantEdit", claimant)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, at=ROWS)
    def give_a_reason(self, row: int, at: int) -> None:
        self.click(row)
        known = (None, *REASONS.get(self.desk.current().status, ()))
        self.desk.window.claims_pane.details.reason_chosen.emit(known[at % len(known)])

    # Signatures

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, last=ROWS, key=st.sampled_from([Key.Key_1, Key.Key_2]))
    def check_and_sign(self, row: int, last: int, key: Key) -> None:
        self.click(row)
        self.click(last, SHIFT)
        self.desk.press(key)
        if self.desk.selected():
            self.about_to_sign()
            self.desk.press(Key.Key_G)

    @rule()
    def sign_all_that_are_ready(self) -> None:
        self.about_to_sign()
        self.desk.press(Key.Key_G, SHIFT)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, last=ROWS)
    def take_signatures_back(self, row: int, last: int) -> None:
        self.click(row)
        self.click(last, SHIFT)
        self.desk.press(Key.Key_G, BOTH)

    @rule(role=st.sampled_from(["Checker", "Editor", "Lawyer"]))
    def sign_the_article(self, role: str) -> None:
        self.about_to_sign()
        self.desk.press(Key.Key_G, CONTROL)
        dialog = self.desk.dialog(AskingDialog)
        roles = dialog.findChild(QComboBox, "signArticleRole")
        assert isinstance(roles, QComboBox)
        roles.setCurrentText(role)
        QTest.keyClick(dialog, Key.Key_Return)

    @precondition(lambda self: self.desk.model.rowCount())
    @rule(row=ROWS, what=st.sampled_from(["reason", "statement", "note", "status", "about", "evidence", "source"]))
    def sign_and_change_what_was_signed(self, row: int, what: str) -> None:
        self.click(row)
        self.desk.press(Key.Key_2)
        if not self.desk.selected():
            return
        claim = self.desk.current()
        self.about_to_sign()
        self.desk.press(Key.Key_G)
        self.signed.see(self.memory())
        if what in ("evidence", "source"):
            self._change_evidence(self.desk.window.workspace.claim(claim.id), what)
        elif what == "reason":
            self.desk.window.claims_pane.details.reason_chosen.emit(REASONS[Status.DISPUTED][row % 4])
        elif what == "about":
            self.desk.window.claims_pane.details.about_chosen.emit(About.WORDING)
        elif what == "status":
            self.desk.press(Key.Key_3)
        else:
            self.desk.write(f"{what}Edit", "It is otherwise.")

    def _change_evidence(self, claim: Claim, what: str) -> None:
        workspace = self.desk.window.workspace
        if not claim.evidence:
            return
        use = claim.evidence[0]
        if what == "evidence":
            workspace.do(lambda: edit_evidence(workspace.article, claim, use, locator="p. 7"))
        else:
            workspace.do(lambda: edit_source(workspace.sources[use.source_id], publisher="The port"))

    def about_to_sign(self) -> None:
        """What is signed is what memory has; what others have done to it is not signed, whoever knows of it."""

    # Of the article, its waivers, and the house

    @rule(place=PLACES, reason=st.sampled_from(["background", "transition", "opinion"]))
    def give_a_waiver_its_reason(self, place: int, reason: str) -> None:
        self.put_caret(place)
        self.desk.window.waiving.give_reason(reason)

    @rule(title=st.sampled_from(["The bridge", "Late"]), byline=st.sampled_from([None, "Ines Calder"]))
    def edit_the_article(self, title: str, byline: str | None) -> None:
        workspace = self.desk.window.workspace
        workspace.change_article(self.article, lambda article: edit_article(article, title=title, byline=byline))

    @rule(rules=st.none() | RULES, scales=st.none() | SCALES)
    def set_the_house(self, rules: object, scales: object) -> None:
        """None is the program's own."""
        self.desk.trigger("actionHouseRules")
        dialog = self.desk.dialog(HouseDialog)
        for at, (name, value) in enumerate((("rules", rules), ("scales", scales))):
            dialog.tabs.setCurrentIndex(at)
            if value is not None:
                page = dialog.pages[name]
                assert isinstance(page, JsonPage)
                page.setPlainText(json.dumps(value))
            elif dialog.reset_button.isEnabled():
                dialog.reset_button.click()
        dialog.accept()
        self.over()
