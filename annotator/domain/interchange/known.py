"""What is known while a review is read from JSON, and what its history tells of it."""

from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.change import PARTS, HistoryRow
from annotator.domain.claim import Stamp
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Source
from annotator.domain.interchange.fields import Fields
from annotator.domain.records import Role, SignOff

_SIGN_OFF = frozenset(["by", "role", "at", "sha256", "version"])


@dataclass(slots=True)
class Known:
    """What is known while claims are read: the ids and numbers met so far, and what only the history tells."""

    article: Article
    claims: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    corrections: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)
    query_numbers: set[int] = field(default_factory=set)
    log: set[str] = field(default_factory=set)
    sources: dict[str, Source] = field(default_factory=dict)
    checked: dict[str, Stamp] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    # Signatures that the history has made, and not taken away: by the claim's id, None for the article's.
    signatures: dict[str | None, list[SignOff]] = field(default_factory=dict)
    unsigned: dict[str, bool] = field(default_factory=dict)  # those it has not: whether they were said to hold

    def listen(self, history: tuple[HistoryRow, ...]) -> None:
        """Take from the history what the claims do not say: who set their present status, their parts' order, and
        what signatures are bound to."""
        for index, row in enumerate(history):
            place = f"history[{index}].after"
            if row.subject.kind == "sign_off":
                _listen_signed(row, self, place)
            elif row.after is None:
                continue
            elif row.subject.kind == "claim" and "checked" in row.after:
                _listen_checked(row, self, f"{place}.checked")
            elif row.subject.kind in PARTS and "ordinal" in row.after:
                ordinal = row.after["ordinal"]
                if not isinstance(ordinal, int) or isinstance(ordinal, bool):
                    raise InvalidValue(f"{place}.ordinal is not a whole number.")
                self.ordinals[row.subject.id] = ordinal


def _listen_signed(row: HistoryRow, known: Known, place: str) -> None:
    made = known.signatures.setdefault(row.subject.claim, [])
    if row.after is None:
        known.signatures[row.subject.claim] = [one for one in made if one.id != row.subject.id]
        return
    fields = Fields(dict(row.after), place, _SIGN_OFF)
    number = fields.whole_or_none("version", least=1)
    by, role, at = fields.string("by"), fields.word("role", Role), fields.moment("at", as_it_is=True)
    made.append(SignOff(row.subject.id, by, role, at, fields.string("sha256"), number))


def _listen_checked(row: HistoryRow, known: Known, place: str) -> None:
    match (row.after or {})["checked"]:
        case None:
            known.checked.pop(row.subject.id, None)
        case [str(by), str(at)]:
            known.checked[row.subject.id] = Stamp(by, at)
        case _:
            raise InvalidValue(f"{place} is neither null nor who and when.")
