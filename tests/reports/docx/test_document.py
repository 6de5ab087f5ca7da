"""The document as a whole: its structure, its pages after the article, its frame, and that nothing in it acts."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from annotator.domain.article import Block, BlockKind
from annotator.domain.claim import Status
from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.domain.scope import Scope
from annotator.domain.style import HouseStyle, Logo
from annotator.reports import Options, ReportError, remarks
from annotator.reports.docx.links import link_target
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import by_libreoffice
from tests.reports.docx.gatehouse import gatehouse
from tests.reports.docx.reading import NS, W, by_word, office, part, written
from tests.reports.harbour import harbour_review
from tests.reports.lighthouse import lighthouse_review
from tests.reports.test_payloads import PAYLOADS, infested

FIELDS = [
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    "{ INCLUDEPICTURE http://evil.example }",
    "\x13 HYPERLINK \x15",
    '{{ QUOTE }} ]]> <w:fldSimple w:instr="DDE"/>',
    "a\ufffe\uffffb",
]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360606000000004000160a5"
    "48e40000000049454e44ae426082"
)


def paragraphs(root: etree._Element) -> list[str]:
    return ["".join(map(str, p.itertext())) for p in root.iter(f"{W}p")]


def test_the_article_in_its_own_structure() -> None:
    document = docx.Document(io.BytesIO(written(gatehouse().review)))
    styles = [paragraph.style and paragraph.style.name for paragraph in document.paragraphs[:12]]
    assert styles == [
        *("Heading 1", "Body Text", "Heading 2", "List Bullet", "List Bullet", "List Bullet", "Body Text", "Quote"),
        *("Body Text", "Body Text", "Caption", "Code"),
    ]
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["Year", "People", "Bells"],
        ["1911", "9,800", ""],
    ]
    second = document.paragraphs[1]
    assert [run.text for run in second.runs if run.bold] == ["gatehouse"]
    assert {link.address for link in second.hyperlinks} == {"https://skerry.example/a?b=1&c=%5B2%5D"}
    assert [paragraph.text for paragraph in document.paragraphs][4] == "a second stair"
    levels = [level.get(f"{W}val") for p in document.paragraphs[3:6] for level in p._p.iter(f"{W}ilvl")]
    assert levels == ["0", "1", "0"]


def test_right_to_left_text_says_so() -> None:
    root = part(written(gatehouse().review), "word/document.xml")
    (arabic,) = [p for p in root.iter(f"{W}p") if "ثم فُتح" in "".join(map(str, p.itertext()))]
    assert arabic.find("w:pPr/w:bidi", NS) is not None
    assert all(
        run.find("w:rPr/w:rtl", NS) is not None for run in arabic.iter(f"{W}r") if run.find("w:t", NS) is not None
    )
    mixed = next(p for p in root.iter(f"{W}p") if "plaque" in "".join(map(str, p.itertext())))
    assert mixed.find("w:pPr/w:bidi", NS) is None
    rtl = [run.findtext("w:t", "", NS) for run in mixed.iter(f"{W}r") if run.find("w:rPr/w:rtl", NS) is not None]
    assert "".join(rtl) == "נבנה בשנת"


def test_the_claims_table_has_a_row_for_each_claim_and_its_head_on_every_page() -> None:
    review = lighthouse_review()
    document = docx.Document(io.BytesIO(written(review)))
    table = document.tables[1]
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["#", "Claim", "Status", "Evidence", "Checked", "Second checker"]
    assert [row[0] for row in rows] == ["1", "2", "5", "3", "4", "6"]
    assert table.rows[0]._tr.find("w:trPr/w:tblHeader", NS) is not None
    assert rows[0][1].startswith("“went out on Tuesday for the first time in 112 years”\nparagraph 1")
    assert rows[0][3] == "Supports: 2\nContext: 3\nsources 1, 2, 3, 4, 5"
    assert rows[1][5] == "Ines Calder\n13 March 2025, 10:17 UTC\nvoid: what was signed has changed since"
    assert rows[3][2] == "Disputed\nwrong\nMostly wrong"
    names = {one.get(f"{W}name") for one in document.element.body.iter(f"{W}bookmarkStart")}
    links = {one.get(f"{W}anchor") for one in document.element.body.iter(f"{W}hyperlink")} - {None}
    assert len(links) == 6 and links <= names


def test_summary_waivers_sources_signatures_and_what_it_was_made_of() -> None:
    text = "\n".join(paragraphs(part(written(lighthouse_review()), "word/document.xml")))
    assert "6 claims, 5 checked." in text and "Mara Boyd checked 3 claims under their own byline." in text
    assert "Editor: Ines Calder" in text and "Lawyer: Ada Quist" in text
    assert "“Nobody was hurt” (opinion; paragraph 4" in text
    assert "Lights and Buoys Act, section 4, 1908 (law or court record; claim 1)" in text
    assert "SHA-256 of the text: " in text
    assert "treasurer" not in text


def test_a_part_says_that_it_is_one() -> None:
    report = written(harbour_review(), Options(made=MADE, scope=Scope(statuses=frozenset([Status.DISPUTED]))))
    assert len({one.head.split(" ·")[0].split(",")[0] for one in by_word(report)}) == 2
    text = "\n".join(paragraphs(part(report, "word/document.xml")))
    assert "2 claims, 2 checked; this report is a part of the 13 in the article." in text


def test_the_history_where_it_is_wanted_without_what_stays_in_the_house() -> None:
    plain = "\n".join(paragraphs(part(written(lighthouse_review()), "word/document.xml")))
    assert "History" not in plain
    options = Options(made=MADE, scope=Scope(history=True), confidential=True)
    text = "\n".join(paragraphs(part(written(lighthouse_review(), options), "word/document.xml")))
    assert "claim 1 marked on “went out on Tuesday" in text
    assert "Ring the treasurer" not in text and "Whose sum" not in text


def test_the_house_style_is_in_header_and_colours() -> None:
    style = HouseStyle(
        "The <Port> Ledger", "https://ledger.example", "#aa3311", Logo("image/png", PIXEL), "We ask.\nTwice."
    )
    report = written(harbour_review(), Options(made=MADE, style=style))
    assert "The <Port> Ledger" in paragraphs(part(report, "word/header1.xml"))[0]
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        assert archive.read("word/media/logo.png") == PIXEL
        assert b"AA3311" in archive.read("word/styles.xml")
    document = docx.Document(io.BytesIO(report))
    assert len(document.sections[0].header.part.rels) == 1
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "https://ledger.example" in text
    at = text.index("Method and scale")
    assert text[at : at + 4] == [
        *("Method and scale", "We ask.", "Twice.", "Verified: Every part of the statement is borne out."),
    ]


def test_the_scales_of_its_ratings_are_explained() -> None:
    document = docx.Document(io.BytesIO(written(lighthouse_review())))
    (scale,) = [p for p in document.paragraphs if p.text.startswith("The Ledger’s scale: Mostly wrong. Of this scale")]
    assert [run.text for run in scale.runs if run.bold] == ["The Ledger’s scale", "Mostly wrong"]


def test_quotation_marks_and_colons_are_those_of_its_language() -> None:
    text = "\n".join(
        paragraphs(part(written(lighthouse_review(), Options(made=MADE, language="fr")), "word/document.xml"))
    )
    assert "« no ship ran aground »" in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Confirme\u00a0: 2" in text.replace("\u202f", "\u00a0")


def test_a_library_may_have_styles_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "report.docx-styles.xml").write_text("<w:styles", "utf-8")
    with pytest.raises(ReportError, match="is no XML"):
        written(harbour_review(), Options(made=MADE, templates=tmp_path))


def test_title_language_and_moment_are_properties() -> None:
    core = docx.Document(io.BytesIO(written(harbour_review()))).core_properties
    assert core.title == "City opens $412 million harbour tunnel two years late"
    assert core.language == "en" and str(core.created) == "2025-03-14 09:42:00+00:00"


def test_libreoffice_makes_pages_of_it(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    file = tmp_path / "harbour.docx"
    file.write_bytes(written(harbour_review()))
    pdf = by_libreoffice(file, "pdf")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) == 3 and [f"Page {number}" in page for number, page in enumerate(pages, 1)] == [True] * 3
    assert re.search(r"#\s+Claim\s+Status", pages[1]) and re.search(r"#\s+Claim\s+Status", pages[2])
    assert "🗳" in pages[0]


@pytest.mark.parametrize("payload", [*PAYLOADS, *FIELDS])
def test_payloads_are_text(payload: str) -> None:
    report = written(infested(payload))
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    for root in roots.values():
        assert root.find(".//w:instrText", NS) is None and root.find(".//w:object", NS) is None
        assert {field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")} <= {" PAGE "}
    targets = [one.get("Target") for name, root in roots.items() if name.endswith(".rels") for one in root
               if one.get("TargetMode") == "External"]  # fmt: skip
    assert all(re.match("https?://|mailto:", str(target)) for target in targets)
    # Title and heading, seven blocks, particulars; the claim's row, waiver, source, signature, file.
    assert "".join(map(str, roots["word/document.xml"].itertext())).count(shown(payload)) >= 34
    # All fields of the claim, its correction, its evidence and source, and its people.
    assert "".join(map(str, roots["word/comments.xml"].itertext())).count(shown(payload)) >= 35
    assert docx.Document(io.BytesIO(report)).core_properties.title


def test_payloads_in_libreoffice(tmp_path: Path) -> None:
    root = office(written(infested(" ".join([*PAYLOADS, *FIELDS]))), tmp_path)
    hrefs = {one.get("{http://www.w3.org/1999/xlink}href") for one in root.iter("{*}a")}
    assert all(str(href).startswith(("#", "http", "mailto")) for href in hrefs)
    fields = {etree.QName(one).localname for one in root.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}*")}
    assert not fields & {"dde-connection", "script", "execute-macro", "database-display", "conditional-text"}
    assert "DDEAUTO c:" in "".join(map(str, root.itertext()))


def test_what_is_not_seen_is_shown_and_said() -> None:
    recorder = Recorder(article_of("A bell\x01 rang."))
    recorder.edit(recorder.mark("bell\x01"), statement="a\ufffeb")
    (comment,) = by_word(written(recorder.review))
    assert comment.anchored == "bell⟨U+0001⟩" and "a⟨U+FFFE⟩b" in comment.text
    assert remarks(recorder.review, "docx", Options(made=MADE)) == [
        "The article has characters that are not seen; each is written as its number, such as ⟨U+202E⟩.",
        "2 texts with characters that are not seen: each is written as its number.",
    ]


def test_the_same_review_makes_the_same_bytes() -> None:
    assert written(gatehouse().review) == written(gatehouse().review)


def test_it_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        written(harbour_review(), Options(made=MADE, check=stop))


def test_a_row_of_more_cells_than_word_has_keeps_them() -> None:
    recorder = Recorder(article_of("One."))
    version = recorder.article.newest
    text = "\t".join(map(str, range(100)))
    block = Block(BlockKind.TABLE_ROW, 0, len(text))
    review = replace(
        recorder.review,
        article=replace(recorder.article, versions=(replace(version, text=text, blocks=(block,)),)),
        history=(),
    )
    table = docx.Document(io.BytesIO(written(review))).tables[0]
    assert len(table.columns) == 63 and table.rows[0].cells[62].text == "\t".join(map(str, range(62, 100)))
    assert "1 table row with more than 63 cells" in remarks(review, "docx")[-1]


# The order of properties, ISO/IEC 29500-1, 17.3.1.26 (pPr) and 17.3.2.28 (rPr): Word refuses another.
PPR = [
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "bidi"),
    *("spacing", "ind", "jc", "outlineLvl", "rPr"),
]
RPR = ["ins", "del", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "rtl", "lang"]


@pytest.mark.parametrize("review", [gatehouse().review, infested("سلام <b>"), lighthouse_review()])
def test_properties_stand_in_the_order_that_word_takes(review: Review) -> None:
    report = written(review, Options(made=MADE, scope=Scope(history=True), confidential=True))
    for name in ("word/document.xml", "word/comments.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
        root = part(report, name)
        for tag, order in (("pPr", PPR), ("rPr", RPR)):
            for found in root.iter(f"{W}{tag}"):
                places = [order.index(etree.QName(child).localname) for child in found]
                assert places == sorted(places), etree.tostring(found)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://a.example/x y", None),
        ("https://a.example/ä?q=[1]#b#c", "https://a.example/ä?q=%5B1%5D#b%23c"),
        ("http://a.example:port/", None),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ('http://a.example/100%|<>"', "http://a.example/100%25%7C%3C%3E%22"),
        ("http://a.example/%20", "http://a.example/%20"),
        ("mailto:a@b.example?subject=x", "mailto:a@b.example?subject=x"),
        ("mailto:a@b@c", None),
        ("javascript:alert(1)", None),
        ("https://a.example/" + "x" * 3000, None),
    ],
)
def test_links_have_targets_that_word_takes(address: str, target: str | None) -> None:
    assert link_target(address) == target
