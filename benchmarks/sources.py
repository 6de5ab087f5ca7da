"""The workload's text as a file of each format that is read, written once and kept; and the least that can be done to
have the text out of it again."""

import hashlib
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from benchmarks.workload import Workload

TITLE = "Workload"
_CHAPTER = 200  # paragraphs
_COLUMN, _PAGE = 88, 54  # characters of a line, lines of a page
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


class Source(NamedTuple):
    """How a file is written of paragraphs, and how a library alone has its text, or just its bytes as text."""

    write: Callable[[Sequence[str]], bytes]
    bare: Callable[[bytes], object]


def source_file(workload: Workload, suffix: str) -> Path:
    """The workload's text as a file of that format. Raises UnicodeEncodeError where the format's fonts lack a letter
    of it, which only those of PDF do."""
    # Another way of writing it writes another file.
    written_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    path = workload.library.parent / f"{workload.size}-{written_by}.{suffix}"
    if not path.exists():
        beside = path.with_suffix(".part")
        beside.write_bytes(SOURCES[suffix].write(workload.text.split("\n")))
        beside.rename(path)
    return path


def _markdown(lines: Sequence[str]) -> bytes:
    return "\n\n".join((f"# {TITLE}", *lines)).encode()


def _bare_markdown(data: bytes) -> object:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").parse(data.decode())


def _page(lines: Iterable[str]) -> str:
    body = "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/><title>{TITLE}</title></head>'
        f"<body><article><h1>{TITLE}</h1>\n{body}</article></body></html>"
    )


def _html(lines: Sequence[str]) -> bytes:
    return f"<!DOCTYPE html>{_page(lines)}".encode()


def _bare_html(data: bytes) -> object:
    from lxml import etree, html

    return etree.tostring(html.document_fromstring(data.decode()), method="text", encoding="unicode")


def _docx(lines: Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 1)
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _odt(lines: Sequence[str]) -> bytes:
    names = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text"))
    body = "".join(f"<text:p>{escape(line, quote=False)}</text:p>" for line in lines)
    heading = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    return _zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {names}><office:body><office:text>{heading}{body}</office:text></office:body>"
            "</office:document-content>"
        ),
    })  # fmt: skip


def _epub(lines: Sequence[str]) -> bytes:
    chapters = {f"c{at}.xhtml": _page(lines[at : at + _CHAPTER]) for at in range(0, len(lines), _CHAPTER)}
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, "book.opf": package}
    return _zipped(files | chapters)


def _zipped(files: Mapping[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def _bare_zip(data: bytes) -> object:
    """The text of whatever holds the document's: its content, or every chapter."""
    from lxml import etree

    with zipfile.ZipFile(BytesIO(data)) as archive:
        held = (n for n in archive.namelist() if n in ("word/document.xml", "content.xml") or n.endswith(".xhtml"))
        roots = (etree.fromstring(archive.read(name)) for name in held)
        return [etree.tostring(root, method="text", encoding="unicode") for root in roots]


def _pdf(lines: Sequence[str]) -> bytes:
    """Untagged pages of Helvetica, the paragraphs an empty line apart."""
    printed = [row for line in lines for row in (*textwrap.wrap(line, _COLUMN), "")]
    pages = [printed[at : at + _PAGE] for at in range(0, len(printed), _PAGE)]
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(pages)))
    numbered = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    for number, page in enumerate(pages, 5):
        drawn = zlib.compress(b"BT /F 10 Tf 12 TL 72 740 Td\n" + b"".join(map(_shown, page)) + b"ET")
        entries = f"/MediaBox[0 0 595 842]/Contents {2 * number + 1} 0 R/Resources<</Font<</F 3 0 R>>>>"
        numbered[2 * number] = f"<</Type/Page/Parent 2 0 R{entries}>>".encode()
        numbered[2 * number + 1] = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
    return _pdf_file(numbered)


def _shown(row: str) -> bytes:
    escaped = row.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped}) Tj T*\n".encode("cp1252")


def _pdf_file(numbered: Mapping[int, bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, body in numbered.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(numbered) + 1, len(data))
    return bytes(data) + table + end


def _bare_pdf(data: bytes) -> object:
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


SOURCES: Mapping[str, Source] = {
    "txt": Source(lambda lines: "\n".join(lines).encode(), bytes.decode),
    "md": Source(_markdown, _bare_markdown),
    "html": Source(_html, _bare_html),
    "docx": Source(_docx, _bare_zip),
    "odt": Source(_odt, _bare_zip),
    "epub": Source(_epub, _bare_zip),
    "pdf": Source(_pdf, _bare_pdf),
}
