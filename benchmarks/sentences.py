"""Sentences: those of a whole text, beside the library alone; one of a text that is a single line; and hostile text."""

import random
from functools import partial

from sentencex import get_sentence_boundaries

from annotator.domain.article import Block, BlockKind, Version
from annotator.domain.sentences import next_sentence, sentence_at, sentences_in
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench

ROWS = ("sentences", "sentence at a place", "sentence after a place", "sentences, hostile")
# Of each, the worst that is known: what takes the library longest, and what takes the rules longest.
HOSTILE = ("。“'", "• ", "“")
_PLACES = 50
_MS = 200 / 1_000_000  # for a character
_HOSTILE_MS = 20 * _MS
_ONE_MS = 10
_LONGEST = 1_000_000  # of hostile text: it takes seconds


def measure(bench: Bench) -> list[Figure]:
    """The text's paragraphs one after another; then all of it as one paragraph, with a seed for the places."""
    text = bench.workload.text
    line = text.replace("\n", " ")
    version = Version(1, "", line, "", (Block(BlockKind.PARAGRAPH, 0, len(line)),))
    places = random.Random(5).sample(range(len(line)), min(_PLACES, len(line)))
    floor, ours = [], []
    for _ in range(max(1, min(bench.repeat, 5))):
        floor.append(bench.timed(lambda: [get_sentence_boundaries("en", block) for block in text.split("\n")]))
        ours.append(bench.timed(partial(_sentences, text)))
    at = [bench.timed(partial(sentence_at, version, place)) for place in places]
    after = [bench.timed(partial(next_sentence, version, place)) for place in places]
    length = min(len(text), _LONGEST)
    hostile = [bench.timed(partial(_sentences, piece * (length // len(piece)))) for piece in HOSTILE]
    size = bench.workload.size
    return [
        Figure(ROWS[0], size, "ms", tuple(floor), tuple(ours), Budget(typical=1 + _MS * len(text))),
        Figure(ROWS[1], size, "ms", (), tuple(at), Budget(high=_ONE_MS)),
        Figure(ROWS[2], size, "ms", (), tuple(after), Budget(high=_ONE_MS)),
        Figure(ROWS[3], size, "ms", (), tuple(hostile), Budget(high=1 + _HOSTILE_MS * length)),
    ]


def _sentences(text: str) -> None:
    start = 0
    for block in text.split("\n"):
        sentences_in(text, start, start + len(block))
        start += len(block) + 1
