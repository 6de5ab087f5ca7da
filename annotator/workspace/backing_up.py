"""Rolling backups while somebody works: one when nothing has been changed for a while, at most one an hour."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import AnnotatorError
from annotator.workspace.jobs import Progress
from annotator.workspace.workspace import Workspace

QUIET_MS = 30_000


class BackingUp(QObject):
    """Follows the changes of one window. Libraries that are large are backed up as it closes."""

    refused = Signal(str)  # a sentence: why no backup could be made

    def __init__(self, workspace: Workspace, parent: QObject, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._changed = False
        self._quiet = QTimer(self, singleShot=True, interval=quiet_ms)
        self._quiet.timeout.connect(self._begin)
        workspace.saved.connect(self._saved)

    def close(self) -> None:
        """The library is let go of. Raises nothing: where no backup can be made, the one before it stands."""
        self._quiet.stop()
        if not self._changed:
            return
        from db.backup import LARGE, roll

        path = self._workspace.store.path
        try:
            if path.stat().st_size > LARGE:
                roll(path, closing=True)
        except (AnnotatorError, OSError):
            return  # there is nobody left to be told, and nothing is lost

    def _saved(self, _at: str) -> None:
        self._changed = True
        self._quiet.start()

    def _begin(self) -> None:
        job = self._workspace.jobs.run(back_up, self._workspace.store.path)
        job.failed.connect(lambda error: self.refused.emit(str(error)))


def back_up(library: Path, _progress: Progress) -> Path | None:
    """The next rolling backup, where one is due. Raises StoreError."""
    from db.backup import roll

    return roll(library)
