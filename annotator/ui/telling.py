"""What the message bar says for the window: what was refused, until that is over, and what is so."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from annotator.ui.message_bar import MessageBar, MessageKind
from annotator.workspace.workspace import Workspace


class Telling(QObject):
    """Between the workspace and the bar."""

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._bar = bar
        self._refusal = ""
        workspace.refused.connect(self._refused)
        workspace.saved.connect(self._changed)

    def say(self, sentence: str) -> None:
        """Information: it goes by itself."""
        self._bar.show_message(sentence, MessageKind.INFO)

    def warn(self, sentence: str) -> None:
        """What the reviewer has to know until it is over or closed."""
        self._bar.show_message(sentence, MessageKind.WARNING)

    def ask(self, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """A question, with a button for each answer; closed without one, nothing is done."""
        self._bar.show_message(sentence, MessageKind.QUESTION, answers)

    def say_error(self, sentence: str) -> None:
        """What was not done, and why."""
        self._bar.show_message(sentence, MessageKind.ERROR)

    def show_bin(self) -> None:
        """Say that the open article is in the bin, as long as it is."""
        sentence = self.tr("This article is in the bin. Undo brings it back.")
        desk = self._workspace.desk
        if desk is not None and desk.article.removed_at is not None:
            self.warn(sentence)
        elif self._bar.text == sentence:
            self._bar.clear()

    def show_read_only(self) -> None:
        """Say that nothing can be changed."""
        self.warn(self.tr("This library is read-only: everything can be read, nothing changed."))

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence
        self.say_error(sentence)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):  # which says it, too: over once that is given up
            dialog.finished.connect(self._over)

    def _over(self) -> None:
        if self._refusal and self._bar.text == self._refusal:
            self._bar.clear()
        self._refusal = ""

    def _changed(self) -> None:
        """A change was made: information has been read, and what was refused before is over."""
        self._bar.move_on()
        self._over()
