"""Changes, the history they leave, and the chain of hashes that shows tampering (design, sections 3 and 4)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.domain.errors import InvalidValue
from annotator.domain.text import unfit_character

State = Mapping[str, Any]
GENESIS = ""
LIBRARY = "library"  # in place of an article's id: the chain of what belongs to all articles
PARTS = ("passage", "note", "correction", "evidence", "query", "log", "sign_off")  # of a claim
_OF_ARTICLE = ("article", "version", "claim", "waiver", "sign_off")
_OF_LIBRARY = ("source", "house", "article")  # of an article no more than that it was purged
CARRIED = "passage.carry"  # of an update, which changes no claim
SIGNED = "sign_off.add"
PURGED = "article.purge"  # of the library
SOURCE_PURGED = "source.purge"
UNSTAMPED = frozenset((CARRIED, SIGNED))  # what is done to a claim's parts without changing the claim


class Subject(NamedTuple):
    """What a change is made to. `claim` is the id of the claim that a part of it, such as a passage or a note, belongs
    to. A version's id is its number. What belongs to the library has LIBRARY for its article."""

    article: str
    kind: str
    id: str
    claim: str | None = None

    @property
    def path(self) -> str:
        """The subject within its article: `waiver/ID`, `version/2`, `claim/ID/note/ID` …"""
        return f"claim/{self.claim}/{self.kind}/{self.id}" if self.claim else f"{self.kind}/{self.id}"

    @classmethod
    def from_path(cls, article: str, path: str) -> "Subject":
        """The subject that `path` names. Raises InvalidValue when it names none."""
        parts = path.split("/")
        if not all(parts):
            raise InvalidValue(f"“{path}” names nothing that history is kept of.")
        if len(parts) == 2 and parts[0] in (_OF_LIBRARY if article == LIBRARY else _OF_ARTICLE):
            return cls(article, parts[0], parts[1])
        if len(parts) == 4 and article != LIBRARY and parts[0] == "claim" and parts[2] in PARTS:
            return cls(article, parts[2], parts[3], parts[1])
        raise InvalidValue(f"“{path}” names nothing that history is kept of.")


@dataclass(frozen=True, slots=True)
class Change:
    """One change as a value. `before` None makes the subject, `after` None takes it away; otherwise both hold
    just the fields that change. What is written is refused unless the library still holds `before`.

    Raises InvalidValue where it has neither, or where `after` holds a character that no library can keep."""

    action: str
    subject: Subject
    before: State | None
    after: State | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise InvalidValue("A change needs a state before or after it.")
        for name, value in (self.after or {}).items():
            check_fit(value, f"the {name.replace('_', ' ')}")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A change as it was recorded. `seq` counts from 1 in each article; `group` is the first `seq` of its action;
    `undoes` is the group that an undo or redo takes back. Raises InvalidValue where that is no earlier one: whoever
    follows it back would never come to an end."""

    seq: int
    group: int
    undoes: int | None
    at: str
    by: str
    action: str
    subject: Subject
    before: State | None
    after: State | None
    hash: str

    def __post_init__(self) -> None:
        if self.undoes is not None and self.undoes >= self.group:
            raise InvalidValue(f"History row {self.seq} takes back a group that is not before its own.")


def by_chain(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes by the chain that they belong to: the library's first, then those of one article. Raises ValueError
    where they are of more than one."""
    parted: dict[str, list[Change]] = {LIBRARY: []}
    for change in changes:
        parted.setdefault(change.subject.article, []).append(change)
    if len(parted) > 2:
        raise ValueError("the changes of one group belong to one article")
    return {chain: own for chain, own in parted.items() if own}


def check_fit(value: object, named: str) -> None:
    """Raises InvalidValue where a text in `value`, of JSON's types, holds a character that no library can keep."""
    if isinstance(value, str):
        if found := unfit_character(value):
            raise InvalidValue(f"A character in {named} cannot be kept: {found}.")
    elif isinstance(value, list):
        for item in value:
            check_fit(item, named)
    elif isinstance(value, dict):
        for item in value.values():
            check_fit(item, named)


def chained_hash(previous: str, row: HistoryRow) -> str:
    """SHA-256, in hex, over the previous row's hash (empty before the first) and the row's canonical JSON."""
    body = {
        "action": row.action,
        "after": row.after,
        "at": row.at,
        "before": row.before,
        "by": row.by,
        "group": row.group,
        "seq": row.seq,
        "subject": row.subject.path,
        "undoes": row.undoes,
    }
    return hashlib.sha256((previous + canonical_json(body)).encode()).hexdigest()


def canonical_json(value: object) -> str:
    """`value` as JSON with sorted keys, no spaces and no escapes but the necessary."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def broken_links(rows: Iterable[HistoryRow], head: tuple[int, str] | None = None) -> list[str]:
    """What is wrong with an article's chain, a sentence each; empty when nothing is.

    `head` is the last `seq` and hash that the article itself keeps, so that a cut-off end shows.
    """
    problems: list[str] = []
    previous, expected = GENESIS, 1
    for row in rows:
        if row.seq < expected:
            problems.append(f"History row {row.seq} stands after row {expected - 1}.")
        elif row.seq > expected:
            missing = f"row {expected}" if row.seq == expected + 1 else f"rows {expected} to {row.seq - 1}"
            problems.append(f"History {missing} missing before row {row.seq}.")
        if chained_hash(previous, row) != row.hash:
            problems.append(f"History row {row.seq} does not match its hash.")
        previous, expected = row.hash, row.seq + 1
    if head is not None and head != (expected - 1, previous):
        problems.append(f"History ends at row {expected - 1}, but the article says row {head[0]}.")
    return problems
