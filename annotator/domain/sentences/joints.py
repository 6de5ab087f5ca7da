"""What stands on the two sides of a boundary between sentences. Offsets in code points."""

import re
from typing import NamedTuple

from annotator.domain.sentences.words import Words

CLOSERS = "\"'”’»›“‘«)]}」』）】》〉"
_MARKS = ".!?…。！？։؟۔।॥။።፧｡．"
_OPENERS = "\"'“‘„‚«»‹([{「『（【《〈¿¡”’"
_DASHES = "—–-―‒"
_BEFORE, _AFTER = 48, 40  # characters that are looked at
_SHORT = 16

# Where a word is joined on: l’ing., Dipl.-Ing., (approx., and a Latin letter after a Japanese word.
_PARTS = re.compile(r"[.’'(/-]|(?<=[\u3040-\u9fff\uac00-\ud7a3])(?=[A-Z])")
_REFERENCE = re.compile(r"(?:\[\d{1,3}\])+$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class Joint(NamedTuple):
    """A boundary: the sentence before it begins at `start` and ends, without spaces, at `end`; the next begins at `at`.

    `before` is the end of the sentence before; `word` its last word without the marks that end it, with the dotted
    letters before that ("z.B"), `last_word` the same without what is joined on in front by a point, apostrophe,
    hyphen or bracket; `marks` and `closers` (quotation marks, brackets) follow it. `following` is the text from `at`,
    `opening` the quotation marks, brackets and dashes that it begins with, `next` the character after those, and
    `next_word` the word that begins there, if any.
    """

    text: str
    start: int
    end: int
    at: int
    before: str
    word: str
    last_word: str
    marks: str
    closers: str
    following: str
    opening: str
    next: str
    next_word: str
    language: str
    words: Words

    @property
    def opener(self) -> bool:
        """Whether the next word begins sentences and is no name: no initial either."""
        return self.next_word in self.words.openers and not self.following.startswith(
            ".", len(self.opening) + len(self.next_word)
        )

    def has_more_words_than(self, number: int) -> bool:
        """Whether the sentence before has."""
        return len(self.text[self.start : self.end].split(None, number)) > number

    @property
    def previous_word(self) -> str:
        """The word before `word` in the same sentence, "" where that is its first."""
        tokens = self.before[: -len(self.word + self.marks + self.closers)].split()
        return tokens[-1].lstrip(_OPENERS) if tokens else ""


def joint(text: str, start: int, at: int, language: str, words: Words) -> Joint:
    """The boundary at `at` of the sentence that begins at `start`."""
    before = text[max(start, at - _BEFORE) : at].rstrip()
    end = at - len(text[max(start, at - _BEFORE) : at]) + len(before)
    if before.endswith("]"):
        before = _REFERENCE.sub("", before)
    tokens = before.rsplit(None, 3)
    core = (tokens[-1] if tokens else "").rstrip(CLOSERS)
    word = core.rstrip(_MARKS)
    marks, closers = core[len(word) :], before[len(before.rstrip(CLOSERS)) :]
    word = word.lstrip(_OPENERS)
    for token in reversed(tokens[1:-1] if len(tokens) > 3 else tokens[:-1]):
        if len(word) > 3 or not (len(token) == 2 and token[1] == "." and token[0].isalpha()):
            break
        word = token + word
    following = text[at : at + _AFTER]
    rest = following.lstrip(_OPENERS + _DASHES + " \u00a0\n\u2028")
    found = _WORD.match(rest)
    last_word = word if word.isascii() and word.isalpha() else _PARTS.split(word)[-1]
    opening = following[: len(following) - len(rest)]
    next_word = found[0] if found else ""
    return Joint(
        text, start, end, at, before, word, last_word, marks, closers, following, opening, rest[:1], next_word,
        language, words,
    )  # fmt: skip


def is_small(character: str) -> bool:
    """Whether it is a small letter of a script that begins sentences with a capital (Georgian does not)."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def is_ordinary(text: str, start: int, at: int, words: Words) -> bool:
    """Whether a common word, one mark and one space stand before `at`, and a capital at it: most boundaries, which no
    rule concerns."""
    if not text[at].isupper() or text[at - 1] != " " or text[at - 2] not in ".!?" or at - start < _SHORT:
        return False
    word = text[max(start, at - _SHORT) : at - 2].rpartition(" ")[2]
    return len(word) > 3 and word.isalpha() and word.islower() and not words.knows(word)
