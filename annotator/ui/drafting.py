"""Text being typed into a claim: one change an edit, a draft on disk meanwhile, offered again after a crash."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.actions import newest_note
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.ui.claims.details import ClaimDetails
from annotator.workspace.workspace import Workspace
from db.drafts import Draft


class Drafting(QObject):
    """Between the details' text fields and the library."""

    kept = Signal()  # a draft is on disk
    refused = Signal(str)  # a sentence: why a draft could not be kept
    found = Signal(str)  # a sentence: typing that a crash cut off is there again

    def __init__(self, workspace: Workspace, details: ClaimDetails, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._details = details
        self._left: dict[str, list[Draft]] = {}
        self._unkept: dict[tuple[str, str], str] = {}
        self._overtaken = False
        self._told: list[tuple[str, str]] = []
        self._tell = QTimer(self, singleShot=True, interval=0)
        self._tell.timeout.connect(self._know_theirs)
        details.statement_edited.connect(partial(self._text, "statement"))
        details.claimant_edited.connect(partial(self._text, "claimant"))
        details.note_edited.connect(self._note)
        details.draft_changed.connect(self._keep)
        details.draft_dropped.connect(self._drop)
        workspace.saved.connect(self._keep_now)
        workspace.overtaken.connect(self._was_overtaken)

    def commit(self) -> None:
        """Make a change of what is being typed, before an undo, an export, another article or the end."""
        self._details.commit()

    def keep_refused(self) -> bool:
        """Try to keep what the library refused to take, as drafts. Whether everything typed is on disk now."""
        for (key, field), text in list(self._unkept.items()):
            self._keep(key, field, text)
        return not self._unkept

    def look_for_left(self) -> None:
        """After an article was opened: look for what was being typed into its claims when the program was cut off."""
        self._left.clear()
        for draft in self._workspace.store.drafts.left(self._workspace.reviewer):
            for claim in self._workspace.standing([draft.claim]):
                if draft.text != self._present(claim, draft.field):
                    self._left.setdefault(claim.id, []).append(draft)
        if self._left:
            numbers = ", ".join(str(claim.number) for claim in self._workspace.standing(self._left))
            self.found.emit(
                self.tr("What you were typing was kept: claim {numbers} offers it again.").format(numbers=numbers)
            )

    def offer(self, key: str) -> None:
        """Offer what was left of typing into that claim, now that it is shown."""
        for draft in self._left.pop(key, []):
            self._details.offer_draft(draft.field, draft.text)

    def _present(self, claim: Claim, field: str) -> str:
        if field == "note":
            note = newest_note(claim, self._workspace.reviewer)
            return note.text if note else ""
        return {"statement": claim.statement, "claimant": claim.claimant}[field] or ""

    def _text(self, field: str, key: str, text: str, begun_from: str) -> None:
        # What the reviewer saw is expected, not what the poll may have brought while he typed.
        expected: dict[str, Any] = {field: begun_from or None}
        for claim in self._workspace.standing([key]):
            self._workspace.edit_claim(replace(claim, **expected), **{field: text})
        self._settle(key, field, text)

    def _note(self, key: str, text: str, begun_from: str) -> None:
        for claim in self._workspace.standing([key]):
            self._workspace.write_note(claim, text, begun_from)
        self._settle(key, "note", text)

    def _was_overtaken(self) -> None:
        self._overtaken = True

    def _settle(self, key: str, field: str, text: str) -> None:
        """The draft is done with once the claim says the same; else the edit was refused and the text stays."""
        if any(self._present(claim, field) == text.strip() for claim in self._workspace.standing([key])):
            self._drop(key, field)
        else:
            self._details.refuse_edit(key, field, text)
            self._unkept[key, field] = text
            if self._overtaken:
                # Once this event is over: the key that ends an edit moves the focus too, which ends it again.
                self._told.append((key, field))
                self._tell.start()
        self._overtaken = False

    def _know_theirs(self) -> None:
        """Both versions were shown: what is typed may replace the other's now."""
        self._workspace.look_for_others()
        for key, field in self._told:
            self._details.know_theirs(key, field)
        self._told.clear()

    def _keep(self, key: str, field: str, text: str) -> None:
        try:
            self._workspace.store.drafts.keep(self._workspace.reviewer, Draft(key, field, text))
        except AnnotatorError as error:
            self._unkept[key, field] = text
            self.refused.emit(str(error))
        else:
            self._on_disk(key, field)

    def _drop(self, key: str, field: str) -> None:
        try:
            self._workspace.store.drafts.drop(self._workspace.reviewer, key, field)
        except AnnotatorError as error:
            self.refused.emit(str(error))
        else:
            self._on_disk(key, field)

    def _on_disk(self, key: str, field: str) -> None:
        self._unkept.pop((key, field), None)
        self.kept.emit()

    def _keep_now(self, _: str) -> None:
        """The library takes changes again: what it refused before is kept now, as drafts."""
        self.keep_refused()
