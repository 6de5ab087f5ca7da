"""Whatever another program does to the article meanwhile: memory, table and text agree with the file."""

from contextlib import suppress

import hypothesis.strategies as st
from hypothesis.stateful import invariant, rule

from annotator.domain import actions, waiving
from annotator.domain.article import Article
from annotator.domain.change import Change
from annotator.domain.claim import Claim, Status
from annotator.domain.times import now
from db.errors import StoreError
from db.store import Store
from tests.window.desk import Desk
from tests.window.random_work.reviewer import PLACES, ROWS, Reviewer, work

BEN = "Ben Orr"


class Neighbour(Reviewer):
    """The same, while somebody else works on the article from another program."""

    @rule(what=st.sampled_from(["mark", "waive", "status", "remove", "note", "undo"]), place=PLACES, row=ROWS)
    def another_works(self, what: str, place: int, row: int) -> None:
        with Store.open(self.store.path, make=False) as store:
            if what == "undo":
                with suppress(StoreError):
                    store.undo(self.article, BEN)
                return
            desk = store.desk(self.article)
            standing = [claim for claim in desk.claims.values() if claim.removed_at is None]
            store.apply(self.changes(what, desk.article, standing[row : row + 1], min(place, 300)), BEN)

    @rule()
    def look(self) -> None:
        """What the window does twice a second."""
        self.desk.window.workspace.look_for_others()

    def changes(self, what: str, article: Article, some: list[Claim], place: int) -> list[Change]:
        match what:
            case "mark":
                return actions.mark_claim(article, place, place + 10, by=BEN, at=now())
            case "waive":
                return waiving.waive(article, place, place + 10, by=BEN, at=now())
            case "status":
                return actions.set_status(article, some, Status.DISPUTED, by=BEN, at=now())
            case "remove":
                return actions.remove_claims(article, some, at=now())
            case _:
                return [c for claim in some for c in actions.write_note(article, claim, "No.", by=BEN, at=now())]

    @invariant()
    def the_file_has_what_memory_has(self) -> None:
        self.look()
        super().the_file_has_what_memory_has()

    def nothing_is_lost_by_typing(self) -> None:
        """An edit that was refused is kept as a draft here."""

    def teardown(self) -> None:
        """What another has changed since is not taken back."""
        self.desk.window.claims_pane.clear_filter()


def test_window_and_file_agree_whatever_another_does_meanwhile(desk: Desk) -> None:
    work(Neighbour, lambda: desk)
