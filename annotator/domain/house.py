"""What belongs to the whole library and not to one article: its sources, and what the house has set for itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.domain.change import HistoryRow, State
from annotator.domain.claim import Claim
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Capture, KeptFile, Kind, Source


@dataclass(slots=True)
class House:
    """The library's sources by id, removed ones too, and its settings, such as rules and scales, by their names; a
    setting is a value of JSON's types. `seq` is the last of the library's history that is in it."""

    sources: dict[str, Source] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    seq: int = 0

    def fold(self, row: HistoryRow) -> None:
        """Take in the next row of the library's history."""
        key = row.subject.id
        if row.subject.kind == "article":
            pass  # purged: nothing of the house
        elif row.subject.kind == "house":
            if row.after is None:
                del self.settings[key]
            else:
                self.settings[key] = row.after["value"]
        elif row.after is None:
            del self.sources[key]
        elif row.before is None:
            self.sources[key] = source_from(key, row.after)
        else:
            self.sources[key] = replace(self.sources[key], **source_fields(row.after))
        self.seq = row.seq

    def source(self, key: str) -> Source:
        """The source of that id, removed or not. Raises InvalidValue where there is none."""
        if key not in self.sources:
            raise InvalidValue(f"There is no source {key} in this library.")
        return self.sources[key]


def source_from(key: str, state: State) -> Source:
    """A source from its whole state in history."""
    return Source(id=key, **source_fields(state))


def source_fields(state: State) -> dict[str, Any]:
    """The fields of a Source that `state`, a source's state in history or a part of one, names."""
    found: dict[str, Any] = dict(state)
    if "kind" in state:
        found["kind"] = Kind(state["kind"])
    if state.get("file") is not None:
        found["file"] = KeptFile(*state["file"])
    if state.get("captured") is not None:
        found["captured"] = capture_from(state["captured"])
    return found


def capture_from(state: Any) -> Capture:
    """A capture from its state in history: `[url, at, [[name, value], …]]`."""
    url, at, headers = state
    return Capture(url, at, tuple((str(name), str(value)) for name, value in headers))


def used_sources(sources: Mapping[str, Source], claims: Iterable[Claim]) -> tuple[Source, ...]:
    """Those of the sources that evidence of the claims rests on, in order of their ids."""
    used = {key for claim in claims for use in claim.evidence for key in use.rests_on}
    return tuple(sources[key] for key in sorted(used) if key in sources)
