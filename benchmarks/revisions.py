"""Article-like texts of our own making, and the ten kinds of edit that editors make in them, with what became of every
passage known: what carrying over is measured by."""

import json
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.article import ArticleDraft, BlockKind, Version, version_from
from annotator.domain.draft import DraftBlock, Run, assemble

MADE = "2026-01-01T00:00:00.000000Z"

# Subjects, verbs with objects, and places, from which sentences are made; numbers and names are put in.
_PARTS: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("revision_words.json").read_text(encoding="utf-8")
)
LANGUAGES = tuple(_PARTS)
_NAMES = ["Harrow", "Selby", "Mornay", "Ostrava", "Lindqvist", "Abarca", "Tolmin", "Vestergaard", "Quist", "Nadal"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_OTHER_WORDS = (
    *("perhaps", "rather", "seldom", "widely", "slowly", "former", "northern", "annual", "public", "costly"),
    *("modest", "recent", "joint", "steep"),
)

_ALIVE, _DEAD = 0.6, 0.15  # shares of a passage's characters

Char = tuple[str, int]  # a character, and the place in the old text that it stands for; -1 for none


@dataclass(slots=True)
class Sentence:
    """A sentence as characters; `gap` is what stands after it in its paragraph."""

    chars: list[Char]
    gap: str = " "


Paragraph = list[Sentence]
Text = list[Paragraph]


@dataclass(frozen=True, slots=True)
class Fate:
    """A passage of the old text, `[start, end)`, and where it is in the new one; None where it is gone."""

    start: int
    end: int
    now: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Revision:
    """An old and a new version of a text, and what became of its passages."""

    old: Version
    new: Version
    fates: list[Fate]
    kind: str


def article(rng: random.Random, language: str, paragraphs: int, boilerplate: float = 0.08) -> list[list[str]]:
    """Paragraphs of sentences, some of which recur word for word."""
    subjects, verbs, places, refrains = _PARTS[language].values()
    full = "。" if language == "ja" else "."
    glue = "" if language == "ja" else " "

    def fill(part: str) -> str:
        n = rng.choice(
            [
                str(rng.randint(2, 99)),
                f"{rng.randint(1, 9)}.{rng.randint(1, 9)}",
                f"{rng.randint(1, 9)},{rng.randint(100, 999)}",
            ]
        )
        return part.format(name=rng.choice(_NAMES), n=n, day=rng.choice(_DAYS), year=rng.randint(1950, 2026))

    def sentence() -> str:
        if rng.random() < boilerplate:
            return rng.choice(refrains)
        parts = [rng.choice(subjects), rng.choice(verbs), rng.choice(places)]
        if rng.random() < 0.3:
            parts.append(rng.choice(places))
        return glue.join(fill(part) for part in parts) + full

    return [[sentence() for _ in range(rng.randint(1, 6))] for _ in range(paragraphs)]


def revise(
    rng: random.Random, language: str, kind: str, paragraphs: int = 24, passages: int = 40, share: float = 0.08
) -> Revision:
    """A new text and a revision of it by that kind of edit; `share` is how much of it is touched."""
    plain = article(rng, language, paragraphs)
    gap = "" if language == "ja" else " "
    lines = [gap.join(sentences) for sentences in plain]
    old = version_of(lines, 1)
    text: Text = []
    spans: list[tuple[int, int]] = []
    for block, sentences in zip(old.blocks, plain, strict=True):
        at = block.start
        paragraph: Paragraph = []
        for sentence in sentences:
            spans.append((at, at + len(sentence)))
            paragraph.append(Sentence([(c, at + k) for k, c in enumerate(sentence)], gap))
            at += len(sentence) + len(gap)
        text.append(paragraph)
    chosen = _passages(rng, old.text, spans, passages)
    for edit in rng.sample(sorted(EDITS), 4) if kind == "mixed" else [kind]:
        EDITS[edit](rng, text, language, share)
    return _finish(old, text, chosen, kind)


def version_of(lines: list[str], number: int) -> Version:
    """A version with a paragraph for each line."""
    text, blocks = assemble([DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in lines])
    return version_from(ArticleDraft("A text", text, blocks), number, MADE)


def _passages(rng: random.Random, text: str, spans: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """Whole sentences, clauses, names and figures, and some that go over two sentences."""
    found = []
    for _ in range(count):
        start, end = rng.choice(spans)
        way = rng.random()
        if way < 0.3:
            found.append((start, end))
            continue
        if way > 0.92 and end < len(text):
            later = [s for s in spans if s[0] > start][:1]
            found.append((start, later[0][1] if later else end))
            continue
        words = [k for k in range(start, end) if k == start or (not text[k - 1].isalnum() and text[k].isalnum())]
        if len(words) < 2:
            words = list(range(start, end - 1, 3)) or [start]
        first = rng.randrange(len(words))
        last = min(len(words), first + rng.randint(1, 6))
        stop = words[last] if last < len(words) else end
        while stop > words[first] + 1 and text[stop - 1].isspace():
            stop -= 1
        found.append((words[first], max(stop, words[first] + 1)))
    return [_trimmed(text, *passage) for passage in found]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _finish(old: Version, text: Text, chosen: list[tuple[int, int]], kind: str) -> Revision:
    places: dict[int, list[int]] = {}
    lines: list[str] = []
    at = 0
    for paragraph in filter(None, text):
        line = _line(paragraph, at, places)
        lines.append(line)
        at += len(line) + 1
    fates = []
    for start, end in chosen:
        held = [p for origin in range(start, end) for p in places.get(origin, ())]
        alive = sum(origin in places for origin in range(start, end)) / (end - start)
        if alive >= _ALIVE:
            fates.append(Fate(start, end, (min(held), max(held))))
        elif alive <= _DEAD:  # of what lies between, either can be said
            fates.append(Fate(start, end, None))
    return Revision(old, version_of(lines, 2), fates, kind)


def _line(paragraph: Paragraph, at: int, places: dict[int, list[int]]) -> str:
    """The paragraph's text, which begins at `at`; each old place is told where it is now."""
    line = ""
    for k, sentence in enumerate(paragraph):
        for c, origin in sentence.chars:
            if origin >= 0:
                places.setdefault(origin, []).extend((at + len(line), at + len(line) + len(c)))
            line += c
        line += sentence.gap if k + 1 < len(paragraph) else ""
    if line != line.strip():
        raise ValueError("a paragraph begins or ends with white space")
    return line


# The kinds of edit. Each changes the text in place.

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
KINDS = (*EDITS, "mixed")
