"""PDFs read back by programs that are not ours."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest
import regex

from annotator.reports.pdf.text import visible
from tests.reports.containers import pages_of
from tests.reports.read_back import scheme_of

_PICTURELESS = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}]")
_RTL = r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]"
_RESHAPED = regex.compile(rf"{_RTL}|\p{{M}}")
_WORDS = regex.compile(rf"{_RTL}|(?:(?!{_RTL})[\p{{L}}\p{{N}}])+")
_ACTING = {"/JS", "/Launch", "/AA", "/EF", "/OpenAction", "/RichMedia"}
_BEGINNING = 12  # characters of a title, by which it is known
_FOOT = 4  # lines that a foot may have
_NUMBER = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")


def squashed(text: str) -> str:
    """The text without white space, presentation forms, and characters that have no picture of their own, which depend
    on fonts and lines."""
    return _PICTURELESS.sub("", unicodedata.normalize("NFKD", text))


def pdf_texts(report: bytes) -> list[str]:
    """The text of each page, without what stands at its foot. PDFium has U+FFFE for a hyphen that ends a line, and
    joins the next line to it; of ours none is in a PDF."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        title = squashed(str(pdf.docinfo["/Title"]))[:_BEGINNING]
    return [_without_foot(page.splitlines(), title).replace("\ufffe", "-") for page in pages_of(report)]


def _without_foot(lines: list[str], title: str) -> str:
    """The foot has the title, cut, and the number: on one line, or on several where the title is wide."""
    begins = [at for at in range(max(0, len(lines) - _FOOT), len(lines)) if squashed(lines[at]).startswith(title)]
    lines = lines[: begins[-1] + 1] if begins and title else lines
    cut, hyphen, _ = lines[-1].rpartition("\ufffe") if lines else ("", "", "")
    return "\n".join([*lines[:-1], cut + hyphen])


def squashed_pdf(report: bytes) -> str:
    """The squashed text of all pages, without what stands at their feet."""
    return squashed("".join(pdf_texts(report)))


def squashed_texts(texts: str | Iterable[str]) -> str:
    """The squashed texts one after the other. What is written as its number for want of a font is there again."""
    text = texts if isinstance(texts, str) else "".join(texts)
    return squashed(_NUMBER.sub(lambda found: _unless_unseen(chr(int(found[1], 16)), found[0]), squashed(text)))


def _unless_unseen(character: str, written: str) -> str:
    return character if visible(character) == character else written


def texts_by_both(report: bytes) -> list[str]:
    """The text of all pages by PDFium and by Poppler, which has letters of the right in their order, and those that one
    font only has."""
    with TemporaryDirectory() as folder:
        return [*pdf_texts(report), by_poppler("pdftotext", report, Path(folder), "-raw")]


def sought_in_pdf(text: str) -> list[str]:
    """The squashed text. Where some of it runs from the right, or a letter has marks of its own: its words, and the
    letters of the right one by one, for programs that read PDFs take those in an order of their own, some twice."""
    if not _RESHAPED.search(text):
        return [squashed_texts(text)]
    return [word for words in text.split() for word in _WORDS.findall(squashed_texts(words))]


def pdf_shape(report: bytes) -> set[str]:
    """The kinds of objects, actions and annotations, what the document has besides its pages, and links' schemes; not
    how the file itself is laid out, which depends on its size."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        found = {f"document {key}" for key in pdf.Root.keys()}  # noqa: SIM118  (no mapping)
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                kinds = [(key, one.get(key)) for key in ("/Type", "/Subtype")]
                found |= {f"{key} {kind}" for key, kind in kinds if isinstance(kind, pikepdf.Name)}
                found -= {"/Type /ObjStm", "/Type /XRef"}
                found |= {f"has {key}" for key in _ACTING & set(one.keys())}
            for link in _actions(one):
                found.add(f"action {link.get('/S')}")
    return found | {f"link {scheme_of(address)}" for address in addresses(report)}


def _actions(one: Any) -> Iterator[Any]:
    if isinstance(one, pikepdf.Dictionary):
        yield from ([one.A] if isinstance(one.get("/A"), pikepdf.Dictionary) else [])
        yield from ([one] if one.get("/Type") == "/Action" else [])


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
