"""A version's text as a QTextDocument, in which Qt's position is `Offsets.to_qt` of the code point offset, always.

It is built detached, through QTextCursor: `setHtml` and `setPlainText` change characters, and building inside a
widget that is shown costs ten times as much.
"""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextListFormat

from annotator.domain.article import Block, SpanKind, Version
from annotator.ui.article.typography import Piece, Style, Typography, style_of
from annotator.ui.theme import Density, Theme

Direction = Qt.LayoutDirection
# Room for the caret and for slanted letters at the edges of the column.
EDGE = 4
# Characters of a block beyond which it is cut.
LONGEST = 8_000
_BOTTOM = 120
_TAB = 7.5
# Letters of scripts that run from right to left: Hebrew to Arabic Extended, their presentation forms, and those
# beyond the basic plane (Adlam, Hanifi Rohingya and older ones). How much of a block is looked at.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SAMPLE = 300


def build_document(version: Version, theme: Theme, density: Density, direction: str) -> QTextDocument:
    """The document of the version, without undo and with no parent. `direction` is the article's, `ltr` or `rtl`."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    typography = Typography(theme, density)
    document.setDefaultFont(typography.char(Style.PARAGRAPH).font())
    document.setDocumentMargin(0)
    _set_frame(document, typography.measure.top)
    document.setIndentWidth(1.5 * typography.measure.text)
    option = document.defaultTextOption()
    option.setTabStopDistance(_TAB * typography.measure.text)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _Writer(cursor, version, typography, _directions(version, direction)).write()
    cursor.endEditBlock()
    document.setModified(False)
    return document


def _set_frame(document: QTextDocument, top: int) -> None:
    frame = document.rootFrame()
    shape = frame.frameFormat()
    shape.setMargin(EDGE)
    shape.setTopMargin(top)
    shape.setBottomMargin(_BOTTOM)
    frame.setFrameFormat(shape)


def _directions(version: Version, direction: str) -> Callable[[Block], Direction]:
    """In a left-to-right article a block's first strong character decides, which is Qt's own rule; in a
    right-to-left one a block is left-to-right only where most of its letters are."""
    if direction != "rtl":
        return lambda block: Direction.LayoutDirectionAuto

    def of_block(block: Block) -> Direction:
        text = version.text[block.start : min(block.end, block.start + _SAMPLE)]
        latin = 2 * len(_RTL.findall(text)) < sum(map(str.isalpha, text))
        return Direction.LeftToRight if latin else Direction.RightToLeft

    return of_block


class _Writer:
    def __init__(
        self, cursor: QTextCursor, version: Version, typography: Typography, direction: Callable[[Block], Direction]
    ) -> None:
        self._cursor = cursor
        self._version = version
        self._typography = typography
        self._direction = direction
        self._formats: dict[tuple[Style, int, Direction, Piece], QTextBlockFormat] = {}

    def write(self) -> None:
        for index, block in enumerate(self._version.blocks):
            style = style_of(self._version, index)
            if block.end - block.start > LONGEST:
                self._write_long(style, block)
            else:
                self._begin(style, block, Piece.WHOLE)
                self._write_runs(style, block)

    def _write_runs(self, style: Style, block: Block) -> None:
        text, char = self._version.text, self._typography.char
        if not block.spans:
            self._cursor.insertText(text[block.start : block.end], char(style))
            return
        for start, end, kinds in runs_of(block):
            self._cursor.insertText(text[start:end], char(style, kinds))

    def _write_long(self, style: Style, block: Block) -> None:
        """Qt lays out and draws a paragraph as a whole, so a very long one is several to Qt. The space between two
        of them is the first one's end, so that every position stays what it is."""
        text, char = self._version.text, self._typography.char
        cuts = list(cuts_of(text, block.start, block.end))
        self._begin(style, block, Piece.FIRST if cuts else Piece.WHOLE)
        for start, end, kinds in runs_of(block):
            while cuts and cuts[0] < end:
                cut = cuts.pop(0)
                self._cursor.insertText(text[start:cut], char(style, kinds))
                self._begin(style, block, Piece.MIDDLE if cuts else Piece.LAST)
                start = cut + 1
            self._cursor.insertText(text[start:end], char(style, kinds))

    def _begin(self, style: Style, block: Block, piece: Piece) -> None:
        level = max(1, block.level) if style is Style.LIST_ITEM and piece in (Piece.WHOLE, Piece.FIRST) else 0
        key = (style, level, self._direction(block), piece)
        shape = self._formats.get(key)
        char = self._typography.char(style)
        if shape is not None:
            self._cursor.insertBlock(shape, char)
            return
        shape = self._typography.block(style, key[2], piece)
        if self._cursor.atStart():
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(char)
        else:
            self._cursor.insertBlock(shape, char)
        if level:
            # Blocks that share this format share the list: one for each depth serves the whole article.
            self._cursor.createList(_bullets(level))
            shape = self._cursor.blockFormat()
        self._formats[key] = shape


def _bullets(level: int) -> QTextListFormat:
    styles = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
    shape = QTextListFormat()
    shape.setStyle(styles[(level - 1) % len(styles)])
    shape.setIndent(level)
    return shape


def runs_of(block: Block) -> Iterator[tuple[int, int, frozenset[SpanKind]]]:
    """`[start, end)` of each run of the block with its inline formats, in order and without gaps."""
    steps: dict[int, list[tuple[SpanKind, int]]] = {block.end: []}
    for span in block.spans:
        start, end = max(block.start, span.start), min(block.end, span.end)
        if start < end:
            steps.setdefault(start, []).append((span.kind, 1))
            steps.setdefault(end, []).append((span.kind, -1))
    depth = dict.fromkeys(SpanKind, 0)
    at = block.start
    for offset in sorted(steps):
        if offset > at:
            yield at, offset, frozenset(kind for kind, count in depth.items() if count)
        for kind, change in steps[offset]:
            depth[kind] += change
        at = offset


def cuts_of(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets of the spaces at which a block of `[start, end)` is cut so that its pieces are not too long."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        if cut < 0:
            cut = text.find(" ", start + LONGEST, end)
        if cut < 0:
            return
        yield cut
        start = cut + 1
