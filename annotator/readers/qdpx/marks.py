"""From the selections of a text to claims and waivers to be. Ranges are code points of the canonical text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.claim import Status
from annotator.domain.draft import canonical
from annotator.domain.marks import Mark
from annotator.domain.refi import REASONING, STATEMENT
from annotator.readers.qdpx.codes import Codes
from annotator.readers.qdpx.tree import Note, Project, Selection

Range = tuple[int, int]
Placed = tuple[Selection, Range]
_OF_ONE_CLAIM = re.compile(r"Claim \d+")


@dataclass(slots=True)
class Marking:
    """Makes the marks of a project's texts. `told` gives a note's text; `hung` are the GUIDs of notes that hang on some
    words, and `lost` how many hang on words that need no check, which hold none."""

    project: Project
    codes: Codes
    told: Callable[[Note], str]
    hung: set[str] = field(default_factory=set)
    lost: int = 0
    _linked: dict[str, list[str]] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for origin, target, name in self.project.links:
            for note, selection in ((origin, target), (target, origin)):
                if note in self.project.notes:
                    self._linked.setdefault(selection, []).append(note)
            if self.codes.known and _OF_ONE_CLAIM.fullmatch(name):
                self._first.setdefault(target, origin)

    def marks_of(self, placed: Iterable[Placed], unquoted: Callable[[Selection], str]) -> Iterator[Mark]:
        """The claims and waivers, in the order of the selections. `unquoted` is a selection's name where it is no
        quote, else nothing."""
        groups: dict[object, list[Placed]] = {}
        at: dict[str, object] = {}
        for one, place in placed:
            own: object = one.guid or id(one) if self.project.own else place
            first = self._first.get(one.guid)
            key = own if first is None else at.get(first, own)
            if one.guid:
                at[one.guid] = key
            groups.setdefault(key, []).append((one, place))
        for group in groups.values():
            yield from self._marks(group, unquoted)

    def _marks(self, group: Sequence[Placed], unquoted: Callable[[Selection], str]) -> Iterator[Mark]:
        held = [one for one, _ in group]
        ranges = tuple(dict.fromkeys(place for _, place in group))
        meant = self.codes.meant(held)
        statement, reasoning, notes = self._notes(held)
        notes += [called for one in held if (called := unquoted(one))]
        made = next((one.made for one in held if one.made), None)
        if meant.waived is not None:
            yield Mark(ranges, waived=meant.waived, made=meant.checked or made)
            if meant.status is None and not meant.labels:
                self.lost += len(notes) + bool(statement) + bool(reasoning)
                return
        claimants = [case for one in held if self.project.own and (case := self.project.cases.get(one.guid))]
        yield Mark(
            ranges, meant.status or Status.UNCHECKED, meant.reason, statement, reasoning,
            claimants[0] if claimants else None, meant.labels, tuple(dict.fromkeys(notes)), made=made,
            checked=meant.checked,
        )  # fmt: skip

    def _notes(self, held: Sequence[Selection]) -> tuple[str | None, str | None, list[str]]:
        """The statement and reasoning that are ours, and all other notes."""
        ours: dict[str, str] = {}
        notes = [canonical(one.description) for one in held if one.description]
        keys = dict.fromkeys(key for one in held for key in (*one.notes, *self._linked.get(one.guid, ())))
        for key in keys:
            note = self.project.notes.get(key)
            text = canonical(self.told(note)).strip() if note else ""
            if note is None or not (text or note.name):
                continue
            self.hung.add(key)
            if self.codes.known and note.name in (STATEMENT, REASONING) and note.name not in ours and text:
                ours[note.name] = text
            else:
                notes.append(text if not note.name or note.name in text else f"{note.name}: {text}".rstrip(": "))
        return ours.get(STATEMENT), ours.get(REASONING), notes
