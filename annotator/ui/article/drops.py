"""What may be dropped on the article: files of this machine, or text. Neither is ever inserted into it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDropEvent


def welcome(event: QDropEvent) -> bool:
    """Whether what is dragged comes from outside the program and is of use."""
    return event.source() is None and (bool(dropped_files(event)) or bool(dropped_text(event)))


def dropped_files(event: QDropEvent) -> list[str]:
    """The paths of the local files among what was dropped."""
    return [str(Path(url.toLocalFile())) for url in event.mimeData().urls() if url.isLocalFile()]


def dropped_text(event: QDropEvent) -> str:
    """The text that was dropped, empty where there is none."""
    data = event.mimeData()
    return data.text() if data.hasText() else ""


def tell(event: QDropEvent, take_files: Callable[[list[str]], object], take_text: Callable[[str], object]) -> None:
    """Call `take_files` with the paths of the files dropped or, where there is none, `take_text` with the text."""
    if files := dropped_files(event):
        take_files(files)
    else:
        take_text(dropped_text(event))
    event.acceptProposedAction()
