"""Queries, log and corrections in the window: what their keys and their list do to the claims that are meant."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain import asking
from annotator.domain.change import Change, HistoryRow
from annotator.domain.claim import Claim, Correction, Decision
from annotator.domain.correcting import decide_correction, withdraw_correction
from annotator.domain.records import LogEntry, Query, QueryState
from annotator.domain.times import now
from annotator.ui.asking.words import Part, addressee_words, part_of, state_word
from annotator.ui.checking import Checking, Pane
from annotator.ui.claims.details import ClaimDetails
from annotator.ui.plain import one_line
from annotator.ui.viewing import Viewing
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.asking.entering import Entering

_SHOWN = 200  # code points of a claim in a dialog's words


class Asking(QObject):
    """`list` is the list in the details."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(
        self, workspace: Workspace, checking: Checking, details: ClaimDetails, viewing: Viewing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._details = details
        self._window = window
        self._viewing = viewing
        self.list = details.queries
        self.list.open_wanted.connect(self.open)
        self.list.reword_wanted.connect(self.reword)
        self.list.again_wanted.connect(self.ask_again)
        self.list.remove_wanted.connect(self.remove)
        self.list.menu_wanted.connect(self.show_menu)

    @cached_property
    def _entering(self) -> "Entering":
        from annotator.ui.asking.entering import Entering

        return Entering(self._workspace, self._viewing, self._window)

    # What the window's keys do

    def ask(self) -> None:
        """Ask a query on the claim that is meant."""
        from annotator.ui.asking.dialogs import QueryDialog

        claim = self._one()
        if claim is None:
            return
        meant, dialog = self._entering.about([claim]), QueryDialog(claim_line(claim), self._window)

        def made(_: object) -> list[Change]:
            article, text = self._workspace.article, dialog.text.toPlainText()
            return asking.ask(article, meant.claim, dialog.addressee, text, by=self._workspace.reviewer, at=now())

        self._entering.show(dialog, meant, made, self._asked)

    def answer_first(self) -> None:
        """Answer the first query of the claim that is open."""
        claim = self._one()
        if claim is None:
            return
        open_ = [query for query in claim.queries if query.state is QueryState.OPEN]
        if open_:
            self._show(claim)
            self._answer(claim, min(open_, key=lambda query: query.number))
        else:
            self.said.emit(self.tr("Claim {number} has no open query.").format(number=f"{claim.number:,}"))

    def log(self) -> None:
        """Log a contact or a search under all claims that are meant."""
        from annotator.ui.asking.dialogs import LogDialog

        claims = self._checking.meant()
        if not claims:
            self._say_none()
            return
        meant, dialog = self._entering.about(claims), LogDialog(claims_line(claims), self._window)

        def made(_: object) -> list[Change]:
            article, by = self._workspace.article, self._workspace.reviewer
            how, outcome = dialog.how.text(), dialog.outcome.text()
            whom = dialog.whom.text()
            return asking.log_attempt(
                article, meant.claims, dialog.kind, whom, how=how, outcome=outcome, by=by, at=now()
            )

        self._entering.show(dialog, meant, made, lambda rows: self._show_entry(claims[0], rows[0]))

    # What is done with one entry of the list

    def open(self, key: str) -> None:
        """Answer the query, decide on the correction, or edit the entry of the log."""
        found = self._found(key)
        if found is None:
            return
        claim, part = found
        if isinstance(part, Query):
            if part.state is QueryState.WITHDRAWN:
                words = self.tr("Query {number} is withdrawn. Ctrl+Enter asks it again.")
                self.said.emit(words.format(number=part.number))
            else:
                self._answer(claim, part)
        elif isinstance(part, Correction):
            self._decide(claim, part)
        else:
            self._edit_log(claim, part)

    def reword(self, key: str) -> None:
        """Another text for an open query."""
        from annotator.ui.asking.dialogs import AskingDialog

        found = self._found_query(key)
        if found is None:
            return
        claim, query = found
        if query.state is not QueryState.OPEN:
            words = self.tr("Query {number} is {state}; only an open one can be reworded.")
            self.said.emit(words.format(number=query.number, state=state_word(query.state)))
            return
        meant = self._entering.about([claim], key)
        title, done = self.tr("Reword query {number}"), [(self.tr("Save"), None)]
        dialog = AskingDialog("reword", title.format(number=query.number), claim_line(claim), done, self._window)
        text = dialog.add_text("Text", self.tr("Query"), query.text)
        self._entering.show(
            dialog,
            meant,
            lambda _: asking.reword_query(self._workspace.article, meant.claim, meant.query, text.toPlainText()),
        )

    def ask_again(self, key: str) -> None:
        """Open a query that was answered or withdrawn."""
        found = self._found_query(key)
        if found is not None:
            claim, query = found
            self._workspace.do(lambda: asking.reopen_query(self._workspace.article, claim, query))

    def remove(self, key: str) -> None:
        """Withdraw the query or the correction, or remove the entry of the log."""
        found = self._found(key)
        if found is not None:
            self._workspace.do(lambda: self._removed(*found))

    def show_menu(self, key: str, place: QPoint) -> None:
        """What can be done with the entry, at that place on the screen."""
        found = self._found(key)
        if found is None:
            return
        part = found[1]
        menu = QMenu(self.tr("Queries and log"), self._window)
        menu.setObjectName("queryMenu")
        menu.setAccessibleName(menu.title())
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(part, Query):
            is_open, withdrawn = part.state is QueryState.OPEN, part.state is QueryState.WITHDRAWN
            self._add(menu, self.tr("Answer…"), "Return", key, not withdrawn)
            self._add(menu, self.tr("Reword…"), "Shift+Return", key, is_open)
            self._add(menu, self.tr("Ask again"), "Ctrl+Return", key, not is_open)
            self._add(menu, self.tr("Withdraw query"), "Del", key, not withdrawn)
        elif isinstance(part, Correction):
            self._add(menu, self.tr("Decide…"), "Return", key, True)
            self._add(menu, self.tr("Withdraw correction"), "Del", key, True)
        else:
            self._add(menu, self.tr("Edit…"), "Return", key, True)
            self._add(menu, self.tr("Remove from log"), "Del", key, True)
        menu.popup(place)

    def _answer(self, claim: Claim, query: Query) -> None:
        from annotator.ui.asking.dialogs import AskingDialog

        meant = self._entering.about([claim], query.id)
        title = self.tr("Answer to query {number}").format(number=query.number)
        words = self.tr("{whom} was asked: {text}").format(whom=addressee_words(query.to).capitalize(), text=query.text)
        dialog = AskingDialog("answer", title, words, [(self.tr("Save"), None)], self._window)
        text = dialog.add_text("Text", self.tr("Answer"), query.answer or "")
        self._entering.show(
            dialog,
            meant,
            lambda _: asking.answer_query(self._workspace.article, meant.claim, meant.query, text.toPlainText()),
        )

    def _decide(self, claim: Claim, correction: Correction) -> None:
        from annotator.ui.asking.dialogs import AskingDialog

        meant = self._entering.about([claim], correction.id)
        words = self.tr("“{old}” is to read: “{new}”").format(old=_quote(claim), new=correction.text)
        buttons = [(self.tr("Accept"), Decision.ACCEPTED), (self.tr("Reject"), Decision.REJECTED)]
        dialog = AskingDialog("decide", self.tr("Decide on the correction"), words, buttons, self._window)
        reason = dialog.add_line("Reason", self.tr("Reason"), correction.reason or "")

        def made(decision: object) -> list[Change]:
            by, said = self._workspace.reviewer, Decision(str(decision))
            return decide_correction(self._workspace.article, meant.claim, meant.correction, said, reason.text(), by=by)

        self._entering.show(dialog, meant, made)

    def _edit_log(self, claim: Claim, entry: LogEntry) -> None:
        from annotator.ui.asking.dialogs import LogDialog

        meant, dialog = self._entering.about([claim], entry.id), LogDialog(claim_line(claim), self._window, entry)

        def made(_: object) -> list[Change]:
            values = {"with_whom": dialog.whom.text(), "how": dialog.how.text(), "outcome": dialog.outcome.text()}
            return asking.edit_log_entry(self._workspace.article, meant.claim, meant.entry, **values)

        self._entering.show(dialog, meant, made)

    def _removed(self, claim: Claim, part: Part) -> list[Change]:
        article = self._workspace.article
        if isinstance(part, Query):
            return asking.withdraw_query(article, claim, part)
        if isinstance(part, Correction):
            return withdraw_correction(article, claim, part)
        return asking.remove_log_entry(article, claim, part)

    # What is meant, and shown

    def _one(self) -> Claim | None:
        """The claim at the caret or, with table or details in use, the first selected row."""
        in_article = self._checking.pane is Pane.ARTICLE
        claim = (self._checking.claim_at_caret() if in_article else None) or self._checking.current()
        if claim is None:
            self._say_none()
        return claim

    def _say_none(self) -> None:
        self.said.emit(self.tr("Put the caret into a claim, or select its row."))

    def _found(self, key: str) -> tuple[Claim, Part] | None:
        """The claim shown and its part of that id, where it may be changed."""
        if self._workspace.store.read_only:
            self.said.emit(self.tr("This library is read-only: nothing can be changed."))
            return None
        claim = self._details.claim
        part = part_of(claim, key) if claim is not None else None
        return (claim, part) if claim is not None and part is not None else None

    def _found_query(self, key: str) -> tuple[Claim, Query] | None:
        found = self._found(key)
        return (found[0], found[1]) if found is not None and isinstance(found[1], Query) else None

    def _asked(self, rows: list[HistoryRow]) -> None:
        row = rows[0]
        claim = self._workspace.claim(row.subject.claim or "")
        self._show_entry(claim, row)
        query = part_of(claim, row.subject.id)
        if isinstance(query, Query):
            words = self.tr("Query {number} to {whom} is asked.")
            self.said.emit(words.format(number=query.number, whom=addressee_words(query.to)))

    def _show_entry(self, claim: Claim, row: HistoryRow) -> None:
        self._show(claim)
        self._details.show_query(row.subject.id)

    def _show(self, claim: Claim) -> None:
        """Have the claim's details shown; of several selected rows, leave them selected."""
        if claim.id not in [chosen.id for chosen in self._checking.chosen()]:
            self._checking.select_claim(claim.id)

    def _add(self, menu: QMenu, words: str, keys: str, key: str, able: bool) -> None:
        slots = {"Return": self.open, "Shift+Return": self.reword, "Ctrl+Return": self.ask_again, "Del": self.remove}
        action = QAction(words, menu)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(able)
        action.triggered.connect(partial(slots[keys], key))  # which takes no word of whether it is checked
        menu.addAction(action)


def claim_line(claim: Claim) -> str:
    """The claim in a dialog's words."""
    words = QCoreApplication.translate("Asking", "Claim {number}: {text}")
    return words.format(number=f"{claim.number:,}", text=one_line(claim.text, _SHOWN))


def claims_line(claims: list[Claim]) -> str:
    """The claims in a dialog's words: one in full, several by their numbers."""
    if len(claims) == 1:
        return claim_line(claims[0])
    words = QCoreApplication.translate("Asking", "Claims {numbers}")
    return words.format(numbers=one_line(", ".join(f"{claim.number:,}" for claim in claims), _SHOWN))


def _quote(claim: Claim) -> str:
    return one_line(claim.passages[0].exact if claim.passages else claim.text, _SHOWN)
