"""Whole reviews brought in: as they are, with ids and history, or as copies; and never over something else."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from annotator.domain import actions, article_actions, waiving
from annotator.domain.article import Article, SourceFile
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.review import Review
from annotator.domain.times import now
from db.check import check
from db.store import Store
from tests.db.conftest import BY, draft, give, mark

OTHER = "Theo Lin"


@pytest.fixture
def review(store: Store, article: Article) -> Review:
    """Two claims, one of them undone, a note, a waiver."""
    claim = mark(store, article, "three years late")
    give(store, article, claim, Status.DISPUTED, OTHER)
    store.apply(actions.write_note(article, claim, "Asked 😀.", by=OTHER, at=now()), OTHER)
    store.apply(waiving.waive(article, 0, 9, by=BY, at=now()), BY)
    mark(store, article, "قال الوزير")
    store.undo(article.id, BY)
    return store.review(article.id)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere.sqlite"


def test_a_review_is_the_same_elsewhere_and_is_worked_on_there(review: Review, elsewhere: Path) -> None:
    key = review.article.id
    with Store.open(elsewhere) as store:
        assert store.add_review(review, BY) == (review, True)
        assert store.review(key) == review
        store.redo(key, BY)
        assert [claim.number for claim in store.claims(key)] == [1, 2]
        assert mark(store, review.article, "Nobody was hurt").number == 3
        store.undo(key, OTHER)
        assert store.claims(key)[0].notes == ()
    assert check(elsewhere) == []


def test_importing_adds_no_history_and_an_identical_review_is_not_stored_again(review: Review, elsewhere: Path) -> None:
    with Store.open(elsewhere) as store:
        store.add_review(review, BY)
        assert store.add_review(review, BY) == (review, False)
        assert store.add_review(replace(review, history=()), BY) == (replace(review, history=()), False)
        assert store.review(review.article.id) == review


def test_one_that_is_here_with_other_content_is_refused(store: Store, review: Review, article: Article) -> None:
    mark(store, article, "Nobody was hurt")
    before = store.review(article.id)
    with pytest.raises(Refused, match=r"“The bridge” is in this library already, with other content"):
        store.add_review(review, BY)
    assert store.review(article.id) == before


def test_a_copy_is_the_same_but_for_its_ids_and_stands_beside(store: Store, library: Path, review: Review) -> None:
    copy, new = store.add_review(review, BY, copy=True)
    assert new
    assert store.review(copy.article.id) == copy
    assert store.review(review.article.id) == review

    def ids(found: Review) -> set[str]:
        return {
            found.article.id,
            *(claim.id for claim in found.claims),
            *(passage.id for claim in found.claims for passage in claim.passages),
            *(note.id for claim in found.claims for note in claim.notes),
            *(waiver.id for waiver in found.waivers),
            *(row.subject.id for row in found.history),
        }

    assert not ids(copy) & ids(review)
    assert len(ids(copy)) == len(ids(review))
    assert [c.text for c in copy.claims] == [c.text for c in review.claims]
    assert [(r.seq, r.at, r.by, r.action, r.undoes) for r in copy.history] == [
        (r.seq, r.at, r.by, r.action, r.undoes) for r in review.history
    ]
    store.undo(copy.article.id, OTHER)
    assert store.review(review.article.id) == review
    assert check(library) == []


def test_a_claim_that_another_article_has_is_refused(store: Store, review: Review) -> None:
    other = store.add_article(draft(), BY)
    stolen = replace(review, article=replace(other, id="another"))
    with pytest.raises(Refused, match="A claim of this review is in another article"):
        store.add_review(stolen, BY)
    assert len(store.articles()) == 2


def test_a_review_without_a_history_begins_one(review: Review, elsewhere: Path) -> None:
    bare = replace(review, history=())
    with Store.open(elsewhere) as store:
        store.add_review(bare, BY)
        assert store.offered(bare.article.id, BY) == (None, None)
        claim = mark(store, bare.article, "Nobody was hurt")
        assert claim.number == 2, "the highest that is known of"
        assert [row.seq for row in store.history(bare.article.id)] == [1, 2]
        store.undo(bare.article.id, BY)
        assert store.review(bare.article.id).claims == bare.claims
    assert check(elsewhere) == []


def test_numbers_of_claims_that_are_gone_are_not_given_again(store: Store, article: Article, elsewhere: Path) -> None:
    def numbered(one: Store) -> Claim:
        return mark(one, article, "Nobody was hurt")

    numbered(store)
    numbered(store)
    store.undo(article.id, BY)
    store.undo(article.id, BY)
    with Store.open(elsewhere) as other:
        other.add_review(store.review(article.id), BY)
        assert numbered(other).number == numbered(store).number == 3


def test_nothing_of_a_refused_review_is_stored(store: Store, review: Review, elsewhere: Path) -> None:
    with Store.open(elsewhere) as other:
        held = replace(draft(), title="Another")
        kept = other.add_article(held, BY)
        waiver = replace(review.waivers[0], version=9)
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):  # made up: a bug, so no refusal
            other.add_review(replace(review, waivers=(waiver,)), BY)
        assert [article.id for article in other.articles()] == [kept.id]
    assert check(elsewhere) == []


def test_the_article_of_a_file_is_known_by_what_is_in_it(store: Store) -> None:
    def add() -> Article:
        return store.add_article(replace(draft(), source=SourceFile("bridge.txt", "text/plain", "a" * 64)), BY)

    older, newer = add(), add()
    assert store.article_from_source("a" * 64) == newer.id
    store.apply(article_actions.remove_article(newer, at=now()), BY)
    assert store.article_from_source("a" * 64) == older.id
    assert store.article_from_source("b" * 64) is None


def test_summaries_count_the_claims_that_stand(store: Store, review: Review) -> None:
    other = store.add_article(draft(), BY)
    gone = mark(store, review.article, "Nobody was hurt", status=Status.VERIFIED)
    store.apply(actions.remove_claims(review.article, [gone], at=now()), BY)
    mark(store, review.article, "900 lorries")
    assert [(s.article.id, s.claims, s.checked) for s in store.summaries()] == [
        (other.id, 0, 0),
        (review.article.id, 2, 1),
    ]
