"""The numbers of the claims beside the lines on which their passages begin."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from annotator.domain.claim import Status
from annotator.ui import fonts
from annotator.ui.article.badges import Badge, begun, pack
from annotator.ui.article.places import Places, lines_of, range_of
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Density, Theme
from annotator.workspace.marks import Mark, MarkIndex

_RING = 2.0


class Gutter(QWidget):
    """Stands in the margin of an article view. `badge_clicked` names the claims of the badge, `menu_wanted` also the
    place of the menu, in global coordinates."""

    badge_clicked = Signal(tuple)
    menu_wanted = Signal(tuple, QPoint)

    def __init__(self, view: QTextEdit, theme: Theme, density: Density) -> None:
        super().__init__(view)
        self.setAccessibleName(self.tr("Claim numbers"))
        self.setMouseTracking(True)
        self._view = view
        self._places = Places(view)
        self._marks: MarkIndex | None = None
        self._offsets = Offsets("")
        self._current: str | None = None
        self._mirrored = False
        self.set_theme(theme, density)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme = theme
        compact = density is Density.COMPACT
        self._height = 16.0 if compact else 20.0
        self._least = 22.0 if compact else 26.0
        self._font = fonts.ui_font(10 if compact else 11, QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)
        self.update()

    def set_marks(self, marks: MarkIndex | None, offsets: Offsets, mirrored: bool) -> None:
        """Number these marks; `mirrored` where the gutter is right of the text."""
        self._marks, self._offsets, self._mirrored = marks, offsets, mirrored
        self.update()

    def set_current(self, claim: str | None) -> None:
        """Draw the ring around that claim's badges."""
        self._current = claim
        self.update()

    def badges(self) -> list[Badge]:
        """The badges that show, from the top, on each line from the text outwards."""
        return [badge for block, place in self._places.visible_blocks() for badge in self._of_block(block, place)]

    def badge_at(self, point: QPointF) -> Badge | None:
        return next((badge for badge in self.badges() if badge.rect.contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.page))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for badge in self.badges():
            self._paint(painter, badge)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        badge = self.badge_at(event.position())
        if badge is not None and event.button() is Qt.MouseButton.LeftButton:
            self.badge_clicked.emit(badge.claims)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more, and nothing for the text beneath either."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        badge = self.badge_at(QPointF(event.pos()))
        if badge is not None:
            self.menu_wanted.emit(badge.claims, event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.badge_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            badge = self.badge_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(badge) if badge else "", self)
            return True
        return super().event(event)

    def _tip(self, badge: Badge) -> str:
        if badge.mark is None:
            return self.tr("{count} more on this line").format(count=len(badge.claims))
        from annotator.ui.article.tips import mark_tip  # tips come late

        return mark_tip(badge.mark, self._theme)

    def _of_block(self, block: QTextBlock, place: QRectF) -> Iterator[Badge]:
        for centre, marks in self._begun_lines(block, place):
            for badge in pack(begun(marks), centre, self._height, self.width(), self._width_of):
                yield badge._replace(rect=self._placed(badge.rect))

    def _begun_lines(self, block: QTextBlock, place: QRectF) -> Iterator[tuple[float, Sequence[Mark]]]:
        """For each visible line on which a passage begins, where a badge's middle goes, and the marks."""
        if self._marks is None:
            return
        marks = self._marks.in_range(*range_of(block, self._offsets))
        starts = [(self._offsets.to_qt(mark.start) - block.position(), mark) for mark in marks]
        if not any(at >= 0 for at, _ in starts):
            return
        for line in lines_of(block, -place.top(), self.height() - place.top()):
            first, end = line.textStart(), line.textStart() + line.textLength()
            begun_here = [mark for at, mark in starts if first <= at < end]
            if begun_here:
                # The middle of the capital letters; they are about 0.7 of the ascent's rise over the baseline.
                yield place.top() + line.y() + 0.66 * line.ascent(), begun_here

    def _width_of(self, text: str) -> float:
        width = self._metrics.horizontalAdvance(text)
        return width + 2 if text.startswith("+") else max(self._least, width + self._height - 6)

    def _placed(self, rect: QRectF) -> QRectF:
        if self._mirrored:
            rect.moveLeft(self.width() - rect.right())
        return rect

    def _paint(self, painter: QPainter, badge: Badge) -> None:
        style = self._theme.status(badge.status or Status.UNCHECKED)
        plain = badge.status is None
        radius = badge.rect.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.page if plain else style.fill))
        painter.drawRoundedRect(badge.rect, radius, radius)
        painter.setPen(QColor(self._theme.muted if plain else style.ink))
        painter.drawText(badge.rect, Qt.AlignmentFlag.AlignCenter, badge.text)
        if self._current in badge.claims:
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = badge.rect.adjusted(-_RING, -_RING, _RING, _RING)
            painter.drawRoundedRect(ring, radius + _RING, radius + _RING)
