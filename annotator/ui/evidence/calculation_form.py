"""The part of the dialog that makes a calculation: inputs, formula, rounding, and what they come to as one types."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.calculation import (
    Calculation,
    Rounding,
    calculated,
    calculation_from,
    calculation_to_json,
    faults,
)
from annotator.domain.claim import Status
from annotator.domain.errors import Refused
from annotator.ui.choice import ChoiceBox
from annotator.ui.evidence.input_rows import InputRows
from annotator.ui.evidence.origins import Origins
from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import LIGHT, Theme

_MOST = 100  # inputs that are shown in rows; a formula has no room for many more
_WHOLE = re.compile(r"[-+]?\d{1,3}", re.ASCII)
_DIGITS, _SIGNIFICANT = "digits", "significant"


class CalculationForm(QWidget):
    """What is kept stays as it is, down to what its inputs said, until something is changed or computed again."""

    changed = Signal()

    def __init__(self, origins: Origins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calculationEditor")
        self.setAccessibleName(self.tr("Calculation"))
        self._origins = origins
        self._theme = LIGHT
        self._kept: Mapping[str, Any] | None = None
        self._fault = ""  # why what is kept cannot be shown
        self._again = False
        self._begun: tuple[object, ...] = ()
        self._make_fields(origins)
        self._lay_out()
        self._connect()
        self.show_calculation(None)

    def _make_fields(self, origins: Origins) -> None:
        self.inputs = InputRows(origins, self)
        self.formula = self._line("calculationFormula", self.tr("Formula"))
        self.formula.setPlaceholderText(self.tr("percent(cost - plan, plan)"))
        self.rounding = ChoiceBox(self)
        self.rounding.setObjectName("calculationRounding")
        self.rounding.setAccessibleName(self.tr("Rounding"))
        self.rounding.addItem(self.tr("Not rounded"), "")
        self.rounding.addItem(self.tr("Digits after the point"), _DIGITS)
        self.rounding.addItem(self.tr("Significant figures"), _SIGNIFICANT)
        self.digits = self._line("calculationDigits", self.tr("How many digits"))
        self.unit = self._line("calculationUnit", self.tr("Unit of the result"))
        self.result = plain_label(parent=self, wrap=True)
        self.result.setObjectName("calculationResult")
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.note = plain_label(parent=self, wrap=True)
        self.note.setObjectName("calculationNote")
        self.again = QPushButton(self.tr("Compute again"), self)
        self.again.setObjectName("calculationAgain")
        self.again.setAutoDefault(False)

    def show_calculation(self, kept: Mapping[str, Any] | None) -> None:
        """Fill the fields with the calculation that evidence holds, in JSON's types; None for a new one."""
        self._kept, self._fault, self._again = kept, "", False
        shown = self._readable(kept) if kept is not None else None
        self.inputs.blockSignals(True)  # what is shown half is not computed
        self.inputs.show_inputs(shown.inputs if shown else ())
        self.inputs.blockSignals(False)
        self.formula.setText(shown.formula if shown else "")
        self.formula.setCursorPosition(0)
        rounding = shown.rounding if shown else None
        of_digits = rounding is not None and rounding.digits is not None
        kind = "" if rounding is None else _DIGITS if of_digits else _SIGNIFICANT
        self.rounding.setCurrentIndex(self.rounding.findData(kind))
        number = "" if rounding is None else str(rounding.digits if of_digits else rounding.significant)
        self.digits.setText(number)
        self.unit.setText((shown.unit if shown else None) or "")
        self._begun = self._state
        self._follow()

    @property
    def is_changed(self) -> bool:
        """Whether what is kept is to be replaced."""
        return self._again or self._state != self._begun

    def made(self) -> Calculation:
        """The calculation that the fields say, with its result and what its inputs say now. Raises Refused, in a
        sentence that says why there is none."""
        made = Calculation(self.inputs.made(), self.formula.text().strip(), "", self._rounding(), self._unit)
        own = next((one.claim_id for one in made.inputs if one.claim_id in self._origins.meant), None)
        return calculated(made, self._origins.sources, self._origins.claims, of_claim=own)

    def value(self) -> dict[str, Any]:
        """The same as evidence holds it."""
        return calculation_to_json(self.made())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.inputs.set_theme(theme)
        self._follow()

    def align(self, width: int) -> None:
        """Have the labels take so many pixels, so that fields stand under fields."""
        self._first.setMinimumWidth(width)

    def begin(self) -> None:
        """Have the focus where one begins."""
        first = self.inputs.rows[0].name if self._kept is None else self.formula
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _state(self) -> tuple[object, ...]:
        kind = self.rounding.currentData()
        digits = self.digits.text().strip() if kind else ""
        return (self.inputs.state, self.formula.text().strip(), kind, digits, self.unit.text().strip())

    @property
    def _unit(self) -> str | None:
        return self.unit.text().strip() or None

    def _rounding(self) -> Rounding | None:
        kind, text = self.rounding.currentData(), self.digits.text().strip().replace("−", "-")
        if not kind:
            return None
        if not _WHOLE.fullmatch(text):
            raise Refused(self.tr("Say to how many digits the result is rounded, as a whole number."))
        return Rounding(digits=int(text)) if kind == _DIGITS else Rounding(significant=int(text))

    def _readable(self, kept: Mapping[str, Any]) -> Calculation | None:
        """The calculation, where it can be shown; else why not is remembered."""
        try:
            shown = calculation_from(kept)
        except Refused as error:
            self._fault = self.tr("What is kept cannot be read: {why}").format(why=error)
            return None
        if len(shown.inputs) > _MOST:
            words = self.tr("It has {count} inputs, more than can be edited here.")
            self._fault = words.format(count=f"{len(shown.inputs):,}")
            return None
        return shown

    # What is said

    def _follow(self) -> None:
        """Compute what the fields say, and show it, or why there is no result."""
        kind = self.rounding.currentData()
        self.digits.setVisible(bool(kind))
        if self._fault and not self.is_changed:
            self._say(self.tr("{fault} It stays as it is unless you enter another.").format(fault=self._fault), True)
        else:
            try:
                made = self.made()
            except Refused as error:
                self._say(str(error), bool(self.formula.text().strip()))
            else:
                self._say(" ".join(filter(None, (made.result, one_line(made.unit or "", 60)))), None)
        self._show_note()
        self.changed.emit()

    def _say(self, words: str, fault: bool | None) -> None:
        """The result, where `fault` is None; else what is wrong, or, where it is false, only missing yet."""
        ink = self._theme.text if fault is None else self._theme.muted
        if fault:
            ink = self._theme.status(Status.DISPUTED).ink
        colours = self.result.palette()
        colours.setColor(QPalette.ColorRole.WindowText, ink)
        colours.setColor(QPalette.ColorRole.Text, ink)
        self.result.setPalette(colours)
        font = self.font()
        font.setBold(fault is None)
        self.result.setFont(font)
        self.result.setText(words)
        self.result.setAccessibleName(self.tr("Result: {words}").format(words=words))

    def _show_note(self) -> None:
        """That what is kept is out of date, and what it came to, until it is computed again."""
        found: list[str] = []
        if self._kept is not None and not self._fault and not self.is_changed:
            found = faults(self._kept, self._origins.sources, self._origins.claims)
        shown = bool(found)
        words = self.tr("To be done again: {reasons}.").format(reasons="; ".join(found))
        self.note.setText(one_line(words, 300) if shown else "")
        self._noted.setVisible(shown)

    def _compute_again(self) -> None:
        self._again = True
        self._follow()
        self.formula.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.inputs.changed.connect(self._follow)
        for field in (self.formula, self.digits, self.unit):
            field.textChanged.connect(self._follow)
        self.rounding.currentIndexChanged.connect(self._follow)
        self.again.clicked.connect(self._compute_again)

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def _lay_out(self) -> None:
        self.digits.setFixedWidth(56)
        rounded = QHBoxLayout()
        rounded.setSpacing(6)
        rounded.addWidget(self.rounding)
        rounded.addWidget(self.digits)
        rounded.addSpacing(16)
        rounded.addWidget(plain_label(self.unit.accessibleName(), self))
        rounded.addWidget(self.unit, 1)
        self._noted = QWidget(self)
        noted = QHBoxLayout(self._noted)
        noted.setContentsMargins(0, 0, 0, 0)
        noted.addWidget(self.note, 1)
        noted.addWidget(self.again)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._first = plain_label(self.formula.accessibleName(), self)
        form.addRow(self._first, self.formula)
        form.addRow(self.rounding.accessibleName(), rounded)
        form.addRow(self.tr("Result"), self.result)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.inputs)
        layout.addLayout(form)
        layout.addWidget(self._noted)
