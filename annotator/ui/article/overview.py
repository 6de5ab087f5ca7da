"""The whole article's claims at a glance: a strip with a lane for each status, by offset, not by layout."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.claim import Status
from annotator.ui.theme import Theme
from annotator.workspace.marks import Mark, MarkIndex

WIDTH = 22
_LANE = 4
_LEFT = 3
# No mark is lower than this, so that the shortest claim of the longest text shows.
_LEAST = 4
_EDGE = 4
_LANES = {status: index for index, status in enumerate(Status)}


class OverviewStrip(QWidget):
    """Paints from a picture that is kept; a change renews the rows it touches. Offsets are code points."""

    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Overview of the claims"))
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._marks: MarkIndex | None = None
        self._length = 0
        self._visible = (0, 0)
        self._picture: QPixmap | None = None
        self._stale: list[tuple[int, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._renew()

    def set_marks(self, marks: MarkIndex | None) -> None:
        """Show these marks of their version."""
        self._marks = marks
        self._length = len(marks.version.text) if marks is not None else 0
        self._visible = (0, 0)
        self._renew()

    def refresh(self, ranges: Iterable[tuple[int, int]]) -> None:
        """The marks in these ranges have changed. Painted once, however often this is called in between."""
        self._stale.extend(ranges)
        self.update()

    def set_visible_range(self, start: int, end: int) -> None:
        """What the article view shows now."""
        if (start, end) != self._visible:
            self._visible = (start, end)
            self.update()

    def row_of(self, offset: int) -> int:
        """The pixel row at which `offset` lies."""
        return _EDGE + offset * self._rows() // max(1, self._length)

    def offset_at(self, row: int) -> int:
        """The offset that lies at the pixel row; the nearest of the text for rows outside it."""
        inside = min(max(0, row - _EDGE), self._rows())
        return min(inside * self._length // self._rows(), max(0, self._length - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.page))
        if self._visible[1] > self._visible[0] and self._visible != (0, self._length):
            top, bottom = self.row_of(self._visible[0]), self.row_of(self._visible[1])
            painter.fillRect(0, top, WIDTH, max(_LEAST, bottom - top), QColor(self._theme.window))
        painter.drawPixmap(QPoint(0, 0), self._current_picture())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._length:
            self.place_chosen.emit(self.offset_at(round(event.position().y())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._length:
            self.place_chosen.emit(self.offset_at(round(event.position().y())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has said it all."""

    def _rows(self) -> int:
        return max(1, self.height() - 2 * _EDGE - _LEAST)

    def _renew(self) -> None:
        self._picture = None
        self.update()

    def _current_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = self._picture
        bands = self._stale_bands()
        # Beyond half of the rows, to draw all of them costs less than to look for what is in some.
        much = 2 * sum(bottom - top for top, bottom in bands) > self._rows()
        if picture is None or much or picture.devicePixelRatio() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            self._picture = picture
            self._draw(picture, self._marks or ())
        else:
            for top, bottom in bands:
                self._redraw(picture, top, bottom)
        self._stale.clear()
        return picture

    def _stale_bands(self) -> list[tuple[int, int]]:
        """The rows to be drawn again, `[top, bottom)`, those that touch joined: many changes are close together."""
        bands: list[tuple[int, int]] = []
        for start, end in sorted(self._stale):
            top = self.row_of(start)
            bottom = max(self.row_of(end), top + _LEAST)
            if bands and top <= bands[-1][1]:
                bands[-1] = (bands[-1][0], max(bands[-1][1], bottom))
            else:
                bands.append((top, bottom))
        return bands

    def _redraw(self, picture: QPixmap, top: int, bottom: int) -> None:
        """Clear those rows and draw again every mark that reaches into them."""
        if self._marks is None or not self._length:
            return
        band = QRect(0, top, WIDTH, bottom - top)
        first, last = self.offset_at(top - _LEAST), self.offset_at(bottom + 1) + 1
        painter = QPainter(picture)
        painter.setClipRect(band)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(band, Qt.GlobalColor.transparent)
        self._paint_marks(painter, self._marks.in_range(first, last))
        painter.end()

    def _draw(self, picture: QPixmap, marks: Iterable[Mark]) -> None:
        painter = QPainter(picture)
        self._paint_marks(painter, marks)
        painter.end()

    def _paint_marks(self, painter: QPainter, marks: Iterable[Mark]) -> None:
        rows, length = self._rows(), max(1, self._length)
        spans: dict[Status | None, set[tuple[int, int]]] = {status: set() for status in (*Status, None)}
        for start, end, _, _, _, status, *_ in marks:
            spans[status].add((start * rows // length, end * rows // length))
        for status in Status:
            ink = QColor(self._theme.status(status).ink)
            left = _LEFT + _LANE * _LANES[status]
            for first, last in spans[status]:
                painter.fillRect(left, _EDGE + first, _LANE, max(_LEAST, last - first - 1), ink)
