"""Which numbers stand in the gutter beside a line, and where: packed from the text outwards, as many as fit."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.domain.claim import Status
from annotator.workspace.marks import Mark

GAP = 3
# From the gutter's edge to the nearest badge.
INSET = 4
_MOST = 3


class Badge(NamedTuple):
    """A pill with the number of a claim whose passage begins on the line, or with “+n” for those without room.

    `claims` has the ids it stands for: one, or all that “+n” counts. `status` is None for “+n”. A number has a question
    mark where the passage's place is to be settled; then `mark` says how.
    """

    rect: QRectF
    text: str
    claims: tuple[str, ...]
    status: Status | None
    mark: Mark | None = None


def begun(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of claims, each claim once, in text order."""
    first: dict[str | None, Mark] = {}
    for mark in marks:
        if not mark.waived:
            first.setdefault(mark.claim, mark)
    return list(first.values())


def pack(
    marks: Sequence[Mark], centre: float, height: float, room: float, width: Callable[[str], float]
) -> list[Badge]:
    """The badges of one line, nearest to the text first; `room` is the gutter's width, `width` that of a badge.

    Rectangles are for a gutter left of the text, whose edge is at `room`.
    """
    numbers = [f"{mark.number}?" if mark.unsure else str(mark.number) for mark in marks]
    shown = _fitting(numbers, room - INSET, width)
    words: list[tuple[str, tuple[str, ...], Mark | None]] = [
        (number, (mark.claim or "",), mark) for number, mark in zip(numbers[:shown], marks, strict=False)
    ]
    if shown < len(marks):
        words.append((f"+{len(marks) - shown}", tuple(m.claim or "" for m in marks[shown:]), None))
    badges: list[Badge] = []
    right = room - INSET
    for text, claims, mark in words:
        rect = QRectF(right - width(text), centre - height / 2, width(text), height)
        badges.append(Badge(rect, text, claims, mark.status if mark else None, mark))
        right = rect.left() - GAP
    return badges


def _fitting(numbers: Sequence[str], room: float, width: Callable[[str], float]) -> int:
    """How many of the numbers are shown, so that a “+n” for the others fits too."""
    for count in range(min(len(numbers), _MOST), 0, -1):
        texts = list(numbers[:count])
        if count < len(numbers):
            texts.append(f"+{len(numbers) - count}")
        if len(texts) <= _MOST and sum(map(width, texts)) + GAP * (len(texts) - 1) <= room:
            return count
    return 0
