"""From the order in which a line's signs stand on the page, left to right, to the order in which they are read.

The Unicode bidirectional algorithm (UAX 9) puts a paragraph's characters in their places; its rule L2 reverses runs,
and reversing them again gives back the order of the text. Embeddings and isolates leave no trace on a page.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

from annotator.readers.pdf.fragments import Fragment
from annotator.readers.pdf.pieces import LIGATURE

_SPACE_GAP = 0.14  # of the font's size: many documents draw no spaces
_NEAR = 4  # signs to either side, among which a mark's own is looked for
_MARKS = ("Mn", "Me")
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥⟨⟩", ")(][}{><»«›‹≥≤⟩⟨", strict=True))
_PAIRS = (("([{⟨", ")]}⟩"), ("«‹", "»›"), ("“", "”"), ("‘", "’"))
_LOW = {"„": "“", "‚": "‘"}
_LAM, _ALEFS = "ل", "اأإآٱ"


@dataclass(slots=True)
class _Sign:
    fragment: Fragment
    kind: str  # the Bidi_Class
    level: int = 0


def reading_order(fragments: Sequence[Fragment], rightwards: bool) -> list[Fragment]:
    """The fragments of one line, signs with their marks, in reading order, spaces added where a gap is one;
    `rightwards` where the paragraph runs from left to right."""
    placed = _spaced(_with_marks(sorted(fragments, key=lambda f: (f.x0, f.index))))
    signs = [_Sign(fragment, _kind(fragment.text)) for fragment in placed]
    if not rightwards:
        signs.reverse()
    _set_levels(signs, 0 if rightwards else 1)
    if rightwards:
        _reverse_runs(signs, lambda sign: sign.level >= 1)
    _reverse_runs(signs, lambda sign: sign.level >= 2)
    return [_mirrored(sign.fragment) if sign.level == 1 else sign.fragment for sign in signs]


def mended_brackets(texts: list[str]) -> list[str]:
    """A right-to-left paragraph's pieces with their brackets and quotation marks turned where only then each closes
    one before it.

    Some documents name a bracket by its look and some by its meaning, and PDFium turns some of them.
    """
    whole = set("".join(texts))
    for opening, closing in _PAIRS:
        if whole.isdisjoint(opening + closing):
            continue
        turned = [text.translate(_turning(opening, closing)) for text in texts]
        if _misplaced("".join(turned), opening, closing) < _misplaced("".join(texts), opening, closing):
            texts = turned
    return texts


@cache
def _turning(opening: str, closing: str) -> dict[int, str]:
    return {ord(one): other for pair in zip(opening, closing, strict=True) for one, other in (pair, pair[::-1])}


def _misplaced(text: str, opening: str, closing: str) -> int:
    """How many of them close none or are not closed. A low quotation mark opens too."""
    waiting: list[str] = []
    wrong = 0
    for character in text:
        character = _LOW.get(character, character) if _LOW.get(character, "") in opening else character
        if character in opening:
            waiting.append(character)
        elif character in closing:
            if waiting and closing[opening.index(waiting[-1])] == character:
                waiting.pop()
            else:
                wrong += 1
    return wrong + len(waiting)


def _with_marks(signs: list[Fragment]) -> list[Fragment]:
    """The signs, each with the marks that stand over or under it, a lam with the alef that is drawn into it."""
    bases: list[Fragment] = []
    marks: list[Fragment] = []
    for sign in signs:
        if unicodedata.category(sign.text[:1] or " ") in _MARKS:
            marks.append(sign)
        elif bases and _are_one(bases[-1], sign):
            bases[-1] = _joined(bases[-1], sign)
        else:
            bases.append(sign)
    places = [base.x0 for base in bases]
    for mark in sorted(marks, key=lambda mark: mark.index):
        after = bisect_right(places, (mark.x0 + mark.x1) / 2)
        near = range(max(0, after - _NEAR), min(len(bases), after + _NEAR))
        if near:
            nearest = min(near, key=lambda i: _distance(bases[i], mark))
            bases[nearest] = replace(bases[nearest], text=bases[nearest].text + mark.text)
        else:
            bases.append(mark)
            places.append(mark.x0)
    return bases


def _are_one(before: Fragment, sign: Fragment) -> bool:
    """Whether the two are drawn in one place: by one glyph, or a lam and an alef that overlap."""
    if not (before.leftwards and sign.leftwards and len(before.text) == len(sign.text) == 1):
        return False
    pair = _LAM in (before.text, sign.text) and (before.text in _ALEFS or sign.text in _ALEFS)
    return abs(before.x0 - sign.x0) < (LIGATURE if pair else 0.01) * sign.size


def _joined(one: Fragment, other: Fragment) -> Fragment:
    """Two characters that one glyph draws."""
    first, second = (other, one) if other.text == _LAM and one.text in _ALEFS else (one, other)
    return replace(one, text=first.text + second.text, x1=max(one.x1, other.x1))


def _distance(base: Fragment, mark: Fragment) -> float:
    if base.text.isspace():
        return float("inf")
    x = (mark.x0 + mark.x1) / 2
    return max(base.x0 - x, x - base.x1, 0.0) + abs((base.x0 + base.x1) / 2 - x) * 0.01


def _spaced(signs: list[Fragment]) -> list[Fragment]:
    """With a space where the gap to the next sign is one, and single spaces only."""
    if not signs:
        return []
    wide = _SPACE_GAP * median(sign.size for sign in signs)
    spaced = [signs[0]]
    for sign in signs[1:]:
        before = spaced[-1]
        if before.text.isspace() and sign.text.isspace():
            continue
        if sign.x0 - before.x1 > wide and not before.text.isspace() and not sign.text.isspace():
            spaced.append(replace(before, text=" ", x0=before.x1, x1=sign.x0))
        spaced.append(sign)
    return spaced


def _kind(text: str) -> str:
    """The class of the first character that has a direction, else of the first number, else of the first."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in text] or ["ON"]
    for wanted in (("L", "R", "AL"), ("EN", "AN")):
        for kind in kinds:
            if kind in wanted:
                return kind
    return kinds[0]


def _set_levels(signs: list[_Sign], base: int) -> None:
    """The levels that rules W2 to I2 give."""
    kinds = _weak([sign.kind for sign in signs], "R" if base else "L")
    sides = ["L" if kind == "L" else "R" if kind in ("R", "AL", "EN", "AN") else "" for kind in kinds]
    _fill_neutrals(sides, "R" if base else "L")
    for sign, kind, side in zip(signs, kinds, sides, strict=True):
        if kind in ("EN", "AN"):
            sign.level = 2
        elif side == "R":
            sign.level = 1
        else:
            sign.level = 2 if base else 0


def _weak(kinds: list[str], start: str) -> list[str]:
    """Rules W2 and W4 to W7: what numbers and the signs at them count as."""
    kinds = _after(kinds, start, "AL", "AN")
    for index in range(1, len(kinds) - 1):
        around = {kinds[index - 1], kinds[index + 1]}
        if (kinds[index] == "CS" and around in ({"EN"}, {"AN"})) or (kinds[index] == "ES" and around == {"EN"}):
            kinds[index] = kinds[index - 1]
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for index in order:
            if kinds[index] == "ET" and kinds[index - order.step] == "EN":
                kinds[index] = "EN"
    return _after(kinds, start, "L", "L")


def _after(kinds: list[str], start: str, wanted: str, number: str) -> list[str]:
    """With European numbers as `number` where the last strong sign before them is of the `wanted` kind."""
    strong, found = start, []
    for kind in kinds:
        if kind in ("L", "R", "AL"):
            strong = kind
        found.append(number if kind == "EN" and strong == wanted else kind)
    return found


def _fill_neutrals(sides: list[str], base: str) -> None:
    """Rules N1 and N2."""
    index = 0
    while index < len(sides):
        if sides[index]:
            index += 1
            continue
        end = index
        while end < len(sides) and not sides[end]:
            end += 1
        before = sides[index - 1] if index else base
        after = sides[end] if end < len(sides) else base
        sides[index:end] = [before if before == after else base] * (end - index)
        index = end


def _reverse_runs(signs: list[_Sign], belongs: Callable[[_Sign], bool]) -> None:
    index = 0
    while index < len(signs):
        end = index
        while end < len(signs) and belongs(signs[end]):
            end += 1
        signs[index:end] = reversed(signs[index:end])
        index = end + 1


def _mirrored(fragment: Fragment) -> Fragment:
    text = _MIRRORED.get(fragment.text)
    return replace(fragment, text=text) if text else fragment
