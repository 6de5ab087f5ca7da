"""From JSON back to a review (design, section 8), with every invariant checked before anything is believed."""

from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.change import HistoryRow, State, Subject, broken_links
from annotator.domain.claim import (
    About,
    Claim,
    Correction,
    Decision,
    Note,
    Passage,
    Placed,
    Rating,
    Stamp,
    Status,
    Waiver,
    split_passages,
)
from annotator.domain.errors import InvalidValue
from annotator.domain.interchange_article import article_from, check_stands
from annotator.domain.json_fields import Fields, check_plain
from annotator.domain.review import Review

FORMAT = "annotator/1"

_REVIEW = frozenset(("format", "article", "claims", "waivers", "history"))
_CLAIM = frozenset(
    [
        "id",
        "number",
        "statement",
        "about",
        "claimant",
        "said_at",
        "appearances",
        "labels",
        "assignee",
        "status",
        "reason",
        "reasoning",
        "review_url",
        "rating",
        "passages",
        "notes",
        "queries",
        "corrections",
        "log",
        "evidence",
        "sign_offs",
        "created",
        "changed",
        "removed_at",
    ]
)
_PASSAGE = frozenset(["id", "version", "start", "end", "exact", "prefix", "suffix", "state", "reread", "carried_from"])
_CORRECTION = frozenset(["id", "text", "decision", "decided_by", "reason", "by", "at"])
_NOTE = frozenset(("id", "text", "by", "at"))
_STAMP = frozenset(("by", "at"))
_RATING = frozenset(("scale", "value"))
_WAIVER = frozenset(["id", "version", "start", "end", "exact", "reason", "by", "at", "removed_at"])
_WAIVER_LATER: dict[str, object] = {"state": "kept", "reread": False, "carried_from": None}
_ROW = frozenset(["seq", "group", "undoes", "at", "by", "action", "subject", "before", "after", "hash"])


@dataclass(slots=True)
class _Known:
    """What is known while claims are read: the ids and numbers met so far, and what only the history tells."""

    article: Article
    claims: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    corrections: set[str] = field(default_factory=set)
    checked: dict[str, Stamp] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)


def from_json(data: object) -> Review:
    """The review that `data` (JSON as Python reads it) holds, such that `from_json(to_json(review)) == review`.

    Raises InvalidValue, with a sentence that names the place, where anything in it does not hold. The order of a
    claim's passages and notes is that of their lists unless the history says otherwise.
    """
    if isinstance(data, dict) and data.get("format") != FORMAT:
        raise InvalidValue(f"This is no review: its format is not “{FORMAT}”.")
    whole = Fields(data, "", _REVIEW)
    article = article_from(whole.raw("article"))
    history = tuple(_row(item, place, article) for place, item in whole.items("history"))
    if problems := broken_links(history):
        raise InvalidValue(f"history does not hold: {problems[0]}")
    known = _Known(article)
    _listen(history, known)
    claims = tuple(_claim(item, place, known) for place, item in whole.items("claims"))
    ids: set[str] = set()
    waivers = tuple(_waiver(item, place, article, ids) for place, item in whole.items("waivers"))
    return Review(article, claims, waivers, history)


def _claim(value: object, place: str, known: _Known) -> Claim:
    fields = Fields(value, place, _CLAIM)
    fields.not_built("queries", "log", "evidence", "sign_offs")
    key = fields.identity("id", known.claims)
    number = fields.whole("number", least=1)
    if number in known.numbers:
        raise fields.refused("number", f"is {number}, which another claim has already")
    known.numbers.add(number)
    status = fields.word("status", Status)
    changed = _stamp(fields, "changed")
    passages, earlier = split_passages(_passages(fields, known), known.article.newest.number)
    return Claim(
        id=key,
        number=number,
        created=_stamp(fields, "created"),
        changed=changed,
        status=status,
        reason=fields.string_or_none("reason"),
        checked=None if status is Status.UNCHECKED else known.checked.get(key, changed),
        statement=fields.string_or_none("statement"),
        about=fields.word("about", About),
        claimant=fields.string_or_none("claimant"),
        said_at=fields.string_or_none("said_at"),
        appearances=fields.strings("appearances"),
        labels=fields.strings("labels"),
        assignee=fields.string_or_none("assignee"),
        reasoning=fields.string_or_none("reasoning"),
        review_url=fields.string_or_none("review_url"),
        rating=_rating(fields),
        passages=passages,
        earlier=earlier,
        notes=_notes(fields, known),
        corrections=_corrections(fields, known),
        removed_at=fields.moment_or_none("removed_at"),
    )


def _passages(claim: Fields, known: _Known) -> tuple[Passage, ...]:
    found: list[Passage] = []
    following: dict[int, int] = {}  # by version: without a history, the order is that of the list
    for place, item in claim.items("passages"):
        fields = Fields(item, place, _PASSAGE)
        number = fields.whole("version")
        found.append(_passage(fields, known, following.get(number, 0)))
        following[number] = found[-1].ordinal + 1
    return tuple(found)


def _passage(fields: Fields, known: _Known, ordinal: int) -> Passage:
    key = fields.identity("id", known.passages)
    state = fields.word("state", Placed)
    start, end = fields.whole_or_none("start"), fields.whole_or_none("end")
    if (start is None) is not (end is None):
        raise fields.refused("end" if end is None else "start", "is null and the other end is not")
    if start is None and state is not Placed.ORPHANED:
        raise fields.refused("start", f"is null, but the passage is {state}, not orphaned")
    check_stands(fields, known.article)
    return Passage(
        id=key,
        version=fields.whole("version"),
        start=start,
        end=end,
        exact=fields.string("exact"),
        prefix=fields.string("prefix"),
        suffix=fields.string("suffix"),
        state=state,
        reread=fields.truth("reread"),
        carried_from=fields.string_or_none("carried_from"),
        ordinal=known.ordinals.get(key, ordinal),
    )


def _notes(claim: Fields, known: _Known) -> tuple[Note, ...]:
    found: list[Note] = []
    for place, item in claim.items("notes"):
        fields = Fields(item, place, _NOTE)
        key = fields.identity("id", known.notes)
        ordinal = known.ordinals.get(key, found[-1].ordinal + 1 if found else 0)
        found.append(Note(key, fields.string("text"), fields.string("by"), fields.moment("at"), ordinal))
    return tuple(found)


def _corrections(claim: Fields, known: _Known) -> tuple[Correction, ...]:
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


def _stamp(claim: Fields, key: str) -> Stamp:
    fields = Fields(claim.raw(key), claim.place(key), _STAMP)
    return Stamp(fields.string("by"), fields.moment("at"))


def _rating(claim: Fields) -> Rating | None:
    if claim.raw("rating") is None:
        return None
    fields = Fields(claim.raw("rating"), claim.place("rating"), _RATING)
    return Rating(fields.string("scale"), fields.string("value"))


def _waiver(value: object, place: str, article: Article, ids: set[str]) -> Waiver:
    fields = Fields(value, place, _WAIVER, _WAIVER_LATER)
    check_stands(fields, article)
    if (state := fields.word("state", Placed)) is Placed.ORPHANED:
        raise fields.refused("state", "is orphaned, which no waiver is")
    return Waiver(
        id=fields.identity("id", ids),
        version=fields.whole("version"),
        start=fields.whole("start"),
        end=fields.whole("end"),
        exact=fields.string("exact"),
        reason=fields.filled("reason"),
        by=fields.string("by"),
        at=fields.moment("at"),
        removed_at=fields.moment_or_none("removed_at"),
        state=state,
        reread=fields.truth("reread"),
        carried_from=fields.string_or_none("carried_from"),
    )


def _row(value: object, place: str, article: Article) -> HistoryRow:
    fields = Fields(value, place, _ROW)
    try:
        subject = Subject.from_path(article.id, fields.string("subject"))
    except InvalidValue as error:
        raise fields.refused("subject", "names nothing that history is kept of") from error
    if subject.kind == "article" and subject.id != article.id:
        raise fields.refused("subject", "names another article")
    before, after = _state(fields, "before"), _state(fields, "after")
    if before is None and after is None:
        raise fields.refused("after", "is null, and so is what was before")
    group, undoes = fields.whole("group", least=1), fields.whole_or_none("undoes", least=1)
    if undoes is not None and undoes >= group:
        raise fields.refused("undoes", "names a group that is not before its own")
    return HistoryRow(
        seq=fields.whole("seq", least=1),
        group=group,
        undoes=undoes,
        at=fields.moment("at", as_it_is=True),
        by=fields.string("by"),
        action=fields.filled("action"),
        subject=subject,
        before=before,
        after=after,
        hash=fields.string("hash"),
    )


def _state(fields: Fields, key: str) -> State | None:
    value = fields.raw(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise fields.refused(key, "is neither an object nor null")
    check_plain(value, fields.place(key))
    return value


def _listen(history: tuple[HistoryRow, ...], known: _Known) -> None:
    """Take from the history what the claims do not say: who set their present status, and their parts' order."""
    for index, row in enumerate(history):
        if row.after is None:
            continue
        place = f"history[{index}].after"
        if row.subject.kind == "claim" and "checked" in row.after:
            _listen_checked(row, known, f"{place}.checked")
        elif row.subject.kind in ("passage", "note", "correction") and "ordinal" in row.after:
            ordinal = row.after["ordinal"]
            if not isinstance(ordinal, int) or isinstance(ordinal, bool):
                raise InvalidValue(f"{place}.ordinal is not a whole number.")
            known.ordinals[row.subject.id] = ordinal


def _listen_checked(row: HistoryRow, known: _Known, place: str) -> None:
    match (row.after or {})["checked"]:
        case None:
            known.checked.pop(row.subject.id, None)
        case [str(by), str(at)]:
            known.checked[row.subject.id] = Stamp(by, at)
        case _:
            raise InvalidValue(f"{place} is neither null nor who and when.")
