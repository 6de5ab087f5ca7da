"""Where the parts of the details stand: one below the other and, where there is little room, beside one another."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui.claims.facts import FactsRow
from annotator.ui.claims.foot import DetailsFoot
from annotator.ui.claims.quotes import Quotes
from annotator.ui.claims.style import sizes
from annotator.ui.claims.tabs import DetailTabs
from annotator.ui.rules.line import RulesLine
from annotator.ui.theme import Density

_ROOMY = 420  # pixels of height, from which on the rules have a line of their own
_TIGHT = 312  # pixels of height, below which nothing that can stand elsewhere has a line of its own


class DetailsLayout(QVBoxLayout):
    """The parts that stand `above`, in which the rules come right after the facts; then the tabs, and the foot."""

    def __init__(
        self, parent: QWidget, above: Iterable[QWidget], facts: FactsRow, rules: RulesLine, quotes: Quotes,
        tabs: DetailTabs, foot: DetailsFoot,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._facts, self._rules, self._quotes = facts, rules, quotes
        self._tabs, self._foot = tabs, foot
        self._tight, self._roomy = False, True
        for part in above:
            self.addWidget(part)
        self.addWidget(tabs, 1)
        self.addStretch(0)
        self.addWidget(foot)

    def set_density(self, density: Density) -> None:
        measure = sizes(density)
        side = measure.padding
        self.setContentsMargins(side, side - 4, side, side - 6)
        self.setSpacing((measure.gap - 1) // 2)

    def fit(self, height: int, *, one: bool) -> None:
        """Where there is little room, the foot beside the tabs of the `one` claim shown, so that there is some for
        what is in them; how the claim stands by the rules beside its facts; and a single quote left to the article.
        The height is in pixels."""
        tight = one and height < _TIGHT
        if tight != self._tight:
            self._tight = tight
            self._foot.set_tight(tight)
            (self._tabs.top if tight else self).addWidget(self._foot)
        roomy = height >= _ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            self._rules.set_tight(not roomy)
            self._quotes.set_tight(not roomy)
            if roomy:
                self.insertWidget(self.indexOf(self._facts) + 1, self._rules)
            else:
                self._facts.put_at_end(self._rules)
