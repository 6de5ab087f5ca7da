"""Names in sentences of ours. Ours run from left to right; a name that runs the other way would take the date and the
digits after it along (Unicode Standard Annex 9)."""

import re

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LTR_MARK = "\u200e"  # not seen, and a letter that runs from left to right for what stands beside it


def apart(text: str) -> str:
    """The text for the middle of a sentence: where it has letters that run from right to left, with a mark on either
    side that keeps the rest of the sentence in its order."""
    if text.isascii() or not _RTL.search(text):
        return text
    return f"{_LTR_MARK}{text}{_LTR_MARK}"
