"""A workload's text as editors might hand it in again: made mechanically, the same edit of the same text always."""

import random
from collections.abc import Sequence

from annotator.domain.article import ArticleDraft, BlockKind
from annotator.domain.draft import DraftBlock, Run, assemble
from benchmarks.workload import Range, Workload

EDITED = 0.02  # of the sentences
_MOVED = 0.005  # of the paragraphs
_REWORDED, _DELETED = 0.6, 0.2  # of the edited sentences; beside the rest of them a sentence is put in
_WORDS = 3  # of a sentence that is reworded

Paragraph = list[str]  # of sentences


def edited_draft(workload: Workload) -> ArticleDraft:
    """The edited text, to update the workload's article by."""
    lines = edited_lines(workload.text, workload.sentences)
    text, blocks = assemble(DraftBlock(BlockKind.PARAGRAPH, [Run(line)]) for line in lines)
    return ArticleDraft(f"Workload {workload.size}", text, blocks)


def edited_lines(text: str, sentences: Sequence[Range]) -> list[str]:
    """The paragraphs of the text with two sentences in a hundred reworded, deleted or followed by a new one, and with
    one paragraph in two hundred, but at least one, moved to somewhere else. `sentences` are all of the text's."""
    rng = random.Random(len(text))
    every = [text[start:end] for start, end in sentences]
    paragraphs = [_edited(paragraph, every, rng) for paragraph in _paragraphs(text, sentences)]
    lines = [" ".join(paragraph) for paragraph in paragraphs if paragraph]
    for _ in range(max(1, round(_MOVED * len(lines)))):
        line = lines.pop(rng.randrange(len(lines)))
        lines.insert(rng.randint(0, len(lines)), line)
    return lines


def _paragraphs(text: str, sentences: Sequence[Range]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    last = 0
    for start, end in sentences:
        if not paragraphs or "\n" in text[last:start]:
            paragraphs.append([])
        paragraphs[-1].append(text[start:end])
        last = end
    return paragraphs


def _edited(paragraph: Paragraph, every: Sequence[str], rng: random.Random) -> Paragraph:
    found: Paragraph = []
    for sentence in paragraph:
        draw = rng.random() / EDITED
        if draw >= 1:
            found.append(sentence)
        elif draw < _REWORDED:
            found.append(_reworded(sentence, every, rng))
        elif draw >= _REWORDED + _DELETED:
            found += [sentence, _reworded(rng.choice(every), every, rng)]
    return found


def _reworded(sentence: str, every: Sequence[str], rng: random.Random) -> str:
    """The sentence with some of its words taken from others; never its first or last one."""
    words = sentence.split(" ")
    for _ in range(_WORDS if len(words) > 2 else 0):
        words[rng.randrange(1, len(words) - 1)] = rng.choice(rng.choice(every).split(" ")[:-1] or words)
    return " ".join(words)
