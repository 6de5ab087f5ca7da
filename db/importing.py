"""Bringing in what comes from outside: a new article from a reader's draft, or a whole review with its history."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from annotator.domain.actions import state_of
from annotator.domain.article import Article, ArticleDraft, version_from
from annotator.domain.change import LIBRARY, Change, HistoryRow, Subject
from annotator.domain.claim import Claim
from annotator.domain.errors import Refused
from annotator.domain.evidence import Source
from annotator.domain.ids import new_id
from annotator.domain.marks import Mark
from annotator.domain.replay import METADATA
from annotator.domain.review import Review
from annotator.domain.times import now
from db.rows import from_history, owner, to_columns
from db.schema import (
    article,
    claim,
    correction,
    evidence,
    history,
    log_entry,
    note,
    passage,
    query,
    sign_off,
    source,
    version,
    waiver,
)
from db.versions import from_version
from db.writing import write_group

# The tables of a claim's parts, but for passages, with the names of the lists that hold them.
_PARTS = (
    (note, "notes"),
    (correction, "corrections"),
    (evidence, "evidence"),
    (query, "queries"),
    (log_entry, "log"),
    (sign_off, "sign_offs"),
)


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


def changes_of(new: Article, marks: Sequence[Mark], reviewer: str) -> Sequence[Change]:
    """What the marks of its source come to in a new article. Raises InvalidValue, Refused."""
    if not marks:
        return ()
    from annotator.domain.marking import marked

    return marked(new, marks, by=reviewer, at=new.imported)


def write_article(sql: Connection, new: Article, reviewer: str) -> list[HistoryRow]:
    """The article's rows and the first row of its history, which no undo takes back. Raises InvalidValue where what
    is said of the article cannot be kept."""
    state: dict[str, Any] = {name: getattr(new, name) for name in METADATA}
    state["versions"] = [
        {"number": v.number, "text_sha256": v.text_sha256, "source": v.source and v.source.name} for v in new.versions
    ]
    change = Change("article.import", Subject(new.id, "article", new.id), None, state)
    _insert_article(sql, new)
    return write_group(sql, new.id, [change], reviewer, role="base", in_place=True)


def write_review(sql: Connection, review: Review, reviewer: str) -> None:
    """The review as it is: ids, times, numbers and history; nothing is added to its history. Sources that the library
    lacks come in, with a row of the library's history for each; those it has stay as they are there.

    Raises Refused where an article, claim or the like of the same id is in the library already.
    """
    key = review.article.id
    _refuse_known_ids(sql, review)
    _bring_in_sources(sql, review.sources, reviewer)
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
        .values(
            head_seq=head[0],
            head_hash=head[1],
            last_number=highest_number(review),
            last_query=highest_number(review, "query"),
        )
    )


def _bring_in_sources(sql: Connection, sources: tuple[Source, ...], reviewer: str) -> None:
    known = set(sql.execute(select(source.c.id)).scalars())
    changes = [
        Change("source.import", Subject(LIBRARY, "source", one.id), None, state_of(one))
        for one in sources
        if one.id not in known
    ]
    if changes:
        write_group(sql, LIBRARY, changes, reviewer, role="base")


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


def highest_number(review: Review, kind: str = "claim") -> int:
    """The highest number ever given to a claim, or another kind of subject, of the article, whether it still stands or
    not."""
    given = [one.number for c in review.claims for one in ((c,) if kind == "claim" else c.queries)]
    rows = (row for row in review.history if row.subject.kind == kind)
    given += [row.after["number"] for row in rows if row.after and "number" in row.after]
    return max(given, default=0)


def _insert_article(sql: Connection, new: Article) -> None:
    sql.execute(
        insert(article).values(
            id=new.id, removed_at=new.removed_at, last_number=0, head_seq=0, head_hash="",
            **{name: getattr(new, name) for name in METADATA},
        )
    )  # fmt: skip
    sql.execute(insert(version), [from_version(new.id, v) for v in new.versions])
    _insert_many(sql, sign_off, [{"id": s.id, "article_id": new.id, **state_of(s)} for s in new.sign_offs])


def _insert_claims(sql: Connection, key: str, claims: tuple[Claim, ...]) -> None:
    _insert_many(sql, claim, [
        {"id": c.id, **owner(Subject(key, "claim", c.id)), "changed_by": c.changed.by, "changed_at": c.changed.at,
         **to_columns(state_of(c))} for c in claims
    ])  # fmt: skip
    _insert_many(sql, passage, [
        {"id": p.id, "claim_id": c.id, **to_columns(state_of(p))} for c in claims for p in c.all_passages
    ])  # fmt: skip
    for table, name in _PARTS:
        _insert_many(sql, table, [
            {"id": part.id, "claim_id": c.id, **to_columns(state_of(part))} for c in claims for part in getattr(c, name)
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
        *((table.name.replace("_", " "), table, [p.id for c in review.claims for p in getattr(c, name)])
          for table, name in _PARTS),
        ("waiver", waiver, [w.id for w in review.waivers]),
        ("signature", sign_off, [s.id for s in review.article.sign_offs]),
    ):  # fmt: skip
        for first in range(0, len(keys), 500):
            if sql.execute(select(table.c.id).where(table.c.id.in_(keys[first : first + 500])).limit(1)).first():
                raise Refused(f"A {what} of this review is in another article of this library; import it as a copy.")


def is_same(here: Review, other: Review) -> bool:
    """Whether the library holds the other review already, as it is; one without history is not compared by that."""

    def content(review: Review) -> tuple[object, ...]:
        return review.article, set(review.claims), set(review.waivers), set(review.sources)

    return content(here) == content(other) and (not other.history or here.history == other.history)
