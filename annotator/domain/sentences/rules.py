"""Which of the splitting library's boundaries hold, and where it misses one: rules, each with its reason.

The library is tuned to English and knows few abbreviations of most other languages. A rule looks at the word before a
boundary and at what follows, a few characters to each side, so that all of them together take time in proportion to
the text. Which words are abbreviations is in `sentences_words`.
"""

import re
from collections.abc import Callable

from annotator.domain.sentences.joints import CLOSERS, Joint, is_small, joint
from annotator.domain.sentences.words import Words, word_set

_LONGEST_ABBREVIATION = 6
_FEW_WORDS, _MANY_WORDS = 3, 6
_FEW_CHARACTERS = 8
_QUOTES = frozenset('“„«»‘"”')

_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{1,5})[.)\]]{1,2}|[•‣⁃◦▪●○■□◆►▶➤✓✔–—*+-]\s?\S{0,4}")
_ROMAN = re.compile(r"[IVXLC]+\b")
_LINE_BREAK = re.compile(r"[\n\u2028]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_YEAR = re.compile(r"[12]\d{3}\b(?!\.)")
_DATE = re.compile(r"\d{4}\s\S{1,2}\.$")
_CLITIC = re.compile(r"[’'][a-z]{1,2}\s[A-Z]")  # Dutch: ’s Morgens
_SPACED_DOTS = re.compile(r"(?<![.…\s])\s\.\s\.\s\.$")
_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]$")
_WEB = re.compile(r"@|//|^www\.", re.IGNORECASE)
_CLOCK = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February "
    "March April May June July August September October November December Eastern Central Mountain Pacific Greenwich "
    "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST"
)
_SAID = {  # “Who?” Pell asked: what names the speaker after a question, where no small letter shows that it goes on
    "en": re.compile(
        r"(?:[^\W\d_][\w’'.-]{0,20}\s){1,3}(?:said|says|asked|asks|wrote|writes|added|told(?! \w+sel)|replied|answered|"
        r"shouted|cried|shot back|wondered|tweeted|recalled|exclaimed|joked|warned|insisted|demanded)\b"
    ),
    "ar": re.compile(r"(?:قال|قالت|سأل|سألت|أضاف|أضافت)\b"),
    "fa": re.compile(r"[^.؟!]{0,20}(?:پرسید|گفت)"),
    "he": re.compile(r"(?:שאל|שאלה|אמר|אמרה|ענה|ענתה)\b"),
    "hi": re.compile(r"[^।?!]{0,20} ने (?:पूछा|कहा)"),
    "ko": re.compile(r"[^.?!]{0,20}(?:물었다|말했다|외쳤다)"),
}
_QUOTED_ON = {  # what goes on after a closing quotation mark, where no space tells a new sentence from the old one
    "ja": re.compile(r"(?:と|って|などと|という|とか|は|が|を|に|も|の|で|から|だ)"),
    "zh": re.compile(r"[^，。！？；：“「]{0,6}(?:[说說道问問称稱]|表示|告[诉訴]|写道|寫道|指出|强调|強調|认为|認為)"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
}


def _goes_on_small(j: Joint) -> bool:
    if not is_small(j.next) or j.next_word[1:2].isupper() or _CLITIC.match(j.following):
        return False
    if j.marks != "." or j.closers or j.opening or "." in j.word:
        return True
    return len(j.word) <= _LONGEST_ABBREVIATION and (len(j.word) < 2 or j.word.capitalize() not in j.words.openers)


def _has_no_end(j: Joint) -> bool:
    bare = not j.marks and not j.closers and j.before[-1:].isalnum() and j.end < j.at
    return bare and _LINE_BREAK.search(j.text, j.end, j.at) is None


def _goes_on_punctuated(j: Joint) -> bool:
    first, second = j.following[0], j.following[1:2]
    return first in ",;:)]}%،؛、，；：）」』" or (first in "»”“" and not second.isalnum() and second not in "¿¡(„“«")


def _is_marker(j: Joint) -> bool:
    return j.end - j.start <= _FEW_CHARACTERS and _MARKER.fullmatch(j.text, j.start, j.end) is not None


def _is_dots(j: Joint) -> bool:
    return j.end == j.at and j.end - j.start < _FEW_CHARACTERS and not j.text[j.start : j.end].strip(".…")


def _is_title(j: Joint) -> bool:
    if j.marks != "." or j.closers or not j.next.isalnum():
        return False
    titles = j.words.bound if j.opener else j.words.bound | j.words.titles
    return j.word in titles or j.last_word in titles


def _is_numbered(j: Joint) -> bool:
    if j.marks != "." or j.closers or not (j.word in j.words.numbered or j.last_word in j.words.numbered):
        return False
    return j.next.isdigit() or j.next in "§№" or _ROMAN.match(j.following) is not None


def _is_initial(j: Joint) -> bool:
    if j.language == "en" or j.marks != "." or j.closers or not j.next_word[:1].isupper():
        return False
    return len(j.last_word) == 1 and j.last_word.isupper() and not j.opener


def _is_part_of_a_word(j: Joint) -> bool:
    if j.end < j.at or j.closers or j.marks not in {".", "?", "!"}:
        return False
    if _WEB.search(j.before.rsplit(None, 1)[-1]) or not j.next.isalpha():
        return True
    if not (j.next.isupper() or j.next.islower()):
        return len(j.word) < 3
    tail, short = j.word[-2:], len(j.next_word) <= 4 and j.next_word.isupper() and not _ROMAN.match(j.next_word)
    return short or not j.next.isupper() or not (len(tail) == 2 and (tail.islower() or tail.isdigit()))


def _is_ordinal(j: Joint) -> bool:
    if j.marks != "." or j.closers or not (j.next.isupper() or j.next == "§") or j.opener or not j.words.ordinals:
        return False
    if j.word.isdecimal() and len(j.word) <= 2:
        before, leads = j.previous_word, j.words.ordinal_leads
        return not before or (before.lower() in leads if leads else not before.endswith("."))
    roman = _ROMAN.fullmatch(j.word) is not None
    return roman and (not j.previous_word or j.previous_word[0].isupper() or len(j.word) > 1)


def _is_clock(j: Joint) -> bool:
    return j.word.lower() in {"a.m", "p.m"} and j.next_word in _CLOCK


def _is_year(j: Joint) -> bool:
    return j.marks == "." and j.word in j.words.years and not j.has_more_words_than(_FEW_WORDS)


def _is_omission(j: Joint) -> bool:
    return not j.word and j.marks == "." and _SPACED_DOTS.search(j.before) is not None


def _is_said(j: Joint) -> bool:
    said = _SAID.get(j.language)
    return bool(said and j.closers and j.marks in {"?", "!", "؟"} and not j.opening and said.match(j.following))


def _is_quoted(j: Joint) -> bool:
    goes_on = _QUOTED_ON.get(j.language)
    return bool(goes_on and j.closers and j.end == j.at and not j.opening and goes_on.match(j.following))


def _is_short_in_its_script(j: Joint) -> bool:
    """Thai, Lao and Khmer end no sentence with a point; in Indic scripts a single letter and its signs is an
    initial."""
    if j.marks != "." or not j.word:
        return False
    if "\u0e00" <= j.word[-1] <= "\u0eff" or "\u1780" <= j.word[-1] <= "\u17ff":
        return True
    last = j.word.rpartition(".")[2]
    return "\u0900" <= last[:1] <= "\u0dff" and sum(map(str.isalpha, last)) == 1


Rules = tuple[tuple[str, Callable[[Joint], bool]], ...]

# Where one of these holds, there is no boundary.
JOINING: Rules = (
    ("a comma, colon or closing bracket goes on", _goes_on_punctuated),
    ("a small letter goes on, unless the word is long for an abbreviation", _goes_on_small),
    ("nothing ends there: a list that is none", _has_no_end),
    ("a list's marker belongs to what follows", _is_marker),
    ("dots that begin a sentence", _is_dots),
    ("a title or the like, before a name", _is_title),
    ("No., p., Nov. before a number", _is_numbered),
    ("an initial before a name", _is_initial),
    ("no space: part of a word, a number or an address", _is_part_of_a_word),
    ("an ordinal: im 19. Jahrhundert", _is_ordinal),
    ("9 a.m. Monday", _is_clock),
    ("W 2020 r. Rada: too little for a sentence", _is_year),
    (". . . for words left out", _is_omission),
    ("“Who?” Pell asked.", _is_said),
    ("「…」と言った", _is_quoted),
    ("scripts that end no sentence so", _is_short_in_its_script),
)


def is_joined(text: str, start: int, at: int, language: str, words: Words) -> bool:
    """Whether the sentence that begins at `start` goes on at the boundary `at`."""
    return _reason(JOINING, joint(text, start, at, language, words)) is not None


def _ends_in_dots(j: Joint) -> bool:
    return j.marks == "…" and j.next.isupper()


def _ends_abbreviated(j: Joint) -> bool:
    if j.marks != "." or j.closers or not j.next.isupper():
        return False
    word = j.word.rpartition("(")[2]
    if word in j.words.finals or word.lower() in j.words.finals:
        return True
    if word in j.words.years and _DATE.search(j.before) and j.has_more_words_than(_MANY_WORDS):
        return True
    if word in j.words.endings:
        return j.opener or not _QUOTES.isdisjoint(j.opening)
    return j.opener and _ACRONYM.fullmatch(word) is not None and word.isupper()


def _ends_before_a_number(j: Joint) -> bool:
    if j.marks != "." or j.closers or not j.next.isdigit() or not j.words.ordinals or j.words.knows(j.word):
        return False
    return j.word.isalpha() and len(j.word) > 3 and (j.word.islower() or _YEAR.match(j.following) is not None)


def _ends_in_an_emoji(j: Joint) -> bool:
    emoji = _EMOJI.search(j.before.rstrip(CLOSERS))
    return emoji is not None and j.opener and bool(j.previous_word)


def _ends_an_aside(j: Joint) -> bool:
    aside = j.text[j.start] == "(" and j.closers.endswith(")") and (j.next.isalpha() or j.next.isdigit())
    return aside and not is_small(j.next) and j.text.find(")", j.start) >= j.end - len(j.closers)


# Where one of these holds, there is a boundary that the library misses.
CUTTING: Rules = (
    ("He waited… She left.", _ends_in_dots),
    ("bread etc. Nobody pays; in the U.S. They left.", _ends_abbreviated),
    ("Sie wurde geboren. 2010 …", _ends_before_a_number),
    ("It is done 🎉 She left.", _ends_in_an_emoji),
    ("(A sentence in brackets.) The next.", _ends_an_aside),
)
CANDIDATE = re.compile(
    r"[.…!?\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]"  # one set to begin with is searched for the fastest
    r"(?:(?<=[.…!?])[\"'”’»)\]]{0,3}|(?<![.…!?])[\"”’»]?)\s{1,5}(?=\S)"
)
_WITHIN = 400
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ("(", ")"), ("（", "）"))


def is_cut(text: str, start: int, at: int, language: str, words: Words) -> bool:
    """Whether a sentence that begins at `start` ends before `at`, where the library saw no boundary."""
    here = joint(text, start, at, language, words)
    return _reason(CUTTING, here) is not None and not _is_within(text, max(start, at - _WITHIN), here.end)


def _reason(rules: Rules, here: Joint) -> str | None:
    """The first of the rules that holds, None where none does."""
    for reason, holds in rules:
        if holds(here):
            return reason
    return None


def _is_within(text: str, start: int, end: int) -> bool:
    """Whether a quotation or bracket that opens in `[start, end)` is still open at its end."""
    return any(text.rfind(opening, start, end) > text.rfind(closing, start, end) for opening, closing in _PAIRS)
