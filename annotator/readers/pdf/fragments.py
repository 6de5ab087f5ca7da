"""A page's text as fragments: pieces of a line with their places on the page turned upright, their weight and slant."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from annotator.readers.pdf.pdfium import Font, PdfPage
from annotator.readers.pdf.pieces import HYPHEN, Piece, pieces_of, turned

_BREAKS = re.compile("[\r\n]+")
_CONTROL = re.compile("[\0-\x01\x03-\x1f\x7f-\x9f]")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|^CMB|^CMSSBX|^SFBX|[-,]Bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|^CM(BX)?TI|^CMSL|^CMSSI|^CMMI|^SF(BI|TI|SL)|[-,]It\b", re.IGNORECASE)
_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18
_HYPHENS = ("-", "\u2010")
_LITTLE_GAP = 0.18  # of the font's size


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a line. `x0` to `x1` is along the line and `y` its base line, in points from the lower left corner
    of the page turned so that the text is upright; `size` is the font's as drawn. `leftwards`: a sign or word of a
    line that has right-to-left letters, to be put in order by its place. `index` is its first character's on the page,
    `mark` the number of its marked content, -1 for none. `hyphen_apart`: it ends in a hyphen that is drawn by itself,
    after letters that are drawn together. `spaced`: PDFium has a space before it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    href: str | None = None
    leftwards: bool = False
    index: int = 0
    mark: int = -1
    hyphen_apart: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class PageFragments:
    """The text that a page draws in one direction, in its own order, and the page's size so that it is upright."""

    width: float
    height: float
    fragments: list[Fragment]


def fragments_of(page: PdfPage, rightwards: bool) -> tuple[list[PageFragments], list[str]]:
    """The page's text by its directions, that of most of it first, and what slants (a watermark, a stamp). What lies
    off the page is left out. `rightwards` is of the whole document."""
    pieces = pieces_of(page, rightwards)
    turns = Counter[int]()
    for piece in pieces:
        if piece.style.turn is not None:
            turns[piece.style.turn] += piece.end - piece.start
    maker = _FragmentMaker(page)
    directions = [maker.of_turn(pieces, turn) for turn, _ in turns.most_common()]
    slanting = [page.text[piece.start : piece.end] for piece in pieces if piece.style.turn is None]
    return directions or [maker.of_turn([], 0)], slanting


class _FragmentMaker:
    def __init__(self, page: PdfPage) -> None:
        self._page = page
        self._text = page.text
        self._shown = page.box()
        self._has_controls = _CONTROL.search(_BREAKS.sub("", page.text)) is not None

    def of_turn(self, pieces: list[Piece], turn: int) -> PageFragments:
        shown = self._shown
        corners = turned((shown.x0, shown.y0), turn), turned((shown.x1, shown.y1), turn)
        left, right = sorted(corner[0] for corner in corners)
        bottom, top = sorted(corner[1] for corner in corners)
        made = (self._fragment(piece, left, bottom) for piece in pieces if piece.style.turn == turn)
        width, height = right - left, top - bottom
        inside = [one for one in made if one.x1 > 0 and one.x0 < width and 0 < one.y < height]
        return PageFragments(width, height, inside)

    def _fragment(self, piece: Piece, left: float, bottom: float) -> Fragment:
        style = piece.style
        x0, y = turned(piece.first, style.turn)
        x1 = max(x0, turned(piece.last, style.turn)[0])
        text, apart = self._wording(piece)
        return Fragment(
            text,
            x0 - left,
            x1 - left,
            y - bottom,
            style.size,
            _is_bold(style.font),
            style.skewed or _is_italic(style.font),
            piece.href,
            piece.leftwards,
            piece.start,
            piece.mark,
            apart,
            self._text[piece.start - 1 : piece.start] == " ",
        )

    def _wording(self, piece: Piece) -> tuple[str, bool]:
        """The piece's text, and whether it ends in a hyphen that is drawn by itself."""
        text, apart = self._text[piece.start : piece.end], False
        if piece.leftwards:
            text = text[::-1] if piece.backwards else text
        elif self._ends_apart(piece):
            apart = True
        elif self._has_loose_hyphen(piece):
            text, apart = text[:-2] + HYPHEN, True
        return _whole(_CONTROL.sub("", text) if self._has_controls else text), apart

    def _ends_apart(self, piece: Piece) -> bool:
        """Whether the piece ends in a hyphen that is drawn by itself, after letters that are drawn together."""
        if self._text[piece.end - 1] != HYPHEN or piece.end - piece.start < 3:
            return False
        before, letter, hyphen = (self._page.drawn_by(piece.end - back) for back in (3, 2, 1))
        return before == letter != hyphen

    def _has_loose_hyphen(self, piece: Piece) -> bool:
        """Whether the piece ends in such a hyphen and PDFium takes the little gap before it for a space."""
        letter, space, hyphen = tuple(self._text[max(piece.start, piece.end - 3) : piece.end].rjust(3))
        if hyphen not in _HYPHENS or space != " " or not letter.isalpha() or self._page.drawn_by(piece.end - 2):
            return False
        box, place = self._page.extent(piece.end - 3), self._page.origin(piece.end - 1)
        return piece.style.turn == 0 and place[0] - box.x1 < _LITTLE_GAP * piece.style.size


@cache
def _is_bold(font: Font) -> bool:
    return font.stroked or bool(font.flags & _FLAG_BOLD or _BOLD.search(_SUBSET.sub("", font.name)))


@cache
def _is_italic(font: Font) -> bool:
    return bool(font.flags & _FLAG_ITALIC or _ITALIC.search(_SUBSET.sub("", font.name)))


def _whole(text: str) -> str:
    """Halves of surrogate pairs, which PDFium gives on Windows, as the characters that they are."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
