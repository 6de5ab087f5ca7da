"""Which of the one-byte encodings of Latin letters a text is in.

They differ in a few dozen letters, and a wrong one reads without complaint: £ becomes Ł. What tells them apart is that
a text has the letters of one language, and no sign or capital in the middle of a word.
"""

from collections import Counter

import regex

_WESTERN = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöüßé",  # German
    "áéíñóúüçªº",  # Spanish
    "àáâãçéêíóôõúüªº",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "àçèéíïòóúü",  # Catalan
    "åäöæøéèüá",  # the Scandinavian languages, Finnish
    "ëïéèêöüáóí",  # Dutch, Afrikaans
    "áéíóúýþæöð",  # Icelandic, Faroese
    "šž",  # names
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţșț",  # Romanian
    "čćđšž",  # Croatian, Slovenian
)
_TURKISH = ("çğıöşüâîû",)
_BALTIC = ("āčēģīķļņšūžõ", "ąčęėįšųūž", "äõöüšž")
_CANDIDATES = (
    ("cp1252", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859_2", _CENTRAL),
    ("cp1254", _TURKISH),
    ("cp1257", _BALTIC),
)
# A sign, or a capital beyond ASCII, between two small letters; or a control character.
_MISFIT = regex.compile(
    r"[\x80-\x9f]|\p{Ll}[\p{Lu}--[A-Z]]\p{Ll}|\p{Ll}[ª-¬®-¶¸-¿¡-©×÷†‡•‰™€ˇ˘˝˛˙]\p{Ll}", regex.VERSION1
)
_MOST_BEYOND = 0.4  # of the letters; Greek or Chinese text has hardly any other
_FEW_BEYOND = 0.08  # of the letters; below this they may be names in an English text, and of any language
_NEARLY_ALL = 0.97


def latin_encoding(data: bytes) -> str | None:
    """The Python name of the encoding, None where the text is not in Latin letters or fits none of them."""
    for names_of_all in (False, True):
        for encoding, alphabets in _CANDIDATES:
            if _fits(data, encoding, alphabets, names_of_all):
                return encoding
    return None


def _fits(data: bytes, encoding: str, alphabets: tuple[str, ...], names_of_all: bool) -> bool:
    """Whether the letters are those of one alphabet; or, with `names_of_all`, few, and those of any of them."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    letters = Counter(character for character in text.lower() if character.isalpha())
    beyond = {letter: count for letter, count in letters.items() if letter > "\x7f"}
    share = sum(beyond.values()) / max(1, letters.total())
    if share > (_FEW_BEYOND if names_of_all else _MOST_BEYOND) or _MISFIT.search(text):
        return False
    enough = _NEARLY_ALL * sum(beyond.values())
    groups = ("".join(alphabets),) if names_of_all else alphabets
    return any(sum(count for letter, count in beyond.items() if letter in group) >= enough for group in groups)
