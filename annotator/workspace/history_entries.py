"""Entries of the history list: what a group of history did, worded when it is looked at. No Qt: workers use it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.change import LIBRARY, HistoryRow
from annotator.domain.history.names import Names
from annotator.domain.history.telling import group_told
from annotator.domain.history.wanted import Wanted
from annotator.workspace.claim_cells import search_folded
from annotator.workspace.jobs import Progress
from db.chronicle import Group
from db.store import Store

_AT_ONCE = 1000  # groups that a search words between two looks at whether it is still wanted


@dataclass(frozen=True, slots=True)
class Entry:
    """One action: its group's number, moment and person, what it did, and the ids of the claims that its first rows
    are about. `size` is how many rows it has."""

    group: int
    at: str
    by: str
    words: str
    claims: tuple[str, ...]
    size: int


def entries(store: Store, chain: str, groups: Sequence[int], names: Names) -> dict[int, Entry]:
    """The entries of those groups. `names` learns what it has to of claims and waivers that are gone."""
    found = store.chronicle.rows(chain, groups)
    rows = [row for group in found.values() for row in group.rows]
    names.learn(rows)
    _learn_gone(store, chain, rows, names)
    held = {number: group.rows for number, group in found.items()}
    sizes = {number: group.size for number, group in found.items()}
    return {number: _entry(found[number], held, sizes, names) for number in groups if number in found}


def _entry(group: Group, held: dict[int, list[HistoryRow]], sizes: dict[int, int], names: Names) -> Entry:
    first = group.rows[0]
    words = group_told(group.rows, held, names, sizes, numbered=False)
    about = dict.fromkeys(r.subject.claim or r.subject.id for r in group.rows if r.subject.claim or _is_claim(r))
    return Entry(first.seq, first.at, first.by, words, tuple(about), group.size)


def _is_claim(row: HistoryRow) -> bool:
    return row.subject.kind == "claim"


def _learn_gone(store: Store, chain: str, rows: Iterable[HistoryRow], names: Names) -> None:
    """What is no more on the desk is named by the row that made it."""
    claims = {row.subject.claim or row.subject.id for row in rows if row.subject.claim or _is_claim(row)}
    waivers = {row.subject.id for row in rows if row.subject.kind == "waiver"}
    unknown = [f"claim/{key}" for key in claims if key not in names.numbers]
    unknown += [f"waiver/{key}" for key in waivers if key not in names.quotes]
    if unknown and chain != LIBRARY:
        names.learn(store.chronicle.made(chain, unknown))


def find_groups(library: Path, chain: str, wanted: Wanted, text: str, names: Names, progress: Progress) -> list[int]:
    """In a worker: the wanted groups, the newest first; with a text those whose words, person or moment have it."""
    with Store.open(library, make=False) as store:
        groups = store.chronicle.groups(chain, wanted)
        return _having(store, chain, groups, text, names, progress.check) if text else groups


def _having(
    store: Store, chain: str, groups: Sequence[int], text: str, names: Names, check: Callable[[], None]
) -> list[int]:
    needles = search_folded(text).split()
    found = []
    for first in range(0, len(groups), _AT_ONCE):
        check()
        for entry in entries(store, chain, groups[first : first + _AT_ONCE], names).values():
            said = search_folded(f"{entry.words} \0 {entry.by}")
            if all(needle in said for needle in needles):
                found.append(entry.group)
    return found
