"""What the article pane shows before any article is open: how to open one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.article.drops import tell, welcome
from annotator.ui.plain import plain_label
from annotator.ui.theme import Theme

Standard = QKeySequence.StandardKey


class EmptyArticle(QWidget):
    """Takes the same drops as an open article does."""

    files_dropped = Signal(list)  # their paths
    text_dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._dragged_over = False
        self.words = plain_label(self.tr("Open, drop or paste an article"))
        self.words.setFont(fonts.reading_font(20))
        self.hint = plain_label(
            self.tr("{open} opens a file · {paste} takes what you have copied").format(
                open=_shown(QKeySequence(Standard.Open)), paste=_shown(QKeySequence("Ctrl+Shift+V"))
            )
        )
        self.kinds = plain_label(self.tr("Word, PDF, web page, OpenDocument, EPUB, Markdown or text"))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self.words, self.hint, self.kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for label, colour in ((self.words, theme.text), (self.hint, theme.muted), (self.kinds, theme.muted)):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), QColor(colour))
            label.setPalette(palette)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.page))
        if self._dragged_over:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(16, 16, -16, -16), 8, 8)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dragged_over = welcome(event)
        event.setAccepted(self._dragged_over)
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dragged_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dragged_over = False
        self.update()
        tell(event, self.files_dropped.emit, self.text_dropped.emit)


def _shown(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)
