"""Text from outside, shown as text: Qt would read some of it as HTML, and its marks of direction as orders."""

import html
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

# Embeddings, overrides and isolates, which make text look other than it is, and control characters without a shape.
_HIDDEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f]")


def one_line(text: str, most: int = 400) -> str:
    """`text` on one line of at most `most` code points, with hidden control characters named (`‹U+202E›`)."""
    line = _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", " ".join(text[: 4 * most].split()))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def tool_tip(text: str) -> str:
    """`text` for a tool tip, which takes no plain format."""
    return f"<span>{html.escape(one_line(text))}</span>"


def plain_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label
