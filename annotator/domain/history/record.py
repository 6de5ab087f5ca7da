"""The record of the checking in words: what was done to evidence, queries, the log, signatures and sources. Evidence
and signatures are told in reports, too, in their language; the rest stays in the house, which speaks English."""

from collections.abc import Mapping
from typing import Any

from annotator.domain.change import HistoryRow, State
from annotator.domain.history.names import Names, quoted, values_words
from annotator.domain.records import Attempt

RECORD = frozenset(["evidence", "query", "log", "sign_off", "source", "house"])
EVIDENCE = {
    "supports": "evidence for claim {number}: {source}",
    "refutes": "evidence against claim {number}: {source}",
    "context": "context for claim {number}: {source}",
}
_SETTINGS = {"rules": "rules", "scales": "rating scales"}


def record_words(row: HistoryRow, names: Names) -> str:
    """What one row of a `RECORD` subject's history did."""
    match row.subject.kind:
        case "evidence":
            return _evidence(row, names)
        case "query":
            return _query(row, names)
        case "log":
            return _log(row, names)
        case "sign_off":
            return _sign_off(row, names)
        case "source":
            return _source(row, names)
    named = _SETTINGS.get(row.subject.id)
    return f"{named} of the library changed" if named else f"setting {row.subject.id} changed"


def attempt_words(kind: str, with_whom: str) -> str:
    """`contact with Theo Lin`, `search in the archive`."""
    return f"{kind} {'with' if kind == Attempt.CONTACT else 'in'} {quoted(with_whom)}"


def _evidence(row: HistoryRow, names: Names) -> str:
    whole = (row.after if row.before is None else row.before) or {}
    key = whole.get("source_id") or names.uses.get(row.subject.id, "")  # at that moment, or now
    source = names.source(key)
    if row.before is None:
        text = EVIDENCE[str((row.after or {}).get("stance", "context"))]
        return names.say_of(row, text, source=source)
    if row.after is None:
        return names.say_of(row, "{source} no longer evidence under claim {number}", source=source)
    fields = _changed(row, names)
    return names.say_of(row, "evidence under claim {number}, {source}: {fields}", source=source, fields=fields)


def _query(row: HistoryRow, names: Names) -> str:
    number = names.queries.get(row.subject.id)
    query = "a query" if number is None else f"query {number}"
    on = query if names.own else f"{query} on {names.claim(row)}"
    state = row.after
    if row.before is None and state is not None:
        to = f"{query} to the {state['to']}"
        return f"{to if names.own else f'{to} on {names.claim(row)}'}: {quoted(state['text'])}"
    if state is None:
        return f"{on} taken away"
    match state.get("state"):
        case "answered":
            return f"{on} answered: {quoted(state.get('answer') or '')}"
        case "withdrawn":
            return f"{on} withdrawn"
        case "open":
            return f"{on} open again"
    return f"{on}: {_changed(row, names)}"


def _log(row: HistoryRow, names: Names) -> str:
    claim, whole = "it" if names.own else names.claim(row), row.after if row.before is None else row.before
    if row.before is not None and row.after is not None:
        return f"log of {claim}: {_changed(row, names)}"
    named = attempt_words(str((whole or {}).get("kind")), str((whole or {}).get("with_whom")))
    return f"{named} logged for {claim}" if row.after else f"{named} taken out of the log of {claim}"


def _sign_off(row: HistoryRow, names: Names) -> str:
    state = row.after or row.before or {}
    if row.subject.claim:
        return names.say_of(row, "claim {number} signed off" if row.after else "signature on claim {number} withdrawn")
    text = "version {number} signed as {role}" if row.after else "signature on version {number} as {role} withdrawn"
    return names.say(text, number=state.get("version"), role=names.say(str(state.get("role"))))


def _source(row: HistoryRow, names: Names) -> str:
    state = row.after or {}
    known = names.sources.get(row.subject.id) or _named(row.after or row.before or {})
    if row.before is None:
        return f"source {quoted(known)} came in with a review" if row.action == "source.import" else (
            f"source added: {quoted(known)}"
        )  # fmt: skip
    if row.after is None:
        return f"source {quoted(known)} taken away"
    if "removed_at" in state and len(state) == 1:
        return f"source {quoted(known)} {'removed' if state['removed_at'] else 'restored'}"
    return f"source {quoted(known)}: {_changed(row, names)}"


def _named(state: State) -> str:
    file = state.get("file")
    return str(
        state.get("title") or state.get("author") or state.get("publisher") or (file[0] if file else None)
        or state.get("url") or state.get("kind") or "a source"
    )  # fmt: skip


def _changed(row: HistoryRow, names: Names) -> str:
    return values_words(plain(row.after or {}, names), plain(row.before or {}, names) if names.full else None, names)


def plain(state: State, names: Names) -> dict[str, Any]:
    """Values as people say them: of a saved copy its name, of a calculation its words, of what is true or false that
    it is so, of a source its name."""
    said: dict[str, Any] = {}
    for name, value in state.items():
        match name, value:
            case "file", [str(file), *_]:
                said["saved copy"] = file
            case "captured", [str(url), str(at), *_]:
                said["captured"] = f"{url}, {at}"
            case "confidential", bool():
                said["confidential"] = "yes" if value else "no"
            case "calculation", Mapping():
                from annotator.domain.calculation import in_words  # seldom wanted, and much is imported with it

                said["calculation"] = in_words(value, names.say)
            case "source_id", str():
                said["source"] = names.sources.get(value) or names.say("another")
            case "file", None:
                said["saved copy"] = None
            case _:
                said[name] = value
    return said
