"""The half of the dialog that says what the source is to this claim: for or against it, where, and in which words."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.evidence import Evidence, Stance, Tier
from annotator.ui.choice import ChoiceBox
from annotator.ui.evidence.kinds import stance_word, tier_word

_LINES = 4
_OF_SOURCES = ("locator", "quote", "seen")  # what is not said of a calculation


class UseForm(QWidget):
    """`use` is what is edited, None for a new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._begun: dict[str, Any] = {}
        self.use: Evidence | None = None
        self._computed = False
        self._tier = Tier.SECONDARY  # the one before a calculation was chosen
        self.stance = self._choice("evidenceStance", self.tr("Stance"))
        for stance in Stance:
            self.stance.addItem(stance_word(stance), stance)
        self.tier = self._choice("evidenceTier", self.tr("Tier"))
        for tier in (Tier.SECONDARY, Tier.PRIMARY):
            self.tier.addItem(tier_word(tier).capitalize(), tier)
        self.tier.setToolTip(self.tr("Primary is what is nearest to the fact, in this use of it"))
        self.locator = self._line("evidenceLocator", self.tr("Where in it"))
        self.locator.setPlaceholderText(self.tr("page, timestamp, table …"))
        self.quote = self._text("evidenceQuote", self.tr("Quote"), self.tr("What the source says there"))
        self.note = self._text("evidenceNote", self.tr("Note"), self.tr("What there is to say of it"))
        self.seen = self._line("evidenceSeen", self.tr("Seen"))
        self.seen.setPlaceholderText(self.tr("2025-03-12"))
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for part in (self.stance, self.tier, self.locator, self.quote, self.note, self.seen):
            form.addRow(part.accessibleName(), part)

    def show_use(self, use: Evidence | None, **values: Any) -> None:
        """Fill the fields with that evidence or, for a new one, with `values`."""
        self.use = use
        shown = values if use is None else {name: getattr(use, name) for name in self.values_of()}
        self.stance.setCurrentIndex(self.stance.findData(shown.get("stance", Stance.SUPPORTS)))
        self.tier.setCurrentIndex(self.tier.findData(shown.get("tier", Tier.SECONDARY)))
        for name in ("locator", "seen"):
            getattr(self, name).setText(shown.get(name) or "")
        for name in ("quote", "note"):
            getattr(self, name).setPlainText(shown.get(name) or "")
        self._begun = self.values_of()

    def show_computed(self, computed: bool) -> None:
        """Whether it is a calculation, which has no place, quote or day; a new one is primary, as by command."""
        if self.use is None and computed != self._computed:
            self._tier, tier = (self._chosen_tier, Tier.PRIMARY) if computed else (self._tier, self._tier)
            self.tier.setCurrentIndex(self.tier.findData(tier))
        self._computed = computed
        for name in _OF_SOURCES:
            kept = self.use is not None and bool(self._begun.get(name))
            self._form.setRowVisible(getattr(self, name), kept or not computed)

    def values(self) -> dict[str, Any]:
        """What is to be set: of new evidence all there is, else what differs from how it was shown."""
        values = self.values_of()
        if self.use is None:
            left_out = _OF_SOURCES if self._computed else ()
            return {name: value for name, value in values.items() if value not in (None, "") and name not in left_out}
        return {name: value for name, value in values.items() if value != self._begun[name]}

    def values_of(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "stance": self.stance.currentData(),
            "tier": self.tier.currentData(),
            "locator": self.locator.text(),
            "quote": self.quote.toPlainText(),
            "note": self.note.toPlainText(),
            "seen": self.seen.text(),
        }

    @property
    def _chosen_tier(self) -> Tier:
        return Tier(self.tier.currentData())  # which Qt makes a plain text of

    def _choice(self, name: str, words: str) -> QComboBox:
        box = ChoiceBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def _text(self, name: str, words: str, hint: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setPlaceholderText(hint)
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(_LINES * edit.fontMetrics().lineSpacing())
        return edit
