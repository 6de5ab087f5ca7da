"""The reports of each format read back: every text in one, and what it is made of."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from bibtexparser.entrypoint import parse_string
from lxml import etree, html
from markdown_it import MarkdownIt

from annotator.domain.hidden import shown
from annotator.readers.bibliography import read_bibliography
from annotator.reports.tables.csv import unguard
from tests.reports.reading import parsed

_SCHEMES = ("http", "https", "mailto")
_ONE_OF = ("script", "style", "title", "base", "link", "meta", "form", "iframe", "object", "h1")
_ADDRESSES = (
    *("@id", "id", "url", "source", "cached", "source_url", "cached_source_url", "original_claim_url"),
    *("cached_original_claim_url", "fact_checking_article"),
)
_FORMULA = tuple("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−")


def one_line(texts: str | Iterable[str]) -> str:
    """The texts with each run of white space as one space."""
    return " ".join((texts if isinstance(texts, str) else "\n".join(texts)).split())


def scheme_of(address: str) -> str:
    """`https`, `here` for a place in the same document; the address itself where it is no link that may be."""
    if address.startswith("#"):
        return "here"
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return address
    return scheme if scheme in _SCHEMES else address


# Pages.


def page_texts(report: bytes) -> list[str]:
    return html_texts(parsed(report.decode()))


def html_texts(root: html.HtmlElement) -> list[str]:
    for br in root.iter("br"):
        br.tail = f"\n{br.tail or ''}"
    data = [text for script in root.iter("script") for text in strings_in(json.loads(script.text or "null"))]
    return [root.text_content(), *map(shown, data), *map(str, root.xpath("//@title | //@lang"))]


def page_shape(report: bytes) -> set[str]:
    return html_shape(parsed(report.decode()))


def html_shape(root: Any) -> set[str]:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    found = {f"{one.tag} {' '.join(sorted(map(str, one.attrib)))}" for one in elements}
    found |= {f"{sum(one.tag == tag for one in elements)} {tag}" for tag in _ONE_OF}
    for one in elements:
        found |= {f"{name} {scheme_of(str(one.get(name)))}" for name in ("href", "src", "action") if one.get(name)}
        if one.tag in ("style", "meta"):
            content = f"{one.text} {one.get('http-equiv')} {one.get('content')}"
            found.add(f"{one.tag} {hashlib.sha256(content.encode()).hexdigest()}")
        if one.tag == "script":
            found.add(f"script {one.get('type')}")
    comments = sum(1 for one in root.iter() if not isinstance(one.tag, str))
    return {*found, f"{comments} comments"}


def markdown_page(report: bytes) -> html.HtmlElement:
    """As GitHub has it, but that HTML in it acts."""
    return parsed(_page_of(report))


@lru_cache(maxsize=1)
def _page_of(report: bytes) -> str:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(renderer.render(report.decode()))


# Tables.


def csv_rows(report: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(report.decode("utf-8-sig"), newline="")))


def csv_texts(report: bytes) -> list[str]:
    return [unguard(cell) for row in csv_rows(report) for cell in row]


def csv_shape(report: bytes) -> set[str]:
    rows = csv_rows(report)
    widths = {f"{len(row)} cells" for row in rows}
    acting = {f"formula {cell}" for row in rows for cell in row if cell.strip()[:1] in _FORMULA or cell[:1] in _FORMULA}
    return widths | {cell for cell in acting if cell != "formula "}


# Archives of XML.


def _parts(report: bytes) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
            else:
                yield name, etree.Element("data")


def docx_texts(report: bytes) -> Iterator[str]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for _, root in _parts(report):
        for one in root.iter(f"{space}br", f"{space}tab"):
            one.text = "\n"
        paragraphs = list(root.iter(f"{space}p"))
        yield from ("".join(map(str, one.itertext())) for one in paragraphs or [root])
        yield from (value for one in root.iter() for value in map(str, one.attrib.values()))


def xlsx_sheets(report: bytes) -> list[list[dict[str, str]]]:
    """The rows of each sheet, as the texts of their cells by the letters of their columns."""
    parts = dict(_parts(report))
    # The format's own escape of what XML does not hold; ours are tokens, so only underscores are escaped.
    known = ["".join(map(str, item.itertext())) for item in parts["xl/sharedStrings.xml"].iterfind("{*}si")]
    found = []
    for name in sorted(name for name in parts if name.startswith("xl/worksheets/sheet")):
        rows = []
        for row in parts[name].iter("{*}row"):
            cells = {str(cell.get("r")).rstrip("0123456789"): cell for cell in row.iterfind("{*}c")}
            values = {at: (cell.get("t"), cell.findtext("{*}v") or "") for at, cell in cells.items()}
            rows.append({at: known[int(v)].replace("_x005F_", "_") if t == "s" else v for at, (t, v) in values.items()})
        found.append(rows)
    return found


def xlsx_texts(report: bytes) -> Iterator[str]:
    """Those of the cells, row by row, and where the links lead."""
    yield from (text for rows in xlsx_sheets(report) for row in rows for text in row.values())
    for name, root in _parts(report):
        if name.endswith(".rels"):
            yield from (str(one.get("Target")) for one in root)


def archive_shape(report: bytes) -> set[str]:
    """Elements with their attributes in each part, fields, formulas, and where links lead."""
    found = set()
    for name, root in _parts(report):
        for one in root.iter():
            said, telling = _kind_of(one.tag if isinstance(one.tag, str) else "comment", *map(str, one.attrib))
            found.add(f"{name} {said}")
            found |= {f"{name} {said.split()[0]} {key}={one.get(at)}" for at, key in telling}
            if one.get("TargetMode") == "External":
                found.add(f"{name} link {scheme_of(str(one.get('Target')))}")
    return found


@lru_cache(maxsize=4096)
def _kind_of(tag: str, *attributes: str) -> tuple[str, list[tuple[str, str]]]:
    """The element's name with those of its attributes; and the attributes whose value tells what it does, each with its
    name."""
    names = {at: etree.QName(at).localname for at in attributes}
    telling = [(at, key) for at, key in names.items() if key in ("instr", "Type", "TargetMode", "ContentType", "t")]
    return f"{etree.QName(tag).localname} {' '.join(sorted(names.values()))}", telling


def project_texts(report: bytes) -> Iterator[str]:
    """Those of a REFI-QDA project: its tree's, and its source's."""
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        for name in archive.namelist():
            if name.endswith(".qde"):
                for one in etree.fromstring(archive.read(name)).iter():
                    yield from map(str, one.attrib.values())
                    yield one.text or ""
            else:
                yield shown(archive.read(name).decode())


def project_shape(report: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        (tree,) = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".qde")]
        found = {f"{len(archive.namelist())} parts"}
    return found | {f"{one.tag} {' '.join(sorted(map(str, one.attrib)))}" for one in tree.iter()}


# Data.


def strings_in(value: Any) -> Iterator[str]:
    """All strings in a value of JSON's types, but keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def json_texts(report: bytes) -> list[str]:
    return list(strings_in(json.loads(report)))


def json_shape(report: bytes) -> set[str]:
    return set(_shape_of(json.loads(report), ""))


def linked_shape(report: bytes) -> set[str]:
    """That of JSON whose addresses are links."""
    return {*json_shape(report), *(f"address {one}" for one in _addresses(json.loads(report)))}


def _shape_of(value: Any, path: str) -> Iterator[str]:
    yield f"{path} {'null' if value is None else type(value).__name__}"
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _shape_of(item, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _shape_of(item, f"{path}[]")


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in _ADDRESSES and isinstance(item, str):
                yield "urn" if item.startswith("urn:uuid:") else scheme_of(item)
            yield from _addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _addresses(item)


def listed_texts(report: bytes) -> Iterator[str]:
    """Those of a list of sources, as an import has them."""
    for source in read_bibliography(report, "list"):
        told = (source.title, source.author, source.publisher, source.published, source.channel)
        yield from (_named(text) for text in (*told, source.url, source.archive_url) if text)


def csl_texts(report: bytes) -> Iterator[str]:
    """Those of the file, without what keeps a processor from taking them for rich text; and as an import has them."""
    yield from (_named(text).replace("<\u2060", "<") for text in json_texts(report))
    yield from listed_texts(report)


def between_names(text: str) -> str:
    """What parts two authors, or a family's name from the given one, has no space before it."""
    return _named(shown(" ".join(text.split())))


def _named(text: str) -> str:
    return re.sub(" ([;,]) ", "\\1 ", text)


def bibtex_texts(report: bytes) -> Iterator[str]:
    """Those of the list, and the file as it is, since an import leaves U+FEFF out."""
    yield from listed_texts(report)
    yield report.decode()


def bibtex_shape(report: bytes) -> set[str]:
    library = parse_string(report.decode())
    fields = {f"{entry.entry_type} {field.key}" for entry in library.entries for field in entry.fields}
    return {*fields, f"{len(library.blocks)} blocks", f"{len(library.failed_blocks)} failed"}


def mail_texts(report: bytes) -> list[str]:
    return [report.decode()]


def mail_shape(report: bytes) -> set[str]:
    """A mail is text alone, in which all is seen."""
    return {"unseen" for character in report.decode() if shown(character) != character}
