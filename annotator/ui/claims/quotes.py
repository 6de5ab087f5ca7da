"""The quotes of a claim's passages, each with its place; a single quote that stands for the statement is told there
already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from annotator.domain.claim import Claim
from annotator.ui.claims.lists import Line, QuietList
from annotator.ui.claims.places import Places
from annotator.ui.plain import one_line

_SHOWN = 2  # at once; more are scrolled to


class Quotes(QuietList):
    """Hidden where it has nothing to add."""

    passage_chosen = Signal(str)  # a passage's id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("quoteList", parent, beside=True, full=False)
        self.setAccessibleName(self.tr("Quotes"))
        self._tight = False
        self._shown: tuple[Claim | None, Places | None] = None, None
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_claim(self, claim: Claim | None, places: Places | None) -> None:
        """The claim's quotes, where the statement or another quote stands beside them; nothing without one."""
        self._shown = claim, places
        told = claim.passages if claim and (claim.statement or len(claim.passages) > 1) else ()
        if self._tight and len(told) == 1 and told[0].start is not None:
            told = ()
        lines = [
            Line(f"“{one_line(p.exact)}”", places.words(p) if places else "", p.id, gone=p.start is None) for p in told
        ]
        self.set_lines(lines)
        self.setVisible(bool(lines))
        if lines:
            self.setFixedHeight(min(len(lines), _SHOWN) * self.sizeHintForRow(0) + 2)

    def set_tight(self, tight: bool) -> None:
        """Where there is little room, leave a single quote to the article, which shows it."""
        if tight != self._tight:
            self._tight = tight
            self.show_claim(*self._shown)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.passage_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
