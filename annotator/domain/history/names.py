"""What history calls by ids, by the names that people know: numbers of claims and queries, quotes, sources; and the
language in which it is told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.domain.change import HistoryRow, State
from annotator.domain.tongue import ENGLISH, Tongue

if TYPE_CHECKING:
    from annotator.domain.replay import Desk

_QUOTE = 48  # code points of a value
_FIELDS = {
    "said_at": "said at", "review_url": "review URL", "removed_at": "removed", "url": "URL", "source_id": "source",
    "archive_url": "archive URL", "with_whom": "with", "carried_from": "carried from", "text_sha256": "text's SHA-256",
}  # fmt: skip
_OURS = frozenset(["about", "stance", "tier", "state", "reason"])  # fields that hold words of ours
# How a text names its claim, and what is left of it where the claim need not be named: evidence is for “it”.
_CLAIM = "claim {number}"
_NAMED = re.compile(r"^claim \{number\}:? |(?<!evidence)(?<!context) (?:on|of|for) claim \{number\}")


@dataclass(slots=True)
class Names:
    """The names of what stands and of what is gone. `full` words say what was there before, too. With `own`, a claim's
    id, words are of that claim's own history, which need not name it. `say` is the language; that of the window and
    of the commands, which alone ask for `full` and `own`, is English."""

    numbers: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)
    full: bool = False
    own: str | None = None
    say: Tongue = ENGLISH

    @classmethod
    def on(cls, desk: "Desk", rows: Iterable[HistoryRow] = (), *, full: bool = False) -> "Names":
        """The names of what stands on the desk, and of what `rows` make or take away."""
        claims = desk.claims.values()
        names = cls(
            {claim.id: claim.number for claim in claims},
            {waiver.id: waiver.exact for waiver in desk.waivers.values()},
            {query.id: query.number for claim in claims for query in claim.queries},
            {source.id: source.name for source in desk.house.sources.values()},
            {use.id: use.source_id for claim in claims for use in claim.evidence},
            full,
        )
        names.learn(rows)
        return names

    def learn(self, rows: Iterable[HistoryRow]) -> None:
        """Take in the names of what `rows` make or take away."""
        known: Mapping[str, tuple[dict[str, Any], str]] = {
            "claim": (self.numbers, "number"),
            "waiver": (self.quotes, "exact"),
            "query": (self.queries, "number"),
            "evidence": (self.uses, "source_id"),
        }
        for row in rows:
            if row.subject.kind not in known:
                continue
            names, name = known[row.subject.kind]
            for state in (row.before, row.after):
                if state and state.get(name) is not None:
                    names[row.subject.id] = state[name]

    def claim(self, row: HistoryRow) -> str:
        """The claim that the row is about: `claim 3`."""
        number = self.numbers.get(row.subject.claim or row.subject.id)
        return "a claim" if number is None else f"claim {number}"

    def say_of(self, row: HistoryRow, of_claim: str, /, **values: object) -> str:
        """The text, with the values in its places, of the claim that the row is about, which it names as `claim
        {number}`: `note on claim {number}: {text}`."""
        if self.own:
            return self.say(_without_claim(of_claim), **values)
        return self.say(of_claim, number=self.numbers.get(row.subject.claim or row.subject.id, "?"), **values)

    def quoted(self, value: Any, name: str = "") -> str:
        """A field's value between the language's quotation marks, in its words where they are ours."""
        ours = isinstance(value, bool) or (name in _OURS and isinstance(value, str))
        return quoted(self.say(str(value)) if ours else value, name, say=self.say)

    def waiver(self, row: HistoryRow) -> str:
        """The waiver that the row is about: its quote."""
        return self.quoted(self.quotes.get(row.subject.id, ""))

    def source(self, key: object) -> str:
        """The source of that id: its name between quotation marks."""
        return self.quoted(self.sources.get(str(key)) or self.say("a source"))

    def values(self, row: HistoryRow) -> str:
        """The new values of the row's fields, and where the words are full the old ones."""
        return values_words(row.after or {}, (row.before or {}) if self.full else {}, self)

    def status(self, state: State | None) -> str:
        """`disputed (wrong)`."""
        status, reason = str((state or {}).get("status")), (state or {}).get("reason")
        return status_words(self.say(status), self.say(str(reason)) if reason else None)

    def before(self, row: HistoryRow, name: str) -> str:
        """`, was “…”` of a field, where the words are full and something was there; else nothing."""
        was = (row.before or {}).get(name) if self.full else None
        return "" if was in (None, "", []) else f", was {self.quoted(was, name)}"


def _without_claim(of_claim: str) -> str:
    return _NAMED.sub("", of_claim).replace(_CLAIM, "it")


def values_words(state: State, before: State | None = None, names: Names | None = None) -> str:
    """New values of fields: `statement “…”, claimant cleared`. With `before`, what was there: `title “…”, was “…”`.
    In the language of `names`, else in English."""
    names = names or Names()
    say, said = names.say, []
    for name, value in state.items():
        field = say(field_words(name))
        words = say("{field} cleared", field=field) if value in (None, []) else f"{field} {names.quoted(value, name)}"
        was = (before or {}).get(name)
        said.append(words if was in (None, "", []) or was is False else f"{words}, was {names.quoted(was, name)}")
    return ("; " if any(", was " in words for words in said) else ", ").join(said)


def field_words(name: str) -> str:
    """What a field is called: `review_url` is “review URL”."""
    return _FIELDS.get(name, name.replace("_", " "))


def quoted(value: Any, name: str = "", most: int = _QUOTE, say: Tongue = ENGLISH) -> str:
    """A field's value between quotation marks, on one line, cut where it is longer than `most` code points. What
    shows it makes characters visible that are not seen (`annotator.domain.hidden`)."""
    between = ":" if name == "rating" else ", "  # SCALE:VALUE, or a list
    text = between.join(map(str, value)) if isinstance(value, list) else str(value)
    line = " ".join(text[: 4 * most].split())
    return say("“{quote}”", quote=line if len(line) <= most else line[: most - 1].rstrip() + "…")


def status_words(status: str, reason: str | None) -> str:
    """`disputed (wrong)`."""
    return f"{status} ({reason})" if reason else status
