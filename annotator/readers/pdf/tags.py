"""Tagged documents: which of a page's text is of one paragraph, heading or list item (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from annotator.domain.article import BlockKind
from annotator.readers.pdf.elements import Element, elements_of
from annotator.readers.pdf.pdfium import PdfPage

_BLOCKS = {
    "P": BlockKind.PARAGRAPH,
    "Note": BlockKind.PARAGRAPH,
    "FENote": BlockKind.PARAGRAPH,
    "TOCI": BlockKind.PARAGRAPH,
    "LI": BlockKind.LIST_ITEM,
    "Caption": BlockKind.CAPTION,
    "BlockQuote": BlockKind.QUOTATION,
    "H": BlockKind.HEADING,
    "Title": BlockKind.HEADING,
    **{f"H{level}": BlockKind.HEADING for level in range(1, 7)},
}
_TABLE = {"TR", "TH", "TD"}
_MOST_LEVELS = 100
_MANY_CHILDREN = 200
_MOSTLY, _EACH_ITS_OWN, _FEW_LINES = 0.6, 0.9, 20
_FAR = 64  # elements of other pages, after which no more are looked at


@dataclass(frozen=True, slots=True)
class Tag:
    """The block that text stands in; `block` is a number of its own in the document. `began` on an earlier page,
    `goes_on` on a later one: true for what may be, as links have such traces too."""

    block: int
    kind: BlockKind
    level: int = 0
    began: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """`quoted` within a quotation; `items` counts the lists around, `item` is the innermost list item."""

    tag: Tag | None = None
    quoted: bool = False
    items: int = 0
    item: Tag | None = None


class TagReader:
    """Reads the pages of one document, in order."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._begun: set[int] = set()
        self._first: dict[int, int] = {}  # of an element's children, by its depth, the first of the last page

    def read(self, page: PdfPage) -> dict[int, Tag]:
        """The tag of each marked content of the page."""
        tags: dict[int, Tag] = {}
        with elements_of(page) as roots:
            waiting = [(root, _Context(), 0) for root in reversed(roots)]
            while waiting:
                element, context, depth = waiting.pop()
                self._take(element, context, depth, tags, waiting)
        return tags

    def _take(
        self, element: Element, context: _Context, depth: int, tags: dict[int, Tag],
        waiting: list[tuple[Element, _Context, int]],
    ) -> None:  # fmt: skip
        context = self._entered(element, context)
        children = list(self._children(element, depth))
        inside = []
        for child, mark in children:
            if mark >= 0 and context.tag is not None:
                tags[mark] = context.tag
            elif child is not None and depth < _MOST_LEVELS:
                inside.append((child, context, depth + 1))
        waiting += reversed(inside)

    def _entered(self, element: Element, context: _Context) -> _Context:
        name = element.kind()
        if name == "L":
            return replace(context, items=context.items + 1, tag=None)
        if name in _TABLE:
            return replace(context, tag=None)
        kind = _BLOCKS.get(name)
        if kind is None:
            return context
        if name == "BlockQuote":
            context = replace(context, quoted=True)
        if kind is BlockKind.PARAGRAPH and self._is_items_own(context):
            return context
        level = int(name[1:] or 1) if name[:1] == "H" else 1 if name == "Title" else 0
        if kind is BlockKind.PARAGRAPH and context.quoted:
            kind = BlockKind.QUOTATION
        began, goes_on = element.is_cut()
        tag = Tag(
            next(self._numbers), kind, level or (context.items if kind is BlockKind.LIST_ITEM else 0), began, goes_on
        )
        return replace(context, tag=tag, item=tag if kind is BlockKind.LIST_ITEM else context.item)

    def _is_items_own(self, context: _Context) -> bool:
        """Whether the paragraph is the first of a list item, which has its text there and not in itself."""
        if context.item is None or context.tag is not context.item or context.item.block in self._begun:
            return False
        self._begun.add(context.item.block)
        return True

    def _children(self, element: Element, depth: int) -> Iterator[tuple[Element | None, int]]:
        """The element's children on this page. Of one with many, those far from the last page's are not looked at:
        a book has all its paragraphs in one element."""
        total = element.children()
        many = total > _MANY_CHILDREN
        start = max(0, self._first.get(depth, 0) - _FAR) if many else 0
        found, absent = False, 0
        for index in (*range(start, total), *range(start)):
            if absent > _FAR and many and found:
                return
            child, mark = element.child(index)
            absent += 1
            if child is not None or mark >= 0:
                if many and not found:
                    self._first[depth] = index
                found, absent = True, 0
                yield child, mark


def trusted(tags: list[Tag | None]) -> bool:
    """Whether the tags, one for each line of a document, tell its paragraphs: most lines have one, and not each its
    own."""
    blocks = [tag.block for tag in tags if tag is not None]
    if len(blocks) < _MOSTLY * len(tags):
        return False
    return len(blocks) < _FEW_LINES or len(set(blocks)) < _EACH_ITS_OWN * len(blocks)
