"""Groups of history in words: what each action did, an undo or redo as such, many rows of one action as one entry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.domain.change import CARRIED, HistoryRow
from annotator.domain.history.names import Names
from annotator.domain.history.words import row_words

_TOLD = 3  # phrases for one group
_CARRYING = frozenset([CARRIED, "waiver.carry"])
Groups = Mapping[int, Sequence[HistoryRow]]


def by_group(rows: Iterable[HistoryRow]) -> dict[int, list[HistoryRow]]:
    """The rows of one chain by their groups."""
    groups: dict[int, list[HistoryRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups


def told(recorded: Iterable[HistoryRow], names: Names) -> Iterator[tuple[HistoryRow, str]]:
    """Each group's first row, and what it did: `claim 3 set to verified`, `undid 4: claim 3 set to verified`."""
    groups = by_group(recorded)
    for rows in groups.values():
        yield rows[0], group_told(rows, groups, names)


def group_told(
    rows: Sequence[HistoryRow], groups: Groups, names: Names, sizes: Mapping[int, int] | None = None, *,
    numbered: bool = True,
) -> str:  # fmt: skip
    """What a group did, an undo or redo as such: what it took back is looked up in `groups`. `sizes` are how many rows
    the groups have, where `groups` holds only the first of them. Where not `numbered`, the group that was taken back
    is not called by its number."""
    did, number = "", 0  # “undid” or “redid”, and which group
    turned = rows
    while turned and (undoes := turned[0].undoes) is not None:  # an undo, or an undo's undo
        did, number = "redid" if did == "undid" else "undid", undoes
        turned = groups.get(undoes, ())
    if not turned:  # what was taken back is not at hand: what that did is what is there
        did, turned = "", rows
    words = group_words(turned, names, size=(sizes or {}).get(turned[0].group))
    return _taken_back(did, number, words, names) if did and numbered else ": ".join(filter(None, (did, words)))


def _taken_back(did: str, number: int, words: str, names: Names) -> str:
    """`undid 4: claim 3 set to verified`; without words, `undid 4`."""
    if not words:
        return names.say("undid {number}" if did == "undid" else "redid {number}", number=number)
    text = "undid {number}: {what}" if did == "undid" else "redid {number}: {what}"
    return names.say(text, number=number, what=words)


def group_words(rows: Sequence[HistoryRow], names: Names, *, size: int | None = None) -> str:
    """What a group did: `claim 3 marked on “…”; claim 3 set to verified`. `size` is how many rows it has where these
    are only the first."""
    if names.full and rows and (words := _update_words(rows, size or len(rows), names)):
        return words
    marked: dict[str, str] = {}
    for row in rows:
        if row.subject.kind == "passage" and row.subject.claim and row.after and "exact" in row.after:
            marked.setdefault(row.subject.claim, row.after["exact"])
    phrases = list(dict.fromkeys(row_words(row, marked, names) for row in _telling(rows)))
    count = len(phrases) + max(0, (size or 0) - len(rows))
    parts = phrases[:_TOLD]
    if count > _TOLD:
        parts.append(names.say("and {number} more", number=names.say.number(count - _TOLD)))
    return "; ".join(parts)


def undone_words(rows: Sequence[HistoryRow], names: Names) -> str:
    """What the group did that `rows`, an undo's, took back."""
    return group_words([replace(row, before=row.after, after=row.before) for row in reversed(rows)], names)


def _update_words(rows: Sequence[HistoryRow], size: int, names: Names) -> str:
    """An update with the number of places that it carried over; empty for another group."""
    if rows[0].action != "article.update" or rows[0].subject.kind != "version":
        return ""
    carried = sum(row.action in _CARRYING for row in rows) + size - len(rows)
    places = "1 place" if carried == 1 else f"{carried:,} places"
    return f"{row_words(rows[0], {}, names)}" + (f", {places} carried over" if carried else "")


def _telling(rows: Sequence[HistoryRow]) -> list[HistoryRow]:
    """Without the rows that another of the group speaks for: a new claim's passage, a moved one's old place."""
    made = {row.subject.id for row in rows if row.subject.kind == "claim" and (row.before is None or row.after is None)}
    moved = {row.subject.claim for row in rows if row.action == "passage.move"}
    if rows and rows[0].subject.kind == "version":
        return [rows[0]]
    return [
        row
        for row in rows
        if not (row.subject.kind == "passage" and row.subject.claim in made)
        and not (row.action == "passage.remove" and row.subject.claim in moved)
    ]
