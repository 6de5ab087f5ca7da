"""Qt's text widget as a surface to read from: a caret that keys move, and nothing that edits, drags or zooms."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.ui.article.drops import tell, welcome
from annotator.ui.article.places import Places

Key = QKeySequence.StandardKey
# Keys that Qt's text widget would take from the window's actions though it cannot edit.
_EDITING = (Key.Undo, Key.Redo, Key.Cut, Key.Paste, Key.Delete, Key.DeleteEndOfWord, Key.DeleteStartOfWord)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class ReadingSurface(QTextEdit):
    """Says what was dropped on it and where a menu is wanted, in global coordinates; does nothing about either, but
    for putting the caret where the menu is wanted."""

    menu_wanted = Signal(QPoint)
    files_dropped = Signal(list)  # their paths
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # With a fixed width, resizing the window does not lay the text out again.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Qt takes drops only where text may be edited.
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._places = Places(self)

    def go_for_menu(self, point: QPointF) -> None:
        """A menu is wanted at the viewport's `point`: the caret goes there as by a click."""
        self.reviewer_moved()
        self.setTextCursor(self.cursorForPosition(QPointF(point.x(), self._places.off_gap(point.y())).toPoint()))

    def reviewer_moved(self) -> None:
        """Called when a key, a press or the wheel is about to move caret or text."""

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _edits(event):
            event.ignore()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MODIFIERS:
            self.reviewer_moved()
        if _edits(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._want_menu_at_caret()  # not every platform makes a menu's event of it
        elif event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)  # a menu's press leaves a selection as it is
            return
        self.reviewer_moved()
        event = self._off_gap(event)
        held = self.textCursor()
        pressed = self.cursorForPosition(event.position().toPoint())
        inside = held.hasSelection() and held.selectionStart() <= pressed.position() <= held.selectionEnd()
        if inside and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            # Qt would drag the selected text about; here a press begins another selection.
            self.setTextCursor(pressed)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._off_gap(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._off_gap(event))

    def _off_gap(self, event: QMouseEvent) -> QMouseEvent:
        """The event, moved from between two paragraphs into the nearer one: there Qt's own hit test goes through
        the whole text, and takes a paragraph that is not laid out yet for the nearest."""
        place = event.position()
        if event.buttons() | event.button() == Qt.MouseButton.NoButton or not self.viewport().rect().contains(
            place.toPoint()
        ):
            return event
        y = self._places.off_gap(place.y())
        if y == place.y():
            return event
        moved = QPointF(place.x(), y)
        return QMouseEvent(
            event.type(), moved, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.reviewer_moved()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt would change the document's font, and with it lay the whole of it out again.
            event.ignore()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.go_for_menu(QPointF(event.pos()))
            self.menu_wanted.emit(event.globalPos())
        else:
            self._want_menu_at_caret()
        event.accept()

    def _want_menu_at_caret(self) -> None:
        seen, place = self.viewport().rect(), self.cursorRect().bottomLeft()
        place.setY(min(max(place.y(), seen.top()), seen.bottom()))  # it may be scrolled out of sight
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(welcome(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(welcome(event))

    def dropEvent(self, event: QDropEvent) -> None:
        tell(event, self.files_dropped.emit, self.text_dropped.emit)


def _edits(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _EDITING)
