"""When each reviewer was in each article last."""

from PySide6.QtCore import QObject

from annotator.domain.times import now
from annotator.ui.window_state import WindowState
from annotator.workspace.workspace import Workspace


class Visits(QObject):
    """Kept when they leave it, so that a visit under way does not count."""

    def __init__(self, workspace: Workspace, state: WindowState, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._state = state
        self._before: dict[tuple[str, str], str | None] = {}
        self._here: tuple[str, str] | None = None
        workspace.article_opened.connect(self.arrive)

    def arrive(self) -> None:
        """Another article is open, or another reviewer sits here: the one before has left."""
        here = (self._workspace.article.id, self._workspace.reviewer) if self._workspace.desk else None
        if here == self._here:
            return
        self.leave()
        self._here = here
        if here is not None:
            self._before.setdefault(here, self._state.left(*here))

    def leave(self) -> None:
        """The reviewer leaves the open article."""
        if self._here is not None:
            self._state.save_left(*self._here, now())
        self._here = None

    def last(self) -> str | None:
        """The moment of the last visit to the open article, before this one; None where there was none."""
        self.arrive()
        return self._before.get(self._here) if self._here else None
