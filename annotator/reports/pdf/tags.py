"""The structure trees of a report's parts put together: what tells those who have a page read to them which words are a
heading, a list, a link (ISO 32000-1, 14.7)."""

from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

_LEAF = 200  # keys in a leaf of the tree of parents
_AT_A_TIME = 32  # pages


class Tags:
    """Takes the tags of parts whose pages are in `pdf` already, one part after the other."""

    def __init__(self, pdf: pikepdf.Pdf, check: Callable[[], None]) -> None:
        self._pdf = pdf
        self._check = check
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self._elements = Array()
        self._parents: list[tuple[int, pikepdf.Object]] = []
        self._roles = Dictionary()
        self._next = 0

    def take(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Object]) -> None:
        """The tags of the part `source`, whose pages are now these."""
        own = source.Root.get("/StructTreeRoot")
        if own is None:
            return
        tree = self._pdf.copy_foreign(source.make_indirect(own))
        self._number(pages)
        for key, parents in pikepdf.NumberTree(tree.ParentTree).items():
            self._parents.append((self._next + key, parents))
        self._next += int(tree.ParentTreeNextKey)
        self._check()
        for document in _several(tree.K):
            for element in _several(document.K):
                element.P = self._document
                self._elements.append(element)
        for name, role in (tree.get("/RoleMap") or Dictionary()).items():
            self._roles[name] = role

    def _number(self, pages: Sequence[pikepdf.Object]) -> None:
        """Pages and links say by numbers which elements they are of; those of each part begin with 0."""
        for index, page in enumerate(pages):
            if not index % _AT_A_TIME:
                self._check()
            if "/StructParents" in page:
                page.StructParents = int(page.StructParents) + self._next
            for link in page.get("/Annots", ()):
                if "/StructParent" in link:
                    link.StructParent = int(link.StructParent) + self._next

    def put(self) -> None:
        """All of them into the PDF."""
        if not len(self._elements):
            return
        leaves = []
        for at in range(0, len(self._parents), _LEAF):
            held = self._parents[at : at + _LEAF]
            pairs = Array([one for pair in held for one in pair])
            limits = Array([held[0][0], held[-1][0]])
            leaves.append(self._pdf.make_indirect(Dictionary(Nums=pairs, Limits=limits)))
        root = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self._document]),
                ParentTree=self._pdf.make_indirect(Dictionary(Kids=Array(leaves))),
                ParentTreeNextKey=self._next,
                RoleMap=self._roles,
            )
        )
        self._document.P = root
        self._document.K = self._elements
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)


def _several(kids: pikepdf.Object) -> list[pikepdf.Object]:
    return list(kids) if isinstance(kids, Array) else [kids]
