"""One module for each output format: a Review in, bytes out.

A format is one module with a `render(review, options)`, perhaps a `remarks(review, options)`, and one line in
`FORMATS`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType

from annotator.domain.disclosure import disclosed, tellers
from annotator.domain.interchange import check_places
from annotator.domain.review import Review
from annotator.domain.scope import scoped
from annotator.reports.content.lacking import sentence
from annotator.reports.options import Options
from annotator.reports.writing import ReportError, write_whole

__all__ = [
    "FORMATS",
    "Format",
    "Group",
    "Options",
    "ReportError",
    "UnknownFormat",
    "find_format",
    "prepared",
    "remarks",
    "render",
    "render_many",
    "write_whole",
]


class Group(StrEnum):
    """What a format is: something to read, rows and columns, something for programs, or something to hand on to one
    person, who is the options' addressee."""

    DOCUMENT = "document"
    TABLE = "table"
    DATA = "data"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. `label` is for people, `suffix` has its point, `module` is imported when it is first used.
    With `history`, the history is part of it unless somebody says otherwise; else only if they ask for it. `preview`
    is the format that shows what this one says where it is not shown itself; its own name has it taken apart and read
    (`annotator.workspace.previewing`).
    With `several`, one report can be on several articles (`render_many`)."""

    name: str
    label: str
    suffix: str
    media_type: str
    module: str
    history: bool = False
    group: Group = Group.DOCUMENT
    preview: str = "md"
    several: bool = False


_KNOWN = (
    Format("html", "Web page", ".html", "text/html; charset=utf-8", "annotator.reports.html"),
    Format("pdf", "PDF", ".pdf", "application/pdf", "annotator.reports.pdf"),
    Format(
        "docx", "Word document", ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "annotator.reports.docx",
    ),
    Format(
        "redline", "Redline of corrections", ".redline.html", "text/html; charset=utf-8", "annotator.reports.redline",
        preview="redline",
    ),
    Format("md", "Markdown", ".md", "text/markdown; charset=utf-8", "annotator.reports.markdown"),
    Format("csv", "Table (CSV)", ".csv", "text/csv; charset=utf-8", "annotator.reports.tables.csv", group=Group.TABLE),
    Format(
        "xlsx", "Workbook (Excel)", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "annotator.reports.tables.xlsx", group=Group.TABLE, preview="csv",
    ),
    Format(
        "open-items", "Open items, as a Word document", ".open-items.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "annotator.reports.open_items.docx",
        group=Group.OTHERS, preview="open-items-text",
    ),
    Format(
        "open-items-html", "Open items, as a page", ".open-items.html", "text/html; charset=utf-8",
        "annotator.reports.open_items.html", group=Group.OTHERS, preview="open-items-text",
    ),
    Format(
        "open-items-text", "Open items, for e-mail", ".open-items.txt", "text/plain; charset=utf-8",
        "annotator.reports.open_items.text", group=Group.OTHERS,
    ),
    Format(
        "json", "Data (JSON)", ".json", "application/json", "annotator.reports.json", history=True, group=Group.DATA
    ),
    Format(
        "csv-evidence", "Table of evidence (CSV)", ".evidence.csv", "text/csv; charset=utf-8",
        "annotator.reports.tables.csv_evidence", group=Group.TABLE,
    ),
    Format(
        "claimreview", "ClaimReview (schema.org)", ".claimreview.json", "application/ld+json",
        "annotator.reports.claimreview", group=Group.DATA,
    ),
    Format(
        "claimreview-page", "ClaimReview, to embed", ".claimreview.html", "text/html; charset=utf-8",
        "annotator.reports.claimreview.page", group=Group.DATA, preview="claimreview",
    ),
    Format(
        "annotations", "Web annotations (W3C)", ".annotations.jsonld",
        'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"', "annotator.reports.annotations",
        group=Group.DATA,
    ),
    Format(
        "averitec", "Data set (AVeriTeC)", ".averitec.json", "application/json", "annotator.reports.averitec",
        group=Group.DATA, several=True,
    ),
    Format(
        "qdpx", "Project (REFI-QDA)", ".qdpx", "application/x-qdpx", "annotator.reports.qdpx",
        group=Group.DATA, preview="qdpx",
    ),
    Format(
        "sources", "Sources (CSL-JSON)", ".csl.json", "application/vnd.citationstyles.csl+json",
        "annotator.reports.sources.csl", group=Group.DATA,
    ),
    Format(
        "sources-bibtex", "Sources (BibTeX)", ".bib", "application/x-bibtex", "annotator.reports.sources.bibtex",
        group=Group.DATA,
    ),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({known.name: known for known in _KNOWN})
_FORMER = {"markdown": "md"}


class UnknownFormat(ReportError):
    """There is no such format; the message lists those there are."""


def render(review: Review, format: str, options: Options | None = None) -> bytes:  # noqa: A002
    """What the options ask for of the review, in the format of that name.

    Raises UnknownFormat where there is none of that name, ReportError where the report cannot be made as asked, and
    InvalidValue where a quote does not stand at its place in the article's text.
    """
    found, options = find_format(format), options or Options()
    check_places(review)
    report: bytes = import_module(found.module).render(prepared(review, found, options), options)
    return report


def render_many(reviews: Iterable[Review], format: str, options: Options | None = None) -> bytes:  # noqa: A002
    """The same of several articles in one report. Raises ReportError where a report of that format is of one."""
    found, options = find_format(format), options or Options()
    made = getattr(import_module(found.module), "render_many", None)
    if made is None:
        raise ReportError(f"A report as {found.label} is of one article.")
    held = list(reviews)
    for review in held:
        check_places(review)
    report: bytes = made([prepared(review, found, options) for review in held], options)
    return report


def remarks(review: Review, format: str, options: Options | None = None) -> list[str]:  # noqa: A002
    """What whoever takes the report out should know of it beforehand, a sentence each: what the format would have and
    the review lacks, and what of the review the format cannot hold as it is. Raises as `render` does."""
    found, options = find_format(format), options or Options()
    told = getattr(import_module(found.module), "remarks", None)
    said = [] if told is None else list(told(prepared(review, found, options), options))
    if not options.confidential and (telling := [claim for claim in tellers(review) if options.scope.holds(claim)]):
        said.append(sentence(telling, "names a confidential source", "name a confidential source"))
    return said


def find_format(name: str) -> Format:
    """The format of that name, present or former. Raises UnknownFormat."""
    name = _FORMER.get(name, name)
    if name not in FORMATS:
        raise UnknownFormat(f"There is no format “{name}”; there are: {', '.join(FORMATS)}.")
    return FORMATS[name]


def prepared(review: Review, found: Format, options: Options) -> Review:
    """What of the review goes into the report."""
    review = review if options.confidential else disclosed(review)
    return scoped(review, options.scope, history=found.history)
