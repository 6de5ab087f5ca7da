"""What leaves the house: without the identity of confidential sources, unless somebody says otherwise for that once."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Source
from annotator.domain.records import LogEntry
from annotator.domain.review import Review

CONFIDENTIAL = "confidential"


def disclosed(review: Review) -> Review:
    """The review without what tells who its confidential sources are: of such a source its kind alone is left, of the
    evidence that rests on it not where and how it was found, of the log no name that is such a source's. The history
    tells all of these; where there are any, it stays behind. What signatures held before hold still."""
    hidden = {source.id: source for source in review.sources if source.confidential}
    if not hidden:
        return review
    held = review.held()
    sources = tuple(_unnamed(source) if source.id in hidden else source for source in review.sources)
    names = {name.casefold() for source in hidden.values() for name in _names(source)}
    claims = tuple(_claim(claim, hidden, names) for claim in review.claims)
    return replace(review, claims=claims, sources=sources, history=(), holding=held)


def has_confidential(review: Review) -> bool:
    """Whether evidence of the review rests on a confidential source."""
    return any(source.confidential for source in review.sources)


def _unnamed(source: Source) -> Source:
    return Source(source.id, source.kind, confidential=True)


def _names(source: Source) -> list[str]:
    return [name.strip() for name in (source.author, source.title, source.publisher) if name and name.strip()]


def _claim(claim: Claim, hidden: Mapping[str, Source], names: set[str]) -> Claim:
    evidence = tuple(_evidence(use) if use.source_id in hidden else use for use in claim.evidence)
    log = tuple(_entry(entry, names) for entry in claim.log)
    if evidence == claim.evidence and log == claim.log:
        return claim
    return replace(claim, evidence=evidence, log=log)


def _evidence(use: Evidence) -> Evidence:
    return replace(use, locator=None, note=None)


def _entry(entry: LogEntry, names: set[str]) -> LogEntry:
    told = " ".join(text for text in (entry.with_whom, entry.how, entry.outcome) if text).casefold()
    if not any(name in told for name in names):
        return entry
    return replace(entry, with_whom=CONFIDENTIAL, how=None, outcome=None)
