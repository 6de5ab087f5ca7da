"""What comes back after a while, for a dialog that may be closed by then."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_there(dialog: QObject, take: Callable[[Any], object]) -> Callable[[Any], None]:
    """`take`, as long as the dialog is there; what comes later is let go."""

    def taken(value: Any) -> None:
        if isValid(dialog):
            take(value)

    return taken
