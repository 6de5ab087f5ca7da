"""How well passages are carried over: what was so, of revisions that are made here, against what is said of them.

`python -m benchmarks.carried` prints the shares for each kind of edit.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields

from annotator.domain.article import Version
from annotator.domain.carrying import Anchor, Carried, carry
from annotator.domain.claim import Placed
from annotator.domain.text import context
from benchmarks.figures import columns
from benchmarks.revisions import KINDS, LANGUAGES, Fate, Revision, revise

HEADINGS = ("edit", "survived", "deleted", "placed %", "off %", "lost %", "wrong %", "called kept %", "orphaned %")
_NEAR = 2  # code points


@dataclass(slots=True)
class Tally:
    """What carrying over did, against what was so. `near` are within two code points at each end; `off` overlap the
    right place; `wrong` are at something else, deleted ones that were placed among them; `wrong_kept` those of them
    called kept; `lost` survived and were orphaned."""

    survived: int = 0
    near: int = 0
    off: int = 0
    wrong: int = 0
    wrong_kept: int = 0
    lost: int = 0
    deleted: int = 0
    orphaned: int = 0

    def add(self, other: "Tally") -> None:
        """Count the other's with these."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def shares(self) -> dict[str, float]:
        """Per cent: of survivors those placed, those half placed and those orphaned, of all those placed wrongly and
        those of them called kept, and of deleted ones those orphaned."""
        survived, every = max(1, self.survived), max(1, self.survived + self.deleted)
        return {
            "placed": 100 * self.near / survived,
            "off": 100 * self.off / survived,
            "lost": 100 * self.lost / survived,
            "wrong": 100 * self.wrong / every,
            "wrong_kept": 100 * self.wrong_kept / every,
            "orphaned": 100 * self.orphaned / self.deleted if self.deleted else 100.0,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of shares. Returns the exit code, 0."""
    parser = argparse.ArgumentParser("python -m benchmarks.carried", description="How well passages are carried over.")
    parser.add_argument("--seeds", type=int, default=4, help="revisions of each kind in each language; by default 4")
    seeds = parser.parse_args(arguments).seeds
    tallies, total = {kind: tally(kind, seeds) for kind in KINDS}, Tally()
    for one in tallies.values():
        total.add(one)
    print(f"{seeds} revisions of each kind in {len(LANGUAGES)} languages: {', '.join(LANGUAGES)}\n")
    print(columns([HEADINGS, *(_cells(kind, one) for kind, one in {**tallies, "all": total}.items())], left={0}))
    return 0


def tally(kind: str, seeds: int) -> Tally:
    """What carrying over makes of so many revisions of that kind in each language."""
    total = Tally()
    for language in LANGUAGES:
        for seed in range(seeds):
            total.add(measured(revise(random.Random(f"{kind} {language} {seed}"), language, kind)))
    return total


def _cells(kind: str, one: Tally) -> tuple[str, ...]:
    """Of deleted passages there is no share where there are none."""
    shares = one.shares()
    if not one.deleted:
        del shares["orphaned"]
    named = ("placed", "off", "lost", "wrong", "wrong_kept", "orphaned")
    shown = (f"{shares[name]:.2f}" if name in shares else "-" for name in named)
    return (kind, f"{one.survived:,}", f"{one.deleted:,}", *shown)


def anchor(version: Version, start: int, end: int) -> Anchor:
    """The passage `[start, end)` of the version, as it is carried over."""
    prefix, suffix = context(version.text, start, end)
    return Anchor(start, end, version.text[start:end], prefix, suffix)


def measured(revision: Revision) -> Tally:
    """What carrying over makes of the revision's passages."""
    tally = Tally()
    carried = carry(revision.old, revision.new, [anchor(revision.old, f.start, f.end) for f in revision.fates])
    for fate, found in zip(revision.fates, carried, strict=True):
        _count(tally, fate, found)
    return tally


def _count(tally: Tally, fate: Fate, found: Carried) -> None:
    if fate.now is None:
        tally.deleted += 1
        tally.orphaned += found.start is None
        tally.wrong += found.start is not None
        tally.wrong_kept += found.state is Placed.KEPT
        return
    tally.survived += 1
    if found.start is None or found.end is None:
        tally.lost += 1
    elif max(abs(found.start - fate.now[0]), abs(found.end - fate.now[1])) <= _NEAR:
        tally.near += 1
    elif min(found.end, fate.now[1]) > max(found.start, fate.now[0]):
        tally.off += 1
    else:
        tally.wrong += 1
        tally.wrong_kept += found.state is Placed.KEPT


if __name__ == "__main__":
    sys.exit(main())
