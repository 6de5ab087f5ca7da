"""Initials: a paragraph's first letter, drawn over the height of several lines, belongs before its first word."""

from collections import Counter
from dataclasses import replace

from annotator.domain.draft import Run
from annotator.readers.pdf.lines import Line

_LARGER = 1.8  # than the text beside it
_MOST = 20  # on a page
_LONGEST = 3  # characters: a quotation mark and a letter
_BESIDE = 1.0  # of the text's size: how far from the letter its lines begin


def with_initials(lines: list[Line]) -> list[Line]:
    """The page's lines, each initial in the line that it begins."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    initials = [line for line in lines if line.size >= _LARGER * usual and _is_letter(line.text)]
    taken = [initial for initial in initials[:_MOST] if _begin(initial, lines)]
    return [line for line in lines if not any(line is initial for initial in taken)] if taken else lines


def _is_letter(text: str) -> bool:
    return len(text) <= _LONGEST and sum(map(str.isalnum, text)) == 1


def _begin(initial: Line, lines: list[Line]) -> bool:
    """Put the initial before the uppermost of the lines beside it; whether there is one."""
    beside = [line for line in lines if _stands_beside(line, initial)]
    if not beside:
        return False
    first = max(beside, key=lambda line: line.y)
    runs = first.cells[0].runs
    letter = initial.cells[0].runs[0]
    if not first.text[:1].isalpha():
        letter = replace(letter, text=f"{letter.text} ")
    first.cells[0].runs = [Run(letter.text, runs[0].bold, runs[0].italic, runs[0].href), *runs]
    first.text = letter.text + first.text
    for line in beside:
        line.x0 = initial.x0
    return True


def _stands_beside(line: Line, initial: Line) -> bool:
    """Whether the line begins to the right of the initial, between its foot and its head."""
    if line is initial or line.size * _LARGER > initial.size:
        return False
    near = -0.5 * line.size < line.x0 - initial.x1 < _BESIDE * line.size
    return near and initial.y - 1.1 * line.size < line.y < initial.y + 0.9 * initial.size
