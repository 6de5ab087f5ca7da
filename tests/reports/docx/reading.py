"""A Word document read back: by python-docx, and as LibreOffice has it."""

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import docx
from lxml import etree

from annotator.domain.review import Review
from annotator.reports import Options, render
from tests.recording import MADE
from tests.reports.containers import by_libreoffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = (f"{{{ODF}{name}:1.0}}" for name in ("office", "text", "table"))
NS = {"office": OFFICE[1:-1], "text": TEXT[1:-1], "table": TABLE[1:-1], "w": W[1:-1],
      "dc": "http://purl.org/dc/elements/1.1/"}  # fmt: skip


class Comment(NamedTuple):
    """A comment: who wrote it, its first line, its whole text, and the text that it hangs on."""

    author: str
    head: str
    text: str
    anchored: str


def written(review: Review, options: Options | None = None) -> bytes:
    return render(review, "docx", options or Options(made=MADE))


def part(report: bytes, name: str) -> etree._Element:
    """A part of the document, such as `word/document.xml`."""
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        return etree.fromstring(archive.read(name))


def by_word(report: bytes) -> list[Comment]:
    """The comments as python-docx reads them, in the order of their numbers; the text that each hangs on is what stands
    there while no change is accepted: what was deleted counts, what was inserted does not."""
    document = docx.Document(io.BytesIO(report))
    texts = _ranges(document.element.body)
    found = sorted(document.comments, key=lambda comment: comment.comment_id)
    return [Comment(one.author, one.paragraphs[0].text, one.text, texts[str(one.comment_id)]) for one in found]


def _ranges(body: etree._Element) -> dict[str, str]:
    """The text of each comment's range; a paragraph's end is a line break, a cell's a tab."""
    pieces: dict[str, list[str]] = {}
    opened: set[str] = set()
    ends = {f"{W}t": None, f"{W}delText": None, f"{W}tab": "\t", f"{W}br": "\u2028"}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start" and tag == f"{W}commentRangeStart":
            opened.add(element.get(f"{W}id"))
            pieces[element.get(f"{W}id")] = []
        elif event == "start" and tag == f"{W}commentRangeEnd":
            opened.remove(element.get(f"{W}id"))
        elif event == "end" and tag == f"{W}p":
            cell = element.getparent().tag == f"{W}tc" and element.getparent().getnext() is not None
            for key in opened:
                pieces[key].append("\t" if cell else "\n")
        elif event == "start" and tag in ends and _counts(element):
            for key in opened:
                pieces[key].append(ends[tag] or element.text or "")
    assert not opened
    return {key: "".join(texts) for key, texts in pieces.items()}


def _counts(element: etree._Element) -> bool:
    within = {ancestor.tag for ancestor in element.iterancestors()}
    return f"{W}ins" not in within and f"{W}tabs" not in within


def office(report: bytes, folder: Path) -> etree._Element:
    """The document as LibreOffice has it, in its flat XML."""
    file = folder / "article.docx"
    file.write_bytes(report)
    return etree.parse(str(by_libreoffice(file, "fodt")), etree.XMLParser(huge_tree=True)).getroot()


def by_office(root: etree._Element) -> list[Comment]:
    """The comments as LibreOffice has them, in the order of the text."""
    regions = root.iterfind(".//text:changed-region", NS)
    # What was deleted stands in its place, as what was inserted does.
    walk = _Walk({str(one.get(f"{TEXT}id")) for one in regions if one.find("text:insertion", NS) is not None})
    body = root.find("office:body/office:text", NS)
    assert body is not None
    for child in body:
        walk.take(child)
    return walk.comments()


class _Walk:
    """Goes through the text and gathers what stands between the two ends of each annotation."""

    def __init__(self, insertions: set[str]) -> None:
        self._insertions = insertions
        self._opened: dict[str, list[str]] = {}
        self._found: dict[str, list[str]] = {}
        self._heads: dict[str, tuple[str, str, str]] = {}
        self._inserting = 0

    def comments(self) -> list[Comment]:
        return [Comment(*self._heads[key], "".join(self._found.get(key, ["(a point)"]))) for key in self._heads]

    def take(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in (f"{TEXT}tracked-changes", f"{TEXT}sequence-decls"):
            return
        if tag == f"{OFFICE}annotation":
            self._begin(element)
        elif tag == f"{OFFICE}annotation-end":
            key = str(element.get(f"{OFFICE}name"))
            self._found[key] = self._opened.pop(key)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
            if element.get(f"{TEXT}change-id") in self._insertions:
                self._inserting += 1 if tag == f"{TEXT}change-start" else -1
        else:
            self._content(element)
        self._say_tail(element)

    def _content(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{TEXT}s":
            self._say(" " * int(element.get(f"{TEXT}c", "1")))
        self._say({f"{TEXT}tab": "\t", f"{TEXT}line-break": "\u2028"}.get(tag, "") or _own(element))
        for child in element:
            self.take(child)
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            cell = element.getparent()
            within = cell is not None and cell.tag == f"{TABLE}table-cell" and cell.getnext() is not None
            self._say("\t" if within else "\n")

    def _begin(self, element: etree._Element) -> None:
        key = element.get(f"{OFFICE}name") or f"point-{len(self._heads)}"
        self._opened[key] = []
        lines = [_text(p) for p in element.iterfind(".//text:p", NS)]
        author = element.findtext("dc:creator", "", NS)
        self._heads[key] = (author, lines[0], "\n".join(lines))

    def _say(self, text: str) -> None:
        if not self._inserting:
            for pieces in self._opened.values():
                pieces.append(text)

    def _say_tail(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag not in _STRUCTURE:
            self._say(element.tail or "")


_STRUCTURE = {f"{OFFICE}text", f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-cell", f"{TEXT}list",
              f"{TEXT}list-item", f"{TABLE}table-header-rows"}  # fmt: skip


def _own(element: etree._Element) -> str:
    return "" if element.tag in _STRUCTURE else element.text or ""


def _text(element: etree._Element) -> str:
    """What the element says, with the spaces that stand in it as elements."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " * int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else _text(child), child.tail or ""]
    return "".join(parts)
