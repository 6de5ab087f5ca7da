"""The text fields of the claim shown: what is being typed in them, what was refused, what is offered again."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from annotator.ui.claims.draft_offer import DraftOffer
from annotator.ui.claims.fields import TextField


class Edits(QObject):
    """Fields by their names, all of the same claim. An edit is one change: it ends at focus-out, on Ctrl+Enter, when
    another claim is shown, and by `commit`."""

    edited = Signal(str, str, str, str)  # the field's name, claim's id, text, the text that the edit was begun from
    drafted = Signal(str, str, str)  # claim's id, field, text so far, within a second of typing
    dropped = Signal(str, str)  # claim's id, field: nothing is being typed there any more
    restored = Signal(str)  # field: a draft was taken into it
    typed = Signal()  # something is typed that is not kept anywhere yet
    left = Signal()  # the reviewer is done with a field

    def __init__(self, fields: Mapping[str, TextField], offer: DraftOffer, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        self._offer = offer
        self._claim: str | None = None
        self._refused: dict[tuple[str, str], str] = {}
        offer.restored.connect(self._restore)
        offer.discarded.connect(self._drop)
        for name, field in fields.items():
            field.edited.connect(lambda text, begun_from, name=name: self._edit(name, text, begun_from))
            field.drafted.connect(lambda text, name=name: self._draft(name, text))
            field.unchanged.connect(lambda name=name: self._drop(name))
            field.typed.connect(self.typed)
            field.left.connect(self.left)

    def turn_to(self, claim_id: str | None) -> None:
        """The fields are another claim's from now on, or nobody's. Call `show_refused` once they show it."""
        self.commit()
        self._claim = claim_id
        self._offer.clear()

    def show_refused(self) -> None:
        """Put back what the reviewer had typed for this claim and could not be taken."""
        for name, field in self._fields.items():
            kept = self._refused.get((self._claim or "", name))
            if kept is not None:
                field.type_text(kept)

    def commit(self) -> None:
        """End the edits under way: before closing, undo, export and the like."""
        for field in self._fields.values():
            field.commit()

    def refuse(self, claim_id: str, name: str, text: str) -> None:
        """An edit was not taken: the text stays in its field, also when that claim is shown again later."""
        self._refused[claim_id, name] = text
        if self._claim == claim_id:
            field = self._fields[name]
            field.refuse()
            if field.text() != text:  # what stands in the library has been shown meanwhile
                field.type_text(text)

    def know_theirs(self, claim_id: str, name: str) -> None:
        """The reviewer has been told what others have written there: committing again replaces it."""
        if self._claim == claim_id:
            self._fields[name].know_theirs()

    def offer(self, name: str, text: str) -> None:
        """Offer a draft of the claim shown again."""
        if self._claim is not None and text != self._fields[name].text():
            self._offer.offer(name, text)

    def set_read_only(self, read_only: bool) -> None:
        for field in self._fields.values():
            field.setReadOnly(read_only)

    def _edit(self, name: str, text: str, begun_from: str) -> None:
        if self._claim is not None:
            self._refused.pop((self._claim, name), None)
            self._offer.forget(name)
            self.edited.emit(name, self._claim, text, begun_from)

    def _draft(self, name: str, text: str) -> None:
        if self._claim is not None:
            self.drafted.emit(self._claim, name, text)

    def _drop(self, name: str) -> None:
        if self._claim is not None:
            self.dropped.emit(self._claim, name)

    def _restore(self, name: str, text: str) -> None:
        self._fields[name].type_text(text)
        self.restored.emit(name)
