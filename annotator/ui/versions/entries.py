"""What the list of an update holds: entries in groups, and where each stands in either text. Pure; code points."""

from enum import IntEnum
from typing import NamedTuple

from annotator.domain.claim import Claim, Passage, Waiver
from annotator.domain.comparison import Comparison, Fate, Made, WaiverFate
from annotator.domain.outcome import Outcome
from annotator.domain.sentences import Range


class Group(IntEnum):
    """In the order of the list."""

    REREAD = 0
    MOVED = 1
    CUT = 2
    SENTENCES = 3
    CORRECTED = 4
    KEPT = 5


_GROUPS = {
    Outcome.REREAD: Group.REREAD,
    Outcome.MOVED: Group.MOVED,
    Outcome.ORPHANED: Group.CUT,
    Outcome.KEPT: Group.KEPT,
}
_TO_CONFIRM = (Group.REREAD, Group.MOVED)


class Entry(NamedTuple):
    """A passage, waiver, new sentence or correction made. `key` names it as long as the two versions are the same,
    `place` sorts it within its group; no two of a group have the same."""

    key: str
    place: tuple[int, int, int, str]
    group: Group
    what: Fate | WaiverFate | Made | Range

    @property
    def settled_by(self) -> str | None:
        """The id of the passage or waiver of the newer version; None where there is none."""
        what = self.what
        if isinstance(what, Fate):
            return what.now.id
        return what.now.id if isinstance(what, WaiverFate) and what.now is not None else None

    @property
    def claim(self) -> Claim | None:
        return self.what.claim if isinstance(self.what, Fate | Made) else None

    @property
    def sentence(self) -> Range | None:
        return None if isinstance(self.what, Fate | WaiverFate | Made) else self.what

    @property
    def old_place(self) -> Range | None:
        """Where it stands in the older text."""
        return _range(self.what.was) if isinstance(self.what, Fate | WaiverFate | Made) else None

    @property
    def new_place(self) -> Range | None:
        """Where it stands in the newer text."""
        if isinstance(self.what, Fate | WaiverFate):
            return _range(self.what.now) if self.what.now is not None else None
        return (self.what.start, self.what.end) if isinstance(self.what, Made) else self.what

    @property
    def to_confirm(self) -> bool:
        return self.group in _TO_CONFIRM and self.settled_by is not None

    @property
    def to_let_go(self) -> bool:
        return self.group is Group.MOVED and self.settled_by is not None

    @property
    def open(self) -> bool:
        """Whether the reviewer has something to decide of it. A waiver that went with its words leaves nothing."""
        if self.group in (Group.KEPT, Group.CORRECTED):
            return False
        return self.settled_by is not None or self.sentence is not None


def entries_of(comparison: Comparison) -> dict[Group, list[Entry]]:
    """The entries of each group, in text order: by the newer place, where there is none by the older."""
    found: dict[Group, list[Entry]] = {group: [] for group in Group}
    for fate in comparison.fates:
        group, key = _GROUPS[fate.outcome], fate.now.id
        start, end = _range(fate.now) or _range(fate.was) or (0, 0)
        found[group].append(Entry(key, (start, -end, fate.claim.number, key), group, fate))
    for waived in comparison.waivers:
        group, key = _GROUPS[waived.outcome], waived.was.id
        start, end = _range(waived.now or waived.was) or (0, 0)
        found[group].append(Entry(key, (start, -end, 0, key), group, waived))
    for start, end in comparison.new_sentences:
        key = f"{start}-{end}"
        found[Group.SENTENCES].append(Entry(key, (start, -end, 0, key), Group.SENTENCES, (start, end)))
    for made in comparison.corrections:
        key = f"correction {made.correction.id} {made.start}"
        place = (made.start, -made.end, made.claim.number, key)
        found[Group.CORRECTED].append(Entry(key, place, Group.CORRECTED, made))
    for entries in found.values():
        entries.sort(key=_place)
    return found


def _place(entry: Entry) -> tuple[int, int, int, str]:
    return entry.place


def _range(place: Passage | Waiver) -> Range | None:
    return (place.start, place.end) if place.start is not None and place.end is not None else None
