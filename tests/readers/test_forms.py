"""A form that came back is read otherwise than an article: its tables by rows, the paragraphs of a cell as lines."""

from pathlib import Path

import docx
import pytest

from annotator.domain.article import BlockKind
from annotator.readers.apart import read_file_apart
from tests.reports.containers import by_libreoffice


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A Word document with a table: a cell of two paragraphs and a table, a tab in another, and merged cells."""
    document = docx.Document()
    document.add_paragraph("Questions")
    table = document.add_table(3, 3)
    for row, words in zip(table.rows, (("q1", "a\tb", "One."), ("q2", "c", "d"), ("q3", "e", "f")), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(0, 2).add_paragraph("Two.")
    table.cell(0, 2).add_table(1, 1).cell(0, 0).text = "Three."
    table.cell(1, 0).merge(table.cell(1, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    file = tmp_path / "form.docx"
    document.save(str(file))
    return file


@pytest.mark.parametrize("way", ["docx", "odt", "html"])
def test_a_form_is_read_by_its_cells(form: Path, way: str) -> None:
    file = form if way == "docx" else by_libreoffice(form, way)
    draft = read_file_apart(file, form=True).draft
    lines = [draft.text[b.start : b.end] for b in draft.blocks if b.kind is BlockKind.TABLE_ROW]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    # Where a cell is part of the one above, a page's row has none in its place; a row has no empty cells at its end.
    assert rows == [
        ["q1", "a b", "One.\u2028Two.\u2028Three."],
        ["q2\u2028c", "", "d\u2028f"],
        ["q3", "e"],
    ]


def test_as_an_article_it_is_read_as_ever(form: Path) -> None:
    draft = read_file_apart(form).draft
    assert not [block for block in draft.blocks if block.kind is BlockKind.TABLE_ROW], "its table holds another"
    assert "One.\nTwo.\nThree." in draft.text
