"""Whose claim it is to check, and whom claims wait for."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.actions import edit_claim
from annotator.domain.asking import is_waiting
from annotator.domain.change import Change
from annotator.domain.replay import Desk
from annotator.ui.asking.controller import claims_line
from annotator.ui.checking import Checking
from annotator.ui.claims.pane import ClaimsPane
from annotator.ui.plain import one_line
from annotator.ui.viewing import Viewing
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.asking.entering import Entering
    from annotator.ui.asking.waiting import WaitingDialog


class People(QObject):
    """Assigns claims, and lists whom they wait for."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(
        self, workspace: Workspace, checking: Checking, claims: ClaimsPane, viewing: Viewing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._claims = claims
        self._window = window
        self._viewing = viewing
        self._waiting: WaitingDialog | None = None
        workspace.claims_changed.connect(self._follow)
        workspace.article_opened.connect(self._follow)

    @cached_property
    def _entering(self) -> "Entering":
        from annotator.ui.asking.entering import Entering

        return Entering(self._workspace, self._viewing, self._window)

    def assign(self) -> None:
        """Assign the claims that are meant to somebody, or to nobody, in one step."""
        from annotator.ui.asking.dialogs import AskingDialog

        claims, desk = self._checking.meant(), self._workspace.desk
        if not claims or desk is None:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
            return
        meant = self._entering.about(claims)
        done = [(self.tr("Assign"), None)]
        dialog = AskingDialog("assign", self.tr("Assign to"), claims_line(claims), done, self._window)
        names = {one_line(name): name for name in known_names(desk, self._workspace.reviewer)}
        box = dialog.add_choice("Name", self.tr("To whom"), list(names), free=True)
        assigned = {claim.assignee for claim in claims}
        present = assigned.pop() if len(assigned) == 1 else None
        box.setEditText(one_line(present) if present else "")
        edit = box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Nobody"))

        def made(_: object) -> list[Change]:
            name = names.get(box.currentText(), box.currentText())
            article = self._workspace.article
            return [change for claim in meant.claims for change in edit_claim(article, claim, assignee=name)]

        self._entering.show(dialog, meant, made)

    def show_waiting(self) -> None:
        """The list of whom the claims wait for."""
        from annotator.ui.asking.waiting import WaitingDialog

        if self._waiting is None:
            self._waiting = WaitingDialog(self._window)
            self._waiting.claim_chosen.connect(self._go)
        self._waiting.show()
        self._follow()
        self._waiting.raise_()
        self._waiting.activateWindow()
        self._waiting.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: str) -> None:
        if self._workspace.standing([key]):
            self._claims.show_row(key)
            self._checking.show_claim(key)
            self._claims.focus_table()

    def _follow(self, *_: object) -> None:
        desk = self._workspace.desk
        if self._waiting is not None and self._waiting.isVisible():
            claims = desk.claims.values() if desk else ()
            self._waiting.show_claims(one for one in claims if one.removed_at is None and is_waiting(one))


def known_names(desk: Desk, reviewer: str) -> list[str]:
    """The people who have worked on the article or are to, the reviewer first, the others in alphabetic order."""
    names: set[str] = {sign_off.by for sign_off in desk.article.sign_offs}
    for claim in desk.claims.values():
        if claim.removed_at is None:
            names |= {claim.created.by, *(note.by for note in claim.notes), *(one.by for one in claim.sign_offs)}
            names |= {name for name in (claim.assignee, claim.checked and claim.checked.by) if name}
    return [reviewer, *sorted(names - {reviewer, ""}, key=str.casefold)]
