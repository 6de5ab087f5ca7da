"""A claim's history in words: who did what, what was there before, and when."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.change import HistoryRow, State
from annotator.ui.claims.lists import Line
from annotator.ui.plain import one_line
from annotator.workspace.claim_cells import local_time

_MOST = 120
_FIELDS = {"said_at": "date it was said", "review_url": "address of the review"}


def history_lines(rows: Sequence[HistoryRow]) -> list[Line]:
    """Lines for a claim's history rows (in order of `seq`), newest first."""
    undoes = {row.group: row.undoes for row in rows}
    lines = [
        Line(f"{one_line(row.by)} {words}{_turn(undoes, row.group)}", local_time(row.at), str(row.seq))
        for row, words in _told(rows)
    ]
    return lines[::-1]


def _told(rows: Sequence[HistoryRow]) -> Iterable[tuple[HistoryRow, str]]:
    """The rows worth a line, each in words: a claim and its first passage, made in one action, are one."""
    making = {row.group: row for row in rows if row.subject.kind == "claim" and row.before is None}
    told: set[int] = set()
    for row in rows:
        maker = making.get(row.group)
        if maker is row:
            quote = next((r for r in rows if _first_passage(r, row)), None)
            if quote is not None:
                told.add(quote.seq)
            where = _tr(" on {quote}").format(quote=_quoted(quote.after, "exact")) if quote else ""
            yield row, _tr("made the claim{where}").format(where=where)
        elif row.seq not in told:
            yield row, _done(row)


def _first_passage(row: HistoryRow, maker: HistoryRow) -> bool:
    return row.group == maker.group and row.subject.kind == "passage" and row.before is None


def _turn(undoes: Mapping[int, int | None], group: int) -> str:
    """Whether the action undid another, or did an undone one again."""
    turns = 0
    at: int | None = group
    while at is not None and (at := undoes.get(at)) is not None:
        turns += 1
    if turns == 0:
        return ""
    return _tr(" (undo)") if turns % 2 else _tr(" (redo)")


def _done(row: HistoryRow) -> str:
    match row.subject.kind:
        case "note":
            return _note(row)
        case "passage":
            return _passage(row)
        case _:
            return _claim(row.before, row.after)


def _note(row: HistoryRow) -> str:
    if row.before is None:
        return _tr("wrote the note {text}").format(text=_quoted(row.after, "text"))
    if row.after is None:
        return _tr("took away the note {text}").format(text=_quoted(row.before, "text"))
    before, after = _quoted(row.before, "text"), _quoted(row.after, "text")
    return _tr("changed a note to {after} (was {before})").format(after=after, before=before)


def _passage(row: HistoryRow) -> str:
    if row.before is None:
        return _tr("added the passage {quote}").format(quote=_quoted(row.after, "exact"))
    if row.after is None:
        return _tr("took away the passage {quote}").format(quote=_quoted(row.before, "exact"))
    return _tr("changed a passage: {fields}").format(fields=", ".join(row.after))


def _claim(before: State | None, after: State | None) -> str:
    if before is None:
        return _tr("made the claim")
    if after is None:
        return _tr("took the claim back")
    if "removed_at" in after:
        return _tr("removed the claim") if after["removed_at"] else _tr("restored the claim")
    if "status" in after:
        return _tr("set {after} (was {before})").format(after=_status(after), before=_status(before))
    return _tr(" and ").join(_field(name, before[name], value) for name, value in after.items())


def _field(name: str, before: object, after: object) -> str:
    if name == "about":
        about = _tr("set About to {after} (was {before})")
        return about.format(after=_worded(after), before=_worded(before))
    words = _FIELDS.get(name) or name.replace("_", " ")
    if not after:
        return _tr("took away the {field} {before}").format(field=words, before=_worded(before))
    if not before:
        return _tr("wrote the {field} {after}").format(field=words, after=_worded(after))
    changed = _tr("changed the {field} to {after} (was {before})")
    return changed.format(field=words, after=_worded(after), before=_worded(before))


def _status(state: State) -> str:
    reason = state.get("reason")
    return f"{state['status']}, {one_line(reason, _MOST)}" if reason else str(state["status"])


def _quoted(state: State | None, field: str) -> str:
    return _worded(state[field]) if state else ""


def _worded(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_worded(part) for part in value)
    return f"“{one_line(str(value), _MOST)}”"


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
