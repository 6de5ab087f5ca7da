"""Keys that are no actions of the window: moving about and selecting, for the list of shortcuts."""

from PySide6.QtCore import QCoreApplication

_KEYS = (
    ("Move the caret in the article", "Arrow keys"),
    ("Select in the article", "Shift+Arrow keys"),
    ("Select word by word", "Ctrl+Shift+Left, Right"),
    ("Next overlapping claim at the same place", "Click again"),
    ("Menu of what can be done at the caret or row", "Menu, Shift+F10"),
    ("Finish editing a text", "Ctrl+Enter"),
    ("Next and previous hit in the find field", "Enter, Shift+Enter"),
    ("Sort the table by a column", "Alt+1 … Alt+7"),
)


def article_keys() -> list[tuple[str, str]]:
    """What each does, and the keys."""
    return [(QCoreApplication.translate("Keys", words), keys) for words, keys in _KEYS]
