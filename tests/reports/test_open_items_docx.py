"""The open items as a Word document: its form, its language, and that nothing in it acts."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.table import Table
from lxml import etree

from annotator.domain.claim import Status
from annotator.domain.hidden import shown
from annotator.domain.records import Addressee
from annotator.domain.review import Review
from annotator.domain.style import HouseStyle, Logo
from annotator.reports import Options, remarks, render
from tests.recording import Recorder, article_of
from tests.reports.containers import by_libreoffice
from tests.reports.docx.reading import NS, W, part
from tests.reports.docx.test_document import FIELDS, PIXEL, PPR, RPR
from tests.reports.test_open_items import asked, query, to
from tests.reports.test_payloads import PAYLOADS


def written(review: Review, options: Options | None = None) -> bytes:
    return render(review, "open-items", options or to(Addressee.AUTHOR))


def asking(text: str, *, count: int = 1, statement: str | None = None, title: str = "An article") -> Review:
    """A review whose author is asked `text` that many times."""
    recorder = Recorder(article_of("Two bells rang.", title=title))
    claim = recorder.mark("Two bells", Status.UNCHECKED)
    queries = tuple(query(number, Addressee.AUTHOR, text) for number in range(1, count + 1))
    review = recorder.review
    return replace(review, claims=(replace(review.claims[0], id=claim.id, statement=statement, queries=queries),))


def the_table(report: bytes) -> Table:
    (table,) = docx.Document(io.BytesIO(report)).tables
    return table


def test_the_table_to_be_filled_in() -> None:
    report = written(asked())
    rows = [[cell.text for cell in row.cells] for row in the_table(report).rows]
    assert rows == [
        ["Query [article-1]", "Claim", "Question", "Answer"],
        ["q1", "The mayor heard them.\nClaim 2, paragraph 2", "Which mayor?", ""],
        ["q4", "Two bells rang.\nClaim 1, paragraph 1", "Which bells?\nAll of them?", ""],
    ]
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(report)).paragraphs]
    assert said[:2] == ["Questions to the author", "An article"]
    assert "last column, and send this file back" in said[2] and "Leave the first column as it is" in said[2]


def test_its_head_stands_on_every_page_and_it_fits_the_page() -> None:
    table = the_table(written(asked()))
    assert table.rows[0]._tr.find("w:trPr/w:tblHeader", NS) is not None
    widths = [int(str(column.get(f"{W}w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == 11906 - 2 * 1134, "as wide as the page between its margins"
    heights = [row._tr.find("w:trPr/w:trHeight", NS) for row in list(table.rows)[1:]]
    assert all(height is not None and height.get(f"{W}hRule") == "atLeast" for height in heights)


def test_the_house_its_logo_and_what_it_is() -> None:
    style = HouseStyle(name="The Ledger", colour="#aa3311", logo=Logo("image/png", PIXEL))
    report = written(asked(), replace(to(Addressee.AUTHOR), style=style))
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        assert archive.read("word/media/logo.png") == PIXEL
        assert "word/comments.xml" not in archive.namelist()
    head = "".join(map(str, part(report, "word/header1.xml").itertext()))
    assert "The Ledger" in head and "Questions to the author" in head and "Fact-check" not in head
    broken = replace(to(Addressee.AUTHOR), style=HouseStyle(logo=Logo("image/png", PIXEL[:8])))
    assert remarks(asked(), "open-items", broken)[-1].startswith("The logo is left out")


def test_in_another_language_the_document_says_that_it_is() -> None:
    review = asked()
    review = replace(review, article=replace(review.article, language="ar"))
    report = written(review, replace(to(Addressee.AUTHOR), language="de"))
    document = docx.Document(io.BytesIO(report))
    assert document.core_properties.language == "de"
    assert document.core_properties.subject == document.paragraphs[0].text == "Fragen an den Autor oder die Autorin"
    assert [cell.text for cell in document.tables[0].rows[0].cells][1:] == ["Behauptung", "Frage", "Antwort"]
    styles = part(report, "word/styles.xml")
    for name, language in (("ReportText", "de"), ("FormWords", "ar")):
        spoken = styles.find(f"w:style[@w:styleId='{name}']/w:rPr/w:lang", NS)
        assert spoken is not None and spoken.get(f"{W}val") == language


def test_what_is_asked_from_right_to_left_is_answered_so() -> None:
    arabic = part(written(asking("كم جرسا؟")), "word/document.xml")
    latin = part(written(asking("How many? 🔔")), "word/document.xml")
    for root, bidi in ((arabic, True), (latin, False)):
        cells = root.findall(".//w:tr", NS)[1].findall("w:tc", NS)
        found = [cell.find("w:p/w:pPr/w:bidi", NS) is not None for cell in cells]
        assert found == [False, False, bidi, bidi]


def test_nobody_is_asked() -> None:
    document = docx.Document(io.BytesIO(written(asked(), to(Addressee.EDITOR))))
    assert document.tables == []
    assert [paragraph.text for paragraph in document.paragraphs][2:] == ["There are no open questions."]


@pytest.mark.parametrize("payload", [*PAYLOADS, *FIELDS])
def test_payloads_are_text(payload: str) -> None:
    style = HouseStyle(name=payload)
    review = asking(payload, statement=payload, title=payload)
    report = written(review, replace(to(Addressee.AUTHOR), style=style))
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    for name, root in roots.items():
        assert root.find(".//w:instrText", NS) is None and root.find(".//w:object", NS) is None
        assert {field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")} <= {" PAGE "}
        assert not name.endswith(".rels") or [one for one in root if one.get("TargetMode")] == []
    assert "".join(map(str, roots["word/document.xml"].itertext())).count(shown(payload)) == 3
    assert shown(payload) in "".join(map(str, roots["word/header1.xml"].itertext()))


def test_what_is_not_seen_is_shown_and_said() -> None:
    review = asking("Which\x01 bell?\tThis?", statement="a\ufffeb")
    assert [cell.text for cell in the_table(written(review)).rows[1].cells][1:3] == [
        "a⟨U+FFFE⟩b\nClaim 1, paragraph 1",
        "Which⟨U+0001⟩ bell? This?",
    ]
    assert remarks(review, "open-items", to(Addressee.AUTHOR)) == [
        "2 texts with characters that are not seen: each is written as its number."
    ]


def test_properties_stand_in_the_order_that_word_takes() -> None:
    report = written(asking("سلام <b>", statement="كم?"))
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
        for tag, order in (("pPr", PPR), ("rPr", RPR)):
            for found in part(report, name).iter(f"{W}{tag}"):
                places = [order.index(etree.QName(child).localname) for child in found]
                assert places == sorted(places), etree.tostring(found)


def test_the_same_review_makes_the_same_bytes_and_it_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    assert written(asked()) == written(asked())
    with pytest.raises(Stopped):
        written(asked(), replace(to(Addressee.AUTHOR), check=stop))


def test_libreoffice_makes_pages_of_it_with_the_head_on_each(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    file = tmp_path / "items.docx"
    file.write_bytes(written(asking("Which of the two bells rang first, and who says so?", count=30)))
    pdf = by_libreoffice(file, "pdf")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 2
    assert all(re.search(r"Query \[article-1\]\s+Claim\s+Question\s+Answer", page) for page in pages)
    assert re.findall(r"^\s*q(\d+)\s", text, re.MULTILINE) == [str(number) for number in range(1, 31)]
