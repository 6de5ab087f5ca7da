"""The line of the details that says how a claim stands by the rules, and its rating; each opens what it names."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.domain.claim import Claim, Rating, Status
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.checklists import Checks
from annotator.workspace.claim_cells import rules_counted, rules_sentence

_SIDE = 3


class QuietButton(QPushButton):
    """Words that can be pressed; what has no room is an ellipsis."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._least = ""
        self._ink = self._focus = self._hover = QColor(LIGHT.muted)
        OwnKeys(PRESSING, self).put_on(self)

    def say(self, words: str, spoken: str, least: str = "") -> None:
        """Show the words, and at the least as many as there is room for in `least`; a screen reader and the tool tip
        say the whole."""
        self._least = least
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(spoken)
        self.setToolTip(tool_tip(spoken))
        self.updateGeometry()

    def set_inks(self, ink: str, theme: Theme) -> None:
        self._ink, self._focus, self._hover = QColor(ink), QColor(theme.accent), QColor(theme.hover)
        self.update()

    def sizeHint(self) -> QSize:
        return self._room_for(self.text().replace("&&", "&"))

    def minimumSizeHint(self) -> QSize:
        return self._room_for(self._least)

    def _room_for(self, words: str) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(words) + 2 * _SIDE + 2, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 0, -1, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(self._focus if self.hasFocus() else self._hover)
            painter.setBrush(self._hover)
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._ink)
        words = self.text().replace("&&", "&")
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 2 * _SIDE)
        place = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class RulesLine(QWidget):
    """Hidden while no single claim is shown."""

    checklist_wanted = Signal()
    rating_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rules = QuietButton("rulesButton", self)
        self.rating = QuietButton("ratingButton", self)
        self.rules.clicked.connect(self.checklist_wanted)
        self.rating.clicked.connect(self.rating_wanted)
        self.rules.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rating.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.rules)
        self._layout.addWidget(self.rating)
        self._layout.addStretch(1)
        self._theme, self._tight, self._lacks = LIGHT, False, False
        self._checks: Checks = ()
        self._rated: Rating | None = None

    def show_claim(self, claim: Claim | None, checks: Checks) -> None:
        """How that claim stands; nothing without one."""
        self.setVisible(claim is not None and bool(checks))
        self._checks, self._rated = checks, claim.rating if claim else None
        self._lacks = claim is not None and claim.status is not Status.UNCHECKED and not all(c.met for c in checks)
        self._say()

    def set_tight(self, tight: bool) -> None:
        """Have room for a part of the sentence, or for all of it."""
        if tight != self._tight:
            self._tight = tight
            self._say()

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme = theme
        for button in (self.rules, self.rating):
            button.setFont(ui_font(density))
        self._colour()

    def _say(self) -> None:
        if not self._checks:
            return  # and so hidden
        whole = rules_sentence(self._checks)
        self.rules.say(whole, f"{whole} (I)", rules_counted(self._checks))
        rated = self._rated
        self.rating.setVisible(rated is not None)
        if rated is not None:
            words = self.tr("{scale}: {value}").format(scale=one_line(rated.scale, 60), value=one_line(rated.value, 60))
            spoken = self.tr("Rating {words} (V)").format(words=words)
            shown = one_line(rated.value, 60) if self._tight else words
            self.rating.say(shown, spoken, shown[:14])
        self._colour()

    def _colour(self) -> None:
        theme = self._theme
        self.rules.set_inks(theme.status(Status.UNSOURCED).ink if self._lacks else theme.muted, theme)
        self.rating.set_inks(theme.text, theme)
