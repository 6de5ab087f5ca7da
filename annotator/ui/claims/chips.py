"""The chips over the claims table: how many claims have each status, and the choice of one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.ui.claims.pills import Pill, PillLook
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claim_cells import status_word

_LINE = 1.6


class StatusChips(QWidget):
    """All, Verified, Disputed, Unsourced, Unchecked, with their counts. One is always chosen."""

    status_chosen = Signal(object)  # a Status, or None for all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusChips")
        self.setAccessibleName(self.tr("Claims by status"))
        self._status: Status | None = None
        self._counts: dict[Status | None, int] = {}
        self._chips: dict[Status | None, Pill] = {None: Pill(self.tr("All"), self, chip=True)}
        self._chips |= {status: Pill(status_word(status), self, chip=True) for status in Status}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for status, chip in self._chips.items():
            chip.setObjectName("statusChip" + (status.value.capitalize() if status else "All"))
            self._group.addButton(chip)
            layout.addWidget(chip)
        self._chips[None].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self.set_counts({}, 0)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    @property
    def status(self) -> Status | None:
        """The status chosen, None for all."""
        return self._status

    def choose(self, status: Status | None) -> None:
        """Choose that chip; says so where it was not chosen already."""
        self._chips[status].setChecked(True)

    def set_counts(self, counts: Mapping[Status, int], total: int) -> None:
        """How many claims have each status, and how many there are."""
        for status, chip in self._chips.items():
            count = total if status is None else counts.get(status, 0)
            if self._counts.get(status) == count:
                continue
            self._counts[status] = count
            chip.set_after(f"{count:,}")
            one = self.tr("{word}, 1 claim").format(word=chip.word)
            many = self.tr("{word}, {count} claims").format(word=chip.word, count=f"{count:,}")
            chip.setAccessibleName(one if count == 1 else many)

    def set_theme(self, theme: Theme, density: Density) -> None:
        for status, chip in self._chips.items():
            style = theme.status(status) if status else None
            fill, ink = (style.fill, style.ink) if style else (theme.control, theme.text)
            plain = PillLook(fill, fill, ink, ink, fill)
            checked = PillLook(fill, fill, ink, ink, theme.accent, _LINE)
            # The one chosen is outlined in the accent: what has the focus needs another ring.
            chip.set_looks(plain, checked, theme.text, density)

    def _toggled(self, chip: Pill, checked: bool) -> None:
        status = next(status for status, known in self._chips.items() if known is chip)
        if checked and status is not self._status:
            self._status = status
            self.status_chosen.emit(status)
