"""A page's text in pieces of one font, size and base line each, as the document draws them.

PDFium gives characters; to ask it about each of them would take minutes for a book. A line is asked at its ends and at
the first letter of each word, a word at its ends, and only where these differ each letter.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, hypot, pi

from annotator.readers.links import link_target
from annotator.readers.pdf.pdfium import Font, PdfPage

LIGATURE = 0.15  # of the font's size: a lam and an alef that begin so near are one sign
HYPHEN = "\x02"  # PDFium's sign for a hyphen that ends a line
_LINE = re.compile(f"[^\r\n{HYPHEN}]+{HYPHEN}?")
_WORD = re.compile(r"\S+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_VOWELS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_TOKEN = re.compile(
    "[\u05d0-\u05f2\u0620-\u064a\u0671-\u06d3]+|\\d+(?:[.,:/]\\d+)*|[A-Za-z\u00c0-\u024f]+|.", re.DOTALL
)
_LAM_ALEF, _ALEF_LAM = re.compile("ل[اأإآ]"), re.compile("[اأإآ]ل")
_SPACES = " \u00a0"
_WIDE_GAP = 1.2  # of the font's size: more than a space
_WIDE_LETTER, _WIDEST_LETTER = 0.62, 0.65  # of the font's size, on average
_OFF_LEVEL = 1 / 30  # of a quarter turn: 3 degrees
_SKEW = 0.15
_TOLERANCE = 0.1  # of the font's size

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """`nominal` is the font's size before it is scaled, `size` that which is drawn. `turn` counts the quarter turns
    to the left, None for a slanting line; `skewed` letters are slanted by the document, not by the font."""

    font: Font
    nominal: float
    size: float
    turn: int | None
    skewed: bool


@dataclass(slots=True)
class Piece:
    """The characters `[start, end)` of the page, between its points `first` and `last`. `mark` is the number of their
    marked content, -1 for none; a `leftwards` one is a sign or word of a line with right-to-left letters, a `backwards`
    one is to be read from its last character to its first."""

    start: int
    end: int
    style: Style
    first: Point
    last: Point
    href: str | None
    mark: int
    leftwards: bool = False
    backwards: bool = False


def pieces_of(page: PdfPage, rightwards: bool) -> list[Piece]:
    """The page's pieces, in the order in which it draws them. Not `rightwards`: in a document that is read from right
    to left no line is taken as a whole."""
    reader = _PieceReader(page, rightwards)
    for match in _LINE.finditer(page.text):
        reader.take_line(match.start(), match.end())
    return reader.pieces


def turned(point: Point, turn: int | None) -> Point:
    """The point on the page turned right by as many quarters as its text is turned left."""
    x, y = point
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn or 0]


class _PieceReader:
    def __init__(self, page: PdfPage, rightwards: bool) -> None:
        self.pieces: list[Piece] = []
        self._page = page
        self._text = page.text
        self._by_signs: Callable[[int, int], object] = lambda start, end: not rightwards
        if rightwards and _RIGHT_TO_LEFT.search(page.text):
            self._by_signs = lambda start, end: _RIGHT_TO_LEFT.search(page.text, start, end)
        self._links = [(box, target) for box, address in page.links() if (target := link_target(address))]
        self._newest: tuple[int, Style, int] = (0, Style(Font("", 0), 0.0, 0.0, 0, False), -1)

    def take_line(self, start: int, end: int) -> None:
        """The characters `[start, end)`, which PDFium takes for one line."""
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        if self._by_signs(start, end):
            self._take_signs(start, end)
            return
        piece = self._piece(start, end)
        if self._is_gappy(piece) or self._meets_link(piece) or not self._is_even(piece):
            self._take_words(start, end)
        else:
            self.pieces.append(piece)

    def _take_signs(self, start: int, end: int) -> None:
        """Each by itself, or words of one script and numbers: their order on the page is not that of the text. Vowel
        signs have to find their letters."""
        tokens = _TOKEN.finditer(self._text, start, end)
        spans = [(start, end)] if _VOWELS.search(self._text, start, end) else [token.span() for token in tokens]
        for first, after in spans:
            piece = self._word(first, after) if after - first > 1 and len(spans) > 1 else None
            for one in [piece] if piece is not None else self._signs(first, after):
                one.leftwards = True
                self.pieces.append(one)

    def _word(self, start: int, end: int) -> Piece | None:
        """The word as one piece; None where its letters do not simply follow one another. PDFium gives a word that is
        written leftwards in its own order or in that of the page."""
        page, last = self._page, end - 1
        if not page.drawn_by(start) or page.font_number(start) != page.font_number(last):
            return None
        piece = self._piece(start, end)
        turn = piece.style.turn
        first, other = turned(piece.first, turn), turned(page.origin(last), turn)
        if abs(first[1] - other[1]) > _TOLERANCE * piece.style.size or self._href(last) != piece.href:
            return None
        if abs(first[0] - other[0]) < LIGATURE * piece.style.size:
            return None
        ascends = first[0] < other[0]
        if not ascends:
            piece.first, piece.last = page.origin(last), self._end(start, turn)
        if _RIGHT_TO_LEFT.match(self._text, start):
            piece.backwards = ascends
        elif not ascends:
            return None
        if self._has_turned_ligature(piece):
            return None
        length = turned(piece.last, turn)[0] - turned(piece.first, turn)[0]
        return piece if length < 1.5 * piece.style.size * (end - start) else None

    def _has_turned_ligature(self, piece: Piece) -> bool:
        """Whether an alef that is drawn into a lam comes before it."""
        pairs = _LAM_ALEF if piece.backwards else _ALEF_LAM
        found = (match.start() for match in pairs.finditer(self._text, piece.start, piece.end))
        turn, near = piece.style.turn, LIGATURE * piece.style.size
        places = ((turned(self._page.origin(i), turn)[0], turned(self._page.origin(i + 1), turn)[0]) for i in found)
        return any(abs(one - other) < near for one, other in places)

    def _signs(self, start: int, end: int) -> list[Piece]:
        """Each by itself but spaces: the gaps between signs tell them, in the order that PDFium does not know."""
        shown = (index for index in range(start, end) if self._text[index] not in _SPACES)
        return [self._piece(index, index + 1) for index in shown if self._page.drawn_by(index)]

    def _is_even(self, piece: Piece) -> bool:
        """Whether a line is of one style, as far as its first and last letters and the first of each word show, and
        has no wide gap."""
        page, last = self._page, self._last_letter(piece.start, piece.end)
        if page.drawn_by(piece.start) == page.drawn_by(last) != 0:
            return True
        if not self._is_alike(piece, last):
            return False
        font, size, turn = page.font_number(piece.start), piece.style.nominal, piece.style.turn
        start, end, place = piece.start, piece.start, turned(piece.first, turn)[0]
        for word in _WORD.finditer(self._text, piece.start, piece.end):
            before, (start, end) = (start, end), word.span()
            if page.font_number(start) != font:
                return False
            if end - start > 1 and not self._text[end - 1].isalpha() and page.size(end - 1) != size:
                return False  # a raised number
            place_before, place = place, turned(page.origin(start), turn)[0]
            usual = place_before + (_WIDE_LETTER * (before[1] - before[0]) + _WIDE_GAP) * piece.style.size
            if place > usual and self._is_far(before[1], place, piece.style):
                return False
        return True

    def _is_far(self, end: int, place: float, style: Style) -> bool:
        """Whether the gap between the end of a word and the place of the next is wide."""
        return place - turned(self._end(end - 1, style.turn), style.turn)[0] > _WIDE_GAP * style.size

    def _take_words(self, start: int, end: int) -> None:
        """As few pieces as have one style, one base line and one link each, and no wide gap."""
        current: Piece | None = None
        for word in _WORD.finditer(self._text, start, end):
            for piece in self._pieces_of_word(word.start(), word.end()):
                if current is not None and _continues(current, piece):
                    current.end, current.last = piece.end, piece.last
                else:
                    current = piece
                    self.pieces.append(piece)

    def _pieces_of_word(self, start: int, end: int) -> list[Piece]:
        """One, where the word's first and last letters are alike."""
        first = self._piece(start, end)
        letter = self._last_letter(start, end)
        if letter == start or self._is_alike(first, letter):
            return [first]
        return [self._piece(index, index + 1) for index in range(start, end)]

    def _is_alike(self, piece: Piece, index: int) -> bool:
        drawing = self._page.drawing(index)
        if drawing is None or self._page.font(drawing) is not piece.style.font or self._href(index) != piece.href:
            return False
        turn, size = piece.style.turn, piece.style.size
        away = turned(self._page.origin(index), turn)[1] - turned(piece.first, turn)[1]
        return abs(away) < _TOLERANCE * size and self._page.size(index) == piece.style.nominal

    def _piece(self, start: int, end: int) -> Piece:
        style, mark = self._style(start)
        last = self._end(end - 1, style.turn)
        return Piece(start, end, style, self._page.origin(start), last, self._href(start), mark)

    def _style(self, index: int) -> tuple[Style, int]:
        """How the character is drawn, and the mark that it stands in."""
        page, drawing = self._page, self._page.drawing(index)
        if drawing is not None and drawing.number == self._newest[0]:
            return self._newest[1:]
        a, b, c, d = page.matrix(index)
        quarters = atan2(b, a) / (pi / 2)
        turn = round(quarters) % 4 if abs(quarters - round(quarters)) < _OFF_LEVEL else None
        height, width = hypot(c, d), hypot(a, b)
        skewed = bool(height and width) and (a * c + b * d) / (height * width) > _SKEW
        font = page.font(drawing) if drawing is not None else Font("", 0)
        nominal = page.size(index)
        style = Style(font, nominal, round(nominal * height, 1), turn, skewed)
        mark = page.mark(drawing) if drawing is not None else -1
        if drawing is not None:
            self._newest = (drawing.number, style, mark)
        return style, mark

    def _end(self, index: int, turn: int | None) -> Point:
        """Where the character ends, on its line."""
        box = self._page.extent(index)
        return ((box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0))[turn or 0]

    def _last_letter(self, start: int, end: int) -> int:
        return end - 2 if self._text[end - 1] == HYPHEN and end - start > 1 else end - 1

    def _is_gappy(self, piece: Piece) -> bool:
        """Whether there may be more than a space between two of its words."""
        turn = piece.style.turn
        length = turned(piece.last, turn)[0] - turned(piece.first, turn)[0]
        return length > _WIDEST_LETTER * piece.style.size * (piece.end - piece.start)

    def _meets_link(self, piece: Piece) -> bool:
        if not self._links:
            return False
        x0, x1 = sorted((piece.first[0], piece.last[0]))
        y0, y1 = sorted((piece.first[1], piece.last[1]))
        return any(box.x0 <= x1 and box.x1 >= x0 and box.y0 <= y1 and box.y1 >= y0 for box, _ in self._links)

    def _href(self, index: int) -> str | None:
        if not self._links:
            return None
        box = self._page.extent(index)
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        return next((target for link, target in self._links if link.holds(x, y)), None)


def _is_like(one: Piece, other: Piece) -> bool:
    """Whether both are of one style, base line, link and marked content."""
    if one.style != other.style or one.href != other.href or one.mark != other.mark:
        return False
    turn = one.style.turn
    return abs(turned(one.first, turn)[1] - turned(other.first, turn)[1]) < _TOLERANCE * one.style.size


def _continues(current: Piece, piece: Piece) -> bool:
    if not _is_like(current, piece):
        return False
    turn, size = current.style.turn, current.style.size
    gap = turned(piece.first, turn)[0] - turned(current.last, turn)[0]
    return -size < gap <= _WIDE_GAP * size
