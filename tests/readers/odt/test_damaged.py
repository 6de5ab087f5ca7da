"""OpenDocument texts that are broken or meant to do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.readers import ReaderError
from annotator.readers.given import Given
from annotator.readers.odt.reader import read
from tests.readers.checks import check_canonical
from tests.readers.office.files import odt, odt_parts, zipped

SOURCES = Path(__file__).parents[2] / "data" / "sources"
STORY = odt_parts("<text:p>It turned on Friday.</text:p>")
GIVEN = Given("story.odt")


def with_content(change: Callable[[str], str]) -> bytes:
    return zipped({**STORY, "content.xml": change(str(STORY["content.xml"]))})


ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
    ' manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
)
ENTITIES = "“story.odt” declares entities of its own, which no honest document does."
NO_OPEN_TEXT = "“story.odt” is a ZIP file without an OpenDocument text in it."
SOUND = zipped(STORY)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (SOUND[:-40], "“story.odt” is damaged: a part of it is missing or cannot be read."),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), NO_OPEN_TEXT),
        (with_content(lambda text: text[:-60]), "“story.odt” is damaged: its XML is not sound."),
        (with_content(lambda text: text.replace("It turned on Friday.", " ")), "“story.odt” has no text."),
        (with_content(lambda text: text.replace("office:text", "office:spreadsheet")), "“story.odt” has no text."),
        (
            zipped({**STORY, "META-INF/manifest.xml": ENCRYPTED, "content.xml": b"\x8e\x11\x02"}),
            "“story.odt” is encrypted; save it without a password and open that.",
        ),
        (with_content(lambda text: "<!DOCTYPE x [<!ENTITY a 'ha'>]>" + text.replace("Friday", "&a;")), ENTITIES),
        (with_content(lambda text: "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + text), ENTITIES),
        (
            odt("<text:section>" * 100_000 + "</text:section>" * 100_000),
            "“story.odt” nests its elements more than 255 deep, which is more than can be read.",
        ),
        (
            odt(f"<text:p>{'x' * 10_000_001}</text:p>"),
            "“story.odt” has more than 10 MB of text or markup in one piece, which is more than can be read.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read(data, GIVEN)
    assert str(refused.value) == sentence


def test_a_manifest_of_an_old_program_is_not_held_to_its_document_type() -> None:
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//x" "Manifest.dtd"><manifest:manifest/>'
    assert read(zipped({**STORY, "META-INF/manifest.xml": manifest}), GIVEN).text == "It turned on Friday."


def test_macros_are_ignored_and_told() -> None:
    draft = read(zipped({**STORY, "Basic/Standard/Module1.xml": "<x/>"}), GIVEN)
    assert draft.text == "It turned on Friday."
    assert draft.remarks == ("The document’s macros were ignored.",)


def test_only_the_content_is_needed() -> None:
    assert read(zipped({"content.xml": STORY["content.xml"]}), GIVEN).text == "It turned on Friday."
    bare = with_content(lambda text: text.replace("<office:automatic-styles></office:automatic-styles>", ""))
    assert read(bare, GIVEN).text == "It turned on Friday."


def test_two_hundred_thousand_combining_marks_and_ten_megabytes_in_one_paragraph() -> None:
    draft = read(odt(f"<text:p>e{chr(0x301) * 200_000}</text:p>"), GIVEN)
    assert len(draft.text) == 200_001
    span = f"<text:span>{'It turned on Friday, and nobody came. ' * 700}</text:span>"
    draft = read(odt(f"<text:p>{span * 400}</text:p>"), GIVEN)
    assert len(draft.blocks) == 1
    assert len(draft.text) > 10_000_000


def test_very_many_paragraphs() -> None:
    draft = read(odt("".join(f"<text:p>It turned {n} times.</text:p>" for n in range(40_000))), GIVEN)
    assert draft.text == "\n".join(f"It turned {n} times." for n in range(40_000))


@pytest.mark.parametrize("depth", [1, 30])
def test_notes_and_tables_in_one_another(depth: int) -> None:
    opening, closing = (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    )
    assert (
        read(odt(opening * depth + "<text:p>in the middle</text:p>" + closing * depth), GIVEN).text == "in the middle"
    )
    opening, closing = "<text:p>on<text:note><text:note-body>", "</text:note-body></text:note></text:p>"
    draft = read(odt(opening * depth + "<text:p>in the middle</text:p>" + closing * depth), GIVEN)
    assert draft.text == "on"
    assert [one.text for one in draft.suggestions].count("in the middle") == 1
    assert len(draft.suggestions) == depth


@pytest.mark.parametrize("name", ["libreoffice.odt", "pandoc.odt"])
def test_a_file_that_is_cut_anywhere_is_refused(name: str) -> None:
    data = (SOURCES / name).read_bytes()
    for length in range(0, len(data), 997):
        with pytest.raises(ReaderError, match=r"^“x\.odt” .*\.$"):
            read(data[:length], Given("x.odt"))


def test_xml_that_is_meant_otherwise_is_refused_or_read() -> None:
    text = str(STORY["content.xml"]).replace("turned", "<text:span>turned</text:span><text:note/><office:annotation/>")
    for name in ("text:p", "text:span", "text:note", "office:annotation"):
        for other in (
            "text:list",
            "text:list-item",
            "table:table-row",
            "table:table",
            "draw:frame",
            "text:a",
            "text:note",
        ):
            changed = text.replace(f"<{name}", f"<{other}").replace(f"</{name}", f"</{other}")
            try:
                check_canonical(read(zipped({**STORY, "content.xml": changed}), GIVEN))
            except ReaderError as refused:
                assert str(refused) == "“story.odt” has no text."
