"""What happens with an exception that nobody caught: it is logged, and the reviewer is told that nothing is lost."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from annotator.ui.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Once installed, logs whatever nobody caught, in any thread, and shows one dialog for it."""

    _crashed = Signal(str)

    def __init__(self, log: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = log
        self._window = parent
        self.dialog: CrashDialog | None = None
        # From another thread the signal is queued, so that the dialog is always made in this one.
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Become the hook for uncaught exceptions of every thread."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log the exception and show the dialog. An interrupt from the keyboard ends the program as ever."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("An exception that nobody caught\n%s", details)
        self._crashed.emit(details)

    def _show(self, details: str) -> None:
        from annotator.ui.crash_dialog import CrashDialog

        if self.dialog is None:
            self.dialog = CrashDialog(self._path, self._window)
            self.dialog.finished.connect(self._forget)
            self.dialog.show()
        self.dialog.add_details(details)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
