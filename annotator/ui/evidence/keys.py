"""The keys of the list of evidence, which are no actions of the window: in the list alone they mean this."""

from PySide6.QtCore import QCoreApplication

_KEYS = (
    ("Edit the evidence", "Enter"),
    ("Open its saved copy", "Ctrl+Enter"),
    ("Open its address in the browser", "Shift+Enter"),
    ("Save its copy as a file", "Ctrl+S"),
    ("Copy a citation of it", "Ctrl+C"),
    ("Take the evidence from the claim", "Del"),
    ("Make evidence of a copied address, file, image or text", "Ctrl+V"),
)


def evidence_keys() -> list[tuple[str, str]]:
    """What each does, and the key."""
    return [(QCoreApplication.translate("Keys", words), key) for words, key in _KEYS]
