"""One input of a calculation: its name, its number and unit, and what it is taken from."""

from contextlib import suppress

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from annotator.domain.calculation import Input, as_number
from annotator.domain.errors import Refused
from annotator.ui.choice import ChoiceBox
from annotator.ui.evidence.origins import KEY, Origin, Origins
from annotator.ui.icons import icon
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.theme import Theme

# How the fields, and the heads over them, share a row's width: name, value, unit, kind of origin, which one, remove.
SHARES = (4, 4, 3, 3, 9)
SPACING = 6  # pixels
_MOST_OFFERED = 8


class InputRow(QWidget):
    """`place` counts from 1; names of its parts end in it."""

    changed = Signal()
    remove_wanted = Signal()

    def __init__(self, origins: Origins, parent: QWidget) -> None:
        super().__init__(parent)
        self._origins = origins
        self._chosen = ("", "")  # the id of what was chosen, and its words in the field
        self.name, self.value, self.unit, self.which = (QLineEdit(self) for _ in range(4))
        self.origin = ChoiceBox(self)
        for word, origin in (
            (self.tr("Nothing"), Origin.NOTHING),
            (self.tr("Claim"), Origin.CLAIM),
            (self.tr("Source"), Origin.SOURCE),
        ):
            self.origin.addItem(word, origin)
        self.remove = QToolButton(self)
        self._lay_out()
        self._follow_origin()
        for field in (self.name, self.value, self.unit, self.which):
            field.textChanged.connect(self.changed)
        self.origin.currentIndexChanged.connect(self._follow_origin)
        self.origin.currentIndexChanged.connect(self.changed)
        self.which.editingFinished.connect(self._settle)
        self.remove.clicked.connect(self.remove_wanted)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What can be gone to, from left to right."""
        return (self.name, self.value, self.unit, self.origin, self.which, self.remove)

    def show_input(self, given: Input) -> None:
        """Fill the fields with that input."""
        self.name.setText(given.name)
        self.value.setText(given.value)
        self.unit.setText(given.unit or "")
        key = given.claim_id or given.source_id or ""
        origin = Origin.CLAIM if given.claim_id else Origin.SOURCE if given.source_id else Origin.NOTHING
        self.origin.setCurrentIndex(self.origin.findData(origin))
        self._choose(key)

    def set_place(self, place: int) -> None:
        """It is the input of that place, counted from 1."""
        named = (
            (self.name, "inputName", self.tr("Name of input {place}")),
            (self.value, "inputValue", self.tr("Value of input {place}")),
            (self.unit, "inputUnit", self.tr("Unit of input {place}")),
            (self.origin, "inputFrom", self.tr("What input {place} is taken from")),
            (self.which, "inputWhich", self.tr("Which one input {place} is taken from")),
            (self.remove, "inputRemove", self.tr("Remove input {place}")),
        )
        for part, name, words in named:
            part.setObjectName(f"{name}{place}")
            part.setAccessibleName(words.format(place=place))
        self.remove.setToolTip(self.remove.accessibleName())

    def set_theme(self, theme: Theme) -> None:
        self.remove.setIcon(icon("close", theme.muted))

    @property
    def state(self) -> tuple[str, ...]:
        """What the fields say, to be compared."""
        return (*(field.text() for field in (self.name, self.value, self.unit)), self._from, self._key or self._which)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been entered."""
        return not any(self.state)

    def made(self) -> Input:
        """The input that the fields say. Raises Refused."""
        name, value = self.name.text().strip(), self.value.text().strip()
        if not name:
            raise Refused(self.tr("An input needs a name, by which the formula calls it."))
        if not value:
            raise Refused(self.tr("The input “{name}” needs a value.").format(name=one_line(name, 60)))
        with suppress(Refused):  # the input itself refuses it, and says which one it is
            value = as_number(value)
        claim_id = source_id = None
        if self._from is Origin.CLAIM:
            claim_id = self._key or self._origins.find(Origin.CLAIM, self._which)
        elif self._from is Origin.SOURCE:
            source_id = self._key or self._origins.find(Origin.SOURCE, self._which)
        return Input(name, value, self.unit.text().strip() or None, claim_id, source_id)

    @property
    def _from(self) -> Origin:
        return Origin(self.origin.currentData())  # which Qt makes a plain text of

    @property
    def _which(self) -> str:
        return self.which.text() if self._from is not Origin.NOTHING else ""

    @property
    def _key(self) -> str:
        """The id of what was chosen, empty where something else has been typed since."""
        key, words = self._chosen
        return key if key and self._which == words else ""

    def _choose(self, key: str) -> None:
        words = self._origins.label(self._from, key)
        self._chosen = (key, words)
        self.which.setText(words)
        self.which.setCursorPosition(0)
        self.which.setToolTip(tool_tip(words) if words else "")

    def _settle(self) -> None:
        """What was typed, as the list says it."""
        if self._from is Origin.NOTHING or self._key:
            return
        try:
            key = self._origins.find(self._from, self._which)
        except Refused:
            return  # which the result says
        self._choose(key)

    def _follow_origin(self) -> None:
        origin = self._from
        self.which.setVisible(origin is not Origin.NOTHING)
        self.which.clear()
        if origin is Origin.NOTHING:
            return
        by_number = self.tr("number, or words of the claim")
        self.which.setPlaceholderText(by_number if origin is Origin.CLAIM else self.tr("words of the source"))
        completer = QCompleter(self._origins.model(origin), self.which)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(self.tr("Found"))
        self.which.setCompleter(completer)
        # The completer writes what was chosen into the field, and only then is it taken.
        chosen = completer.activated[QModelIndex]  # type: ignore[index]  # one of two signals of that name
        chosen.connect(lambda index: self._choose(index.data(KEY)), Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for part, share in zip((self.name, self.value, self.unit, self.origin, self.which), SHARES, strict=True):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            policy.setHorizontalStretch(share)
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            row.addWidget(part, share)
        row.addWidget(self.remove)
