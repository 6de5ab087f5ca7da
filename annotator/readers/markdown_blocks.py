"""From markdown-it's tokens to blocks. Raw HTML counts for its text alone."""

import re
from typing import TYPE_CHECKING

from annotator.domain.article import BlockKind
from annotator.domain.draft import DraftBlock, Run
from annotator.readers.links import link_target

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][\w-]*)")
_NO_TEXT = {"script", "style", "template", "noscript", "iframe", "svg", "textarea", "select", "button"}
_SPACES = {"softbreak": " ", "hardbreak": "\n"}


class MarkdownBlocks:
    """Takes a document's tokens once. `base` is the address that its links are relative to."""

    def __init__(self, subject: str, base: str | None) -> None:
        self._subject = subject
        self._base = base
        self._drafts: list[DraftBlock] = []
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._lists = 0
        self._heading = 0
        self._cells: list[list[Run]] | None = None

    def take(self, tokens: "list[Token]") -> list[DraftBlock]:
        """The blocks, in order; some may be without visible text."""
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type in {"fence", "code_block"}:
                self._add(BlockKind.CODE, [Run(token.content.removesuffix("\n"))])
            elif token.type == "html_block":
                self._html(token.content)
            elif token.nesting:
                self._container(token)
        return self._drafts

    def _add(self, kind: BlockKind, runs: list[Run], level: int = 0) -> None:
        self._drafts.append(DraftBlock(kind, runs, level))

    def _container(self, token: "Token") -> None:
        name, opening = token.type.rpartition("_")[0], token.nesting > 0
        if name in {"bullet_list", "ordered_list"}:
            self._lists += token.nesting
        elif name == "heading":
            self._heading = int(token.tag[1]) if opening else 0
        elif name == "blockquote":
            self._nest(BlockKind.QUOTATION, opening)
        elif name == "list_item":
            self._nest(BlockKind.LIST_ITEM, opening)
        elif name == "tr":
            self._table_row(opening)
        elif name in {"th", "td"} and opening and self._cells is not None:
            self._cells.append([])

    def _nest(self, kind: BlockKind, opening: bool) -> None:
        if opening:
            self._kinds.append(kind)
        else:
            self._kinds.pop()

    def _table_row(self, opening: bool) -> None:
        if opening:
            self._cells = []
        elif self._cells is not None:
            runs = [run for cell in self._cells for run in (Run("\t"), *cell)]
            self._add(BlockKind.TABLE_ROW, runs[1:])
            self._cells = None

    def _inline(self, token: "Token") -> None:
        children = token.children or []
        if self._cells:
            self._cells[-1] += self._runs(children)
        elif self._heading:
            self._add(BlockKind.HEADING, self._runs(children), self._heading)
        elif captions := _lone_images(children):
            for caption in captions:
                self._add(BlockKind.CAPTION, [Run(caption)])
        else:
            kind = self._kinds[-1]
            self._add(kind, self._runs(children), self._lists if kind is BlockKind.LIST_ITEM else 0)
            if kind is BlockKind.LIST_ITEM:
                self._kinds[-1] = BlockKind.PARAGRAPH  # what follows in the item is no item of its own

    def _runs(self, children: "list[Token]") -> list[Run]:
        runs: list[Run] = []
        bold = italic = hidden = 0
        links: list[str | None] = []
        for token in children:
            if token.type in {"strong_open", "strong_close"}:
                bold += token.nesting
            elif token.type in {"em_open", "em_close"}:
                italic += token.nesting
            elif token.type == "link_open":
                links.append(link_target(str(token.attrs.get("href") or ""), self._base))
            elif token.type == "link_close":
                links.pop()
            else:
                hidden = max(0, hidden + _hides(token))
                text = "" if hidden else _text(token)
                if text:
                    runs.append(Run(text, bold > 0, italic > 0, links[-1] if links else None))
        return runs

    def _html(self, content: str) -> None:
        from annotator.readers.html.blocks import PageReader
        from annotator.readers.html.tree import parse

        root = parse(content, self._subject)
        if root is not None:
            self._drafts += [block.draft for block in PageReader(root, self._base).blocks]


def _text(token: "Token") -> str:
    if token.type in _SPACES:
        return _SPACES[token.type]
    if token.type == "image":
        return _alt(token)
    if token.type == "html_inline":
        tag = _TAG.match(token.content)
        return "\n" if tag and tag["name"].lower() == "br" else ""
    return token.content


def _alt(token: "Token") -> str:
    """The image's description: its words, without their format."""
    parts: list[str] = []
    rest = [token]
    while rest:
        child = rest.pop()
        if child.type == "image":
            rest += reversed(child.children or [])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _hides(token: "Token") -> int:
    """Whether the token begins (1) or ends (-1) something whose text nobody sees."""
    if token.type != "html_inline":
        return 0
    tag = _TAG.match(token.content)
    if tag is None or tag["name"].lower() not in _NO_TEXT or token.content.endswith("/>"):
        return 0
    return -1 if tag["closing"] else 1


def _lone_images(children: "list[Token]") -> list[str]:
    """The descriptions of a paragraph's images, where nothing else is in it."""
    for token in children:
        if token.type not in {"image", "softbreak", "hardbreak", "link_open", "link_close"} and token.content.strip():
            return []
    return [alt for token in children if token.type == "image" and (alt := _alt(token).strip())]
