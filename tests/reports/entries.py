"""What a report of each format says of each claim. A new format has its line in `ENTRIES`: a report to the texts that
are said of claims by their numbers."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import html

from tests.reports.docx.reading import by_word, part
from tests.reports.read_back import csv_rows, html_texts, markdown_page, xlsx_sheets
from tests.reports.reading import parsed

_NUMBER = re.compile(r"(?:Claim|Statement|Source) (\d+)")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Pairs = Iterator[tuple[int, str]]


def _text(element: html.HtmlElement) -> str:
    return "\n".join(html_texts(element))


def _sections(report: bytes) -> Pairs:
    for section in parsed(report.decode()).xpath("//section[starts-with(@id, 'claim-')]"):
        yield int(str(section.get("id")).removeprefix("claim-")), _text(section)


def _numbered(report: bytes, path: str) -> Pairs:
    for element in parsed(report.decode()).xpath(path):
        text = _text(element)
        found = _NUMBER.search(text.replace("claim ", "Claim "))
        if found:
            yield int(found[1]), text


def _markdown(report: bytes) -> Pairs:
    for heading in markdown_page(report).xpath("//h3[starts-with(., 'Claim ')]"):
        parts = [heading.text_content()]
        for element in heading.itersiblings():
            if element.tag in ("h2", "h3"):
                break
            parts.append(_text(element))
        yield int(parts[0].split(":")[0].split()[1]), "\n".join(parts)


def _word(report: bytes) -> Pairs:
    """The comments; where a claim has none, what follows its name after the claims table."""
    for comment in by_word(report):
        yield int(comment.head.split()[1].rstrip(",")), f"{comment.anchored}\n{comment.text}"
    number = None
    for paragraph in part(report, "word/document.xml").iterfind(f"{_W}body/{_W}p"):
        text = "".join(str(t.text) for t in paragraph.iter(f"{_W}t"))
        if found := re.match(r"Claim (\d+) · ", text):
            number = int(found[1])
        if number is not None:
            yield number, text


def _asked(report: bytes) -> Pairs:
    for row in part(report, "word/document.xml").iter(f"{_W}tr"):
        text = " ".join("".join(map(str, cell.itertext())) for cell in row.iter(f"{_W}p"))
        if found := _NUMBER.search(text):
            yield int(found[1]), text


def _rows(report: bytes) -> Pairs:
    _, *rows = csv_rows(report)
    yield from ((int(row[0]), "\n".join(row)) for row in rows)


def _workbook(report: bytes) -> Pairs:
    for _, *rows in xlsx_sheets(report)[1:]:
        yield from ((int(row["A"]), "\n".join(row.values())) for row in rows)


def _mail(report: bytes) -> Pairs:
    for block in report.decode().split("\n\n")[1:]:
        if found := _NUMBER.search(block):
            yield int(found[1]), block


def _objects(*path: str) -> Callable[[bytes], Pairs]:
    """Those in a list of objects of JSON, each with its words in it."""

    def found(report: bytes) -> Pairs:
        value: Any = json.loads(report)
        for key in path:
            value = value[key]
        for item in value:
            text = json.dumps(item, ensure_ascii=False)
            number = item.get("number") or int(re.findall(r"(?:Statement|Source) (\d+)", text)[0])
            yield number, json_text(item)

    return found


def json_text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(json_text, value.values()))
    return "\n".join(map(json_text, value)) if isinstance(value, list) else str(value)


def _bibtex(report: bytes) -> Pairs:
    for entry in report.decode().split("\n@"):
        yield int(re.findall(r"Source (\d+)", entry)[0]), entry


ENTRIES: Mapping[str, Callable[[bytes], Pairs]] = {
    "html": _sections,
    "docx": _word,
    "redline": lambda report: _numbered(report, "//ol[@class='corrections']/li"),
    "md": _markdown,
    "csv": _rows,
    "xlsx": _workbook,
    "open-items": _asked,
    "open-items-html": lambda report: _numbered(report, "//tbody/tr"),
    "open-items-text": _mail,
    "json": _objects("claims"),
    "csv-evidence": _rows,
    "claimreview": _objects("@graph"),
    "claimreview-page": _sections,
    "annotations": _objects("first", "items"),
    "averitec": _objects(),
    "sources": _objects(),
    "sources-bibtex": _bibtex,
}


def said_of_claims(name: str, report: bytes) -> dict[int, str]:
    """All that the report says of each claim."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, text in ENTRIES[name](report):
        found[number].append(text)
    return {number: "\n".join(texts) for number, texts in found.items()}
