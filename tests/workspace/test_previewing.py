"""What a report will be, before it is written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain import actions
from annotator.domain.claim import Status
from annotator.domain.correcting import propose_correction
from annotator.domain.scope import Scope
from annotator.domain.times import now
from annotator.readers import read
from annotator.reports import FORMATS, Group
from annotator.reports.writing import ReportError
from annotator.workspace import previewing
from annotator.workspace.jobs import Cancelled, Progress
from annotator.workspace.page_blocks import page_blocks
from annotator.workspace.previewing import Looks, Preview, looks_of, make_preview, pages_of, rows_of
from annotator.workspace.reading_blocks import Block, Run, Shape, blocks_of
from annotator.workspace.reporting import ExportOrder
from db.store import Store

SOURCES = Path(__file__).parents[1] / "data" / "sources"
ACTS = '<img src="file:///etc/passwd"> <b>bold</b> =1+1 [x](javascript:alert(1))'
TEXT = f"The lamp\n\nThe lamp was dark for 41 nights. {ACTS}\u202e"


def going() -> Progress:
    return Progress(lambda *_: None)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Store.open(path) as store:
        article = store.add_article(read(TEXT.encode(), "lamp.txt"), "Mara Boyd")
        for quote, status in (("dark for 41 nights", Status.VERIFIED), ("bold", Status.DISPUTED)):
            start = article.newest.text.index(quote)
            store.apply(
                actions.mark_claim(article, start, start + len(quote), status=status, by="Mara Boyd", at=now()),
                "Mara Boyd",
            )
    return path


def preview(library: Path, name: str, order: ExportOrder | None = None) -> Preview:
    with Store.open(library, make=False) as store:
        article = store.articles()[0].id
    to = "author" if FORMATS[name].group is Group.OTHERS else None
    return make_preview(library, article, name, order or ExportOrder(()), to, going())


def words(shown: Preview) -> str:
    runs = [run.text for block in shown.blocks for run in (*block.runs, *(run for cell in block.cells for run in cell))]
    return " ".join([*runs, shown.text, *(cell for row in shown.rows for cell in row)])


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_preview(library: Path, name: str) -> None:
    shown = preview(library, name)
    assert shown.pages or words(shown).strip() or name == "sources-bibtex", "there are no sources"
    assert FORMATS[FORMATS[name].preview].name in FORMATS
    if looks_of(FORMATS[name]) is None and FORMATS[name].preview != name:
        assert shown.in_words, "what is shown is not the file itself"


@pytest.mark.parametrize("name", FORMATS)
def test_open_items_alone_are_for_one_person(name: str) -> None:
    """Which formats go to somebody is told by their group: one that does not say so would ask for nobody."""
    assert ("open_items" in FORMATS[name].module) is (FORMATS[name].group is Group.OTHERS)


def test_the_web_page_is_shown_as_what_it_says(library: Path) -> None:
    shown = preview(library, "html")
    assert shown.looks is Looks.READING and shown.in_words
    assert "dark for 41 nights" in words(shown)
    assert '<img src="file:///etc/passwd">' in words(shown), "shown as text"
    assert "\u202e" not in words(shown)


def test_scope_and_remarks_are_those_of_the_choices(library: Path) -> None:
    order = ExportOrder((), scope=Scope(statuses=frozenset([Status.VERIFIED])))
    assert "Claim 2" not in words(preview(library, "html", order))
    assert "Claim 2" in words(preview(library, "html"))
    assert any("have no rating" in remark for remark in preview(library, "claimreview").remarks)
    assert preview(library, "claimreview", order).remarks != preview(library, "claimreview").remarks


def test_data_is_the_file_itself_at_its_beginning(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = preview(library, "json")
    assert shown.looks is Looks.TEXT and not shown.in_words and not shown.cut
    assert json.loads(shown.text)["article"]["title"] == "The lamp"
    monkeypatch.setattr(previewing, "MOST_TEXT", 300)
    cut = preview(library, "json")
    assert cut.cut and len(cut.text) <= 300 and shown.text.startswith(cut.text)
    assert preview(library, "md").cut


def test_of_a_long_table_the_first_rows() -> None:
    rows, cut = rows_of("a,b\r\n" + '"1, one","two\r\nlines"\r\n' * 500)
    assert cut and len(rows) == 1 + previewing.MOST_ROWS
    assert rows[0] == ("a", "b") and rows[1][0] == "1, one"
    assert rows_of("a,b\r\n1,2\r\n") == ((("a", "b"), ("1", "2")), False)


def test_pages_are_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (SOURCES / "libreoffice-columns.pdf").read_bytes()
    pages, cut = pages_of(data, going())
    assert pages and not cut
    for page in pages:
        assert len(page.pixels) == 4 * page.width * page.height
        assert page.height > page.width > 500
        assert b"\xff\xff\xff" in page.pixels and len(set(page.pixels[::4])) > 10, "there is something on it"
    monkeypatch.setattr(previewing, "MOST_PAGES", 0)
    assert pages_of(data, going()) == ((), True)


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(ReportError, match="cannot be shown"):
        pages_of(b"%PDF-1.7 no more of it", going())


def test_a_preview_that_is_wanted_no_more_ends(library: Path) -> None:
    progress = going()
    progress.stop()
    with Store.open(library, make=False) as store:
        article = store.articles()[0].id
    for name in FORMATS:
        with pytest.raises(Cancelled):
            make_preview(library, article, name, ExportOrder(()), "author", progress)


def test_markdown_becomes_blocks() -> None:
    text = "# A *b*\n\n- x <b>\n  - y\n\n> q\\\nz\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\n<i>\n```\n\n<http://x.y>\n\n---"
    shapes = [block.shape for block in blocks_of(text)]
    assert shapes == [
        Shape.HEADING, Shape.ITEM, Shape.ITEM, Shape.QUOTATION, Shape.ROW, Shape.ROW, Shape.CODE, Shape.PARAGRAPH,
        Shape.RULE,
    ]  # fmt: skip
    assert blocks_of("# A *b*") == [Block(Shape.HEADING, (Run("A "), Run("b", frozenset(["italic"]))), 1)]
    assert [block.level for block in blocks_of("- x\n  - y")] == [0, 1]
    assert blocks_of("q\\\nz")[0].runs == (Run("q"), Run("\u2028"), Run("z"))
    assert replace(blocks_of("<http://x.y>")[0], level=0).runs == (Run("http://x.y", frozenset(["link"])),)
    assert [run.text for run in blocks_of("<b>no</b> & <script>")[0].runs] == ["<b>no</b> & <script>"]


def test_a_page_is_read_without_what_acts() -> None:
    page = """<!doctype html><title>No</title><style>p {}</style><body><h1>The <i>lamp</i></h1>
    <p>Dark for <del>41</del><ins>43</ins> nights,
    &lt;b&gt;says<br>he. <script>alert(1)</script>So.</p><img src="file:///etc/passwd" onerror="x()">
    <ul><li>one<ul><li><p>two</p></ul><li>three</ul><table><tr><th>a<td><p>1</p></table><pre>x\n y</pre></body>"""
    blocks = list(page_blocks(page.encode(), lambda: None))
    assert [(block.shape, "".join(run.text for run in block.runs)) for block in blocks] == [
        (Shape.HEADING, "The lamp"),
        (Shape.PARAGRAPH, "Dark for 4143 nights, <b>says\u2028he. So."),
        (Shape.ITEM, "one"),
        (Shape.ITEM, "two"),
        (Shape.ITEM, "three"),
        (Shape.ROW, ""),
        (Shape.CODE, "x\u2028 y"),
    ]
    assert Run("41", frozenset(["struck"])) in blocks[1].runs and Run("43", frozenset(["underlined"])) in blocks[1].runs
    assert [block.level for block in blocks[2:5]] == [0, 1, 0]
    assert blocks[5].cells == ((Run("a", frozenset(["bold"])),), (Run("1"),))


def test_what_no_other_format_says_is_taken_apart(library: Path) -> None:
    """A redline and a project are not what the report says: they are shown as what is in them."""
    with Store.open(library) as store:
        article = store.articles()[0]
        (claim,) = [one for one in store.claims(article.id) if one.text == "dark for 41 nights"]
        proposed = propose_correction(article, claim, "dark for 43 nights", by="Mara Boyd", at=now())
        store.apply(proposed, "Mara Boyd")
    redline = preview(library, "redline")
    assert redline.looks is Looks.READING and redline.in_words
    struck = [run.text for block in redline.blocks for run in block.runs if "struck" in run.styles]
    assert "dark for 41 nights" in struck and "dark for 43 nights" in words(redline)
    project = preview(library, "qdpx")
    assert project.looks is Looks.TEXT and project.cut and not project.in_words
    assert "<Project" in project.text
