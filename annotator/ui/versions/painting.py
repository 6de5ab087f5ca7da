"""How the rows of an update's list are painted: heads with their counts, entries with badge, text, and was and now."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygon, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotator.domain.comparison import WaiverFate
from annotator.ui.claims.style import SMALL
from annotator.ui.fonts import ui_font
from annotator.ui.icons import icon
from annotator.ui.offsets import Offsets
from annotator.ui.theme import LIGHT, Density, Theme
from annotator.ui.versions.entries import Entry, Group
from annotator.ui.versions.model import Index, VersionsModel
from annotator.ui.versions.words import group_name, likeness, text_of, waiver_words, was_and_now

_SIDE = 10
_ICON = 16
_BAR = 3
_LINES, _MOVED_LINES = 2, 4
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryPainter(QStyledItemDelegate):
    """Paints whole rows. Rows of a group are equally high, so that none has to be measured."""

    def __init__(self, view: QTableView, model: VersionsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._widest = ""
        self.set_theme(LIGHT, Density.COMFORTABLE)

    def set_theme(self, theme: Theme, density: Density) -> None:
        self._theme = theme
        compact = density is Density.COMPACT
        self._pad = 4 if compact else 7
        self._font, self._bold = ui_font(density), ui_font(density, QFont.Weight.DemiBold)
        self._small, self._number = ui_font(SMALL), ui_font(10 if compact else SMALL, QFont.Weight.DemiBold)
        self._line = QFontMetrics(self._font).lineSpacing()
        self._pill = 16 if compact else 18
        self._measure()

    def set_widest(self, number: int) -> None:
        """The highest number that a badge shows."""
        self._widest = str(number)
        self._measure()

    def _measure(self) -> None:
        numbers = QFontMetrics(self._number)
        self._badge = max(24, numbers.horizontalAdvance(self._widest) + 12)
        self._indent = _SIDE + _ICON + 4 + self._badge + 10

    def height_of(self, entry: Entry | Group) -> int:
        """How high the row is, in pixels."""
        if isinstance(entry, Group):
            return self._line + 2 * self._pad
        lines = _MOVED_LINES if entry.group is Group.MOVED else _LINES
        return lines * self._line + 2 * self._pad + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, row = self._model.entry_at(index.row()), QRect(option.rect)
        if entry is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if isinstance(entry, Group):
            self._paint_head(painter, row, entry)
        else:
            selected = self._view.selectionModel().isSelected(index)
            self._paint_entry(painter, row, entry, selected)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.fillRect(row.left(), row.top(), _BAR, row.height() - 1, QColor(self._theme.accent))
        painter.restore()

    def _paint_head(self, painter: QPainter, row: QRect, group: Group) -> None:
        theme, count = self._theme, self._model.counts[group]
        painter.fillRect(row, QColor(theme.window))
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, QColor(theme.border))
        middle = QPoint(row.left() + _SIDE + _ICON // 2 - 2, row.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted))
        if count:
            painter.drawPolygon(_chevron(middle, self._model.folded(group)))
        box = row.adjusted(_SIDE + _ICON + 4, 0, -_SIDE - 4, 0)
        painter.setFont(self._bold)
        painter.setPen(QColor(theme.text if count else theme.muted))
        painter.drawText(box, _LEADING, group_name(group))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(box, _TRAILING, f"{count:,}")

    def _paint_entry(self, painter: QPainter, row: QRect, entry: Entry, selected: bool) -> None:
        theme = self._theme
        if selected:
            painter.fillRect(row, QColor(theme.row))
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, QColor(theme.border))
        box = row.adjusted(self._indent, self._pad, -_SIDE, -self._pad)
        waived = entry.what if isinstance(entry.what, WaiverFate) else None
        text = text_of(entry) or self._model.sentence_text(entry)
        if waived is None and entry.group is not Group.MOVED and self._fits(text, box.width()):
            row, box = row.translated(0, self._line // 2), box.translated(0, self._line // 2)
        self._paint_badge(painter, row, entry)
        if waived is not None:
            box = self._draw(painter, box, waiver_words(waived), 1, theme.muted)
        if entry.group is Group.MOVED:
            self._paint_moved(painter, box, entry)
        else:
            self._draw(painter, box, text, 1 if waived else _LINES, theme.text)

    def _fits(self, text: str, width: int) -> bool:
        """Whether the text needs one line only, which then stands in the middle of the row."""
        return QFontMetrics(self._font).horizontalAdvance(text) <= width

    def _paint_moved(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        """Statement, was and now share four lines: what the statement does not need, the quotes have."""
        theme = self._theme
        if entry.claim is not None and entry.claim.statement:
            box = self._draw(painter, box, text_of(entry), _LINES, theme.text)
        words = (self.tr("was"), self.tr("now"))
        metrics = QFontMetrics(self._small)
        room = max(metrics.horizontalAdvance(word) for word in words) + 8
        left = (box.height() + 2) // self._line
        for word, quote, ink in zip(words, was_and_now(entry), (theme.muted, theme.text), strict=True):
            painter.setFont(self._small)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRect(box.left(), box.top(), room, self._line), _LEADING, word)
            most = max(1, left // 2)
            rest = self._draw(painter, box.adjusted(room, 0, 0, 0), quote, most, ink)
            box.setTop(rest.top())

    def _paint_badge(self, painter: QPainter, row: QRect, entry: Entry) -> None:
        theme, claim = self._theme, entry.claim
        top = row.top() + self._pad + (self._line - _ICON) // 2
        if claim is None:
            name = "plus" if entry.sentence else "waive"
            icon(name, theme.muted).paint(painter, row.left() + _SIDE, top, _ICON, _ICON)
        else:
            style = theme.status(claim.status)
            icon(style.icon, style.ink).paint(painter, row.left() + _SIDE, top, _ICON, _ICON)
            pill = QRectF(0, row.top() + self._pad + (self._line - self._pill) / 2, self._badge, self._pill)
            pill.moveLeft(row.left() + _SIDE + _ICON + 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.fill))
            painter.drawRoundedRect(pill, self._pill / 2, self._pill / 2)
            painter.setPen(QColor(style.ink))
            painter.setFont(self._number)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(claim.number))
        if entry.group is Group.MOVED:
            self._paint_likeness(painter, row, entry)

    def _paint_likeness(self, painter: QPainter, row: QRect, entry: Entry) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.muted))
        box = QRect(row.left() + 2, row.top() + self._pad + self._line + 2, self._indent - 8, self._line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{likeness(entry)} %")
        painter.drawText(box.translated(0, self._line - 2), Qt.AlignmentFlag.AlignCenter, self.tr("alike"))

    def _draw(self, painter: QPainter, box: QRect, text: str, most: int, ink: str) -> QRect:
        """Draw up to `most` lines at the top of the box, the last with an ellipsis where more is left; returns the
        box below them."""
        painter.setPen(QColor(ink))
        painter.setFont(self._font)
        layout = self._laid_out(text, box.width())
        lines = min(most, layout.lineCount())
        cut = lines < layout.lineCount()
        for number in range(lines - cut):
            layout.lineAt(number).draw(painter, QPointF(box.topLeft()))
        if cut:
            rest = text[Offsets(text).from_qt(layout.lineAt(lines - 1).textStart()) :]
            shown = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
            place = QRect(box.left(), box.top() + (lines - 1) * self._line, box.width(), self._line)
            painter.drawText(place, _LEADING, shown)
        return box.adjusted(0, lines * self._line, 0, 0)

    def _laid_out(self, text: str, width: int) -> QTextLayout:
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, line.lineNumber() * self._line))
        layout.endLayout()
        return layout


def _chevron(middle: QPoint, folded: bool) -> QPolygon:
    corners = ((-2, -4), (-2, 4), (3, 0)) if folded else ((-4, -2), (4, -2), (0, 3))
    return QPolygon([middle + QPoint(*corner) for corner in corners])
