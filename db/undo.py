"""Which group undo and redo take, derived from the history alone (design, section 3)."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from annotator.domain.change import Change, HistoryRow
from db.errors import Conflict, NothingToUndo
from db.rows import to_history
from db.schema import history
from db.writing import named_subject

OFFERED = 1000  # groups
_BATCH = 64


class Group(NamedTuple):
    """A group's first `seq`, its first row's action, and what it is to undo."""

    seq: int
    action: str
    role: str


class Offered(NamedTuple):
    """What undo and redo would take now; None where there is nothing."""

    undo: Group | None
    redo: Group | None


def offered(sql: Connection, article_id: str, reviewer: str) -> Offered:
    """This reviewer's newest group in the article that is not undone, and the newest undone one that no later
    action of theirs has made final."""
    taken: set[int] = set()
    undo: Group | None = None
    redo: Group | None = None
    undone, redo_ended = 0, False
    for group, undoes in _newest_first(sql, article_id, reviewer):
        if undoes is not None:
            taken.add(undoes)
        if group.seq not in taken:
            if group.role == "undo":
                undone += 1
                redo = redo or (None if redo_ended else group)
            elif group.role in ("do", "redo"):
                undo = undo or group
        redo_ended = redo_ended or group.role == "do"
        if undo and (redo or redo_ended):
            break
    return Offered(undo if undone < OFFERED else None, redo)


def undoing(sql: Connection, article_id: str, group: Group) -> list[Change]:
    """The changes that take the group back. Raises Conflict where another group has since changed a subject of it."""
    rows = [to_history(r) for r in sql.execute(
        select(history)
        .where(history.c.article_id == article_id, history.c.group == group.seq)
        .order_by(history.c.seq)).all()]  # fmt: skip
    _refuse_if_overtaken(sql, article_id, rows)
    return [Change(row.action, row.subject, row.after, row.before) for row in reversed(rows)]


def nothing(word: str) -> NothingToUndo:
    return NothingToUndo(f"There is nothing of yours to {word} in this article.")


def _newest_first(sql: Connection, article_id: str, reviewer: str) -> Iterator[tuple[Group, int | None]]:
    below: int | None = None
    while True:
        found = select(history.c.seq, history.c.action, history.c.role, history.c.undoes).where(
            history.c.article_id == article_id, history.c.by == reviewer, history.c.seq == history.c.group
        )
        if below is not None:
            found = found.where(history.c.seq < below)
        rows = sql.execute(found.order_by(history.c.seq.desc()).limit(_BATCH)).all()
        for row in rows:
            yield Group(row.seq, row.action, row.role), row.undoes
        if len(rows) < _BATCH:
            return
        below = rows[-1].seq


def _refuse_if_overtaken(sql: Connection, article_id: str, rows: list[HistoryRow]) -> None:
    last = rows[-1].seq
    for path, subject_row in {row.subject.path: row for row in rows}.items():
        mine = history.c.subject == path
        if subject_row.before is None or subject_row.after is None:
            # What makes or takes away a claim is overtaken by a change to what belongs to the claim, too.
            mine |= history.c.subject.between(path + "/", path + "0")
        found = select(history).where(history.c.article_id == article_id, history.c.seq > last, mine)
        later = [to_history(row) for row in sql.execute(found.order_by(history.c.seq)).all()]
        standing = _standing(later)
        if standing:
            newest = standing[-1]
            theirs, yours = _worded(newest.after), _worded(subject_row.after)
            raise Conflict(
                f"{named_subject(sql, newest)} was changed by {newest.by} since ({newest.action}: {theirs}); your "
                f"change ({subject_row.action}: {yours}) was not taken back."
            )


def _standing(later: list[HistoryRow]) -> list[HistoryRow]:
    """Those rows that no undo among them takes back, without the undos that do so."""
    gone: set[int] = set()
    for row in reversed(later):
        if row.undoes is not None and row.group not in gone:
            gone |= {row.group, row.undoes}
    return [row for row in later if row.group not in gone]


def _worded(state: object) -> str:
    if not isinstance(state, dict):
        return "taken away"
    shown = ", ".join(f"{name} {value}" for name, value in state.items() if name != "checked" and value is not None)
    return shown if len(shown) <= 80 else shown[:77] + "…"
