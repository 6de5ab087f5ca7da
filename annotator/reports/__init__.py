"""One module for each output format: a Review in, bytes out.

A format is one module with a `render(review, *, made)` and one line in `FORMATS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from annotator.domain.disclosure import disclosed
from annotator.domain.interchange import check_places
from annotator.domain.review import Review
from annotator.domain.times import now
from annotator.reports.writing import ReportError, write_whole

__all__ = ["FORMATS", "Format", "ReportError", "UnknownFormat", "render", "write_whole"]


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. `label` is for people, `suffix` has its point, `module` is imported when it is first used."""

    name: str
    label: str
    suffix: str
    media_type: str
    module: str


_KNOWN = (
    Format("html", "Web page", ".html", "text/html; charset=utf-8", "annotator.reports.html"),
    Format("markdown", "Markdown", ".md", "text/markdown; charset=utf-8", "annotator.reports.markdown"),
    Format("csv", "Table (CSV)", ".csv", "text/csv; charset=utf-8", "annotator.reports.csv"),
    Format("json", "Data (JSON)", ".json", "application/json", "annotator.reports.json"),
    Format(
        "csv-evidence", "Table of evidence (CSV)", ".evidence.csv", "text/csv; charset=utf-8",
        "annotator.reports.csv_evidence",
    ),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({known.name: known for known in _KNOWN})


class UnknownFormat(ReportError):
    """There is no such format; the message lists those there are."""


def render(
    review: Review,
    format: str,  # noqa: A002
    *,
    made: str | None = None,
    confidential: bool = False,
) -> bytes:
    """The review in the format of that name. `made` is the moment that the report gives as its own, by default now.
    Who its confidential sources are is told only where `confidential`.

    Raises UnknownFormat where there is none of that name, and InvalidValue where a quote does not stand at its place
    in the article's text.
    """
    found = FORMATS.get(format)
    if found is None:
        raise UnknownFormat(f"There is no format “{format}”; there are: {', '.join(FORMATS)}.")
    check_places(review)
    review = review if confidential else disclosed(review)
    report: bytes = import_module(found.module).render(review, made=made or now())
    return report
