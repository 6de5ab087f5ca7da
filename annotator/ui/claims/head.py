"""The head of the details: which claim it is, and its status as four buttons."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.domain.claim import Status
from annotator.ui.claims.pills import Pill, PillLook
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claim_cells import status_word

KEYS = {Status.VERIFIED: "1", Status.DISPUTED: "2", Status.UNSOURCED: "3", Status.UNCHECKED: "0"}


class ElidedLabel(QLabel):
    """A line of plain text that gives way: what has no room is an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class DetailsHead(QWidget):
    """A title, what is known of it in a quieter line, and the status buttons, which may be hidden."""

    status_chosen = Signal(object)  # a Status

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label(parent=self)
        self.title.setObjectName("claimTitle")
        self.about = ElidedLabel(self)
        self.about.setObjectName("claimAbout")
        self.about.setProperty("muted", "true")
        self._statuses: frozenset[Status] = frozenset()
        self.buttons = {status: self._button(status) for status in Status}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.about, 1)
        pills = QHBoxLayout()
        pills.setSpacing(1)
        for button in self.buttons.values():
            pills.addWidget(button)
        layout.addLayout(pills)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def show_statuses(self, statuses: Collection[Status]) -> None:
        """Press the button of the one status that all have; no button where they differ."""
        self._statuses = frozenset(statuses)
        self._press()

    def set_buttons_shown(self, shown: bool) -> None:
        for button in self.buttons.values():
            button.setVisible(shown)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.title.setFont(ui_font(density, QFont.Weight.DemiBold))
        self.about.setFont(ui_font(density))
        for status, button in self.buttons.items():
            style = theme.status(status)
            plain = PillLook(theme.page, theme.hover, theme.text, theme.muted, theme.border)
            pressed = PillLook(style.fill, style.fill, style.ink, style.ink, style.ink)
            button.set_looks(plain, pressed, theme.accent, density)

    def _button(self, status: Status) -> Pill:
        button = Pill(status_word(status), self)
        button.setObjectName(f"statusButton{status.value.capitalize()}")
        button.set_after(KEYS[status])
        button.setAccessibleName(self.tr("Set {status}").format(status=status_word(status).lower()))
        button.setAccessibleDescription(self.tr("Key {key}").format(key=KEYS[status]))
        button.clicked.connect(lambda: self._clicked(status))
        return button

    def _clicked(self, status: Status) -> None:
        # A button shows what is so, not what was clicked: the change may be refused.
        self._press()
        self.status_chosen.emit(status)

    def _press(self) -> None:
        for status, button in self.buttons.items():
            button.setChecked(self._statuses == {status})
