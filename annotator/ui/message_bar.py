"""The bar that says, in one sentence, what happened: never a dialog that blocks."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from annotator.domain.claim import Status
from annotator.ui import icons
from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import LIGHT, Density, Theme

LINGER_MS = 10_000


class MessageKind(StrEnum):
    INFO = "info"
    QUESTION = "help"
    WARNING = "warning"
    ERROR = "error"


class MessageBar(QFrame):
    """Hidden until it has something to say, and until then no higher than nothing. The newest message stands:
    information for a while, or until the reviewer goes on to something else; questions, warnings and errors until
    closed or answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = LIGHT
        self._kind = MessageKind.INFO
        self._buttons: list[QPushButton] = []
        self._watched: QWidget = self
        self._lingering = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._lingering.timeout.connect(self._fade)
        self._icon = QLabel(self)
        self._word = plain_label(parent=self)
        self._text = plain_label(parent=self, wrap=True)
        # A single word of a hostile file may be wider than the screen.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        for part, stretch in ((self._icon, 0), (self._word, 0), (self._text, 1), (self._close, 0)):
            self._row.addWidget(part, stretch)
        self.set_theme(LIGHT, Density.COMFORTABLE)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or an empty one."""
        return self._text.text()

    @property
    def kind(self) -> MessageKind:
        return self._kind

    def show_message(
        self,
        text: str,
        kind: MessageKind | str = MessageKind.INFO,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Say `text`, as it is, with a button for each of `actions`: pressing one closes the bar, then calls it.

        Raises ValueError where `kind` is none of info, warning and error.
        """
        self._kind = MessageKind(kind)
        self._text.setText(one_line(text))
        self._word.setText(self._kind_word())
        self._offer(actions)
        self.setAccessibleName(f"{self._kind_word()}: {self.text}")
        self._paint_kind()
        self.show()
        self._announce()
        if self._kind is MessageKind.INFO:
            self._lingering.start()
        else:
            self._lingering.stop()

    def move_on(self) -> None:
        """The reviewer does something else: information has been read, unless the pointer or the focus is on it."""
        if self._kind is MessageKind.INFO and not self.isHidden() and not self._in_use():
            self.clear()

    def clear(self) -> None:
        """Hide the message: the reviewer has read it, or what it told of is over."""
        self._lingering.stop()
        self.hide()
        self._text.clear()
        self._offer(())

    def set_linger(self, milliseconds: int) -> None:
        """How long information stays."""
        self._lingering.setInterval(milliseconds)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take the theme's colours and the density's margins."""
        self._theme = theme
        edge = 6 if density is Density.COMFORTABLE else 2
        self._row.setContentsMargins(14, edge, 8, edge)
        self._close.setIcon(icons.icon("close", theme.text))
        self._paint_kind()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, fill = self._colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(fill))
        painter.fillRect(0, 0, 4, self.height(), QColor(ink))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watched = self.window()
        self._watched.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the bar wherever the focus is, before it means anything else. A shortcut could not: the
        window has others on that key, and Qt would obey neither."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            self.clear()
            return True
        return super().eventFilter(watched, event)

    def _in_use(self) -> bool:
        focus = self.window().focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _fade(self) -> None:
        if self._in_use():
            self._lingering.start()
        else:
            self.clear()

    def _offer(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, call) for label, call in actions]

    def _button(self, label: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(label.replace("&", "&&"), self)
        button.setAccessibleName(label)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(self.clear)
        button.clicked.connect(lambda: call())
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    def _announce(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if self._kind is MessageKind.ERROR:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _paint_kind(self) -> None:
        ink, _fill = self._colours()
        self._icon.setPixmap(icons.pixmap(str(self._kind), ink, 20, self.devicePixelRatioF()))
        font = self._word.font()
        font.setBold(True)
        self._word.setFont(font)
        self.update()

    def _kind_word(self) -> str:
        words = {
            MessageKind.INFO: self.tr("Note"),
            MessageKind.QUESTION: self.tr("Choose"),
            MessageKind.WARNING: self.tr("Warning"),
            MessageKind.ERROR: self.tr("Error"),
        }
        return words[self._kind]

    def _colours(self) -> tuple[str, str]:
        """Ink and fill of the message's kind."""
        if self._kind in (MessageKind.INFO, MessageKind.QUESTION):
            return self._theme.accent, self._theme.row
        status = Status.UNSOURCED if self._kind is MessageKind.WARNING else Status.DISPUTED
        style = self._theme.status(status)
        return style.ink, style.fill


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
