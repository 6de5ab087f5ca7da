"""Bringing in what comes from outside: a new article from a reader's draft, or a whole review with its history."""

from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, update

from annotator.domain.actions import state_of
from annotator.domain.article import Article, ArticleDraft, version_from
from annotator.domain.change import Change, HistoryRow, Subject
from annotator.domain.claim import Claim, Passage, Waiver
from annotator.domain.errors import Refused
from annotator.domain.ids import new_id
from annotator.domain.replay import METADATA
from annotator.domain.review import Review
from annotator.domain.times import now
from db.rows import from_history, from_version, owner, to_columns
from db.schema import article, claim, correction, history, note, passage, version, waiver
from db.writing import write_group

Carrying = TypeVar("Carrying", Passage, Waiver)


def article_from(draft: ArticleDraft) -> Article:
    """A new article, with ids and times of now, of which the draft's text is version 1."""
    at = now()
    first = version_from(draft, 1, at)
    return Article(
        id=new_id(),
        title=draft.title,
        imported=at,
        versions=(first,),
        byline=draft.byline,
        publication=draft.publication,
        url=draft.url,
        published=draft.published,
        language=draft.language,
        direction=draft.direction,
    )


def write_article(sql: Connection, new: Article, reviewer: str) -> list[HistoryRow]:
    """The article's rows and the first row of its history, which no undo takes back. Raises InvalidValue where what
    is said of the article cannot be kept."""
    state: dict[str, Any] = {name: getattr(new, name) for name in METADATA}
    state["versions"] = [
        {"number": v.number, "text_sha256": v.text_sha256, "source": v.source and v.source.name} for v in new.versions
    ]
    change = Change("article.import", Subject(new.id, "article", new.id), None, state)
    _insert_article(sql, new)
    return write_group(sql, new.id, [change], reviewer, role="base")


def write_review(sql: Connection, review: Review) -> None:
    """The review as it is: ids, times, numbers and history; nothing is added to its history.

    Raises Refused where an article, claim or the like of the same id is in the library already.
    """
    key = review.article.id
    _refuse_known_ids(sql, review)
    _insert_article(sql, review.article)
    _insert_claims(sql, key, review.claims)
    _insert_many(sql, waiver, [
        {"id": w.id, "article_id": key, **to_columns(state_of(w))} for w in review.waivers
    ])  # fmt: skip
    roles = roles_of(review.history)
    _insert_many(sql, history, [from_history(row, roles[row.group]) for row in review.history])
    head = (review.history[-1].seq, review.history[-1].hash) if review.history else (0, "")
    sql.execute(
        update(article)
        .where(article.c.id == key)
        .values(head_seq=head[0], head_hash=head[1], last_number=highest_number(review))
    )


def roles_of(rows: tuple[HistoryRow, ...]) -> dict[int, str]:
    """What each group is to undo: `base`, `do`, `undo` or `redo`, by the group's first `seq`."""
    roles: dict[int, str] = {}
    for row in rows:
        if row.group in roles:
            continue
        if row.undoes is not None:
            roles[row.group] = "redo" if roles.get(row.undoes) == "undo" else "undo"
        else:
            roles[row.group] = "base" if row.action == "article.import" else "do"
    return roles


def highest_number(review: Review) -> int:
    """The highest number ever given to a claim of the article, whether it still stands or not."""
    given = [c.number for c in review.claims]
    given += [row.after["number"] for row in review.history if row.after and "number" in row.after]
    return max(given, default=0)


def _insert_article(sql: Connection, new: Article) -> None:
    sql.execute(
        insert(article).values(
            id=new.id, removed_at=new.removed_at, last_number=0, head_seq=0, head_hash="",
            **{name: getattr(new, name) for name in METADATA},
        )
    )  # fmt: skip
    sql.execute(insert(version), [from_version(new.id, v) for v in new.versions])


def _insert_claims(sql: Connection, key: str, claims: tuple[Claim, ...]) -> None:
    _insert_many(sql, claim, [
        {"id": c.id, **owner(Subject(key, "claim", c.id)), "changed_by": c.changed.by, "changed_at": c.changed.at,
         **to_columns(state_of(c))} for c in claims
    ])  # fmt: skip
    _insert_many(sql, passage, [
        {"id": p.id, "claim_id": c.id, **to_columns(state_of(p))} for c in claims for p in c.all_passages
    ])  # fmt: skip
    _insert_many(sql, note, [
        {"id": n.id, "claim_id": c.id, **to_columns(state_of(n))} for c in claims for n in c.notes
    ])  # fmt: skip
    _insert_many(sql, correction, [
        {"id": n.id, "claim_id": c.id, **to_columns(state_of(n))} for c in claims for n in c.corrections
    ])  # fmt: skip


def _insert_many(sql: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        sql.execute(insert(table), rows)


def _refuse_known_ids(sql: Connection, review: Review) -> None:
    known = sql.execute(select(article.c.title).where(article.c.id == review.article.id)).scalar_one_or_none()
    if known is not None:
        raise Refused(f"The article “{known}” is in this library already, with other content; import it as a copy.")
    for what, table, keys in (
        ("claim", claim, [c.id for c in review.claims]),
        ("passage", passage, [p.id for c in review.claims for p in c.all_passages]),
        ("note", note, [n.id for c in review.claims for n in c.notes]),
        ("correction", correction, [n.id for c in review.claims for n in c.corrections]),
        ("waiver", waiver, [w.id for w in review.waivers]),
    ):
        for first in range(0, len(keys), 500):
            if sql.execute(select(table.c.id).where(table.c.id.in_(keys[first : first + 500])).limit(1)).first():
                raise Refused(f"A {what} of this review is in another article of this library; import it as a copy.")


def as_copy(review: Review) -> Review:
    """The review with new ids throughout, its history chained anew over them."""
    from annotator.domain.change import GENESIS, chained_hash

    ids: dict[str, str] = {}

    def fresh(key: str) -> str:
        return ids.setdefault(key, new_id())

    def carried(one: Carrying) -> Carrying:
        return replace(one, id=fresh(one.id), carried_from=one.carried_from and fresh(one.carried_from))

    def copied(c: Claim) -> Claim:
        return replace(
            c,
            id=fresh(c.id),
            passages=tuple(carried(p) for p in c.passages),
            earlier=tuple(carried(p) for p in c.earlier),
            notes=tuple(replace(n, id=fresh(n.id)) for n in c.notes),
            corrections=tuple(replace(n, id=fresh(n.id)) for n in c.corrections),
        )

    key = fresh(review.article.id)
    rows: list[HistoryRow] = []
    previous = GENESIS
    for row in review.history:
        s = row.subject
        own = s.id if s.kind == "version" else fresh(s.id)
        subject = Subject(key, s.kind, own, s.claim and fresh(s.claim))
        moved = replace(
            row, subject=subject, after=_with_fresh(row.after, fresh), before=_with_fresh(row.before, fresh)
        )
        previous = chained_hash(previous, moved)
        rows.append(replace(moved, hash=previous))
    return Review(
        replace(review.article, id=key),
        tuple(copied(c) for c in review.claims),
        tuple(carried(w) for w in review.waivers),
        tuple(rows),
    )


def _with_fresh(state: Any, fresh: Any) -> Any:
    if state and state.get("carried_from"):
        return {**state, "carried_from": fresh(state["carried_from"])}
    return state
