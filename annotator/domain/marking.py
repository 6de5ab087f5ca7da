"""What a source says of its own text, as changes like any reviewer's."""

from collections.abc import Iterable
from typing import Any

from annotator.domain.actions import Changes, mark_claim, passage_at, state_of
from annotator.domain.article import Article, ArticleDraft
from annotator.domain.change import Change, Subject
from annotator.domain.claim import Note, Stamp, Status
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id
from annotator.domain.marks import Mark
from annotator.domain.waiving import waive


def marked(article: Article, marks: Iterable[Mark], *, by: str, at: str) -> Changes:
    """The claims and waivers that the marks are of, on the newest version, as changes of one action. Whom a mark does
    not name, `by` and `at` stand for. Raises InvalidValue where a range is not within the text or has no words,
    Refused where a status takes no such reason."""
    changes: Changes = []
    for mark in marks:
        made = mark.made or Stamp(by, at)
        changes += _waivers(article, mark, made) if mark.waived is not None else _claim(article, mark, made)
    return changes


def refuse_marked(draft: ArticleDraft, name: str) -> None:
    """Raises Refused where the draft cannot be a new version without losing what its source holds besides."""
    if draft.siblings:
        number = len(draft.siblings) + 1
        raise Refused(f"“{name}” holds {number:,} texts; import it, and update the article from one text alone.")
    if draft.marks:
        raise Refused(f"“{name}” has claims of its own, which no update takes in; import it as an article.")


def _waivers(article: Article, mark: Mark, made: Stamp) -> Changes:
    return [
        change
        for start, end in mark.ranges
        for change in waive(article, start, end, mark.waived or "", by=made.by, at=made.at)
    ]


def _claim(article: Article, mark: Mark, made: Stamp) -> Changes:
    texts: dict[str, Any] = {name: getattr(mark, name) for name in ("statement", "reasoning", "claimant", "labels")}
    if mark.status is not Status.UNCHECKED:
        texts["checked"] = mark.checked or made
    changes = mark_claim(
        article, *mark.ranges[0], by=made.by, at=made.at, status=mark.status, reason=mark.reason, **texts
    )
    key = changes[0].subject.id
    for ordinal, (start, end) in enumerate(mark.ranges[1:], 1):
        changes.append(_part(article, key, "passage", passage_at(article.newest, start, end, ordinal)))
    for ordinal, text in enumerate(filter(None, map(str.strip, mark.notes))):
        changes.append(_part(article, key, "note", Note(new_id(), text, made.by, made.at, ordinal)))
    return changes


def _part(article: Article, claim: str, kind: str, part: Any) -> Change:
    return Change(f"{kind}.add", Subject(article.id, kind, part.id, claim), None, state_of(part))
