"""What has happened in an article since a moment: how it stood then, against how it stands now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from annotator.domain.change import LIBRARY, HistoryRow
from annotator.domain.claim import Claim, Correction, Note, Status
from annotator.domain.errors import Refused
from annotator.domain.evidence import Evidence
from annotator.domain.history.past import UNFOLLOWED, turned
from annotator.domain.house import House
from annotator.domain.records import Query, QueryState
from annotator.domain.replay import Desk
from annotator.domain.signing import article_holds, holds

Part = TypeVar("Part", Evidence, Note, Query, Correction)
_COUNTED: dict[str, tuple[str, str]] = {  # one, several
    "made": ("claim made", "claims made"),
    "removed": ("claim removed", "claims removed"),
    "checked": ("checked", "checked"),
    "verified": ("verified", "verified"),
    "disputed": ("disputed", "disputed"),
    "unsourced": ("unsourced", "unsourced"),
    "reopened": ("open again", "open again"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "notes": ("note", "notes"),
    "asked": ("query asked", "queries asked"),
    "answered": ("query answered", "queries answered"),
    "corrections": ("correction proposed", "corrections proposed"),
    "signed": ("signature", "signatures"),
    "void": ("signature void", "signatures void"),
    "versions": ("new version", "new versions"),
}


@dataclass(slots=True)
class Tally:
    """How much of each there was, of one person or of all. `verified`, `disputed` and `unsourced` are of `checked`;
    `reopened` claims were checked and are unchecked now; `void` counts signatures that held and hold no more."""

    made: int = 0
    removed: int = 0
    checked: int = 0
    verified: int = 0
    disputed: int = 0
    unsourced: int = 0
    reopened: int = 0
    evidence: int = 0
    notes: int = 0
    asked: int = 0
    answered: int = 0
    corrections: int = 0
    signed: int = 0
    void: int = 0
    versions: int = 0

    def counted(self) -> list[tuple[str, int, str]]:
        """What there was any of: its name, how much, and in words (`claims made`)."""
        held = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return [(name, count, _COUNTED[name][count != 1]) for name, count in held if count]


@dataclass(frozen=True, slots=True)
class Summary:
    """Of all, and of each person by name: signatures that became void count for whoever had signed."""

    since: str
    total: Tally
    people: tuple[tuple[str, Tally], ...]

    def sentence(self, called: str) -> str:
        """`Since yesterday: 14 checked, 3 disputed, 2 signatures void.`, of what the moment is called: `since
        yesterday`."""
        parts = [f"{count:,} {words}" for name, count, words in self.total.counted() if name != "verified"]
        return f"{called[:1].upper()}{called[1:]}: {', '.join(parts) or 'nothing has changed'}."


def desk_before(now: Desk, rows: Sequence[HistoryRow], house_rows: Sequence[HistoryRow]) -> Desk:
    """How everything stood before `rows`, of the article, and `house_rows`, of the library: all there are since then.
    Raises Refused where history cannot be followed."""
    known = {(version.number, version.text_sha256): version for version in now.article.versions}
    house = House(dict(now.house.sources), dict(now.house.settings), now.house.seq)
    then = Desk(now.article, dict(now.claims), dict(now.waivers), now.seq, known, house)
    for row in (*reversed(house_rows), *reversed(rows)):
        try:
            then.fold(turned(row))
        except UNFOLLOWED as error:
            where = "the library's history" if row.subject.article == LIBRARY else "history"
            raise Refused(f"Row {row.seq} of {where} cannot be followed back ({error}).") from error
    return then


def summarise(now: Desk, rows: Sequence[HistoryRow], house_rows: Sequence[HistoryRow], since: str) -> Summary:
    """What has happened since that moment; `rows` and `house_rows` are all of history since. What was done and taken
    back again counts for nothing. Raises Refused where history cannot be followed."""
    then = desk_before(now, rows, house_rows)
    found: dict[str, Tally] = {}
    total = Tally()
    writers = {row.subject.id: row.by for row in rows if row.before is None or row.action.startswith("query.answer")}
    happened = [*_happened(then, now, lambda key, other: writers.get(key, other)), *_versions(then, now, rows)]
    for by, name in happened:
        for tally in (total, found.setdefault(by, Tally())):
            setattr(tally, name, getattr(tally, name) + 1)
    return Summary(since, total, tuple(sorted(found.items(), key=lambda item: item[0].casefold())))


def _happened(then: Desk, now: Desk, writer: Callable[[str, str], str]) -> Iterator[tuple[str, str]]:
    """Each thing that happened: by whom, and the name of the tally's field."""
    for key, claim in now.claims.items():
        before = then.claims.get(key)
        if before is claim:
            continue
        if claim.removed_at is not None:
            if before is not None and before.removed_at is None:
                yield claim.changed.by, "removed"
            continue
        if before is None:
            yield claim.created.by, "made"
        yield from _checked(before, claim)
        yield from _parts(before, claim, writer)
    yield from _signatures(then, now)


def _checked(before: Claim | None, claim: Claim) -> Iterator[tuple[str, str]]:
    was = (before.status, before.checked) if before else (Status.UNCHECKED, None)
    if (claim.status, claim.checked) == was:
        return
    if claim.status is Status.UNCHECKED:
        yield claim.changed.by, "reopened"
    else:
        by = claim.checked.by if claim.checked else claim.changed.by
        yield by, "checked"
        yield by, str(claim.status)


def _parts(before: Claim | None, claim: Claim, writer: Callable[[str, str], str]) -> Iterator[tuple[str, str]]:
    """What came to the claim: evidence, notes, queries and corrections."""
    was = before or replace(claim, evidence=(), notes=(), corrections=(), queries=())
    yield from ((writer(use.id, claim.changed.by), "evidence") for use in _new(was.evidence, claim.evidence))
    yield from ((note.by, "notes") for note in _new(was.notes, claim.notes))
    yield from ((one.by, "corrections") for one in _new(was.corrections, claim.corrections))
    yield from ((query.by, "asked") for query in _new(was.queries, claim.queries))
    answered = {query.id for query in was.queries if query.state is QueryState.ANSWERED}
    for query in claim.queries:
        if query.state is QueryState.ANSWERED and query.id not in answered:
            yield writer(query.id, claim.changed.by), "answered"


def _new(before: Iterable[Part], now: Iterable[Part]) -> list[Part]:
    known = {part.id for part in before}
    return [part for part in now if part.id not in known]


def _signatures(then: Desk, now: Desk) -> Iterator[tuple[str, str]]:
    """Signatures given and made void, on claims and on the article. One that was void then is no news."""
    for key, claim in now.claims.items():
        if not claim.sign_offs or claim.removed_at is not None:
            continue
        before = then.claims.get(key)
        known = {one.id for one in before.sign_offs} if before else set()
        for one in claim.sign_offs:
            if one.id not in known:
                yield one.by, "signed"
            held = one.id not in known or (before is not None and holds(before, one, then.house.sources))
            if held and not holds(claim, one, now.house.sources):
                yield one.by, "void"
    yield from _article_signatures(then, now)


def _article_signatures(then: Desk, now: Desk) -> Iterator[tuple[str, str]]:
    if not now.article.sign_offs:
        return
    held, holding = (_holding(desk) for desk in (then, now))
    for one in now.article.sign_offs:
        if one.id not in held:
            yield one.by, "signed"
        if held.get(one.id, True) and not holding[one.id]:
            yield one.by, "void"


def _holding(desk: Desk) -> dict[str, bool]:
    return article_holds(desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources)


def _versions(then: Desk, now: Desk, rows: Sequence[HistoryRow]) -> Iterator[tuple[str, str]]:
    known = {version.number for version in then.article.versions}
    writers = {row.subject.id: row.by for row in rows if row.subject.kind == "version"}
    for version in now.article.versions:
        if version.number not in known:
            yield writers.get(str(version.number), ""), "versions"
