"""Which of a word processor's three kinds of script a text is in: each has its own font, weight and language."""

import re
from enum import Enum

_COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefe]")
_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff65-\uffdc\U00020000-\U0003ffff]"
)


class Script(Enum):
    WESTERN = 0
    ASIAN = 1
    COMPLEX = 2


def script_of(text: str) -> Script:
    """The kind of the text's first letter that is not Western; Western where all are."""
    if text.isascii():
        return Script.WESTERN
    if _COMPLEX.search(text):
        return Script.COMPLEX
    return Script.ASIAN if _ASIAN.search(text) else Script.WESTERN
