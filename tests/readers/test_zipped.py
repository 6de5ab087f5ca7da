"""ZIP files of XML: what is in them is read within limits, and nothing else is."""

import zipfile
from io import BytesIO

import pytest

from annotator.readers import ReaderError
from annotator.readers import zipped as module
from annotator.readers.zipped import Package, parse_xml, stream_xml

SUBJECT = "“x.docx”"
TOO_MUCH = "“x.docx” unpacks to more than can be read."
DAMAGED = "“x.docx” is damaged: a part of it is missing or cannot be read."


def archive(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def test_parts_are_read_by_their_names() -> None:
    with Package(archive({"a.xml": b"<a>b</a>", "c/d.txt": b"e"}), SUBJECT) as package:
        assert package.names == ["a.xml", "c/d.txt"]
        assert "a.xml" in package
        assert "b.xml" not in package
        assert package.read("c/d.txt") == b"e"
        assert package.xml("a.xml").text == "b"


def refused(data: bytes, name: str = "a.xml") -> str:
    with pytest.raises(ReaderError) as error, Package(data, SUBJECT) as package:
        package.read(name)
    return str(error.value)


def test_a_missing_part_and_a_damaged_one() -> None:
    data = archive({"a.xml": b"It turned on Friday. " * 20})
    assert refused(data, "b.xml") == DAMAGED
    broken = bytearray(data)
    broken[45] ^= 0xFF
    assert refused(bytes(broken)) == DAMAGED
    assert refused(data[:-10]) == DAMAGED


def test_a_bomb_is_not_unpacked() -> None:
    assert refused(archive({"a.xml": b"\0" * (module._SMALL + 1)})) == TOO_MUCH


def test_a_part_that_says_it_is_small_is_not_believed() -> None:
    data = bytearray(archive({"a.xml": b"x" * 100_000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature) + place
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(data)) == DAMAGED


def test_many_small_repetitions_are_no_bomb() -> None:
    repeated = b"<p>It turned on Friday.</p>" * 200_000
    with Package(archive({"a.xml": repeated}), SUBJECT) as package:
        assert package.read("a.xml") == repeated


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_READ_BYTES", 1_000)
    with Package(archive({"a.xml": b"x" * 600}), SUBJECT) as package:
        package.read("a.xml")
        with pytest.raises(ReaderError, match="unpacks to more than can be read"):
            package.read("a.xml")


def test_more_parts_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 3)
    with pytest.raises(ReaderError, match="has more than 3 parts"):
        Package(archive({f"{n}.xml": b"" for n in range(4)}), SUBJECT)


DEEP = b"<a>" * 300 + b"</a>" * 300
CASES = [
    (b"<a><b></a>", "“x.docx” is damaged: its XML is not sound."),
    (b"", "“x.docx” is damaged: its XML is not sound."),
    (DEEP, "“x.docx” nests its elements more than 255 deep, which is more than can be read."),
    (
        b"<a><b>" + b"x" * 10_000_001 + b"</b></a>",
        "“x.docx” has more than 10 MB of text or markup in one piece, which is more than can be read.",
    ),
    (
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a><b/></a>",
        "“x.docx” declares entities of its own, which no honest document does.",
    ),
    (
        b"<!DOCTYPE a SYSTEM 'http://a.example/a.dtd'><a><b>&c;</b></a>",
        "“x.docx” is damaged: it refers to an entity that is not in it.",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), CASES)
def test_xml_that_cannot_be_read_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError) as error:
        parse_xml(data, SUBJECT)
    assert str(error.value) == sentence


@pytest.mark.parametrize(("data", "sentence"), CASES)
def test_streamed_xml_is_refused_alike(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError) as error:
        list(stream_xml(data, SUBJECT, ("a",), ("b",)))
    assert str(error.value) == sentence


def test_a_document_type_without_entities_is_harmless() -> None:
    assert parse_xml(b"<!DOCTYPE a SYSTEM 'http://a.example/a.dtd'><a>b</a>", SUBJECT).text == "b"


def streamed(inner: str, *, ends: tuple[str, ...] = ("p", "t")) -> list[str]:
    data = f"<root><head><p>not this</p></head><body>{inner}</body><body><p>nor this</p></body></root>".encode()
    return ["".join(map(str, child.itertext())) for child in stream_xml(data, SUBJECT, ("body",), ends)]


@pytest.mark.parametrize("ends", [(), ("p",), ("p", "t", "x")])
def test_children_come_in_order_and_whole(ends: tuple[str, ...]) -> None:
    inner = "<x>1</x><p>2<p>3</p></p>tail<x/><t><r><p>4</p></r></t><x>5</x>"
    assert streamed(inner, ends=ends) == ["1", "23", "", "4", "5"]


def test_no_child_is_lost_where_the_parser_reads_on_in_pieces() -> None:
    wanted = [f"{number} " + "x" * (number % 700) for number in range(3_000)]
    inner = "".join(f"<y/><p>{text}</p>" for text in wanted)
    assert [text for text in streamed(inner) if text] == wanted


def test_children_that_were_taken_are_dropped() -> None:
    data = b"<body>" + b"<p>word</p>" * 10_000 + b"</body>"
    before = [len(list(child.itersiblings(preceding=True))) for child in stream_xml(data, SUBJECT, ("body",), ("p",))]
    assert len(before) == 10_000
    assert max(before) <= 1


def test_without_such_an_element_there_is_nothing() -> None:
    assert list(stream_xml(b"<a><b/></a>", SUBJECT, ("body",), ("b",))) == []
