"""Laying one block out again: its lines break where they did, whatever is highlighted."""

import pytest
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextLayout
from pytestqt.qtbot import QtBot

from annotator.ui.article.relay import set_formats
from annotator.ui.fonts import reading_font

WORDS = "offices affluent fjords waffles AVATAR Tomato "


def laid_out(text: str, width: float) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(reading_font(16))
    document.setDocumentMargin(0)
    document.setTextWidth(width)
    QTextCursor(document).insertText(text)
    document.documentLayout().blockBoundingRect(document.lastBlock())
    return document


def edges(block: QTextBlock) -> list[float]:
    layout = block.layout()
    return [layout.lineAt(index).naturalTextRect().right() for index in range(layout.lineCount())]


def lines(block: QTextBlock) -> list[tuple[int, int, float, float]]:
    layout = block.layout()
    found = [layout.lineAt(index) for index in range(layout.lineCount())]
    return [(line.textStart(), line.textLength(), line.x(), line.y()) for line in found]


def every_other_letter(length: int) -> list[QTextLayout.FormatRange]:
    """The worst of highlights: it parts every pair of letters."""
    fill = QTextCharFormat()
    fill.setBackground(QColor("yellow"))
    ranges = []
    for start in range(1, length, 2):
        laid = QTextLayout.FormatRange()
        laid.start, laid.length, laid.format = start, 1, fill
        ranges.append(laid)
    return ranges


def test_lines_break_where_they_did_at_any_width(qtbot: QtBot) -> None:
    text = WORDS * 4
    for width in range(300, 420):
        document = laid_out(text, width)
        block = document.firstBlock()
        before = lines(block)
        assert set_formats(block, every_other_letter(len(text)))
        assert lines(block) == before


def test_text_from_right_to_left_keeps_its_edge(qtbot: QtBot) -> None:
    text = "باع المخبز أحد عشر ألف رغيف في العام الماضي. " * 4
    for width in range(300, 340):
        document = laid_out(text, width)
        block = document.firstBlock()
        before, ends = [line[:2] for line in lines(block)], edges(block)
        assert set_formats(block, every_other_letter(60))
        assert [line[:2] for line in lines(block)] == before
        assert edges(block) == pytest.approx(ends, abs=1)


def test_formats_can_be_taken_away_again(qtbot: QtBot) -> None:
    document = laid_out(WORDS * 4, 333)
    block = document.firstBlock()
    before = lines(block)
    set_formats(block, every_other_letter(40))
    set_formats(block, [])
    assert block.layout().formats() == []
    assert lines(block) == before


def test_a_block_that_has_no_lines_yet_gets_its_formats(qtbot: QtBot) -> None:
    document = QTextDocument("ferry")
    assert set_formats(document.firstBlock(), every_other_letter(5))
    assert len(document.firstBlock().layout().formats()) == 2
