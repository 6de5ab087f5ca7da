"""No check needed: which words that is said of, for what reason, and how it is taken back."""

from PySide6.QtCore import QObject, Signal

from annotator.domain.claim import Waiver
from annotator.domain.coverage import uncovered_ranges
from annotator.domain.sentences import Range, sentence_at
from annotator.domain.text import settled_range
from annotator.ui.article.view import ArticleView
from annotator.workspace.workspace import Workspace


class Waiving(QObject):
    """Turns keys into waivers: of the selection, else of the sentence under the caret."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(self, workspace: Workspace, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view

    def meant(self) -> list[Waiver]:
        """The waivers that the selection touches or, without one, those at the caret."""
        selected = self._view.selected_range()
        return self._workspace.waivers(self._on(*selected) if selected else self._at_caret())

    def waive(self) -> None:
        """The selection, else the sentence under the caret, as needing no check; what is waived, to be checked."""
        if self._workspace.desk is None:
            return
        selected = self._view.selected_range()
        waived = self._on(*selected, just=True) if selected else self._at_caret()
        if waived:
            self._workspace.unwaive(waived)
            return
        taken = selected or self._sentence(self._view.caret())
        if taken and self._workspace.waive(*taken):
            self._view.set_caret(taken[1])

    def waive_rest(self) -> None:
        """What is left of the sentence under the caret, as needing no check."""
        workspace = self._workspace
        if workspace.desk is None:
            return
        selected = self._view.selected_range()
        start = selected[0] if selected else self._view.caret()
        sentence = self._sentence(start)
        if sentence and uncovered_ranges(workspace.version.text, *sentence, workspace.covered_around(start)):
            workspace.waive_rest(start)
        else:
            self.said.emit(self.tr("Nothing of this sentence is left to look at."))

    def check_again(self) -> None:
        """What is waived there, to be checked after all."""
        meant = self.meant()
        if meant:
            self._workspace.unwaive([waiver.id for waiver in meant])
        elif self._workspace.desk is not None:
            self.said.emit(self.tr("Put the caret into words that need no check, or select some."))

    def give_reason(self, reason: str) -> None:
        """That reason for what is waived there."""
        self._workspace.set_waiver_reason([waiver.id for waiver in self.meant()], reason)

    def _on(self, start: int, end: int, *, just: bool = False) -> list[str]:
        """Those over some of that range; where `just`, those on it alone, as it is trimmed when it is waived."""
        marks, text = self._workspace.marks, self._workspace.version.text
        if marks is None or not text[start:end].strip():
            return []
        taken = settled_range(text, start, end)
        return [m.id for m in marks.in_range(*taken) if m.waived and (not just or (m.start, m.end) == taken)]

    def _at_caret(self) -> list[str]:
        """Those over the character after the caret or, where none is, before it: the caret is left there by X."""
        marks, caret = self._workspace.marks, self._view.caret()
        after = [m.id for m in marks.at(caret) if m.waived] if marks else []
        return after or ([m.id for m in marks.at(caret - 1) if m.waived] if marks and caret else [])

    def _sentence(self, offset: int) -> Range | None:
        return sentence_at(self._workspace.version, offset, self._workspace.article.language)
