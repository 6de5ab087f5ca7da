"""Finding words in a text. Code points; letters' case and typographic quotes, dashes and spaces make no difference.

The folded text has exactly one character for each of the text's, so that its offsets are the text's own.
"""

from annotator.domain.article import Version

Range = tuple[int, int]
# The one character whose lower case is two, and the letter whose lower case depends on its place in the word.
_FIRST = (("\u0130", "i"),)
_THEN = (
    ("ς", "σ"),
    ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("‘", "'"), ("’", "'"), ("‚", "'"),
    ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"),
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2028", " "), ("\t", " "),
)  # fmt: skip


def folded(text: str) -> str:
    """`text` with those differences removed, of the same length."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    for character, plain in _FIRST:
        text = text.replace(character, plain)
    lower = text.lower()
    if len(lower) != len(text):
        # A later Unicode may lengthen another character: those stay as they are.
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for character, plain in _THEN:
        lower = lower.replace(character, plain)
    return lower


class Finder:
    """Finds in one version. The text is folded at the first search and kept so."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._folded: str | None = None

    def find(self, words: str) -> "Hits":
        """All hits of `words`; none where it is empty."""
        if self._folded is None:
            self._folded = folded(self._version.text)
        return Hits(self._version, self._folded, folded(words).replace("\n", " "))


class Hits:
    """The places of some words, found when they are asked for: only the count looks at the whole text."""

    def __init__(self, version: Version, text: str, words: str) -> None:
        self._version = version
        self._text = text
        self._words = words
        self.count = text.count(words) if words else 0

    def touching(self, start: int, end: int) -> list[Range]:
        """The hits that reach into `[start, end)`, a part of one block, in order."""
        block = self._version.blocks[self._version.block_at(start)]
        length = len(self._words)
        return self.within(max(block.start, start - length + 1), min(block.end, end + length - 1))

    def within(self, start: int, end: int) -> list[Range]:
        """The hits wholly in `[start, end)`, which begins where a block does, in order and without overlap."""
        found: list[Range] = []
        length = len(self._words)
        at = self._text.find(self._words, start, end) if self.count else -1
        while at >= 0:
            found.append((at, at + length))
            at = self._text.find(self._words, at + length, end)
        return found

    def next(self, offset: int) -> Range | None:
        """The first hit that begins at `offset` or after; from the text's beginning where there is none."""
        if not self.count:
            return None
        at = self._aligned(offset)
        if at < 0:
            at = self._text.find(self._words)
        return at, at + len(self._words)

    def previous(self, offset: int) -> Range | None:
        """The last hit that ends at `offset` or before; from the text's end where there is none."""
        if not self.count:
            return None
        at = self._text.rfind(self._words, 0, max(0, offset))
        if at < 0:
            at = self._text.rfind(self._words)
        return self._same_block(at)

    def number_of(self, hit: Range) -> int:
        """Which hit of the text it is, counted from 1; 0 where it is none."""
        if not self.count or self._text[slice(*hit)] != self._words:
            return 0
        return self._text.count(self._words, 0, hit[0]) + 1

    def _aligned(self, offset: int) -> int:
        """Where a word can overlap itself (“anana” in “anananana”), hits are those counted from the block's start."""
        start = self._block_start(offset)
        at = self._text.find(self._words, start)
        while 0 <= at < offset:
            at = self._text.find(self._words, at + len(self._words))
        return at

    def _same_block(self, at: int) -> Range:
        last = at
        for hit in self.within(self._block_start(at), at + len(self._words)):
            last = hit[0]
        return last, last + len(self._words)

    def _block_start(self, offset: int) -> int:
        blocks = self._version.blocks
        return blocks[self._version.block_at(offset)].start if blocks else 0
