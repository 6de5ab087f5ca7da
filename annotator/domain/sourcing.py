"""What a reviewer does to sources and to the evidence that rests on them: pure functions from what stands there to
changes, as in `annotator.domain.actions`. Changes to sources belong to the library's history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from annotator.domain.actions import state_of, to_json
from annotator.domain.archives import memento_of
from annotator.domain.article import Article
from annotator.domain.change import LIBRARY, Change, Subject
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.evidence import Capture, Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.ids import new_id

Changes = list[Change]
SOURCE_FIELDS = frozenset(
    [
        "kind",
        "title",
        "author",
        "publisher",
        "url",
        "archive_url",
        "published",
        "channel",
        "confidential",
        "file",
        "captured",
    ]
)
EVIDENCE_FIELDS = frozenset(["stance", "tier", "locator", "quote", "note", "seen", "calculation"])
_WORDS: Mapping[str, type[StrEnum]] = {"kind": Kind, "stance": Stance, "tier": Tier}


def new_source(**values: Any) -> Source:
    """A source of `SOURCE_FIELDS`, not yet in the library. An archived address becomes the archive's address and the
    page's own. Raises Refused where there is nothing to know it by."""
    given = _tidied(values, SOURCE_FIELDS, "a source")
    url = given.get("url")
    if url and not given.get("archive_url") and (kept := memento_of(url)):
        given |= {"url": kept.url, "archive_url": url}
    source = Source(new_id(), **given)
    known_by = (source.title, source.author, source.publisher, source.url, source.archive_url, source.file)
    if not any(known_by) and source.kind not in (Kind.OBSERVATION, Kind.CALCULATION):
        raise Refused("A source needs a title, an author, a publisher, an address or a file.")
    return source


def add_source(source: Source) -> Changes:
    """The source in the library."""
    return [Change("source.add", Subject(LIBRARY, "source", source.id), None, state_of(source))]


def edit_source(source: Source, **values: Any) -> Changes:
    """New values for the source's `SOURCE_FIELDS`, wherever it is used."""
    return _edited(source, Subject(LIBRARY, "source", source.id), "source", _tidied(values, SOURCE_FIELDS, "a source"))


def remove_source(source: Source, uses: int, *, at: str) -> Changes:
    """The source into the bin. Raises Refused where evidence rests on it, of which there are `uses`."""
    if uses:
        times = "once" if uses == 1 else f"{uses:,} times"
        raise Refused(f"“{source.name}” is used as evidence {times}; take it from those claims first.")
    if source.removed_at is not None:
        return []
    return [Change("source.remove", Subject(LIBRARY, "source", source.id), {"removed_at": None}, {"removed_at": at})]


def restore_source(source: Source) -> Changes:
    """The source out of the bin."""
    if source.removed_at is None:
        return []
    before = {"removed_at": source.removed_at}
    return [Change("source.restore", Subject(LIBRARY, "source", source.id), before, {"removed_at": None})]


def add_evidence(article: Article, claims: Sequence[Claim], source: Source, **values: Any) -> Changes:
    """The source as evidence under each of the claims, in one step; `values` are `EVIDENCE_FIELDS`."""
    given = _tidied(values, EVIDENCE_FIELDS, "evidence")
    return [_evidence_added(article, claim, Evidence(new_id(), source.id, **given)) for claim in claims]


def edit_evidence(article: Article, claim: Claim, evidence: Evidence, **values: Any) -> Changes:
    """New values for `EVIDENCE_FIELDS` of this use, or another source by `source_id`."""
    given = _tidied(values, EVIDENCE_FIELDS | {"source_id"}, "evidence")
    return _edited(evidence, Subject(article.id, "evidence", evidence.id, claim.id), "evidence", given)


def remove_evidence(article: Article, claim: Claim, evidence: Evidence) -> Changes:
    """The claim without that evidence. The source stays in the library."""
    subject = Subject(article.id, "evidence", evidence.id, claim.id)
    return [Change("evidence.remove", subject, state_of(evidence), None)]


def known_source(sources: Iterable[Source], *, url: str | None = None, sha256: str | None = None) -> Source | None:
    """The source, not removed, that stands for that address or that file's SHA-256 already."""
    asked = url and _plain_address(url)
    for source in sources:
        if source.removed_at is not None:
            continue
        if sha256 and source.file is not None and source.file.sha256 == sha256:
            return source
        if asked and any(known and _plain_address(known) == asked for known in (source.url, source.archive_url)):
            return source
    return None


def uses_of(source_id: str, claims: Iterable[Claim]) -> list[Claim]:
    """Those of the claims that the source is evidence for or against."""
    return [claim for claim in claims if any(source_id in use.rests_on for use in claim.evidence)]


def _evidence_added(article: Article, claim: Claim, evidence: Evidence) -> Change:
    ordinal = max((known.ordinal for known in claim.evidence), default=-1) + 1
    made = replace(evidence, ordinal=ordinal)
    return Change("evidence.add", Subject(article.id, "evidence", made.id, claim.id), None, state_of(made))


def _edited(old: Source | Evidence, subject: Subject, named: str, given: Mapping[str, Any]) -> Changes:
    before = {name: to_json(getattr(old, name)) for name in given}
    after = {name: to_json(value) for name, value in given.items()}
    changed = [name for name in given if before[name] != after[name]]
    if not changed:
        return []
    action = f"{named}.{changed[0]}" if len(changed) == 1 else f"{named}.edit"
    return [Change(action, subject, {name: before[name] for name in changed}, {name: after[name] for name in changed})]


def _tidied(values: Mapping[str, Any], allowed: frozenset[str], what: str) -> dict[str, Any]:
    tidy: dict[str, Any] = {}
    for name, value in values.items():
        if name not in allowed:
            raise Refused(f"“{name}” of {what} cannot be set.")
        if name in _WORDS:
            tidy[name] = _word(_WORDS[name], name, value)
        elif isinstance(value, str):
            tidy[name] = value.strip() or None
        else:
            tidy[name] = value
    return tidy


def _word(words: type[StrEnum], name: str, value: object) -> StrEnum:
    if value not in list(words):
        raise Refused(f"“{value}” is no {name}; there are: {', '.join(words)}.")
    return words(str(value))


def _plain_address(url: str) -> str:
    return url.strip().split("#")[0].rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")


__all__ = [
    "EVIDENCE_FIELDS", "SOURCE_FIELDS", "Capture", "KeptFile", "add_evidence", "add_source", "edit_evidence",
    "edit_source", "known_source", "new_source", "remove_evidence", "remove_source", "restore_source", "uses_of",
]  # fmt: skip
