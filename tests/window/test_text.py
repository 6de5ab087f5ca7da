"""How an article is set: headings, lists, quotations, bold, italics and links, in either direction of writing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextListFormat
from PySide6.QtWidgets import QLabel, QTextEdit

from tests.window.desk import Desk, MakeDesk

MARKDOWN = """# Mill reopens

By Ada Penn · The Weir Post

The old mill turned **again** on *Friday*, the [owner](https://example.org/mill) said.

## What it grinds

Some 40 sacks a day:

- wheat
- rye
  - black rye
- oats

> We never thought
> it would turn.

The last line.
"""
PAGE = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Mill reopens</title></head><body><article>
<h1>Mill reopens</h1><p>The old mill turned <strong>again</strong> on <em>Friday</em>, the
<a href="https://example.org/mill">owner</a> said.</p><h2>What it grinds</h2><p>Some 40 sacks a day:</p>
<ul><li>wheat<li>rye<ul><li>black rye</ul><li>oats</ul><blockquote><p>We never thought it would turn.</blockquote>
<p>The last line.</p></article></body></html>"""


@pytest.fixture(params=["mill.md", "mill.html"])
def mill(request: pytest.FixtureRequest, make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.open_text(MARKDOWN if request.param.endswith("md") else PAGE, request.param)
    return desk


def block_of(desk: Desk, quote: str) -> QTextBlock:
    return desk.view.document().findBlock(desk.range_of(quote)[0])


def letters_of(desk: Desk, quote: str) -> QTextCharFormat:
    """The format of the quote's letters."""
    position = desk.range_of(quote)[0]
    block = block_of(desk, quote)
    formats = block.textFormats()
    return next(
        QTextCharFormat(f.format) for f in formats if f.start <= position - block.position() < f.start + f.length
    )


def test_headings_are_larger_and_bolder_than_paragraphs(mill: Desk) -> None:
    sizes = [letters_of(mill, quote).font().pixelSize() for quote in ("Mill reopens", "What it grinds", "The old mill")]
    assert sizes[0] > sizes[1] > sizes[2]
    assert letters_of(mill, "What it grinds").font().weight() >= QFont.Weight.Bold
    assert letters_of(mill, "The old mill").font().weight() < QFont.Weight.Bold


def test_list_items_have_bullets_and_depths(mill: Desk) -> None:
    shapes = []
    for quote in ("wheat", "rye", "black rye", "oats"):
        made = block_of(mill, quote).textList()
        assert made is not None, quote
        shapes.append((made.format().indent(), made.format().style()))
    disc, circle = QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle
    assert shapes == [(1, disc), (1, disc), (2, circle), (1, disc)]
    assert block_of(mill, "The last line").textList() is None


def test_quotations_are_set_in(mill: Desk) -> None:
    assert block_of(mill, "We never thought").blockFormat().leftMargin() > 0
    assert block_of(mill, "The last line").blockFormat().leftMargin() == 0
    assert "We never thought it would turn." in mill.text


def test_bold_italics_and_links_show(mill: Desk) -> None:
    plain = letters_of(mill, "The old mill")
    assert letters_of(mill, "again").font().bold() and not plain.font().bold()
    assert letters_of(mill, "Friday").font().italic() and not plain.font().italic()
    link = letters_of(mill, "owner")
    assert link.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert link.foreground().color() != plain.foreground().color()


def test_the_text_shown_is_the_text_kept_block_by_block(mill: Desk) -> None:
    document = mill.view.document()
    version = mill.window.workspace.version
    shown = [document.findBlockByNumber(index).text() for index in range(document.blockCount())]
    assert shown == [version.text[block.start : block.end] for block in version.blocks]
    assert not mill.view.isUndoRedoEnabled() and mill.view.isReadOnly()


def test_keys_and_pastes_never_change_the_text(mill: Desk) -> None:
    before = mill.view.document().toRawText()
    mill.put_caret("mill turned")
    for key in (Qt.Key.Key_Q, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Z):
        mill.press(key)
    QTextEdit.paste(mill.view)
    assert mill.view.document().toRawText() == before
    assert not mill.view.document().isModified()


def test_characters_that_turn_text_about_are_made_visible(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open_text("Plain title\n\nThe price is \u202e001$\u202c today.\n", "turned.txt")
    plain = desk.view.viewport().grab().toImage()
    desk.mark("The price is \u202e001$\u202c today")
    assert "U+202E" in desk.rows()[0]
    warning = desk.widget(QLabel, "hiddenCharacters")
    assert warning.isVisible() and "U+202E" in warning.text()
    desk.open_text("Plain title\n\nThe price is 001$ today.\n", "plain.txt")
    assert desk.view.viewport().grab().toImage() != plain, "a tag stands where the text turns"


def test_an_arabic_article_runs_from_the_right(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open_text("الجسر يفتح\n\nقال الوزير إن الجسر مفتوح الآن. وأكد المتحدث أن العمل انتهى.\n", "bridge.txt")
    assert desk.article.direction == "rtl"
    assert block_of(desk, "قال").textDirection() is Qt.LayoutDirection.RightToLeft
    claim = desk.mark("الجسر مفتوح الآن")
    assert claim.text == "الجسر مفتوح الآن"
    desk.window.grab()
    gutter = desk.view.gutter
    (badge,) = gutter.badges()
    assert gutter.geometry().left() > desk.view.viewport().geometry().center().x(), "the numbers stand on the right"
    assert badge.text == "1"
