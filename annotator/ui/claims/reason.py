"""The choice of a status' reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.claim import REASONS, Claim, Status
from annotator.ui.claims.chooser import Chooser
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import Density, Theme


class ReasonRow(QWidget):
    """“Reason” and the reasons that the status may carry; hidden for a status that takes none."""

    reason_chosen = Signal(object)  # a reason, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = plain_label(self.tr("Reason"), self)
        self._label.setProperty("muted", "true")
        self.chooser = Chooser("reasonChooser", self)
        self.chooser.setAccessibleName(self.tr("Reason of the status"))
        self.chooser.other_chosen.connect(self.reason_chosen)
        self._label.setBuddy(self.chooser)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._label)
        layout.addWidget(self.chooser)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_common(self, claims: Sequence[Claim]) -> None:
        """The reasons of the status that all of them have, the one that all have chosen; none where they differ."""
        statuses, reasons = {claim.status for claim in claims}, {claim.reason for claim in claims}
        if len(statuses) == 1:
            self.show_reason(statuses.pop(), reasons.pop() if len(reasons) == 1 else None)
        else:
            self.hide()

    def show_reason(self, status: Status, reason: str | None) -> None:
        """The reasons of that status, the present one chosen; one that is not in the list is added to it."""
        reasons = REASONS.get(status, ())
        self.setVisible(bool(reasons))
        known = dict.fromkeys([None, *reasons, reason])
        self.chooser.show_choice([(one, self.tr("none given") if one is None else one) for one in known], reason)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.chooser.theme = theme
        for part in (self._label, self.chooser):
            part.setFont(ui_font(density))
