"""How the claims table's rows and headings are painted."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QTableView

from annotator.domain.claim import Claim, Status
from annotator.domain.signing import UNSIGNED, Signature, Signed
from annotator.ui.claims.fitted import FittedTexts
from annotator.ui.claims.style import SMALL, sizes
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace import claim_cells
from annotator.workspace.checklists import Checks
from annotator.workspace.claim_cells import Column

_EDGE = 8
_ICON = 16
_ICON_ROOM = 22
_SMALL_ICON, _SMALL_ICON_ROOM = 14, 18
_SPACE = 5
_BAR = 3
_MOST_LINES = 2000
_WIDTHS = {
    Column.NUMBER: 44, Column.STATUS: 112, Column.EVIDENCE: 66, Column.CHECKED: 66, Column.SECOND: 56, Column.RULES: 48
}  # fmt: skip
Span = tuple[int, int]  # left edge and width, in pixels
_SIGNED_INKS = {Signed.HOLDS: Status.VERIFIED, Signed.VOID: Status.DISPUTED}
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter:
    """Paints a claim's row: the status with icon, word and ink, the rest as text, a line under all of it. Whole rows,
    because every row in sight is painted anew when one comes or goes, and asking a delegate for each cell takes
    twice as long."""

    def __init__(self) -> None:
        self._texts = FittedTexts()
        self._open: OpenWord | None = None
        self._lines: dict[str, tuple[Claim, str, str]] = {}
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._texts.forget()
        self._theme, self._density, self._open = theme, density, None
        self._inks = {status: QColor(theme.status(status).ink) for status in Status}
        self._icons = {status: icon(theme.status(status).icon, theme.status(status).ink) for status in Status}
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._line, self._row, self._accent = QColor(theme.border), QColor(theme.row), QColor(theme.accent)

    def paint(
        self,
        painter: QPainter,
        row: QRect,
        columns: Iterable[Span],
        claim: Claim,
        signature: Signature = UNSIGNED,
        checks: Checks = (),
        *,
        selected: bool,
        current: bool,
    ) -> None:
        """Paint the claim into the rectangle `row`, in the painter's font; each column between its left edge and its
        width, in pixels. `current` is the row that the keyboard is in; `checks` are the claim's checklist."""
        left, top, width, height = row.left(), row.top(), row.width(), row.height()
        if selected:
            painter.fillRect(row, self._row)
        painter.fillRect(left, top + height - 1, width, 1, self._line)
        if current:
            painter.fillRect(left, top, _BAR, height - 1, self._accent)
        for column, (at, room) in enumerate(columns):
            ink, begin, end = self._text, at + _EDGE, at + room - _EDGE
            if column == Column.CLAIM:
                text, word = self._claim_line(claim)
                if word:
                    self._open = self._open or OpenWord(self._theme, self._density)
                    begin = self._open.paint(painter, QRect(begin, top, end - begin, height - 1), word)
            elif column == Column.STATUS:
                text = claim_cells.shown(claim, column)
                ink = self._inks[claim.status]
                self._icons[claim.status].paint(painter, begin - 2, top + (height - _ICON) // 2, _ICON, _ICON)
                begin += _ICON_ROOM
            else:
                text = claim_cells.shown(claim, column, signature, checks)
                begin, end = at, at + room
                ink = self._ink_of(column, claim, text, signature, selected=selected)
            painter.setPen(ink)
            place = QRect(begin, top, end - begin, height - 1)
            self._texts.draw(painter, place, text, centred=column in claim_cells.CENTRED)

    def _ink_of(self, column: int, claim: Claim, text: str, signature: Signature, *, selected: bool) -> QColor:
        """The ink of a cell that is nothing but its text."""
        match column:
            case Column.NUMBER if not selected:
                return self._muted
            case Column.SECOND if text:
                return self._inks[_SIGNED_INKS[signature.state]]
            case Column.RULES if claim.status is not Status.UNCHECKED:
                return self._inks[Status.VERIFIED if text == claim_cells.DONE else Status.UNSOURCED]
        return self._text

    def _claim_line(self, claim: Claim) -> tuple[str, str]:
        """The claim's own words, and what stands before them while a place is open; made once, as long as it is the
        same claim."""
        known = self._lines.get(claim.id)
        if known is None or known[0] is not claim:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            line = (claim, claim_cells.claim_words(claim), claim_cells.open_word(claim))
            known = self._lines[claim.id] = line
        return known[1], known[2]


class OpenWord:
    """What stands before a claim's own words while a place is open, with an icon, in the ink of what is unsourced.
    Made when there is such a claim: most articles have none."""

    def __init__(self, theme: Theme, density: Density) -> None:
        ink = theme.status(Status.UNSOURCED).ink
        self._ink, self._icon = QColor(ink), icon("update", ink)
        self._font = ui_font(density, QFont.Weight.DemiBold)
        self._texts = FittedTexts()
        self._widths: dict[str, int] = {}

    def paint(self, painter: QPainter, cell: QRect, word: str) -> int:
        """Paint the word at the beginning of the cell; returns where the claim's own begin."""
        top = cell.top() + (cell.height() - _SMALL_ICON) // 2
        self._icon.paint(painter, cell.left(), top, _SMALL_ICON, _SMALL_ICON)
        width = self._widths.get(word)
        if width is None:
            width = self._widths[word] = QFontMetrics(self._font).horizontalAdvance(word) + 1
        left = cell.left() + _SMALL_ICON_ROOM
        width = min(width, max(0, cell.right() - left))
        plain = painter.font()
        painter.setFont(self._font)
        painter.setPen(self._ink)
        self._texts.draw(painter, QRect(left, cell.top(), width, cell.height()), word)
        painter.setFont(plain)
        return min(left + width + _SPACE, cell.right())


class ClaimsHeader(QHeaderView):
    """Headings that sort on a click: forwards, backwards, and in text order again."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setObjectName("claimsHeader")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(36)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme = theme
        self._height = sizes(density).header
        self.setFont(ui_font(SMALL, QFont.Weight.DemiBold))
        self.updateGeometry()
        self.viewport().update()

    def set_widths(self) -> None:
        """The columns as they are at first: the claim's takes what the others leave. To be called once it is the
        table's header."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionResizeMode(Column.CLAIM, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.resizeSection(column, width)

    def cycle(self, column: int) -> None:
        """Sort by that column, then the other way round, then not."""
        if self.sortIndicatorSection() != column:
            self.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            self.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def sizeHint(self) -> QSize:
        # Qt's own would measure every heading, and only the height of a row of headings is asked for.
        return QSize(self.length(), max(self._height, self.fontMetrics().height() + 6))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self._theme.border))
        painter.setFont(self.font())
        sorting = self.sortIndicatorSection() == logicalIndex
        painter.setPen(QColor(self._theme.text if sorting else self._theme.muted))
        words = claim_cells.header(logicalIndex)
        if logicalIndex in claim_cells.CENTRED:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
            end = rect.center().x() + painter.fontMetrics().horizontalAdvance(words) // 2
        else:
            painter.drawText(rect.adjusted(_EDGE, 0, 0, 0), _LEADING, words)
            end = rect.left() + _EDGE + painter.fontMetrics().horizontalAdvance(words)
        if sorting:
            self._paint_arrow(painter, QPoint(end + 7, rect.center().y()))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, middle: QPoint) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        tip, base = (-2, 2) if up else (2, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        corners = [middle + QPoint(0, tip), middle + QPoint(4, base), middle + QPoint(-4, base)]
        painter.drawPolygon(QPolygon(corners))
