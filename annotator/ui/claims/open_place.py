"""The quiet row under the statement that says what an update has left open about a claim's place, and settles it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.domain.claim import Claim, Passage, Placed, certain_passage
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.claims.keys import PRESSING, OwnKeys
from annotator.ui.fonts import ui_font
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.theme import Density, Theme

_QUOTED = 90  # code points of a quote in the row; its tool tip has more
_QUOTED_IN_FULL = 300


class OpenPlaceRow(QFrame):
    """Shows the first of the claim's passages whose place is open, with what can be done about it. Hidden where there
    is none."""

    confirmed = Signal(list)  # ids of passages that stand where they are
    place_wanted = Signal(str)  # a passage's id: what is selected in the article is its place
    let_go = Signal(list)  # ids of passages that have no place
    left = Signal()  # nothing is left to settle here, and the reviewer was here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openPlace")
        self.setAccessibleName(self.tr("Place to settle"))
        self._passage: Passage | None = None
        self._words = ElidedLabel(self)
        self._words.setObjectName("openPlaceWords")
        self._confirm = self._button("placeConfirm", self.tr("Confirm"), self.tr("The claim stands here (Y)"))
        self._place = self._button("placeSelect", self.tr("Place at selection"), self.tr("Its words are those (R)"))
        self._let_go = self._button("placeLetGo", self.tr("Let go"), self.tr("It is not in the text any more (L)"))
        self.buttons = (self._confirm, self._place, self._let_go)
        self._confirm.clicked.connect(lambda: self._settle(lambda key: self.confirmed.emit([key])))
        self._place.clicked.connect(lambda: self._settle(self.place_wanted.emit))
        self._let_go.clicked.connect(lambda: self._settle(lambda key: self.let_go.emit([key])))
        OwnKeys(PRESSING, self).put_on(*self.buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 3, 3)
        layout.setSpacing(4)
        layout.addWidget(self._words, 1)
        for button in self.buttons:
            layout.addWidget(button)
        self.hide()

    def show_claim(self, claim: Claim | None) -> None:
        """Show what is open about that claim; nothing is about None."""
        still_open = claim.open_passages if claim is not None else ()
        self._passage = next(iter(still_open), None)
        if claim is not None and self._passage is not None:
            self._tell(claim, self._passage, len(still_open))
            placed = self._passage.state is not Placed.ORPHANED
            self._confirm.setVisible(placed)
            self._let_go.setVisible(placed)
        self.setVisible(self._passage is not None)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be settled, or everything again."""
        for button in self.buttons:
            button.setEnabled(not read_only)

    def set_theme(self, theme: Theme, density: Density) -> None:
        for part in (self._words, *self.buttons):
            part.setFont(ui_font(density))

    def _tell(self, claim: Claim, passage: Passage, count: int) -> None:
        words = open_words(claim, passage, _QUOTED)
        if count > 1:
            words = self.tr("1 of {count} to settle. {words}").format(count=count, words=words)
        self._words.setText(words)
        self._words.setToolTip(tool_tip(open_words(claim, passage, _QUOTED_IN_FULL)))
        self.setAccessibleDescription(words)

    def _settle(self, tell: Callable[[str], object]) -> None:
        if self._passage is None:
            return
        here = any(button.hasFocus() for button in self.buttons)
        tell(self._passage.id)
        if here and self.isHidden():
            self.left.emit()

    def _button(self, name: str, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        return button


def open_words(claim: Claim, passage: Passage, most: int) -> str:
    """What is open about the passage's place, with up to `most` code points of the quote that was certain last."""
    known = certain_passage(claim, passage)
    quote = one_line(known.exact, most)
    if passage.state is Placed.ORPHANED:
        words = _tr("Cut from text: was “{quote}” in version {number}")
        return words.format(quote=quote, number=known.version)
    if passage.state is not Placed.MOVED:
        return _tr("Something else in this sentence changed.")
    if known.exact == passage.exact:
        return _tr("Moved with the text: the same words stand in another place.")
    return _tr("Moved with the text: was “{quote}”").format(quote=quote)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OpenPlace", text)
