"""Keys that are no actions of the window: moving about and selecting, for the list of shortcuts."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_SAID = (
    QT_TRANSLATE_NOOP("Keys", "Move the caret in the article"),
    QT_TRANSLATE_NOOP("Keys", "Select in the article"),
    QT_TRANSLATE_NOOP("Keys", "Select word by word"),
    QT_TRANSLATE_NOOP("Keys", "Next overlapping claim at the same place"),
    QT_TRANSLATE_NOOP("Keys", "Finish editing a text"),
    QT_TRANSLATE_NOOP("Keys", "Next and previous hit in the find field"),
    QT_TRANSLATE_NOOP("Keys", "Sort the table by a column"),
)
_KEYS = ("Arrow keys", "Shift+Arrow keys", "Ctrl+Shift+Left, Right", "Click again", "Ctrl+Enter", "Enter, Shift+Enter",
         "Alt+1 … Alt+6")  # fmt: skip
ARTICLE_KEYS: tuple[tuple[str, str], ...] = tuple(zip(_SAID, _KEYS, strict=True))
