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
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_claim(self, claim: Claim, places: Places | None) -> None:
        """The claim's quotes, where the statement or another quote stands beside them."""
        told = claim.passages if claim.statement or len(claim.passages) > 1 else ()
        lines = [
            Line(f"“{one_line(p.exact)}”", places.words(p) if places else "", p.id, gone=p.start is None) for p in told
        ]
        self.set_lines(lines)
        self.setVisible(bool(lines))
        if lines:
            self.setFixedHeight(min(len(lines), _SHOWN) * self.sizeHintForRow(0) + 2)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.passage_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
