"""Two reviewers, each with a window of their own on one library, doing whatever they can in any order.

Each sees the other's work only when they look (as the window does twice a second), so that much is done on what is no
longer so. Memory must follow the file, a refused change must change nothing, and undo must be what two stacks say."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from annotator.domain import actions, article_actions, waiving
from annotator.domain.change import Change
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Refused
from annotator.domain.replay import Desk
from annotator.domain.times import now
from db.check import check
from db.errors import Conflict, NothingToUndo
from db.store import Store
from tests.db.conftest import draft
from tests.db.test_offered import stacks

LINES = ("The 👩‍🔬 bridge 🇩🇪 opened, she said. Nobody was hurt.", "قال الوزير إن الجسر مفتوح. e\u0301te\u0301")
NAMES = ("Mara Boyd", "Theo Lin")
who = st.integers(0, 1)
picks = st.integers(0, 1 << 30)


class TwoWindows(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.library = Path(self._folder.name) / "library.sqlite"
        self.stores = [Store.open(self.library), Store.open(self.library)]
        self.desks: list[Desk] = []

    @initialize()
    def begin(self) -> None:
        self.key = self.stores[0].add_article(draft(LINES), NAMES[0]).id
        self.desks = [store.desk(self.key) for store in self.stores]

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        assert check(self.library) == []
        self._folder.cleanup()

    # What a reviewer can do

    @rule(one=who, pick=picks, status=st.sampled_from(Status))
    def mark(self, one: int, pick: int, status: Status) -> None:
        self.do(
            one, actions.mark_claim(self.desks[one].article, *self.place(pick), by=NAMES[one], at=now(), status=status)
        )

    @rule(one=who, pick=picks, status=st.sampled_from(Status))
    def set_status(self, one: int, pick: int, status: Status) -> None:
        some = [claim for index, claim in enumerate(self.standing(one)) if pick >> index & 1]
        self.do(one, actions.set_status(self.desks[one].article, some, status, by=NAMES[one], at=now()))

    @rule(
        one=who,
        pick=picks,
        text=st.sampled_from(["", "So it was.", "😀 نعم", "x"]),
        name=st.sampled_from(["statement", "claimant"]),
    )
    def edit(self, one: int, pick: int, text: str, name: str) -> None:
        for claim in self.picked(one, pick):
            self.do(one, actions.edit_claim(self.desks[one].article, claim, **{name: text}))

    @rule(one=who, pick=picks, text=st.sampled_from(["", "Asked.", "Asked again."]))
    def note(self, one: int, pick: int, text: str) -> None:
        for claim in self.picked(one, pick):
            old = (None, *claim.notes)[pick % (len(claim.notes) + 1)]
            self.do(one, actions.write_note(self.desks[one].article, claim, text, by=NAMES[one], at=now(), note=old))

    @rule(one=who, pick=picks, how=st.sampled_from(["add", "move", "drop", "split"]))
    def passage(self, one: int, pick: int, how: str) -> None:
        article = self.desks[one].article
        for claim in self.picked(one, pick):
            if how == "add":
                self.do(one, actions.add_passage(article, claim, *self.place(pick)))
            elif how == "move":
                self.do(one, actions.move_passage(article, claim, *self.place(pick)))
            elif how == "drop" and claim.passages:
                self.do(one, actions.drop_passage(article, claim, claim.passages[pick % len(claim.passages)]))
            elif how == "split" and claim.passages:
                self.split(one, claim, (claim.passages[0].start or 0) + pick % 9)

    def split(self, one: int, claim: Claim, offset: int) -> None:
        try:
            self.do(one, actions.split_claim(self.desks[one].article, claim, offset, by=NAMES[one], at=now()))
        except Refused:
            return

    @rule(one=who, pick=picks, back=st.booleans())
    def remove(self, one: int, pick: int, back: bool) -> None:
        desk = self.desks[one]
        for claim in self.picked(one, pick, removed=back):
            self.do(
                one,
                actions.restore_claim(desk.article, claim)
                if back
                else actions.remove_claims(desk.article, [claim], at=now()),
            )

    @rule(one=who, pick=picks, how=st.sampled_from(["waive", "rest", "unwaive"]))
    def waive(self, one: int, pick: int, how: str) -> None:
        desk = self.desks[one]
        if how == "waive":
            self.do(one, waiving.waive(desk.article, *self.place(pick), by=NAMES[one], at=now()))
        elif how == "rest":
            self.do(
                one,
                waiving.waive_rest(desk.article, self.place(pick)[0], [self.place(pick // 7)], by=NAMES[one], at=now()),
            )
        else:
            self.do(one, waiving.remove_waivers(desk.article, list(desk.waivers.values())[:1], at=now()))

    @rule(one=who, title=st.sampled_from(["The bridge", "A bridge", "جسر"]))
    def rename(self, one: int, title: str) -> None:
        self.do(one, article_actions.edit_article(self.desks[one].article, title=title))

    @rule(one=who, back=st.sampled_from([True, True, False]))
    def bin(self, one: int, back: bool) -> None:
        article = self.desks[one].article
        self.do(
            one, article_actions.restore_article(article) if back else article_actions.remove_article(article, at=now())
        )

    @rule(one=who, again=st.booleans(), steps=st.integers(1, 4))
    def undo_or_redo(self, one: int, again: bool, steps: int) -> None:
        for _ in range(steps):
            before = self.stores[one].review(self.key)
            offered = stacks(list(before.history), NAMES[one])[again]
            step = self.stores[one].redo if again else self.stores[one].undo
            try:
                rows = step(self.key, NAMES[one])
            except NothingToUndo:
                assert offered is None
                return
            except Conflict:
                assert self.stores[one].review(self.key) == before
                return
            assert rows[0].undoes == offered

    @rule(one=who)
    def look(self, one: int) -> None:
        for row in self.stores[one].history(self.key, self.desks[one].seq):
            self.desks[one].fold(row)

    @rule(one=who)
    def restart(self, one: int) -> None:
        self.stores[one].close()
        self.stores[one] = Store.open(self.library)

    # What must hold

    @invariant()
    def memory_follows_the_file(self) -> None:
        if not self.desks:
            return
        seen = self.desks[0].seq
        rows = self.stores[1].history(self.key, seen)
        copy = Desk(self.desks[0].article, dict(self.desks[0].claims), dict(self.desks[0].waivers), seen)
        for row in rows:
            copy.fold(row)
        assert copy == self.stores[1].desk(self.key)
        numbers = [claim.number for claim in copy.claims.values()]
        assert len(numbers) == len(set(numbers))

    # Ways and means

    def do(self, one: int, changes: list[Change]) -> None:
        before = self.stores[one].review(self.key)
        try:
            self.stores[one].apply(changes, NAMES[one])
        except Conflict:
            changed_since = before.history[-1].seq > self.desks[one].seq
            assert changed_since or self.desks[one].article.removed_at is not None
            assert self.stores[one].review(self.key) == before

    def place(self, pick: int) -> tuple[int, int]:
        text = self.desks[0].article.newest.text
        start = pick % (len(text) - 3)
        end = min(len(text), start + 2 + pick // 101 % 12)
        return (start, end) if text[start:end].strip() else (0, 3)

    def standing(self, one: int) -> list[Claim]:
        return [claim for claim in self.desks[one].claims.values() if claim.removed_at is None]

    def picked(self, one: int, pick: int, removed: bool = False) -> list[Claim]:
        found: list[Any] = [c for c in self.desks[one].claims.values() if (c.removed_at is not None) is removed]
        return [found[pick % len(found)]] if found else []


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(
    max_examples=10, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
