"""A version's text to read and select from. Everything it takes and says is in code points."""

from math import ceil

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPalette, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from annotator.domain.article import Version
from annotator.ui.article.document import EDGE, build_document
from annotator.ui.article.places import laid_out
from annotator.ui.article.reach import Reach
from annotator.ui.article.surface import ReadingSurface
from annotator.ui.article.typography import MEASURES
from annotator.ui.look import palette
from annotator.ui.offsets import Offsets
from annotator.ui.theme import Density, Theme

_SETTLED_MS = 120
_BAR = 12
_NARROWEST = 240
# What shows above the line that a place begins with, and what is laid out below a passage that is to be shown.
_LEAD = 6
_BEYOND = 4_000
_NOTHING = Version(1, "", "", "", ())


class TextView(ReadingSurface):
    """Shows a version in a column of fixed width. `selection_changed` carries `(start, end)`, or None when nothing
    is selected any more; it is sent once a drag has ended or the keys have rested."""

    selection_changed = Signal(object)
    caret_moved = Signal(int)

    def __init__(self, theme: Theme, density: Density, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._density = theme, density
        self._version, self._direction = _NOTHING, "ltr"
        self._offsets = Offsets("")
        self._reach = Reach(self)
        self._awaited: tuple[int, int] | None = None
        self._awaited_place: int | None = None
        self._told: tuple[int, int] | None = None
        self._document: QTextDocument | None = None
        self._column = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._tell_selection)
        self.selectionChanged.connect(self._selection_moved)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.setAutoFillBackground(True)
        self._take_look()

    # The text

    def show_text(self, version: Version | None, direction: str) -> None:
        """Show the version from its beginning, without selection; None shows nothing."""
        self.reviewer_moved()
        self._version, self._direction = version or _NOTHING, direction
        self._offsets = Offsets(self._version.text)
        self._replace_document()
        self._tell_selection()

    def set_look(self, theme: Theme, density: Density) -> None:
        """Set the same text in another theme or density; place and selection stay."""
        place, selection = self.scroll_place(), (self._anchor(), self.caret())
        self._theme, self._density = theme, density
        self._take_look()
        self._reach.cancel()
        self._awaited_place = None
        # Qt puts the caret of a new document at its beginning: nobody is to hear of that.
        self._awaited = selection
        self._replace_document()
        self._put_cursor(*selection)
        self.restore_place(place)

    def _replace_document(self) -> None:
        self._fit_column()
        document = build_document(self._version, self._theme, self._density, self._direction)
        document.setParent(self)
        self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document

    # Selection and caret

    def selected_range(self) -> tuple[int, int] | None:
        """What is selected, None where nothing is."""
        anchor, caret = self._anchor(), self.caret()
        return (min(anchor, caret), max(anchor, caret)) if anchor != caret else None

    def caret(self) -> int:
        """The offset before which the caret stands."""
        if self._awaited is not None:
            return self._awaited[1]
        return self._offsets.from_qt(self.textCursor().position())

    def set_selected_range(self, start: int, end: int) -> None:
        """Select `[start, end)`, with the caret at its end, and say so at once."""
        self._put_cursor(start, end)
        self._tell_selection()

    def set_caret(self, offset: int) -> None:
        """Put the caret there and select nothing."""
        self.set_selected_range(offset, offset)

    def range_rects(self, start: int, end: int) -> list[QRect]:
        """Where `[start, end)` shows, one rectangle a line, in the viewport's coordinates."""
        rects = self._places.rects_of(self._offsets.to_qt(start), self._offsets.to_qt(end))
        return [rect.toAlignedRect() for rect in rects]

    def _anchor(self) -> int:
        if self._awaited is not None:
            return self._awaited[0]
        return self._offsets.from_qt(self.textCursor().anchor())

    def _put_cursor(self, anchor: int, caret: int) -> None:
        """Qt scrolls to a cursor that it is given, so a distant one waits until its place is laid out."""
        length = self._offsets.length
        self._awaited = (min(max(0, anchor), length), min(max(0, caret), length))
        self._reach.reach(self._offsets.to_qt(max(self._awaited)), self._put_awaited)

    def _put_awaited(self) -> None:
        if self._awaited is None:
            return
        anchor, caret = map(self._offsets.to_qt, self._awaited)
        self._awaited = None
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _caret_moved(self) -> None:
        self.caret_moved.emit(self.caret())

    def _selection_moved(self) -> None:
        if self.selected_range() is None:
            self._tell_selection()
        elif not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._settle.start()

    def _tell_selection(self) -> None:
        self._settle.stop()
        selection = self.selected_range()
        if selection != self._told:
            self._told = selection
            self.selection_changed.emit(selection)

    # Place

    @property
    def placing(self) -> bool:
        """Whether a place or selection that was asked for is still being laid out."""
        return self._reach.pending

    def scroll_place(self) -> int:
        """The offset at which the first line shown begins."""
        if self._awaited_place is not None:
            return self._awaited_place
        return self._offsets.from_qt(self._places.line_start(_LEAD + 1))

    def restore_place(self, offset: int) -> None:
        """Scroll so that the line of `offset` is the first shown; later, where the text is not laid out so far."""
        self._awaited_place = min(max(0, offset), self._offsets.length)
        position = self._offsets.to_qt(self._awaited_place)
        self._reach.reach(self._beyond(position), lambda: self._scroll_first(position))

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that `[start, end)` shows with some text around it; not at all where it does already."""
        first, last = self._offsets.to_qt(start), self._offsets.to_qt(end)
        self._reach.reach(self._beyond(last), lambda: self._scroll_around(first, last))

    def _beyond(self, position: int) -> int:
        return min(position + _BEYOND, self.document().characterCount() - 1)

    def _scroll_first(self, position: int) -> None:
        self._awaited_place = None
        top = self._places.top_of(position)
        self._scroll_to(0 if top <= self._places.top_of(0) else ceil(top) - _LEAD)

    def _scroll_around(self, first: int, last: int) -> None:
        top, bottom = self._places.span_of(first, last)
        height, above = self.viewport().height(), self._places.scrolled
        margin = min(48, height // 6)
        if above + margin <= top and bottom <= above + height - margin:
            return
        room = height - margin - (bottom - top)
        self._scroll_to(0 if top <= self._places.top_of(0) else round(top - max(margin, min(0.3 * height, room))))

    def _scroll_to(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        if pixels > bar.maximum():
            # Qt widens the bar only some time after it has laid the text out.
            document = self.document()
            if laid_out(document.lastBlock()):
                pixels = min(pixels, ceil(document.size().height()) - self.viewport().height())
            bar.setMaximum(max(bar.maximum(), pixels))
        bar.setValue(pixels)

    # Margins

    def _fit_column(self) -> bool:
        """Centre the column, never nearer to the edge than the gutter needs. Whether it had to change width, which
        lays the whole text out again."""
        measure = MEASURES[self._density]
        room = max(self.width() - _BAR, measure.gutter + _NARROWEST)
        column = min(measure.column, (room - measure.gutter) // 8 * 8)
        near = max(measure.gutter, (room - column) // 2)
        left = near if self._direction == "ltr" else max(0, room - near - column)
        self.setViewportMargins(left - EDGE, 0, max(0, room - left - column - EDGE), 0)
        changed = column != self._column
        if changed:
            self._column = column
            self.setLineWrapColumnOrWidth(column + 2 * EDGE)
        return changed

    def _take_look(self) -> None:
        colours = palette(self._theme)
        # The margins beside the column are the page's too.
        colours.setColor(QPalette.ColorRole.Window, QColor(self._theme.page))
        self.setPalette(colours)
        self.viewport().setPalette(colours)  # the application's has reached it, too, and would stay
        self.setMinimumWidth(MEASURES[self._density].gutter + _NARROWEST + _BAR)

    # Events

    def reviewer_moved(self) -> None:
        """A place that is still being laid out is no longer wanted once the reviewer goes elsewhere."""
        self._reach.cancel()
        self._awaited_place = None
        if self._awaited is not None:
            self._awaited = None
            self._tell_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.scroll_place()
        if self._fit_column() and not self._reach.pending:
            self.restore_place(place)
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell_selection()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        selection = self.selected_range()
        if selection is not None:
            data.setText(self._version.text[slice(*selection)])
        return data
