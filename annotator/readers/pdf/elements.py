"""The structure tree of a tagged document, as PDFium gives it: of each page the elements that are on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from annotator.readers.pdf.pdfium import PdfPage, wide_text

_MOST_LEVELS = 100


class Element:
    """An element of a tagged page's structure tree, as far as it is on that page; valid while the tree is open."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def kind(self) -> str:
        """Its standard type (`P`, `H1`, `LI` …)."""
        return wide_text(lambda buffer, size: pdfium.FPDF_StructElement_GetType(self._raw, buffer, size))

    def children(self) -> int:
        return max(0, int(pdfium.FPDF_StructElement_CountChildren(self._raw)))

    def child(self, index: int) -> "tuple[Element | None, int]":
        """The child element and -1, or None and the number of a marked content; None and -1 for neither, such as
        one on another page."""
        child = pdfium.FPDF_StructElement_GetChildAtIndex(self._raw, index)
        if child:
            return Element(child), -1
        return None, int(pdfium.FPDF_StructElement_GetChildMarkedContentID(self._raw, index))

    def is_cut(self) -> tuple[bool, bool]:
        """Whether its first and its last content are not on the page."""
        return self._is_cut_at(0), self._is_cut_at(-1)

    def _is_cut_at(self, end: int) -> bool:
        element, mark = self, 0
        for _ in range(_MOST_LEVELS):
            total = element.children()
            if not total:
                return False
            child, mark = element.child(0 if end == 0 else total - 1)
            if child is None:
                break
            element = child
        return mark < 0


@contextmanager
def elements_of(page: PdfPage) -> Iterator[list[Element]]:
    """The topmost elements of the page's structure tree; none where it is not tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        yield []
        return
    try:
        children = range(max(0, pdfium.FPDF_StructTree_CountChildren(tree)))
        found = (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in children)
        yield [Element(child) for child in found if child]
    finally:
        pdfium.FPDF_StructTree_Close(tree)
