"""Claims, the passages that carry them, and waivers of passages that need no check."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Evidence
from annotator.domain.records import LogEntry, Query, SignOff


class Status(StrEnum):
    """What checking came to. The order is that of the keys 1, 2, 3 and 0."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    UNSOURCED = "unsourced"
    UNCHECKED = "unchecked"


class About(StrEnum):
    """What a claim is about: the same words can make a claim on content and one on wording."""

    CONTENT = "content"
    WORDING = "wording"
    ATTRIBUTION = "attribution"
    FORECAST = "forecast"
    NAME = "name"


class Placed(StrEnum):
    """How a passage came to its version: freshly marked passages are kept."""

    KEPT = "kept"
    MOVED = "moved"
    ORPHANED = "orphaned"


_KEPT = Placed.KEPT  # looked up once: a table asks it of every claim

# Reasons a status may carry. Data: a library may hold others.
REASONS: dict[Status, tuple[str, ...]] = {
    Status.DISPUTED: ("wrong", "misleading", "sources conflict", "denied"),
    Status.UNSOURCED: ("none found", "single source", "will not confirm"),
}
WAIVER_REASONS = ("opinion", "transition", "background", "other")


class Stamp(NamedTuple):
    """Who and when (UTC moment)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open range `[start, end)` of one version's text, in code points, with its quote and context.

    `text[start:end] == exact`; `prefix` and `suffix` are up to 32 code points on each side. An orphan has null
    offsets and its old quote. `ordinal` orders a claim's passages: the first is the one it is known by.
    """

    id: str
    version: int
    start: int | None
    end: int | None
    exact: str
    prefix: str = ""
    suffix: str = ""
    state: Placed = Placed.KEPT
    reread: bool = False
    carried_from: str | None = None
    ordinal: int = 0

    def __post_init__(self) -> None:
        if self.start is None or self.end is None:
            if self.state is not Placed.ORPHANED or self.start is not self.end:
                raise InvalidValue("Only an orphaned passage is without a place.")
        elif not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise InvalidValue("A passage's range and its quote differ in length.")


@dataclass(frozen=True, slots=True)
class Note:
    """An internal note on a claim."""

    id: str
    text: str
    by: str
    at: str
    ordinal: int = 0


class Decision(StrEnum):
    """What an editor said to a proposed correction."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposed correction: the wording that is to stand in place of the claim's, and what was decided, by whom and
    why, None until it is."""

    id: str
    text: str
    by: str
    at: str
    decision: Decision | None = None
    decided_by: str | None = None
    reason: str | None = None
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Rating:
    """A verdict on a publication's own scale."""

    scale: str
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that is true or false by itself. `statement` is None until somebody writes it.

    `checked` is who set the present status and when, None while it is unchecked. `passages` are those of the
    article's newest version, `earlier` those of the versions before it, in order of versions. Of its other parts,
    each list is in the order in which they were made.
    """

    id: str
    number: int
    created: Stamp
    changed: Stamp
    status: Status = Status.UNCHECKED
    reason: str | None = None
    checked: Stamp | None = None
    statement: str | None = None
    about: About = About.CONTENT
    claimant: str | None = None
    said_at: str | None = None
    appearances: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    assignee: str | None = None
    reasoning: str | None = None
    review_url: str | None = None
    rating: Rating | None = None
    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    removed_at: str | None = None
    earlier: tuple[Passage, ...] = ()
    corrections: tuple[Correction, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    queries: tuple[Query, ...] = ()
    log: tuple[LogEntry, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def text(self) -> str:
        """What stands for the claim in a list: its statement, else its quote, else nothing."""
        known = self.passages or self.earlier[-1:]
        return self.statement or (known[0].exact if known else "")

    @property
    def all_passages(self) -> tuple[Passage, ...]:
        """Those of every version, in order of versions."""
        return (*self.earlier, *self.passages) if self.earlier else self.passages

    @property
    def open_passages(self) -> tuple[Passage, ...]:
        """Those of the newest version whose place somebody has to settle."""
        for passage in self.passages:  # nearly always there are none, and every claim of a table is asked
            if passage.reread or passage.state is not _KEPT:
                return tuple([passage for passage in self.passages if is_open(passage)])
        return ()

    @property
    def place(self) -> tuple[int, int, int]:
        """Sorts claims in text order by their first passage, outer before inner; those without a place last."""
        for passage in self.passages:
            if passage.start is not None and passage.end is not None:
                return (passage.start, -passage.end, self.number)
        return (1 << 60, 0, self.number)


def is_open(item: "Passage | Waiver") -> bool:
    """Whether somebody has to settle its place: moved, orphaned, or to be reread."""
    return item.reread or item.state is not Placed.KEPT


def certain_passage(claim: Claim, passage: Passage) -> Passage:
    """The passage itself, or the last before it, in the versions before its own, whose place was certain."""
    by_id = {known.id: known for known in claim.all_passages}
    while passage.state is not Placed.KEPT and passage.carried_from in by_id:
        passage = by_id[passage.carried_from]
    return passage


def orphaned(passage: Passage) -> Passage:
    """The passage with its quote and context, and no place."""
    return replace(passage, start=None, end=None, state=Placed.ORPHANED, reread=False)


def split_passages(passages: Iterable[Passage], newest: int) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """`passages` as a claim holds them: those of the version of the number `newest`, and the earlier ones; each in
    order."""
    ordered = sorted(passages, key=lambda passage: (passage.version, passage.ordinal, passage.id))
    return (
        tuple([passage for passage in ordered if passage.version == newest]),
        tuple([passage for passage in ordered if passage.version != newest]),
    )


@dataclass(frozen=True, slots=True)
class Waiver:
    """A passage marked “no check needed”, over `[start, end)` of one version's text, in code points. One that was
    carried over from an earlier version names the one it comes from, and is kept or moved like a passage; there is
    no orphaned one."""

    id: str
    version: int
    start: int
    end: int
    exact: str
    reason: str
    by: str
    at: str
    removed_at: str | None = None
    state: Placed = Placed.KEPT
    reread: bool = False
    carried_from: str | None = None

    def __post_init__(self) -> None:
        if self.state is Placed.ORPHANED:
            raise InvalidValue("A waiver without a place is none.")
        if not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise InvalidValue("A waiver's range and its quote differ in length.")
