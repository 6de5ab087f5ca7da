"""What the preview shows of pages, tables, texts and data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.exporting.preview import PreviewPane
from annotator.ui.exporting.reading import reading_document
from annotator.ui.theme import DARK, LIGHT, Density
from annotator.workspace.jobs import Progress
from annotator.workspace.previewing import Looks, Preview, pages_of
from annotator.workspace.reading_blocks import blocks_of

PDF = Path(__file__).parents[2] / "data" / "sources" / "libreoffice-columns.pdf"
TEXT = """# The lamp

It was **dark**, <b>says</b> <http://example.org/>.

- one
  - two

| Status | Claims |
|---|--:|
| Verified | 2 |

    <script>code</script>
"""


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PreviewPane]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 500)
    made = PreviewPane(parent)
    made.resize(600, 500)
    parent.show()
    yield made


def height(pane: PreviewPane) -> int:
    """That of all pages, in pixels."""
    pages = pane.pages.widget()
    assert pages is not None
    return pages.minimumHeight()


def test_pages_are_seen_one_under_the_other(pane: PreviewPane) -> None:
    pages, _ = pages_of(PDF.read_bytes(), Progress(lambda *_: None))
    pane.show_preview(Preview(Looks.PAGES, pages=pages * 2, cut=True))
    assert pane.stack.currentWidget() is pane.pages and pane.note.text() == "Only the beginning."
    picture = pane.pages.grab().toImage()
    seen = {picture.pixelColor(x, y).lightness() for x in range(20, 500, 3) for y in range(20, 400, 3)}
    assert 255 in seen and min(seen) < 128, "paper, and something on it"
    assert pane.pages.verticalScrollBar().maximum() > 0, "the second one is further down"
    narrow = height(pane)
    pane.resize(400, 500)
    assert height(pane) < narrow, "they are as wide as there is room"
    pane.clear()
    assert height(pane) == 0


def test_a_table_has_its_heads_and_rows(pane: PreviewPane) -> None:
    pane.show_preview(
        Preview(Looks.TABLE, rows=(("number", "quote"), ("1", "dark\nfor 41 nights"), ("2", "\u202eill")))
    )
    table = pane.table
    heads = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
    assert [head.text() for head in heads if head is not None] == ["number", "quote"]
    cells = [table.item(row, 1) for row in range(table.rowCount())]
    assert [cell.text() for cell in cells if cell is not None] == ["dark for 41 nights", "⟨U+202E⟩ill"]
    assert pane.note.text() == ""


def test_data_is_shown_letter_for_letter(pane: PreviewPane) -> None:
    text = '{"a": "<img src=x>",\n "b": "&amp;"}'
    pane.show_preview(Preview(Looks.TEXT, text=text))
    assert pane.text.document().toPlainText() == text


def test_what_is_to_be_known_is_listed_and_goes_again(pane: PreviewPane) -> None:
    pane.show_preview(Preview(Looks.TEXT, text="x", remarks=("Claim 3 has no rating.",)))
    assert pane.remarks.isVisible() and pane.remarks.count() == 1
    pane.show_problem("The template cannot be read.")
    assert not pane.remarks.isVisible() and pane.word.text() == "The template cannot be read."


def test_an_empty_report_says_so(pane: PreviewPane) -> None:
    pane.show_preview(Preview(Looks.TEXT, remarks=("No source is cited.",)))
    assert pane.word.text() == "There is nothing in it." and pane.remarks.isVisible()


def test_another_theme_is_taken_by_what_is_shown(pane: PreviewPane) -> None:
    pane.show_preview(Preview(Looks.READING, blocks=tuple(blocks_of(TEXT)), in_words=True))
    pane.set_theme(DARK, Density.COMFORTABLE)
    assert colours(pane.text.document().begin().begin().fragment().charFormat()) == DARK.text


def test_a_report_is_set_run_by_run_and_nothing_in_it_is_html() -> None:
    document = reading_document(blocks_of(TEXT), LIGHT, Density.COMFORTABLE)
    text = document.toPlainText()
    assert text.startswith("The lamp\nIt was dark, <b>says</b> http://example.org/.")
    assert "<script>code</script>" in text
    assert document.begin().blockFormat().headingLevel() == 1
    dark = document.find("dark")
    assert dark.charFormat().fontWeight() > document.find("It was").charFormat().fontWeight()
    link = document.find("http://example.org/").charFormat()
    assert colours(link) == LIGHT.accent and not link.isAnchor(), "it leads nowhere"
    inner, outer = document.find("two").blockFormat().leftMargin(), document.find("one").blockFormat().leftMargin()
    assert inner > outer > 0
    table = QTextCursor(document.find("Verified")).currentTable()
    assert isinstance(table, QTextTable) and (table.rows(), table.columns()) == (2, 2)


def colours(style: QTextCharFormat) -> str:
    return str(style.foreground().color().name())
