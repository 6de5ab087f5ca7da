"""Text from outside, shown as text: Qt would read some of it as HTML, and its marks of direction as orders."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from annotator.domain.hidden import shown_line

# As html.escape has them. That module has more, and its table of entities takes 2 ms of the start.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def one_line(text: str, most: int = 400) -> str:
    """`text` on one line of at most `most` code points, with hidden control characters named (`⟨U+202E⟩`)."""
    return shown_line(text, most)


def tool_tip(text: str) -> str:
    """`text` for a tool tip, which takes no plain format."""
    return f"<span>{one_line(text).translate(_ESCAPES)}</span>"


def plain_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label
