"""Open items that go out as a Word document and come back filled in: by Word (as python-docx writes it), and by
LibreOffice, which makes another file of it."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.oxml.parser import parse_xml
from docx.table import Table, _Cell

from tests.cli.conftest import Program
from tests.reports.containers import by_libreoffice

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WAYS = ["docx", "odt", "odt docx"]
Fill = Callable[[Table], None]


@pytest.fixture
def asked(program: Program, article: str) -> str:
    """The article with three questions to its author."""
    claim = program.done("claim", "add", article, "--quote", "1,200 people").id
    for text in ("Who counted them?", "When?", "كم سفينة؟"):
        program.done("query", "ask", claim, "--to", "author", text)
    return article


@pytest.fixture
def returned(program: Program, asked: str) -> Callable[[Fill, str], Path]:
    """The form, filled in with python-docx, then taken by LibreOffice from one format to the next."""

    def fill(filled: Fill, way: str = "docx") -> Path:
        program.done("export", asked, "--format", "open-items", "-o", "items.docx", "--force")
        file = Path("items.docx").absolute()
        document = docx.Document(str(file))
        filled(document.tables[0])
        document.save(str(file))
        for target in way.split() if way != "docx" else []:
            file = by_libreoffice(file, target)
        return file

    return fill


def answer(table: Table, number: int, *lines: str) -> _Cell:
    """The row's answer, a paragraph for each line."""
    cell = table.rows[number].cells[3]
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    return cell


def answers(program: Program, article: str) -> dict[int, str | None]:
    return {one["number"]: one["answer"] for one in program.done("query", "list", article, "--json").json}


@pytest.mark.parametrize("way", WAYS)
def test_answers_of_several_paragraphs_lists_and_tables(
    program: Program, asked: str, returned: Callable[[Fill, str], Path], way: str
) -> None:
    def fill(table: Table) -> None:
        answer(table, 1, "The port did. 🛳️", "At the\tgate.", "", "قالت الميناء إن 40 سفينة ستصل.")
        listed = answer(table, 2, "Twice:", "at noon", "at dusk")
        for paragraph in listed.paragraphs[1:]:
            bullet = parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            paragraph._p.get_or_add_pPr().append(bullet)
        cell = answer(table, 3, "These:")
        inner = cell.add_table(1, 2)
        for place, text in zip(inner.rows[0].cells, ("40", "أربعون"), strict=True):
            place.text = text
        cell.add_paragraph("All of them. " + "It is a long answer. " * 60)

    told = program.done("query", "answers", asked, returned(fill, way))
    assert (told.out, told.err) == ("3 queries answered.\n", "")
    assert answers(program, asked) == {
        1: "The port did. 🛳️\nAt the gate.\nقالت الميناء إن 40 سفينة ستصل.",
        2: "Twice:\nat noon\nat dusk",
        3: "These:\n40\nأربعون\n" + ("All of them. " + "It is a long answer. " * 60).strip(),
    }


@pytest.mark.parametrize("way", WAYS)
def test_rows_in_another_order_left_out_and_put_in(
    program: Program, asked: str, returned: Callable[[Fill, str], Path], way: str
) -> None:
    def fill(table: Table) -> None:
        answer(table, 1, "The port did.")
        answer(table, 3, "أربعون")
        first, second, third = (row._tr for row in list(table.rows)[1:])
        first.addprevious(third)
        second.getparent().remove(second)
        more = deepcopy(first)
        first.addnext(more)
        table.rows[3].cells[0].paragraphs[0].runs[0].text = ""
        answer(table, 3, "And the gate keeper.")

    told = program.done("query", "answers", asked, returned(fill, way))
    assert told.out == "2 queries answered.\n"
    assert told.err == "A row names no query; “And the gate keeper.” was not kept.\n"
    assert answers(program, asked) == {1: "The port did.", 2: None, 3: "أربعون"}


@pytest.mark.parametrize("way", WAYS)
def test_merged_cells(program: Program, asked: str, returned: Callable[[Fill, str], Path], way: str) -> None:
    def fill(table: Table) -> None:
        for number, text in ((1, "The port did."), (2, "At noon."), (3, "Forty.")):
            answer(table, number, text)
        table.cell(1, 1).merge(table.cell(1, 2))
        table.cell(2, 1).merge(table.cell(3, 1))
        table.cell(3, 2).merge(table.cell(3, 3))

    told = program.done("query", "answers", asked, returned(fill, way))
    assert told.out == "2 queries answered.\n"
    assert told.err == "Query 3 has no answer; where its question stood is now “كم سفينة؟ Forty.”.\n"
    assert answers(program, asked) == {1: "The port did.", 2: "At noon.", 3: None}


@pytest.mark.parametrize("way", WAYS)
def test_of_tracked_changes_what_is_accepted_counts(
    program: Program, asked: str, returned: Callable[[Fill, str], Path], way: str
) -> None:
    who = 'w:id="91" w:author="Ada Quist" w:date="2026-11-24T10:00:00Z"'

    def fill(table: Table) -> None:
        cell = table.rows[1].cells[3]
        for xml in (
            "<w:r {W}><w:t xml:space='preserve'>The </w:t></w:r>",
            "<w:del {W} {who}><w:r><w:delText>ferry</w:delText></w:r></w:del>",
            "<w:ins {W} {who}><w:r><w:t>port</w:t></w:r></w:ins>",
            "<w:r {W}><w:t xml:space='preserve'> did.</w:t></w:r>",
        ):
            cell.paragraphs[0]._p.append(parse_xml(xml.format(W=W, who=who)))

    told = program.done("query", "answers", asked, returned(fill, way))
    assert told.out == "1 query answered.\n"
    assert told.err == "1 tracked insertion was taken and 1 deletion left out.\n"
    assert answers(program, asked) == {1: "The port did.", 2: None, 3: None}


def test_the_page_filled_in(program: Program, asked: str) -> None:
    program.done("export", asked, "--format", "open-items-html", "-o", "items.html")
    page = Path("items.html").read_text("utf-8")
    cell = '<td class="answer"></td>'
    for filled in (
        "<td><p>The port did.</p>\n<p>At the <b>gate</b>.</p><table><tr><td>40</td><td>41</td></tr></table></td>",
        "<td><ul><li>at noon</li><li>at dusk</li></ul></td>",
        "<td><div>أربعون<br>40</div></td>",
    ):
        page = page.replace(cell, filled, 1)
    Path("items.html").write_text(page, "utf-8")
    assert program.done("query", "answers", asked, "items.html").err == ""
    assert answers(program, asked) == {
        1: "The port did.\nAt the gate.\n40\n41",
        2: "at noon\nat dusk",
        3: "أربعون\n40",
    }


@pytest.mark.parametrize("target", ["odt", "docx", "html"])
def test_the_page_as_a_word_processor_keeps_it(program: Program, asked: str, target: str) -> None:
    program.done("export", asked, "--format", "open-items-html", "-o", "items.html")
    page = Path("items.html").read_text("utf-8")
    Path("page.html").write_text(page.replace('class="answer">', 'class="answer"><p>One.</p><p>Two.</p>'), "utf-8")
    filters = {"odt": "odt:writer8", "docx": "docx:MS Word 2007 XML", "html": "odt:writer8"}
    file = by_libreoffice(Path("page.html").absolute(), filters[target])
    file = by_libreoffice(file, "html") if target == "html" else file
    assert program.done("query", "answers", asked, file).out == "3 queries answered.\n"
    assert set(answers(program, asked).values()) == {"One.\nTwo."}


def test_what_was_written_beside_the_answers_is_said(
    program: Program, asked: str, returned: Callable[[Fill], Path]
) -> None:
    file = returned(lambda table: None)
    document = docx.Document(str(file))
    cell = document.tables[0].rows[1].cells[2]
    document.add_comment(cell.paragraphs[0].runs, "The port.", "Ada Quist")
    document.tables[0].rows[2].cells[2].add_paragraph("At noon.")
    document.save(str(file))
    told = program.done("query", "answers", asked, file, "--json").json
    assert told["answered"] == 0
    assert told["remarks"] == [
        "The file has 1 comment or note beside its text; it was not read.",
        "Query 2 has no answer; where its question stood is now “When? At noon.”.",
    ]


def test_the_form_of_another_article_is_refused(
    program: Program, asked: str, returned: Callable[[Fill], Path], tmp_path: Path
) -> None:
    file = returned(lambda table: None)
    (tmp_path / "other.txt").write_text("Other\n\nText.", "utf-8")
    other = program.done("import", tmp_path / "other.txt").id
    assert "answers about another article" in program.refused("query", "answers", other, file)
