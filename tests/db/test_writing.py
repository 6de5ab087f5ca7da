"""Writing changes: what they rest on, numbers, and text of every kind."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from annotator.domain import actions, article_actions
from annotator.domain.article import Article, SourceFile
from annotator.domain.change import Change, Subject
from annotator.domain.claim import About, Claim, Rating, Status
from annotator.domain.errors import InvalidValue
from annotator.domain.times import from_moment, now
from db.check import check
from db.errors import Conflict, StoreError
from db.store import Store
from tests.db.conftest import BY, draft, give, mark

OTHER = "Theo Lin"
HOSTILE = [
    "Robert'); DROP TABLE claim;--",
    '" OR ""="',
    "%_?:name@x$1\\",
    "</script><b>&amp;",
    "=1+1",
    "\u202egnp.exe",
    "a\u0001\u001b[31m\u007f",
    "😀👨‍👩‍👧 قال 桥 e\u0301 \U0010ffff",
    '{}[]"\\u0000',
    "x" * 1_000_000,
]


@pytest.fixture
def claim(store: Store, article: Article) -> Claim:
    return mark(store, article, "three years late")


def remove(store: Store, article: Article, claim: Claim, by: str = BY) -> None:
    store.apply(actions.remove_claims(article, [claim], at=now()), by)


def note(store: Store, article: Article, claim: Claim, text: str, by: str = BY) -> None:
    store.apply(actions.write_note(article, claim, text, by=by, at=now()), by)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_text_of_every_kind_is_kept_as_it_is(
    store: Store, library: Path, article: Article, claim: Claim, text: str
) -> None:
    note(store, article, claim, text, by=text[:200])
    values: dict[str, Any] = {
        "statement": text,
        "labels": (text, "x"),
        "rating": Rating(text, text),
        "about": About.NAME,
    }
    store.apply(actions.edit_claim(article, claim, **values), text[:200])
    store.apply(article_actions.edit_article(article, title=text), BY)
    found = store.claim(claim.id)[1]
    assert (found.notes[0].text, found.notes[0].by, found.changed.by) == (text, text[:200], text[:200])
    assert (found.statement, found.labels, found.rating) == (text, (text, "x"), Rating(text, text))
    assert store.article(article.id).title == text
    assert store.offered(article.id, text[:200]).undo is not None
    assert check(library) == []


@pytest.mark.parametrize("reviewer", ["Mara\0Boyd", "Mara \udcff"])
def test_a_reviewer_whose_name_cannot_be_kept_is_told_so(store: Store, article: Article, reviewer: str) -> None:
    changes = actions.mark_claim(article, 0, 9, by=BY, at=now())
    with pytest.raises(InvalidValue, match="reviewer's name"):
        store.apply(changes, reviewer)
    assert store.claims(article.id) == []


def test_an_article_whose_title_cannot_be_kept_is_not_stored(store: Store) -> None:
    made = draft()
    source = SourceFile("\udcff.txt", "text/plain", "0" * 64)
    for wrong in (replace(made, title="A\0B"), replace(made, byline="A \ud83d"), replace(made, source=source)):
        with pytest.raises(InvalidValue, match="cannot be kept"):
            store.add_article(wrong, BY)
    assert store.articles() == []


def test_no_changes_are_no_group(store: Store, article: Article) -> None:
    before = store.review(article.id)
    assert store.apply([], BY) == []
    assert store.review(article.id) == before


def test_changes_of_two_articles_are_a_bug(store: Store, article: Article) -> None:
    other = store.add_article(draft(), BY)
    with pytest.raises(ValueError, match="one article"):
        store.apply(
            [*actions.mark_claim(article, 0, 9, by=BY, at=now()), *actions.mark_claim(other, 0, 9, by=BY, at=now())], BY
        )


def test_an_article_that_is_not_here_is_said(store: Store, article: Article) -> None:
    change = Change("article.rename", Subject("nobody", "article", "nobody"), {"title": "a"}, {"title": "b"})
    for attempt in (
        lambda: store.apply([change], BY),
        lambda: store.article("nobody"),
        lambda: store.claim("x"),
        lambda: store.waiver("x"),
    ):
        with pytest.raises(StoreError, match="There is no"):
            attempt()


def test_the_rows_of_a_group_share_its_first_number_its_moment_and_who(store: Store, article: Article) -> None:
    rows = store.apply(actions.mark_claim(article, 0, 9, by=BY, at=now()), BY)
    assert [(row.seq, row.group, row.undoes) for row in rows] == [(2, 2, None), (3, 2, None)]
    assert len({row.at for row in rows}) == 1
    assert from_moment(rows[0].at)
    assert store.history(article.id)[1:] == rows


def test_numbers_are_given_once_and_counted_in_each_article(store: Store, article: Article) -> None:
    other = store.add_article(draft(), BY)
    numbers = []
    for turn in range(4):
        claim = mark(store, article, "three years late")
        numbers.append(claim.number)
        if turn == 1:
            remove(store, article, claim)
        if turn == 2:
            store.undo(article.id, BY)
    assert numbers == [1, 2, 3, 4]
    assert mark(store, other, "Nobody was hurt").number == 1


def test_several_claims_of_one_group_are_numbered_in_order(store: Store, article: Article) -> None:
    changes = [c for start in (0, 10, 20) for c in actions.mark_claim(article, start, start + 9, by=BY, at=now())]
    rows = store.apply(changes, BY)
    assert [row.after["number"] for row in rows if row.after and "number" in row.after] == [1, 2, 3]


def test_more_subjects_than_one_query_takes(store: Store, library: Path, article: Article) -> None:
    count = 1_203
    changes = [c for i in range(count) for c in actions.mark_claim(article, i % 40, i % 40 + 9, by=BY, at=now())]
    store.apply(changes, BY)
    claims = store.claims(article.id)
    store.apply(actions.set_status(article, claims, Status.VERIFIED, by=BY, at=now()), BY)
    assert {claim.status for claim in store.claims(article.id)} == {Status.VERIFIED}
    store.undo(article.id, BY)
    assert [claim.status for claim in store.claims(article.id)] == [Status.UNCHECKED] * count
    store.redo(article.id, BY)
    store.undo(article.id, BY)
    store.undo(article.id, BY)
    assert store.claims(article.id) == []
    store.redo(article.id, BY)
    assert [claim.number for claim in store.claims(article.id)] == [claim.number for claim in claims]
    assert check(library) == []


def test_one_claim_of_many_that_another_changed_refuses_them_all(store: Store, article: Article) -> None:
    claims = [mark(store, article, quote) for quote in ("three years late", "Nobody was hurt", "900 lorries")]
    give(store, article, claims[1], Status.DISPUTED, OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match=r"Claim 2 was changed by Theo Lin since: status is now “disputed”; yours, “ver"):
        store.apply(actions.set_status(article, claims, Status.VERIFIED, by=BY, at=now()), BY)
    assert store.review(article.id) == before


def test_what_another_took_away_is_not_changed(store: Store, article: Article, claim: Claim) -> None:
    note(store, article, claim, "Asked.")
    seen = store.claim(claim.id)[1]
    store.apply(actions.write_note(article, seen, "", by=OTHER, at=now(), note=seen.notes[0]), OTHER)
    with pytest.raises(Conflict, match=r"A note of claim 1 was taken away by Theo Lin"):
        store.apply(actions.write_note(article, seen, "Asked twice.", by=BY, at=now(), note=seen.notes[0]), BY)


def test_the_passage_that_two_move_is_moved_by_the_first(store: Store, article: Article, claim: Claim) -> None:
    store.apply(actions.move_passage(article, claim, 0, 9), OTHER)
    with pytest.raises(Conflict, match=r"A passage of claim 1 was taken away by Theo Lin"):
        store.apply(actions.move_passage(article, claim, 10, 19), BY)
    assert [p.exact for p in store.claim(claim.id)[1].passages] == ["The north"]


def test_a_claim_in_the_bin_and_its_parts_are_not_changed(store: Store, article: Article, claim: Claim) -> None:
    remove(store, article, claim, OTHER)
    before = store.review(article.id)
    for changes in (
        actions.set_status(article, [claim], Status.VERIFIED, by=BY, at=now()),
        actions.edit_claim(article, claim, statement="So."),
        actions.write_note(article, claim, "Asked.", by=BY, at=now()),
        actions.add_passage(article, claim, 0, 9),
        actions.move_passage(article, claim, 0, 9),
        actions.drop_passage(article, claim, claim.passages[0]),
        actions.remove_claims(article, [claim], at=now()),
    ):
        with pytest.raises(Conflict, match=r"Claim 1 was removed by Theo Lin"):
            store.apply(changes, BY)
    assert store.review(article.id) == before
    store.apply(actions.restore_claim(article, store.claim(claim.id)[1]), BY)
    note(store, article, claim, "Asked.")


def test_an_article_in_the_bin_is_not_worked_on(store: Store, article: Article, claim: Claim) -> None:
    store.apply(article_actions.remove_article(article, at=now()), OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match=r"The article was removed by Theo Lin; your change was not made\."):
        give(store, article, claim, Status.VERIFIED)
    with pytest.raises(Conflict):
        store.undo(article.id, BY)
    with pytest.raises(Conflict):
        store.apply(article_actions.edit_article(article, title="New"), BY)
    assert store.review(article.id) == before
    store.undo(article.id, OTHER)
    give(store, article, claim, Status.VERIFIED)


def test_what_our_own_code_gets_wrong_is_not_put_down_to_others(store: Store, article: Article, claim: Claim) -> None:
    subject = Subject(article.id, "claim", claim.id)
    with pytest.raises(IntegrityError, match="ck_claim_status"):
        store.apply([Change("claim.status", subject, {"status": "unchecked"}, {"status": "perhaps"})], BY)
    assert store.claim(claim.id)[1] == claim


def test_no_row_of_history_is_ever_changed(store: Store, library: Path, article: Article, claim: Claim) -> None:
    def rows() -> list[Any]:
        with closing(sqlite3.connect(library)) as sql:
            return sql.execute("SELECT * FROM history ORDER BY seq").fetchall()

    before = rows()
    for step in (
        lambda: give(store, article, claim, Status.VERIFIED),
        lambda: store.undo(article.id, BY),
        lambda: store.redo(article.id, BY),
        lambda: remove(store, article, claim),
        lambda: store.undo(article.id, BY),
    ):
        step()
        after = rows()
        assert after[: len(before)] == before
        assert len(after) > len(before)
        before = after
