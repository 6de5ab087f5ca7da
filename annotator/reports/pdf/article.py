"""The annotated article as the blocks that the template sets. Offsets are code points."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from annotator.domain.article import Block, BlockKind, Span, SpanKind, Version
from annotator.reports.content.language import Tongue
from annotator.reports.content.segments import Cutter, Mark, Segment
from annotator.reports.pdf.text import LINE, address, direction_of, pieces, visible

Run = Any  # a string, an array with breaks, or an object
Data = dict[str, Any]

_LANES = 3  # underlines one below the other
_DEEPEST = 6
_INDENT = re.compile("(?:^|(?<=[\n\u2028])) +| {2,}")  # spaces that typst would set as one, or as none
_MOST_CELLS = 8  # of a row that is set as one of a table
_TOGETHER = 100  # items of a list or rows of a table at most
_CELL = 12  # characters without a place to break that a cell holds
_HEADING = 40  # such that a line of a heading holds
_LINES = {BlockKind.TABLE_ROW: _CELL, BlockKind.HEADING: _HEADING}
_MARK = 120  # characters of a bookmark
_AT_A_TIME = 64  # blocks


@dataclass(slots=True)
class ArticleBlocks:
    """The blocks while they are made. `direction` is the article's, `ltr` or `rtl`. `drawn` are the keys of the
    passages that have a place in them."""

    say: Tongue
    version: Version
    marks: list[Mark]
    check: Callable[[], None]
    direction: str = "ltr"
    drawn: set[str] = field(default_factory=set)
    _lanes: dict[str, int] = field(default_factory=dict)
    _overlapped: set[str] = field(default_factory=set)
    _level: int = 1

    def __iter__(self) -> Iterator[Data]:
        cutter = Cutter(self.marks)
        for (kind, _), blocks in groupby(enumerate(self.version.blocks), self._group):
            found = [(block, list(self._runs(block, cutter))) for _, block in blocks]
            yield from self._set(kind, found)

    def _group(self, numbered: tuple[int, Block]) -> tuple[BlockKind, int]:
        """What is set as one: lists, quotations and tables, but not without end; all else by itself."""
        index, block = numbered
        if not index % _AT_A_TIME:
            self.check()
        many = block.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.TABLE_ROW)
        return block.kind, index // _TOGETHER if many else index

    def _set(self, kind: BlockKind, found: list[tuple[Block, list[Run]]]) -> Iterator[Data]:
        match kind:
            case BlockKind.LIST_ITEM:
                yield {
                    "k": "list",
                    "items": _nested([(block.level, self._turned(block, runs)) for block, runs in found]),
                }
            case BlockKind.QUOTATION:
                yield {"k": "quote", "paragraphs": [self._turned(block, runs) for block, runs in found]}
            case BlockKind.TABLE_ROW:
                yield from _table([runs for _, runs in found])
            case BlockKind.HEADING:
                ((block, runs),) = found
                self._level = min(max(1, block.level) + 1, self._level + 1, _DEEPEST)
                key, words = f"heading-{block.start}", self.version.text[block.start : block.end]
                mark = [self._level, visible(" ".join(words.split()))[:_MARK], key]
                yield {"k": "heading", "level": self._level, "key": key, "mark": mark} | self._turned(block, runs)
            case _:
                ((block, runs),) = found
                yield {"k": str(kind)} | self._turned(block, runs)

    def _turned(self, block: Block, runs: list[Run]) -> Data:
        """The block's runs, and where it runs another way than the article, which."""
        found = direction_of(self.version.text[block.start : block.end])
        return {"r": runs} if found in (None, self.direction) else {"r": runs, "d": found}

    def _runs(self, block: Block, cutter: Cutter) -> Iterator[Run]:
        text, is_row = self.version.text, block.kind is BlockKind.TABLE_ROW
        for segment in cutter.cut(block, _tabs(text, block) if is_row else ()):
            written = text[segment.start : segment.end]
            yield from map(self._number, segment.begins)
            if is_row and written == "\t":
                yield {"cell": True}
            elif written:
                if block.kind is BlockKind.CODE:
                    written = _INDENT.sub(lambda match: "\u00a0" * len(match[0]), written)
                yield self._run(segment, written, _LINES.get(block.kind, LINE))
            yield from self._ends(segment)

    def _number(self, mark: Mark) -> Run:
        """The claim's number before its passage. Its underline keeps its lane to the end."""
        self.drawn.add(mark.key)
        if self._lanes:
            self._overlapped |= {*self._lanes, mark.key}
        taken = set(self._lanes.values())
        self._lanes[mark.key] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        return {"n": mark.label, "s": str(mark.status), "c": mark.number, "to": mark.key}

    def _run(self, segment: Segment, written: str, line: int) -> Run:
        run: Data = {}
        if segment.claims:
            lanes = [(self._lanes.get(mark.key, 0), mark) for mark in segment.claims]
            run["m"] = [[str(mark.status), lane] for lane, mark in lanes if lane < _LANES]
            run["s"] = str(segment.claims[-1].status)
        if segment.waiver is not None:
            run["w"] = True
        if any(mark.open for mark in (*segment.claims, segment.waiver) if mark is not None):
            run["o"] = True
        run |= _formats(segment.spans)
        set_as = pieces(written, line)
        return run | {"t": set_as} if run else set_as

    def _ends(self, segment: Segment) -> Iterator[Run]:
        """Where claims overlap, the number of each once more at its end."""
        for mark in segment.ends:
            self._lanes.pop(mark.key, None)
            if mark.key in self._overlapped:
                self._overlapped.discard(mark.key)
                yield {"e": mark.label, "s": str(mark.status)}


def _tabs(text: str, block: Block) -> list[int]:
    """The places before and after each tab, which parts the cells of a table's row."""
    found = []
    at = text.find("\t", block.start, block.end)
    while at >= 0:
        found += [at, at + 1]
        at = text.find("\t", at + 1, block.end)
    return found


def _formats(spans: Iterable[Span]) -> Data:
    """The formats of a run; of several links the innermost counts, and only where it is safe."""
    found: Data = {}
    for span in spans:
        match span.kind:
            case SpanKind.BOLD:
                found["b"] = True
            case SpanKind.ITALIC:
                found["i"] = True
            case SpanKind.LINK:
                found["h"] = address(span.href)
    return {key: held for key, held in found.items() if held}


def _nested(items: list[tuple[int, Data]]) -> list[Data]:
    """The items of a list, each with those below it."""
    top: list[Data] = []
    above = [top]
    for level, own in items:
        depth = min(max(1, level), len(above), _DEEPEST)
        del above[depth:]
        item: Data = own | {"items": []}
        above[-1].append(item)
        above.append(item["items"])
    return top


def _table(rows: list[list[Run]]) -> Iterator[Data]:
    """The rows as a table; where they are wider than a page, each as a paragraph."""
    cut = [_cells(row) for row in rows]
    columns = max(map(len, cut))
    if columns <= _MOST_CELLS:
        yield {"k": "table", "columns": columns, "rows": [row + [[]] * (columns - len(row)) for row in cut]}
        return
    for row in rows:
        yield {"k": "paragraph", "r": [" | " if isinstance(run, dict) and "cell" in run else run for run in row]}


def _cells(row: list[Run]) -> list[list[Run]]:
    cells: list[list[Run]] = [[]]
    for run in row:
        if isinstance(run, dict) and "cell" in run:
            cells.append([])
        else:
            cells[-1].append(run)
    return cells
