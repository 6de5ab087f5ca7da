"""Texts of our own making and revisions of them, with what became of every passage known: what carrying over is
measured by."""

import random
from dataclasses import dataclass

from annotator.domain.article import ArticleDraft, BlockKind, Version, version_from
from annotator.domain.draft import DraftBlock, Run, assemble
from benchmarks.revision_edits import EDITS
from benchmarks.revision_texts import LANGUAGES, Paragraph, Sentence, Text, article

__all__ = ["KINDS", "LANGUAGES", "Fate", "Revision", "revise", "version_of"]

MADE = "2026-01-01T00:00:00.000000Z"
KINDS = (*EDITS, "mixed")
_ALIVE, _DEAD = 0.6, 0.15  # shares of a passage's characters


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
