"""What a reviewer can do to claims: each a pure function from what stands there to changes.

The window and the command line make their changes here and hand them to the store. Ranges are code points. `by` and
`at` are the reviewer and the moment. A function that finds nothing to change returns an empty list.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from annotator.domain.article import Article, Version
from annotator.domain.change import Change, Subject
from annotator.domain.claim import (
    REASONS,
    About,
    Claim,
    Correction,
    Note,
    Passage,
    Rating,
    Stamp,
    Status,
    Waiver,
    is_open,
)
from annotator.domain.errors import Refused
from annotator.domain.evidence import Capture, Evidence, KeptFile, Source
from annotator.domain.ids import new_id
from annotator.domain.records import LogEntry, Query, SignOff
from annotator.domain.text import context, settled_range

Changes = list[Change]
_TEXTS = ("statement", "about", "claimant", "said_at", "assignee", "reasoning", "review_url")
_LISTS = ("appearances", "labels")
EDITABLE = frozenset((*_TEXTS, *_LISTS, "rating"))
_PLACE = ("start", "end", "exact", "prefix", "suffix", "state", "reread")
_OWN_ID = frozenset(["id"])
_CHILDREN = frozenset(
    ["id", "passages", "earlier", "notes", "corrections", "evidence", "queries", "log", "sign_offs", "changed"]
)
Part = Passage | Note | Correction | Evidence | Query | LogEntry | SignOff


def mark_claim(
    article: Article,
    start: int,
    end: int,
    *,
    by: str,
    at: str,
    status: Status = Status.UNCHECKED,
    reason: str | None = None,
    **texts: Any,
) -> Changes:
    """A new claim on `[start, end)` of the newest version. Its number is allotted when it is written."""
    passage = passage_at(article.newest, start, end)
    return _new_claim(article, passage, by=by, at=at, status=status, reason=reason, **texts)


def add_passage(article: Article, claim: Claim, start: int, end: int) -> Changes:
    """`[start, end)` as a further passage of the claim."""
    ordinal = max((passage.ordinal for passage in claim.passages), default=-1) + 1
    passage = passage_at(article.newest, start, end, ordinal)
    return [_make(article, "passage.add", passage, claim)]


def move_passage(article: Article, claim: Claim, start: int, end: int, passage: Passage | None = None) -> Changes:
    """`[start, end)` in place of `passage`, by default the claim's first, or as its passage where it has none. One
    whose place an update has left open is placed there, and stays the same passage."""
    if not claim.passages:
        return add_passage(article, claim, start, end)
    old = passage or claim.passages[0]
    if is_open(old):
        return place_passage(article, claim, old, start, end)
    new = passage_at(article.newest, start, end, old.ordinal)
    if (old.version, old.start, old.end) == (new.version, new.start, new.end):
        return []
    dropped = drop_passage(article, claim, old)[0]
    return [
        Change("passage.move", dropped.subject, dropped.before, None),
        _make(article, "passage.add", new, claim, "passage.move"),
    ]


def place_passage(article: Article, claim: Claim, passage: Passage, start: int, end: int) -> Changes:
    """`[start, end)` of the newest version as the passage's place."""
    here = passage_at(article.newest, start, end, passage.ordinal)
    placed = replace(here, id=passage.id, carried_from=passage.carried_from)
    return change_place(article, claim, passage, placed, "passage.place")


def change_place(article: Article, claim: Claim, old: Passage, new: Passage, action: str) -> Changes:
    """The passage where `new` is, and as certain, under that name in history; nothing where that is so already."""
    changed = [name for name in _PLACE if getattr(old, name) != getattr(new, name)]
    if not changed:
        return []
    before, after = ({name: getattr(one, name) for name in changed} for one in (old, new))
    return [Change(action, Subject(article.id, "passage", old.id, claim.id), before, after)]


def drop_passage(article: Article, claim: Claim, passage: Passage) -> Changes:
    """The claim without that passage."""
    subject = Subject(article.id, "passage", passage.id, claim.id)
    return [Change("passage.remove", subject, state_of(passage), None)]


def split_claim(article: Article, claim: Claim, offset: int, *, by: str, at: str) -> Changes:
    """Two claims of one. The passage that `offset` is inside is cut there; at a passage's edge, or outside, the
    claim's further passages go to the new claim. A verified claim's halves are both verified; otherwise the new
    claim is unchecked. Raises Refused where there is nothing to split."""
    newest = article.newest
    held = [p for p in claim.passages if p.version == newest.number and p.start is not None and p.end is not None]
    inside = next((p for p in held if (p.start or 0) < offset < (p.end or 0)), None)
    kept, moving = _cut_passage(newest, inside, offset) if inside else ([], held[1:])
    if not moving:
        raise Refused("Put the caret inside the claim, where it is to be split.")
    changes = [drop_passage(article, claim, passage)[0] for passage in ([inside] if inside else moving)]
    changes += [_make(article, "passage.add", passage, claim) for passage in kept]
    changes = [Change("claim.split", c.subject, c.before, c.after) for c in changes]
    first, *others = [replace(passage, id=new_id(), ordinal=ordinal) for ordinal, passage in enumerate(moving)]
    inherited: dict[str, Any] = {"about": claim.about, "claimant": claim.claimant, "said_at": claim.said_at}
    if claim.status is Status.VERIFIED:
        inherited |= {"status": claim.status, "checked": claim.checked}
    made = _new_claim(article, first, by=by, at=at, **inherited)
    for passage in others:
        subject = Subject(article.id, "passage", passage.id, made[0].subject.id)
        made.append(Change("passage.add", subject, None, state_of(passage)))
    return changes + made


def set_status(
    article: Article, claims: Iterable[Claim], status: Status, reason: str | None = None, *, by: str, at: str
) -> Changes:
    """That status, with its reason, on each of the claims that has another."""
    check_reason(status, reason)
    checked = None if status is Status.UNCHECKED else [by, at]
    changes = []
    for claim in claims:
        if (claim.status, claim.reason) == (status, reason):
            continue
        before = {
            "status": claim.status,
            "reason": claim.reason,
            "checked": list(claim.checked) if claim.checked else None,
        }
        after = {"status": status, "reason": reason, "checked": checked}
        changes.append(Change("claim.status", Subject(article.id, "claim", claim.id), before, after))
    return changes


def edit_claim(article: Article, claim: Claim, **values: Any) -> Changes:
    """New values for the claim's `EDITABLE` fields; text that is empty or only white space becomes None, and is
    left out of `appearances` and `labels`. Raises Refused for another field, or an `about` that is no word of it."""
    before, after = {}, {}
    for name, value in values.items():
        if name not in EDITABLE:
            raise Refused(f"“{name}” of a claim cannot be edited.")
        old, new = to_json(getattr(claim, name)), to_json(_tidied(name, value))
        if old != new:
            before[name], after[name] = old, new
    if not after:
        return []
    action = f"claim.{next(iter(after))}" if len(after) == 1 else "claim.edit"
    return [Change(action, Subject(article.id, "claim", claim.id), before, after)]


def write_note(article: Article, claim: Claim, text: str, *, by: str, at: str, note: Note | None = None) -> Changes:
    """A note on the claim, or a new text for `note`; an emptied note is taken away."""
    text = text.strip()
    if note is None:
        if not text:
            return []
        ordinal = max((n.ordinal for n in claim.notes), default=-1) + 1
        return [_make(article, "note.add", Note(new_id(), text, by, at, ordinal), claim)]
    subject = Subject(article.id, "note", note.id, claim.id)
    if not text:
        return [Change("note.remove", subject, state_of(note), None)]
    if text == note.text:
        return []
    return [Change("note.edit", subject, {"text": note.text}, {"text": text})]


def newest_note(claim: Claim, by: str) -> Note | None:
    """That reviewer's newest note on the claim."""
    return next((note for note in reversed(claim.notes) if note.by == by), None)


def remove_claims(article: Article, claims: Iterable[Claim], *, at: str) -> Changes:
    """The claims into the bin."""
    return [
        Change("claim.remove", Subject(article.id, "claim", c.id), {"removed_at": None}, {"removed_at": at})
        for c in claims
        if c.removed_at is None
    ]


def restore_claim(article: Article, claim: Claim) -> Changes:
    """The claim out of the bin."""
    if claim.removed_at is None:
        return []
    before = {"removed_at": claim.removed_at}
    return [Change("claim.restore", Subject(article.id, "claim", claim.id), before, {"removed_at": None})]


def check_reason(status: Status, reason: str | None) -> None:
    """Raises Refused where that status takes no reason or not that one."""
    if reason is None:
        return
    known = REASONS.get(status)
    if known is None:
        raise Refused(f"A claim that is {status} takes no reason.")
    if reason not in known:
        raise Refused(f"“{reason}” is no reason for {status}; there are: {', '.join(known)}.")


def passage_at(version: Version, start: int, end: int, ordinal: int = 0) -> Passage:
    """A fresh passage on `[start, end)`, trimmed and widened (design, section 4)."""
    start, end = settled_range(version.text, start, end)
    prefix, suffix = context(version.text, start, end)
    return Passage(
        id=new_id(),
        version=version.number,
        start=start,
        end=end,
        exact=version.text[start:end],
        prefix=prefix,
        suffix=suffix,
        ordinal=ordinal,
    )


def state_of(value: Claim | Part | Waiver | Source) -> dict[str, Any]:
    """The whole state of a subject as history keeps it: its own fields, in JSON's types, without id and children."""
    left_out = _CHILDREN if isinstance(value, Claim) else _OWN_ID
    return {f.name: to_json(getattr(value, f.name)) for f in fields(value) if f.name not in left_out}


def to_json(value: Any) -> Any:
    """A field's value in JSON's types."""
    if isinstance(value, Rating | KeptFile | Capture):
        return [to_json(getattr(value, f.name)) for f in fields(value)]
    return [to_json(item) for item in value] if isinstance(value, tuple) else value


def _new_claim(
    article: Article, passage: Passage, *, by: str, at: str, status: Status = Status.UNCHECKED, **values: Any
) -> Changes:
    reason = values.pop("reason", None)
    check_reason(status, reason)
    made = Stamp(by, at)
    checked = values.pop("checked", None) or (None if status is Status.UNCHECKED else made)
    tidy = {name: _tidied(name, value) for name, value in values.items()}
    claim = Claim(new_id(), 0, made, made, status=status, reason=reason, checked=checked, **tidy)
    state = state_of(claim) | {"number": None}
    return [
        Change("claim.add", Subject(article.id, "claim", claim.id), None, state),
        _make(article, "passage.add", passage, claim),
    ]


def _make(
    article: Article,
    action: str,
    value: Passage | Note | Waiver,
    claim: Claim | None = None,
    named: str | None = None,
) -> Change:
    subject = Subject(article.id, action.split(".")[0], value.id, claim.id if claim else None)
    return Change(named or action, subject, None, state_of(value))


def _cut_passage(version: Version, passage: Passage, offset: int) -> tuple[list[Passage], list[Passage]]:
    """The two parts of the passage, each as certain of its place as the whole was."""
    first = passage_at(version, passage.start or 0, offset, passage.ordinal)
    second = passage_at(version, offset, passage.end or 0)
    placed: dict[str, Any] = {name: getattr(passage, name) for name in ("state", "reread", "carried_from")}
    return [replace(first, **placed)], [replace(second, **placed)]


def _tidied(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(kept for text in value or () if (kept := _tidy(text)))
    if name == "about" and value not in list(About):
        raise Refused(f"A claim is not about “{value}”; there are: {', '.join(About)}.")
    return About(value) if name == "about" else _tidy(value)


def _tidy(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return value.strip() or None
    return value
