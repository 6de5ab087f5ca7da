"""How well passages are carried over: what was so, of revisions that are made here, against what is said of them."""

from dataclasses import dataclass, fields

from annotator.domain.article import Version
from annotator.domain.carrying import Anchor, Carried, carry
from annotator.domain.claim import Placed
from annotator.domain.text import context
from benchmarks.revisions import Fate, Revision

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
        """Per cent of survivors placed, of all placed wrongly, and of deleted ones orphaned."""
        return {
            "placed": 100 * self.near / max(1, self.survived),
            "wrong": 100 * self.wrong / max(1, self.survived + self.deleted),
            "orphaned": 100 * self.orphaned / self.deleted if self.deleted else 100.0,
        }


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
