"""Undo and redo out of the history, one reviewer and two, and after a restart."""

from pathlib import Path

import pytest

from annotator.domain import actions
from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.times import now
from db.errors import Conflict, NothingToUndo
from db.store import Store
from tests.db.conftest import BY, give, mark

OTHER = "Theo Lin"


def test_last_in_first_out_and_a_new_action_ends_redo(store: Store, article: Article) -> None:
    first, second = mark(store, article, "three years late"), mark(store, article, "Nobody was hurt")
    store.undo(article.id, BY)
    assert [claim.id for claim in store.claims(article.id)] == [first.id]
    store.redo(article.id, BY)
    assert store.claims(article.id)[1].number == second.number, "redo gives the same number again"
    store.undo(article.id, BY)
    third = mark(store, article, "900 lorries")
    assert third.number == second.number + 1, "a number once given is never given again"
    with pytest.raises(NothingToUndo):
        store.redo(article.id, BY)


def test_several_steps_are_redone_in_order(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    for status in (Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED):
        give(store, article, store.claim(claim.id)[1], status)
    seen = []
    for step in (store.undo, store.undo, store.undo, store.redo, store.redo, store.redo):
        step(article.id, BY)
        seen.append(store.claim(claim.id)[1].status)
    assert seen == [
        *(Status.DISPUTED, Status.VERIFIED, Status.UNCHECKED),
        *(Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED),
    ]


def test_it_survives_a_restart(store: Store, library: Path, article: Article) -> None:
    mark(store, article, "three years late")
    store.close()
    with Store.open(library) as again:
        again.undo(article.id, BY)
        assert again.claims(article.id) == []
    with Store.open(library) as once_more:
        once_more.redo(article.id, BY)
        assert len(once_more.claims(article.id)) == 1


def test_the_import_is_not_undone(store: Store, article: Article) -> None:
    with pytest.raises(NothingToUndo):
        store.undo(article.id, BY)
    assert store.article(article.id) == article


def test_each_undoes_their_own(store: Store, article: Article) -> None:
    mine, theirs = mark(store, article, "three years late"), mark(store, article, "Nobody was hurt", OTHER)
    store.undo(article.id, BY)
    assert [claim.id for claim in store.claims(article.id)] == [theirs.id]
    store.redo(article.id, BY)
    assert {claim.id for claim in store.claims(article.id)} == {mine.id, theirs.id}


def test_what_another_has_changed_since_is_not_taken_back(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    give(store, article, claim, Status.VERIFIED)
    give(store, article, store.claim(claim.id)[1], Status.DISPUTED, OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match=r"Claim 1 .*Theo Lin.*disputed.*verified"):
        store.undo(article.id, BY)
    assert store.review(article.id) == before
    store.undo(article.id, OTHER)
    store.undo(article.id, BY)
    assert store.claim(claim.id)[1].status is Status.UNCHECKED


def test_a_claim_with_anothers_note_is_not_taken_away(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    store.apply(actions.write_note(article, claim, "I asked.", by=OTHER, at=now()), OTHER)
    with pytest.raises(Conflict):
        store.undo(article.id, BY)
    assert len(store.claim(claim.id)[1].notes) == 1


def test_a_change_to_what_is_no_longer_so_is_refused_with_both_versions(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    give(store, article, claim, Status.VERIFIED, OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match=r"Claim 1 .*Theo Lin.*verified.*disputed"):
        give(store, article, claim, Status.DISPUTED)
    assert store.review(article.id) == before
