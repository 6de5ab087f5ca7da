"""Markdown as blocks with runs of text, to be set in a document of Qt's: without HTML, which Qt would act on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.hidden import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_NESTED = {"strong_open": "bold", "em_open": "italic", "link_open": "link"}
_BREAK = "\u2028"


class Shape(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    CODE = "code"
    ROW = "row"
    RULE = "rule"


class Run(NamedTuple):
    """Text in one style: `styles` are of bold, italic, link, code, struck and underlined."""

    text: str
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the like. `level` is a heading's, from 1, or how deep an item stands, from 0; `cells` are those
    of a row of a table, in place of `runs`."""

    shape: Shape
    runs: tuple[Run, ...] = ()
    level: int = 0
    cells: tuple[tuple[Run, ...], ...] = ()


def blocks_of(markdown: str) -> list[Block]:
    """The blocks, in order. HTML in it is text."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    return list(_Blocks().made(tokens))


class _Blocks:
    """Walks the tokens with what is open around them."""

    def __init__(self) -> None:
        self._lists = 0
        self._quotes = 0
        self._heading = 0
        self._first_of_item = False
        self._cells: list[tuple[Run, ...]] | None = None

    def made(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        for token in tokens:
            self._enter(token)
            if token.type == "inline":
                yield from self._inline(tuple(_runs(token)))
            elif token.type in ("fence", "code_block"):
                yield Block(Shape.CODE, (Run(plain(token.content.rstrip("\n"))),))
            elif token.type == "hr":
                yield Block(Shape.RULE)
            elif token.type == "tr_close" and self._cells is not None:
                yield Block(Shape.ROW, cells=tuple(self._cells))
                self._cells = None

    def _enter(self, token: "Token") -> None:
        kind, by = token.type, token.nesting
        if kind.startswith(("bullet_list", "ordered_list")):
            self._lists += by
        elif kind.startswith("blockquote"):
            self._quotes += by
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "list_item_open":
            self._first_of_item = True
        elif kind == "tr_open":
            self._cells = []

    def _inline(self, runs: tuple[Run, ...]) -> Iterator[Block]:
        if self._cells is not None:
            self._cells.append(runs)
        elif self._heading:
            yield Block(Shape.HEADING, runs, self._heading)
        elif self._lists and self._first_of_item:
            self._first_of_item = False
            yield Block(Shape.ITEM, runs, self._lists - 1)
        else:
            yield Block(Shape.QUOTATION if self._quotes else Shape.PARAGRAPH, runs)


def _runs(token: "Token") -> Iterator[Run]:
    styles: list[str] = []
    for child in token.children or ():
        if child.type in _NESTED:
            styles.append(_NESTED[child.type])
        elif child.nesting < 0:
            styles.pop()
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(_BREAK if child.type == "hardbreak" else " ", frozenset(styles))
        elif child.content:
            more = ["code"] if child.type == "code_inline" else []
            yield Run(plain(child.content), frozenset([*styles, *more]))


def plain(text: str) -> str:
    """Text that stays in its block: Qt ends one at some characters."""
    return shown(text).replace("\n", _BREAK).replace("\u2029", _BREAK).replace("\ufdd0", "�").replace("\ufdd1", "�")
