"""Sentences and clauses: what is taken when nothing is selected, and the steps of “next”. Offsets in code points."""

import re
from collections.abc import Iterator

from annotator.domain.article import Version

Range = tuple[int, int]

# A comma or point between digits is no clause end, nor is a hyphen within a word.
_CLAUSE_END = re.compile(r"(?:[,،、，;؛；:：](?!\d)|\s[–—-](?=\s)|—)[”’\"')\]]*")
_EDGE = " \t\u00a0\u2028,;:–—،؛、，；："
_SPACES = " \u00a0\u2028\t"

# The splitter's time grows with the square of what it is given where quotation marks are left open, so a longer block
# is cut first: at a sentence's beginning in the first `_WINDOW` characters after every multiple of `_STEP`. Each cut
# is found by itself, so that one sentence of a book is not paid for with all before it.
_STEP = 4_000
_WINDOW = 1_000
_MARGIN = 50  # what a boundary is judged by, after it
_LONGEST = _STEP + _WINDOW


def sentences_in(text: str, start: int, end: int, language: str | None = None) -> list[Range]:
    """The sentences of `text[start:end]`, trimmed of white space, in order and without overlap.

    `language` is an ISO 639 code (English where it is None). A run of over 5,000 characters without a sentence's end
    is cut.
    """
    found: list[Range] = []
    for piece in _pieces(text, start, end, language, start):
        found += _split(text, *piece, language)
    return found


def block_sentences(version: Version, index: int, language: str | None = None) -> list[Range]:
    """The sentences of the version's block of that index; a heading or table row is one."""
    return list(_sentences_from(version, index, 0, language))


def sentence_at(version: Version, offset: int, language: str | None = None) -> Range | None:
    """The sentence that `offset` is in; at a sentence's end or in the space after it, that sentence."""
    if not version.blocks:
        return None
    last: Range | None = None
    for sentence in _sentences_from(version, version.block_at(offset), offset, language):
        if last is not None and sentence[0] > offset:
            break
        last = sentence
    return last


def clauses(text: str, start: int, end: int) -> list[Range]:
    """The clauses of the sentence `[start, end)`: cut at commas, semicolons, colons and dashes."""
    found: list[Range] = []
    first = start
    for match in [*_CLAUSE_END.finditer(text, start, end), None]:
        last = match.end() if match else end
        clause = text[first:last]
        left = len(clause) - len(clause.lstrip(_EDGE))
        right = len(clause) - len(clause.rstrip(_EDGE + (".!?。！？" if match is None else "")))
        if first + left < last - right:
            found.append((first + left, last - right))
        first = last
    return found


def next_step(version: Version, start: int, end: int, language: str | None = None) -> Range | None:
    """The clause after the selection `[start, end)` where that is a clause of a longer sentence, else the next
    sentence. None at the end of the text."""
    sentence = sentence_at(version, start, language)
    if sentence is not None and (start > sentence[0] or end < sentence[1] - 1):
        for clause in clauses(version.text, *sentence):
            if clause[0] >= end:
                return clause
    return next_sentence(version, max(end - 1, start), language)


def next_sentence(version: Version, offset: int, language: str | None = None) -> Range | None:
    """The first sentence that begins after `offset`. None at the end of the text."""
    for index in range(version.block_at(offset), len(version.blocks)):
        for sentence in _sentences_from(version, index, offset, language):
            if sentence[0] > offset:
                return sentence
    return None


def _sentences_from(version: Version, index: int, offset: int, language: str | None) -> Iterator[Range]:
    """The sentences of a block, without those of pieces that end before `offset`."""
    block = version.blocks[index]
    if block.kind in ("heading", "table_row", "code"):
        if block.start < block.end:
            yield block.start, block.end
        return
    for piece in _pieces(version.text, block.start, block.end, language, offset):
        yield from _split(version.text, *piece, language)


def _pieces(text: str, start: int, end: int, language: str | None, offset: int) -> Iterator[Range]:
    """`[start, end)` cut so that no piece is longer than `_LONGEST`, always at the same places; without the pieces
    that end before `offset`."""
    count = max(1, (end - start - _WINDOW + _STEP - 1) // _STEP)
    number = min(max(0, (offset - start - _WINDOW) // _STEP), count - 1)
    first = _cut(text, start, end, number, count, language)
    while number < count:
        number += 1
        last = _cut(text, start, end, number, count, language)
        if last >= offset or number == count:
            yield first, last
        first = last


def _cut(text: str, start: int, end: int, number: int, count: int, language: str | None) -> int:
    """Where piece `number` of `count` begins: at the last sentence that begins in its window, else after its last
    space, else at the window's end."""
    if number in (0, count):
        return start if number == 0 else end
    first = start + number * _STEP
    last = min(first + _WINDOW, end)
    begun = [begin for begin, _ in _split(text, first, last, language)[1:] if begin <= last - _MARGIN]
    if begun:
        return begun[-1]
    space = max(text.rfind(space, first, last) for space in _SPACES)
    return space + 1 if space >= 0 else last


def _split(text: str, start: int, end: int, language: str | None) -> list[Range]:
    """The sentences of a piece."""
    from annotator.domain.sentences.boundaries import boundaries  # its tables and patterns would delay the start

    piece = text[start:end]
    found: list[Range] = []
    first = 0
    for at in [*boundaries(piece, language or "en"), len(piece)]:
        sentence = piece[first:at]
        left, right = len(sentence) - len(sentence.lstrip()), len(sentence.rstrip())
        if left < right:
            found.append((start + first + left, start + first + right))
        first = at
    return _with_words(text, found)


def _with_words(text: str, sentences: list[Range]) -> list[Range]:
    """The sentences, with what holds no letter or digit put to the sentence before it, or to the first after it."""
    found: list[Range] = []
    bare: int | None = None
    for start, end in sentences:
        if text[start].isalnum() or any(map(str.isalnum, text[start:end])):
            found.append((start if bare is None else bare, end))
            bare = None
        elif found:
            found[-1] = (found[-1][0], end)
        elif bare is None:
            bare = start
    return found if found or bare is None else [(bare, sentences[-1][1])]
