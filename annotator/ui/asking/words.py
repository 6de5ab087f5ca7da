"""Queries, corrections and entries of the log in words: the lines of the list, and what a screen reader says."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from annotator.domain.claim import Claim, Correction, Decision
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState
from annotator.ui.plain import one_line
from annotator.workspace.claim_cells import local_time

Part = Query | Correction | LogEntry
_NAME = 80
_TEXT = 4000


class Kind(StrEnum):
    """The value is the name of the icon."""

    QUERY = "help"
    CORRECTION = "edit"
    CONTACT = "person"
    SEARCH = "find"

    @property
    def logged(self) -> bool:
        return self in (Kind.CONTACT, Kind.SEARCH)


class Entry(NamedTuple):
    """What the list shows of one: a head, what follows it in the same paragraph, what stands under it, and who and
    when; `text` and `under` may be empty. One that is `waiting` is to be seen to; one that is `over` holds no more."""

    key: str
    kind: Kind
    head: str
    text: str
    under: str
    aside: str
    waiting: bool = False
    over: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (f"{self.head} {self.text}".strip(), self.under, self.aside)))


def entries(claim: Claim) -> list[Entry]:
    """Queries by number, then corrections and the log in the order in which they were made."""
    asked = sorted(claim.queries, key=lambda query: (query.number, query.id))
    proposed = sorted(claim.corrections, key=lambda one: (one.ordinal, one.id))
    tried = sorted(claim.log, key=lambda one: (one.ordinal, one.id))
    return [*map(_query, asked), *map(_correction, proposed), *map(_logged, tried)]


def part_of(claim: Claim, key: str) -> Part | None:
    """The query, correction or entry of that id."""
    parts: tuple[Part, ...] = (*claim.queries, *claim.corrections, *claim.log)
    return next((part for part in parts if part.id == key), None)


def addressee_words(to: Addressee) -> str:
    """The addressee with its article: “the author”."""
    words = {
        Addressee.AUTHOR: _tr("the author"),
        Addressee.EDITOR: _tr("the editor"),
        Addressee.LAWYER: _tr("the lawyer"),
        Addressee.CHECKER: _tr("the checker"),
    }
    return words[to]


def state_word(state: QueryState) -> str:
    words = {
        QueryState.OPEN: _tr("open"),
        QueryState.ANSWERED: _tr("answered"),
        QueryState.WITHDRAWN: _tr("withdrawn"),
    }
    return words[state]


def undecided_words(claim: Claim) -> str:
    """That a proposed correction waits for the editor, or that several do; empty where none does."""
    waiting = [one for one in claim.corrections if one.decision is None]
    if not waiting:
        return ""
    if len(waiting) > 1:
        return _tr("{count} corrections wait for the editor").format(count=len(waiting))
    return _tr("Correction “{text}” waits for the editor").format(text=one_line(waiting[0].text))


def logged_words(entry: LogEntry) -> str:
    """What was tried: “Contact with Dana Whitlock (by phone)”."""
    words = _tr("Contact with {whom}") if entry.kind is Attempt.CONTACT else _tr("Search in {whom}")
    told = words.format(whom=one_line(entry.with_whom, _NAME))
    return f"{told} ({one_line(entry.how, _NAME)})" if entry.how else told


def _query(query: Query) -> Entry:
    head = _tr("{number} to {whom}, {state}:").format(
        number=query.number, whom=addressee_words(query.to), state=state_word(query.state)
    )
    answer = _tr("Answer: {text}").format(text=one_line(query.answer, _TEXT)) if query.answer else ""
    is_open, over = query.state is QueryState.OPEN, query.state is QueryState.WITHDRAWN
    by = _tr("asked by {name}, {time}").format(name=one_line(query.by, _NAME), time=local_time(query.at))
    return Entry(query.id, Kind.QUERY, head, one_line(query.text, _TEXT), answer, by, is_open, over)


def _correction(one: Correction) -> Entry:
    if one.decision is None:
        state, under = _tr("waits for the editor"), ""
    else:
        said = _tr("accepted by {name}") if one.decision is Decision.ACCEPTED else _tr("rejected by {name}")
        state = said.format(name=one_line(one.decided_by or "", _NAME))
        under = _tr("Reason: {text}").format(text=one_line(one.reason, _TEXT)) if one.reason else ""
    head = _tr("Correction, {state}:").format(state=state)
    by = _tr("proposed by {name}, {time}").format(name=one_line(one.by, _NAME), time=local_time(one.at))
    text = f"“{one_line(one.text, _TEXT)}”"
    rejected = one.decision is Decision.REJECTED
    return Entry(one.id, Kind.CORRECTION, head, text, under, by, one.decision is None, rejected)


def _logged(entry: LogEntry) -> Entry:
    contact = entry.kind is Attempt.CONTACT
    none = _tr("no answer yet") if contact else _tr("no outcome written")
    outcome = one_line(entry.outcome, _TEXT) if entry.outcome else none
    by = _tr("logged by {name}, {time}").format(name=one_line(entry.by, _NAME), time=local_time(entry.at))
    kind = Kind.CONTACT if contact else Kind.SEARCH
    return Entry(entry.id, kind, f"{logged_words(entry)}:", outcome, "", by, contact and not entry.outcome)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Asking", text)
