"""Which language a text is in, where its source does not say."""

import re

CONFIDENCE = 0.6  # from 0 to 1; below it, languages that are close to each other are confused
FEWEST_LETTERS = 40
_SAMPLES, _SAMPLE = 5, 1_000

# Marks and digits say nothing of the language, and with them the model is less certain.
_NOISE = re.compile(r"[\d_!-&(-,./:-@\[-`{-~…“”„«»–—‘‹›§°]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
# The model was made from Wikipedia, which names a few languages in its own way. Here as in ISO 639-3.
_NAMED_OTHERWISE = {"als": "gsw", "bh": "bho", "eml": "egl", "sh": "hbs"}


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of `text` is in (639-3 where there is none).

    At most 5,000 characters are looked at, from several places. None where they hold fewer than 40 letters, or where
    the language is less certain than 0.6.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    from annotator.readers.language_model import likeliest

    code, confidence = likeliest(sample)
    return _NAMED_OTHERWISE.get(code, code) if confidence >= CONFIDENCE else None


def _sample(text: str) -> str:
    """Words of the text, in one line and in small letters."""
    if len(text) > _SAMPLES * _SAMPLE:
        step = (len(text) - _SAMPLE) // (_SAMPLES - 1)
        text = " ".join(text[place * step : place * step + _SAMPLE] for place in range(_SAMPLES))
    return " ".join(_NOISE.sub(" ", _ADDRESS.sub(" ", text)).lower().split())
