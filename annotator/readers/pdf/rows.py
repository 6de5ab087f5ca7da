"""Tables, as far as they are simple: rows of one line each, their cells under one another."""

from annotator.readers.pdf.columns import Stack
from annotator.readers.pdf.lines import Line
from annotator.readers.pdf.markers import marker_of

_ALIGNED = 0.6  # of the font's size
_FARTHEST = 3.5  # of the font's size, from row to row


def rows_among(stack: Stack) -> set[int]:
    """The indexes of the lines that are rows of a table: at least two, one under the other, of as many cells."""
    rows: set[int] = set()
    for index in range(1, len(stack)):
        if _could_be(stack[index - 1], stack[index]) and _are_aligned(stack[index - 1], stack[index]):
            rows |= {index - 1, index}
    heads = {
        index - 1 for index in rows if index and index - 1 not in rows and _is_head(stack[index - 1], stack[index])
    }
    return rows | heads


def _could_be(above: Line, line: Line) -> bool:
    near = above.y - line.y <= _FARTHEST * line.size
    return near and len(line.cells) > 1 and len(above.cells) == len(line.cells) and not _is_item(line)


def _is_item(line: Line) -> bool:
    """Whether it is a list's item with a wide gap after its marker."""
    marker = marker_of(line.text)
    return marker is not None and len(line.cells) == 2 and sum(len(r.text) for r in line.cells[0].runs) < marker.length


def _are_aligned(above: Line, line: Line) -> bool:
    """Whether each cell begins, ends or has its middle under the one above it."""
    slack = _ALIGNED * line.size
    return all(
        abs(one.x0 - other.x0) < slack
        or abs(one.x1 - other.x1) < slack
        or abs(one.x0 + one.x1 - other.x0 - other.x1) < 2 * slack
        for one, other in zip(above.cells, line.cells, strict=True)
    )


def _is_head(above: Line, line: Line) -> bool:
    """Whether each cell of a line over a table stands over its own column, no other."""
    if not _could_be(above, line):
        return False
    ends = [float("-inf"), *(cell.x1 for cell in line.cells[:-1])]
    begins = [*(cell.x0 for cell in line.cells[1:]), float("inf")]
    cells = zip(above.cells, ends, begins, strict=True)
    return all(cell.x0 >= end and cell.x1 <= begin for cell, end, begin in cells)
