"""Which group undo and redo take, derived from the history alone (design, section 3)."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from annotator.domain.change import LIBRARY, SOURCE_PURGED, Change, HistoryRow
from annotator.domain.evidence import inputs_from
from db.conflicts import named_subject
from db.errors import Conflict, NothingToUndo
from db.rows import to_history
from db.schema import history

OFFERED = 1000  # groups
_BATCH = 32
_AT_ONCE = 500  # subjects in one query, below every SQLite's limit of variables; and rows read at once

# Statements are made once: to make one and to find its text again costs more than to run it.
_GROUPS = select(history.c.seq, history.c.action, history.c.role, history.c.undoes, history.c.at).where(
    history.c.article_id == bindparam("article"),
    history.c.by == bindparam("reviewer"),
    history.c.seq == history.c.group,
)
_OLDER = _GROUPS.where(history.c.seq < bindparam("below")).order_by(history.c.seq.desc()).limit(_BATCH)
_DONE_SINCE = select(func.count()).select_from(
    _GROUPS.where(history.c.seq > bindparam("after"), history.c.role == "do").limit(OFFERED).subquery()
)
_LAST_DONE = _GROUPS.where(history.c.role == "do").order_by(history.c.seq.desc()).limit(1)
_ROWS_FROM = (
    select(history)
    .where(history.c.article_id == bindparam("article"), history.c.seq >= bindparam("first"))
    .order_by(history.c.seq)
    .limit(_AT_ONCE)
)
_PURGED = select(history.c.subject).where(
    history.c.subject.in_(bindparam("paths", expanding=True)),
    history.c.article_id == LIBRARY,
    history.c.action == SOURCE_PURGED,
)
_LATER_OF = select(history).where(
    history.c.seq > bindparam("last"),
    history.c.subject.in_(bindparam("paths", expanding=True)),
    history.c.article_id == bindparam("article"),
)
_LATER_BENEATH = select(history).where(
    history.c.seq > bindparam("last"),  # the rest is `db.reading.beneath`
    history.c.subject.between(bindparam("low"), bindparam("high")),
    history.c.article_id.concat("") == bindparam("article"),
)
_ANY_LATER = (
    select(history.c.seq)
    .where(history.c.article_id == bindparam("article"), history.c.seq > bindparam("last"))
    .limit(1)
)


class Group(NamedTuple):
    """A group's first `seq`, its first row's action, what it is to undo, its moment, and the chain it is in: an
    article's id, or LIBRARY."""

    seq: int
    action: str
    role: str
    at: str
    chain: str


class Offered(NamedTuple):
    """What undo and redo would take now; None where there is nothing."""

    undo: Group | None
    redo: Group | None


def offered(sql: Connection, article_id: str, reviewer: str) -> Offered:
    """This reviewer's newest action in the article, or on the library's sources and settings, that is not undone, and
    the newest undone one that no later action of theirs has made final."""
    undo, redo = to_undo(sql, article_id, reviewer), to_redo(sql, article_id, reviewer)
    return Offered(undo[0] if undo else None, redo[0] if redo else None)


def to_undo(sql: Connection, article_id: str, reviewer: str) -> list[Group]:
    """The groups that undo would take now. An action has one in the article and one in the library where it changed
    both, of the same moment; the article's comes first."""
    groups = _in_chains(sql, article_id, reviewer, wanted=("do", "redo"), passed="undo")
    return [group for group in _of_newest(groups) if _done_since(sql, reviewer, group) < OFFERED]


def to_redo(sql: Connection, article_id: str, reviewer: str) -> list[Group]:
    """The groups that redo would take now."""
    groups = _of_newest(_in_chains(sql, article_id, reviewer, wanted=("undo",), passed="redo"))
    if groups and article_id != LIBRARY:
        asked = [{"article": chain, "reviewer": reviewer} for chain in (article_id, LIBRARY)]
        done = [row.at for one in asked for row in sql.execute(_LAST_DONE, one).all()]
        return [group for group in groups if all(at < group.at for at in done)]
    return groups


def undoing(sql: Connection, group: Group) -> list[Change]:
    """The changes that take the group back. Raises Conflict where another group has since changed a subject of it."""
    rows = _rows_of(sql, group.chain, group.seq)
    _refuse_if_overtaken(sql, group.chain, rows)
    return [Change(row.action, row.subject, row.after, row.before) for row in reversed(rows)]


def _in_chains(sql: Connection, article_id: str, reviewer: str, wanted: Sequence[str], passed: str) -> list[Group]:
    chains = dict.fromkeys((article_id, LIBRARY))
    found = (_newest(sql, chain, reviewer, wanted, passed) for chain in chains)
    return [group for group in found if group is not None]


def _of_newest(groups: Sequence[Group]) -> list[Group]:
    newest = max((group.at for group in groups), default="")
    return [group for group in groups if group.at == newest]


def nothing(word: str) -> NothingToUndo:
    return NothingToUndo(f"There is nothing of yours to {word} in this article.")


def _newest(sql: Connection, article_id: str, reviewer: str, wanted: Sequence[str], passed: str) -> Group | None:
    """The newest group of a `wanted` role. One of the role `passed` is passed over together with all from the group
    it takes back on: what was offered before that is offered again; a base is passed over, too, and what rests on a
    source that was purged. Any other role ends the search."""
    heads: deque[Any] = deque()
    below = 1 << 62
    while True:
        while heads and heads[0].seq >= below:
            heads.popleft()
        if not heads:
            heads.extend(sql.execute(_OLDER, {"article": article_id, "reviewer": reviewer, "below": below}).all())
        if not heads or heads[0].role not in (*wanted, passed, "base"):
            return None
        head = heads[0]
        gone = head.role in wanted and _is_gone(sql, article_id, head)
        if head.role in wanted and not gone:
            return Group(head.seq, head.action, head.role, head.at, article_id)
        below = head.seq if gone or head.role == "base" else min(head.seq, head.undoes)


def _is_gone(sql: Connection, chain: str, head: Any) -> bool:
    """Whether the group is of a source that has been purged since, so that nothing can bring back what it changed."""
    if head.action.partition(".")[0] not in ("source", "evidence"):
        return False
    return bool(_purged(sql, set().union(*map(_sources_of, _rows_of(sql, chain, head.seq)))))


def _sources_of(row: HistoryRow) -> set[str]:
    """The ids of the sources that the row is of, or that its evidence rests on, before or after."""
    keys = {row.subject.id} if row.subject.kind == "source" else set()
    for state in (row.before or {}, row.after or {}):
        if source := state.get("source_id"):
            keys.add(source)
        keys.update(inputs_from(state.get("calculation"), "source"))
    return keys


def _purged(sql: Connection, sources: Iterable[str]) -> set[str]:
    """Those of the sources that have been purged."""
    paths = sorted(f"source/{key}" for key in sources)
    asked = ({"paths": paths[first : first + _AT_ONCE]} for first in range(0, len(paths), _AT_ONCE))
    return {path.partition("/")[2] for one in asked for path in sql.execute(_PURGED, one).scalars()}


def _done_since(sql: Connection, reviewer: str, group: Group) -> int:
    """How many actions of the reviewer are newer than the group, undone or not; counted no further than needed."""
    asked = {"article": group.chain, "reviewer": reviewer, "after": group.seq}
    return int(sql.execute(_DONE_SINCE, asked).scalar_one())


def _rows_of(sql: Connection, article_id: str, group: int) -> list[HistoryRow]:
    """The group's rows. They follow one another from its own number on, so that nothing else is read."""
    rows: list[HistoryRow] = []
    while True:
        first = group + len(rows)
        batch = sql.execute(_ROWS_FROM, {"article": article_id, "first": first}).all()
        rows += [to_history(row) for row in batch if row.group == group]
        if len(rows) < first - group + _AT_ONCE:
            return rows


def _refuse_if_overtaken(sql: Connection, article_id: str, rows: list[HistoryRow]) -> None:
    mine = {row.subject.path: row for row in rows}
    standing = _left_of(sql, _standing(_later(sql, article_id, mine, rows[-1].seq), rows[-1].seq))
    if standing:
        newest = standing[-1]
        own = mine.get(newest.subject.path) or mine[f"claim/{newest.subject.claim}"]
        raise Conflict(
            f"{named_subject(sql, newest)} was changed by {newest.by} since ("
            f"{_worded(newest.after)}); your change ({_worded(own.after)}) was not taken back."
        )


def _later(sql: Connection, article_id: str, mine: dict[str, HistoryRow], last: int) -> list[HistoryRow]:
    """The rows after `last` that change the same subjects, in order. What makes or takes away a claim is overtaken
    by a change to what belongs to the claim, too."""
    chain = {"article": article_id, "last": last}
    if sql.execute(_ANY_LATER, chain).first() is None:  # mostly it is the newest that is taken back
        return []
    paths = list(mine)
    found: dict[int, Any] = {}
    for first in range(0, len(paths), _AT_ONCE):
        asked = {**chain, "paths": paths[first : first + _AT_ONCE]}
        found.update((row.seq, row) for row in sql.execute(_LATER_OF, asked).all())
    for path, row in mine.items():
        if row.subject.kind == "claim" and (row.before is None or row.after is None):
            within = {**chain, "low": f"{path}/", "high": f"{path}0"}
            found.update((row.seq, row) for row in sql.execute(_LATER_BENEATH, within).all())
    return [to_history(found[seq]) for seq in sorted(found)]


def _standing(later: Iterable[HistoryRow], last: int) -> list[HistoryRow]:
    """Those rows that no undo among them takes back, without the undos that do so."""
    rows = list(later)
    gone: set[int] = set()
    for row in reversed(rows):
        if row.undoes is not None and row.undoes > last and row.group not in gone:
            gone |= {row.group, row.undoes}
    return [row for row in rows if row.group not in gone]


def _left_of(sql: Connection, standing: list[HistoryRow]) -> list[HistoryRow]:
    """Without the rows of evidence that came and went, if its source was purged: no undo takes those back."""
    last = {row.subject.path: row for row in standing}
    went = [row for row in standing if row.subject.kind == "evidence" and last[row.subject.path].after is None]
    purged = _purged(sql, set().union(*map(_sources_of, went))) if went else set()
    gone = {row.subject.path for row in went if _sources_of(row) & purged}
    return [row for row in standing if row.subject.path not in gone]


def _worded(state: object) -> str:
    if not isinstance(state, dict):
        return "taken away"
    shown = ", ".join(f"{name} {value}" for name, value in state.items() if name != "checked" and value is not None)
    return shown if len(shown) <= 80 else shown[:77] + "…"
