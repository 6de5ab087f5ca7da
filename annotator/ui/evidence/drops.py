"""Dropping on the details or on a row of the table, and pasting where no text is edited: all make evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from annotator.ui.evidence.given import Given


class Drops(QObject):
    """Watches the widgets. What comes from within the program is not taken: it is no source."""

    given = Signal(object)  # a Given
    given_to = Signal(object, str)  # a Given, and the id of the claim on whose row it was dropped

    def __init__(self, widgets: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.writable = True
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)
        self._rows: tuple[QWidget, Callable[[QPoint], str | None]] | None = None

    def watch_rows(self, viewport: QWidget, claim_at: Callable[[QPoint], str | None]) -> None:
        """Take what is dropped on the rows that `viewport` shows; `claim_at` has the id of the claim at a place in it,
        None beside the rows."""
        self._rows = (viewport, claim_at)
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)

    def paste(self) -> None:
        """What the clipboard holds."""
        self.given.emit(_given_by(QGuiApplication.clipboard().mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are of this kind, too
            if self._rows is not None and watched is self._rows[0]:
                return self._dragged(event, self._rows[1](event.position().toPoint()) or "")
            return self._dragged(event)
        if self._rows is not None and watched is self._rows[0]:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _pastes(event):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent, claim: str | None = None) -> bool:
        """`claim` is that of the row under the mouse, empty beside the rows; None where there are no rows."""
        entering = isinstance(event, QDragEnterEvent)  # perhaps on the way to a row
        beside = claim == "" and not entering
        if not self.writable or event.source() is not None or not _of_use(event) or beside:
            event.ignore()
            return True
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):  # entering is of that kind, too
            given = _given_by(event.mimeData())
            self.given_to.emit(given, claim) if claim else self.given.emit(given)
        return True


def _given_by(data: QMimeData | None) -> "Given":
    from annotator.ui.evidence.given import given_by

    return given_by(data)


def _of_use(event: QDropEvent) -> bool:
    data = event.mimeData()
    return data.hasUrls() or data.hasText() or data.hasImage()


def _pastes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
