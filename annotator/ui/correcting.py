"""Proposing a correction of the claim that is meant: what is to stand in place of its words."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.claim import Claim
from annotator.ui.checking import Checking, Pane
from annotator.ui.plain import one_line
from annotator.workspace.workspace import Workspace

_SHOWN = 80  # code points of the quote in the dialog's words


class Correcting(QObject):
    """Asks for the wording in a dialog that does not block, beginning with the claim's own."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, checking: Checking, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._checking = checking
        self._window = window

    def ask(self) -> None:
        """Ask for the correction of the claim at the caret, or of the first selected row."""
        from PySide6.QtWidgets import QInputDialog

        in_article = self._checking.pane is Pane.ARTICLE
        claim = (self._checking.claim_at_caret() if in_article else None) or self._checking.current()
        if claim is None:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))
            return
        quote = claim.passages[0].exact if claim.passages else claim.text
        dialog = QInputDialog(self._window)
        dialog.setObjectName("correctionDialog")
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(self.tr("Propose a correction"))
        words = self.tr("What is to stand in place of “{quote}”:").format(quote=one_line(quote, _SHOWN))
        dialog.setLabelText(words.replace("&", "&&"))
        dialog.setTextValue(quote)
        dialog.textValueSelected.connect(partial(self._propose, claim))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _propose(self, claim: Claim, text: str) -> None:
        if claim.passages and text.strip() == claim.passages[0].exact:
            self.said.emit(self.tr("That is how it reads already; nothing was proposed."))
        else:
            self._workspace.propose_correction(claim, text)
