"""From a page's fragments to its lines, each in reading order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.draft import Run
from annotator.readers.pdf.bidi import reading_order
from annotator.readers.pdf.fragments import Fragment, PageFragments
from annotator.readers.pdf.pieces import HYPHEN
from annotator.readers.pdf.tags import Tag

_SAME_BASE = 0.35  # of the font's size: base lines so near are one
_RAISED = 0.65  # of the line's size: how far a smaller sign may stand above or below
_SMALL = 0.85
_OVERLAP = 0.35
_SPACE = 0.2  # of the font's size
_CELL_GAP = 1.2
_HYPHENS = (HYPHEN, "-", "\u2010", "\u00ad")
_BULLET = "•"  # for a sign that its font does not name, at the beginning of a line


@dataclass(slots=True, eq=False)
class Cell:
    """A part of a line between two wide gaps."""

    runs: list[Run]
    x0: float
    x1: float


@dataclass(slots=True, eq=False)
class Line:
    """A line of a page. Lengths are in points: `x0` to `x1` from the side where reading begins, `y` the base line's
    height over the page's foot, `size` that of most of its letters. `hyphen`: its last word goes on in the next line;
    the hyphen itself is not in the runs; `hyphen_apart` where it is drawn by itself. `tag` says which block it is of,
    where the document does; `text` is that of the runs."""

    cells: list[Cell]
    y: float
    size: float
    page: int
    tag: Tag | None = None
    hyphen: str = ""
    hyphen_apart: bool = False
    x0: float = field(init=False)
    x1: float = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = self.cells[0].x0, self.cells[-1].x1
        self.text = " ".join(["".join([run.text for run in cell.runs]) for cell in self.cells])

    @property
    def runs(self) -> list[Run]:
        """All of the line's, a space between its cells."""
        runs = list(self.cells[0].runs)
        for cell in self.cells[1:]:
            runs += [run_between(" ", runs[-1], cell.runs[0]), *cell.runs]
        return runs

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(run.bold for cell in self.cells for run in cell.runs if run.text.strip())


def run_between(text: str, one: Run, other: Run) -> Run:
    """What joins two runs, of the format that both have."""
    return Run(text, one.bold and other.bold, one.italic and other.italic, one.href if one.href == other.href else None)


@dataclass(slots=True)
class PageLines:
    """A page's lines in the order in which the document draws them; `number` counts from 1. `sideways` are lines in
    another direction than most, `slanting` the texts that run aslant."""

    number: int
    height: float
    lines: list[Line]
    sideways: list[Line] = field(default_factory=list)
    slanting: list[str] = field(default_factory=list)


def lines_of(page: PageFragments, number: int, rightwards: bool, tags: Mapping[int, Tag]) -> list[Line]:
    """The page's lines; `rightwards` where the document is read from left to right, `tags` of its marked contents."""
    lines = []
    for row in _rows(page.fragments):
        line = _line(row, number, rightwards)
        if line is not None:
            line.tag = next((tags[f.mark] for f in row.fragments if f.mark in tags), None)
            lines.append(line if rightwards else _from_the_right(line, page.width))
    return lines


@dataclass(slots=True)
class _Row:
    fragments: list[Fragment]
    y: float
    size: float
    x0: float
    x1: float
    leftwards: bool

    def takes(self, fragment: Fragment) -> bool:
        """Whether the fragment, the next that is drawn, stands in this row."""
        distance, size = abs(fragment.y - self.y), max(self.size, fragment.size)
        smaller = min(self.size, fragment.size) < _SMALL * size
        if distance > (_RAISED if smaller else _SAME_BASE) * size:
            return False
        if self.leftwards or fragment.leftwards:
            return True
        slack = _OVERLAP * size
        return fragment.x0 >= self.x1 - slack or fragment.x1 <= self.x0 + slack

    def add(self, fragment: Fragment) -> None:
        self.fragments.append(fragment)
        if fragment.size > self.size:
            self.y, self.size = fragment.y, fragment.size
        self.x0, self.x1 = min(self.x0, fragment.x0), max(self.x1, fragment.x1)
        self.leftwards = self.leftwards or fragment.leftwards


def _rows(fragments: Iterable[Fragment]) -> list[_Row]:
    rows: list[_Row] = []
    for fragment in fragments:
        if rows and rows[-1].takes(fragment):
            rows[-1].add(fragment)
        else:
            rows.append(_Row([fragment], fragment.y, fragment.size, fragment.x0, fragment.x1, fragment.leftwards))
    return rows


def _line(row: _Row, page: int, rightwards: bool) -> Line | None:
    cells = []
    if len(row.fragments) > 1 and not row.fragments[0].text and not row.leftwards:
        row.fragments[0] = replace(row.fragments[0], text=_BULLET)
    for group in _cells(
        sorted(row.fragments, key=lambda f: (f.x0, f.index)) if len(row.fragments) > 1 else row.fragments
    ):
        ordered = reading_order(group, rightwards) if row.leftwards else _spaced(group)
        runs = _runs(ordered)
        if any(run.text.strip() for run in runs):
            cells.append(Cell(runs, group[0].x0, max(fragment.x1 for fragment in group)))
    if not cells:
        return None
    if row.leftwards and not rightwards:
        cells.reverse()
    sizes: dict[float, int] = {}
    for fragment in row.fragments:
        sizes[fragment.size] = sizes.get(fragment.size, 0) + len(fragment.text)
    size = max(sizes, key=lambda size: sizes[size])
    apart = any(fragment.hyphen_apart for fragment in row.fragments)
    line = Line(cells, row.y, size, page, None, _take_hyphen(cells[-1]), apart)
    return line if line.text.strip() else None


def _cells(fragments: list[Fragment]) -> list[list[Fragment]]:
    """The fragments of a row, from left to right, parted at wide gaps."""
    groups = [[fragments[0]]]
    end = fragments[0].x1
    for fragment in fragments[1:]:
        if fragment.x0 - end > _CELL_GAP * max(fragment.size, groups[-1][-1].size):
            groups.append([])
        groups[-1].append(fragment)
        end = max(end, fragment.x1)
    return groups


def _spaced(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments with a space before each that stands apart from the one before it."""
    spaced = [fragments[0]]
    for fragment in fragments[1:]:
        before = spaced[-1]
        if _is_apart(before, fragment) and not before.text[-1:].isspace() and not fragment.text[:1].isspace():
            if fragment.bold or fragment.italic or fragment.href:
                spaced[-1] = replace(before, text=f"{before.text} ")
            else:
                fragment = replace(fragment, text=f" {fragment.text}")
        spaced.append(fragment)
    return spaced


def _is_apart(before: Fragment, fragment: Fragment) -> bool:
    """By PDFium's judgement where it has the two in one line, else by the gap between them."""
    if fragment.spaced and before.index < fragment.index:
        return True
    return fragment.x0 - before.x1 > _SPACE * max(fragment.size, before.size)


def _runs(fragments: list[Fragment]) -> list[Run]:
    runs: list[Run] = []
    for fragment in fragments:
        last = runs[-1] if runs else None
        if last and (last.bold, last.italic, last.href) == (fragment.bold, fragment.italic, fragment.href):
            runs[-1] = Run(last.text + fragment.text, last.bold, last.italic, last.href)
        else:
            runs.append(Run(fragment.text, fragment.bold, fragment.italic, fragment.href))
    return runs


def _take_hyphen(cell: Cell) -> str:
    """The hyphen at the end of the cell, taken off its text; empty where there is none."""
    last = cell.runs[-1]
    text = last.text.rstrip()
    hyphen = text[-1:]
    if hyphen not in _HYPHENS or not text[-2:-1].isalnum():
        if hyphen == HYPHEN:
            cell.runs[-1] = replace(last, text=f"{text[:-1]}-")
        return ""
    cell.runs[-1] = replace(last, text=text[:-1])
    return "-" if hyphen == HYPHEN else hyphen


def _from_the_right(line: Line, width: float) -> Line:
    """With its places from the right edge, as it is read."""
    for cell in line.cells:
        cell.x0, cell.x1 = width - cell.x1, width - cell.x0
    line.x0, line.x1 = min(c.x0 for c in line.cells), max(c.x1 for c in line.cells)
    return line
