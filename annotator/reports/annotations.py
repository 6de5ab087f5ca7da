"""The claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD: a collection with one page of
them, an annotation for each claim with a target for each of its passages.

A target has both selectors of the passage, its quote and its place in the text; places are counted in code points. What
is said of the claim are bodies, each with its purpose: `assessing` for status and rating, `describing` for the
statement, `commenting` for the reasoning, `tagging` for labels, `editing` for proposed corrections, `linking` for
evidence. An archived source has a `TimeState`.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from annotator.domain.archives import memento_of
from annotator.domain.claim import Claim, Correction, Passage, Status
from annotator.domain.evidence import Evidence, Source
from annotator.domain.review import Review
from annotator.reports.content.entries import place_in, quotes_in
from annotator.reports.content.links import safe_href
from annotator.reports.content.sources import UNNAMED, is_unnamed
from annotator.reports.options import Options

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json;profile="{CONTEXT}"'
_AT_A_TIME = 64  # claims


def render(review: Review, options: Options) -> bytes:
    """The collection in UTF-8, in the order of the text."""
    items = list(_annotations(review, options))
    name = f"urn:uuid:{review.article.id}"
    whole, page = f"{name}#annotations", f"{name}#page1"
    held = {"id": page, "type": "AnnotationPage", "partOf": whole, "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        "label": review.article.title,
        "created": options.made,
        "generator": {"type": "Software", "name": "Annotator"},
        "total": len(items),
        **({"first": held, "last": page} if items else {}),  # a page has an annotation at least
    }
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


def remarks(review: Review, options: Options) -> list[str]:
    """That claims have no passage in the text."""
    number = sum(not _placed(review, claim) for claim in review.standing_claims)
    if not number:
        return []
    claims = "1 claim has" if number == 1 else f"{number:,} claims have"
    return [f"{claims} no place in the text; the annotation is of the article as a whole."]


def _annotations(review: Review, options: Options) -> Iterator[dict[str, Any]]:
    source = safe_href(review.article.url) or f"urn:uuid:{review.article.id}"
    sources = review.sources_by_id
    for index, claim in enumerate(review.standing_claims):
        if not index % _AT_A_TIME:
            options.check()
        yield _annotation(review, claim, source, sources, options)


def _annotation(
    review: Review, claim: Claim, source: str, sources: dict[str, Source], options: Options
) -> dict[str, Any]:
    checked = claim.checked if claim.status is not Status.UNCHECKED else None
    targets = [_target(review, passage, source) for passage in _placed(review, claim)]
    statement = claim.statement or ("" if targets else claim.text)
    return {
        "id": f"urn:uuid:{claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Person", "name": (checked or claim.created).by},
        "created": claim.created.at,
        "modified": claim.changed.at,
        "body": [*_words(claim, statement), *(_linked(use, sources, options) for use in claim.evidence)],
        "target": targets or source,
    }


def _placed(review: Review, claim: Claim) -> list[Passage]:
    """The passages of the claim that have a place in the newest version."""
    version = review.article.newest
    return [passage for passage in quotes_in(claim) if place_in(passage, version) is not None]


def _target(review: Review, passage: Passage, source: str) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    place = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {
        "id": f"urn:uuid:{passage.id}",
        "type": "SpecificResource",
        "source": source,
        "selector": [quote, place],
        "state": {"type": "TimeState", "sourceDate": review.article.newest.created},
    }


def _words(claim: Claim, statement: str) -> Iterator[dict[str, Any]]:
    """The bodies that are text. Of a claim that has neither a place nor a statement the last quote stands for it."""
    reason = f" ({claim.reason})" if claim.reason else ""
    yield _text(f"{claim.status}{reason}", "assessing")
    if claim.rating:
        yield _text(f"{claim.rating.value} ({claim.rating.scale})", "assessing")
    if statement:
        yield _text(statement, "describing")
    if claim.reasoning:
        yield _text(claim.reasoning, "commenting")
    yield from (_text(label, "tagging") for label in claim.labels)
    yield from map(_correction, claim.corrections)


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _correction(correction: Correction) -> dict[str, Any]:
    proposed = {"creator": {"type": "Person", "name": correction.by}, "created": correction.at}
    return {**_text(correction.text, "editing"), **proposed}


def _linked(use: Evidence, sources: dict[str, Source], options: Options) -> dict[str, Any]:
    """A piece of evidence: its source, with what it says there, or its name where it has no address."""
    source = sources.get(use.source_id) or Source(use.source_id)
    address = safe_href(source.url)
    archived = safe_href(source.archive_url)
    kept = memento_of(archived or address or "")
    name = options.say(UNNAMED) if is_unnamed(source) else source.name
    stance = {"label": f"{use.stance}, {use.tier}: {name}"}
    if address is None and archived is None:
        said = ", ".join(part for part in (name, use.locator) if part)
        return {**_text(f"{said}: {use.quote}" if use.quote else said, "linking"), **stance}
    body: dict[str, Any] = {"type": "SpecificResource", "source": address or archived, "purpose": "linking", **stance}
    if use.quote:
        body["selector"] = {"type": "TextQuoteSelector", "exact": use.quote}
    if archived or kept:
        state = {"type": "TimeState", "cached": archived or address}
        body["state"] = {**state, "sourceDate": kept.at} if kept else state
    return body
