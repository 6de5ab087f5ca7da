"""Where sentences begin in a piece of text of some thousand characters: the library's word, as our rules amend it."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from annotator.domain.sentences.joints import is_ordinary
from annotator.domain.sentences.lists import item_starts
from annotator.domain.sentences.rules import CANDIDATE, is_cut, is_joined
from annotator.domain.sentences.words import word_set, words_of

# The library falls back on English, whose abbreviations are words elsewhere ("hon", "no"), and compiles a pattern at
# every Danish and Catalan boundary, which takes seconds. Amharic adds no abbreviations of Latin script.
_NEUTRAL = "am"
_OWN = word_set("am ar bg bn de el en es fi fr gu hi hy it ja kk kn ml mr my nl pa pl pt ru sk ta te uk")
_LIKE = {"cs": "sk", "ca": "es", "gl": "pt", "be": "ru", "tt": "ru", "mk": "bg", "zh": "en", "ko": "en", "he": "en"}
_MOST = 500  # boundaries in a piece: where there are more, it is no prose, and not worth the time that the rules take
_TAG_END = re.compile(r"[-_]")
_SPACE = re.compile(r"[^\S\n]")
_OPENING = re.compile(r"”(?<!\S”)(?=\w)")
_MISTAKEN = re.compile(r"\s[’'”\"]\w")


def boundaries(piece: str, language: str) -> Iterator[int]:
    """Where the sentences of a piece of text begin, but for its first: the library's boundaries that hold, and ours.

    `language` is a BCP 47 tag. Places may lie within white space, and a sentence may hold only punctuation.
    """
    code = _TAG_END.split(language, 1)[0].lower()
    words = words_of(code)
    items = set(item_starts(piece, words.ordinals))
    theirs = set(_library_boundaries(piece, code))
    candidates = {at for match in CANDIDATE.finditer(piece) if not piece[(at := match.end())].islower()}
    if len(theirs | candidates) > _MOST:
        yield from sorted(theirs)
        return
    start = len(piece) - len(piece.lstrip())
    for at in sorted(items | theirs | candidates):
        if not start < at < len(piece):
            continue
        begins = at in theirs
        if at in items:
            begins = True
        elif not is_ordinary(piece, start, at, words):
            begins = not is_joined(piece, start, at, code, words) if begins else is_cut(piece, start, at, code, words)
        if begins:
            yield at
            start = at


def _library_boundaries(piece: str, code: str) -> Iterator[int]:
    # A line break within a block is white space to it, two of them a paragraph's end; it miscounts "\n\r\n". It knows
    # no quotation that opens with a closing mark: ”Så är det.” It panics, which nothing catches, where a space of more
    # than one byte stands between a letter and a full stop.
    plain = _OPENING.sub("“", _SPACE.sub(" ", piece.replace("\u2028", "\n")))
    for boundary in get_sentence_boundaries(code if code in _OWN else _LIKE.get(code, _NEUTRAL), plain):
        at: int = boundary["start_index"]
        # A mark before a word, which the library takes for the end of a quotation: ’s Morgens.
        yield at - 1 if at > 1 and _MISTAKEN.match(piece, at - 2) else at
