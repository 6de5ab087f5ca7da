"""Sentences and clauses: what is taken when nothing is selected, and the steps of “next”. Offsets in code points."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from annotator.domain.article import Version

Range = tuple[int, int]

# A comma or point between digits is no clause end, nor is a hyphen within a word.
_CLAUSE_END = re.compile(r"(?:[,،、，;؛；:：](?!\d)|\s[–—-](?=\s)|—)[”’\"')\]]*")
# A whole sentence in brackets, with another after it, which the library takes for one.
_ASIDE = re.compile(r"(\([^()]*[.!?…]\))\s+(?=[^\W\d_]|[“\"(])")
_EDGE = " \t\u00a0\u2028,;:–—،؛、，；："
_SPACES = " \u00a0\u2028\t"

# The splitter's time grows with the square of what it is given where quotation marks are left open, so a longer block
# is cut first, at a sentence's beginning among the last characters of each piece.
_LONGEST = 5_000
_LAST = 1_000


def sentences_in(text: str, start: int, end: int, language: str | None = None) -> list[Range]:
    """The sentences of `text[start:end]`, trimmed of white space, in order and without overlap.

    `language` is an ISO 639 code (English where it is None). A run of over 5,000 characters without a sentence's end
    is cut.
    """
    found: list[Range] = []
    for piece in _pieces(text, start, end, language):
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
    pieces = _pieces(version.text, block.start, block.end, language)
    ends = [end for _, end in pieces]
    for piece in pieces[min(bisect_right(ends, offset), len(pieces) - 1) :]:
        yield from _split(version.text, *piece, language)


def _pieces(text: str, start: int, end: int, language: str | None) -> list[Range]:
    """`[start, end)` cut so that no piece is longer than `_LONGEST`: always at the same places."""
    pieces: list[Range] = []
    while end - start > _LONGEST:
        cut = _cut(text, start + _LONGEST - _LAST, start + _LONGEST, language)
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _cut(text: str, start: int, end: int, language: str | None) -> int:
    """The beginning of the last sentence in `[start, end)`, else of its last word, else its end."""
    if len(found := _split(text, start, end, language)) > 1:
        return found[-1][0]
    space = max(text.rfind(space, start, end) for space in _SPACES)
    return space + 1 if space >= 0 else end


def _split(text: str, start: int, end: int, language: str | None) -> list[Range]:
    found: list[Range] = []
    for boundary in get_sentence_boundaries((language or "en").split("-")[0], text[start:end]):
        first, last = start + boundary["start_index"], start + boundary["end_index"]
        sentence = text[first:last]
        first += len(sentence) - len(sentence.lstrip())
        last -= len(sentence) - len(sentence.rstrip())
        while (aside := _ASIDE.match(text, first, last)) is not None:
            found.append(aside.span(1))
            first = aside.end()
        if first < last:
            found.append((first, last))
    return found
