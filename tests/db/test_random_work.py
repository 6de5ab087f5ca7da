"""A thousand random actions, undone and redone; memory follows the file at every step."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from annotator.domain import actions, article_actions, waiving
from annotator.domain.change import Change, HistoryRow
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.replay import Desk
from annotator.domain.times import now
from db.errors import NothingToUndo
from db.soundness import misplaced
from db.store import Store
from tests.db.conftest import BY, draft

ACTIONS = 1_000
LINES = (
    "The bridge 😀 opened on Monday, and 👩‍🔬 she said: “It cost 4.2 million.” Nobody was hurt.",
    "قال الوزير إن الجسر مفتوح الآن. وأكد المتحدث أن العمل انتهى 🇩🇪.",
    "In winter there are 1,200; in summer, when the ferry runs, 900. e\u0301te\u0301 नमस्ते दुनिया।",
)


class Worker:
    """Does random things to one article, folding what comes back."""

    def __init__(self, store: Store, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store = store
        self.desk = store.desk(store.add_article(draft(LINES), BY).id)

    def act(self) -> None:
        kinds: list[Callable[[], list[Change]]] = [
            *(self.mark, self.mark, self.status, self.passage, self.move, self.drop, self.split),
            *(self.edit, self.note, self.note, self.remove, self.restore, self.waive, self.rest, self.unwaive),
            self.rename,
        ]
        try:
            changes = self.chance.choice(kinds)()
        except Refused:
            return
        self.fold(self.store.apply(changes, BY))

    def fold(self, rows: list[HistoryRow]) -> None:
        for row in rows:
            self.desk.fold(row)

    def state(self) -> tuple[Any, ...]:
        """Article, claims and waivers, but for when and by whom a claim was changed last."""
        claims = {key: _unstamped(claim) for key, claim in self.desk.claims.items()}
        return self.desk.article, claims, dict(self.desk.waivers)

    def range(self) -> tuple[int, int]:
        text = self.desk.article.newest.text
        while True:
            start = self.chance.randrange(len(text))
            end = min(len(text), start + self.chance.randint(1, 40))
            if text[start:end].strip():
                return start, end

    def claims(self, removed: bool = False) -> list[Claim]:
        return [c for c in self.desk.claims.values() if (c.removed_at is not None) is removed]

    def claim(self, removed: bool = False) -> Claim:
        standing = self.claims(removed)
        if not standing:
            raise Refused("none")
        return self.chance.choice(standing)

    def mark(self) -> list[Change]:
        status = self.chance.choice(list(Status))
        return actions.mark_claim(self.desk.article, *self.range(), by=BY, at=now(), status=status)

    def status(self) -> list[Change]:
        some = [claim for claim in self.claims() if self.chance.random() < 0.4]
        return actions.set_status(self.desk.article, some, self.chance.choice(list(Status)), by=BY, at=now())

    def passage(self) -> list[Change]:
        return actions.add_passage(self.desk.article, self.claim(), *self.range())

    def move(self) -> list[Change]:
        return actions.move_passage(self.desk.article, self.claim(), *self.range())

    def drop(self) -> list[Change]:
        claim = self.claim()
        if not claim.passages:
            return []
        return actions.drop_passage(self.desk.article, claim, self.chance.choice(claim.passages))

    def split(self) -> list[Change]:
        claim = self.claim()
        starts = [p.start for p in claim.passages if p.start is not None]
        offset = (starts[0] if starts else 0) + self.chance.randint(0, 12)
        return actions.split_claim(self.desk.article, claim, offset, by=BY, at=now())

    def edit(self) -> list[Change]:
        text = self.chance.choice(["It was so.", "", "😀 نعم", "Another wording."])
        return actions.edit_claim(self.desk.article, self.claim(), statement=text, claimant=text[:4])

    def note(self) -> list[Change]:
        claim = self.claim()
        old = self.chance.choice([*claim.notes, None])
        text = self.chance.choice(["Asked.", "Asked again.", ""])
        return actions.write_note(self.desk.article, claim, text, by=BY, at=now(), note=old)

    def remove(self) -> list[Change]:
        return actions.remove_claims(self.desk.article, [self.claim()], at=now())

    def restore(self) -> list[Change]:
        return actions.restore_claim(self.desk.article, self.claim(removed=True))

    def waive(self) -> list[Change]:
        return waiving.waive(self.desk.article, *self.range(), by=BY, at=now())

    def rest(self) -> list[Change]:
        return waiving.waive_rest(self.desk.article, self.range()[0], [self.range()], by=BY, at=now())

    def unwaive(self) -> list[Change]:
        some = [w for w in self.desk.waivers.values() if w.removed_at is None and self.chance.random() < 0.2]
        return waiving.remove_waivers(self.desk.article, some, at=now())

    def rename(self) -> list[Change]:
        return article_actions.edit_article(self.desk.article, title=f"Title {self.chance.randint(1, 9)}")


def _unstamped(claim: Claim) -> dict[str, Any]:
    state = actions.state_of(claim)
    return state | {"passages": claim.passages, "notes": claim.notes}


@pytest.mark.parametrize("seed", [1, 2])
def test_all_undone_is_the_beginning_and_all_redone_the_end(store: Store, seed: int) -> None:
    worker = Worker(store, seed)
    key = worker.desk.article.id
    beginning = worker.state()
    for turn in range(ACTIONS):
        worker.act()
        if turn % 50 == 0:
            assert store.desk(key) == worker.desk
    end = worker.state()
    assert store.desk(key) == worker.desk
    assert misplaced(worker.desk.article, list(worker.desk.claims.values()), list(worker.desk.waivers.values())) == []

    assert _to_the_end(worker, lambda: store.undo(key, BY)) > 500
    assert worker.state() == beginning
    assert store.desk(key) == worker.desk

    _to_the_end(worker, lambda: store.redo(key, BY))
    assert worker.state() == end
    desk: Desk = store.desk(key)
    assert desk == worker.desk


def _to_the_end(worker: Worker, step: Callable[[], list[HistoryRow]]) -> int:
    steps = 0
    while True:
        try:
            worker.fold(step())
        except NothingToUndo:
            return steps
        steps += 1
