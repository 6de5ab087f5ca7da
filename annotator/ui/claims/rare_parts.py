"""Parts of the details that few claims need, each made when the first claim is shown that does: a start waits for
none of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from annotator.domain.article import Version
from annotator.domain.claim import Claim
from annotator.ui.asking.words import undecided_words
from annotator.ui.claims.head import ElidedLabel
from annotator.ui.fonts import ui_font
from annotator.ui.plain import tool_tip
from annotator.ui.theme import LIGHT, Density, Theme

if TYPE_CHECKING:
    from annotator.ui.claims.open_place import OpenPlaceRow
    from annotator.ui.claims.suggested import SuggestedSources
    from annotator.workspace.suggestions import SuggestionIndex


class RareParts(QObject):
    """The row that settles an open place, which comes after `statement` in the layout; that a correction waits for the
    editor, which comes before `quotes`; and the list of suggested sources, which comes after them."""

    place_confirmed = Signal(list)  # ids of passages
    place_wanted = Signal(str)  # a passage's id
    place_let_go = Signal(list)  # ids of passages
    link_opened = Signal(str)  # an address
    left = Signal()

    def __init__(self, details: QWidget, layout: QBoxLayout, statement: QWidget, quotes: QWidget) -> None:
        super().__init__(details)
        self._details, self._layout = details, layout
        self._statement, self._quotes = statement, quotes
        self._look = LIGHT, Density.COMFORTABLE
        self._read_only = False
        self._suggestions: SuggestionIndex | None = None
        self._row: OpenPlaceRow | None = None
        self._list: SuggestedSources | None = None
        self._correction: ElidedLabel | None = None

    def set_version(self, version: Version | None) -> None:
        """The version whose suggested sources are shown."""
        self._suggestions = None
        if version is not None and version.suggestions:
            from annotator.workspace.suggestions import SuggestionIndex

            self._suggestions = SuggestionIndex(version)

    def show_claim(self, claim: Claim | None) -> None:
        """What there is about that claim; about None there is nothing."""
        if self._row is None and claim is not None and claim.open_passages:
            self._row = self._made_row()
        if self._row is not None:
            self._row.show_claim(claim)
        self._show_correction(undecided_words(claim) if claim is not None and claim.corrections else "")
        placed = (
            [(p.start, p.end) for p in claim.passages if p.start is not None and p.end is not None] if claim else []
        )
        found = self._suggestions.on(placed) if self._suggestions else []
        if self._list is None and found:
            self._list = self._made_list()
        if self._list is not None:
            self._list.show_suggestions(found)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        if self._row is not None:
            self._row.set_read_only(read_only)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._look = theme, density
        for part in (self._row, self._list):
            if part is not None:
                part.set_theme(theme, density)
        if self._correction is not None:
            self._correction.setFont(ui_font(density))

    def _show_correction(self, words: str) -> None:
        if self._correction is None and words:
            self._correction = label = ElidedLabel(self._details)
            label.setObjectName("correctionWaits")
            label.setProperty("muted", "true")
            label.setContentsMargins(3, 0, 0, 0)
            label.setFont(ui_font(self._look[1]))
            self._layout.insertWidget(self._layout.indexOf(self._quotes), label)
        if self._correction is not None:
            self._correction.setText(words)
            self._correction.setToolTip(tool_tip(words))
            self._correction.setVisible(bool(words))

    def _made_row(self) -> "OpenPlaceRow":
        from annotator.ui.claims.open_place import OpenPlaceRow

        row = OpenPlaceRow(self._details)
        row.set_theme(*self._look)
        row.set_read_only(self._read_only)
        row.confirmed.connect(self.place_confirmed)
        row.place_wanted.connect(self.place_wanted)
        row.let_go.connect(self.place_let_go)
        row.left.connect(self.left)
        self._layout.insertWidget(self._layout.indexOf(self._statement) + 1, row)
        before = self._statement
        for button in row.buttons:
            QWidget.setTabOrder(before, button)
            before = button
        return row

    def _made_list(self) -> "SuggestedSources":
        from annotator.ui.claims.suggested import SuggestedSources

        made = SuggestedSources(self._details)
        made.set_theme(*self._look)
        made.link_opened.connect(self.link_opened)
        self._layout.insertWidget(self._layout.indexOf(self._quotes) + 1, made)
        QWidget.setTabOrder(self._quotes, made)
        return made
