"""Carrying passages over to an edited text, beside a bare comparison of its lines; and how often it goes wrong."""

import difflib
import random
from functools import partial

from annotator.domain.article import Version
from annotator.domain.carrying import carry
from benchmarks.carried import Tally, anchor, measured
from benchmarks.figures import Budget, Figure
from benchmarks.measuring import Bench
from benchmarks.revisions import KINDS, LANGUAGES, revise, version_of

COUNTS = (1_000, 10_000)
_EDITED = 0.02  # of the paragraphs
_BUDGETS = {1_000: Budget(typical=200), 10_000: Budget(typical=2000)}  # milliseconds
_SEEDS = 2  # revisions of each kind in each language


def measure(bench: Bench) -> list[Figure]:
    """The workload's claims, and as many more of its sentences as it takes, to a text of which two paragraphs in a
    hundred are edited; then revisions whose outcome is known. Shares are per cent, and less is better."""
    old, new = _versions(bench.workload.text)
    ranges = [*bench.workload.claims, *bench.workload.sentences]
    figures = []
    for count in COUNTS:
        anchors = [anchor(old, start, end) for start, end in ranges[:count]]
        floor, ours = [], []
        for _ in range(max(1, min(bench.repeat, 5))):
            floor.append(bench.timed(partial(_compare_lines, old, new)))
            ours.append(bench.timed(partial(carry, old, new, anchors, "en")))
        what = f"carry {len(anchors):,} passages"
        figures.append(Figure(what, bench.workload.size, "ms", tuple(floor), tuple(ours), _BUDGETS[count]))
        if len(ranges) <= count:
            break
    return [*figures, *_accuracy(bench.workload.size)]


def _accuracy(size: str) -> list[Figure]:
    """Of the revisions in which all kinds of edit are mixed, and of all revisions."""
    figures: list[Figure] = []
    for name, kinds in (("mixed edits", ("mixed",)), ("all edits", KINDS)):
        tally = Tally()
        for kind in kinds:
            for language in LANGUAGES:
                for seed in range(_SEEDS):
                    tally.add(measured(revise(random.Random(f"{kind} {language} {seed}"), language, kind)))
        shares = tally.shares()
        for what, value, most in (
            ("not placed", 100 - shares["placed"], 3.0),
            ("placed wrongly", shares["wrong"], 0.5),
            ("wrongly called kept", 100 * tally.wrong_kept / (tally.survived + tally.deleted), 0.0),
            ("deleted but placed", 100 - shares["orphaned"], 5.0),
        ):
            figures.append(Figure(f"carry, {name}: {what}", size, "%", (), (value,), Budget(typical=most)))
    return figures


def _versions(text: str) -> tuple[Version, Version]:
    """The text, and an edited one: of some paragraphs three words are changed; some are taken out, moved or new."""
    rng = random.Random(len(text))
    lines = text.split("\n")
    edited: list[str] = []
    for line in lines:
        draw = rng.random() / _EDITED
        if draw >= 0.2:
            edited.append(_changed(line, rng) if draw < 1 else line)
        elif draw >= 0.1:
            edited += [line, _changed(rng.choice(lines), rng)]
        elif draw >= 0.05:
            edited.insert(rng.randint(0, len(edited)), line)
    return version_of(lines, 1), version_of(edited or lines, 2)


def _changed(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    for _ in range(3):
        words[rng.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _compare_lines(old: Version, new: Version) -> object:
    return difflib.SequenceMatcher(None, old.text.split("\n"), new.text.split("\n"), autojunk=False).get_opcodes()
