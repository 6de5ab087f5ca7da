"""A text box that takes pastes of any size: what would stop the window is kept aside, and only its beginning shown."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from annotator.ui.plain import plain_label

# Beyond these, Qt's layout of the text takes longer than a moment (code points).
LARGE_TEXT = 2_000_000
LONG_LINE = 50_000
_SHOWN = 2_000


class PasteEdit(QPlainTextEdit):
    """Plain text in, plain text out. `notice` is a line for the layout, seen while a large text is kept aside."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._large: str | None = None
        self._html = ("", "")
        self.notice = QWidget(parent)
        self._said = plain_label(parent=self.notice, wrap=True)
        self._empty = QPushButton(self.tr("Clear"), self.notice)
        self._empty.setAutoDefault(False)
        self._empty.clicked.connect(lambda: self.set_text(""))
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._empty)
        self.notice.hide()
        self.textChanged.connect(self.changed)

    def text(self) -> str:
        """The text, with `\\n` for each line break. No-break spaces and U+2028 are as they were."""
        if self._large is not None:
            return self._large
        # toPlainText() would turn no-break spaces into spaces, and U+2028 into line breaks.
        return self.document().toRawText().replace("\u2029", "\n")

    def html(self) -> str:
        """The HTML that came with the text, if all of the text came in one paste and was not edited since."""
        text, html = self._html
        return html if html and self.text() == text else ""

    def set_text(self, text: str) -> None:
        """Put `text` in place of what is there."""
        self._large = _unix(text) if _too_large(text) else None
        self.setReadOnly(self._large is not None)
        self.notice.setVisible(self._large is not None)
        if self._large is not None:
            self._said.setText(
                self.tr("{count} characters. Too many to show here; the whole text will be added.").format(
                    count=f"{len(self._large):,}"
                )
            )
        self.setPlainText("")
        self.textCursor().insertText(text if self._large is None else self._large[:_SHOWN] + "…")
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def first_line(self) -> str:
        """The beginning of the first line with more than white space on it, or an empty string."""
        block = self.document().firstBlock()
        while block.isValid():
            line = block.text()[: 2 * _SHOWN].strip()
            if line:
                return line
            block = block.next()
        return ""

    def has_words(self) -> bool:
        """Whether there is more than white space."""
        return bool(self.first_line()) or bool(self._large and self._large.strip())

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        if _too_large(pasted):
            cursor = self.textCursor()
            units = self.text().encode("utf-16-le")
            before, after = units[: 2 * cursor.selectionStart()], units[2 * cursor.selectionEnd() :]
            self.set_text(before.decode("utf-16-le", "replace") + pasted + after.decode("utf-16-le", "replace"))
            whole = not (before or after)
        else:
            # Only the text: the box would make a table or a picture of richer data.
            self.textCursor().insertText(pasted)
            self.ensureCursorVisible()
            whole = self.text() == _unix(pasted)
        if whole:
            self._html = (self.text(), source.html() if source.hasHtml() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A multi-line box keeps Enter, but Ctrl+Enter is the dialog's.
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


def _too_large(text: str) -> bool:
    if len(text) > LARGE_TEXT:
        return True
    return len(text) > LONG_LINE and any(len(line) > LONG_LINE for line in text.split("\n"))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
