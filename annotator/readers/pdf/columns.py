"""The order in which a page's lines are read: the document's own where that can be, else by their places."""

from collections import Counter
from statistics import mean

from annotator.readers.pdf.initials import with_initials
from annotator.readers.pdf.lines import Line

_MOST_STACKS = 120
_GUTTER_LINES = 6
_COLUMN_CHARACTERS = 15  # on average, in a line of a column
_BIN = 6.0  # points
_SLACK = 2.0

Stack = list[Line]


def stacks_of(lines: list[Line]) -> list[Stack]:
    """The lines as stacks, each line of one under the line before it, in reading order."""
    parted = _parted(lines)
    stacks = _stacks(with_initials(parted))
    if 1 < len(stacks) <= _MOST_STACKS and (len(parted) > len(lines) or _goes_back(stacks)):
        return _merged(_by_place(stacks))
    return stacks


def _stacks(lines: list[Line]) -> list[Stack]:
    stacks: list[Stack] = []
    for line in lines:
        if stacks and _is_under(stacks[-1][-1], line):
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return stacks


def _is_under(above: Line, line: Line) -> bool:
    return line.y < above.y - 0.3 * min(line.size, above.size) and shares_x(above, line)


def shares_x(one: Line, other: Line) -> bool:
    """Whether one stands, in part, under the other."""
    return min(one.x1, other.x1) - max(one.x0, other.x0) > -_SLACK


class _Area:
    """The rectangle that a stack covers."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.x0, self.x1 = min(line.x0 for line in stack), max(line.x1 for line in stack)
        self.top, self.foot = stack[0].y + stack[0].size, stack[-1].y

    def shares_x(self, other: "_Area") -> bool:
        return min(self.x1, other.x1) - max(self.x0, other.x0) > _SLACK

    def is_over(self, other: "_Area") -> bool:
        return self.foot >= other.top - _SLACK - 0.5 * other.stack[0].size


def _goes_back(stacks: list[Stack]) -> bool:
    """Whether a later stack stands over an earlier one, in the same column."""
    areas = [_Area(stack) for stack in stacks]
    return any(
        later.shares_x(earlier) and later.is_over(earlier)
        for index, later in enumerate(areas)
        for earlier in areas[:index]
    )


def _by_place(stacks: list[Stack]) -> list[Stack]:
    """By two rules (T. M. Breuel, “High Performance Document Layout Analysis”, 2003): what stands over another in
    the same column comes before it, and what stands to the left, unless something between them spans both."""
    areas = sorted((_Area(stack) for stack in stacks), key=lambda area: (-area.top, area.x0))
    indexes = range(len(areas))
    sharing = [{i for i in indexes if i != index and areas[i].shares_x(areas[index])} for index in indexes]
    before = [{i for i in indexes if i != index and _precedes(areas, sharing, i, index)} for index in indexes]
    ordered: list[Stack] = []
    waiting = list(indexes)
    while waiting:
        chosen = next((index for index in waiting if not before[index]), waiting[0])
        ordered.append(areas[chosen].stack)
        waiting.remove(chosen)
        for index in waiting:
            before[index].discard(chosen)
    return ordered


def _precedes(areas: list[_Area], sharing: list[set[int]], one: int, other: int) -> bool:
    first, second = areas[one], areas[other]
    if one in sharing[other]:
        return first.is_over(second) or (first.top > second.top and not second.is_over(first))
    if first.x1 > second.x0 + _SLACK:
        return False
    upper, lower = max(first.foot, second.foot), min(first.foot, second.foot)
    spanning = (areas[index] for index in sharing[one] & sharing[other])
    return not any(upper >= area.foot > lower and area.top >= min(first.top, second.top) for area in spanning)


def _merged(stacks: list[Stack]) -> list[Stack]:
    """With stacks together that go on one under the other."""
    return _stacks([line for stack in stacks for line in stack])


def _parted(lines: list[Line]) -> list[Line]:
    """The lines, those in two where the page has two columns and draws each row over both."""
    begins = Counter(round(cell.x0 / _BIN) for line in lines for cell in line.cells[1:])
    if not begins:
        return lines
    place = begins.most_common(1)[0][0] * _BIN
    halves = [halves for line in lines if (halves := _halves(line, place))]
    if len(halves) < max(_GUTTER_LINES, len(lines) // 2):
        return lines
    if min(mean(len(half[side].text) for half in halves) for side in (0, 1)) < _COLUMN_CHARACTERS:
        return lines
    parted = {id(half[2]): half[:2] for half in halves}
    return [part for line in lines for part in parted.get(id(line), (line,))]


def _halves(line: Line, place: float) -> tuple[Line, Line, Line] | None:
    """What stands before the column that begins at `place` and what in it, and the line itself; None for a line that
    is not parted there."""
    left = [cell for cell in line.cells if cell.x1 < place + _BIN / 2]
    right = line.cells[len(left) :]
    if not left or not right or abs(right[0].x0 - place) > _BIN:
        return None
    first = Line(left, line.y, line.size, line.page, line.tag)
    return first, Line(right, line.y, line.size, line.page, line.tag, line.hyphen, line.hyphen_apart), line
