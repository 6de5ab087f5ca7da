"""The one JSON shape that `show --json`, the JSON export and the JSON import share (design, section 8).

Values are JSON's own: dicts, lists, strings, whole numbers, booleans, None. Every key of that section is always there;
what is not built yet is None or empty. A version's `suggestions`, and `state`, `reread` and `carried_from` of a waiver
that was carried over, are beyond it, and there only where there are any. Offsets are code points.
"""

from collections.abc import Mapping
from typing import Any

from annotator.domain.article import Article, Block, Suggestion, Version
from annotator.domain.change import HistoryRow, State
from annotator.domain.claim import Claim, Correction, Note, Passage, Stamp, Waiver
from annotator.domain.errors import InvalidValue
from annotator.domain.interchange_reading import FORMAT, from_json
from annotator.domain.review import Review

__all__ = [
    "FORMAT",
    "article_to_json",
    "check_places",
    "claim_to_json",
    "from_json",
    "listed_article_to_json",
    "passage_to_json",
    "row_to_json",
    "to_json",
    "waiver_to_json",
]

Json = dict[str, Any]


def to_json(review: Review) -> Json:
    """The whole review. Raises InvalidValue where a quote does not stand at its place."""
    check_places(review)
    return {
        "format": FORMAT,
        "article": article_to_json(review.article),
        "claims": [_claim(claim) for claim in review.claims],
        "waivers": [waiver_to_json(waiver) for waiver in review.waivers],
        "history": [row_to_json(row) for row in review.history],
    }


def article_to_json(article: Article, texts: bool = True) -> Json:
    """The article; without `texts` its versions lack `text` and `blocks`, as `import --json` prints it."""
    return _article(article, [_version(version, texts) for version in article.versions])


def listed_article_to_json(article: Article) -> Json:
    """The article as `list --json` prints it: its versions have only number, created and text_sha256."""
    versions = [{"number": v.number, "created": v.created, "text_sha256": v.text_sha256} for v in article.versions]
    return _article(article, versions)


def claim_to_json(claim: Claim, article: Article) -> Json:
    """The claim, with its passages and notes. Raises InvalidValue where a quote of it does not stand at its place
    in the article's text."""
    _check_claim(claim, article)
    return _claim(claim)


def waiver_to_json(waiver: Waiver) -> Json:
    shape: Json = {
        "id": waiver.id,
        "version": waiver.version,
        "start": waiver.start,
        "end": waiver.end,
        "exact": waiver.exact,
        "reason": waiver.reason,
        "by": waiver.by,
        "at": waiver.at,
        "removed_at": waiver.removed_at,
    }
    if waiver.carried_from is not None:
        shape |= {"state": str(waiver.state), "reread": waiver.reread, "carried_from": waiver.carried_from}
    return shape


def row_to_json(row: HistoryRow) -> Json:
    """A row of the history; its subject is the path within the article."""
    return {
        "seq": row.seq,
        "group": row.group,
        "undoes": row.undoes,
        "at": row.at,
        "by": row.by,
        "action": row.action,
        "subject": row.subject.path,
        "before": _state(row.before),
        "after": _state(row.after),
        "hash": row.hash,
    }


def check_places(review: Review) -> None:
    """Raises InvalidValue where the quote of a passage or waiver does not stand at its place, so that nothing
    leaves the library with a wrong one."""
    for claim in review.claims:
        _check_claim(claim, review.article)
    for waiver in review.waivers:
        if not _stands(review.article, waiver.version, waiver.start, waiver.end, waiver.exact):
            raise InvalidValue(f"A waiver’s quote does not stand at its place in version {waiver.version}.")


def _check_claim(claim: Claim, article: Article) -> None:
    for passage in claim.all_passages:
        if not _stands(article, passage.version, passage.start, passage.end, passage.exact):
            raise InvalidValue(
                f"A quote of claim {claim.number} does not stand at its place in version {passage.version}."
            )


def _stands(article: Article, version: int, start: int | None, end: int | None, exact: str) -> bool:
    return start is None or article.version(version).text[start:end] == exact


def _article(article: Article, versions: list[Json]) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "publication": article.publication,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "direction": article.direction,
        "imported": article.imported,
        "removed_at": article.removed_at,
        "versions": versions,
    }


def _version(version: Version, texts: bool) -> Json:
    source = version.source
    shape: Json = {
        "number": version.number,
        "created": version.created,
        "source": source
        and {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
        },
        "text_sha256": version.text_sha256,
    }
    if texts:
        shape["text"] = version.text
    shape["sign_offs"] = []
    if texts:
        shape["blocks"] = [_block(block) for block in version.blocks]
        if version.suggestions:
            shape["suggestions"] = [_suggestion(suggestion) for suggestion in version.suggestions]
    return shape


def _suggestion(suggestion: Suggestion) -> Json:
    return {
        "kind": str(suggestion.kind),
        "start": suggestion.start,
        "end": suggestion.end,
        "text": suggestion.text,
        "by": suggestion.by,
        "at": suggestion.at,
        "links": list(suggestion.links),
    }


def _block(block: Block) -> Json:
    return {
        "kind": str(block.kind),
        "level": block.level,
        "start": block.start,
        "end": block.end,
        "page": block.page,
        "spans": [{"kind": str(s.kind), "start": s.start, "end": s.end, "href": s.href} for s in block.spans],
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "number": claim.number,
        "statement": claim.statement,
        "about": str(claim.about),
        "claimant": claim.claimant,
        "said_at": claim.said_at,
        "appearances": list(claim.appearances),
        "labels": list(claim.labels),
        "assignee": claim.assignee,
        "status": str(claim.status),
        "reason": claim.reason,
        "reasoning": claim.reasoning,
        "review_url": claim.review_url,
        "rating": claim.rating and {"scale": claim.rating.scale, "value": claim.rating.value},
        "passages": [passage_to_json(passage) for passage in claim.all_passages],
        "notes": [_note(note) for note in claim.notes],
        "queries": [],
        "corrections": [_correction(correction) for correction in claim.corrections],
        "log": [],
        "evidence": [],
        "sign_offs": [],
        "created": _stamp(claim.created),
        "changed": _stamp(claim.changed),
        "removed_at": claim.removed_at,
    }


def passage_to_json(passage: Passage) -> Json:
    return {
        "id": passage.id,
        "version": passage.version,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
        "state": str(passage.state),
        "reread": passage.reread,
        "carried_from": passage.carried_from,
    }


def _correction(correction: Correction) -> Json:
    return {
        "id": correction.id,
        "text": correction.text,
        "decision": correction.decision and str(correction.decision),
        "decided_by": correction.decided_by,
        "reason": correction.reason,
        "by": correction.by,
        "at": correction.at,
    }


def _note(note: Note) -> Json:
    return {"id": note.id, "text": note.text, "by": note.by, "at": note.at}


def _stamp(stamp: Stamp) -> Json:
    return {"by": stamp.by, "at": stamp.at}


def _state(state: State | None) -> Json | None:
    return None if state is None else {key: _plain(value) for key, value in state.items()}


def _plain(value: Any) -> Any:
    """`value` without the domain's own types: its words are strings, its tuples lists."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
