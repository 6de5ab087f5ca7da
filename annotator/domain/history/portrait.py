"""A claim with all that is kept under it as lines of a heading and words, for whoever looks at it as it once was."""

from collections.abc import Iterator, Mapping

from annotator.domain.claim import About, Claim
from annotator.domain.evidence import Source
from annotator.domain.history.names import field_words, status_words
from annotator.domain.history.record import attempt_words
from annotator.domain.records import QueryState

Line = tuple[str, str]
_TEXTS = ("statement", "claimant", "said_at", "assignee", "reasoning", "review_url")


def portrait(claim: Claim, sources: Mapping[str, Source]) -> list[Line]:
    """What there is of the claim, each with its heading: status, fields, passages, evidence, notes and the like. Times
    are moments."""
    checked = f", {claim.checked.by}" if claim.checked else ""
    lines = [("status", status_words(claim.status, claim.reason) + checked)]
    if claim.removed_at:
        lines.append(("in the bin", "yes"))
    lines += [(field_words(name), str(getattr(claim, name))) for name in _TEXTS if getattr(claim, name)]
    if claim.about is not About.CONTENT:
        lines.append(("about", str(claim.about)))
    if claim.rating:
        lines.append(("rating", f"{claim.rating.scale}: {claim.rating.value}"))
    for name, values in (("labels", claim.labels), ("appearances", claim.appearances)):
        if values:
            lines.append((name, ", ".join(values)))
    return [*lines, *_parts(claim, sources)]


def _parts(claim: Claim, sources: Mapping[str, Source]) -> Iterator[Line]:
    for passage in claim.passages:
        gone = " (cut from text)" if passage.start is None else ""
        yield "passage", f"“{passage.exact}”, version {passage.version}{gone}"
    for use in claim.evidence:
        named = sources[use.source_id].name if use.source_id in sources else "a source that is gone"
        rest = (use.locator, f"“{use.quote}”" if use.quote else None, use.note)
        yield "evidence", ", ".join([f"{use.stance}, {use.tier}: {named}", *(part for part in rest if part)])
    for correction in claim.corrections:
        decided = f", {correction.decision} by {correction.decided_by}" if correction.decision else ""
        yield "correction", f"{correction.text} ({correction.by}{decided})"
    for query in claim.queries:
        state = f", {query.state}" if query.state is not QueryState.OPEN else ""
        answer = f" {query.answer}" if query.answer else ""
        yield "query", f"{query.number} to the {query.to}: {query.text} ({query.by}{state}){answer}"
    for entry in claim.log:
        parts = (attempt_words(entry.kind, entry.with_whom), entry.how, entry.outcome)
        yield "log", ", ".join(part for part in parts if part)
    for note in claim.notes:
        yield "note", f"{note.text} ({note.by})"
    for sign_off in claim.sign_offs:
        yield "signature", f"{sign_off.by}, {sign_off.role}"
