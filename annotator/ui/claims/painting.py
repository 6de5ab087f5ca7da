"""How the claims table's cells and headings are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotator.domain.claim import Claim, Status
from annotator.ui.claims.fitted import FittedTexts
from annotator.ui.claims.style import SMALL, sizes
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.workspace import claim_cells
from annotator.workspace.claim_cells import Column
from annotator.workspace.claims_model import ClaimsModel

_EDGE = 8
_ICON = 16
_ICON_ROOM = 22
_BAR = 3
_MOST_LINES = 2000
_CENTRED = (Column.NUMBER, Column.EVIDENCE, Column.CHECKED, Column.SECOND)
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ClaimsDelegate(QStyledItemDelegate):
    """Paints a cell: the status with icon, word and ink, the rest as text, a line under every row."""

    def __init__(self, model: ClaimsModel, table: QTableView) -> None:
        super().__init__(table)
        self._claims = model
        self._table = table
        self._texts = FittedTexts()
        self._lines: dict[str, tuple[Claim, str]] = {}
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._texts.forget()
        self._inks = {status: QColor(theme.status(status).ink) for status in Status}
        self._icons = {status: icon(theme.status(status).icon, theme.status(status).ink) for status in Status}
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._line, self._row, self._accent = QColor(theme.border), QColor(theme.row), QColor(theme.accent)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        claim, column = self._claims.claim_at(index.row()), index.column()
        if selected:
            painter.fillRect(rect, self._row)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if column == Column.NUMBER and self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height() - 1, self._accent)
        painter.setFont(self._table.font())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_text(painter, rect.adjusted(0, 0, 0, -1), claim, column, selected=selected)

    def _paint_text(self, painter: QPainter, rect: QRect, claim: Claim, column: int, *, selected: bool) -> None:
        ink, centred = self._text, column in _CENTRED
        if column == Column.STATUS:
            ink = self._inks[claim.status]
            at = QRect(rect.left() + _EDGE - 2, rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            self._icons[claim.status].paint(painter, at)
            rect = rect.adjusted(_ICON_ROOM, 0, 0, 0)
        elif column == Column.NUMBER and not selected:
            ink = self._muted
        if not centred:
            rect = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.setPen(ink)
        self._texts.draw(painter, rect, self._shown(claim, column), centred=centred)

    def _shown(self, claim: Claim, column: int) -> str:
        """The cell's text; a claim's own is made once, as long as it is the same claim."""
        if column != Column.CLAIM:
            return claim_cells.shown(claim, column)
        known = self._lines.get(claim.id)
        if known is None or known[0] is not claim:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            known = self._lines[claim.id] = (claim, claim_cells.shown(claim, column))
        return known[1]


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
        if logicalIndex in _CENTRED:
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
