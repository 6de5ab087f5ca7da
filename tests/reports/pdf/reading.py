"""PDFs read back by programs that are not ours."""

import io
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.reports.containers import pages_of


def squashed(text: str) -> str:
    """The text without white space, soft breaks and presentation forms, which depend on fonts and lines."""
    return re.sub("[\\s\u200b\u00ad\ufffe\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFKC", text))


def squashed_pdf(report: bytes) -> str:
    """The squashed text of all pages, without what stands at their feet."""
    return "".join(squashed("\n".join(page.splitlines()[:-1])) for page in pages_of(report))


def strings_in(data: Any) -> list[str]:
    """Every string in JSON's types, in order."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        data = list(data.values())
    return [found for one in data for found in strings_in(one)] if isinstance(data, list | tuple) else []


def bookmarks(report: bytes) -> list[tuple[int, str, bool]]:
    """Each bookmark: its level, its words, and whether it leads somewhere."""
    with pikepdf.open(io.BytesIO(report)) as pdf, pdf.open_outline() as outline:
        return list(_marks(pdf, outline.root, 1))


def _marks(pdf: pikepdf.Pdf, items: Any, level: int) -> Any:
    for item in items:
        yield level, " ".join(str(item.title).split()), _page(pdf, item.destination) is not None
        yield from _marks(pdf, item.children, level + 1)


def inside_links(report: bytes) -> list[tuple[int, int]]:
    """The links within the report: from which page to which, counted from 0. Every one leads somewhere."""
    found = []
    with pikepdf.open(io.BytesIO(report)) as pdf:
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        for index, page in enumerate(pdf.pages):
            for link in page.obj.get("/Annots", ()):
                if "/Dest" in link:
                    to = _page(pdf, link.Dest)
                    assert to is not None, str(link.Dest)
                    found.append((index, numbers[to]))
    return found


def addresses(report: bytes) -> list[str]:
    """Where the links out of the report lead."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", ()) if "/A" in link]
        assert {str(link.A.S) for link in links} <= {"/URI"}
        return [str(link.A.URI) for link in links]


def _page(pdf: pikepdf.Pdf, place: Any) -> tuple[int, int] | None:
    if isinstance(place, pikepdf.String):
        place = dict(pikepdf.NameTree(pdf.Root.Names.Dests)).get(str(place))
    found: tuple[int, int] | None = place[0].objgen if place is not None else None
    return found


def by_poppler(program: str, report: bytes, folder: Path, *arguments: str) -> str:
    """What `pdfinfo` or `pdftotext` says of the report."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here")
    file = folder / "report.pdf"
    file.write_bytes(report)
    ending = ["-"] if program == "pdftotext" else []
    done = subprocess.run([program, *arguments, str(file), *ending], check=True, capture_output=True)
    return done.stdout.decode(errors="replace")
