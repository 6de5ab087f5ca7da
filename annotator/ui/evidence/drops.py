"""Dropping on the details, and pasting where no text is edited: both make evidence."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.ui.evidence.given import given_by


class Drops(QObject):
    """Watches the widgets. What comes from within the program is not taken: it is no source."""

    given = Signal(object)  # a Given

    def __init__(self, widgets: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.writable = True
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def paste(self) -> None:
        """What the clipboard holds."""
        self.given.emit(given_by(QGuiApplication.clipboard().mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are of this kind, too
            return self._dragged(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _pastes(event):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> bool:
        if not self.writable or event.source() is not None or not _of_use(event):
            event.ignore()
        else:
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
                self.given.emit(given_by(event.mimeData()))
        return True


def _of_use(event: QDropEvent) -> bool:
    data = event.mimeData()
    return data.hasUrls() or data.hasText() or data.hasImage()


def _pastes(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
