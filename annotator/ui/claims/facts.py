"""The quiet line under the statement: why the status, what the claim is about, and who made it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.domain.claim import About, Claim
from annotator.ui.claims.chooser import Chooser
from annotator.ui.claims.fields import TextField
from annotator.ui.claims.reason import ReasonRow
from annotator.ui.fonts import ui_font
from annotator.ui.plain import plain_label
from annotator.ui.theme import Density, Theme


class FactsRow(QWidget):
    """Of several claims it shows the reason alone, where all have the same status."""

    reason_chosen = Signal(object)  # a reason, or None
    about_chosen = Signal(object)  # an About

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ReasonRow(self)
        self._reason.reason_chosen.connect(self.reason_chosen)
        self._about = Chooser("aboutChooser", self)
        self._about.setAccessibleName(self.tr("What the claim is about"))
        self._about.other_chosen.connect(self.about_chosen)
        self.claimant = TextField(self, lines=1, margin=1, one_line=True)
        self.claimant.setObjectName("claimantEdit")
        self.claimant.setAccessibleName(self.tr("Claimant"))
        self.claimant.setPlaceholderText(self.tr("Whose claim it is"))
        self._labels = [self._label(self.tr("About"), self._about), self._label(self.tr("Claimant"), self.claimant)]
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3, 0, 3, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._reason)
        for label, part, stretch in zip(self._labels, (self._about, self.claimant), (0, 1), strict=True):
            self._layout.addWidget(label)
            self._layout.addWidget(part, stretch)
        self._layout.addStretch(0)

    def show_one(self, claim: Claim) -> None:
        """The claim's facts, but for the claimant, whose field is told by itself."""
        self._show_parts_of_one(True)
        self._reason.show_reason(claim.status, claim.reason)
        self._about.show_choice([(about, str(about)) for about in About], claim.about)

    def show_many(self, claims: Sequence[Claim]) -> None:
        """What can be said of all of them."""
        self._show_parts_of_one(False)
        self._reason.show_common(claims)

    def put_at_end(self, part: QWidget) -> None:
        """Let another part stand at the row's end, and take what room there is as the claimant does."""
        self._layout.addWidget(part, 1)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be chosen, or everything again."""
        for chooser in (self._reason.chooser, self._about):
            chooser.setEnabled(not read_only)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._reason.set_theme(theme, density)
        self._about.theme = theme
        for part in (self._about, self.claimant, *self._labels):
            part.setFont(ui_font(density))

    def _show_parts_of_one(self, shown: bool) -> None:
        for part in (self._about, self.claimant, *self._labels):
            part.setVisible(shown)

    def _label(self, words: str, part: QWidget) -> QLabel:
        label = plain_label(words, self)
        label.setProperty("muted", "true")
        label.setBuddy(part)
        return label
