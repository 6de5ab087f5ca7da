"""Code points to Qt's UTF-16 units and back: the only place that knows the difference.

Qt counts a character beyond U+FFFF as two units. Only where those stand is kept, so that a text without any
costs nothing, and one with many a bisection.
"""

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Converts offsets of one text. In Qt's document each line break of the text is a block's end, also one unit."""

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if _beyond_bmp(text) else []
        self._units = [offset + index + 1 for index, offset in enumerate(self._astral)]
        self.length = len(text)

    def to_qt(self, offset: int) -> int:
        """The position in Qt's units of the code point offset."""
        return offset + bisect_left(self._astral, offset)

    def from_qt(self, position: int) -> int:
        """The code point offset of a position in Qt's units; inside a character, that of its beginning."""
        # `_units` holds where each such character's second unit begins: from there on, one less.
        return position - bisect_right(self._units, position)


def _beyond_bmp(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
