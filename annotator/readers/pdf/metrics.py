"""What a document's lines have in common: the size of its running text, and how far its lines stand apart."""

from collections import Counter, defaultdict
from itertools import pairwise

from annotator.readers.pdf.columns import Stack
from annotator.readers.pdf.lines import Line

_USUAL_LEADING = 1.2  # of the font's size
_FEWEST = 4
_OFTEN = 0.03  # of all lines
_INDENT, _DEEPEST = 0.8, 8.0  # of the font's size
_NARROWEST, _WIDEST = 0.7, 3.0
SAME_SIZE = 0.06  # sizes that differ by less are one


class Metrics:
    """Of a whole document. `body` is the font size, in points, of most of its characters; `sets_in` whether the first
    lines of its paragraphs begin further in than the others."""

    def __init__(self, stacks: list[Stack]) -> None:
        sizes: Counter[float] = Counter()
        steps: dict[float, Counter[float]] = defaultdict(Counter)
        for stack in stacks:
            for line in stack:
                sizes[line.size] += len(line.text)
            for size, step in _steps(stack):
                steps[size][round(step, 1)] += 1
        self.body = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0
        count = sum(len(stack) for stack in stacks)
        set_in = sum(_set_in(stack) for stack in stacks)
        self.sets_in = set_in >= _FEWEST and set_in > _OFTEN * count
        self._leading = {size: max(found, key=lambda step: (found[step], -step)) for size, found in steps.items()}

    def leadings(self, stack: Stack) -> dict[float, float]:
        """For each size of type in the stack, the distance of two base lines, in points, within a paragraph."""
        found: dict[float, Counter[float]] = defaultdict(Counter)
        for size, step in _steps(stack):
            found[size][round(step, 1)] += 1
        leadings = {}
        for size in {line.size for line in stack}:
            step, count = next(iter(found[size].most_common(1)), (0.0, 0))
            sure = count >= _FEWEST and 2 * count >= found[size].total()
            leadings[size] = step if sure else self._leading.get(size, _USUAL_LEADING * size)
        return leadings


def same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def _set_in(stack: Stack) -> int:
    """How many lines begin further in than the lines before and after them, which begin alike."""
    count = 0
    for above, line, after in zip(stack, stack[1:], stack[2:], strict=False):
        if above.size == line.size == after.size and abs(above.x0 - after.x0) < 0.2 * line.size:
            count += _INDENT * line.size < line.x0 - above.x0 < _DEEPEST * line.size
    return count


def _steps(stack: Stack) -> list[tuple[float, float]]:
    """Size and distance of each two lines of a size, where they could be of one paragraph."""
    found = []
    for above, line in pairwise(stack):
        step = above.y - line.y
        if above.size == line.size and _NARROWEST * line.size <= step <= _WIDEST * line.size:
            found.append((line.size, step))
    return found
