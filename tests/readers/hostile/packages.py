"""Small Word, OpenDocument and EPUB files, sound in themselves, and ZIP files that are not."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from struct import pack, unpack

SENTENCE = "The pier at Lower Quay closed on Monday, the harbour office said."
Parts = Mapping[str, str | bytes]

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "script"))
_LINKING = f'{_ODF_NAMES} xmlns:draw="{_ODF}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'


def w_paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relationships(*rels: tuple[str, str, str, str]) -> str:
    """Of (id, kind, target, mode) each."""
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'
        for id_, kind, target, mode in rels
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def docx(body: str = "", doctype: str = "", more: Parts | None = None) -> bytes:
    """A Word document with the sentence and `body` after it; `more` are parts besides or instead."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
        f' ContentType="{main}"/></Types>',
        "_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": f"{_XML}{doctype}<w:document {_W} {_R}><w:body>{w_paragraph()}{body}</w:body>"
        "</w:document>",
    }
    return zipped({**parts, **(more or {})})


def styles(listed: str) -> str:
    return f"{_XML}<w:styles {_W}>{listed}</w:styles>"


def odt(body: str = "", doctype: str = "", automatic: str = "", more: Parts | None = None) -> bytes:
    """An OpenDocument text with the sentence and `body` after it."""
    content = (
        f"{_XML}{doctype}<office:document-content {_LINKING}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text><text:p>{SENTENCE}</text:p>{body}"
        "</office:text></office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return zipped({**parts, **(more or {})})


def epub(chapter: str = "", doctype: str = "", spine: str = '<itemref idref="c"/>', more: Parts | None = None) -> bytes:
    """A book of one chapter with the sentence and `chapter` after it."""
    package = (
        f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The pier</dc:title></metadata><manifest><item id="c"'
        f' href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine>{spine}</spine></package>'
    )
    container = (
        f'{_XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
        ' full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OPS/book.opf": package,
        "OPS/c.xhtml": f'{_XML}{doctype}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{SENTENCE}</p>{chapter}'
        "</body></html>",
    }
    return zipped({**parts, **(more or {})})


def stored(archive: bytes) -> bytes:
    """The archive with its parts as they are, so that nothing in it looks like a bomb."""
    packed = zipfile.ZipFile(BytesIO(archive))
    return zipped({info.filename: packed.read(info) for info in packed.infolist()}, zipfile.ZIP_STORED)


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


def replaced(archive: bytes, name: str, content: bytes, claimed: int | None = None) -> bytes:
    """The archive with that part's content, `claimed` bytes long by its own word."""
    old = zipfile.ZipFile(BytesIO(archive))
    parts: dict[str, str | bytes] = {info.filename: old.read(info) for info in old.infolist()}
    parts[name] = content
    data = zipped(parts)
    if claimed is None:
        return data
    true, said = pack("<L", len(content)), pack("<L", claimed)
    return data.replace(true, said)


def overlapping(archive: bytes, name: str, copies: int, size: int) -> bytes:
    """The archive with `copies` more entries, which are all one and the same packed part of `size` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b" " * size
    packed = packer.compress(content) + packer.flush()
    sizes = (zlib.crc32(content), len(packed), size)
    local = pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, len(name), 0) + name.encode() + packed
    end = archive.rindex(b"PK\5\6")
    count, _, _, start = unpack("<2H2L", archive[end + 8 : end + 20])
    entries = b""
    for number in range(copies):
        called = f"{name}{number:05}"
        head = pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, len(called), 0, 0, 0, 0, 0, start)
        entries += head + called.encode()
    central = archive[start:end] + entries
    counts = (count + copies, count + copies, len(central), start + len(local))
    return archive[:start] + local + central + pack("<4s4H2LH", b"PK\5\6", 0, 0, *counts, 0)


def locked(archive: bytes) -> bytes:
    """The archive with every entry said to be encrypted."""
    data = bytearray(archive)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)
