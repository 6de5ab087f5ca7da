"""Reports so large that they are set in parts."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from annotator.domain.claim import Status
from annotator.domain.review import Review
from annotator.reports import Options, remarks, render
from annotator.reports.pdf import parts
from tests.recording import MADE, Recorder, article_of
from tests.reports.containers import pages_of
from tests.reports.lighthouse import lighthouse_review
from tests.reports.pdf.reading import addresses, bookmarks, by_poppler, inside_links, squashed, squashed_pdf

OPTIONS = Options(made=MADE)


class Stopped(Exception):
    """Somebody has changed his mind."""


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few pages."""
    monkeypatch.setattr(parts, "MOST", 8_000)


def long_review() -> Review:
    recorder = Recorder(article_of(*[f"Paragraph {n} says that {n} swans came to pond {n}." for n in range(120)]))
    for n in range(0, 120, 2):
        recorder.mark(f"{n} swans came to pond {n}.", list(Status)[n % 4])
    return recorder.review


@pytest.mark.usefixtures("small_parts")
def test_parts_say_what_the_whole_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for review in (long_review(), lighthouse_review()):
        in_parts = render(review, "pdf", OPTIONS)
        with monkeypatch.context() as patched:
            patched.setattr(parts, "MOST", 1_000_000)
            whole = render(review, "pdf", OPTIONS)
        assert squashed_pdf(in_parts) == squashed_pdf(whole)
        assert bookmarks(in_parts) == bookmarks(whole)
        assert set(addresses(in_parts)) == set(addresses(whole))


@pytest.mark.usefixtures("small_parts")
def test_parts_are_tagged_as_the_whole_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for review in (long_review(), lighthouse_review()):
        in_parts = render(review, "pdf", OPTIONS)
        with monkeypatch.context() as patched:
            patched.setattr(parts, "MOST", 1_000_000)
            whole = render(review, "pdf", OPTIONS)
        assert "Tagged:          yes" in by_poppler("pdfinfo", in_parts, tmp_path)
        assert list(kinds_tagged(in_parts)) == list(kinds_tagged(whole))
        assert read_aloud(in_parts, tmp_path) == read_aloud(whole, tmp_path)


def read_aloud(report: bytes, folder: Path) -> str:
    """All that stands in the elements, in their order, as poppler has it."""
    told = by_poppler("pdfinfo", report, folder, "-struct-text")
    return squashed("".join(line.strip()[1:-1] for line in told.splitlines() if line.strip().startswith('"')))


def kinds_tagged(report: bytes) -> Iterator[str]:
    """The kinds of all elements in their order. Each has its parent, and pages and links have theirs."""
    with pikepdf.open(io.BytesIO(report)) as pdf:
        root, pages = pdf.Root.StructTreeRoot, {page.obj.objgen for page in pdf.pages}
        elements = pikepdf.NumberTree(root.ParentTree)
        for page in pdf.pages:
            assert all(element is None or "/S" in element for element in elements[int(page.obj.StructParents)])
            assert all(elements[int(link.StructParent)].S == "/Link" for link in page.obj.get("/Annots", ()))
        yield from _kinds(root.K[0], pages)


def _kinds(element: Any, pages: set[tuple[int, int]]) -> Iterator[str]:
    yield str(element.S)
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            assert "/Pg" not in kid or kid.Pg.objgen in pages
            if "/S" in kid:
                assert kid.P.objgen == element.objgen
                yield from _kinds(kid, pages)


@pytest.mark.usefixtures("small_parts")
def test_links_lead_from_part_to_part_and_back() -> None:
    report = render(long_review(), "pdf", OPTIONS)
    pages = pages_of(report)
    links = inside_links(report)
    claims = next(n for n, page in enumerate(pages) if "In the order of the text." in page)
    assert [pair for pair in links if pair[0] < claims <= pair[1]]
    assert [pair for pair in links if pair[0] > claims and pair[1] <= claims]


@pytest.mark.usefixtures("small_parts")
def test_pages_are_numbered_on_from_part_to_part() -> None:
    pages = pages_of(render(long_review(), "pdf", OPTIONS))
    assert len(pages) > 5
    numbers = [re.search(r"Page (\d+)\s*$", page) for page in pages]
    assert [found and int(found[1]) for found in numbers] == list(range(1, len(pages) + 1))


@pytest.mark.usefixtures("small_parts")
def test_parts_make_the_same_bytes() -> None:
    review = long_review()
    assert render(review, "pdf", OPTIONS) == render(review, "pdf", OPTIONS)
    assert remarks(review, "pdf", OPTIONS) == []


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_cancel_is_heard_at_every_stage(share: float) -> None:
    review, asked = long_review(), []
    render(review, "pdf", Options(made=MADE, check=lambda: asked.append(1)))
    left = int(len(asked) * share)

    def check() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stopped

    with pytest.raises(Stopped):
        render(review, "pdf", Options(made=MADE, check=check))
