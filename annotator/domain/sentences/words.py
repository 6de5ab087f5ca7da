"""What a point after a word means, language by language: abbreviations, and the words that open sentences.

Only what the splitting library gets wrong or does not know; the words themselves are in `sentences_latin` and
`sentences_scripts`.
"""

from dataclasses import dataclass
from functools import cache

from annotator.domain.sentences import latin as sentences_latin
from annotator.domain.sentences import scripts as sentences_scripts


@dataclass(frozen=True, slots=True)
class Words:
    """The abbreviations and openers of a language.

    `bound` go before a name or a clause and end no sentence. `titles` end none unless an opener follows ("in Oak St.
    She …"). `numbered` end none where a number follows. `years` end none within the first three words ("W 2020 r. Rada
    …"). `endings` end one where an opener or a quotation follows, `finals` where any capital does. `openers` begin
    sentences and are no names. In a language that has `ordinals` written so, a number with a point is one after one of
    `ordinal_leads` ("im 19. Jahrhundert"), or anywhere where there are none (Turkish ends its sentences with verbs).
    """

    bound: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    finals: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinal_leads: frozenset[str] = frozenset()
    ordinals: bool = False

    def knows(self, word: str) -> bool:
        """Whether a point after the word needs thought."""
        return (
            word in self.bound
            or word in self.titles
            or word in self.numbered
            or word in self.endings
            or word in self.finals
        )


def word_set(line: str) -> frozenset[str]:
    """The words of a line, which spaces part."""
    return frozenset(line.split())


_LANGUAGES = sentences_latin.LANGUAGES | sentences_scripts.LANGUAGES
_LIKE = {"nb": "no", "nn": "no", "bs": "hr", "hbs": "hr", "sl": "hr", "gl": "pt", "ca": "es", "be": "ru", "tt": "ru"}
_WITH_ORDINALS = word_set("de da no fi cs sk hr hu tr et lv is")


@cache
def words_of(language: str) -> Words:
    """The words of a language, by its ISO 639 code; of one that is not known, what most languages share."""
    code = _LIKE.get(language, language)
    table = {name: _variants(line) for name, line in _LANGUAGES.get(code, {}).items()}
    if code not in sentences_scripts.LANGUAGES:
        for name, line in sentences_latin.SHARED.items():
            table[name] = table.get(name, frozenset()) | _variants(line)
    return Words(**table, ordinals=code in _WITH_ORDINALS)


def _variants(line: str) -> frozenset[str]:
    words = word_set(line)
    return words | {word[0].upper() + word[1:] for word in words}
