"""What a key does while checking: which text or which claims it acts on, and where the eye goes afterwards.

The rule of the house (design, section 6): with the article in use, a selection becomes a claim; without one the
claim under the caret is meant, else the sentence under the caret. With table or details in use, the selected rows.
"""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from annotator.domain.claim import Claim, Status
from annotator.domain.coverage import uncovered_ranges
from annotator.domain.sentences import Range, block_sentences, clauses, next_step, sentence_at
from annotator.ui.article.view import ArticleView
from annotator.ui.claims.pane import ClaimsPane
from annotator.workspace.workspace import Workspace


class Pane(Enum):
    """The pane that was last used: by focus, or by selecting something in it."""

    ARTICLE = auto()
    CLAIMS = auto()


class Checking(QObject):
    """Turns keys into changes of the workspace."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, view: ArticleView, claims: ClaimsPane, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view
        self._claims = claims
        self.pane = Pane.ARTICLE
        self.selecting = False  # a row is being selected from here, not by the reviewer

    # Claims

    def new_claim(self) -> None:
        """The selection, else the sentence under the caret, as a claim."""
        self._mark(self._view.selected_range() or self._sentence(), Status.UNCHECKED)

    def set_status(self, status: Status) -> None:
        """That status for what is meant: a selection (as a new claim), a claim, or the selected rows."""
        if not self._open():
            return
        if self.pane is Pane.CLAIMS:
            if not self.give_status(self.chosen(), status):
                self.said.emit(self.tr("Select a claim first."))
            return
        selected = self._view.selected_range()
        claim = None if selected else self.claim_at_caret()
        if claim is not None:
            self.give_status([claim], status)
            self.show_claim(claim.id)
        else:
            self._mark(selected or self._sentence(), status)

    def give_status(self, claims: Sequence[Claim], status: Status) -> bool:
        """That status for those of the claims that have another; the others keep theirs with its reason. False where
        there are no claims."""
        self._workspace.set_status([claim for claim in claims if claim.status is not status], status)
        return bool(claims)

    def add_passage(self) -> None:
        """The selection as a further passage of the current claim."""
        self._place(self._workspace.add_passage)

    def move_passage(self) -> None:
        """The selection in place of the current claim's passage, of several the first whose place is open."""
        self._place(self._workspace.move_passage)

    def split(self) -> None:
        """The claim that is meant in two, where the caret stands in it."""
        current = self.current() if self.pane is Pane.CLAIMS else None
        claim = current or self.claim_at_caret() or self.current()
        if claim is None:
            self.said.emit(self.tr("Put the caret inside a claim to split it."))
            return
        made = self._workspace.split_claim(claim, self._view.caret())
        if made:
            self._view.set_caret(self._view.caret())
            self.show_claim(made)

    def remove(self) -> None:
        """The claim that is meant, or the selected rows, into the bin."""
        claims = self.meant()
        if claims:
            self._workspace.remove_claims(claims)
        else:
            self.said.emit(self.tr("Put the caret into a claim, or select its row."))

    # Going about

    def step(self) -> None:
        """Select the sentence under the caret, then the next clause or sentence at each call."""
        if not self._open():
            return
        selected = self._view.selected_range()
        language = self._workspace.article.language
        taken = next_step(self._workspace.version, *selected, language) if selected else self._sentence()
        if taken is None:
            self.said.emit(self.tr("That was the last sentence."))
        else:
            self._select(taken)

    def narrow(self) -> None:
        """Narrow the selection, or the sentence under the caret, to a clause; to the next one when it is one."""
        if not self._open():
            return
        version = self._workspace.version
        selected = self._view.selected_range()
        start = self._start()
        sentence = sentence_at(version, start, self._workspace.article.language)
        if sentence is None:
            return
        found = clauses(version.text, *sentence)
        if selected in found:
            self._select(found[(found.index(selected) + 1) % len(found)])
            return
        self._select(next((c for c in found if start < c[1]), found[-1]) if found else sentence)

    def next_uncovered(self) -> None:
        """Select the next stretch that no claim and no waiver holds; from the top once the end is reached."""
        if not self._open():
            return
        selected = self._view.selected_range()
        start = selected[1] if selected else self._view.caret()
        found = self._uncovered_from(start) or self._uncovered_from(0)
        if found is None:
            self.said.emit(self.tr("Every word has been looked at."))
        else:
            self._select(found)

    def go_to_claim(self, by: int) -> None:
        """Select the claim `by` rows further in the table."""
        model = self._claims.model
        current = self.current()
        row = model.row_of(current.id) if current else None
        target = (0 if by > 0 else model.rowCount() - 1) if row is None else row + by
        if 0 <= target < model.rowCount():
            self.show_claim(model.claim_at(target).id)
        elif model.rowCount():
            self.said.emit(self.tr("That is the last claim.") if by > 0 else self.tr("That is the first claim."))

    def show_claim(self, key: str) -> None:
        """Select the claim's row, and bring its passage into view."""
        self.select_claim(key)
        self.reveal(key)

    def select_claim(self, key: str) -> None:
        """Select the claim's row. With the article in use the caret goes to the claim, where it is not there yet: the
        next key means the claim that is shown as the current one."""
        self.selecting = True
        self._claims.table.select_claim(key)
        self.selecting = False
        self._view.select_claim(key)
        place = self._place_of(key)
        if place is None or self.pane is Pane.CLAIMS:
            return
        if self._view.selected_range() or self.claim_at_caret() != self._workspace.claim(key):
            self._view.set_caret(place[0])

    def reveal(self, key: str) -> None:
        """Bring the claim's first passage into view and mark it as the current one."""
        self._view.select_claim(key)
        place = self._place_of(key)
        if place is not None:
            self._view.reveal(*place)

    # What is meant

    def meant(self) -> list[Claim]:
        """The claim under the caret or, with table or details in use, those of the selected rows."""
        if self.pane is Pane.CLAIMS:
            return self.chosen()
        at_caret = self.claim_at_caret()
        return [at_caret] if at_caret else []

    def chosen(self) -> list[Claim]:
        """The claims of the selected rows, in the table's order."""
        return self._workspace.standing(self._claims.table.selected_ids())

    def current(self) -> Claim | None:
        """The first of the selected rows."""
        return next(iter(self.chosen()), None)

    def claim_at_caret(self) -> Claim | None:
        """The claim under the caret: the current one where it is among them, else the innermost."""
        marks = self._workspace.marks
        if marks is None:
            return None
        caret = self._view.caret()
        found = [m.claim for m in marks.in_range(max(0, caret - 1), caret + 1) if m.claim is not None]
        current = self.current()
        if current is not None and current.id in found:
            return current
        return self._workspace.claim(found[-1]) if found else None

    def _mark(self, taken: Range | None, status: Status) -> None:
        if taken is None or not self._open():
            return
        made = self._workspace.mark_claim(*taken, status)
        if made is None:
            return
        place = self._place_of(made) or taken
        self._view.set_caret(place[1])
        self._claims.show_row(made)
        self.select_claim(made)

    def _place(self, change: object) -> None:
        selected, claim = self._view.selected_range(), self.current()
        if selected is None or claim is None:
            self.said.emit(self.tr("Select a claim's row, then the text that belongs to it."))
        elif callable(change) and change(claim, *selected):
            self._view.set_caret(selected[1])

    def _place_of(self, key: str) -> Range | None:
        """Where the first of the claim's passages that has a place stands; one that is to be settled comes first."""
        claim = self._workspace.claim(key)
        passages = (*claim.open_passages, *claim.passages)
        return next(((p.start, p.end) for p in passages if p.start is not None and p.end is not None), None)

    def _select(self, taken: Range) -> None:
        self._view.set_selected_range(*taken)
        self._view.reveal(*taken)
        self._view.setFocus()

    def _sentence(self) -> Range | None:
        if not self._open():
            return None
        return sentence_at(self._workspace.version, self._view.caret(), self._workspace.article.language)

    def _start(self) -> int:
        selected = self._view.selected_range()
        return selected[0] if selected else self._view.caret()

    def _open(self) -> bool:
        return self._workspace.desk is not None

    def _uncovered_from(self, start: int) -> Range | None:
        workspace = self._workspace
        version = workspace.version
        for index in range(version.block_at(start), len(version.blocks)):
            block = version.blocks[index]
            covered = workspace.covered_around(block.start)
            left = [r for r in uncovered_ranges(version.text, block.start, block.end, covered) if r[1] > start]
            if not left:
                continue
            for sentence in block_sentences(version, index, workspace.article.language):
                if sentence[1] <= start:
                    continue
                # Of the whole sentence, so that no word is cut where the caret stands in it.
                within = [r for r in uncovered_ranges(version.text, *sentence, covered) if r[1] > start]
                if within:
                    return within[0]
        return None
