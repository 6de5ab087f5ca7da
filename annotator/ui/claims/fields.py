"""A text field whose text is one change per edit, kept as a draft meanwhile (design, “Text being typed”)."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

DRAFT_MS = 600
_FRAME = 3  # the border and a little room
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QPlainTextEdit):
    """Plain text that is edited in place. Typing makes drafts; the edit is done at focus-out, on Ctrl+Enter, on Esc
    and by `commit`. It has its own undo, which the window's does not reach. `lines` are shown without scrolling.

    Where `single`, the text is one paragraph: Enter ends the edit. Where `one_line`, it is not wrapped either, and no
    line break comes in.
    """

    edited = Signal(str, str)  # the edit is done: the new text, and the one that it was begun from
    typed = Signal()  # the first keystroke since the last draft
    drafted = Signal(str)  # the text so far, within a second of typing
    unchanged = Signal()  # typing has led back to the text that was there
    left = Signal()  # the reviewer is done here and goes back

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        lines: int = 4,
        margin: int = 2,
        single: bool = False,
        one_line: bool = False,
    ) -> None:
        super().__init__(parent)
        self._lines, self._margin, self._single, self._one_line = lines, margin, single or one_line, one_line
        self._begun_from = ""  # the subject's text that the edit rests on, just as it was given
        self._theirs: str | None = None  # what others have made of it while something is typed
        self._shown = ""  # what is not an edit: the text as it was put here, or last committed
        self._before = ""  # the same, before the last commit
        self._placing = False
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft.timeout.connect(self._tell_draft)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if one_line:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setViewportMargins(4, _FRAME - 1, 4, 0)  # its text level with what stands beside it
        self.document().setDocumentMargin(margin)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.text() != self._shown and not self._as_theirs()

    def text(self) -> str:
        """The text, with its own spaces: `toPlainText` would turn NBSP into a space."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Show the text of another subject. What is typed and not committed is lost: commit first."""
        self._draft.stop()
        self._rest_on(text)
        if not self._shown and self.document().isEmpty() and not self.document().isUndoAvailable():
            return  # most claims have no text of their own in most fields
        self._placing = True
        self.setPlainText(self._shown)
        self._placing = False
        self._fit()

    def follow_text(self, text: str) -> None:
        """The same subject has another text now: show it, the caret staying where it is. Where something is typed, that
        stays, and still rests on the text that it was begun from."""
        if self.dirty:
            self._theirs = text
            return
        self._rest_on(text)
        if self.text() != self._shown:
            self._placing = True
            self._replace_difference(self._shown)
            # What others have changed is not this field's to undo.
            self.document().clearUndoRedoStacks()
            self._placing = False
            self._fit()

    def type_text(self, text: str) -> None:
        """Put `text` here as if it had been typed: not committed, and Ctrl+Z takes it back."""
        self._replace_difference(_as_held(text))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def commit(self) -> None:
        """Say that the edit is done, where there is one."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        self._draft.stop()
        text = self.text()
        if self.dirty:
            self._before, self._shown = self._shown, text
            self.edited.emit(text, self._begun_from)
        elif self._theirs is not None:
            self.follow_text(self._theirs)

    def refuse(self) -> None:
        """The last commit was not taken: what was typed counts as typed again."""
        self._shown = self._before

    def know_theirs(self) -> None:
        """The reviewer has been told what others have made of the text: what is typed rests on that from now on."""
        if self._theirs is not None:
            self._rest_on(self._theirs)

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        ends = key in _ENTER and (modifiers & Qt.KeyboardModifier.ControlModifier or self._ends(modifiers))
        if ends or key == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        elif _is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._one_line and source.hasText():
            self.insertPlainText(" ".join(source.text().split()))
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the field is not the end of the edit.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.viewport().setFont(self.font())  # the placeholder's, which under a style sheet stays what it was
            self._fit()

    def setPlaceholderText(self, placeholderText: str) -> None:  # noqa: N803
        super().setPlaceholderText(placeholderText)
        self.viewport().update()  # Qt repaints when a placeholder comes or goes, not when its words are others
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    # Within

    def _own(self, event: QKeyEvent) -> bool:
        return (
            any(event.matches(key) for key in _UNDO) or _is_redo(event) or event.key() in (*_ENTER, Qt.Key.Key_Escape)
        )

    def _ends(self, modifiers: Qt.KeyboardModifier) -> bool:
        return self._one_line or (self._single and not modifiers & Qt.KeyboardModifier.ShiftModifier)

    def _changed(self) -> None:
        if self._placing or self._draft.isActive():
            return
        # Not restarted by further typing, so that the draft is never older than its interval.
        self._draft.start()
        self.typed.emit()

    def _rest_on(self, text: str) -> None:
        self._begun_from, self._theirs = text, None
        self._shown = self._before = _as_held(text)

    def _as_theirs(self) -> bool:
        return self._theirs is not None and self.text() == _as_held(self._theirs)

    def _tell_draft(self) -> None:
        if self.dirty:
            self.drafted.emit(self.text())
        else:
            self.unchanged.emit()

    def _replace_difference(self, text: str) -> None:
        old = self.text()
        start = _common(old, text)
        end = _common(old[start:][::-1], text[start:][::-1])
        # Qt counts UTF-16 units, and both ends must stand between characters.
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def _fit(self) -> None:
        if self._placing:
            return  # once, when the whole text is there
        height = self._height()
        if self.height() != height:
            self.setFixedHeight(height)

    def _height(self) -> int:
        line = QFontMetrics(self.font()).lineSpacing()
        most = self._lines * line
        if self.document().isEmpty() and self.placeholderText():
            inside = self.viewport().rect().adjusted(self._margin, 0, -self._margin, 100_000)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            text = QFontMetrics(self.font()).boundingRect(inside, flags, self.placeholderText()).height()
        else:
            text = self._text_height(most)
        return min(max(line, text), most) + 2 * (_FRAME + self._margin)

    def _text_height(self, most: int) -> int:
        """The height of the text, counted no further than `most`: lines with emoji or other scripts are higher."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)


def _is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y, which Qt does not count as redo everywhere."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _as_held(text: str) -> str:
    """`text` as the widget gives it back: Qt folds line ends and splits at U+2029, U+FDD0 and U+FDD1."""
    for end in ("\r\n", "\r", "\u2029", "\ufdd0", "\ufdd1"):
        text = text.replace(end, "\n")
    return text


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    most = min(len(one), len(other))
    return next((index for index in range(most) if one[index] != other[index]), most)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
