"""Word documents that are broken or meant to do harm: each is refused in one sentence, or read without acting on it."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.readers import ReaderError
from annotator.readers import read as read_any
from annotator.readers.docx.reader import read
from annotator.readers.given import Given
from tests.readers.checks import check_canonical
from tests.readers.office.files import Link, docx, docx_parts, p, r, zipped

SOURCES = Path(__file__).parents[2] / "data" / "sources"
STORY = docx_parts(p("It turned on Friday."), styles="")
GIVEN = Given("story.docx")


def without(name: str) -> bytes:
    return zipped({part: content for part, content in STORY.items() if part != name})


def with_body(change: Callable[[str], str]) -> bytes:
    return zipped({**STORY, "word/document.xml": change(str(STORY["word/document.xml"]))})


def declaring(declaration: str, reference: str) -> bytes:
    return with_body(lambda text: f"<!DOCTYPE x [{declaration}]>" + text.replace("Friday", reference))


DAMAGED = "“story.docx” is damaged: a part of it is missing or cannot be read."
UNSOUND = "“story.docx” is damaged: its XML is not sound."
ENTITIES = "“story.docx” declares entities of its own, which no honest document does."
NO_WORD = "“story.docx” is a ZIP file without a Word document in it."
NO_TEXT = "“story.docx” has no text."
TOO_DEEP = "“story.docx” nests its elements more than 255 deep, which is more than can be read."
TOO_LONG = "“story.docx” has more than 10 MB of text or markup in one piece, which is more than can be read."
LAUGHS = "<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
SOUND = zipped(STORY)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (SOUND[:-40], DAMAGED),
        (SOUND[: len(SOUND) // 2], DAMAGED),
        (b"", DAMAGED),
        (without("word/styles.xml"), DAMAGED),
        (without("word/document.xml"), NO_WORD),
        (zipped({"notes.txt": "It turned on Friday."}), NO_WORD),
        (with_body(lambda text: text[:-40]), UNSOUND),
        (with_body(lambda text: text.replace("Friday", "\x0b")), UNSOUND),
        (with_body(lambda text: text.replace("It turned on Friday.", " ")), NO_TEXT),
        (zipped({**STORY, "word/document.xml": "<x/>"}), NO_TEXT),
        (declaring(LAUGHS, "&c;"), ENTITIES),
        (declaring("<!ENTITY a SYSTEM 'file:///etc/passwd'>", "&a;"), ENTITIES),
        (declaring("<!ENTITY % a SYSTEM 'http://a.example/x'> %a;", ""), ENTITIES),
        (
            with_body(lambda text: "<!DOCTYPE x SYSTEM 'http://a.example/x.dtd'>" + text.replace("Friday", "&day;")),
            "“story.docx” is damaged: it refers to an entity that is not in it.",
        ),
        (zipped({**STORY, "word/styles.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), ENTITIES),
        (docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), TOO_DEEP),
        (docx(p("x" * 10_000_001)), TOO_LONG),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read(data, GIVEN)
    assert str(refused.value) == sentence


def test_an_encrypted_file_says_so() -> None:
    data = bytearray(SOUND)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    with pytest.raises(ReaderError, match="is encrypted; save it without a password and open that"):
        read(bytes(data), GIVEN)


def test_nothing_outside_the_file_is_opened_or_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    links = (
        Link("t", "http://a.example/normal.dotm", "attachedTemplate"),
        Link("s", "http://a.example/styles.xml", "styles"),
        Link("i", "http://a.example/i.png", "image"),
        Link("f", "file:///etc/passwd", "footnotes"),
    )
    picture = '<w:r><w:drawing><a:blip r:link="i"/></w:drawing></w:r>'
    field = f'<w:fldSimple w:instr=" INCLUDETEXT &quot;/etc/passwd&quot; ">{r("as last shown")}</w:fldSimple>'
    draft = read(docx(p(picture + r("It turned, ") + field), links=links), GIVEN)
    assert draft.text == "It turned, as last shown"


def test_a_part_outside_the_archive_is_none_of_it() -> None:
    relations = str(STORY["word/_rels/document.xml.rels"]).replace("styles.xml", "../../../etc/passwd")
    with pytest.raises(ReaderError, match="is damaged"):
        read(zipped({**STORY, "word/_rels/document.xml.rels": relations}), GIVEN)


def test_macros_are_ignored_and_told() -> None:
    data = zipped({**STORY, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen"})
    draft = read_any(data, "story.docm")
    assert draft.text == "It turned on Friday."
    assert draft.remarks == ("The document’s macros were ignored.",)


def test_a_document_without_parts_besides_its_text_is_read() -> None:
    draft = read(zipped({"word/document.xml": STORY["word/document.xml"]}), GIVEN)
    assert draft.text == "It turned on Friday."


def test_two_hundred_thousand_combining_marks() -> None:
    draft = read(docx(p("e" + "\u0301" * 200_000) + p("It turned.")), GIVEN)
    check_canonical(draft)
    assert len(draft.text) == 200_012
    assert len(draft.title) <= 100


def test_a_paragraph_of_ten_megabytes_in_many_runs() -> None:
    run = r("It turned on Friday, and nobody came. " * 700)
    draft = read(docx(f"<w:p>{run * 400}</w:p>"), GIVEN)
    assert len(draft.blocks) == 1
    assert len(draft.text) > 10_000_000


def test_very_many_paragraphs() -> None:
    draft = read(docx("".join(p(f"It turned {n} times.") for n in range(40_000))), GIVEN)
    assert draft.text == "\n".join(f"It turned {n} times." for n in range(40_000))
    assert len(draft.blocks) == 40_000


def test_more_paragraphs_than_can_be_read() -> None:
    with pytest.raises(ReaderError, match="more than 500,000 paragraphs"):
        read(docx(p("x\u2029" * 500_001)), GIVEN)


@pytest.mark.parametrize("depth", [1, 60])
def test_tables_and_boxes_in_one_another(depth: int) -> None:
    tables = "<w:tbl><w:tr><w:tc>" * depth + p("in the middle") + "</w:tc></w:tr></w:tbl>" * depth
    assert read(docx(tables), GIVEN).text == "in the middle"
    opening, closing = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    assert read(docx(opening * depth + p("in the middle") + closing * depth), GIVEN).text == "in the middle"


@pytest.mark.parametrize("name", ["libreoffice.docx", "pandoc.docx"])
def test_a_file_that_is_cut_anywhere_is_refused_or_read(name: str) -> None:
    data = (SOURCES / name).read_bytes()
    for length in range(0, len(data), 997):
        with pytest.raises(ReaderError, match=r"^“x\.docx” .*\.$"):
            read(data[:length], Given("x.docx"))


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_bytes_changed_is_refused_or_read(seed: int) -> None:
    data = bytearray((SOURCES / "libreoffice.docx").read_bytes())
    for at in range(seed * 37, len(data), 1009):
        data[at] ^= 0x55
    try:
        check_canonical(read(bytes(data), GIVEN))
    except ReaderError as refused:
        assert str(refused).endswith(".")


def test_xml_that_is_damaged_or_meant_otherwise_is_refused_or_read() -> None:
    text = str(
        docx_parts(p(r("It ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("turned.")))["word/document.xml"]
    )
    for name in ("w:p", "w:r", "w:t", "w:pPr", "w:body"):
        for other in ("w:tbl", "w:tr", "w:tc", "w:del", "w:hyperlink", "w:txbxContent", "w:sdt", "w:ruby", "w:t"):
            changed = text.replace(f"<{name}>", f"<{other}>").replace(f"<{name} ", f"<{other} ")
            changed = changed.replace(f"</{name}>", f"</{other}>")
            try:
                check_canonical(read(zipped({**STORY, "word/document.xml": changed}), GIVEN))
            except ReaderError as refused:
                assert str(refused).startswith("“story.docx” ")
