"""The text of a saved copy: read-only, with the places of a quote highlighted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from annotator.domain.sentences import Range
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import LIGHT, Density
from annotator.workspace.copies import ReadCopy
from annotator.workspace.marks import MarkIndex


class CopyText(ArticleView):
    """Shows what a reader has made of the copy, as the article is shown; claims it has none. Code points."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(LIGHT, Density.COMFORTABLE, parent)
        self.setObjectName("copyText")
        self.setAccessibleName(self.tr("Text of the saved copy"))
        self.places: tuple[Range, ...] = ()
        self._current_place = -1
        # What is dropped here is the window's.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def show_copy(self, copy: ReadCopy | None) -> None:
        """Show the copy at the quote's first place, else from its beginning; None shows nothing."""
        self.places, self._current_place = (), -1
        if copy is None:
            self.set_version(None, None)
            return
        self.set_version(copy.version, MarkIndex(copy.version), copy.direction)
        self.show_places(copy.places)

    def show_places(self, places: Sequence[Range]) -> None:
        """These are the quote's places: highlight them, and go to the first."""
        self.places, self._current_place = tuple(places), -1
        self._highlighter.set_hits(self._touching if places else None)
        self._repaint_marks()
        if places:
            self.go(1)

    @property
    def place_number(self) -> int:
        """Which of the places is shown, counted from 1; 0 where there is none."""
        return self._current_place + 1

    def go(self, step: int) -> None:
        """Go to the next place, or the one before; after the last comes the first."""
        if self.places:
            self._current_place = (self._current_place + step) % len(self.places)
            start, end = self.places[self._current_place]
            self.set_caret(start)
            self.reveal(start, end)

    def selected_words(self) -> str:
        """What is selected, on one line; empty where nothing is."""
        selected = self.selected_range()
        return self._version.text[slice(*selected)].replace("\u2028", " ").replace("\n", " ") if selected else ""

    def page_at(self, offset: int) -> int | None:
        """The page that the text there stands on, where the copy has pages."""
        blocks = self._version.blocks
        return blocks[self._version.block_at(offset)].page if blocks else None

    def _touching(self, start: int, end: int) -> list[Range]:
        return [place for place in self.places if place[0] < end and start < place[1]]
