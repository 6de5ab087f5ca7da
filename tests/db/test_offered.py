"""Which group undo and redo take: found without going through the history, and the same as two stacks would say."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from annotator.domain import actions
from annotator.domain.article import Article
from annotator.domain.change import HistoryRow
from annotator.domain.claim import Status
from annotator.domain.times import now
from db import undo
from db.check import check
from db.errors import Conflict, NothingToUndo
from db.store import Store
from tests.db.conftest import BY, draft, give, mark

OTHER = "Theo Lin"


def stacks(rows: list[HistoryRow], reviewer: str) -> tuple[int | None, int | None]:
    """The groups that undo and redo take, by keeping two stacks from the beginning."""
    to_undo: list[int] = []
    to_redo: list[int] = []
    for row in rows[1:]:
        if row.seq != row.group or row.by != reviewer:
            continue
        if row.undoes is None:
            to_undo.append(row.group)
            to_redo.clear()
        elif to_undo and row.undoes == to_undo[-1]:
            to_undo.pop()
            to_redo.append(row.group)
        else:
            assert row.undoes == to_redo.pop()
            to_undo.append(row.group)
    return to_undo[-1] if to_undo else None, to_redo[-1] if to_redo else None


def offered(store: Store, article: Article, reviewer: str) -> tuple[int | None, int | None]:
    found = store.offered(article.id, reviewer)
    return found.undo and found.undo.seq, found.redo and found.redo.seq


steps_of_two = st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.sampled_from([BY, OTHER])), max_size=24)


@settings(max_examples=25)
@given(steps_of_two, st.booleans())
def test_two_stacks_would_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]], apart: bool
) -> None:
    with Store.open(tmp_path_factory.mktemp("offered") / "library.sqlite") as store:
        article = store.add_article(draft(), BY)
        claims = [mark(store, article, "three years late"), mark(store, article, "Nobody was hurt", OTHER)]
        for step, by in steps:
            own = claims[by == OTHER if apart else 0]
            try:
                if step == "do":
                    found = store.claim(own.id)[1]
                    status = Status.DISPUTED if found.status is not Status.DISPUTED else Status.VERIFIED
                    give(store, article, found, status, by)
                else:
                    (store.undo if step == "undo" else store.redo)(article.id, by)
            except (NothingToUndo, Conflict):
                assert not (apart and step == "do")
            if own.id not in {claim.id for claim in store.claims(article.id)}:
                store.redo(article.id, by)  # the claims themselves stay
            rows = store.history(article.id)
            for reviewer in (BY, OTHER):
                assert offered(store, article, reviewer) == stacks(rows, reviewer)


@pytest.mark.parametrize("turns", [1, 31, 32, 33, 100])
def test_going_to_and_fro_ends_where_it_began(store: Store, article: Article, turns: int) -> None:
    first = mark(store, article, "three years late")
    mark(store, article, "Nobody was hurt")
    for _ in range(turns):
        store.undo(article.id, BY)
        store.redo(article.id, BY)
    store.undo(article.id, BY)
    assert [claim.id for claim in store.claims(article.id)] == [first.id]
    store.undo(article.id, BY)
    assert store.claims(article.id) == []
    for _ in range(turns):
        mark(store, article, "900 lorries")
        store.undo(article.id, BY)
    with pytest.raises(NothingToUndo):
        store.undo(article.id, BY)
    store.redo(article.id, BY)
    with pytest.raises(NothingToUndo):
        store.redo(article.id, BY)


def test_the_newest_thousand_are_offered_and_can_all_be_redone(
    store: Store, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert undo.OFFERED == 1000
    monkeypatch.setattr(undo, "OFFERED", 40)
    for _ in range(43):
        mark(store, article, "three years late")
    for _ in range(40):
        store.undo(article.id, BY)
    with pytest.raises(NothingToUndo, match="nothing of yours to undo"):
        store.undo(article.id, BY)
    assert [claim.number for claim in store.claims(article.id)] == [1, 2, 3]
    for _ in range(40):
        store.redo(article.id, BY)
    with pytest.raises(NothingToUndo, match="nothing of yours to redo"):
        store.redo(article.id, BY)
    assert len(store.claims(article.id)) == 43


def test_two_windows_of_one_reviewer_share_what_is_offered(store: Store, library: Path, article: Article) -> None:
    with Store.open(library) as other:
        mark(store, article, "three years late")
        mark(other, article, "Nobody was hurt")
        store.undo(article.id, BY)
        other.undo(article.id, BY)
        assert store.claims(article.id) == []
        store.redo(article.id, BY)
        other.redo(article.id, BY)
        assert [claim.number for claim in other.claims(article.id)] == [1, 2]
    assert check(library) == []


def test_an_own_change_that_was_itself_undone_does_not_stand_against_it(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    give(store, article, claim, Status.VERIFIED)
    for _ in range(2):
        store.undo(article.id, BY)
    assert store.claims(article.id) == []


def test_anothers_change_that_they_undid_does_not_stand_against_it(store: Store, article: Article) -> None:
    claim = mark(store, article, "three years late")
    give(store, article, claim, Status.VERIFIED, OTHER)
    store.undo(article.id, OTHER)
    store.redo(article.id, OTHER)
    with pytest.raises(Conflict):
        store.undo(article.id, BY)
    store.undo(article.id, OTHER)
    store.undo(article.id, BY)
    assert store.claims(article.id) == []
    with pytest.raises(Conflict):
        store.redo(article.id, OTHER)  # what it was about is gone
    store.redo(article.id, BY)
    store.redo(article.id, OTHER)
    assert store.claim(claim.id)[1].status is Status.VERIFIED


@pytest.mark.parametrize("part", ["note", "passage", "removal"])
def test_what_another_added_to_a_claim_keeps_it(store: Store, article: Article, part: str) -> None:
    claim = mark(store, article, "three years late")
    changes = {
        "note": lambda: actions.write_note(article, claim, "Asked.", by=OTHER, at=now()),
        "passage": lambda: actions.add_passage(article, claim, 0, 9),
        "removal": lambda: actions.remove_claims(article, [claim], at=now()),
    }[part]()
    store.apply(changes, OTHER)
    before = store.review(article.id)
    with pytest.raises(Conflict, match="was changed by Theo Lin since"):
        store.undo(article.id, BY)
    assert store.review(article.id) == before
    assert store.offered(article.id, BY).undo is not None
    store.undo(article.id, OTHER)
    store.undo(article.id, BY)
    assert store.claims(article.id) == []


def test_one_subject_of_a_group_that_another_changed_keeps_the_whole_group(store: Store, article: Article) -> None:
    claims = [mark(store, article, quote) for quote in ("three years late", "Nobody was hurt")]
    store.apply(actions.set_status(article, claims, Status.VERIFIED, by=BY, at=now()), BY)
    give(store, article, store.claim(claims[1].id)[1], Status.DISPUTED, OTHER)
    with pytest.raises(Conflict, match="Claim 2 was changed by Theo Lin"):
        store.undo(article.id, BY)
    assert store.claim(claims[0].id)[1].status is Status.VERIFIED


def test_what_another_did_to_other_claims_does_not_matter(store: Store, article: Article) -> None:
    mark(store, article, "three years late")
    give(store, article, mark(store, article, "Nobody was hurt", OTHER), Status.VERIFIED, OTHER)
    store.undo(article.id, BY)
    assert [claim.number for claim in store.claims(article.id)] == [2]


class Work:
    """How much SQLite has to do, in hundreds of its instructions, of which each row gone through takes some."""

    def __init__(self) -> None:
        self.done = 0

    def watch(self, connection: sqlite3.Connection, _record: object) -> None:
        connection.set_progress_handler(self._count, 100)

    def _count(self) -> int:
        self.done += 1
        return 0

    def of(self, step: Callable[[], object]) -> int:
        self.done = 0
        step()
        return self.done


@pytest.fixture
def work() -> Iterator[Work]:
    watcher = Work()
    event.listen(Engine, "connect", watcher.watch)
    yield watcher
    event.remove(Engine, "connect", watcher.watch)


def test_no_single_action_goes_through_the_whole_history(work: Work, library: Path) -> None:
    chance = random.Random(3)
    with Store.open(library) as store:
        article = store.add_article(draft(), BY)
        claim = mark(store, article, "three years late")

        def costs() -> dict[str, int]:
            status = chance.choice([Status.DISPUTED, Status.UNSOURCED])
            found = store.claim(claim.id)[1]
            return {
                "mark": work.of(lambda: mark(store, article, "Nobody was hurt")),
                "undo": work.of(lambda: store.undo(article.id, BY)),
                "redo": work.of(lambda: store.redo(article.id, BY)),
                "status": work.of(lambda: give(store, article, found, status)),
                "undo status": work.of(lambda: store.undo(article.id, BY)),
                "offered": work.of(lambda: store.offered(article.id, BY)),
                "history": work.of(lambda: store.history(article.id, claim_id=claim.id)),
            }

        few = costs()
        for _ in range(30):
            many = [c for i in range(100) for c in actions.mark_claim(article, i % 40, i % 40 + 9, by=OTHER, at=now())]
            store.apply(many, OTHER)
        for name, cost in costs().items():
            assert cost <= few[name] + 20, f"{name}: {few[name]}, then {cost}"
