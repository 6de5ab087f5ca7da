"""Text as words and signs, compared as a reader would: whatever the spacing, the quotation marks, the dashes, and
whether accents are characters of their own (NFC, NFD). Offsets are code points."""

import re
import unicodedata
from typing import NamedTuple

from annotator.domain.patterns import pattern

# Letters, digits and their marks make a word; in scripts written without spaces each character is one, with its
# marks; any other sign that shows stands for itself.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}"
_WORD = (
    rf"(?V1)[[\p{{L}}\p{{N}}]--[{_UNSPACED}]][[\p{{L}}\p{{N}}\p{{M}}\u00ad\u200c\u200d]--[{_UNSPACED}]]*+|\S\p{{M}}*+"
)
_LOOSE = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
}
_LOOSENED = re.compile(f"[{''.join(_LOOSE)}]")
_STEP = 20_000  # code points of a text without sentence ends that are taken as one piece, at most
# Where a sentence may end: after its sign and what closes with it, or at the end of a block.
_END = re.compile(r"[.!?…։؟۔।॥။።]+[\"'”’»)\]]*\s+|[。！？][」』”’）]*\s*|\n")


class Word(NamedTuple):
    """A word or sign over `[start, end)`, and what it is compared by."""

    start: int
    end: int
    key: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and signs of `text[start:end]`, in order; white space is none."""
    return [Word(*match.span(), folded(match[0])) for match in pattern(_WORD).finditer(text, start, end)]


def folded(text: str) -> str:
    """`text` with composed accents, plain quotation marks and plain dashes; not of the same length."""
    if text.isascii():
        return text
    return _LOOSENED.sub(lambda match: _LOOSE[match[0]], unicodedata.normalize("NFC", text))


def loose(text: str) -> str:
    """`text` folded, with single spaces: what two quotes are compared as."""
    return " ".join(folded(text).split())


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`[start, end)` cut into what is mostly sentences, in order, each trimmed of white space. It need not be right,
    as long as the same text is cut in the same places; a run of 20,000 code points without an end is cut at a space.
    """
    found: list[tuple[int, int]] = []
    first = start
    for match in _END.finditer(text, start, end):
        _add(found, text, first, match.end())
        first = match.end()
    _add(found, text, first, end)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > _STEP:
        cut = text.rfind(" ", start + _STEP // 2, start + _STEP) + 1 or start + _STEP
        _add(found, text, start, cut)
        start = cut
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        found.append((start, end))
