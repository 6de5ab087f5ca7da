"""Sentences and clauses: what is taken when nothing is selected, and the steps of “next”. Offsets in code points."""

import re
from bisect import bisect_right

from sentencex import get_sentence_boundaries

from annotator.domain.article import Version

Range = tuple[int, int]

# A comma or point between digits is no clause end, nor is a hyphen within a word.
_CLAUSE_END = re.compile(r"(?:[,،、，;；:：](?!\d)|\s[–—-](?=\s)|—)[”’\"')\]]*")
_EDGE = " \t\u00a0\u2028,;:–—،、，；："
_LONGEST = 200_000


def sentences_in(text: str, start: int, end: int, language: str | None = None) -> list[Range]:
    """The sentences of `text[start:end]`, trimmed of white space, in order and without overlap.

    `language` is an ISO 639 code (English where it is None). A run of over 200,000 characters is cut there.
    """
    found: list[Range] = []
    for piece in range(start, end, _LONGEST):
        part = text[piece : min(end, piece + _LONGEST)]
        for boundary in get_sentence_boundaries((language or "en").split("-")[0], part):
            first, last = piece + boundary["start_index"], piece + boundary["end_index"]
            sentence = text[first:last]
            first += len(sentence) - len(sentence.lstrip())
            last -= len(sentence) - len(sentence.rstrip())
            if first < last:
                found.append((first, last))
    return found


def block_sentences(version: Version, index: int, language: str | None = None) -> list[Range]:
    """The sentences of the version's block of that index; a heading or table row is one."""
    block = version.blocks[index]
    if block.kind in ("heading", "table_row", "code"):
        return [(block.start, block.end)] if block.end > block.start else []
    return sentences_in(version.text, block.start, block.end, language)


def sentence_at(version: Version, offset: int, language: str | None = None) -> Range | None:
    """The sentence that `offset` is in; at a sentence's end or in the space after it, that sentence."""
    if not version.blocks:
        return None
    found = block_sentences(version, version.block_at(offset), language)
    at = bisect_right(found, (offset, len(version.text) + 1)) - 1
    return found[max(0, at)] if found else None


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
        for sentence in block_sentences(version, index, language):
            if sentence[0] > offset:
                return sentence
    return None
