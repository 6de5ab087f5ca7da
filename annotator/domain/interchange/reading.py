"""From JSON back to a review (design, section 8), with every invariant checked before anything is believed."""

from annotator.domain.article import Article
from annotator.domain.change import HistoryRow, State, Subject, broken_links
from annotator.domain.claim import (
    About,
    Claim,
    Passage,
    Placed,
    Rating,
    Stamp,
    Status,
    Waiver,
    split_passages,
)
from annotator.domain.errors import InvalidValue
from annotator.domain.interchange.article import article_from, check_stands
from annotator.domain.interchange.fields import Fields, check_plain
from annotator.domain.interchange.known import Known
from annotator.domain.interchange.reading_parts import (
    corrections_from,
    evidence_from,
    log_from,
    notes_from,
    queries_from,
    sign_offs_from,
    signed_article,
    signed_claim,
)
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
_STAMP = frozenset(("by", "at"))
_RATING = frozenset(("scale", "value"))
_WAIVER = frozenset(["id", "version", "start", "end", "exact", "reason", "by", "at", "removed_at"])
_WAIVER_LATER: dict[str, object] = {"state": "kept", "reread": False, "carried_from": None}
_ROW = frozenset(["seq", "group", "undoes", "at", "by", "action", "subject", "before", "after", "hash"])


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
    known = Known(article)
    known.listen(history)
    claims = tuple(_claim(item, place, known) for place, item in whole.items("claims"))
    ids: set[str] = set()
    waivers = tuple(_waiver(item, place, article, ids) for place, item in whole.items("waivers"))
    sources = tuple(known.sources[key] for key in sorted(known.sources))
    claims = tuple(signed_claim(claim, known) for claim in claims)
    article = signed_article(article, claims, waivers, whole.raw("article"), known)
    return Review(article, claims, waivers, history, sources)


def _claim(value: object, place: str, known: Known) -> Claim:
    fields = Fields(value, place, _CLAIM)
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
        notes=notes_from(fields, known),
        corrections=corrections_from(fields, known),
        evidence=evidence_from(fields, known),
        queries=queries_from(fields, known),
        log=log_from(fields, known),
        sign_offs=sign_offs_from(fields, known, key),
        removed_at=fields.moment_or_none("removed_at"),
    )


def _passages(claim: Fields, known: Known) -> tuple[Passage, ...]:
    found: list[Passage] = []
    following: dict[int, int] = {}  # by version: without a history, the order is that of the list
    for place, item in claim.items("passages"):
        fields = Fields(item, place, _PASSAGE)
        number = fields.whole("version")
        found.append(_passage(fields, known, following.get(number, 0)))
        following[number] = found[-1].ordinal + 1
    return tuple(found)


def _passage(fields: Fields, known: Known, ordinal: int) -> Passage:
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
