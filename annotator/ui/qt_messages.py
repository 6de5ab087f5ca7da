"""Qt's own messages go to the log, with the program's."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# What the off-screen platform says of every window that has a size hint; it means nothing there.
_MEANINGLESS = ("This plugin does not support propagateSizeHints()",)
_log = logging.getLogger("annotator.qt")


def log_qt_messages() -> None:
    """From now on Qt's messages are logged instead of printed."""
    qInstallMessageHandler(_handle)


def _handle(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message not in _MEANINGLESS:
        _log.log(_LEVELS[kind], "%s", message)
