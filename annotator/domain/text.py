"""Ranges of an article's text: trimming, grapheme clusters, context. All offsets are Unicode code points."""

import re

from annotator.domain.errors import InvalidValue
from annotator.domain.patterns import pattern

CONTEXT = 32
_GRAPHEME = r"\X"

# Two characters between which a cluster ends for certain, whatever stands around them (the rules of UAX 29 that look
# at no more than two), searched for backwards. Here a cluster is counted from, so that a book is not.
_PLAIN = r"\p{GCB=Other}\p{GCB=Control}\p{GCB=CR}\p{GCB=LF}\p{GCB=Prepend}"
_FREE = r"^\p{GCB=CR}\p{GCB=Prepend}\p{GCB=Extend}\p{GCB=ZWJ}"
_BREAK = (
    rf"(?rV1)[{_FREE}][{_PLAIN}]"
    rf"|[\p{{GCB=Extend}}\p{{GCB=ZWJ}}][[{_PLAIN}\p{{GCB=RI}}]--[\p{{Lo}}\p{{Extended_Pictographic}}]]"
    rf"|[{_FREE}\p{{GCB=L}}][\p{{GCB=L}}\p{{GCB=LV}}\p{{GCB=LVT}}]"
    rf"|[{_FREE}\p{{GCB=RI}}]\p{{GCB=RI}}"
)
_FLAG = r"(?r)\p{GCB=RI}"
_NO_FLAG = r"(?r)\P{GCB=RI}"

_UNFIT = re.compile("[\0\ud800-\udfff]")


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
    return _cluster(text, start)[0], _cluster(text, end - 1)[1]


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 32 code points before and after `[start, end)`."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def unfit_character(text: str) -> str | None:
    """The first character of `text` that no library can keep, as `U+0000`: NUL or half of a surrogate pair."""
    found = _UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def _cluster(text: str, offset: int) -> tuple[int, int]:
    """The grapheme cluster that holds the code point at `offset`."""
    for match in pattern(_GRAPHEME).finditer(text, _boundary_before(text, offset)):
        if match.end() > offset:
            return match.span()
    raise AssertionError("every code point of a text is in a cluster")


def _boundary_before(text: str, offset: int) -> int:
    """The nearest place at or before `offset` where a cluster begins for certain."""
    found = pattern(_BREAK).search(text, 0, offset + 1)
    boundary = found.start() + 1 if found else 0
    if flag := pattern(_FLAG).search(text, boundary, offset + 1):
        # Regional indicators pair off from the first of their run. Counted here: each \X among them looks back at
        # all before it, which takes minutes in a long run.
        before = pattern(_NO_FLAG).search(text, 0, flag.start())
        first = before.end() if before else 0
        if pairs := (flag.start() - first) // 2:
            boundary = max(boundary, first + 2 * pairs)
    return boundary
