"""The ten kinds of edit that editors make. Each changes a text in place; `share` is how much of it is touched."""

import random
import unicodedata
from collections.abc import Callable

from benchmarks.revision_texts import Paragraph, Sentence, Text, article

_OTHER_WORDS = (
    *("perhaps", "rather", "seldom", "widely", "slowly", "former", "northern", "annual", "public", "costly"),
    *("modest", "recent", "joint", "steep"),
)

Edit = Callable[[random.Random, Text, str, float], None]


def _insert_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        made = article(rng, language, 1)[0]
        gap = "" if language == "ja" else " "
        text.insert(rng.randint(0, len(text)), [Sentence([(c, -1) for c in s], gap) for s in made])


def _delete_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        if len(text) > 2:
            text.pop(rng.randrange(len(text)))


def _move_paragraph(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _ in range(max(1, round(len(text) * share))):
        paragraph = text.pop(rng.randrange(len(text)))
        text.insert(rng.randint(0, len(text)), paragraph)


def _sentences(rng: random.Random, text: Text, share: float) -> list[tuple[Paragraph, Sentence]]:
    every = [(paragraph, sentence) for paragraph in text for sentence in paragraph]
    return rng.sample(every, max(1, round(len(every) * share))) if every else []


def _mend_typos(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _, sentence in _sentences(rng, text, share * 3):
        for _ in range(rng.randint(1, 2)):
            k = rng.randrange(max(1, len(sentence.chars) - 1))
            c, origin = sentence.chars[k]
            if not c.isalpha():
                continue
            way = rng.randrange(3)
            if way == 0:
                sentence.chars[k] = (chr(ord("a") + rng.randrange(26)), origin)
            elif way == 1 and k:
                del sentence.chars[k]
            else:
                sentence.chars.insert(k + 1, (c, origin))


def _retype(rng: random.Random, text: Text, language: str, share: float) -> None:
    table = {"“": '"', "”": '"', "„": '"', "’": "'", "–": "-", "«": '"', "»": '"'}
    for paragraph in text:
        for sentence in paragraph:
            sentence.chars = [(table.get(c, c), origin) for c, origin in sentence.chars]


def _respace(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in text:
        for sentence in paragraph:
            chars = sentence.chars
            for k in range(1, len(chars) - 1):
                if chars[k][0] == " " and rng.random() < 0.25:
                    chars[k] = (rng.choice(["\u00a0", "  ", "\u2028", "\u202f"]), chars[k][1])


def _decompose(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in text:
        for sentence in paragraph:
            sentence.chars = [(unicodedata.normalize("NFD", c), origin) for c, origin in sentence.chars]


def _reword(rng: random.Random, text: Text, language: str, share: float) -> None:
    for _, sentence in _sentences(rng, text, share * 2):
        words = _words(sentence)
        if len(words) < 3:
            continue
        for first, last in sorted(rng.sample(words, max(1, len(words) // rng.choice([3, 4, 6]))), reverse=True):
            origins = [origin for _, origin in sentence.chars[first:last]]
            if rng.random() < 0.25:
                del sentence.chars[first:last]
                continue
            other = rng.choice(_OTHER_WORDS) if language not in ("ja",) else rng.choice("新旧大小高低")
            sentence.chars[first:last] = [(c, origins[min(k, len(origins) - 1)]) for k, c in enumerate(other)]
        while sentence.chars and sentence.chars[0][0].isspace():
            del sentence.chars[0]


def _words(sentence: Sentence) -> list[tuple[int, int]]:
    found, at = [], None
    for k, (c, _) in enumerate([*sentence.chars, (" ", -1)]):
        if c.isalnum() and at is None:
            at = k
        elif not c.isalnum() and at is not None:
            found.append((at, k))
            at = None
    if len(found) < 3 and len(sentence.chars) > 8:  # written without spaces
        return [(k, k + 2) for k in range(0, len(sentence.chars) - 2, 2)]
    return found


def _delete_sentence(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph, sentence in _sentences(rng, text, share):
        if len(paragraph) > 1:
            paragraph.remove(sentence)


def _swap_sentences(rng: random.Random, text: Text, language: str, share: float) -> None:
    for paragraph in rng.sample(text, max(1, round(len(text) * share))):
        if len(paragraph) > 1:
            k = rng.randrange(len(paragraph) - 1)
            one, other = paragraph[k : k + 2]
            if [c for c, _ in one.chars] != [c for c, _ in other.chars]:  # else nothing is swapped
                paragraph[k : k + 2] = [other, one]


EDITS: dict[str, Edit] = {
    "paragraph inserted": _insert_paragraph,
    "paragraph deleted": _delete_paragraph,
    "paragraph moved": _move_paragraph,
    "typos mended": _mend_typos,
    "quotes and dashes retyped": _retype,
    "white space": _respace,
    "NFC to NFD": _decompose,
    "sentence reworded": _reword,
    "sentence deleted": _delete_sentence,
    "sentences swapped": _swap_sentences,
}
