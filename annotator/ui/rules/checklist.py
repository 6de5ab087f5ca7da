"""A claim's checklist in full: every rule that applies to it, met or not, and what is missing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from annotator.domain.claim import Claim
from annotator.ui.claims.lists import Line, QuietList
from annotator.ui.plain import one_line, plain_label
from annotator.ui.theme import Density, Theme

if TYPE_CHECKING:
    from annotator.domain.rules import Check


class ChecklistDialog(QDialog):
    """To read. `house_wanted` says that the reviewer wants to see where the rules are set."""

    house_wanted = Signal()

    def __init__(self, claim: Claim, checks: "Iterable[Check]", fault: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklistDialog")
        self.setWindowTitle(self.tr("Rules for claim {number}").format(number=f"{claim.number:,}"))
        self.list = QuietList("checklist", self, side=8)
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.set_lines(self._line(check) for check in checks)
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self.house_button = QPushButton(self.tr("Rules and scales…"), self)
        self.house_button.setObjectName("checklistHouse")
        self.house_button.setAutoDefault(False)
        self.house_button.clicked.connect(self._to_house)
        buttons.addButton(self.house_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(one_line(claim.text, 200) or self.tr("No statement yet"), self, wrap=True))
        if fault:
            layout.addWidget(plain_label(fault, self, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(plain_label(self.tr("Rules remind; they never stop you."), self))
        layout.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(560, 360)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self.list.set_theme(theme, density)

    def _line(self, check: "Check") -> Line:
        state = self.tr("Met") if check.met else check.missing
        return Line(f"{'✓' if check.met else '✗'} {one_line(check.rule.words)}", one_line(state), check.rule.id)

    def _to_house(self) -> None:
        self.accept()
        self.house_wanted.emit()
