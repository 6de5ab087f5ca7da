"""One row of history in words: what was done to an article, its versions, claims, passages, notes, corrections and
waivers. `record` has those of the record of the checking.

These are the words of the window's lists, of the commands and of reports alike. What a report tells is said by
`names.say`, in whole texts, which stand in the catalogues of reports; what stays in the house (notes, and what happens
to a library) is in English alone.
"""

from collections.abc import Callable, Mapping

from annotator.domain.change import PURGED, HistoryRow
from annotator.domain.history.names import Names, values_words
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


def text_of(row: HistoryRow, name: str, names: Names) -> str:
    """A field's value after the row, or where it took the subject away, before it; between quotation marks."""
    return names.quoted((row.after or row.before or {}).get(name, ""))


def _by_subject(row: HistoryRow, names: Names) -> str:
    """For an action without words of its own, or that an undo has turned round."""
    kind, after = row.subject.kind, row.after or {}
    if kind == "article":
        return names.say("article: {fields}", fields=names.values(row))
    if kind == "version":
        text = "version {number} taken in" if row.after else "version {number} taken back"
        return names.say(text, number=row.subject.id)
    if kind == "claim" and "status" in after and len(after) <= 3:
        return _status(row, names)
    if kind == "note":
        return _note(row, names)
    if kind == "passage":
        return _passage(row, names)
    if kind == "waiver":
        return names.say("waiver on {quote}: {fields}", quote=names.waiver(row), fields=names.values(row))
    return names.say_of(row, "claim {number}: {fields}", fields=names.values(row) or row.action)


def _claim_made(row: HistoryRow, marked: Marked, names: Names) -> str:
    if row.after is None:
        return names.say_of(row, "claim {number} taken back")
    checked = str(row.after.get("status") or "unchecked") != "unchecked"
    if row.subject.id in marked:
        text = "claim {number} marked on {quote}, {status}" if checked else "claim {number} marked on {quote}"
    else:
        text = "claim {number} marked, {status}" if checked else "claim {number} marked"
    quote = names.quoted(marked.get(row.subject.id, ""))
    return names.say_of(row, text, quote=quote, status=names.status(row.after))


def _status(row: HistoryRow, names: Names) -> str:
    was = f", was {names.status(row.before)}" if names.full and (row.before or {}).get("status") else ""
    return names.say_of(row, "claim {number} set to {status}", status=names.status(row.after)) + was


def _passage(row: HistoryRow, names: Names) -> str:
    if row.before is None:
        return names.say_of(row, "claim {number} also marked on {quote}", quote=text_of(row, "exact", names))
    if row.after is None:
        return names.say_of(row, "claim {number} no longer on {quote}", quote=text_of(row, "exact", names))
    if "exact" in row.after:
        return _placed(row, names) + names.before(row, "exact")
    return names.say_of(row, "passage of claim {number}: {fields}", fields=names.values(row))


def _placed(row: HistoryRow, names: Names) -> str:
    return names.say_of(row, "claim {number} placed on {quote}", quote=text_of(row, "exact", names))


def _moved(row: HistoryRow, names: Names) -> str:
    return names.say_of(row, "claim {number} moved to {quote}", quote=text_of(row, "exact", names))


def _note(row: HistoryRow, names: Names) -> str:
    note = "note" if names.own else f"note on {names.claim(row)}"
    text = text_of(row, "text", names)
    if row.before is None:
        return f"{note}: {text}"
    return f"{note} taken away: {text}" if row.after is None else f"{note} now: {text}{names.before(row, 'text')}"


def _removed(row: HistoryRow) -> bool:
    return bool((row.after or {}).get("removed_at"))


def _article_removed(row: HistoryRow, names: Names) -> str:
    return names.say("article removed" if _removed(row) else "article restored")


def _article_purged(row: HistoryRow, names: Names) -> str:
    claims = int((row.before or {}).get("claims", 0))
    held = f", with {claims:,} claim{'' if claims == 1 else 's'}" if claims else ""
    return f"article {text_of(row, 'title', names)} deleted for good{held}"


def _article_renamed(row: HistoryRow, names: Names) -> str:
    renamed = names.say("article renamed to {title}", title=text_of(row, "title", names))
    return renamed + names.before(row, "title")


def _article_updated(row: HistoryRow, names: Names) -> str:
    return names.say("article updated to version {number}", number=(row.after or row.before or {}).get("number"))


def _claim_removed(row: HistoryRow, names: Names) -> str:
    return names.say_of(row, "claim {number} removed" if _removed(row) else "claim {number} restored")


def _reverted(row: HistoryRow, names: Names) -> str:
    """A claim made again as it once was: its status and its fields."""
    before, after = dict(row.before or {}), dict(row.after or {})
    parts = []
    if "status" in after:
        was = f", was {names.status(before)}" if names.full else ""
        parts.append(f"{names.status(after)}{was}")
    for name in ("status", "reason", "checked", "removed_at"):
        after.pop(name, None)
    if after:
        parts.append(values_words(after, before if names.full else None, names))
    if not parts:
        return names.say_of(row, "claim {number} made as it was before")
    return names.say_of(row, "claim {number} made as it was before: {fields}", fields="; ".join(parts))


def _correction_made(row: HistoryRow, names: Names) -> str:
    return names.say_of(row, "correction proposed for claim {number}: {text}", text=text_of(row, "text", names))


def _correction_removed(row: HistoryRow, names: Names) -> str:
    return names.say_of(row, "correction of claim {number} withdrawn: {text}", text=text_of(row, "text", names))


def _correction_decided(row: HistoryRow, names: Names) -> str:
    was = (row.before or {}).get("decision") if names.full else None
    rest = f", was {was}" if was else ""
    if not (decision := (row.after or {}).get("decision")):
        return names.say_of(row, "correction of claim {number} undecided again") + rest
    return names.say_of(row, "correction of claim {number} {decision}", decision=names.say(str(decision))) + rest


def _waived(row: HistoryRow, names: Names) -> str:
    quote = text_of(row, "exact", names)
    if row.after is None:
        return names.say("{quote} waived no more", quote=quote)
    if "exact" in row.after:
        reason = names.say(str(row.after.get("reason")))
        return names.say("{quote} waived ({reason})", quote=quote, reason=reason)
    return _waiver_removed(row, names)


def _waiver_removed(row: HistoryRow, names: Names) -> str:
    text = "{quote} to be checked again" if _removed(row) else "{quote} waived again"
    return names.say(text, quote=names.waiver(row))


def _waiver_carried(row: HistoryRow, names: Names) -> str:
    return names.say("{quote} still waived", quote=text_of(row, "exact", names))


def _waiver_placed(row: HistoryRow, names: Names) -> str:
    place = text_of(row, "exact", names)
    return names.say("waiver on {quote} placed on {place}", quote=names.waiver(row), place=place)


def _waiver_reason(row: HistoryRow, names: Names) -> str:
    was = f", was {(row.before or {}).get('reason')}" if names.full else ""
    reason = names.say(str((row.after or {}).get("reason")))
    return names.say("{quote} now waived ({reason})", quote=names.waiver(row), reason=f"{reason}{was}")


WORDS: Mapping[str, Callable[[HistoryRow, Names], str]] = {
    "article.import": lambda row, names: names.say("article imported: {title}", title=text_of(row, "title", names)),
    "article.update": _article_updated,
    "article.rename": _article_renamed,
    "article.remove": _article_removed,
    "article.restore": _article_removed,
    PURGED: _article_purged,
    "claim.remove": _claim_removed,
    "claim.restore": _claim_removed,
    "claim.split": lambda row, names: names.say_of(row, "claim {number} split"),
    "claim.status": _status,
    REVERT: _reverted,
    "passage.add": _passage,
    "passage.move": _moved,
    "passage.remove": _passage,
    "passage.carry": lambda row, names: names.say_of(row, "claim {number} carried over"),
    "passage.confirm": lambda row, names: names.say_of(row, "claim {number} confirmed at its place"),
    "passage.place": _placed,
    "passage.let-go": lambda row, names: names.say_of(row, "claim {number} has no place in the text any more"),
    "correction.add": _correction_made,
    "correction.decide": _correction_decided,
    "correction.remove": _correction_removed,
    "note.add": _note,
    "note.edit": _note,
    "note.remove": _note,
    "waiver.add": _waived,
    "waiver.carry": _waiver_carried,
    "waiver.confirm": lambda row, names: names.say("waiver on {quote} confirmed", quote=names.waiver(row)),
    "waiver.place": _waiver_placed,
    "waiver.reason": _waiver_reason,
    "waiver.remove": _waiver_removed,
}
