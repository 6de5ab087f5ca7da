"""Rows into values. Core selects, every row fetched at once (10,000 claims: some tens of milliseconds)."""

import gc
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from annotator.domain.article import Article, ArticleSummary, SourceFile, Version
from annotator.domain.change import LIBRARY, HistoryRow
from annotator.domain.claim import Claim, Note, Passage, Status, Waiver
from annotator.domain.house import House, used_sources
from annotator.domain.replay import Desk
from annotator.domain.review import Review
from db.errors import StoreError
from db.rows import (
    TABLES,
    to_article,
    to_claim,
    to_correction,
    to_evidence,
    to_history,
    to_log_entry,
    to_passage,
    to_query,
    to_sign_off,
    to_source,
    to_waiver,
)
from db.schema import (
    article,
    claim,
    correction,
    evidence,
    history,
    house,
    library,
    log_entry,
    note,
    passage,
    query,
    sign_off,
    source,
    version,
    waiver,
)
from db.versions import to_version

_PASSAGE = [column for column in passage.c if column.name != "claim_id"]  # in the order of Passage's fields
_HEADS = [column for column in version.c if column.name not in ("text", "blocks", "suggestions")]
# The lists of a claim's parts that few claims have: how each is asked for, in order, and made.
_PARTS: dict[str, tuple[Select[Any], Callable[[Any], Any]]] = {
    "corrections": (select(correction).join(claim).order_by(correction.c.ordinal, correction.c.id), to_correction),
    "evidence": (select(evidence).join(claim).order_by(evidence.c.ordinal, evidence.c.id), to_evidence),
    "queries": (select(query).join(claim).order_by(query.c.number, query.c.id), to_query),
    "log": (select(log_entry).join(claim).order_by(log_entry.c.ordinal, log_entry.c.id), to_log_entry),
    "sign_offs": (select(sign_off).join(claim).order_by(sign_off.c.at, sign_off.c.id), to_sign_off),
}
_STANDING = version.c.withdrawn == 0


def read_article(sql: Connection, key: str) -> Article:
    """The article with all its versions. Raises StoreError where there is none of that id."""
    row = sql.execute(select(article).where(article.c.id == key)).one_or_none()
    if row is None:
        raise StoreError(f"There is no article {key} in this library.")
    versions = select(version).where(version.c.article_id == key, _STANDING)
    found = sql.execute(versions.order_by(version.c.number)).all()
    signed = select(sign_off).where(sign_off.c.article_id == key).order_by(sign_off.c.at, sign_off.c.id)
    sign_offs = tuple(to_sign_off(s) for s in sql.execute(signed).all())
    with _uncollected():
        return to_article(row, tuple(to_version(v) for v in found), sign_offs)


def read_articles(sql: Connection) -> list[Article]:
    """Every article, removed ones too, newest first; their versions without text and blocks."""
    versions: defaultdict[str, list[Version]] = defaultdict(list)
    for row in sql.execute(select(*_HEADS).where(_STANDING).order_by(version.c.number)).all():
        source = None
        if row.source_name is not None:
            source = SourceFile(row.source_name, row.source_media_type, row.source_sha256)
        versions[row.article_id].append(Version(row.number, row.created, "", row.text_sha256, (), source))
    rows = sql.execute(select(article).order_by(article.c.imported.desc(), article.c.id.desc())).all()
    return [to_article(row, tuple(versions[row.id])) for row in rows]


def read_summaries(sql: Connection) -> list[ArticleSummary]:
    """Every article, removed ones too, with how many of its claims are checked."""
    checked = func.count().filter(claim.c.status != Status.UNCHECKED)
    counted = select(claim.c.article_id, func.count(), checked).where(claim.c.removed_at.is_(None))
    counts = {key: (total, done) for key, total, done in sql.execute(counted.group_by(claim.c.article_id)).all()}
    return [ArticleSummary(found, *counts.get(found.id, (0, 0))) for found in read_articles(sql)]


def read_claims(sql: Connection, article_id: str) -> list[Claim]:
    """The article's claims in order of their numbers, removed ones too."""
    with _uncollected():
        return _claims(sql, claim.c.article_id == article_id, newest_number(sql, article_id))


def read_claim(sql: Connection, key: str) -> tuple[str, Claim]:
    """The claim of that id and its article's id. Raises StoreError where there is none."""
    owner = sql.execute(select(claim.c.article_id).where(claim.c.id == key)).scalar_one_or_none()
    if owner is None:
        raise StoreError(f"There is no claim {key} in this library.")
    return owner, _claims(sql, claim.c.id == key, newest_number(sql, owner))[0]


def newest_number(sql: Connection, article_id: str) -> int:
    """The number of the article's newest version; 0 where there is no such article."""
    found = select(func.max(version.c.number)).where(version.c.article_id == article_id, _STANDING)
    return sql.execute(found).scalar_one() or 0


def _claims(sql: Connection, which: ColumnElement[bool], newest: int) -> list[Claim]:
    passages: defaultdict[str, list[Passage]] = defaultdict(list)
    for row in sql.execute(select(*_PASSAGE, passage.c.claim_id).join(claim).where(which)).all():
        passages[row[-1]].append(to_passage(row))
    notes: defaultdict[str, list[Note]] = defaultdict(list)
    written = select(note).join(claim).where(which).order_by(note.c.ordinal, note.c.id)
    for row in sql.execute(written).all():
        notes[row.claim_id].append(Note(row.id, row.text, row.by, row.at, row.ordinal))
    rows = sql.execute(select(claim).where(which).order_by(claim.c.number)).all()
    claims = [to_claim(row, passages.get(row[0], ()), tuple(notes.get(row[0], ())), newest) for row in rows]
    parts: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, (asked, make) in _PARTS.items():
        for row in sql.execute(asked.where(which)).all():
            parts[row.claim_id][name].append(make(row))
    return [_with(one, parts[one.id]) if one.id in parts else one for one in claims]


def _with(one: Claim, parts: dict[str, list[Any]]) -> Claim:
    lists: dict[str, Any] = {name: tuple(found) for name, found in parts.items()}
    return replace(one, **lists)


def read_review(sql: Connection, article_id: str) -> Review:
    """Everything about the article, with the sources that its claims use."""
    found = read_article(sql, article_id)
    claims, waivers = read_claims(sql, article_id), read_waivers(sql, article_id)
    used = used_sources(read_house(sql).sources, claims)
    return Review(found, tuple(claims), tuple(waivers), tuple(read_history(sql, article_id)), used)


def read_desk(sql: Connection, article_id: str) -> Desk:
    """The article with its claims and waivers, ready to be worked on. Raises StoreError where there is none."""
    found = read_article(sql, article_id)
    claims = {one.id: one for one in read_claims(sql, article_id)}
    waivers = {one.id: one for one in read_waivers(sql, article_id)}
    return Desk(found, claims, waivers, read_head(sql, article_id)[0], house=read_house(sql))


def read_house(sql: Connection) -> House:
    """The library's sources, removed ones too, and what the house has set for it."""
    sources = {row.id: to_source(row) for row in sql.execute(select(source).order_by(source.c.id)).all()}
    settings = {key: json.loads(value) for key, value in sql.execute(select(house.c.id, house.c.value)).all()}
    return House(sources, settings, read_head(sql, LIBRARY)[0])


def read_uses(sql: Connection) -> dict[str, int]:
    """How often each source is used as evidence, or in the calculation of such, under claims that are not removed; by
    its id."""
    used = select(evidence).join(claim).where(claim.c.removed_at.is_(None))
    counted = select(used.subquery().c.source_id, func.count()).group_by("source_id")
    uses = Counter({row[0]: int(row[1]) for row in sql.execute(counted).all()})
    for row in sql.execute(used.where(evidence.c.calculation.is_not(None))).all():
        uses.update(to_evidence(row).rests_on[1:])
    return dict(uses)


def read_part_article(sql: Connection, kind: str, key: str) -> str:
    """The id of the article of a claim's part, such as a passage or a query. Raises StoreError where there is no
    part of that kind and id."""
    part = TABLES[kind]
    owner = select(claim.c.article_id).join(part, part.c.claim_id == claim.c.id).where(part.c.id == key)
    found: str | None = sql.execute(owner).scalar_one_or_none()
    if found is None:
        raise StoreError(f"There is no {kind} {key} in this library.")
    return found


def read_waivers(sql: Connection, article_id: str) -> list[Waiver]:
    """The article's waivers in text order, removed ones too."""
    found = select(waiver).where(waiver.c.article_id == article_id)
    rows = sql.execute(found.order_by(waiver.c.version, waiver.c.start, waiver.c.end, waiver.c.id)).all()
    return [to_waiver(row) for row in rows]


def read_waiver(sql: Connection, key: str) -> tuple[str, Waiver]:
    """The waiver of that id and its article's id. Raises StoreError where there is none."""
    row = sql.execute(select(waiver).where(waiver.c.id == key)).one_or_none()
    if row is None:
        raise StoreError(f"There is no waiver {key} in this library.")
    return row.article_id, to_waiver(row)


def read_history(sql: Connection, article_id: str, after: int = 0, claim_id: str | None = None) -> list[HistoryRow]:
    """The article's history after that `seq`, in order; of one claim and what belongs to it where that is given."""
    if claim_id is not None:
        path = f"claim/{claim_id}"
        own = (history.c.subject == path) & (history.c.article_id == article_id)
        rows = [row for of in (own, beneath(article_id, path)) for row in sql.execute(select(history).where(of)).all()]
        return sorted((to_history(row) for row in rows if row.seq > after), key=lambda row: row.seq)
    found = select(history).where(history.c.article_id == article_id, history.c.seq > after)
    return [to_history(row) for row in sql.execute(found.order_by(history.c.seq)).all()]


def beneath(article_id: str, path: str) -> ColumnElement[bool]:
    """Which rows of history are of what belongs to the subject of that path."""
    within = history.c.subject.between(path + "/", path + "0")  # "0" follows "/"
    return within & (history.c.article_id.concat("") == article_id)  # so that SQLite goes by the subject


def read_head(sql: Connection, article_id: str) -> tuple[int, str]:
    """The last `seq` and hash that the article itself keeps, or, for LIBRARY, the library."""
    kept = library if article_id == LIBRARY else article
    row = sql.execute(select(kept.c.head_seq, kept.c.head_hash).where(kept.c.id == article_id)).one_or_none()
    if row is None:
        raise StoreError(f"There is no article {article_id} in this library.")
    return row.head_seq, row.head_hash


def read_ids(sql: Connection) -> dict[str, list[str]]:
    """The ids of everything a command can name, by kind."""
    return {kind: list(sql.execute(select(table.c.id)).scalars()) for kind, table in TABLES.items() if kind != "house"}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Within it, memory is not searched for cycles: ten thousand values are made and none goes away, and going through
    them again and again takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
