"""The sources that the article's author suggests for a claim's words: footnotes, endnotes, comments and their links."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from annotator.domain.article import Suggestion
from annotator.ui.claims.lists import Line, QuietList
from annotator.ui.plain import one_line, tool_tip
from annotator.ui.suggested import suggestion_words
from annotator.ui.theme import Density, Theme

_SHOWN = 3  # lines of text at once; more are scrolled to
_FRAME = 2  # pixels of the border above and below
_LINK = 40  # code points of a link beside a note


class SuggestedSources(QuietList):
    """A line for each note, its first link beside it, and one for each further link. Hidden where there are none."""

    link_opened = Signal(str)  # an address
    _fitting = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("suggestionList", parent, beside=True)
        self.setAccessibleName(self.tr("Suggested sources"))
        self.itemActivated.connect(self._activated)
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these in place of all."""
        self.set_lines(line for suggestion in suggestions for line in self._lines(suggestion))
        self.setVisible(bool(suggestions))
        self._fit()

    def set_theme(self, theme: Theme, density: Density) -> None:
        super().set_theme(theme, density)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines are, up to a few; how often they wrap goes by the width, which is first tried without
        a scroll bar: with one, lines might wrap that need not."""
        if self._fitting:
            return
        self._fitting = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height, whole = self._room()
        if not whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            height, _ = self._room()
        self.setFixedHeight(height + _FRAME)
        self._fitting = False

    def _room(self) -> tuple[int, bool]:
        """The height of the lines that are shown at once, and whether that is all: either no line is left, or a whole
        one at least."""
        line, left, height = self.fontMetrics().lineSpacing(), _SHOWN, 0
        for row in range(self.count()):
            needed = self.sizeHintForRow(row)
            lines, margins = divmod(needed, line)
            if lines > left:
                return height + left * line + margins // 2, False
            height, left = height + needed, left - lines
        return height, True

    def _lines(self, suggestion: Suggestion) -> Iterable[Line]:
        first = next(iter(suggestion.links), "")
        yield Line(suggestion_words(suggestion), _short(first), first, self._tip(first), linked=bool(first))
        for link in suggestion.links[1:]:
            yield Line(_short(link), "", link, self._tip(link), linked=True)

    def _tip(self, link: str) -> str:
        return tool_tip(self.tr("Enter or a double click opens {link}").format(link=link)) if link else ""

    def _activated(self, item: QListWidgetItem) -> None:
        link = item.data(Qt.ItemDataRole.UserRole)
        if link:
            self.link_opened.emit(link)


def _short(link: str) -> str:
    """The link without what goes without saying, cut to one short line."""
    for prefix in ("https://", "http://", "mailto:"):
        link = link.removeprefix(prefix)
    return one_line(link.removeprefix("www.").removesuffix("/"), _LINK)
