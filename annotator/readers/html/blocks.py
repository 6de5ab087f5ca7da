"""A page's text as blocks in reading order, and the regions of the page that hold them."""

import re
from dataclasses import dataclass

from lxml import html

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock
from annotator.readers.html.flow import TextFlow
from annotator.readers.html.tables import columns_of, is_data_table
from annotator.readers.html.tree import Step, stands_aside, walk
from annotator.readers.links import link_target

_BLOCK_TAGS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
    *("hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table"),
    *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", "search", "frameset", "noframes", "listing", "xmp"),
    "plaintext",
}
_KINDS = {
    "blockquote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    "li": BlockKind.LIST_ITEM,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_LISTS = {"ul", "ol", "menu", "dir"}
_BOLD = {"b", "strong"}
_ITALIC = {"i", "em", "cite"}
_WEIGHT = re.compile(r"font-weight\s*:\s*(?P<value>\w+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(?P<value>\w+)", re.IGNORECASE)
_HEAVY = {"bold", "bolder", "600", "700", "800", "900"}
_SLANTED = {"italic", "oblique"}


@dataclass(slots=True)
class PageBlock:
    """A block, how much of it stands in links, and whether it stands in navigation or an aside. Sizes are bytes of
    UTF-8: a Chinese sentence then weighs about what its translation does."""

    draft: DraftBlock
    size: int
    link_size: int
    aside: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.draft.runs)


@dataclass(slots=True)
class Region:
    """A block-level element: the blocks in it are `[first, end)`; `parent` is the region around it, -1 for none."""

    element: html.HtmlElement
    parent: int
    first: int
    end: int = 0


@dataclass(slots=True)
class _Context:
    kind: BlockKind
    level: int = 0
    used: bool = False


class PageReader:
    """Reads an element once, at once; `blocks` and `regions` are then in document order. `form` as in `Given`."""

    def __init__(self, root: html.HtmlElement, base: str | None, *, form: bool = False) -> None:
        self._form = form
        self.blocks: list[PageBlock] = []
        self.regions: list[Region] = []
        self._base = base
        self._flow = TextFlow()
        self._open: list[int] = []
        self._contexts = [_Context(BlockKind.PARAGRAPH)]
        self._lists = 0
        self._asides = 0
        self._tables: list[bool] = []
        self._nested = 0  # tables within a row
        self._covered = 0  # columns of a form that its open cell takes besides its own
        self._whole: html.HtmlElement | None = None  # the open row or code block, which nothing within it ends
        for step, element in walk(root):
            self._take(step, element, root)
        self._flush()

    def _take(self, step: Step, element: html.HtmlElement, root: html.HtmlElement) -> None:
        if step is Step.ENTER:
            self._enter(element)
            self._add(element.text)
            return
        if step is Step.LEAVE:
            self._leave(element)
        if element is not root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._whole is not None and self._whole.tag == "pre":
            self._flow.add_verbatim(text)
        else:
            self._flow.add(text)

    def _enter(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag not in _BLOCK_TAGS:
            self._format(element, 1)
        elif self._whole is not None:
            self._nested += tag == "table"
            self._within_whole(element)
        else:
            self._begin_block(element)

    def _leave(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag not in _BLOCK_TAGS:
            self._format(element, -1)
        elif self._whole is not None and element is not self._whole:
            self._nested -= tag == "table"
            self._within_whole(None)
        else:
            self._end_block(element)

    def _begin_block(self, element: html.HtmlElement) -> None:
        self._flush()
        tag = element.tag
        self.regions.append(Region(element, self._open[-1] if self._open else -1, len(self.blocks)))
        self._open.append(len(self.regions) - 1)
        self._asides += stands_aside(element)
        if tag in _LISTS:
            self._lists += 1
        elif tag == "table":
            self._tables.append(self._form or is_data_table(element))
        row = tag == "tr" and bool(self._tables) and self._tables[-1]
        self._contexts.append(self._context(tag, row))
        if row or tag == "pre":
            self._whole, self._covered = element, 0

    def _context(self, tag: str, row: bool) -> _Context:
        if row:
            return _Context(BlockKind.TABLE_ROW)
        kind = _KINDS.get(tag)
        if kind is None:
            return self._contexts[-1]
        if kind is BlockKind.HEADING:
            return _Context(kind, int(tag[1]))
        return _Context(kind, max(1, self._lists) if kind is BlockKind.LIST_ITEM else 0)

    def _end_block(self, element: html.HtmlElement) -> None:
        self._flush()
        self._whole = None
        self._contexts.pop()
        self.regions[self._open.pop()].end = len(self.blocks)
        self._asides -= stands_aside(element)
        if element.tag in _LISTS:
            self._lists -= 1
        elif element.tag == "table":
            self._tables.pop()

    def _within_whole(self, begun: html.HtmlElement | None) -> None:
        """A block-level element within a row or code block has `begun`, or one ends: a cell, or a mere separation."""
        if self._whole is not None and self._whole.tag == "pre":
            if self._flow.last not in ("", "\n"):
                self._flow.separate("\n")
        elif begun is not None and begun.tag in {"td", "th"} and not self._nested:
            for _ in range(1 + self._covered if self._flow.last else 0):
                self._flow.separate("\t")
            self._covered = columns_of(begun) - 1 if self._form else 0
        elif self._form:
            if self._flow.last not in ("", "\n", "\t"):
                self._flow.separate("\n")
        else:
            self._flow.add(" ")

    def _format(self, element: html.HtmlElement, change: int) -> None:
        tag, flow = element.tag, self._flow
        bold, italic = _emphasis(element)
        flow.bold += change * bold
        flow.italic += change * italic
        if tag == "q":
            flow.add("“" if change > 0 else "”")
        elif tag == "br" and change > 0:
            self._break_line()
        elif tag == "a" and element.get("href") is not None:
            if change > 0:
                flow.links.append(link_target(element.get("href"), self._base))
            else:
                flow.links.pop()

    def _break_line(self) -> None:
        if self._flow.last == "\n" and self._whole is None:
            self._flush()
        elif self._flow.last or self._whole is not None:
            self._flow.separate("\n")

    def _flush(self) -> None:
        size, link_size = self._flow.size, self._flow.link_size
        runs = self._flow.take()
        if not any(run.text.strip() for run in runs):
            return
        context = self._contexts[-1]
        draft = DraftBlock(context.kind, runs, context.level)
        if context.kind is BlockKind.LIST_ITEM and context.used:
            draft = DraftBlock(BlockKind.PARAGRAPH, runs)
        context.used = True
        self.blocks.append(PageBlock(draft, size, link_size, self._asides > 0))


def _emphasis(element: html.HtmlElement) -> tuple[bool, bool]:
    """Whether the element makes its text bold and italic, by its tag unless its style says otherwise."""
    bold, italic = element.tag in _BOLD, element.tag in _ITALIC
    style = element.get("style")
    if style:
        weight, slant = _WEIGHT.search(style), _SLANT.search(style)
        bold = weight["value"].lower() in _HEAVY if weight else bold
        italic = slant["value"].lower() in _SLANTED if slant else italic
    return bold, italic
