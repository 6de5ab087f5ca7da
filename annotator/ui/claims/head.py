"""The head of the details: which claim it is, and its status as four buttons."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.domain.claim import Claim, Status
from annotator.ui.claims.pills import Pill, PillLook
from annotator.ui.claims.places import Places
from annotator.ui.fonts import ui_font
from annotator.ui.plain import one_line, plain_label, tool_tip
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

    def show_one(self, claim: Claim, places: Places | None) -> None:
        """Which claim it is, where it stands, and who is to check it."""
        self._show_statuses([claim])
        self.title.setText(self.tr("Claim {number}").format(number=f"{claim.number:,}"))
        self.about.setText(self._about(claim, places))
        about = self._about(claim, places, full=True)
        self.about.setToolTip(tool_tip(f"{about}: “{claim.passages[0].exact}”" if claim.passages else about))

    def show_many(self, claims: Sequence[Claim]) -> None:
        """How many there are, and how many of them have each status; that there are none."""
        self._show_statuses(claims)
        self.about.setToolTip("")
        if not claims:
            self.title.setText(self.tr("No claim selected"))
            self.about.setText("")
            return
        counts = Counter(claim.status for claim in claims)
        parts = [f"{counts[status]:,} {status_word(status).lower()}" for status in Status if counts[status]]
        self.title.setText(self.tr("{count} claims selected").format(count=f"{len(claims):,}"))
        self.about.setText(" · ".join(parts))

    def set_read_only(self, read_only: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(not read_only)

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

    def _show_statuses(self, claims: Sequence[Claim]) -> None:
        """Press the button of the one status that all have; no button where they differ."""
        self._statuses = frozenset(claim.status for claim in claims)
        self._press()
        for button in self.buttons.values():
            button.setVisible(bool(claims))

    def _about(self, claim: Claim, places: Places | None, *, full: bool = False) -> str:
        """Where the claim stands, and who is to check it; there is little room for that but in a tool tip."""
        known = places.words(claim.passages[0]) if places and claim.passages else ""
        place = known if claim.passages else self.tr("no place")
        if not claim.assignee:
            return place
        assigned = self.tr("assigned to {name}") if full else self.tr("for {name}")
        return f"{place} · {assigned.format(name=one_line(claim.assignee, 60))}"

    def _clicked(self, status: Status) -> None:
        # A button shows what is so, not what was clicked: the change may be refused.
        self._press()
        self.status_chosen.emit(status)

    def _press(self) -> None:
        for status, button in self.buttons.items():
            button.setChecked(self._statuses == {status})
