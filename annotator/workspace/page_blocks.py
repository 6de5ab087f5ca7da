"""A web page of ours as blocks with runs of text: what is read of it, without what acts."""

import re
from collections.abc import Callable, Iterator

from annotator.workspace.reading_blocks import Block, Run, Shape, plain

_INLINE = {
    "b": "bold", "strong": "bold", "dt": "bold", "th": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "a": "link", "code": "code", "del": "struck", "ins": "underlined",
}  # fmt: skip
_UNSEEN = frozenset(["head", "script", "style", "template", "svg", "noscript"])
_BLOCKS = frozenset(
    [
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "figcaption", "summary"),
        *("div", "section", "article", "header", "footer", "main", "nav", "ul", "ol", "dl", "table", "tr", "details"),
        *("figure", "aside", "caption"),
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SPACE = re.compile(r"[ \t\n\r\f]+")


def page_blocks(data: bytes, check: Callable[[], None]) -> Iterator[Block]:
    """The blocks, in order. `check` is called now and then, and may raise."""
    from lxml import etree, html

    tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True))
    walk = _Walk()
    for number, (event, element) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        if number % 1024 == 0:
            check()
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield from walk.enter(tag, element.text if tag else "")
        else:
            yield from walk.leave(tag, element.tail)


class _Walk:
    """What is open at a place of the page, and the runs that are not yet in a block."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._unseen = 0
        self._runs: list[Run] = []
        self._cells: list[tuple[Run, ...]] = []
        self._item = False

    def enter(self, tag: str, text: str | None) -> Iterator[Block]:
        if tag in _BLOCKS:
            yield from self._flush()
        self._open.append(tag)
        self._unseen += tag in _UNSEEN
        self._item = self._item or tag == "li"
        if tag == "br":
            self._runs.append(Run("\u2028"))
        self._add(text)

    def leave(self, tag: str, tail: str | None) -> Iterator[Block]:
        if tag in ("td", "th"):
            self._cells.append(tuple(self._trimmed()))
            self._runs = []
        elif tag == "tr" and self._cells:
            yield Block(Shape.ROW, cells=tuple(self._cells))
            self._cells = []
        elif tag in _BLOCKS:
            yield from self._flush()
        self._open.pop()
        self._unseen -= tag in _UNSEEN
        self._add(tail)

    def _add(self, text: str | None) -> None:
        if not text or self._unseen or not (self._runs or text.strip()):
            return
        styles = frozenset(_INLINE[tag] for tag in self._open if tag in _INLINE)
        text = text if "pre" in self._open else _SPACE.sub(" ", text)
        self._runs.append(Run(plain(text), styles))

    def _flush(self) -> Iterator[Block]:
        runs = tuple(self._trimmed())
        if not runs or "tr" in self._open:  # in a row, what ends is part of a cell
            return
        self._runs = []
        heading = next((tag for tag in reversed(self._open) if tag in _HEADINGS), "")
        if heading:
            yield Block(Shape.HEADING, runs, int(heading[1]))
        elif "pre" in self._open:
            yield Block(Shape.CODE, runs)
        elif self._item:
            self._item = False
            yield Block(Shape.ITEM, runs, max(0, sum(tag in ("ul", "ol") for tag in self._open) - 1))
        else:
            yield Block(Shape.QUOTATION if "blockquote" in self._open else Shape.PARAGRAPH, runs)

    def _trimmed(self) -> list[Run]:
        runs = [run for run in self._runs if run.text]
        while runs and not runs[-1].text.strip():
            runs.pop()
        return runs
