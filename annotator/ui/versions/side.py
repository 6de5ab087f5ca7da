"""The left side of the page of an update: the list, what there is to say of it, and what can be done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.ui.claims.style import sizes
from annotator.ui.fonts import ui_font
from annotator.ui.icons import pixmap
from annotator.ui.plain import plain_label
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.buttons import KeyButton
from annotator.ui.versions.commands import Commands, key_of
from annotator.ui.versions.entries import Group
from annotator.ui.versions.model import VersionsModel
from annotator.ui.versions.rows import VersionsList

_NAMES = {
    "confirm": "confirmButton",
    "place": "placeButton",
    "let_go": "letGoButton",
    "claim": "sentenceClaimButton",
    "waive": "sentenceWaiveButton",
    "previous": "previousOpenButton",
    "next": "nextOpenButton",
}
_OF_PASSAGES, _OF_SENTENCES, _GOING = ("confirm", "place", "let_go"), ("claim", "waive"), ("previous", "next")
_TICK = 16


class VersionsSide(QWidget):
    """Which buttons there are follows from what is selected: those for passages, or those for new sentences."""

    def __init__(self, model: VersionsModel, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("versionsSide")
        self._theme = LIGHT
        self._card = QFrame(self)
        self._card.setObjectName("versionsCard")
        self.list = VersionsList(model, self._card)
        self._told = QFrame(self)
        self._told.setObjectName("versionsTold")
        self._tick = QLabel(self._told)
        self.words: QLabel = plain_label(parent=self._told, wrap=True)
        self.words.setObjectName("versionsSettled")
        self._buttons = {name: KeyButton(commands[name], called, key_of(name), self) for name, called in _NAMES.items()}
        self._buttons["confirm"].setDefault(True)
        self._lay_out()

    def show_settling(self, writable: bool, selected: Mapping[Group, int]) -> None:
        """Have the buttons for what is selected; none where nothing may be settled."""
        sentences = selected[Group.SENTENCES] > 0 and selected[Group.SENTENCES] == sum(selected.values())
        for names, wanted in ((_OF_PASSAGES, not sentences), (_OF_SENTENCES, sentences)):
            for name in names:
                self._buttons[name].setVisible(writable and wanted)

    def tell(self, words: str, *, done: bool) -> None:
        """Say something under the list; nothing where `words` are empty. `done` puts a tick before it."""
        self.words.setText(words)
        self._tick.setVisible(done)
        self._told.setVisible(bool(words))

    def set_theme(self, theme: Theme, density: Density) -> None:
        measure = sizes(density)
        self._column.setContentsMargins(11, measure.gap, 11, 11)
        self._column.setSpacing(measure.gap)
        self.list.set_theme(theme, density)
        self.words.setFont(ui_font(density))
        self._tick.setPixmap(pixmap("verified", theme.status(Status.VERIFIED).ink, _TICK, self.devicePixelRatioF()))
        for button in self._buttons.values():
            button.set_theme(theme, density)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.list)
        told = QHBoxLayout(self._told)
        told.setContentsMargins(10, 7, 10, 7)
        told.setSpacing(8)
        told.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.words, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card, 1)
        self._column.addWidget(self._told)
        for names in ((*_OF_PASSAGES, *_OF_SENTENCES), _GOING):
            row = QHBoxLayout()
            row.setSpacing(6)
            for name in names:
                row.addWidget(self._buttons[name])
            self._column.addLayout(row)
