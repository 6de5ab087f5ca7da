"""Going through history without reading all of it: which groups are wanted, and the first rows of some of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select

from annotator.domain.change import PARTS, HistoryRow
from annotator.domain.history.wanted import KINDS, Wanted
from db import reading
from db.engine import Transaction
from db.rows import to_history
from db.schema import history

MOST = 50  # rows of one group
_FEW, _DENSE = 8, 20  # groups that are asked for one by one; rows for each that all of them are read together
_GROUP = history.c.seq == history.c.group
_OF = history.c.article_id == bindparam("chain")
# Statements are made once: to make one and to find its text again costs more than to run it.
_ROWS = select(history).where(_OF, history.c.seq.between(bindparam("first"), bindparam("last"))).order_by(history.c.seq)
_FIRST_ROWS = _ROWS.where(history.c.seq - history.c.group < MOST)
_NEXT = select(history.c.seq).where(_OF, history.c.seq > bindparam("seq"), _GROUP).order_by(history.c.seq).limit(1)
_LAST = select(func.max(history.c.seq)).where(_OF)
_PERSON = select(func.min(history.c.by)).where(_OF, _GROUP, history.c.by > bindparam("name"))
_BEFORE = select(func.min(history.c.seq)).where(_OF, history.c.at >= bindparam("moment"))
_MADE = select(history).where(history.c.subject == bindparam("path"), _OF, history.c.before.is_(None)).limit(1)
_FIRST = select(history).where(_OF).order_by(history.c.seq).limit(1)


class Group(NamedTuple):
    """One action in history: its first rows, at most `MOST`, and how many rows it has."""

    rows: list[HistoryRow]
    size: int


class Chronicle:
    """The history of one chain: an article's, by its id, or the library's, as LIBRARY."""

    def __init__(self, transaction: Callable[[], Transaction]) -> None:
        self._reading = transaction

    def groups(self, chain: str, wanted: Wanted = Wanted()) -> list[int]:  # noqa: B008 - a frozen value
        """The numbers of the wanted groups, the newest first. A name in any case is the same person."""
        with self._reading() as sql:
            where: list[ColumnElement[bool]] = [history.c.article_id == chain, _GROUP]
            if wanted.by is not None:
                names = _people(sql, chain)
                where.append(history.c.by.in_([name for name in names if name.casefold() == wanted.by.casefold()]))
            if wanted.since is not None:
                where.append(history.c.at >= wanted.since)
            if wanted.until is not None:
                where.append(history.c.at < wanted.until)
            if wanted.kind == "undo":
                where.append(history.c.undoes.is_not(None))
            if rows := _of_rows(chain, wanted):
                where.append(history.c.seq.in_(select(history.c.group).where(*rows)))
            return list(sql.execute(select(history.c.seq).where(*where).order_by(history.c.seq.desc())).scalars())

    def rows(self, chain: str, groups: Iterable[int]) -> dict[int, Group]:
        """Those groups by their numbers, and those that they take back."""
        found: dict[int, Group] = {}
        with self._reading() as sql:
            wanted = list(groups)
            if len(wanted) > _FEW and max(wanted) - min(wanted) < _DENSE * len(wanted):
                found = _together(sql, chain, wanted)
            for number in wanted:
                at: int | None = number
                while at is not None and at in found:
                    at = found[at].rows[0].undoes
                while at is not None and at not in found:
                    group = _group(sql, chain, at)
                    if not group.rows:
                        break
                    found[at] = group
                    at = group.rows[0].undoes
        return found

    def whole(self, chain: str, group: int, most: int) -> Group:
        """The group with at most that many of its rows."""
        with self._reading() as sql:
            return _group(sql, chain, group, most)

    def people(self, chain: str) -> list[str]:
        """Whoever has written into it, in order of their names."""
        with self._reading() as sql:
            return sorted(_people(sql, chain), key=str.casefold)

    def before(self, chain: str, moment: str) -> int:
        """The `seq` of the last row before the first that was written at that moment or later."""
        with self._reading() as sql:
            first = sql.execute(_BEFORE, {"chain": chain, "moment": moment}).scalar()
            return int(first) - 1 if first is not None else int(sql.execute(_LAST, {"chain": chain}).scalar() or 0)

    def made(self, chain: str, paths: Iterable[str]) -> list[HistoryRow]:
        """The rows that made the subjects of those paths, where there are such."""
        with self._reading() as sql:
            asked = [sql.execute(_MADE, {"chain": chain, "path": path}).one_or_none() for path in paths]
            return [to_history(row) for row in asked if row is not None]

    def first(self, chain: str) -> HistoryRow | None:
        """The first row there is; one that is not an import says that the article came in with a review."""
        with self._reading() as sql:
            row = sql.execute(_FIRST, {"chain": chain}).one_or_none()
            return None if row is None else to_history(row)


def _people(sql: Connection, chain: str) -> list[str]:
    """Each is looked up in the index: to go through all of history would cost more."""
    names: list[str] = []
    while (name := sql.execute(_PERSON, {"chain": chain, "name": names[-1] if names else ""}).scalar()) is not None:
        names.append(name)
    return names


def _of_rows(chain: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a row of a wanted group is about; nothing where that does not matter."""
    where: list[ColumnElement[bool]] = []
    if wanted.claim is not None:
        path = f"claim/{wanted.claim}"
        where.append((history.c.subject == path) | reading.beneath(chain, path))
    if wanted.kind is not None and (kind := KINDS[wanted.kind]):
        where.append(_of_kind(kind))
    return [history.c.article_id == chain, *where] if where else []


def _of_kind(kind: str) -> ColumnElement[bool]:
    if "." in kind:
        return history.c.action == kind
    own = history.c.subject.like(f"{kind}/%")
    if kind == "claim":
        return and_(own, history.c.subject.not_like("claim/%/%"))
    return own | history.c.subject.like(f"claim/%/{kind}/%") if kind in PARTS else own


def _together(sql: Connection, chain: str, groups: Sequence[int]) -> dict[int, Group]:
    """Groups that lie close together: to read all there is between them costs less than to ask for each."""
    wanted, held = set(groups), dict[int, list[HistoryRow]]()
    asked = {"chain": chain, "first": min(groups), "last": max(groups) + MOST - 1}
    for row in sql.execute(_FIRST_ROWS, asked).all():
        if row.group in wanted:
            held.setdefault(row.group, []).append(to_history(row))
    return {
        number: Group(rows, len(rows)) if len(rows) < MOST else _group(sql, chain, number)
        for number, rows in held.items()
    }


def _group(sql: Connection, chain: str, number: int, most: int = MOST) -> Group:
    asked: Sequence[Any] = sql.execute(_ROWS, {"chain": chain, "first": number, "last": number + most - 1}).all()
    rows = [to_history(row) for row in asked if row.group == number]
    if len(rows) < most:
        return Group(rows, len(rows))
    after = sql.execute(_NEXT, {"chain": chain, "seq": number}).scalar()
    end = after if after is not None else (sql.execute(_LAST, {"chain": chain}).scalar() or 0) + 1
    return Group(rows, int(end) - number)
