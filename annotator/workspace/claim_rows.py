"""The claims of an article in the order and choice in which the table shows them. Knows no model and no view."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from annotator.domain.asking import is_waiting
from annotator.domain.claim import Claim, Status
from annotator.domain.evidence import Source
from annotator.domain.records import QueryState
from annotator.domain.signing import UNSIGNED, Signature, Signed, signature_of
from annotator.workspace.checklists import Checklists
from annotator.workspace.claim_cells import Column, of_person, search_folded, search_text, sort_value
from annotator.workspace.filter_words import filter_words

Run = tuple[int, int]
NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


class Descending:
    """A value that sorts the other way round, so that ties can still sort forwards."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: "Descending") -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descending) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]


@dataclass(slots=True)
class Plan:
    """What a change does to the rows: `leaving` are rows, ascending, before the change."""

    leaving: list[int] = field(default_factory=list)
    entering: list[Claim] = field(default_factory=list)
    moving: list[Claim] = field(default_factory=list)
    staying: list[Claim] = field(default_factory=list)
    unseen: list[Claim] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.leaving, self.entering, self.moving, self.staying, self.unseen, self.gone))


class ClaimRows:
    """All claims by id, and `ids`: those that pass the filter, sorted. `counts`, and how many have a place that is open
    (`unsettled`), wait for somebody (`waiting`) and how many queries are open, are of all, not of the filtered."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self.removed: dict[str, Claim] = {}  # those in the bin
        self.ids: list[str] = []
        self.counts: dict[Status, int] = dict.fromkeys(Status, 0)
        self.unsettled = 0
        self.waiting = 0
        self._with_sign_offs: set[str] = set()
        self.open_queries = 0
        self.needle = ""
        self.status: Status | None = None
        self.only_open = False
        self.only_waiting = False
        self.done: bool | None = None
        self.column = -1
        self.descending = False
        self.sources: Mapping[str, Source] = {}
        self.checklists = Checklists(self.claims, self.removed, {}, {})
        self._signatures: dict[str, tuple[Claim, Signature]] = {}
        self._search: dict[str, str] = {}
        self._unread: list[str] = []  # ids of those loaded and not prepared for a search yet

    def load(
        self, claims: Iterable[Claim], sources: Mapping[str, Source], settings: Mapping[str, Any] = NO_SETTINGS
    ) -> None:
        """These claims in place of all, removed ones without rows; `sources` are those that evidence rests on,
        `settings` those of the house."""
        self.sources = sources
        self._signatures.clear()
        known = list(claims)
        standing = sorted((c for c in known if c.removed_at is None), key=lambda claim: claim.place)
        self.claims = {claim.id: claim for claim in standing}
        self.removed = {claim.id: claim for claim in known if claim.removed_at is not None}
        self.checklists = Checklists(self.claims, self.removed, sources, settings)
        self.counts, self.unsettled = dict.fromkeys(Status, 0), 0
        for claim in standing:
            self.counts[claim.status] += 1
        self.unsettled = len([claim for claim in standing if claim.open_passages])
        self.waiting = len([claim for claim in standing if is_waiting(claim)])
        self._with_sign_offs = {claim.id for claim in standing if claim.sign_offs}
        self.open_queries = sum(_open_queries(claim) for claim in standing if claim.queries)
        self._search.clear()
        self._unread = list(reversed(self.claims))
        plain = self.column < 0 and not self.filtered
        self.ids = list(self.claims) if plain else self.arranged()

    def arranged(self) -> list[str]:
        """The ids that pass the filter, sorted."""
        claims = self.claims
        passing = [claim for claim in claims.values() if self.passes(claim)] if self.filtered else list(claims.values())
        passing.sort(key=lambda claim: claim.place)
        if self.column >= 0:
            passing.sort(key=self._value, reverse=self.descending)
        return [claim.id for claim in passing]

    @property
    def filtered(self) -> bool:
        narrowed = self.only_open or self.only_waiting or self.done is not None
        return bool(self.needle) or self.status is not None or narrowed

    @property
    def by_done(self) -> bool:
        """Whether the rows depend on which claims are done."""
        return self.done is not None or self.column == Column.RULES

    def set_filter(self, text: str, status: Status | None, only_open: bool = False, only_waiting: bool = False) -> bool:
        """Choose claims with that text, which may hold `filter_words`, and that status and, where `only_open`, a place
        that is open, where `only_waiting`, somebody whom they wait for; returns whether that is another choice than
        before."""
        before = (self.needle, self.status, self.only_open, self.only_waiting, self.done)
        wanted = filter_words(text)
        self.needle, self.status, self.done = search_folded(wanted.text), status, wanted.done
        self.only_open, self.only_waiting = only_open, only_waiting
        return before != (self.needle, self.status, self.only_open, self.only_waiting, self.done)

    def prepare_search(self, most: int | None = None) -> bool:
        """Fold the text of up to `most` of the claims loaded, of all where it is None, and judge them by the rules.
        Whether any are left."""
        left = len(self._unread) if most is None else most
        while self._unread and left:
            claim = self.claims.get(self._unread.pop())
            left -= 1
            if claim is not None:
                self.checklists.of(claim)
                if claim.id not in self._search:
                    self._search[claim.id] = search_text(claim)
        return bool(self._unread)

    def passes(self, claim: Claim) -> bool:
        """Whether the filter lets the claim through."""
        if self.status is not None and claim.status is not self.status:
            return False
        if self.only_open and not claim.open_passages:
            return False
        if self.done is not None and self.checklists.is_done(claim) is not self.done:
            return False
        if self.only_waiting and not is_waiting(claim):
            return False
        if not self.needle or (self.needle[0] == "@" and of_person(claim, self.needle[1:].lstrip())):
            return True
        held = self._search.get(claim.id)
        if held is None or claim is not self.claims.get(claim.id):
            held = search_text(claim)
            if claim is self.claims.get(claim.id):
                self._search[claim.id] = held
        return self.needle in held

    def key(self, claim: Claim) -> Any:
        """What the claim sorts by; no two claims of an article have the same."""
        if self.column < 0:
            return claim.place
        value = self._value(claim)
        return (Descending(value) if self.descending else value, *claim.place)

    def signature(self, claim: Claim) -> Signature:
        """How the claim is signed; worked out once, as long as claim and sources are the same."""
        if not claim.sign_offs:
            return UNSIGNED
        known = self._signatures.get(claim.id)
        if known is None or known[0] is not claim:
            known = self._signatures[claim.id] = (claim, signature_of(claim, self.sources))
        return known[1]

    def signed(self) -> dict[Signed, int]:
        """How many claims there are of each way to be signed but NOT."""
        counts = dict.fromkeys(Signed, 0)
        for claim_id in self._with_sign_offs:
            counts[self.signature(self.claims[claim_id]).state] += 1
        return counts

    def forget_signatures(self) -> None:
        """Sources have changed."""
        self._signatures.clear()

    def position(self, claim: Claim) -> int:
        """The row where the claim stands, or would."""
        return bisect_left(self.ids, self.key(claim), key=lambda claim_id: self.key(self.claims[claim_id]))

    def row_of(self, claim_id: str) -> int | None:
        claim = self.claims.get(claim_id)
        return self.position(claim) if claim is not None and self.passes(claim) else None

    def plan(self, changed: Iterable[Claim], gone: Iterable[str]) -> Plan:
        """What these changes do to the rows. Nothing is changed yet."""
        plan = Plan()
        latest = {claim.id: claim for claim in changed}
        dropped = dict.fromkeys(gone) | {c.id: None for c in latest.values() if c.removed_at is not None}
        for claim_id in dropped:
            self._plan_gone(plan, claim_id)
        for claim in latest.values():
            if claim.id not in dropped and self.claims.get(claim.id) != claim:
                self._plan_changed(plan, claim)
        plan.leaving.sort()
        plan.entering.sort(key=self.key)
        return plan

    def _plan_gone(self, plan: Plan, claim_id: str) -> None:
        if claim_id in self.claims:
            plan.gone.append(claim_id)
            row = self.row_of(claim_id)
            if row is not None:
                plan.leaving.append(row)

    def _plan_changed(self, plan: Plan, claim: Claim) -> None:
        old = self.claims.get(claim.id)
        seen_before, seen_after = old is not None and self.passes(old), self.passes(claim)
        if old is not None and seen_before:
            if not seen_after:
                plan.leaving.append(self.position(old))
                plan.unseen.append(claim)
            elif self.key(old) == self.key(claim):
                plan.staying.append(claim)
            else:
                plan.moving.append(claim)
        elif seen_after:
            plan.entering.append(claim)
        else:
            plan.unseen.append(claim)

    def store(self, claims: Iterable[Claim]) -> None:
        """Take these claims in; the rows are the caller's."""
        for claim in claims:
            old = self.claims.get(claim.id)
            if old is not None:
                self._count(old, -1)
            self._count(claim, 1)
            self.claims[claim.id] = claim
            if claim.evidence:
                self.checklists.take(claim)
            self._search.pop(claim.id, None)

    def drop(self, gone: Iterable[str]) -> None:
        """Forget these claims; the rows are the caller's."""
        for claim_id in gone:
            self._count(self.claims.pop(claim_id), -1)
            self._search.pop(claim_id, None)

    def keep_removed(self, changed: Iterable[Claim], gone: Iterable[str]) -> None:
        """Know which of these are in the bin, and which are nowhere any more."""
        for claim_id in gone:
            self.removed.pop(claim_id, None)
        for claim in changed:
            if claim.removed_at is None:
                self.removed.pop(claim.id, None)
            else:
                self.removed[claim.id] = claim

    def _value(self, claim: Claim) -> Any:
        match self.column:
            case Column.SECOND:
                return sort_value(claim, self.column, self.signature(claim))
            case Column.RULES:
                return sort_value(claim, self.column, checks=self.checklists.of(claim))
        return sort_value(claim, self.column)

    def _count(self, claim: Claim, by: int) -> None:
        self.counts[claim.status] += by
        if claim.sign_offs:
            (self._with_sign_offs.add if by > 0 else self._with_sign_offs.discard)(claim.id)
        if claim.open_passages:
            self.unsettled += by
        if claim.queries or claim.log:
            self.waiting += by * is_waiting(claim)
            self.open_queries += by * _open_queries(claim)


def _open_queries(claim: Claim) -> int:
    return sum(query.state is QueryState.OPEN for query in claim.queries)


def runs(rows: Iterable[int]) -> list[Run]:
    """Ascending rows as inclusive runs of adjacent ones."""
    found: list[Run] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
