"""The chips over the claims table: how many claims have each status, an open place, or somebody they wait for; and the
choice of one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.ui.claims.pills import Pill, PillLook
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.claim_cells import status_word

_LINE = 1.6


class StatusChips(QWidget):
    """All, Verified, Disputed, Unsourced, Unchecked, with their counts; Waiting and To settle, which show while there
    are such claims. One is always chosen."""

    status_chosen = Signal(object)  # a Status, or None for all, for those to settle and those that wait

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusChips")
        self.setAccessibleName(self.tr("Claims by status"))
        self._status: Status | None = None
        self._only_open = False
        self._only_waiting = False
        self._counts: dict[Pill, int] = {}
        self._chips: dict[Status | None, Pill] = {None: Pill(self.tr("All"), self, chip=True)}
        self._chips |= {status: Pill(status_word(status), self, chip=True) for status in Status}
        self._waiting = self._rare_chip("Waiting", self.tr("Waiting"))
        self._waiting.setToolTip(self.tr("Claims with an open query, or with a contact that has not answered"))
        self._open = self._rare_chip("Open", self.tr("To settle"))
        self._open.setToolTip(self.tr("Claims whose place an update of the article has left open"))
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for status, chip in self._chips.items():
            chip.setObjectName("statusChip" + (status.value.capitalize() if status else "All"))
        for chip in (*self._chips.values(), self._waiting, self._open):
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

    @property
    def only_open(self) -> bool:
        """Whether those to settle are chosen."""
        return self._only_open

    @property
    def only_waiting(self) -> bool:
        """Whether those that wait for somebody are chosen."""
        return self._only_waiting

    def choose(self, status: Status | None) -> None:
        """Choose that chip; says so where it was not chosen already."""
        self._chips[status].setChecked(True)

    def set_counts(self, counts: Mapping[Status, int], total: int, unsettled: int = 0, waiting: int = 0) -> None:
        """How many claims have each status, how many there are, how many have an open place, and how many wait for
        somebody. Where there are none any more of what is chosen and has a chip for a while, all are."""
        for status, chip in self._chips.items():
            self._count(chip, total if status is None else counts.get(status, 0))
        for chip, count in ((self._open, unsettled), (self._waiting, waiting)):
            self._count(chip, count)
            chip.setVisible(count > 0)
        if (not unsettled and self._only_open) or (not waiting and self._only_waiting):
            self.choose(None)

    def _rare_chip(self, name: str, word: str) -> Pill:
        chip = Pill(word, self, chip=True)
        chip.setObjectName(f"statusChip{name}")
        chip.hide()
        return chip

    def _count(self, chip: Pill, count: int) -> None:
        if self._counts.get(chip) != count:
            self._counts[chip] = count
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
        # Neutral, as somebody else is to act.
        plain = PillLook(theme.control, theme.control, theme.text, theme.text, theme.control)
        checked = PillLook(theme.control, theme.control, theme.text, theme.text, theme.accent, _LINE)
        self._waiting.set_looks(plain, checked, theme.text, density)
        # Amber like what is unsourced, but an outline: it is no status.
        ink = theme.status(Status.UNSOURCED).ink
        plain = PillLook(theme.window, theme.hover, ink, ink, ink)
        self._open.set_looks(
            plain, PillLook(theme.window, theme.hover, ink, ink, theme.accent, _LINE), theme.text, density
        )

    def _toggled(self, chip: Pill, checked: bool) -> None:
        status = next((status for status, known in self._chips.items() if known is chip), None)
        chosen = (status, chip is self._open, chip is self._waiting)
        if checked and chosen != (self._status, self._only_open, self._only_waiting):
            self._status, self._only_open, self._only_waiting = chosen
            self.status_chosen.emit(status)
