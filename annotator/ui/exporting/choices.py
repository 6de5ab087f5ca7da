"""What goes into the reports, and what goes along with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.domain.scope import Scope
from annotator.reports.content.language import LANGUAGES
from annotator.settings import COPIES, HISTORIES
from annotator.ui.choice import ChoiceBox

_HISTORY = {"default": None, "with": True, "without": False}


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to be chosen of an article: how many claims have each status, the ids of the selected ones, to
    whom how many queries are open, how many saved copies there are, and whether a source is confidential."""

    title: str
    statuses: Mapping[Status, int] = field(default_factory=dict)
    selected: tuple[str, ...] = ()
    addressees: Mapping[str, int] = field(default_factory=dict)
    copies: int = 0
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the reviewer chose last, offered again. `history` is one of settings' `HISTORIES`, `copies` of `COPIES`;
    `folder` is None where none was chosen yet."""

    formats: tuple[str, ...] = ()
    folder: str | None = None
    language: str = "en"
    history: str = "default"
    copies: str = "none"
    open_when_done: bool = True


class ChoicesForm(QWidget):
    """`changed` says that the reports would be other ones now, or more or fewer."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scope_box = self._box("exportScope", self.tr("Claims"))
        self.history_box = self._box("exportHistory", self.tr("History"))
        self.language_box = self._box("exportLanguage", self.tr("Language"))
        self.copies_box = self._box("exportCopies", self.tr("Saved copies"))
        self.confidential_box = QCheckBox(self.tr("Name confidential sources, this once"), self)
        self.confidential_box.setObjectName("exportConfidential")
        self._people = QWidget(self)
        self._people.setObjectName("exportAddressees")
        self._people.setAccessibleName(self.tr("Open items for"))
        self._grid = QGridLayout(self._people)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._people_label = QLabel(self.tr("Open items for"), self)
        self._addressees: dict[str, QCheckBox] = {}
        self._scopes = [Scope()]
        self._fill_boxes()
        self._lay_out()
        self.confidential_box.toggled.connect(self.changed)

    def offer(self, offer: Offer, remembered: Remembered) -> None:
        """Offer what there is, chosen as it was last: but for scope and confidential sources, which are asked anew."""
        self.blockSignals(True)
        self._offer_scopes(offer)
        self._offer_addressees(offer.addressees)
        self._choose(self.history_box, remembered.history)
        self._choose(self.language_box, remembered.language)
        self._choose(self.copies_box, remembered.copies if offer.copies else "none")
        self.copies_box.setEnabled(offer.copies > 0)
        self.copies_box.setToolTip("" if offer.copies else self.tr("No source has a saved copy."))
        self.confidential_box.setChecked(False)
        self.confidential_box.setVisible(offer.confidential)
        self.blockSignals(False)

    @property
    def scope(self) -> Scope:
        chosen = self._scopes[max(0, self.scope_box.currentIndex())]
        return replace(chosen, history=_HISTORY[self.history])

    @property
    def history(self) -> str:
        return str(self.history_box.currentData())

    @property
    def language(self) -> str:
        return str(self.language_box.currentData())

    @property
    def copies(self) -> str:
        return str(self.copies_box.currentData())

    @property
    def confidential(self) -> bool:
        return self.confidential_box.isChecked()

    @property
    def addressees(self) -> list[str]:
        """Those whose open items go out."""
        return [name for name, box in self._addressees.items() if box.isChecked()]

    @property
    def possible_addressees(self) -> list[str]:
        """Those that have open items."""
        return list(self._addressees)

    def _box(self, name: str, spoken: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def _fill_boxes(self) -> None:
        histories = (self.tr("As each format has it"), self.tr("With history"), self.tr("Without history"))
        copies = (self.tr("Not along"), self.tr("In a folder beside"), self.tr("In a zip beside"))
        for word, label in zip(HISTORIES, histories, strict=True):
            self.history_box.addItem(label, word)
        for word, label in zip(COPIES, copies, strict=True):
            self.copies_box.addItem(label, word)
        for language, label in LANGUAGES.items():
            self.language_box.addItem(label, language)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in (self.scope_box, self.history_box, self.language_box, self.copies_box):
            form.addRow(box.accessibleName(), box)
        form.addRow(self._people_label, self._people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(form)
        layout.addWidget(self.confidential_box)

    def _offer_scopes(self, offer: Offer) -> None:
        total, selected = sum(offer.statuses.values()), len(offer.selected)
        scopes = [(self.tr("All of the article ({count})").format(count=f"{total:,}"), Scope())]
        if selected:
            words = self.tr("The selected one") if selected == 1 else self.tr("The {count} selected ones")
            scopes.append((words.format(count=f"{selected:,}"), Scope(claims=frozenset(offer.selected))))
        for status, label in self._statuses().items():
            if count := offer.statuses.get(status):
                scopes.append((f"{label} ({count:,})", Scope(statuses=frozenset([status]))))
        self._scopes = [scope for _, scope in scopes]
        self.scope_box.clear()
        self.scope_box.addItems([label for label, _ in scopes])

    def _offer_addressees(self, counts: Mapping[str, int]) -> None:
        for box in self._addressees.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._addressees = {name: self._addressee(name, count) for name, count in counts.items()}
        for number, box in enumerate(self._addressees.values()):
            self._grid.addWidget(box, number // 2, number % 2)
        for part in (self._people, self._people_label):
            part.setVisible(bool(counts))

    def _addressee(self, name: str, count: int) -> QCheckBox:
        from annotator.domain.records import Addressee
        from annotator.ui.asking.words import addressee_words

        box = QCheckBox(f"{addressee_words(Addressee(name)).capitalize()} ({count:,})", self._people)
        box.setObjectName(f"exportFor-{name}")
        box.setChecked(True)
        box.toggled.connect(self.changed)
        return box

    def _statuses(self) -> dict[Status, str]:
        return {
            Status.VERIFIED: self.tr("Verified only"),
            Status.DISPUTED: self.tr("Disputed only"),
            Status.UNSOURCED: self.tr("Unsourced only"),
            Status.UNCHECKED: self.tr("Unchecked only"),
        }

    def _choose(self, box: QComboBox, word: str) -> None:
        box.setCurrentIndex(max(0, box.findData(word)))


def known_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names, present or former, that there are formats of; the first format where there is none."""
    from annotator.reports import FORMATS, UnknownFormat, find_format

    found = []
    for name in names:
        try:
            found.append(find_format(name).name)
        except UnknownFormat:
            continue  # of another version of the program
    return tuple(found) or (next(iter(FORMATS)),)
