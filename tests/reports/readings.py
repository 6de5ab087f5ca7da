"""How the reports of each format are read back.

A new format has its line in `READINGS`. `texts` are the format's texts as its readers have them, escapes undone.
`shape` is what a report is built of (elements and their attributes, fields, keys, links' schemes), a string for each:
whatever a review says, it is built of the same. `holds` names the fields of `tests.reports.infested` that it has;
`written` is how it writes a text. Texts are compared as `alike` makes one of them all, in which is looked for what
`sought` makes of one: white space is not compared, nor in a PDF what depends on fonts and lines.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from annotator.domain.hidden import shown
from annotator.reports.pdf.text import visible
from tests.reports.pdf.reading import pdf_shape, sought_in_pdf, squashed_texts, texts_by_both
from tests.reports.read_back import (
    archive_shape,
    between_names,
    bibtex_shape,
    bibtex_texts,
    csl_texts,
    csv_shape,
    csv_texts,
    docx_texts,
    html_shape,
    html_texts,
    json_shape,
    json_texts,
    linked_shape,
    mail_shape,
    mail_texts,
    markdown_page,
    one_line,
    page_shape,
    page_texts,
    project_shape,
    project_texts,
    xlsx_texts,
)


def _on_one_line(text: str) -> list[str]:
    return [one_line(text)]


class Reading(NamedTuple):
    texts: Callable[[bytes], Iterable[str]]
    shape: Callable[[bytes], set[str]]
    holds: frozenset[str]
    written: Callable[[str], str] = shown
    alike: Callable[[Iterable[str]], str] = one_line
    sought: Callable[[str], list[str]] = _on_one_line


def _plain(text: str) -> str:
    return text


def _fields(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split(","))


STORY = _fields("title, byline, publication, published")
TEXT = _fields("paragraph, heading, list_item, quotation, caption, code, table_row")
CLAIM = _fields("paragraph, statement, reason, claimant, rating, scale, reasoning, by")
CORRECTION = _fields("correction, editor, rejection")
SOURCES = _fields(
    """source title, author, publisher, source date, channel, source url, archive url, second title, second url,
    second archive"""
)
COPIES = _fields("copy, copy hash, fetched")
EVIDENCE = _fields("locator, evidence quote, seen, formula, unit, result unit, second locator, second quote")
# What a document for people has: all but what stays in the house.
DOCUMENT = (
    STORY | TEXT | CLAIM | CORRECTION | SOURCES | COPIES | EVIDENCE
    | _fields("article url, read file, said at, assignee, label, appearance, page, review url, changed by")
    | _fields("second checker, signer, waiver, waived by, house, method")
)  # fmt: skip
INTERNAL = _fields("note, evidence note, query, answered, answer, lawyer, asked by, whom, how, outcome, log")
_TABLE = CLAIM | CORRECTION | _fields("changed by, second checker, source title, second title, source url, second url")
_RATED = _fields("statement, rating, claimant, reasoning, house")

READINGS = {
    "html": Reading(page_texts, page_shape, DOCUMENT | {"language"}),
    "pdf": Reading(texts_by_both, pdf_shape, DOCUMENT, visible, squashed_texts, sought_in_pdf),
    "docx": Reading(docx_texts, archive_shape, DOCUMENT),
    "redline": Reading(
        page_texts, page_shape, STORY | TEXT | CORRECTION | _fields("by, language, house, read file")
    ),
    "md": Reading(lambda md: html_texts(markdown_page(md)), lambda md: html_shape(markdown_page(md)), DOCUMENT),
    "csv": Reading(csv_texts, csv_shape, _TABLE, _plain),
    "xlsx": Reading(
        xlsx_texts, archive_shape,
        _TABLE | SOURCES | COPIES | EVIDENCE | STORY | _fields("article url, read file, house, method"),
    ),
    "open-items": Reading(docx_texts, archive_shape, _fields("title, statement, query, house")),
    "open-items-html": Reading(page_texts, page_shape, _fields("title, statement, query, house")),
    "open-items-text": Reading(mail_texts, mail_shape, _fields("title, statement, query, house")),
    "json": Reading(
        json_texts, json_shape,
        (DOCUMENT | INTERNAL | _fields("language, link, copy type, read type, read hash, header, header value"))
        - _fields("house, method"),
        _plain,
    ),
    "csv-evidence": Reading(
        csv_texts, csv_shape, SOURCES | COPIES | EVIDENCE | _fields("paragraph, statement"), _plain
    ),
    "claimreview": Reading(json_texts, linked_shape, _RATED | _fields("said at, language"), _plain),
    "claimreview-page": Reading(page_texts, page_shape, _RATED | _fields("title, said at, language")),
    "annotations": Reading(
        json_texts, linked_shape,
        (CLAIM - {"claimant"})
        | _fields("title, correction, label, source title, locator, evidence quote")
        | _fields("second title, second locator, second quote"),
        _plain,
    ),
    "qdpx": Reading(
        project_texts,
        project_shape,
        (DOCUMENT | {"language"})
        - CORRECTION
        - _fields("appearance, page, review url, said at, assignee, rating, scale, house, method, read file")
        - _fields("second checker, signer"),
    ),
    "averitec": Reading(
        json_texts, linked_shape,
        _fields("statement, claimant, reasoning, publication, formula, result unit, second title, second quote"),
        _plain,
    ),
    "sources": Reading(csl_texts, json_shape, SOURCES, between_names),
    "sources-bibtex": Reading(
        bibtex_texts, bibtex_shape, SOURCES - _fields("source url, archive url, second url, second archive"),
        between_names,
    ),
}  # fmt: skip
