"""Queries to author, editor, lawyer or checker, and the log of what was tried: pure functions from what stands there
to changes, as in `annotator.domain.actions`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.actions import state_of
from annotator.domain.article import Article
from annotator.domain.change import Change, Subject
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState

Changes = list[Change]


def ask(article: Article, claim: Claim, to: Addressee, text: str, *, by: str, at: str) -> Changes:
    """A query on the claim. Its number is allotted when it is written. Raises Refused for an empty one."""
    query = Query(new_id(), 0, to, _filled(text, "A query needs its question."), by, at)
    return [Change("query.add", _subject(article, claim, query), None, state_of(query) | {"number": None})]


def reword_query(article: Article, claim: Claim, query: Query, text: str) -> Changes:
    """Another text for a query that is open."""
    if query.state is not QueryState.OPEN:
        raise Refused(f"Query {query.number} is {query.state}; only an open one can be reworded.")
    return _query_changed(article, claim, query, "query.edit", text=_filled(text, "A query needs its question."))


def answer_query(article: Article, claim: Claim, query: Query, answer: str) -> Changes:
    """The answer that came. A later one takes the place of an earlier."""
    answer = _filled(answer, "An answer needs its words.")
    return _query_changed(article, claim, query, "query.answer", state=QueryState.ANSWERED, answer=answer)


def withdraw_query(article: Article, claim: Claim, query: Query) -> Changes:
    """The question is not asked any more; it keeps its number."""
    return _query_changed(article, claim, query, "query.withdraw", state=QueryState.WITHDRAWN)


def reopen_query(article: Article, claim: Claim, query: Query) -> Changes:
    """The question is open again, without an answer."""
    return _query_changed(article, claim, query, "query.reopen", state=QueryState.OPEN, answer=None)


def log_attempt(
    article: Article,
    claims: Sequence[Claim],
    kind: Attempt,
    with_whom: str,
    *,
    how: str | None = None,
    outcome: str | None = None,
    by: str,
    at: str,
) -> Changes:
    """A contact with somebody, or a search somewhere, under each of the claims, in one step."""
    needed = "A contact needs a name." if kind is Attempt.CONTACT else "A search needs where it was made."
    whom = _filled(with_whom, needed)
    changes = []
    for claim in claims:
        ordinal = max((known.ordinal for known in claim.log), default=-1) + 1
        entry = LogEntry(new_id(), kind, whom, by, at, _tidy(how), _tidy(outcome), ordinal)
        changes.append(Change("log.add", Subject(article.id, "log", entry.id, claim.id), None, state_of(entry)))
    return changes


def edit_log_entry(article: Article, claim: Claim, entry: LogEntry, **values: str | None) -> Changes:
    """New values for `with_whom`, `how` and `outcome`."""
    new = replace(entry, **{name: _tidy(value) for name, value in values.items()})  # type: ignore[arg-type]
    if not new.with_whom:
        raise Refused("An entry of the log needs with whom or where.")
    return _changed(article, claim, "log", entry, new, "log.edit")


def remove_log_entry(article: Article, claim: Claim, entry: LogEntry) -> Changes:
    """The log without that entry."""
    return [Change("log.remove", Subject(article.id, "log", entry.id, claim.id), state_of(entry), None)]


def waited_for(claim: Claim) -> list[str]:
    """Whom the claim waits for: addressees of open queries, and people whose answer to a contact has not come."""
    asked = [str(query.to) for query in claim.queries if query.state is QueryState.OPEN]
    tried = [entry.with_whom for entry in claim.log if entry.kind is Attempt.CONTACT and not entry.outcome]
    return list(dict.fromkeys(asked + tried))


def waiting_by_whom(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims, in text order, under each addressee and person that they wait for: addressees first, then people by
    name."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.place):
        for whom in waited_for(claim):
            groups.setdefault(whom, []).append(claim)
    order = sorted(groups, key=lambda name: (name not in list(Addressee), name.casefold()))
    return {whom: groups[whom] for whom in order}


def awaited(claim: Claim, whom: str) -> tuple[list[Query], list[LogEntry]]:
    """The queries and contacts by which the claim waits for that addressee or person."""
    queries = [one for one in claim.queries if one.state is QueryState.OPEN and one.to == whom]
    entries = [one for one in claim.log if one.kind is Attempt.CONTACT and not one.outcome and one.with_whom == whom]
    return queries, entries


def is_waiting(claim: Claim) -> bool:
    """Whether somebody's answer is outstanding."""
    return bool((claim.queries or claim.log) and waited_for(claim))


def _query_changed(article: Article, claim: Claim, query: Query, action: str, **values: Any) -> Changes:
    return _changed(article, claim, "query", query, replace(query, **values), action)


def _changed(
    article: Article, claim: Claim, kind: str, old: Query | LogEntry, new: Query | LogEntry, action: str
) -> Changes:
    before, after = state_of(old), state_of(new)
    changed = [name for name in after if before[name] != after[name]]
    if not changed:
        return []
    subject = Subject(article.id, kind, old.id, claim.id)
    return [Change(action, subject, {name: before[name] for name in changed}, {name: after[name] for name in changed})]


def _subject(article: Article, claim: Claim, query: Query) -> Subject:
    return Subject(article.id, "query", query.id, claim.id)


def _filled(text: str, needed: str) -> str:
    if not (tidy := text.strip()):
        raise Refused(needed)
    return tidy


def _tidy(value: str | None) -> str | None:
    return (value or "").strip() or None
