"""Text as words and signs, compared as a reader would: whatever the spacing, the quotation marks, the dashes, and
whether accents are characters of their own (NFC, NFD). Offsets are code points."""

import re
import unicodedata
import zlib
from typing import NamedTuple

from annotator.domain.patterns import pattern

# Letters, digits and their marks make a word; in scripts written without spaces each character is one, with its
# marks; any other sign that shows stands for itself.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}"
_WORD = (
    rf"(?V1)[[\p{{L}}\p{{N}}]--[{_UNSPACED}]][[\p{{L}}\p{{N}}\p{{M}}\u00ad\u200c\u200d]--[{_UNSPACED}]]*+|\S\p{{M}}*+"
)
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+|\S")  # the same in ASCII, at a third of the time
_LOOSE = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
}
EVEN = {sign: plain for sign, plain in _LOOSE.items() if len(plain) == 1}
"""Signs and what they are to a reader, one character each: quotation marks, dashes, spaces and line breaks."""
EVEN |= {**dict.fromkeys("\t\u00a0\u2009\u202f", " "), "\u2028": "\n"}
_LONG, _STEP = 2_000, 20_000  # code points of a run without sentence ends that is cut, and of its pieces at most
_EVERY = 32  # words of such a piece, on average
_WORDS = re.compile(r"\S{1,1000}")
# Where a sentence may end: after its sign and what closes with it, or at the end of a block.
_ENDS = (
    r"[.!?…։؟۔।॥។።。！？\n]"  # one set to begin with is searched for the fastest
    r"(?:(?<=[.!?…։؟۔।॥។።])[.!?…։؟۔।॥។።]*[\"'”’»)\]]*\s+|(?<=[。！？])[」』”’）]*\s*|(?<=\n))"
)
_END = re.compile(_ENDS)
_LAST_END = re.compile(rf"(?s:.*)(?>{_ENDS})(?=\S)")


class Words(NamedTuple):
    """The words and signs of a part of a text, in order: their ranges, and what each is compared by."""

    ranges: list[tuple[int, int]]
    keys: list[str]


def ranges_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words and signs of `text[start:end]` are; white space is none."""
    word = _PLAIN_WORD if text[start:end].isascii() else pattern(_WORD)
    return [match.span() for match in word.finditer(text, start, end)]


def keys_in(text: str) -> list[str]:
    """What the words and signs of the text are compared by, in order."""
    if text.isascii():
        return _PLAIN_WORD.findall(text)
    return [folded(word) for word in pattern(_WORD).findall(text)]


def folded(text: str) -> str:
    """`text` with composed accents, plain quotation marks and plain dashes; not of the same length."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", text)
    for sign, even in _LOOSE.items():
        if sign in plain:
            plain = plain.replace(sign, even)
    return plain


def loose(text: str) -> str:
    """`text` folded, with single spaces: what two quotes are compared as."""
    even = folded(text)
    if even.isprintable() and "  " not in even and even[:1] != " " != even[-1:]:
        return even  # the only white space that is printed is the space
    return " ".join(even.split())


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`[start, end)` cut into what is mostly sentences, in order, each trimmed of white space. It need not be right,
    as long as the same text is cut in the same places; a long run without an end is cut after certain words."""
    found: list[tuple[int, int]] = []
    first = start
    for match in _END.finditer(text, start, end):
        _add(found, text, first, match.end())
        first = match.end()
    _add(found, text, first, end)
    return found


def last_end(text: str, end: int) -> int:
    """Where the last of the pieces begins that begin before `end` whatever comes from there on; 0 where none does."""
    found = _LAST_END.match(text, 0, end)
    return found.end() if found else 0


def next_end(text: str, start: int) -> int:
    """Where the first piece ends that ends after `start` whatever comes before; with the white space after it."""
    found = _END.search(text, start)
    return found.end() if found else len(text)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if end - start <= _LONG:
        _add_trimmed(found, text, start, end)
        return
    first = start
    for match in _WORDS.finditer(text, start, end):
        # The word decides by itself, so that an edit elsewhere moves no cut.
        if zlib.crc32(match[0].encode()) % _EVERY == 0 or match.end() - first > _STEP:
            _add_trimmed(found, text, first, match.end())
            first = match.end()
    _add_trimmed(found, text, first, end)


def _add_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        found.append((start, end))
