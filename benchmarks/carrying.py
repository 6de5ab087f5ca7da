"""Carrying the workload's claims over to an edited text, beside a bare comparison of the two texts' lines."""

import random
from collections.abc import Sequence
from functools import partial

from annotator.domain.article import Version
from annotator.domain.carrying import Anchor, carry
from benchmarks.carried import anchor
from benchmarks.editing import edited_lines
from benchmarks.figures import Budget, Figure
from benchmarks.floors import compare_lines
from benchmarks.measuring import Bench
from benchmarks.revisions import version_of

ROWS = ("carry", "carry scattered")
_COUNTS = (1_000, 10_000)
_BUDGET = Budget(typical=2000)
_SCATTERED = 0.02  # of the words, each edited by itself
_REPLACED, _DELETED = 0.7, 0.15  # of the edited words; after the rest of them one is put in


def measure(bench: Bench) -> list[Figure]:
    """1,000 claims from all over the text, and 10,000 or as many as there are. Two sentences in a hundred of the text
    they come to are edited; in the last row two words in a hundred, all over the text."""
    workload = bench.workload
    old = version_of(workload.text.split("\n"), 1)
    new = version_of(edited_lines(workload.text, workload.sentences), 2)
    scattered = version_of(scattered_lines(workload.text), 2)
    counts = sorted({min(most, len(workload.claims)) for most in _COUNTS})
    figures = [_figure(bench, f"{ROWS[0]} {count:,} passages", old, new, count) for count in counts]
    return [*figures, _figure(bench, f"{ROWS[1]} {counts[-1]:,} passages", old, scattered, counts[-1])]


def scattered_lines(text: str) -> list[str]:
    """The lines of the text with two words in a hundred replaced, deleted or followed by a new one, the same always."""
    rng = random.Random(len(text))
    vocabulary = sorted(set(text.split()))
    return [" ".join(_edited(line.split(" "), vocabulary, rng)) or line for line in text.split("\n")]


def _edited(words: Sequence[str], vocabulary: Sequence[str], rng: random.Random) -> list[str]:
    found: list[str] = []
    for word in words:
        draw = rng.random() / _SCATTERED
        if draw >= _REPLACED + _DELETED:
            found.append(word)
        if draw < _REPLACED or _REPLACED + _DELETED <= draw < 1:
            found.append(rng.choice(vocabulary))
    return found


def _figure(bench: Bench, name: str, old: Version, new: Version, count: int) -> Figure:
    claims = bench.workload.claims
    anchors: list[Anchor] = [anchor(old, start, end) for start, end in claims[:: len(claims) // count][:count]]
    floor, ours = [], []
    for _ in range(max(1, min(bench.repeat, 5))):
        floor.append(bench.timed(partial(compare_lines, old.text, new.text)))
        ours.append(bench.timed(partial(carry, old, new, anchors, "en")))
    return Figure(name, bench.workload.size, "ms", tuple(floor), tuple(ours), _BUDGET)
