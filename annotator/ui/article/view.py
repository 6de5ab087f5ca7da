"""The article with its claims: highlights in the text, numbers beside it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.domain.article import SpanKind, Version
from annotator.ui.article import marginalia
from annotator.ui.article.document import EDGE
from annotator.ui.article.find import Hits
from annotator.ui.article.gutter import Gutter
from annotator.ui.article.highlighter import Highlighter
from annotator.ui.article.text_view import TextView
from annotator.ui.article.typography import MEASURES
from annotator.ui.plain import tool_tip
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace.marks import MarkIndex

# Made for the few articles that have any.
if TYPE_CHECKING:
    from annotator.workspace.suggestions import SuggestionIndex

# All badges count as one place: which claims they stand for tells them apart.
_GUTTER = QPointF(-1, -1)
_RELAY = QEvent.Type(QEvent.registerEventType())


class ArticleView(TextView):
    """Shows a version's claims and waivers. All offsets are code points.

    `claim_clicked` carries a claim's id. Where several overlap, the innermost comes first and clicking again at the
    same place goes through the others. `visible_range_changed` says which part of the text shows.
    """

    claim_clicked = Signal(str)
    visible_range_changed = Signal(int, int)

    def __init__(
        self, theme: Theme = LIGHT, density: Density = Density.COMFORTABLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, density, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article"))
        self._marks: MarkIndex | None = None
        self._suggestions: SuggestionIndex | None = None
        self._relaying = False
        self._highlighter = Highlighter(self, theme)
        self.gutter = Gutter(self, theme, density)
        self.gutter.badge_clicked.connect(self._choose)
        self.gutter.menu_wanted.connect(self._badge_menu)
        self._pressed: QPointF | None = None
        self._chosen: tuple[tuple[str, ...], QPointF, int] = ((), QPointF(), 0)
        self._current: str | None = None
        self._drawn: tuple[QRectF, QRectF, QSize] | None = None

    def set_version(self, version: Version | None, marks: MarkIndex | None, direction: str = "ltr") -> None:
        """Show the version and its marks from the beginning; None shows nothing. Find hits and current claim of the
        version before are forgotten."""
        self._marks, self._current = marks, None
        self._suggestions = _suggestions_of(version)
        self._highlighter.set_current(None)
        self._highlighter.set_hits(None)
        self.gutter.set_current(None)
        self.show_text(version, direction)

    def set_theme(self, theme: Theme, density: Density) -> None:
        """Show the same in other colours and sizes, at the same place."""
        self.gutter.set_theme(theme, density)
        self.set_look(theme, density)

    def refresh(self, ranges: Iterable[tuple[int, int]]) -> None:
        """The marks in these ranges have changed: show them as they are now, where they are visible."""
        self._highlighter.refresh(ranges)
        self._repaint_marks()

    def select_claim(self, claim: str | None) -> None:
        """Make that claim the current one. Does not scroll: `reveal` does."""
        if self._chosen[0] and self._chosen[0][self._chosen[2]] != claim:
            self._chosen = ((), QPointF(), 0)
        self._current = claim
        self._highlighter.set_current(claim)
        self.gutter.set_current(claim)
        self._repaint_marks()

    def set_find_hits(self, hits: Hits | None) -> None:
        """Show what find has found; None shows nothing found."""
        self._highlighter.set_hits(hits.touching if hits is not None and hits.count else None)
        self._repaint_marks()

    def claims_at(self, offset: int) -> list[str]:
        """The ids of the claims over the character at `offset`, innermost first."""
        marks = self._marks.at(offset) if self._marks is not None else []
        return list(dict.fromkeys(mark.claim for mark in reversed(marks) if mark.claim is not None))

    def _replace_document(self) -> None:
        super()._replace_document()
        self._chosen = ((), QPointF(), 0)
        self._highlighter.start(self._marks, self._offsets, self._theme)
        self.gutter.set_marks(self._marks, self._offsets, self._direction == "rtl")

    def _repaint_marks(self) -> None:
        """Before the next painting, and once: one action changes marks, current claim and selection in turn."""
        if not self._relaying:
            self._relaying = True
            QCoreApplication.postEvent(self, QEvent(_RELAY))

    def event(self, event: QEvent) -> bool:
        if event.type() == _RELAY:
            self._relaying = False
            self._highlighter.apply(list(self._places.visible_blocks()))
            self.gutter.update()
            return True
        return super().event(event)

    # Clicks

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.selected_range() is not None:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
            offset = self.offset_at(event.position())
            place = event.position() + QPointF(0, self._places.scrolled)
            self._choose(self.claims_at(offset) if offset is not None else [], place)

    def go_for_menu(self, point: QPointF) -> None:
        offset, selected = self.offset_at(point), self.selected_range()
        if offset is not None and selected is not None and selected[0] <= offset < selected[1]:
            return
        super().go_for_menu(point)
        if offset is None:
            return
        claims = self.claims_at(offset)
        # A key means a claim that the caret touches on either side: go where it is this character's own, or none.
        self.set_caret(offset if claims or not offset or not self.claims_at(offset - 1) else self._after(offset))
        if claims and self._current not in claims:
            self._choose(claims)

    def _after(self, offset: int) -> int:
        """The end of the character at `offset`, as the caret goes."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_qt(offset))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return self._offsets.from_qt(cursor.position())

    def _badge_menu(self, claims: tuple[str, ...], place: QPoint) -> None:
        if self._current not in claims:
            self._choose(claims)
        else:
            self.claim_clicked.emit(self._current)
        self.menu_wanted.emit(place)

    def offset_at(self, point: QPointF) -> int | None:
        """The character under the viewport's `point`; None beside the text."""
        position = self._places.position_under(point)
        return self._offsets.from_qt(position) if position is not None else None

    def _choose(self, claims: Sequence[str], place: QPointF = _GUTTER) -> None:
        """The next of the claims at this place of the document, the first where the last click was elsewhere."""
        before, where, index = self._chosen
        again = before == tuple(claims) and (place - where).manhattanLength() < QApplication.startDragDistance()
        if not claims:
            self._chosen = ((), QPointF(), 0)
            return
        index = (index + 1) % len(claims) if again else 0
        self._chosen = (tuple(claims), place, index)
        self.claim_clicked.emit(claims[index])

    # Tips

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            offset = self.offset_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(offset) if offset is not None else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, offset: int) -> str:
        from annotator.ui.article.tips import mark_tip  # tips come late
        from annotator.ui.suggested import suggestion_words

        lines = [mark_tip(mark, self._theme) for mark in reversed(self._marks.at(offset) if self._marks else [])]
        suggested = self._suggestions.in_range(offset, offset + 1) if self._suggestions else []
        lines += [tool_tip(suggestion_words(suggestion)) for suggestion in suggested]
        lines += [tool_tip(href) for href in self._links_at(offset)]
        return "<br>".join(lines)

    def _links_at(self, offset: int) -> list[str]:
        block = self._version.blocks[self._version.block_at(offset)]
        return [s.href for s in block.spans if s.kind is SpanKind.LINK and s.href and s.start <= offset < s.end]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        blocks = list(self._places.visible_blocks())
        self._highlighter.apply(blocks)
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        marginalia.paint(painter, blocks, self._version, self._offsets, self._theme)
        if self._suggestions is not None:
            marginalia.paint_corners(painter, blocks, self._suggestions, self._offsets, self._theme)
        painter.end()
        self._follow(blocks)

    def _follow(self, blocks: Sequence[tuple[QTextBlock, QRectF]]) -> None:
        """Keep what stands beside the text level with it. The caret's blinking changes nothing."""
        drawn = (blocks[0][1], blocks[-1][1], self.viewport().size()) if blocks else None
        if drawn != self._drawn:
            self._drawn = drawn
            self.gutter.update()
            self.visible_range_changed.emit(self.scroll_place(), self._last_shown(blocks))

    def _last_shown(self, blocks: Sequence[tuple[QTextBlock, QRectF]]) -> int:
        if not blocks:
            return 0
        block = blocks[-1][0]
        start = self._offsets.from_qt(self._places.line_start(self.viewport().height()))
        return max(start, 0) if block.next().isValid() else self._offsets.length

    def _fit_column(self) -> bool:
        changed = super()._fit_column()
        self._place_gutter()
        return changed

    def _place_gutter(self) -> None:
        text = self.viewport().geometry()
        width = MEASURES[self._density].gutter - EDGE
        left = text.right() + 1 if self._direction == "rtl" else text.left() - width
        self.gutter.setGeometry(left, text.top(), width, text.height())


def _suggestions_of(version: Version | None) -> "SuggestionIndex | None":
    if version is None or not version.suggestions:
        return None
    from annotator.workspace.suggestions import SuggestionIndex

    return SuggestionIndex(version)
