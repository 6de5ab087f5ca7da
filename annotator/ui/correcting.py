"""Proposing a correction of the claim that is meant: what is to stand in place of its words."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.change import Change
from annotator.domain.claim import Claim
from annotator.domain.correcting import propose_correction
from annotator.domain.errors import Refused
from annotator.domain.times import now
from annotator.ui.checking import Checking, Pane
from annotator.ui.plain import one_line
from annotator.ui.viewing import Viewing
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.asking.entering import Entering

_SHOWN = 80  # code points of the quote in the dialog's words


class Correcting(QObject):
    """Asks for the wording in a dialog that does not block, beginning with the claim's own."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, checking: Checking, viewing: Viewing, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._viewing = viewing
        self._window = window

    @cached_property
    def _entering(self) -> "Entering":
        from annotator.ui.asking.entering import Entering

        return Entering(self._workspace, self._viewing, self._window)

    def ask(self) -> None:
        """Ask for the correction of the claim at the caret, or of the first selected row."""
        from annotator.ui.asking.dialogs import CorrectionDialog

        in_article = self._checking.pane is Pane.ARTICLE
        claim = (self._checking.claim_at_caret() if in_article else None) or self._checking.current()
        if claim is None:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
            return
        quote = claim.passages[0].exact if claim.passages else claim.text
        words = self.tr("What is to stand in place of “{quote}”").format(quote=one_line(quote, _SHOWN))
        dialog = CorrectionDialog(words, quote, self._window)
        meant = self._entering.about([claim])
        self._entering.show(dialog, meant, lambda _: self._proposed(meant.claim, dialog.text.toPlainText()))

    def _proposed(self, claim: Claim, text: str) -> list[Change]:
        workspace = self._workspace
        changes = propose_correction(workspace.article, claim, text, by=workspace.reviewer, at=now())
        if not changes:
            raise Refused(self.tr("That correction is proposed already."))
        return changes
