"""The keys of the list of queries and log, which are no actions of the window: in the list alone they mean this."""

from PySide6.QtCore import QCoreApplication

_KEYS = (
    ("Answer the query, decide on the correction, or write the outcome of what was logged", "Enter"),
    ("Reword the query", "Shift+Enter"),
    ("Ask the query again", "Ctrl+Enter"),
    ("Withdraw the query or the correction, or remove the entry of the log", "Del"),
)


def asking_keys() -> list[tuple[str, str]]:
    """What each does, and the key."""
    return [(QCoreApplication.translate("Keys", words), key) for words, key in _KEYS]
