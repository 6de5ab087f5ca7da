"""What leaves the house: without the identity of confidential sources, unless somebody says otherwise for that once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.claim import Claim
from annotator.domain.evidence import Evidence, Source
from annotator.domain.records import LogEntry, Query
from annotator.domain.review import Review

CONFIDENTIAL = "confidential"


def disclosed(review: Review) -> Review:
    """The review without what tells who its confidential sources are: of such a source its kind alone is left, of the
    evidence that rests on it not where and how it was found; and no name that is such a source's of the log, of notes
    and of queries. The history tells all of these; where there are any, it stays behind. What signatures held before
    hold still."""
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


def tellers(review: Review) -> list[Claim]:
    """The claims that tell, in what is meant for readers, a name that is a confidential source's: their statement,
    reasoning, claimant, labels, corrections, or a quote or locator of their evidence. Nobody but the reviewer can say
    whether that is meant."""
    hidden = [source for source in review.sources if source.confidential]
    names = {name.casefold() for source in hidden for name in _names(source)}
    return [claim for claim in review.standing_claims if names and _tells(names, *_public(claim))]


def _public(claim: Claim) -> Iterator[str | None]:
    yield from (claim.statement, claim.reasoning, claim.claimant, *claim.labels)
    for correction in claim.corrections:
        yield from (correction.text, correction.reason)
    for use in claim.evidence:
        yield from (use.quote, use.locator)


def _unnamed(source: Source) -> Source:
    return Source(source.id, source.kind, confidential=True)


def _names(source: Source) -> list[str]:
    return [name.strip() for name in (source.author, source.title, source.publisher) if name and name.strip()]


def _claim(claim: Claim, hidden: Mapping[str, Source], names: set[str]) -> Claim:
    evidence = tuple(_evidence(use) if use.source_id in hidden else use for use in claim.evidence)
    log = tuple(_entry(entry, names) for entry in claim.log)
    notes = tuple(note for note in claim.notes if not _tells(names, note.text))
    queries = tuple(_query(query, names) for query in claim.queries)
    if (evidence, log, notes, queries) == (claim.evidence, claim.log, claim.notes, claim.queries):
        return claim
    return replace(claim, evidence=evidence, log=log, notes=notes, queries=queries)


def _evidence(use: Evidence) -> Evidence:
    return replace(use, locator=None, note=None)


def _entry(entry: LogEntry, names: set[str]) -> LogEntry:
    if not _tells(names, entry.with_whom, entry.how, entry.outcome):
        return entry
    return replace(entry, with_whom=CONFIDENTIAL, how=None, outcome=None)


def _query(query: Query, names: set[str]) -> Query:
    if not _tells(names, query.text, query.answer):
        return query
    return replace(query, text=CONFIDENTIAL, answer=None if query.answer is None else CONFIDENTIAL)


def _tells(names: set[str], *texts: str | None) -> bool:
    told = "\n".join(text for text in texts if text).casefold()
    return any(name in told for name in names)
