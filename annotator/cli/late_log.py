"""The log of a command, opened only when there is something to say. What goes into it is for whoever mends the program
and never for the terminal, where an error is one line."""

import logging
from contextlib import suppress
from logging import LogRecord

_LOGGER = logging.getLogger("annotator")


class _LateLog(logging.Handler):
    """Opens the log file at the first warning, where nobody has done so before."""

    def emit(self, record: LogRecord) -> None:
        if any(handler is not self for handler in _LOGGER.handlers):
            return
        from annotator.logs import keep_log

        # The handler that this adds is the logger's next, and gets the record. Where no log can be written the command
        # still says its sentence.
        with suppress(OSError):
            keep_log()


def keep_log_late() -> None:
    """Let warnings of this program go to the log file from the first one on, and none to standard error."""
    if not any(isinstance(handler, _LateLog) for handler in _LOGGER.handlers):
        _LOGGER.addHandler(_LateLog(logging.WARNING))
