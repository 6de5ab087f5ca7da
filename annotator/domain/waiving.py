"""Passages that need no check: pure functions to changes, as in `annotator.domain.actions`."""

from collections.abc import Iterable

from annotator.domain.actions import Changes, state_of
from annotator.domain.article import Article
from annotator.domain.change import Change, Subject
from annotator.domain.claim import WAIVER_REASONS, Waiver
from annotator.domain.coverage import uncovered_ranges
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id
from annotator.domain.sentences import Range, sentence_at
from annotator.domain.text import settled_range


def waive(article: Article, start: int, end: int, reason: str = WAIVER_REASONS[0], *, by: str, at: str) -> Changes:
    """`[start, end)` of the newest version as needing no check."""
    reason = _waivers_reason(reason)
    version = article.newest
    start, end = settled_range(version.text, start, end)
    waiver = Waiver(new_id(), version.number, start, end, version.text[start:end], reason, by, at)
    return [Change("waiver.add", Subject(article.id, "waiver", waiver.id), None, state_of(waiver))]


def waive_rest(
    article: Article,
    offset: int,
    covered: Iterable[Range],
    reason: str = WAIVER_REASONS[0],
    *,
    by: str,
    at: str,
) -> Changes:
    """Those words of the sentence at `offset` as needing no check that `covered` does not hold yet."""
    sentence = sentence_at(article.newest, offset, article.language)
    if sentence is None:
        return []
    changes: Changes = []
    for start, end in uncovered_ranges(article.newest.text, *sentence, covered):
        changes += waive(article, start, end, reason, by=by, at=at)
    return changes


def remove_waivers(article: Article, waivers: Iterable[Waiver], *, at: str) -> Changes:
    """The waivers away, so that their passages are to be checked again."""
    return [
        Change("waiver.remove", Subject(article.id, "waiver", w.id), {"removed_at": None}, {"removed_at": at})
        for w in waivers
        if w.removed_at is None
    ]


def set_waiver_reason(article: Article, waivers: Iterable[Waiver], reason: str) -> Changes:
    """That reason for each of the waivers that has another. Raises Refused for an empty one."""
    reason = _waivers_reason(reason)
    return [
        Change("waiver.reason", Subject(article.id, "waiver", w.id), {"reason": w.reason}, {"reason": reason})
        for w in waivers
        if w.reason != reason
    ]


def _waivers_reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Refused("A waiver needs a reason.")
    return reason
