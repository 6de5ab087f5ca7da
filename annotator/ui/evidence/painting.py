"""How an entry of the list of evidence is painted: an icon, a title with its stance, and quieter lines under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate

from annotator.domain.claim import Status
from annotator.ui import icons
from annotator.ui.evidence.kinds import kind_ink, stance_ink, stance_word
from annotator.ui.evidence.words import Entry
from annotator.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ENTRY = Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE, _BELOW = 3, 3, 8
_ICON, _TEXT = 16, 23  # the icon's edge; where the text begins
_APART = 8  # between a title and what stands beside it
_ABOUT_LINES, _QUOTE_LINES = 2, 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EvidenceDelegate(QStyledItemDelegate):
    """A title that is too long is elided, so that its stance shows; other lines wrap, and are elided then."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        shown: Entry = index.data(ENTRY)
        title = QFontMetrics(self._title_font()).lineSpacing()
        lines = len(self._about(shown, width)) + len(self._quote(shown, width)) + bool(shown.note)
        return QSize(width, title + lines * QFontMetrics(self._quiet_font()).lineSpacing() + _ABOVE + _BELOW)

    def paint(
        self, painter: QPainter, option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: Entry = index.data(ENTRY)
        rect, width = option.rect, self._view.viewport().width()
        chosen = self._view.currentIndex() == index or self._view.selectionModel().isSelected(index)
        if chosen and self._view.hasFocus():
            painter.fillRect(rect, QColor(self._theme.row))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        line = QRect(rect.left() + _SIDE + _TEXT, rect.top() + _ABOVE, self._room(width), 0)
        line.setHeight(QFontMetrics(self._title_font()).lineSpacing())
        self._paint_icon(painter, rect.left() + _SIDE, line.center().y(), shown)
        self._paint_title(painter, line, shown)
        line.moveTop(line.bottom() + 1)
        self._paint_below(painter, line, shown, width)

    def _paint_icon(self, painter: QPainter, left: int, middle: int, shown: Entry) -> None:
        ink = stance_ink(shown.stance, self._theme)
        drawing = icons.pixmap(shown.icon, ink, _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(left, middle - _ICON // 2), drawing)

    def _paint_below(self, painter: QPainter, line: QRect, shown: Entry, width: int) -> None:
        """What stands below the title, from the line on: what the source is, its quote, and the note."""
        quiet = self._quiet_font()
        down = QFontMetrics(quiet).lineSpacing()
        line.setHeight(down)
        painter.setFont(quiet)
        for at, words in enumerate(self._about(shown, width)):
            self._paint_about(painter, line, words, shown, first=at == 0)
            line.translate(0, down)
        painter.setPen(QColor(self._theme.status(Status.DISPUTED).ink if shown.unfound else self._theme.text))
        painter.setFont(self._quote_font())
        for words in self._quote(shown, width):
            painter.drawText(line, _LEFT, words)
            line.translate(0, down)
        if shown.note:
            painter.setFont(quiet)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(line, _LEFT, _elided(shown.note, quiet, line.width()))

    def _paint_title(self, painter: QPainter, line: QRect, shown: Entry) -> None:
        """The title, its stance, and that it is confidential."""
        title, plain = self._title_font(), self._view.font()
        stance = stance_word(shown.stance)
        secret = self.tr("Confidential") if shown.confidential else ""
        metrics = QFontMetrics(plain)
        beside = _APART + metrics.horizontalAdvance(stance)
        if secret:
            beside += 2 * _APART + _ICON + metrics.horizontalAdvance(secret)
        words = _elided(shown.title, title, line.width() - beside)
        painter.setFont(title)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(line, _LEFT, words)
        left = line.left() + QFontMetrics(title).horizontalAdvance(words) + _APART
        painter.setFont(plain)
        painter.setPen(QColor(stance_ink(shown.stance, self._theme)))
        painter.drawText(line.adjusted(left - line.left(), 0, _APART, 0), _LEFT, stance)
        if secret:
            left += metrics.horizontalAdvance(stance) + _APART
            lock = icons.pixmap("lock", self._theme.text, _ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(QPoint(left, line.center().y() - _ICON // 2), lock)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(line.adjusted(left + _ICON + _APART // 2 - line.left(), 0, _APART, 0), _LEFT, secret)

    def _paint_about(self, painter: QPainter, line: QRect, words: str, shown: Entry, *, first: bool) -> None:
        """A line of what is known of the source; the first begins with its kind, in the kind's colour."""
        painter.setPen(QColor(self._theme.muted))
        kind = shown.kind if first and words.startswith(shown.kind) else ""
        if kind:
            painter.setPen(QColor(kind_ink(shown.source_kind, self._theme)))
            painter.drawText(line, _LEFT, kind)
            painter.setPen(QColor(self._theme.muted))
            line = line.adjusted(painter.fontMetrics().horizontalAdvance(kind), 0, 0, 0)
        painter.drawText(line, _LEFT, words[len(kind) :])

    def _about(self, shown: Entry, width: int) -> list[str]:
        words = f"{shown.kind} · {shown.about}" if shown.about else shown.kind
        return wrapped(words, self._quiet_font(), self._room(width), _ABOUT_LINES)

    def _quote(self, shown: Entry, width: int) -> list[str]:
        return wrapped(shown.quote, self._quote_font(), self._room(width), _QUOTE_LINES) if shown.quote else []

    def _room(self, width: int) -> int:
        return max(40, width - _TEXT - 2 * _SIDE)

    def _title_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _quiet_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(max(1, font.pixelSize() - 1))
        return font

    def _quote_font(self) -> QFont:
        font = self._quiet_font()
        font.setItalic(True)
        return font


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` in lines no wider than `width` pixels, `most` of them at most, the last one elided where it must be."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts UTF-16 units.
    units = text.encode("utf-16-le", "surrogatepass")
    parts = [units[2 * start :].decode("utf-16-le", "surrogatepass") for start in starts]
    if len(parts) <= most:
        ends = [*(len(later) for later in parts[1:]), 0]
        return [part[: len(part) - end].rstrip() for part, end in zip(parts, ends, strict=True)]
    ends = [len(later) for later in parts[1:most]]
    lines = [part[: len(part) - end].rstrip() for part, end in zip(parts, ends, strict=False)]
    return [*lines, _elided(parts[most - 1], font, width)]


def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
