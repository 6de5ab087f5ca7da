"""Before and after in full: every field that the rows of a group changed, for whoever looks closely."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.change import HistoryRow
from annotator.domain.history.names import Names, field_words
from annotator.domain.history.record import plain

_SUBJECTS = {"sign_off": "signature", "log": "log entry", "house": "setting"}
# What nobody reads: order among its like, contexts, and what else is the library's own.
_UNTOLD = frozenset(["ordinal", "prefix", "suffix", "carried_from", "created"])


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: of what, its name, its values in full (empty for none), and the id of the claim it is about."""

    of: str
    field: str
    before: str
    after: str
    claim: str | None = None


def differences(rows: Iterable[HistoryRow], names: Names) -> Iterator[Difference]:
    """What the rows changed, field by field; of what came or went, what it held."""
    for row in rows:
        claim = row.subject.claim or (row.subject.id if row.subject.kind == "claim" else None)
        before, after = plain(row.before or {}, names), plain(row.after or {}, names)
        told = [name for name in dict.fromkeys([*before, *after]) if name not in _UNTOLD]
        for name in told:
            was, now = value_words(before.get(name)), value_words(after.get(name))
            if was != now:
                yield Difference(subject_words(row, names), field_words(name), was, now, claim)


def subject_words(row: HistoryRow, names: Names) -> str:
    """What the row is about: `claim 3`, `note, claim 3`, `version 2`."""
    kind = _SUBJECTS.get(row.subject.kind, row.subject.kind)
    if row.subject.claim:
        return f"{kind}, {names.claim(row)}"
    match row.subject.kind:
        case "claim":
            return names.claim(row)
        case "version" | "house":
            return f"{kind} {row.subject.id}"
    return kind


def value_words(value: Any) -> str:
    """A value of history in full: lists by commas, nothing for none."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(filter(None, map(value_words, value)))
        case {"media_type": media_type, "data": str()} if len(value) == 2:  # a logo, in base64
            return f"a picture ({media_type})"
        case Mapping():
            return ", ".join(f"{field_words(str(name))} {value_words(one)}" for name, one in value.items())
    return str(value)
