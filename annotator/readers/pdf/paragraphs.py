"""From lines to paragraphs: what a new paragraph shows by its place, its type and the line before it."""

import re
from dataclasses import dataclass
from itertools import accumulate, chain

from annotator.readers.pdf.columns import Stack, shares_x
from annotator.readers.pdf.lines import Line
from annotator.readers.pdf.markers import Marker, marker_of
from annotator.readers.pdf.metrics import Metrics, same_size
from annotator.readers.pdf.rows import rows_among
from annotator.readers.pdf.tags import Tag

_TERMINAL = re.compile(r"[.!?:;…。！？؟۔।։][\"'”’»“‘)\]\d*†‡]*\Z")
_NEAR = 6  # lines before and after, in which a column's edges are looked for
_INDENT = 0.8  # of the font's size
_DEEPEST = 8.0
_LARGER = 1.12  # than the running text: a heading's lines
_PARAGRAPH_GAP = 1.15  # of the leading
_SPACE = 0.25  # of the font's size
_FEWEST_FULL, _MOSTLY_FULL = 4, 0.6
_SHORT = 0.4  # of the font's size
EXACT = 1.6  # points: how exactly a justified line reaches its column's edge
_FULL = 0.4
_MUCH_ROOM = 0.3  # of the column's width


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines of one block; `row` for one of a table, `marker` where it may be a list's item. `edge` is where the
    column of its last line ends, `indented` whether its first line is set in."""

    lines: list[Line]
    row: bool = False
    marker: Marker | None = None
    edge: float = 0.0
    indented: bool = False

    @property
    def tag(self) -> Tag | None:
        return self.lines[0].tag

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """Without regard to hyphens: to look at, not to keep."""
        return " ".join(line.text for line in self.lines)


def paragraphs_of(stack: Stack, metrics: Metrics) -> list[Paragraph]:
    """The paragraphs of one stack of lines."""
    return _StackReader(stack, metrics).read()


class _StackReader:
    def __init__(self, stack: Stack, metrics: Metrics) -> None:
        self._stack = stack
        self._rows = rows_among(stack)
        self._body, self._sets_in = metrics.body, metrics.sets_in
        self._left, self._right = [0.0] * len(stack), [0.0] * len(stack)
        self._justified = [False] * len(stack)
        self._leading = metrics.leadings(stack)
        self._find_edges()

    def read(self) -> list[Paragraph]:
        found: list[Paragraph] = []
        for index, line in enumerate(self._stack):
            marker = marker_of(line.text)
            if not found or self._begins(index, found[-1], marker):
                row = index in self._rows
                marker = marker if marker and not row and self._may_begin_item(index, found, marker) else None
                found.append(Paragraph([line], row, marker, indented=self._is_set_in(index)))
            else:
                found[-1].lines.append(line)
        for paragraph, index in zip(found, accumulate(len(paragraph.lines) for paragraph in found), strict=True):
            paragraph.edge = self._right[index - 1]
        return found

    def _begins(self, index: int, paragraph: Paragraph, marker: Marker | None) -> bool:
        above, line = self._stack[index - 1], self._stack[index]
        if above.tag is not None and line.tag is not None:
            return above.tag.block != line.tag.block
        if index in self._rows or index - 1 in self._rows or not same_size(above, line):
            return True
        if above.y - line.y > _PARAGRAPH_GAP * self._leading[above.size] + 0.25:
            return True
        if marker is not None and (marker.sure or marker.follows(paragraph.marker)):
            return True
        if above.hyphen:
            return False
        if above.bold and not begins_in_sentence(line) and not any(run.bold for run in line.runs):
            return True
        if self._is_shifted(index, paragraph):
            return True
        if line.size > _LARGER * self._body:
            return False
        return self._ends_early(index - 1) and (ends_sentence(above) or not begins_in_sentence(line))

    def _may_begin_item(self, index: int, found: list[Paragraph], marker: Marker) -> bool:
        """A number or dash at the beginning of a line may be any: it begins an item where a paragraph has ended."""
        if marker.sure or not found or marker.follows(found[-1].marker):
            return True
        above = self._stack[index - 1]
        return ends_sentence(above) or self._ends_early(index - 1) or not same_size(above, self._stack[index])

    def _is_shifted(self, index: int, paragraph: Paragraph) -> bool:
        """Whether the line is set in as a first line is, or back out after a quotation or list."""
        above, line = self._stack[index - 1], self._stack[index]
        step = _INDENT * line.size
        first = paragraph.lines[0]
        if line.size > _LARGER * self._body or (above.bold and line.bold and begins_in_sentence(line)):
            return False  # a heading, centred or with its number set apart
        if paragraph.marker is not None and len(paragraph.lines) == 1:
            out = line.x0 < first.x0 - 0.5 * step
            return out and (ends_sentence(above) or self._ends_early(index - 1))
        if line.x0 < above.x0 - step:
            inside = len(paragraph.lines) > 1 and abs(paragraph.lines[-2].x0 - above.x0) < 0.5 * step
            return inside and (ends_sentence(above) or not begins_in_sentence(line))
        if not self._is_set_in(index):
            return False
        if line.x0 > above.x0 + step or (abs(line.x0 - above.x0) > 0.3 * step and ends_sentence(above)):
            return True
        early = self._ends_early(index - 1) and not begins_in_sentence(line)
        return len(paragraph.lines) == 1 and (early or ends_sentence(above))

    def _is_set_in(self, index: int) -> bool:
        """Whether the line begins further in than its column, and the next does not."""
        line = self._stack[index]
        step = _INDENT * line.size
        if not step < line.x0 - self._left[index] < _DEEPEST * line.size:
            return False
        after = self._stack[index + 1] if index + 1 < len(self._stack) else None
        return after is None or not same_size(line, after) or after.x0 < line.x0 - 0.5 * step

    def _ends_early(self, index: int) -> bool:
        """Whether the next line's first word would have had room in the line, or a sentence ends before the edge that
        the other lines reach. Where first lines are set in, one that is not says that no paragraph has ended, unless
        much room is left."""
        line, after, edge = self._stack[index], self._stack[index + 1], self._right[index]
        if self._sets_in and line.x1 > edge - _MUCH_ROOM * (edge - self._left[index]):
            return False
        if self._justified[index] and line.x1 < edge - _SHORT * line.size and ends_sentence(line):
            return True
        return has_room(line, after, edge)

    def _find_edges(self) -> None:
        """Where the column begins and ends at each line, as its neighbours of the same size show."""
        columns: dict[float, list[list[int]]] = {}
        for index, line in enumerate(self._stack):
            alike = columns.setdefault(line.size, [])
            if alike and shares_x(self._stack[alike[-1][-1]], line):
                alike[-1].append(index)
            else:
                alike.append([index])  # a headline may lead from the foot of one column to the head of another
        for indexes in chain.from_iterable(columns.values()):
            starts = [self._stack[index].x0 for index in indexes]
            ends = [self._stack[index].x1 for index in indexes]
            for place, index in enumerate(indexes):
                near = slice(max(0, place - _NEAR), place + _NEAR + 1)
                edge = max(ends[near])
                self._left[index], self._right[index] = min(starts[near]), edge
                full = sum(end > edge - EXACT for end in ends[near])
                self._justified[index] = full >= _FEWEST_FULL and full > _MOSTLY_FULL * len(ends[near])


def has_room(line: Line, after: Line, edge: float) -> bool:
    """Whether the first word of `after` would have had room in `line` before the column's `edge`."""
    text = after.text
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    width = (after.x1 - after.x0) * len(word) / max(1, len(text))
    return not line.hyphen and line.x1 + _SPACE * line.size + width < edge - _FULL * line.size


def ends_sentence(line: Line) -> bool:
    """Whether the line may be a paragraph's last, by its last character."""
    return not line.hyphen and _TERMINAL.search(line.text[-12:]) is not None


def begins_in_sentence(line: Line) -> bool:
    """Whether the line's first letter or figure is a small letter."""
    first = next((character for character in line.text if character.isalnum()), "")
    return first.islower()
