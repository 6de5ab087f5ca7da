"""One row of history in words: what was done to an article, its versions, claims, passages, notes, corrections and
waivers. `record` has those of the record of the checking.

These are the words of the window's lists and of the commands alike.
"""

from collections.abc import Callable, Mapping

from annotator.domain.change import PURGED, HistoryRow, State
from annotator.domain.history.names import Names, quoted, status_words, values_words
from annotator.domain.history.record import RECORD, record_words

REVERT = "claim.revert"  # of all that it brings back
# What a group's rows say of one another: the quotes that it marks, by their claims.
Marked = Mapping[str, str]


def row_words(row: HistoryRow, marked: Marked, names: Names) -> str:
    """What one row did: `claim 3 set to verified`; `marked` are the quotes that its group marked, by their claims."""
    if row.subject.kind == "claim" and (row.before is None or row.after is None):
        return _claim_made(row, marked, names)
    words = WORDS.get(row.action)
    if words and (row.action != REVERT or row.subject.kind == "claim"):
        return words(row, names)
    if row.subject.kind in RECORD:
        return record_words(row, names)
    return _by_subject(row, names)


def text_of(row: HistoryRow, name: str) -> str:
    """A field's value after the row, or where it took the subject away, before it; between quotation marks."""
    return quoted((row.after or row.before or {}).get(name, ""))


def _by_subject(row: HistoryRow, names: Names) -> str:
    """For an action without words of its own, or that an undo has turned round."""
    kind, after = row.subject.kind, row.after or {}
    if kind == "article":
        return f"article: {names.values(row)}"
    if kind == "version":
        return f"version {row.subject.id} {'taken in' if row.after else 'taken back'}"
    if kind == "claim":
        return _status(row, names) if "status" in after and len(after) <= 3 else names.about(row, names.values(row))
    if kind == "note":
        return _note(row, names)
    if kind == "passage":
        return _passage(row, names)
    if kind == "waiver":
        return f"waiver on {names.waiver(row)}: {names.values(row)}"
    return names.about(row, names.values(row) or row.action)


def _claim_made(row: HistoryRow, marked: Marked, names: Names) -> str:
    if row.after is None:
        return names.lead(row, "taken back")
    place = f" on {quoted(marked[row.subject.id])}" if row.subject.id in marked else ""
    status = str(row.after.get("status") or "unchecked")
    words = f"marked{place}" + (f", {_status_of(row.after)}" if status != "unchecked" else "")
    return names.lead(row, words)


def _status(row: HistoryRow, names: Names) -> str:
    was = f", was {_status_of(row.before)}" if names.full and (row.before or {}).get("status") else ""
    return names.lead(row, f"set to {_status_of(row.after)}{was}")


def _status_of(state: State | None) -> str:
    return status_words(str((state or {}).get("status")), (state or {}).get("reason"))


def _passage(row: HistoryRow, names: Names) -> str:
    if row.before is None:
        return names.lead(row, f"also marked on {text_of(row, 'exact')}")
    if row.after is None:
        return names.lead(row, f"no longer on {text_of(row, 'exact')}")
    if "exact" in row.after:
        return names.lead(row, f"placed on {text_of(row, 'exact')}{names.before(row, 'exact')}")
    return names.of(row, "passage", "of", names.values(row))


def _note(row: HistoryRow, names: Names) -> str:
    if row.before is None:
        return names.of(row, "note", "on", text_of(row, "text"))
    if row.after is None:
        return names.of(row, "note", "on") + f" taken away: {text_of(row, 'text')}"
    return names.of(row, "note", "on") + f" now: {text_of(row, 'text')}{names.before(row, 'text')}"


def _removed(row: HistoryRow) -> bool:
    return bool((row.after or {}).get("removed_at"))


def _article_removed(row: HistoryRow, _: Names) -> str:
    return "article removed" if _removed(row) else "article restored"


def _article_purged(row: HistoryRow, _: Names) -> str:
    claims = int((row.before or {}).get("claims", 0))
    held = f", with {claims:,} claim{'' if claims == 1 else 's'}" if claims else ""
    return f"article {text_of(row, 'title')} deleted for good{held}"


def _claim_removed(row: HistoryRow, names: Names) -> str:
    return names.lead(row, "removed" if _removed(row) else "restored")


def _reverted(row: HistoryRow, names: Names) -> str:
    """A claim made again as it once was: its status and its fields."""
    before, after = dict(row.before or {}), dict(row.after or {})
    parts = []
    if "status" in after:
        was = f", was {_status_of(before)}" if names.full else ""
        parts.append(f"{_status_of(after)}{was}")
    for name in ("status", "reason", "checked", "removed_at"):
        after.pop(name, None)
    if after:
        parts.append(values_words(after, before if names.full else None))
    return names.lead(row, f"made as it was before: {'; '.join(parts)}" if parts else "made as it was before")


def _split(row: HistoryRow, names: Names) -> str:
    return names.lead(row, "split")


def _correction_decided(row: HistoryRow, names: Names) -> str:
    decision = (row.after or {}).get("decision") or "undecided again"
    was = (row.before or {}).get("decision") if names.full else None
    return names.of(row, "correction", "of") + f" {decision}" + (f", was {was}" if was else "")


def _waived(row: HistoryRow, names: Names) -> str:
    if row.after is None:
        return f"{text_of(row, 'exact')} waived no more"
    if "exact" in row.after:
        return f"{text_of(row, 'exact')} waived ({row.after.get('reason')})"
    return _waiver_removed(row, names)


def _waiver_removed(row: HistoryRow, names: Names) -> str:
    return f"{names.waiver(row)} {'to be checked again' if _removed(row) else 'waived again'}"


def _waiver_reason(row: HistoryRow, names: Names) -> str:
    was = f", was {(row.before or {}).get('reason')}" if names.full else ""
    return f"{names.waiver(row)} now waived ({(row.after or {}).get('reason')}{was})"


WORDS: Mapping[str, Callable[[HistoryRow, Names], str]] = {
    "article.import": lambda row, _: f"article imported: {text_of(row, 'title')}",
    "article.update": lambda row, _: f"article updated to version {(row.after or row.before or {}).get('number')}",
    "article.rename": lambda row, names: f"article renamed to {text_of(row, 'title')}{names.before(row, 'title')}",
    "article.remove": _article_removed,
    "article.restore": _article_removed,
    PURGED: _article_purged,
    "claim.remove": _claim_removed,
    "claim.restore": _claim_removed,
    "claim.split": _split,
    "claim.status": _status,
    REVERT: _reverted,
    "passage.add": _passage,
    "passage.move": lambda row, names: names.lead(row, f"moved to {text_of(row, 'exact')}"),
    "passage.remove": _passage,
    "passage.carry": lambda row, names: names.lead(row, "carried over"),
    "passage.confirm": lambda row, names: names.lead(row, "confirmed at its place"),
    "passage.place": lambda row, names: names.lead(row, f"placed on {text_of(row, 'exact')}"),
    "passage.let-go": lambda row, names: names.lead(row, "has no place in the text any more"),
    "correction.add": lambda row, names: (
        f"correction proposed{'' if names.own else ' for ' + names.claim(row)}: {text_of(row, 'text')}"
    ),
    "correction.decide": _correction_decided,
    "correction.remove": lambda row, names: names.of(row, "correction", "of") + f" withdrawn: {text_of(row, 'text')}",
    "note.add": _note,
    "note.edit": _note,
    "note.remove": _note,
    "waiver.add": _waived,
    "waiver.carry": lambda row, _: f"{text_of(row, 'exact')} still waived",
    "waiver.confirm": lambda row, names: f"waiver on {names.waiver(row)} confirmed",
    "waiver.place": lambda row, names: f"waiver on {names.waiver(row)} placed on {text_of(row, 'exact')}",
    "waiver.reason": _waiver_reason,
    "waiver.remove": _waiver_removed,
}
