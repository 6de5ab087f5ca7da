"""The log: what the program's own faults leave behind, in the user's state folder."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_state_path

_MOST = 1_000_000  # bytes, and one file of them before this one
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_file() -> Path:
    """Where the log is, or will be once there is something to say."""
    return user_state_path("annotator", appauthor=False) / "annotator.log"


def keep_log() -> Path:
    """Let warnings and worse of this program go to the log file. Returns its path. Raises OSError where there can be
    none. Asking again changes nothing."""
    path = log_file()
    logger = logging.getLogger("annotator")
    if not any(getattr(handler, "baseFilename", None) == os.fspath(path.absolute()) for handler in logger.handlers):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        handler = RotatingFileHandler(path, maxBytes=_MOST, backupCount=1, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter(_FORMAT))
        handler.setLevel(logging.WARNING)
        logger.addHandler(handler)
    return path
