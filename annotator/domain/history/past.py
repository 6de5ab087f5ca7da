"""A claim as it once was, and what makes it so again.

History is followed backwards, from what stands now: so it reaches as far as history itself does, whether or not that
begins with the claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.actions import EDITABLE, state_of, to_json
from annotator.domain.article import Article
from annotator.domain.change import UNSTAMPED, Change, HistoryRow, Subject
from annotator.domain.claim import Claim, Passage, Stamp, split_passages
from annotator.domain.errors import InvalidValue, Refused
from annotator.domain.evidence import Evidence, Source
from annotator.domain.history.words import REVERT
from annotator.domain.replay import Desk

_FIELDS = ("status", "reason", "checked", *sorted(EDITABLE))
# What making a value of a row raises where another program has written into history.
UNFOLLOWED = (AttributeError, KeyError, TypeError, ValueError, InvalidValue)
STAYS = "Notes, queries, log, proposed corrections and signatures stay as they are."


def turned(row: HistoryRow) -> HistoryRow:
    """The row as what takes it back."""
    return replace(row, before=row.after, after=row.before)


def group_at(rows: Sequence[HistoryRow], moment: str) -> int:
    """The group of the last of the rows, in order of `seq`, that had been written by that moment; 0 where none had."""
    return max((row.group for row in rows if row.at <= moment), default=0)


def claim_as_of(article: Article, claim: Claim | None, rows: Sequence[HistoryRow], group: int) -> Claim | None:
    """The claim as the group of that number left it; None where it was not there. `claim` is the claim as it is now,
    None where it is gone; `rows` are all of its history, in order. Of its passages those of the version that was the
    newest then are its `passages`. Raises Refused where history cannot be followed."""
    desk = Desk(article, {claim.id: claim} if claim else {})
    key = next((row.subject.claim or row.subject.id for row in rows), claim.id if claim else "")
    for row in reversed(rows):
        if row.group <= group:
            break
        try:
            desk.fold(turned(row))
        except UNFOLLOWED as error:
            raise Refused(f"History row {row.seq} cannot be followed back ({error}).") from error
    then = desk.claims.get(key)
    if then is None:
        return None
    newest = max((passage.version for passage in then.all_passages), default=0)
    held, earlier = split_passages(then.all_passages, newest)
    return replace(then, passages=held, earlier=earlier, changed=_stamp(then, rows, group))


def is_whole(rows: Sequence[HistoryRow]) -> bool:
    """Whether a claim's history begins with the claim: that of one that came in with a review may not."""
    return bool(rows) and rows[0].subject.kind == "claim" and rows[0].before is None


@dataclass(frozen=True, slots=True)
class Reverting:
    """The changes that make a claim as it was, and what they cannot bring back, a sentence each."""

    changes: list[Change]
    left: tuple[str, ...]


def revert_claim(article: Article, claim: Claim, then: Claim, sources: Mapping[str, Source]) -> Reverting:
    """Status, fields, passages and evidence of the claim as they were, as one new change; out of the bin, too, where
    it was not in it. Passages are only brought back in the version that they were in, where their words still stand;
    evidence only where its source is still in the library."""
    left: list[str] = []
    changes = _fields_back(article, claim, then)
    changes += _passages_back(article, claim, then, left)
    changes += _evidence_back(article, claim, then, sources, left)
    return Reverting(changes, (*left, STAYS))


def _stamp(claim: Claim, rows: Iterable[HistoryRow], group: int) -> Stamp:
    """Who had changed the claim last by then, and when."""
    stamps = [Stamp(row.by, row.at) for row in rows if row.group <= group and row.action not in UNSTAMPED]
    return stamps[-1] if stamps else claim.created


def _fields_back(article: Article, claim: Claim, then: Claim) -> list[Change]:
    names = [name for name in _FIELDS if getattr(claim, name) != getattr(then, name)]
    before: dict[str, Any] = {name: to_json(getattr(claim, name)) for name in names}
    after: dict[str, Any] = {name: to_json(getattr(then, name)) for name in names}
    if claim.removed_at is not None and then.removed_at is None:
        before["removed_at"], after["removed_at"] = claim.removed_at, None
    return [Change(REVERT, Subject(article.id, "claim", claim.id), before, after)] if after else []


def _passages_back(article: Article, claim: Claim, then: Claim, left: list[str]) -> list[Change]:
    newest = article.newest
    if any(passage.version != newest.number for passage in then.passages):
        left.append(f"Its passages stay as they are: the article has been updated to version {newest.number} since.")
        return []
    fitting = [p for p in then.passages if p.start is None or newest.text[p.start : p.end] == p.exact]
    if len(fitting) < len(then.passages):
        left.append("Its passages stay as they are: the text is another one.")
        return []
    return _parts_back(article, claim, "passage", claim.passages, fitting)


def _evidence_back(
    article: Article, claim: Claim, then: Claim, sources: Mapping[str, Source], left: list[str]
) -> list[Change]:
    wanted: list[Evidence] = []
    for use in then.evidence:
        source = sources.get(use.source_id)
        if use in claim.evidence or (source is not None and source.removed_at is None):
            wanted.append(use)
        else:
            named = f"“{source.name}” is in the bin" if source else "its source is gone"
            left.append(f"A piece of evidence does not come back: {named}.")
    return _parts_back(article, claim, "evidence", claim.evidence, wanted)


def _parts_back(
    article: Article,
    claim: Claim,
    kind: str,
    now: Sequence[Passage | Evidence],
    then: Sequence[Passage | Evidence],
) -> list[Change]:
    """The claim's parts of one kind as they were: what is there besides goes, what is missing comes back under its own
    id, what has changed is changed."""
    here, there = {part.id: part for part in now}, {part.id: part for part in then}
    changes = []
    for key in [*here, *(key for key in there if key not in here)]:
        subject = Subject(article.id, kind, key, claim.id)
        before = state_of(here[key]) if key in here else None
        after = state_of(there[key]) if key in there else None
        if before is not None and after is not None:
            names = [name for name in after if before[name] != after[name]]
            if not names:
                continue
            before, after = {name: before[name] for name in names}, {name: after[name] for name in names}
        changes.append(Change(REVERT, subject, before, after))
    return changes
