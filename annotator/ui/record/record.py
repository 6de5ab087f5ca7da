"""The window's door to the record of what was done: its dialogs, each imported and made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.ui.checking import Checking
from annotator.ui.record.visits import Visits
from annotator.ui.viewing import Viewing
from annotator.ui.window_state import WindowState
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.record.recounting import Recounting
    from annotator.ui.record.summing_up import SummingUp


class Record(QObject):
    """History, and what has happened since a moment."""

    said = Signal(str)  # a sentence for the message bar

    def __init__(
        self, workspace: Workspace, state: WindowState, checking: Checking, viewing: Viewing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._checking, self._viewing, self._window = workspace, checking, viewing, window
        self.visits = Visits(workspace, state, self)
        self._recounting: Recounting | None = None
        self._summing: SummingUp | None = None

    def stop(self) -> None:
        """Nothing is looked for any more: the window is closing."""
        if self._recounting is not None:
            self._recounting.stop()

    def show_history(self) -> None:
        """The list of everything that was done in the open article."""
        from annotator.ui.record.recounting import Recounting

        if self._recounting is None:
            self._recounting = Recounting(self._workspace, self._checking, self._viewing, self._window)
            self._recounting.said.connect(self.said)
        self._recounting.show()

    def show_summary(self) -> None:
        """What has happened since the reviewer was here last, since yesterday or since a day."""
        from annotator.ui.record.summing_up import SummingUp

        if self._summing is None:
            self._summing = SummingUp(self._workspace, self.visits, self._window)
        self._summing.show()
