"""Updating an article in the library: one group, undone and redone whole, refused where others have worked on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain import actions, article_actions, placing, waiving
from annotator.domain.article import Article, ArticleDraft
from annotator.domain.claim import Claim, Placed, Status
from annotator.domain.errors import Refused
from annotator.domain.interchange import from_json, to_json
from annotator.domain.times import now
from db.check import check
from db.errors import Conflict, NothingToUndo
from db.store import Store
from tests.db.conftest import BY, LINES, draft, give, mark

OTHER = "Theo Lin"
THIRD = "About 900 lorries cross it each day; in winter there are 1,200. Nobody was hurt."
CHANGED = (
    LINES[0].replace("three years late", "four years late"),
    "A new paragraph says that the old ferry was sold in May.",
    THIRD,
)


@pytest.fixture
def marked(store: Store, article: Article) -> Iterator[Article]:
    mark(store, article, "three years late", status=Status.VERIFIED)
    mark(store, article, "900 lorries")
    mark(store, article, "أن العمل انتهى")
    start = article.newest.text.index("Nobody was hurt")
    store.apply(waiving.waive(article, start, start + 15, by=BY, at=now()), BY)
    yield article


def updated(store: Store, article: Article, lines: tuple[str, ...] = CHANGED, by: str = BY) -> Article:
    store.update_article(article.id, draft(lines), by)
    return store.article(article.id)


def states(store: Store, article: Article) -> dict[int, tuple[Placed, str]]:
    return {
        claim.number: (claim.passages[0].state, claim.passages[0].exact)
        for claim in store.claims(article.id)
        if claim.passages
    }


def test_an_update_carries_claims_and_waivers_over(store: Store, marked: Article, library: Path) -> None:
    after = updated(store, marked)
    assert [version.number for version in after.versions] == [1, 2]
    assert after.newest.text == "\n".join(CHANGED)
    assert states(store, marked) == {
        1: (Placed.MOVED, "four years late"),
        2: (Placed.KEPT, "900 lorries"),
        3: (Placed.ORPHANED, "أن العمل انتهى"),
    }
    first = store.claims(marked.id)[0]
    assert [passage.version for passage in first.all_passages] == [1, 2]
    assert first.passages[0].carried_from == first.earlier[0].id
    assert first.status is Status.VERIFIED
    (waiver,) = [w for w in store.desk(marked.id).waivers.values() if w.version == 2]
    assert (waiver.exact, waiver.state, waiver.by) == ("Nobody was hurt", Placed.KEPT, BY)
    assert check(library) == []


def test_it_is_one_step_to_undo_and_to_redo(store: Store, marked: Article, library: Path) -> None:
    before = store.desk(marked.id)
    updated(store, marked)
    after = store.desk(marked.id)
    store.undo(marked.id, BY)
    undone = store.desk(marked.id)
    assert (undone.article, undone.waivers) == (before.article, before.waivers)
    assert [c.passages for c in undone.claims.values()] == [c.passages for c in before.claims.values()]
    assert check(library) == []
    store.redo(marked.id, BY)
    redone = store.desk(marked.id)
    assert (redone.article, redone.waivers) == (after.article, after.waivers)
    assert [c.all_passages for c in redone.claims.values()] == [c.all_passages for c in after.claims.values()]
    assert check(library) == []


def test_an_undone_update_gives_its_number_to_the_next(store: Store, marked: Article, library: Path) -> None:
    updated(store, marked)
    store.undo(marked.id, BY)
    after = updated(store, marked, ("Something else altogether was written here.",))
    assert [version.number for version in after.versions] == [1, 2]
    assert after.newest.text.startswith("Something else")
    with pytest.raises(NothingToUndo):
        store.redo(marked.id, BY)
    assert check(library) == []


def test_undo_is_refused_once_another_has_worked_on_the_version(store: Store, marked: Article) -> None:
    after = updated(store, marked)
    mark(store, after, "the old ferry was sold", by=OTHER)
    with pytest.raises(Conflict, match="worked on version 2"):
        store.undo(marked.id, BY)
    assert store.article(marked.id).newest.number == 2
    store.undo(marked.id, OTHER)
    store.undo(marked.id, BY)
    assert store.article(marked.id).newest.number == 1


def test_undo_is_refused_once_another_has_settled_a_place(store: Store, marked: Article) -> None:
    after = updated(store, marked)
    claim = store.claims(marked.id)[0]
    store.apply(placing.confirm_passage(after, claim, claim.passages[0]), OTHER)
    with pytest.raises(Conflict):
        store.undo(marked.id, BY)


def test_what_is_marked_on_a_text_that_was_updated_meanwhile_is_refused(store: Store, marked: Article) -> None:
    stale = actions.mark_claim(marked, 0, 9, by=OTHER, at=now())
    updated(store, marked)
    with pytest.raises(Conflict, match=f"updated to version 2 by {BY}"):
        store.apply(stale, OTHER)
    claim = store.claims(marked.id)[1]
    give(store, marked, claim, Status.DISPUTED, by=OTHER)  # a status holds in any version
    assert store.claims(marked.id)[1].status is Status.DISPUTED


def test_a_claim_marked_while_the_update_was_worked_out_is_carried_too(store: Store, marked: Article) -> None:
    told: list[int] = []

    def tell(_done: int, _total: int) -> None:
        if not told:
            told.append(1)
            mark(store, marked, "4.2 million", by=OTHER)

    store.update_article(marked.id, draft(CHANGED), BY, tell)
    assert states(store, marked)[4] == (Placed.KEPT, "4.2 million")


def test_the_same_text_makes_no_version(store: Store, marked: Article) -> None:
    with pytest.raises(Refused, match="same as that of version 1"):
        store.update_article(marked.id, draft(), BY)
    assert len(store.article(marked.id).versions) == 1


def test_a_removed_claim_is_carried_so_that_it_can_be_restored(store: Store, marked: Article) -> None:
    claim = store.claims(marked.id)[1]
    store.apply(actions.remove_claims(marked, [claim], at=now()), BY)
    after = updated(store, marked)
    gone = store.claims(marked.id)[1]
    store.apply(actions.restore_claim(after, gone), BY)
    assert states(store, marked)[2] == (Placed.KEPT, "900 lorries")


def test_places_are_settled_one_by_one(store: Store, marked: Article, library: Path) -> None:
    after = updated(store, marked)

    def of(number: int) -> Claim:
        return store.claims(marked.id)[number - 1]

    store.apply(placing.confirm_passage(after, of(1), of(1).passages[0]), BY)
    assert states(store, marked)[1] == (Placed.KEPT, "four years late")
    with pytest.raises(Refused, match="no place to confirm"):
        placing.confirm_passage(after, of(3), of(3).passages[0])
    start = after.newest.text.index("the old ferry")
    store.apply(placing.place_passage(after, of(3), of(3).passages[0], start, start + 13), BY)
    assert states(store, marked)[3] == (Placed.KEPT, "the old ferry")
    store.apply(placing.let_go_passage(after, of(3), of(3).passages[0]), BY)
    assert states(store, marked)[3] == (Placed.ORPHANED, "أن العمل انتهى")
    for _ in range(3):
        store.undo(marked.id, BY)
    assert states(store, marked)[1] == (Placed.MOVED, "four years late")
    assert check(library) == []


def test_an_orphan_whose_words_come_back_is_moved_to_be_confirmed(store: Store, marked: Article) -> None:
    updated(store, marked)
    updated(store, marked, LINES)
    state, exact = states(store, marked)[3]
    assert (state, exact) == (Placed.MOVED, "أن العمل انتهى")


def test_what_was_never_confirmed_is_not_kept_by_the_next_update(store: Store, marked: Article) -> None:
    updated(store, marked)
    updated(store, marked, (*CHANGED, "The council meets again on Friday."))
    assert states(store, marked)[1] == (Placed.MOVED, "four years late")


def test_two_windows_see_the_update(store: Store, marked: Article, library: Path) -> None:
    with Store.open(library) as other:
        desk = other.desk(marked.id)
        updated(store, marked)
        rows = other.history(marked.id, desk.seq)
        assert rows[0].subject.path == "version/2"
        assert other.desk(marked.id).article.newest.number == 2


def test_it_leaves_and_comes_back_as_json(store: Store, marked: Article, tmp_path: Path) -> None:
    updated(store, marked)
    store.undo(marked.id, BY)
    updated(store, marked)
    review = store.review(marked.id)
    assert from_json(to_json(review)) == review
    other = tmp_path / "other.sqlite"
    with Store.open(other) as elsewhere:
        elsewhere.add_review(from_json(to_json(review)), BY)
        assert elsewhere.review(marked.id) == review
        elsewhere.undo(marked.id, BY)
        assert elsewhere.article(marked.id).newest.number == 1
        elsewhere.redo(marked.id, BY)
        assert elsewhere.review(marked.id).article == review.article
        copy, _ = elsewhere.add_review(review, BY, copy=True)
        assert elsewhere.article(copy.article.id).newest.text == review.article.newest.text
    assert check(other) == []


def test_redoing_a_version_whose_text_did_not_travel_is_refused_in_words(
    store: Store, marked: Article, tmp_path: Path
) -> None:
    updated(store, marked)
    store.undo(marked.id, BY)
    with Store.open(tmp_path / "other.sqlite") as elsewhere:
        elsewhere.add_review(store.review(marked.id), BY)
        with pytest.raises(Conflict, match="not in this library any more"):
            elsewhere.redo(marked.id, BY)


def test_the_title_goes_with_the_headline_unless_the_reviewer_gave_another(store: Store) -> None:
    def told(title: str, headline: str) -> ArticleDraft:
        from dataclasses import replace

        return replace(draft((headline, THIRD)), title=title)

    article = store.add_article(told("Bridge opens", "Bridge opens"), BY)
    store.update_article(article.id, told("Bridge opens late", "Bridge opens late"), BY)
    assert store.article(article.id).title == "Bridge opens late"
    store.undo(article.id, BY)
    assert store.article(article.id).title == "Bridge opens"
    store.apply(article_actions.edit_article(store.article(article.id), title="Our bridge piece"), BY)
    store.update_article(article.id, told("Bridge closes", "Bridge closes"), BY)
    assert store.article(article.id).title == "Our bridge piece"
