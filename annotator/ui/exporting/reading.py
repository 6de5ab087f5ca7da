"""What a report says, set as a document of Qt's, run by run: nothing in it is read as HTML."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTableFormat,
)

from annotator.ui.fonts import code_font, reading_font, ui_font
from annotator.ui.theme import Density, Theme
from annotator.workspace.reading_blocks import Block, Run, Shape

_INDENT = 18  # pixels for each level
_SIZES = {1: 21, 2: 17, 3: 15}  # pixels of headings; those below are as large as text
_TEXT = 14


class _Setting:
    """Sets blocks at the end of a document."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._cursor = QTextCursor(document)
        self._theme = theme
        self._begun = False

    def block(self, block: Block) -> None:
        shape = block.shape
        set_as = QTextBlockFormat()
        set_as.setBottomMargin(7)
        if shape is Shape.HEADING:
            set_as.setTopMargin(16 if self._begun else 0)
            set_as.setHeadingLevel(min(block.level, 6))
        elif shape is Shape.ITEM:
            set_as.setBottomMargin(3)
            set_as.setLeftMargin(_INDENT * (block.level + 1))
            set_as.setTextIndent(-12)
        elif shape is Shape.QUOTATION:
            set_as.setLeftMargin(_INDENT)
        self._next(set_as)
        if shape is Shape.ITEM:
            self._cursor.insertText("•  ", self._style(Run(""), block))
        for run in block.runs:
            self._cursor.insertText(run.text, self._style(run, block))

    def table(self, rows: Sequence[Block]) -> None:
        columns = max(len(row.cells) for row in rows)
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(3)
        shape.setCellSpacing(0)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        shape.setBottomMargin(10)
        self._next(QTextBlockFormat())
        table = self._cursor.insertTable(len(rows), columns, shape)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                inside = table.cellAt(at, column).firstCursorPosition()
                for run in cell:
                    inside.insertText(run.text, self._style(run, row, strong=at == 0))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _next(self, set_as: QTextBlockFormat) -> None:
        if self._begun:
            self._cursor.insertBlock(set_as)
        else:
            self._cursor.setBlockFormat(set_as)
        self._begun = True

    def _style(self, run: Run, block: Block, *, strong: bool = False) -> QTextCharFormat:
        style = QTextCharFormat()
        coded = block.shape is Shape.CODE or "code" in run.styles
        heading = block.shape is Shape.HEADING
        size = _SIZES.get(block.level, _TEXT) if heading else _TEXT
        font = code_font(_TEXT - 1) if coded else ui_font(size) if heading else reading_font(size)
        if strong or heading or "bold" in run.styles:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic("italic" in run.styles or block.shape is Shape.QUOTATION)
        font.setStrikeOut("struck" in run.styles)
        font.setUnderline("underlined" in run.styles)
        style.setFont(font)
        style.setForeground(QColor(self._theme.accent if "link" in run.styles else self._theme.text))
        return style


def reading_document(blocks: Sequence[Block], theme: Theme, _density: Density) -> QTextDocument:
    """A document of the blocks. Links in it are seen and lead nowhere."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(16)
    setting = _Setting(document, theme)
    for shape, group in groupby(blocks, lambda block: block.shape):
        if shape is Shape.ROW:
            setting.table(list(group))
        else:
            for block in group:
                if shape is not Shape.RULE:
                    setting.block(block)
    return document
