"""Reports in the programs that would let their texts act: a browser, LibreOffice's tables and its texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from annotator.domain.hidden import shown
from annotator.domain.review import Review
from annotator.reports import FORMATS, Options, render
from tests.recording import MADE
from tests.reports.browser import by_chromium
from tests.reports.containers import by_libreoffice
from tests.reports.read_back import html_shape, markdown_page, one_line, scheme_of
from tests.reports.reading import parsed

PAGES = [*(name for name, known in FORMATS.items() if known.media_type.startswith("text/html")), "md"]
TABLES = ["csv", "csv-evidence", "xlsx"]
WORD = ["docx", "open-items"]
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LINKS = {"http", "https", "mailto", "here"}
# As text is imported with everything that can be recognised, formulas too.
_EAGER = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
# What LibreOffice has for fields that fetch, run or read something.
_ACTING = {
    *("dde-connection", "dde-connection-decl", "dde-source", "execute-macro", "event-listener", "database-display"),
    *("conditional-text", "expression", "user-field-get", "object", "object-ole", "plugin", "applet", "image"),
}


def told(review: Review, name: str) -> bytes:
    return render(review, name, Options(made=MADE, addressee="author"))


def acted_in_browser(review: Review, name: str, payloads: Sequence[str], folder: Path) -> Iterator[str]:
    """A line for whatever the page, or the one that its Markdown is, asked for, ran or links to, and for each payload
    that is no text of it."""
    report = told(review, name)
    if name == "md":
        report = b"<!doctype html><html><head><meta charset='utf-8'></head>" + etree.tostring(
            markdown_page(report).find("body"), encoding="utf-8", method="html"
        )
    seen = by_chromium(report, folder)
    yield from (f"{name} asked for {one}" for one in seen.requests)
    root = parsed(seen.document)
    if root.get("acted") is not None:
        yield f"{name} ran {root.get('acted')}"
    links = {one for one in html_shape(root) if one.startswith(("href ", "src ", "action "))}
    yield from (f"{name} has {one}" for one in sorted(links - {f"href {scheme}" for scheme in _LINKS}))
    for br in root.iter("br"):
        br.tail = f"\n{br.tail or ''}"
    yield from _lacking(name, payloads, root.text_content())


def acted_in_office(review: Review, name: str, payloads: Sequence[str], folder: Path) -> Iterator[str]:
    """The same of a table or a Word document as LibreOffice has it: formulas, fields, links."""
    return seen_in_office(told(review, name), name, payloads, folder)


def seen_in_office(report: bytes, name: str, payloads: Sequence[str], folder: Path) -> Iterator[str]:
    """That of a report's bytes."""
    file = folder / f"report.{'docx' if name in WORD else name[:4].rstrip('-')}"
    flat, how = ("fodt" if name in WORD else "fods"), ([_EAGER] if file.suffix == ".csv" else [])
    file.write_bytes(report)
    root = etree.parse(str(by_libreoffice(file, flat, *how)), etree.XMLParser(huge_tree=True)).getroot()
    for one in root.iter():
        if one.get(f"{_TABLE}formula"):
            yield f"{name} has the formula {one.get(f'{_TABLE}formula')}"
        if one.tag == f"{_TEXT}script" or (isinstance(one.tag, str) and etree.QName(one).localname in _ACTING):
            yield f"{name} has a field {etree.QName(one).localname}"
    links = {scheme_of(str(link.get(_HREF))) for link in root.iter(f"{_TEXT}a")}
    yield from (f"{name} links to {one}" for one in sorted(links - _LINKS))
    yield from _lacking(name, payloads, "\n".join(map(_words, root.iter(f"{_TEXT}p", f"{_TEXT}h"))))


def _words(paragraph: Any) -> str:
    for space in paragraph.iter(f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        space.text = "\n" if space.tag == f"{_TEXT}line-break" else " " * int(space.get(f"{_TEXT}c", "1"))
    return "".join(map(str, paragraph.itertext()))


def _lacking(name: str, payloads: Sequence[str], text: str) -> Iterator[str]:
    alike = _as_in_cells if name in TABLES else one_line
    texts = alike(text)
    yield from (f"{name} lacks {one!a}" for one in payloads if alike(shown(one.strip())) not in texts)


def _as_in_cells(text: str) -> str:
    """LibreOffice leaves a tab out of a cell of several lines, and has a carriage return in CSV as an end of a line."""
    return "".join(text.replace("⟨U+000D⟩", "").split())
