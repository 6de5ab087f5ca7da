"""How each kind of block is set: sizes, margins and inline formats. Format objects are shared by all blocks alike."""

from enum import Enum, StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat

from annotator.domain.article import SpanKind, Version
from annotator.domain.places import Part, part_of
from annotator.ui import fonts
from annotator.ui.theme import Density, Theme

Underline = QTextCharFormat.UnderlineStyle


class Style(StrEnum):
    """What a block looks like: its part in the text, with lower headings told apart."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    TABLE_ROW = "table_row"


class Piece(Enum):
    """Which part of its block a paragraph of Qt's is: the whole, unless the block is very long."""

    WHOLE = "whole"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class Measure(NamedTuple):
    """Pixels. `column` is the width of the text, `gutter` the room for the numbers beside it."""

    column: int
    gutter: int
    top: int
    text: int
    line: float
    gap: int
    title: int
    small: int


MEASURES = {
    Density.COMFORTABLE: Measure(column=504, gutter=92, top=20, text=16, line=31.5, gap=10, title=26, small=12),
    Density.COMPACT: Measure(column=512, gutter=84, top=14, text=15, line=25, gap=7, title=22, small=12),
}


_STYLES = {part: Style(part.value) for part in Part}


def style_of(version: Version, index: int) -> Style:
    """The style of the version's block of that index."""
    part = part_of(version, index)
    if part is Part.HEADING and version.blocks[index].level > 2:
        return Style.SUBHEADING
    return _STYLES[part]


class Typography:
    """The formats of one theme and density."""

    def __init__(self, theme: Theme, density: Density) -> None:
        self.theme = theme
        self.measure = MEASURES[density]
        self._chars: dict[tuple[Style, frozenset[SpanKind]], QTextCharFormat] = {}

    def block(self, style: Style, direction: Qt.LayoutDirection, piece: Piece = Piece.WHOLE) -> QTextBlockFormat:
        """A new block format. Lists' indents are the list's."""
        measure = self.measure
        result = QTextBlockFormat()
        if direction is not Qt.LayoutDirection.LayoutDirectionAuto:
            result.setLayoutDirection(direction)
        above, below, line = self._spacing(style)
        result.setTopMargin(above if piece in (Piece.WHOLE, Piece.FIRST) else 0)
        result.setBottomMargin(below if piece in (Piece.WHOLE, Piece.LAST) else 0)
        # A least height keeps the rhythm even where a line holds emoji or another script.
        result.setLineHeight(line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if style is Style.QUOTATION:
            result.setLeftMargin(1.5 * measure.text)
            result.setRightMargin(1.5 * measure.text)
        if style is Style.CODE:
            result.setBackground(QColor(self.theme.window))
        return result

    def char(self, style: Style, kinds: frozenset[SpanKind] = frozenset()) -> QTextCharFormat:
        """The one format of text in that style with those inline spans."""
        found = self._chars.get((style, kinds))
        if found is None:
            found = self._chars[style, kinds] = self._make_char(style, kinds)
        return found

    def _spacing(self, style: Style) -> tuple[float, float, float]:
        """Room above and below, and the least height of a line."""
        m = self.measure
        if style is Style.TITLE:
            return 0, 0.8 * m.gap, 1.66 * m.title
        if style in (Style.HEADING, Style.SUBHEADING):
            return 1.8 * m.gap, 0.3 * m.gap, m.line
        if style is Style.BYLINE:
            return 0, 0.6 * m.gap, 1.7 * m.small
        if style is Style.CAPTION:
            return 0, m.gap, 1.7 * m.small
        if style in (Style.LIST_ITEM, Style.TABLE_ROW):
            return 0, 0.4 * m.gap, m.line
        if style is Style.CODE:
            return 0, 0, 0.8 * m.line
        return 0, m.gap, m.line

    def _make_char(self, style: Style, kinds: frozenset[SpanKind]) -> QTextCharFormat:
        font = self._font(style)
        if SpanKind.BOLD in kinds:
            font.setBold(True)
        if SpanKind.ITALIC in kinds:
            font.setItalic(True)
        result = QTextCharFormat()
        result.setFont(font)
        if SpanKind.LINK in kinds:
            result.setForeground(QBrush(QColor(self.theme.accent)))
            result.setUnderlineStyle(Underline.SingleUnderline)
        elif style in (Style.BYLINE, Style.CAPTION):
            result.setForeground(QBrush(QColor(self.theme.muted)))
        return result

    def _font(self, style: Style) -> QFont:
        m = self.measure
        if style is Style.TITLE:
            font = fonts.reading_font(m.title)
        elif style is Style.HEADING:
            font = fonts.reading_font(1.2 * m.text)
        elif style in (Style.BYLINE, Style.CAPTION):
            return fonts.ui_font(m.small)
        elif style is Style.TABLE_ROW:
            return fonts.ui_font(m.small + 1)
        elif style is Style.CODE:
            return fonts.code_font(m.small + 1)
        else:
            font = fonts.reading_font(m.text)
        font.setBold(style in (Style.TITLE, Style.HEADING, Style.SUBHEADING))
        return font
