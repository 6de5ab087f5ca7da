"""Which words a footnote, endnote or comment hangs on, by where it stands. Offsets in code points."""

from bisect import bisect_right
from collections import Counter

from annotator.domain.article import BlockKind, Hanging, Version
from annotator.domain.sentences import block_sentences, sentence_at

Range = tuple[int, int]

_CLOSES = " \t\n\u00a0\u2028,;:.!?…)]}”’»"  # what may still belong to the words of the note before
_ONE_SENTENCE = 5_000  # characters that are looked at to find one sentence


def words_of(version: Version, notes: list[tuple[Hanging, int, int]], language: str | None = None) -> list[Range]:
    """The words of each note, which is given by its kind and the first and last place where it stands; in order of
    the first ones.

    Between two places they are what stands between, without white space at the ends. A comment in one place (or with
    no words between its two) hangs on the sentence there; a footnote or endnote on the part of the sentence up to it,
    from the one before on. At a block's beginning, or where nothing is before it, it hangs on the whole sentence.
    """
    sentences = _Sentences(version, [last for _, _, last in notes], language)
    found: list[Range] = []
    before, words = 0, (0, 0)  # the place of the footnote or endnote before, and its words
    for kind, first, last in notes:
        start, end = _visible(version.text, first, last)
        if start >= end:
            start, end = sentences.at(last)
            if kind is not Hanging.COMMENT:
                start, end = words = _part_up_to(version.text, last, (start, end), before, words)
                before = last
        found.append((start, end))
    return found


class _Sentences:
    """The sentences at places in order. A block's are found all at once where it has many notes, else one by one: a
    note in a book of one paragraph costs no more than any other, and a thousand notes no more than the book."""

    def __init__(self, version: Version, places: list[int], language: str | None) -> None:
        self._version = version
        self._language = language
        self._notes = Counter(map(version.block_at, places))
        self._block = -1
        self._found: list[Range] = []

    def at(self, place: int) -> Range:
        """The sentence that ends at `place`, or in which it is; of a table's row, the cell."""
        index = self._version.block_at(place)
        block = self._version.blocks[index]
        inside = max(block.start, place - 1)
        if self._notes[index] * _ONE_SENTENCE < block.end - block.start:
            start, end = sentence_at(self._version, inside, self._language) or (block.start, block.end)
        else:
            if index != self._block:
                self._block, self._found = index, block_sentences(self._version, index, self._language)
            start, end = self._found[max(0, bisect_right(self._found, inside, key=_begins) - 1)]
        if block.kind is BlockKind.TABLE_ROW:
            start, end = _cell(self._version.text, place, start, end)
        return _visible(self._version.text, start, end)


def _begins(sentence: Range) -> int:
    return sentence[0]


def _cell(text: str, place: int, start: int, end: int) -> Range:
    """The cell of the row `[start, end)` that `place` is in; the row where nothing is in it."""
    before, after = text.rfind("\t", start, place), text.find("\t", place, end)
    first, last = start if before < 0 else before + 1, end if after < 0 else after
    return (first, last) if text[first:last].strip() else (start, end)


def _part_up_to(text: str, place: int, sentence: Range, before: int, words: Range) -> Range:
    """The part of the sentence from `before`, where a note on `words` stands, up to `place`; where no word is in it,
    that note's words, or the whole sentence."""
    start = max(sentence[0], min(before, place))
    part = text[start:place]
    if any(map(str.isalnum, part)):
        if start > sentence[0]:
            start += len(part) - len(part.lstrip(_CLOSES))
        return _visible(text, start, place)
    return words if before > sentence[0] else sentence


def _visible(text: str, start: int, end: int) -> Range:
    """`[start, end)` without white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
