"""A claim's parts, and the sources that evidence rests on, as JSON's own values."""

from collections.abc import Mapping
from typing import Any

from annotator.domain.claim import Correction, Note
from annotator.domain.evidence import Evidence, KeptFile, Source
from annotator.domain.records import LogEntry, Query, SignOff

Json = dict[str, Any]


def note_to_json(note: Note) -> Json:
    return {"id": note.id, "text": note.text, "by": note.by, "at": note.at}


def correction_to_json(correction: Correction) -> Json:
    return {
        "id": correction.id,
        "text": correction.text,
        "decision": correction.decision and str(correction.decision),
        "decided_by": correction.decided_by,
        "reason": correction.reason,
        "by": correction.by,
        "at": correction.at,
    }


def query_to_json(query: Query) -> Json:
    return {
        "id": query.id,
        "number": query.number,
        "to": str(query.to),
        "text": query.text,
        "state": str(query.state),
        "answer": query.answer,
        "by": query.by,
        "at": query.at,
    }


def entry_to_json(entry: LogEntry) -> Json:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "with": entry.with_whom,
        "how": entry.how,
        "outcome": entry.outcome,
        "by": entry.by,
        "at": entry.at,
    }


def sign_off_to_json(sign_off: SignOff, valid: bool) -> Json:
    return {"by": sign_off.by, "role": str(sign_off.role), "at": sign_off.at, "valid": valid}


def evidence_to_json(use: Evidence, sources: Mapping[str, Source]) -> Json:
    """The evidence with what is known of its source."""
    source = sources[use.source_id]
    shape: Json = {
        "id": use.id,
        "source_id": use.source_id,
        "stance": str(use.stance),
        "kind": str(source.kind),
        "tier": str(use.tier),
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "url": source.url,
        "archive_url": source.archive_url,
        "published": source.published,
        "locator": use.locator,
        "quote": use.quote,
        "note": use.note,
        "seen": use.seen,
        "confidential": source.confidential,
        "file": _file(source.file),
    }
    if use.calculation is not None:
        shape["calculation"] = dict(use.calculation)
    further = [sources[key] for key in dict.fromkeys(use.rests_on[1:]) if key in sources]
    if further:
        shape["inputs_from"] = [{"source_id": one.id, **_source(one), **_later(one)} for one in further]
    return shape | _later(source)


def source_to_json(source: Source, uses: int) -> Json:
    """The source, with how often it is used as evidence."""
    return {"id": source.id, **_source(source), "uses": uses, "removed_at": source.removed_at, **_later(source)}


def _source(source: Source) -> Json:
    return {
        "kind": str(source.kind),
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "url": source.url,
        "archive_url": source.archive_url,
        "published": source.published,
        "confidential": source.confidential,
        "file": _file(source.file),
    }


def _later(source: Source) -> Json:
    """What is there only where there is any."""
    shape: Json = {}
    if source.channel is not None:
        shape["channel"] = source.channel
    if source.captured is not None:
        captured = source.captured
        headers = [list(pair) for pair in captured.headers]
        shape["captured"] = {"url": captured.url, "at": captured.at, "headers": headers}
    return shape


def _file(file: KeptFile | None) -> Json | None:
    if file is None:
        return None
    return {"name": file.name, "media_type": file.media_type, "sha256": file.sha256, "size": file.size}
