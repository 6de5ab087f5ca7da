"""The article's half of the window: the text with its gutter, the overview beside it, and what shows before either."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from annotator.domain.article import Version
from annotator.ui.article.empty import EmptyArticle
from annotator.ui.article.find import Finder, Hits
from annotator.ui.article.overview import OverviewStrip
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.marks import MarkIndex

Range = tuple[int, int]


class ArticlePane(QWidget):
    """Shows one version or, without one, how to open one. All offsets are code points."""

    files_dropped = Signal(list)  # their paths
    text_dropped = Signal(str)

    def __init__(
        self, theme: Theme = LIGHT, density: Density = Density.COMFORTABLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Within what holds them: a widget that gets another parent is styled anew, with all there is in it.
        self._reading = QWidget(self)
        self.view = ArticleView(theme, density, self._reading)
        self.overview = OverviewStrip(theme, self._reading)
        self.empty = EmptyArticle(theme, self)
        self._finder: Finder | None = None
        self._hits: Hits | None = None
        self._build()
        self.view.visible_range_changed.connect(self.overview.set_visible_range)
        self.overview.place_chosen.connect(self._go_to)
        for source in (self.view, self.empty):
            source.files_dropped.connect(self.files_dropped)
            source.text_dropped.connect(self.text_dropped)

    def _build(self) -> None:
        beside = QHBoxLayout(self._reading)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.view, 1)
        beside.addWidget(self.overview)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._reading)
        self.setFocusProxy(self.view)

    def set_version(self, version: Version, marks: MarkIndex, direction: str = "ltr") -> None:
        """Show the version and its marks, from the beginning."""
        self._finder, self._hits = Finder(version), None
        self.view.set_version(version, marks, direction)
        self.overview.set_marks(marks)
        self._stack.setCurrentIndex(1)

    def clear(self) -> None:
        """Show no article, but how to open one."""
        self._finder = self._hits = None
        self._stack.setCurrentIndex(0)
        self.view.set_version(None, None)
        self.overview.set_marks(None)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Take another look, at the same place."""
        self.view.set_theme(theme, density)
        self.overview.set_theme(theme)
        self.empty.set_theme(theme)

    def refresh(self, ranges: Iterable[Range]) -> None:
        """The marks in these ranges have changed."""
        changed = list(ranges)
        self.view.refresh(changed)
        self.overview.refresh(changed)

    def search(self, words: str) -> int:
        """Show every place where `words` stand; returns how many there are. Empty words end the search."""
        self._hits = self._finder.find(words) if self._finder is not None and words else None
        self.view.set_find_hits(self._hits)
        return self._hits.count if self._hits is not None else 0

    def find_next(self) -> Range | None:
        """Select and show the next hit after the selection or caret, after the last the first. None without hits."""
        selected = self.view.selected_range()
        return self._show(self._hits.next(selected[1] if selected else self.view.caret()) if self._hits else None)

    def find_previous(self) -> Range | None:
        """Select and show the hit before the selection or caret, before the first the last. None without hits."""
        selected = self.view.selected_range()
        return self._show(self._hits.previous(selected[0] if selected else self.view.caret()) if self._hits else None)

    def hit_number(self) -> int:
        """Which hit is selected, counted from 1; 0 where none is."""
        selected = self.view.selected_range()
        return self._hits.number_of(selected) if self._hits is not None and selected is not None else 0

    def _show(self, hit: Range | None) -> Range | None:
        if hit is not None:
            self.view.set_selected_range(*hit)
            self.view.reveal(*hit)
        return hit

    def _go_to(self, offset: int) -> None:
        self.view.reviewer_moved()
        self.view.reveal(offset, offset)
