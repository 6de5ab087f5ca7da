"""The highlights of one of the two versions, brought up to date claim by claim. Offsets are code points."""

from collections.abc import Iterable

from annotator.domain.article import Version
from annotator.domain.claim import Claim, Waiver
from annotator.domain.comparison import Comparison
from annotator.domain.sentences import Range
from annotator.workspace.marks import Mark, MarkIndex, marks_of_waiver

Known = dict[str, Claim | Waiver]


class VersionMarks:
    """`index` has the marks of a version: those of its own passages and waivers, whatever became of them later."""

    def __init__(self, version: Version, known: Known) -> None:
        self._known = known
        self._of: dict[str, list[Mark]] = {key: _marks(one, version.number) for key, one in known.items()}
        self.index = MarkIndex(version, [mark for marks in self._of.values() for mark in marks])

    def update(self, known: Known) -> list[Range]:
        """Take these in place of all; returns the ranges whose marks are other than before."""
        before, self._known = self._known, known
        changed: list[Range] = []
        for key in before.keys() - known.keys():
            changed += self._replace(key, [])
        for key, one in known.items():
            if before.get(key) is not one:
                changed += self._replace(key, _marks(one, self.index.version.number))
        return changed

    def _replace(self, key: str, marks: list[Mark]) -> list[Range]:
        old = self._of.get(key, [])
        self._of[key] = marks
        if old == marks:
            return []
        for mark in old:
            self.index.discard(mark.id)
        for mark in marks:
            self.index.put(mark)
        return [(mark.start, mark.end) for mark in (*old, *marks)]


def known_of(comparison: Comparison, claims: Iterable[Claim], waivers: Iterable[Waiver]) -> Known:
    """The claims and waivers that the comparison speaks of, and these, by their ids."""
    known: Known = {fate.claim.id: fate.claim for fate in comparison.fates}
    for fate in comparison.waivers:
        known[fate.was.id] = fate.was
        if fate.now is not None:
            known[fate.now.id] = fate.now
    known.update((claim.id, claim) for claim in claims)
    known.update((waiver.id, waiver) for waiver in waivers)
    return known


def _marks(one: Claim | Waiver, version: int) -> list[Mark]:
    if isinstance(one, Waiver):
        return marks_of_waiver(one, version)
    if one.removed_at is not None:
        return []
    return [
        Mark(p.start, p.end, p.id, one.id, one.number, one.status, None, p.state, p.reread)
        for p in one.all_passages
        if p.version == version and p.start is not None and p.end is not None
    ]
