"""Folding history rows into values: how memory follows the file, for one's own changes and everybody else's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from annotator.domain.article import Article, Version
from annotator.domain.change import LIBRARY, UNSTAMPED, HistoryRow, State
from annotator.domain.claim import (
    About,
    Claim,
    Correction,
    Decision,
    Note,
    Passage,
    Placed,
    Rating,
    Stamp,
    Status,
    Waiver,
    split_passages,
)
from annotator.domain.evidence import Evidence, Stance, Tier
from annotator.domain.house import House
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState, Role, SignOff

# The fields of an article that the first row of its history holds, beside its versions.
METADATA = ("title", "byline", "publication", "url", "published", "language", "direction", "imported")
Item = TypeVar("Item", Passage, Note, Correction, Evidence, Query, LogEntry, SignOff)


@dataclass(slots=True)
class Desk:
    """What stands on the reviewer's desk: one article's claims and waivers by id, removed ones too, and the library's
    sources and house settings. History holds no texts: a version that comes in is taken from `known` by its number and
    its text's SHA-256, else left without."""

    article: Article
    claims: dict[str, Claim] = field(default_factory=dict)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    seq: int = 0
    known: Mapping[tuple[int, str], Version] = field(default_factory=dict)
    house: House = field(default_factory=House)

    def fold(self, row: HistoryRow) -> None:
        """Take in the next row of this article's history, or of the library's."""
        subject = row.subject
        if subject.article == LIBRARY:
            self.house.fold(row)
            return
        match subject.kind:
            case "article":
                if row.before is not None and row.after is not None:
                    self.article = replace(self.article, **row.after)
            case "version":
                self._fold_version(row)
            case "claim":
                self._fold_claim(row)
            case "waiver":
                self._fold_waiver(row)
            case "sign_off" if subject.claim is None:
                sign_offs = folded(self.article.sign_offs, row, sign_off_from)
                self.article = replace(self.article, sign_offs=sign_offs)
            case _:
                self._fold_part(self.claims[subject.claim or ""], row)
        self.seq = row.seq

    def _fold_part(self, claim: Claim, row: HistoryRow) -> None:
        changed = claim.changed if row.action in UNSTAMPED else Stamp(row.by, row.at)
        if row.subject.kind == "passage":
            passages = folded(claim.all_passages, row, passage_from)
            self.claims[claim.id] = self._split(replace(claim, changed=changed), passages)
            return
        name, make = _PARTS[row.subject.kind]
        parts: dict[str, Any] = {name: folded(getattr(claim, name), row, make)}
        self.claims[claim.id] = replace(claim, changed=changed, **parts)

    def _fold_version(self, row: HistoryRow) -> None:
        versions = self.article.versions
        if row.after is None:
            versions = versions[:-1]
        else:
            number, sha256 = row.after["number"], row.after["text_sha256"]
            made = self.known.get((number, sha256)) or Version(number, row.after["created"], "", sha256, ())
            versions = (*versions, made)
        self.article = replace(self.article, versions=versions)
        self.claims = {key: self._split(claim, claim.all_passages) for key, claim in self.claims.items()}

    def _split(self, claim: Claim, passages: tuple[Passage, ...]) -> Claim:
        if not claim.earlier and all(passage.version == self.article.newest.number for passage in passages):
            return replace(claim, passages=passages)
        held, earlier = split_passages(passages, self.article.newest.number)
        return replace(claim, passages=held, earlier=earlier)

    def _fold_claim(self, row: HistoryRow) -> None:
        key = row.subject.id
        if row.after is None:
            del self.claims[key]
            return
        changed = Stamp(row.by, row.at)
        if row.before is None:
            self.claims[key] = claim_from(key, row.after, changed)
        else:
            self.claims[key] = replace(self.claims[key], changed=changed, **claim_fields(row.after))

    def _fold_waiver(self, row: HistoryRow) -> None:
        key = row.subject.id
        if row.after is None:
            del self.waivers[key]
        elif row.before is None:
            self.waivers[key] = Waiver(id=key, **_worded(row.after))
        else:
            self.waivers[key] = replace(self.waivers[key], **_worded(row.after))


def desk_at_import(article: Article, state: State) -> Desk:
    """The article as it came in, which `state`, of the first row of its history, tells; texts are those of its
    versions."""
    known = {(version.number, version.text_sha256): version for version in article.versions}
    said = [(version["number"], version["text_sha256"]) for version in state["versions"]]
    versions = tuple(known.get(key) or Version(key[0], "", "", key[1], ()) for key in said)
    metadata = {name: state[name] for name in METADATA if name in state}
    return Desk(replace(article, removed_at=None, versions=versions, sign_offs=(), **metadata), known=known)


def desk_before_update(article: Article, history: Sequence[HistoryRow], number: int) -> Desk | None:
    """Everything as it stood with the version of that number, right before the next one came in. None where that is
    the newest, or the history does not go back to the import."""
    arrivals = [row for row in history if row.subject.path == f"version/{number + 1}" and row.after is not None]
    if not arrivals or history[0].action != "article.import" or history[0].after is None:
        return None
    desk = desk_at_import(article, history[0].after)
    for row in history:
        if row.seq >= arrivals[-1].seq:
            break
        desk.fold(row)
    return desk


def claim_fields(state: State) -> dict[str, Any]:
    """The fields of a Claim that `state`, a claim's state in history or a part of one, names."""
    fields: dict[str, Any] = {}
    for name, value in state.items():
        match name:
            case "status":
                fields[name] = Status(value)
            case "about":
                fields[name] = About(value)
            case "checked" | "created":
                fields[name] = Stamp(*value) if value else None
            case "rating":
                fields[name] = Rating(*value) if value else None
            case "appearances" | "labels":
                fields[name] = tuple(value)
            case _:
                fields[name] = value
    return fields


def claim_from(key: str, state: State, changed: Stamp) -> Claim:
    """A claim, still without passages and notes, from its whole state in history."""
    return Claim(id=key, changed=changed, **claim_fields(state))


def passage_from(key: str, state: State) -> Passage:
    return Passage(**{**_worded(state), "id": key})


def correction_from(key: str, state: State) -> Correction:
    return Correction(**{**_worded(state), "id": key})


def note_from(key: str, state: State) -> Note:
    return Note(id=key, **state)


def evidence_from(key: str, state: State) -> Evidence:
    return Evidence(**{**_worded(state), "id": key})


def query_from(key: str, state: State) -> Query:
    return Query(**{**_worded(state), "id": key})


def log_entry_from(key: str, state: State) -> LogEntry:
    return LogEntry(**{**_worded(state), "id": key})


def sign_off_from(key: str, state: State) -> SignOff:
    return SignOff(**{**_worded(state), "id": key})


# Where a claim keeps each kind of its parts, but for passages, and what makes one of its state in history.
_PARTS: Mapping[str, tuple[str, Callable[[str, State], Any]]] = {
    "note": ("notes", note_from),
    "correction": ("corrections", correction_from),
    "evidence": ("evidence", evidence_from),
    "query": ("queries", query_from),
    "log": ("log", log_entry_from),
    "sign_off": ("sign_offs", sign_off_from),
}


def folded(items: tuple[Item, ...], row: HistoryRow, make: Any) -> tuple[Item, ...]:
    """`items` after `row`, in the order of such parts."""
    key = row.subject.id
    if row.after is None:
        return tuple(item for item in items if item.id != key)
    if row.before is None:
        return tuple(sorted((*items, make(key, row.after)), key=in_order))
    after = _worded(row.after)
    changed = tuple(replace(item, **after) if item.id == key else item for item in items)
    return tuple(sorted(changed, key=in_order))


def in_order(item: Item) -> tuple[int | str, str]:
    """Sorts parts of one kind: queries by their numbers, signatures by their moments, others by their ordinals."""
    match item:
        case Query():
            return item.number, item.id
        case SignOff():
            return item.at, item.id
        case _:
            return item.ordinal, item.id


_QUERY_STATES = frozenset(map(str, QueryState))

# The fields whose values are words of the trade, by their names; `state` is a passage's or a query's.
_WORDS: Mapping[str, Callable[[Any], Any]] = {
    "state": lambda word: QueryState(word) if word in _QUERY_STATES else Placed(word),
    "decision": lambda word: word if word is None else Decision(word),
    "stance": Stance,
    "tier": Tier,
    "to": Addressee,
    "kind": Attempt,
    "role": Role,
}


def _worded(state: State) -> State:
    return {name: _WORDS[name](value) if name in _WORDS else value for name, value in state.items()}
