"""The record of the checking in words: what was done to evidence, sources, queries, the log and signatures, and how a
claim stands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from annotator.cli.words import Names, quoted, status_words, values_words
from annotator.domain.change import HistoryRow, State
from annotator.domain.records import Attempt

if TYPE_CHECKING:
    from annotator.domain.claim import Claim
    from annotator.domain.evidence import Source

_STANCES = {"supports": "evidence for", "refutes": "evidence against", "context": "context for"}
_HOUSE_ACTIONS = {"source.import": "came in with a review", "source.restore": "restored", "source.remove": "removed"}


def record_words(row: HistoryRow, names: Names) -> str:
    """What one row of such a subject's history did."""
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
    return f"setting {row.subject.id} changed"


def standing_words(claim: "Claim", sources: "Mapping[str, Source]") -> str:
    """How a claim stands: `disputed (wrong), waiting, sign-off void`."""
    from annotator.domain.asking import is_waiting
    from annotator.domain.signing import Signed, signature_of

    signed = {Signed.HOLDS: "signed off", Signed.VOID: "sign-off void"}.get(signature_of(claim, sources).state)
    parts = (status_words(claim.status, claim.reason), "waiting" if is_waiting(claim) else None, signed)
    return ", ".join(part for part in parts if part)


def attempt_words(kind: str, with_whom: str) -> str:
    """`contact with Theo Lin`, `search in the archive`."""
    return f"{kind} {'with' if kind == Attempt.CONTACT else 'in'} {quoted(with_whom)}"


def _evidence(row: HistoryRow, names: Names) -> str:
    claim = names.claim(row)
    whole = (row.after if row.before is None else row.before) or {}
    key = whole.get("source_id") or names.uses.get(row.subject.id, "")  # at that moment, or now
    source = quoted(names.sources.get(key, "a source"))
    if row.before is None:
        return f"{_STANCES[str((row.after or {}).get('stance'))]} {claim}: {source}"
    if row.after is None:
        return f"{source} no longer evidence under {claim}"
    said = dict(row.after)
    if "source_id" in said:
        said["source_id"] = names.sources.get(said["source_id"], "another")
    return f"evidence under {claim}, {source}: {_plain(said)}"


def _query(row: HistoryRow, names: Names) -> str:
    number = names.queries.get(row.subject.id)
    query, claim = "a query" if number is None else f"query {number}", names.claim(row)
    state = row.after
    if row.before is None and state is not None:
        return f"{query} to the {state['to']} on {claim}: {quoted(state['text'])}"
    if state is None:
        return f"{query} on {claim} taken away"
    match state.get("state"):
        case "answered":
            return f"{query} on {claim} answered: {quoted(state.get('answer') or '')}"
        case "withdrawn":
            return f"{query} on {claim} withdrawn"
        case "open":
            return f"{query} on {claim} open again"
    return f"{query} on {claim}: {_plain(state)}"


def _log(row: HistoryRow, names: Names) -> str:
    claim, whole = names.claim(row), row.after if row.before is None else row.before
    if row.before is not None and row.after is not None:
        return f"log of {claim}: {_plain(row.after)}"
    named = attempt_words(str((whole or {})["kind"]), str((whole or {})["with_whom"]))
    return f"{named} logged for {claim}" if row.after else f"{named} taken out of the log of {claim}"


def _sign_off(row: HistoryRow, names: Names) -> str:
    state = row.after or row.before or {}
    if row.subject.claim:
        claim = names.claim(row)
        return f"{claim} signed off" if row.after else f"signature on {claim} withdrawn"
    signed = f"version {state.get('version')} signed as {state.get('role')}"
    return signed if row.after else f"signature on version {state.get('version')} as {state.get('role')} withdrawn"


def _source(row: HistoryRow, names: Names) -> str:
    state = row.after or {}
    known = names.sources.get(row.subject.id) or _named(row.after or row.before or {})
    if row.before is None and row.action == "source.add":
        return f"source added: {quoted(known)}"
    if row.after is None:
        return f"source {quoted(known)} taken away"
    if done := _HOUSE_ACTIONS.get(row.action):
        return f"source {quoted(known)} {done}"
    return f"source {quoted(known)}: {_plain(state)}"


def _named(state: State) -> str:
    file = state.get("file")
    return str(
        state.get("title") or state.get("author") or state.get("publisher") or (file[0] if file else None)
        or state.get("url") or state.get("kind") or "a source"
    )  # fmt: skip


def _plain(state: State) -> str:
    """New values in words: of a saved copy its name, of what is true or false that it is so."""
    said: dict[str, Any] = {}
    for name, value in state.items():
        match name, value:
            case "file", [str(file), *_]:
                said["saved copy"] = file
            case "captured", [str(url), str(at), *_]:
                said["captured"] = f"{url}, {at}"
            case "confidential", bool():
                said["confidential"] = "yes" if value else "no"
            case "calculation", dict():
                said["calculation"] = value.get("formula", "changed")
            case _:
                said[name] = value
    return values_words(said)
