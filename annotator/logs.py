"""The log: what the program's own faults leave behind, in the user's state folder."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_state_path

_MOST = 1_000_000  # bytes, and one file of them before this one
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_file() -> Path:
    """Where the log is, or will be once there is something to say."""
    return user_state_path("annotator", appauthor=False) / "annotator.log"


def keep_log() -> Path:
    """Let warnings and worse of this program go to the log file, and to no other. Returns its path. Raises OSError
    where there can be none."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    logger = logging.getLogger("annotator")
    for kept in [handler for handler in logger.handlers if isinstance(handler, RotatingFileHandler)]:
        logger.removeHandler(kept)
        kept.close()
    handler = RotatingFileHandler(path, maxBytes=_MOST, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.WARNING)
    logger.addHandler(handler)
    return path
