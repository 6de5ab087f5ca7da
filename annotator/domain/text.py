"""Ranges of an article's text: trimming, grapheme clusters, context. All offsets are Unicode code points."""

import unicodedata

import regex

from annotator.domain.errors import InvalidValue

CONTEXT = 32
_GRAPHEME = regex.compile(r"\X")


def settled_range(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without white space at its ends, widened to whole grapheme clusters (UAX 29).

    Raises InvalidValue where the range is empty, only white space, or not within the text.
    """
    if not 0 <= start < end <= len(text):
        raise InvalidValue(f"The range {start} to {end} is not within the text (0 to {len(text)}) or is empty.")
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    if start >= end:
        raise InvalidValue("There is nothing but white space in that range.")
    return _cluster_start(text, start), _cluster_end(text, end)


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 32 code points before and after `[start, end)`."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _cluster_start(text: str, offset: int) -> int:
    if _boundary_for_certain(text, offset):
        return offset
    last = _certain_boundary_before(text, offset)
    for match in _GRAPHEME.finditer(text, last):
        if match.end() > offset:
            return match.start()
    return offset


def _cluster_end(text: str, offset: int) -> int:
    if _boundary_for_certain(text, offset):
        return offset
    for match in _GRAPHEME.finditer(text, _certain_boundary_before(text, offset)):
        if match.end() >= offset:
            return match.end()
    return offset


def _certain_boundary_before(text: str, offset: int) -> int:
    while not _boundary_for_certain(text, offset):
        offset -= 1
    return offset


def _boundary_for_certain(text: str, offset: int) -> bool:
    """Whether two plain characters meet at `offset`: a sufficient test that needs no look further around."""
    if offset <= 0 or offset >= len(text):
        return True
    return _plain(text[offset - 1]) and _plain(text[offset]) and text[offset - 1] != "\r"


def _plain(character: str) -> bool:
    return character.isascii() or "\u4e00" <= character <= "\u9fff" or unicodedata.category(character) == "Zl"
