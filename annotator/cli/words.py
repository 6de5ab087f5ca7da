"""What people are told in words: what each group of changes did, statuses, and places that an update left open."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.cli.output import short
from annotator.domain.change import HistoryRow, State
from annotator.domain.claim import is_open

if TYPE_CHECKING:
    from annotator.domain.claim import Passage, Waiver
    from annotator.domain.replay import Desk

_QUOTE = 48
_TOLD = 3  # phrases for one group
# What an update made of places, as its page calls it; the gravest first, and what is certain last.
PLACE_WORDS = {"orphaned": "cut from text", "moved": "moved", "reread": "to be reread", "kept": "kept"}
_FIELDS = {
    "said_at": "said at", "review_url": "review URL", "removed_at": "removed", "url": "URL", "source_id": "source",
    "archive_url": "archive URL", "with_whom": "with",
}  # fmt: skip


@dataclass(slots=True)
class Names:
    """What history calls by ids: the numbers of claims and queries, waivers' quotes, sources' names and the sources of
    evidence, of those that are gone too."""

    numbers: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def on(cls, desk: "Desk", rows: Iterable[HistoryRow] = ()) -> "Names":
        """The names of what stands on the desk, and of what `rows` make or take away."""
        names = cls(
            {claim.id: claim.number for claim in desk.claims.values()},
            {waiver.id: waiver.exact for waiver in desk.waivers.values()},
            {query.id: query.number for claim in desk.claims.values() for query in claim.queries},
            {source.id: source.name for source in desk.house.sources.values()},
            {use.id: use.source_id for claim in desk.claims.values() for use in claim.evidence},
        )
        for row in rows:
            for state in (row.before, row.after):
                if state and row.subject.kind == "claim" and "number" in state:
                    names.numbers[row.subject.id] = state["number"]
                if state and row.subject.kind == "waiver" and "exact" in state:
                    names.quotes[row.subject.id] = state["exact"]
                if state and row.subject.kind == "query" and "number" in state:
                    names.queries[row.subject.id] = state["number"]
                if state and row.subject.kind == "evidence" and "source_id" in state:
                    names.uses[row.subject.id] = state["source_id"]
        return names

    def claim(self, row: HistoryRow) -> str:
        """The claim that the row is about: `claim 3`."""
        number = self.numbers.get(row.subject.claim or row.subject.id)
        return "a claim" if number is None else f"claim {number}"

    def waiver(self, row: HistoryRow) -> str:
        """The waiver that the row is about: its quote."""
        return quoted(self.quotes.get(row.subject.id, ""))


def told(recorded: Iterable[HistoryRow], names: Names) -> Iterator[tuple[HistoryRow, str]]:
    """Each group's first row, and what it did: `claim 3 set to verified`, `undid 4: claim 3 set to verified`."""
    groups: dict[int, list[HistoryRow]] = {}
    for row in recorded:
        groups.setdefault(row.group, []).append(row)
    for rows in groups.values():
        yield rows[0], _group_told(rows, groups, names)


def _group_told(rows: Sequence[HistoryRow], groups: Mapping[int, Sequence[HistoryRow]], names: Names) -> str:
    did, number = "", 0
    while rows and (undoes := rows[0].undoes) is not None:  # an undo, or an undo's undo
        did, number = "redid" if did == "undid" else "undid", undoes
        rows = groups.get(undoes, ())
    words = group_words(rows, names)
    return ": ".join(part for part in (f"{did} {number}" if did else "", words) if part)


def group_words(rows: Sequence[HistoryRow], names: Names) -> str:
    """What a group did: `claim 3 marked on “…”; claim 3 set to verified`."""
    marked: dict[str, str] = {}
    for row in rows:
        if row.subject.kind == "passage" and row.subject.claim and row.after:
            marked.setdefault(row.subject.claim, row.after["exact"])
    phrases = list(dict.fromkeys(_row_words(row, marked, names) for row in _telling(rows)))
    more = f"; and {len(phrases) - _TOLD} more" if len(phrases) > _TOLD else ""
    return "; ".join(phrases[:_TOLD]) + more


def undone_words(rows: Sequence[HistoryRow], names: Names) -> str:
    """What the group did that `rows`, an undo's, took back."""
    return group_words([replace(row, before=row.after, after=row.before) for row in reversed(rows)], names)


def _row_words(row: HistoryRow, marked: Mapping[str, str], names: Names) -> str:
    """What one row did; `marked` are the quotes that its group marked, by their claims."""
    if words := _WORDS.get(row.action):
        return words(row, marked, names)
    if row.subject.kind in ("evidence", "query", "log", "sign_off", "source", "house"):
        from annotator.cli.record_words import record_words

        return record_words(row, names)
    subject = "article" if row.subject.kind == "article" else names.claim(row)
    return f"{subject}: {values_words(row.after)}" if row.after else f"{subject}: {row.action}"


def _telling(rows: Sequence[HistoryRow]) -> list[HistoryRow]:
    """Without the rows that another of the group speaks for: a new claim's passage, a moved one's old place."""
    made = {row.subject.id for row in rows if row.subject.kind == "claim" and row.before is None}
    moved = {row.subject.claim for row in rows if row.action == "passage.move"}
    if rows and rows[0].subject.kind == "version":
        return [rows[0]]
    return [
        row
        for row in rows
        if not (row.action == "passage.add" and row.subject.claim in made)
        and not (row.action == "passage.remove" and row.subject.claim in moved)
    ]


def _new_claim(row: HistoryRow, marked: Mapping[str, str], names: Names) -> str:
    quote = marked.get(row.subject.id)
    place = "" if quote is None else f" on {quoted(quote)}"
    status = row.after["status"] if row.after else "unchecked"
    return f"{names.claim(row)} marked{place}" + (f", {_status(row.after)}" if status != "unchecked" else "")


def status_words(status: str, reason: str | None) -> str:
    """`disputed (wrong)`."""
    return f"{status} ({reason})" if reason else status


def open_words(marked: "Iterable[Passage | Waiver]") -> str:
    """What is open about these places, for the words before a quote: `moved: `; of several the gravest. Empty where
    all are certain."""
    states = {"reread" if item.reread and item.state == "kept" else str(item.state) for item in marked if is_open(item)}
    return next((f"{words}: " for state, words in PLACE_WORDS.items() if state in states), "")


def _status(state: State | None) -> str:
    state = state or {}
    return status_words(str(state.get("status")), state.get("reason"))


def values_words(state: State) -> str:
    """New values of fields: `statement “…”, claimant cleared`."""
    return ", ".join(
        f"{_FIELDS.get(name, name)} " + ("cleared" if value in (None, []) else quoted(value, name))
        for name, value in state.items()
    )


def quoted(value: Any, name: str = "") -> str:
    """A field's value between quotation marks, cut where it is long."""
    between = ":" if name == "rating" else ", "  # SCALE:VALUE, or a list
    text = between.join(map(str, value)) if isinstance(value, list) else str(value)
    return f"“{short(text, _QUOTE)}”"


def _text_of(row: HistoryRow, name: str) -> str:
    return quoted((row.after or row.before or {}).get(name, ""))


_WORDS: dict[str, Callable[[HistoryRow, Mapping[str, str], Names], str]] = {
    "article.import": lambda row, _, __: f"article imported: {_text_of(row, 'title')}",
    "article.update": lambda row, _, __: f"article updated to version {(row.after or row.before or {}).get('number')}",
    "article.rename": lambda row, _, __: f"article renamed to {_text_of(row, 'title')}",
    "article.remove": lambda *_: "article removed",
    "article.restore": lambda *_: "article restored",
    "claim.add": _new_claim,
    "claim.remove": lambda row, _, names: f"{names.claim(row)} removed",
    "claim.restore": lambda row, _, names: f"{names.claim(row)} restored",
    "claim.split": lambda row, _, names: f"{names.claim(row)} split",
    "claim.status": lambda row, _, names: f"{names.claim(row)} set to {_status(row.after)}",
    "passage.add": lambda row, _, names: f"{names.claim(row)} also marked on {_text_of(row, 'exact')}",
    "passage.move": lambda row, _, names: f"{names.claim(row)} moved to {_text_of(row, 'exact')}",
    "passage.remove": lambda row, _, names: f"{names.claim(row)} no longer on {_text_of(row, 'exact')}",
    "passage.carry": lambda row, _, names: f"{names.claim(row)} carried over",
    "passage.confirm": lambda row, _, names: f"{names.claim(row)} confirmed at its place",
    "passage.place": lambda row, _, names: f"{names.claim(row)} placed on {_text_of(row, 'exact')}",
    "passage.let-go": lambda row, _, names: f"{names.claim(row)} has no place in the text any more",
    "correction.add": lambda row, _, names: f"correction proposed for {names.claim(row)}: {_text_of(row, 'text')}",
    "correction.decide": lambda row, _, names: f"correction of {names.claim(row)} {(row.after or {}).get('decision')}",
    "correction.remove": lambda row, _, names: f"correction of {names.claim(row)} withdrawn: {_text_of(row, 'text')}",
    "note.add": lambda row, _, names: f"note on {names.claim(row)}: {_text_of(row, 'text')}",
    "note.edit": lambda row, _, names: f"note on {names.claim(row)} now: {_text_of(row, 'text')}",
    "note.remove": lambda row, _, names: f"note on {names.claim(row)} taken away: {_text_of(row, 'text')}",
    "waiver.add": lambda row, _, __: f"{_text_of(row, 'exact')} waived ({(row.after or {}).get('reason')})",
    "waiver.carry": lambda row, _, __: f"{_text_of(row, 'exact')} still waived",
    "waiver.confirm": lambda row, _, names: f"waiver on {names.waiver(row)} confirmed",
    "waiver.place": lambda row, _, names: f"waiver on {names.waiver(row)} placed on {_text_of(row, 'exact')}",
    "waiver.reason": lambda row, _, names: f"{names.waiver(row)} now waived ({(row.after or {}).get('reason')})",
    "waiver.remove": lambda row, _, names: f"{names.waiver(row)} to be checked again",
}
