"""From JSON back to a claim's parts, its evidence's sources among them, each checked."""

from dataclasses import replace
from typing import Any

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Correction, Decision, Note, Waiver
from annotator.domain.evidence import Capture, Evidence, KeptFile, Kind, Source, Stance, Tier
from annotator.domain.ids import new_id
from annotator.domain.interchange.fields import Fields, check_plain
from annotator.domain.interchange.known import Known
from annotator.domain.records import Addressee, Attempt, LogEntry, Query, QueryState, Role, SignOff
from annotator.domain.signing import article_sha256, claim_sha256

_CORRECTION = frozenset(["id", "text", "decision", "decided_by", "reason", "by", "at"])
_NOTE = frozenset(("id", "text", "by", "at"))
_QUERY = frozenset(["id", "number", "to", "text", "state", "answer", "by", "at"])
_ENTRY = frozenset(["id", "kind", "with", "how", "outcome", "by", "at"])
_SIGN_OFF = frozenset(["by", "role", "at", "valid"])
_EVIDENCE = frozenset(
    [
        "id",
        "source_id",
        "stance",
        "kind",
        "tier",
        "title",
        "author",
        "publisher",
        "url",
        "archive_url",
        "published",
        "locator",
        "quote",
        "note",
        "seen",
        "confidential",
        "file",
    ]
)
_SOURCE_LATER: dict[str, object] = {"channel": None, "captured": None}
_EVIDENCE_LATER: dict[str, object] = {**_SOURCE_LATER, "calculation": None, "inputs_from": []}
_SOURCE = _EVIDENCE - {"id", "stance", "tier", "locator", "quote", "note", "seen"}
_FILE = frozenset(["name", "media_type", "sha256", "size"])
_CAPTURE = frozenset(["url", "at", "headers"])


def notes_from(claim: Fields, known: Known) -> tuple[Note, ...]:
    found: list[Note] = []
    for place, item in claim.items("notes"):
        fields = Fields(item, place, _NOTE)
        key = fields.identity("id", known.notes)
        ordinal = known.ordinals.get(key, found[-1].ordinal + 1 if found else 0)
        found.append(Note(key, fields.string("text"), fields.string("by"), fields.moment("at"), ordinal))
    return tuple(found)


def corrections_from(claim: Fields, known: Known) -> tuple[Correction, ...]:
    found: list[Correction] = []
    for place, item in claim.items("corrections"):
        fields = Fields(item, place, _CORRECTION)
        key = fields.identity("id", known.corrections)
        found.append(
            Correction(
                key,
                fields.filled("text"),
                fields.string("by"),
                fields.moment("at"),
                None if fields.raw("decision") is None else fields.word("decision", Decision),
                fields.string_or_none("decided_by"),
                fields.string_or_none("reason"),
                known.ordinals.get(key, found[-1].ordinal + 1 if found else 0),
            )
        )
    return tuple(found)


def queries_from(claim: Fields, known: Known) -> tuple[Query, ...]:
    found: list[Query] = []
    for place, item in claim.items("queries"):
        fields = Fields(item, place, _QUERY)
        number = fields.whole("number", least=1)
        if number in known.query_numbers:
            raise fields.refused("number", f"is {number}, which another query has already")
        known.query_numbers.add(number)
        state, answer = fields.word("state", QueryState), fields.string_or_none("answer")
        if state is QueryState.ANSWERED and not answer:
            raise fields.refused("answer", "is missing, but the query is answered")
        key = fields.identity("id", known.queries)
        by, at = fields.string("by"), fields.moment("at")
        found.append(Query(key, number, fields.word("to", Addressee), fields.filled("text"), by, at, state, answer))
    return tuple(sorted(found, key=lambda query: (query.number, query.id)))


def log_from(claim: Fields, known: Known) -> tuple[LogEntry, ...]:
    found: list[LogEntry] = []
    for place, item in claim.items("log"):
        fields = Fields(item, place, _ENTRY)
        key = fields.identity("id", known.log)
        found.append(
            LogEntry(
                key,
                fields.word("kind", Attempt),
                fields.filled("with"),
                fields.string("by"),
                fields.moment("at"),
                fields.string_or_none("how"),
                fields.string_or_none("outcome"),
                known.ordinals.get(key, found[-1].ordinal + 1 if found else 0),
            )
        )
    return tuple(found)


def evidence_from(claim: Fields, known: Known) -> tuple[Evidence, ...]:
    """The evidence; its sources are put among those `known`, where one of the same id has to say the same."""
    found: list[Evidence] = []
    for place, item in claim.items("evidence"):
        fields = Fields(item, place, _EVIDENCE, _EVIDENCE_LATER)
        source = _known_source(fields, known)
        for where, given in fields.items("inputs_from"):
            _known_source(Fields(given, where, _SOURCE, _SOURCE_LATER), known)
        key = fields.identity("id", known.evidence)
        calculation: Any = fields.raw("calculation")
        if calculation is not None:
            if not isinstance(calculation, dict):
                raise fields.refused("calculation", "is neither an object nor null")
            check_plain(calculation, fields.place("calculation"))
        found.append(
            Evidence(
                key,
                source.id,
                fields.word("stance", Stance),
                fields.word("tier", Tier),
                fields.string_or_none("locator"),
                fields.string_or_none("quote"),
                fields.string_or_none("note"),
                fields.string_or_none("seen"),
                calculation,
                known.ordinals.get(key, found[-1].ordinal + 1 if found else 0),
            )
        )
    return tuple(found)


def _known_source(fields: Fields, known: Known) -> Source:
    source = _source(fields)
    if known.sources.setdefault(source.id, source) != source:
        raise fields.refused("source_id", f"is {source.id}, of which another piece of evidence says otherwise")
    return source


def _source(fields: Fields) -> Source:
    key = fields.string_or_none("source_id") or new_id()
    if "/" in key:
        raise fields.refused("source_id", "has a slash, which no id may hold")
    return Source(
        key,
        fields.word("kind", Kind),
        fields.string_or_none("title"),
        fields.string_or_none("author"),
        fields.string_or_none("publisher"),
        fields.string_or_none("url"),
        fields.string_or_none("archive_url"),
        fields.string_or_none("published"),
        fields.string_or_none("channel"),
        fields.truth("confidential"),
        _file(fields),
        _capture(fields),
    )


def _file(evidence: Fields) -> KeptFile | None:
    if evidence.raw("file") is None:
        return None
    fields = Fields(evidence.raw("file"), evidence.place("file"), _FILE)
    return KeptFile(fields.string("name"), fields.string("media_type"), fields.string("sha256"), fields.whole("size"))


def _capture(evidence: Fields) -> Capture | None:
    if evidence.raw("captured") is None:
        return None
    fields = Fields(evidence.raw("captured"), evidence.place("captured"), _CAPTURE)
    headers = []
    for place, item in fields.items("headers"):
        match item:
            case [str(name), str(value)]:
                check_plain(item, place)
                headers.append((name, value))
            case _:
                raise fields.refused("headers", "are not pairs of a name and a value")
    return Capture(fields.string("url"), fields.moment("at"), tuple(headers))


def sign_offs_from(claim: Fields, known: Known, key: str) -> tuple[SignOff, ...]:
    """The signatures of the claim. What each is bound to the history tells; of one that it does not, only whether it
    is said to hold is known."""
    return _signatures(claim, known, key, None)


def signed_claim(claim: Claim, known: Known) -> Claim:
    """The claim, with those of its signatures bound to it as it is that are said to hold and of which the history says
    nothing."""
    if not any(one.id in known.unsigned for one in claim.sign_offs):
        return claim
    bound = claim_sha256(claim, known.sources)
    return replace(claim, sign_offs=_bound(claim.sign_offs, bound, known))


def signed_article(
    article: Article, claims: tuple[Claim, ...], waivers: tuple[Waiver, ...], value: object, known: Known
) -> Article:
    """The article with the signatures of its versions; `value` is its JSON."""
    found: list[SignOff] = []
    for place, item in Fields(value, "article", frozenset(value)).items("versions") if isinstance(value, dict) else ():
        version = Fields(item, place, frozenset(item) if isinstance(item, dict) else frozenset())
        found += _signatures(version, known, None, version.whole("number"))
    if not found:
        return article
    sign_offs = tuple(sorted(found, key=lambda one: (one.at, one.id)))
    if any(one.id in known.unsigned for one in sign_offs):
        sign_offs = _bound(sign_offs, article_sha256(article, claims, waivers, known.sources), known)
    return replace(article, sign_offs=sign_offs)


def _signatures(owner: Fields, known: Known, claim: str | None, version: int | None) -> tuple[SignOff, ...]:
    found: list[SignOff] = []
    recorded = [one for one in known.signatures.get(claim, ()) if one.version == version]
    for place, item in owner.items("sign_offs"):
        fields = Fields(item, place, _SIGN_OFF)
        by, role, at = fields.string("by"), fields.word("role", Role), fields.moment("at")
        valid = fields.truth("valid")
        same = next((one for one in recorded if (one.by, one.role, one.at) == (by, role, at)), None)
        if same is not None:
            recorded.remove(same)
            found.append(same)
            continue
        made = SignOff(new_id(), by, role, at, "", version)
        known.unsigned[made.id] = valid
        found.append(made)
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _bound(sign_offs: tuple[SignOff, ...], sha256: str, known: Known) -> tuple[SignOff, ...]:
    return tuple(replace(one, sha256=sha256) if known.unsigned.get(one.id) else one for one in sign_offs)
