"""Undo and redo: taking a step back or doing it again, and naming in the menu what the next one would take."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.domain.change import HistoryRow
from annotator.domain.errors import AnnotatorError
from annotator.ui.drafting import Drafting
from annotator.ui.following import Following
from annotator.ui.window_actions import WindowActions
from annotator.workspace.workspace import Workspace


class Undoing(QObject):
    """Both go by the history on disk; nothing is kept here."""

    def __init__(
        self, workspace: Workspace, commands: WindowActions, drafting: Drafting, following: Following, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._commands = commands
        self._drafting = drafting
        self._following = following
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self.show)
        workspace.undo_changed.connect(self._changed)
        workspace.saved.connect(self._saved)

    def undo(self) -> None:
        """Take back the newest action; nothing where there is none, however soon after the last this comes."""
        self._take("actionUndo", self._workspace.undo)

    def redo(self) -> None:
        """Do again what was undone last, by whichever program; nothing where there is none, however soon this comes."""
        self._take("actionRedo", self._workspace.redo)

    @property
    def asking(self) -> bool:
        """Whether it is still to be asked what undo and redo would take."""
        return self._ask.isActive()

    def show(self) -> None:
        """Name what undo and redo would take."""
        workspace = self._workspace
        if workspace.desk is None:
            self._commands.show_undo(None, None)
            return
        try:
            offered = workspace.store.offered(workspace.article.id, workspace.reviewer)
        except AnnotatorError:
            return  # whatever holds the library is told where something is to be written
        self._commands.show_undo(offered.undo and offered.undo.action, offered.redo and offered.redo.action)

    def stop(self) -> None:
        """Ask no more: the window is closing."""
        self._ask.stop()

    def _changed(self) -> None:
        # What is offered is asked for once the change is painted; whoever is quicker need not wait for that.
        for name in ("actionUndo", "actionRedo"):
            self._commands.allow(name)
        self._ask.start()

    def _saved(self, _at: str) -> None:
        # An action of this window leaves nothing to redo, and redo is not to light up for as long as it is asked.
        if self.asking:
            self._commands["actionRedo"].setEnabled(False)

    def _take(self, name: str, step: Callable[[], list[HistoryRow]]) -> None:
        self._drafting.commit()
        if self.asking:
            self._ask.stop()
            self.show()
        if self._workspace.desk is None or not self._commands[name].isEnabled():
            return
        rows = step()
        if rows:
            self._commands.allow("actionRedo")  # after an undo there is something, after a redo there may be more
        self._following.show_touched(rows)
