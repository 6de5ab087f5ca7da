"""From a review to JSON's own values: dicts, lists, strings, whole numbers, booleans, None. Offsets are code points."""

from collections.abc import Mapping
from typing import Any

from annotator.domain.article import Article, Block, Suggestion, Version
from annotator.domain.change import HistoryRow, State
from annotator.domain.claim import Claim, Passage, Stamp, Waiver
from annotator.domain.errors import InvalidValue
from annotator.domain.evidence import Source
from annotator.domain.interchange.parts import (
    correction_to_json,
    entry_to_json,
    evidence_to_json,
    note_to_json,
    query_to_json,
    sign_off_to_json,
)
from annotator.domain.interchange.reading import FORMAT
from annotator.domain.review import Review
from annotator.domain.signing import holds

Json = dict[str, Any]


def to_json(review: Review) -> Json:
    """The whole review. Raises InvalidValue where a quote does not stand at its place."""
    check_places(review)
    sources = review.sources_by_id
    held = review.held()
    holding = {one.id: one.id in held for one in review.article.sign_offs}
    return {
        "format": FORMAT,
        "article": article_to_json(review.article, holding=holding),
        "claims": [_claim(claim, sources, held) for claim in review.claims],
        "waivers": [waiver_to_json(waiver) for waiver in review.waivers],
        "history": [row_to_json(row) for row in review.history],
    }


def article_to_json(article: Article, texts: bool = True, holding: Mapping[str, bool] | None = None) -> Json:
    """The article; without `texts` its versions lack `text` and `blocks`, as `import --json` prints it. `holding`
    tells of each signature on a version, by its id, whether it holds (`signing.article_holds`)."""
    versions = []
    for version in article.versions:
        signed = [sign_off for sign_off in article.sign_offs if sign_off.version == version.number]
        sign_offs = [sign_off_to_json(sign_off, (holding or {}).get(sign_off.id, False)) for sign_off in signed]
        versions.append(_version(version, texts, sign_offs))
    return _article(article, versions)


def listed_article_to_json(article: Article) -> Json:
    """The article as `list --json` prints it: its versions have only number, created and text_sha256."""
    versions = [{"number": v.number, "created": v.created, "text_sha256": v.text_sha256} for v in article.versions]
    return _article(article, versions)


def claim_to_json(claim: Claim, article: Article, sources: Mapping[str, Source]) -> Json:
    """The claim, with all its parts; `sources` are those that its evidence rests on, by their ids. Raises InvalidValue
    where a quote of it does not stand at its place in the article's text."""
    _check_claim(claim, article)
    return _claim(claim, sources, frozenset(one.id for one in claim.sign_offs if holds(claim, one, sources)))


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


def _version(version: Version, texts: bool, sign_offs: list[Json]) -> Json:
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
    shape["sign_offs"] = sign_offs
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


def _claim(claim: Claim, sources: Mapping[str, Source], held: frozenset[str]) -> Json:
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
        "notes": [note_to_json(note) for note in claim.notes],
        "queries": [query_to_json(query) for query in claim.queries],
        "corrections": [correction_to_json(correction) for correction in claim.corrections],
        "log": [entry_to_json(entry) for entry in claim.log],
        "evidence": [evidence_to_json(use, sources) for use in claim.evidence],
        "sign_offs": [sign_off_to_json(sign_off, sign_off.id in held) for sign_off in claim.sign_offs],
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
