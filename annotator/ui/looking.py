"""What is looked for in a worker, for a dialog that lists it: one look at a time, made anew a while after a change."""

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QDialog

from annotator.workspace.jobs import Job

_SETTLED_MS = 1500  # without a change, before a list that is in sight is made anew


class Looking(QObject):
    """Tells what the newest look brings. Whoever owns it begins a look where `wanted` says so."""

    wanted = Signal()  # the list is in sight, and something has changed
    found = Signal(object)  # what the look has found
    failed = Signal(object)  # the AnnotatorError that ended it, None where it crashed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dialog: QDialog | None = None
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._look_if_shown)

    def show_in(self, dialog: QDialog) -> None:
        """The dialog that lists what is found; closed, it ends the look."""
        self._dialog = dialog
        dialog.finished.connect(lambda _: self.end())

    def begin(self, job: Job) -> None:
        """A look is under way. One that was before must have been ended."""
        self._job = job
        job.done.connect(lambda found: self._tell(job, self.found, found))
        job.failed.connect(lambda error: self._tell(job, self.failed, error))
        job.crashed.connect(lambda _: self._tell(job, self.failed, None))

    def end(self) -> bool:
        """Cancel the look under way, and tell nothing of it. Whether there was one."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None

    def look_again(self, *_: object) -> None:
        """Something has changed: what is in sight is to be looked at once no more changes come."""
        if self._dialog is not None and self._dialog.isVisible():
            self._later.start()

    def stop(self) -> None:
        """Look no more: the window is closing."""
        self._later.stop()

    def _tell(self, job: Job, what: SignalInstance, value: object) -> None:
        if job is self._job:  # and not one that the next has overtaken
            self._job = None
            what.emit(value)

    def _look_if_shown(self) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self.wanted.emit()
