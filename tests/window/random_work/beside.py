"""The same, while somebody else works on the same record from another program: what they changed since is not
overwritten and not taken back, and a refusal leaves everything as it was."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import hypothesis.strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtWidgets import QDialog

from annotator.domain import actions, asking, correcting, rules, signing, sourcing
from annotator.domain.change import LIBRARY, Change
from annotator.domain.claim import Claim, Decision, Rating, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.evidence import Source
from annotator.domain.house import House
from annotator.domain.records import Addressee, Attempt, Role
from annotator.domain.replay import Desk
from annotator.domain.times import now
from db.store import Store
from tests.window.random_work.recorder import BEN, Recorder
from tests.window.random_work.reviewer import ROWS

OF_CLAIM: dict[str, Callable[[Desk, Claim], list[Change]]] = {
    "sign": lambda desk, claim: signing.sign_claims(
        desk.article, [claim], desk.house.sources, by=BEN, at=now(), own=True
    ),
    "sign the article": lambda desk, _: signing.sign_article(
        desk.article, desk.claims.values(), desk.waivers.values(), desk.house.sources, Role.EDITOR, by=BEN, at=now()
    ),
    "ask": lambda desk, claim: asking.ask(desk.article, claim, Addressee.EDITOR, "Is it so?", by=BEN, at=now()),
    "log": lambda desk, claim: asking.log_attempt(
        desk.article, [claim], Attempt.SEARCH, "the archive", by=BEN, at=now()
    ),
    "add evidence": lambda desk, claim: sourcing.add_evidence(desk.article, [claim], idle(desk.house)),
    "status": lambda desk, claim: actions.set_status(desk.article, [claim], Status.DISPUTED, by=BEN, at=now()),
    "remove": lambda desk, claim: actions.remove_claims(desk.article, [claim], at=now()),
    "restore": lambda desk, claim: actions.restore_claim(desk.article, claim),
    "assign": lambda desk, claim: actions.edit_claim(desk.article, claim, assignee=BEN),
    "rate": lambda desk, claim: actions.edit_claim(desk.article, claim, rating=Rating("FEVER", "REFUTED")),
}
# By where a claim keeps them.
OF_PARTS: dict[tuple[str, str], Callable[[Desk, Claim, Any], list[Change]]] = {
    ("queries", "answer"): lambda desk, claim, one: asking.answer_query(desk.article, claim, one, "Ben says so."),
    ("queries", "withdraw"): lambda desk, claim, one: asking.withdraw_query(desk.article, claim, one),
    ("corrections", "decide"): lambda desk, claim, one: correcting.decide_correction(
        desk.article, claim, one, Decision.ACCEPTED, by=BEN
    ),
    ("corrections", "withdraw"): lambda desk, claim, one: correcting.withdraw_correction(desk.article, claim, one),
    ("log", "remove"): lambda desk, claim, one: asking.remove_log_entry(desk.article, claim, one),
    ("evidence", "edit"): lambda desk, claim, one: sourcing.edit_evidence(desk.article, claim, one, note=now()),
    ("evidence", "remove"): lambda desk, claim, one: sourcing.remove_evidence(desk.article, claim, one),
    ("sign_offs", "take back"): lambda desk, claim, one: signing.withdraw_sign_off(desk.article, one, claim, by=BEN),
}
OF_HOUSE = ["edit source", "remove source", "restore source", "rules"]


class Beside(Recorder):
    """Whatever Ben did, it stands in the file, and the window has it once it has looked."""

    @rule(what=st.sampled_from(OF_HOUSE), at=ROWS)
    def another_changes_the_house(self, what: str, at: int) -> None:
        self.ben(lambda store: store.apply(to_the_house(what, store.house(), at, store.uses()), BEN))

    @rule(what=st.sampled_from(sorted(OF_CLAIM)), row=ROWS)
    def another_changes_a_claim(self, what: str, row: int) -> None:
        self.ben(lambda store: store.apply(to_a_claim(what, store.desk(self.article), row), BEN))

    @rule(what=st.sampled_from(sorted(OF_PARTS)), row=ROWS, at=ROWS)
    def another_changes_a_part(self, what: tuple[str, str], row: int, at: int) -> None:
        self.ben(lambda store: store.apply(to_a_part(what, store.desk(self.article), row, at), BEN))

    @rule(back=st.booleans(), in_the_list=st.booleans())
    def another_goes_back_or_on(self, back: bool, in_the_list: bool) -> None:
        chain = LIBRARY if in_the_list else self.article
        self.ben(lambda store: store.undo(chain, BEN) if back else store.redo(chain, BEN))

    def ben(self, do: Callable[[Store], object]) -> None:
        """What Ben does is his matter: where it is refused, nothing has happened."""
        with Store.open(self.store.path, make=False) as store, suppress(AnnotatorError):
            do(store)
            self.signed.see(store.desk(self.article))

    def about_to_sign(self) -> None:
        self.look()

    @rule()
    def look(self) -> None:
        """What the window does twice a second."""
        self.desk.window.workspace.look_for_others()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.try_to("actionUndo")

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.try_to("actionRedo")

    @invariant()
    def the_file_has_what_memory_has(self) -> None:
        self.look()
        super().the_file_has_what_memory_has()

    def nothing_is_lost_by_typing(self) -> None:
        """An edit that was refused is kept as a draft here."""

    def over(self) -> None:
        """What is refused stays in its dialog, with the reason."""
        for dialog in self.desk.window.findChildren(QDialog):
            if dialog.isVisible():
                assert self.desk.said(), f"{dialog.objectName()} stays without a reason"
                dialog.done(0)
        self.desk.window.message_bar.clear()

    def teardown(self) -> None:
        """As far back as it goes: a step is taken back, or refused and nothing is changed."""
        self.desk.window.claims_pane.clear_filter()
        while self.try_to("actionUndo"):
            pass
        self.check_all()
        while self.try_to("actionRedo"):
            pass
        self.check_all()
        self.desk.window.close()

    def check_all(self) -> None:
        self.the_library_is_sound()
        self.the_file_has_what_memory_has()
        self.the_details_show_what_memory_has()
        self.the_review_read_anew_has_the_same_signatures()
        self.the_table_has_what_memory_has()

    def try_to(self, name: str) -> bool:
        """Undo or redo; False where that was refused, or there was nothing."""
        self.look()
        self.desk.window.drafting.commit()
        self.desk.window.message_bar.clear()
        self.desk.settle()
        if not self.desk.action(name).isEnabled():
            return False
        before = self.heads(), self.memory().seq, self.state()
        self.desk.trigger(name)
        said = self.desk.said()
        if said:
            assert BEN in said, said
            assert (self.heads(), self.memory().seq, self.state()) == before
            self.desk.window.message_bar.clear()
        else:
            assert self.heads() != before[0]
        return not said

    def heads(self) -> list[int]:
        return [self.store.history(chain)[-1].seq for chain in (LIBRARY, self.article)]


def to_a_claim(what: str, desk: Desk, row: int) -> list[Change]:
    """What Ben does to one of the claims, or signs."""
    claims = sorted(desk.claims.values(), key=lambda claim: claim.number)
    return OF_CLAIM[what](desk, claims[row % len(claims)]) if claims else []


def to_a_part(what: tuple[str, str], desk: Desk, row: int, at: int) -> list[Change]:
    """What he does to a part of one of the claims that have such parts."""
    found = [claim for claim in desk.claims.values() if getattr(claim, what[0])]
    if not found:
        return []
    claim = min(found, key=lambda one: (one.number - row) % 31)
    parts = getattr(claim, what[0])
    return OF_PARTS[what](desk, claim, parts[at % len(parts)])


def to_the_house(what: str, house: House, at: int, uses: dict[str, int]) -> list[Change]:
    sources = sorted(house.sources.values(), key=lambda source: source.id)
    source = sources[at % len(sources)]
    match what:
        case "edit source":
            return sourcing.edit_source(source, publisher=f"The port {at}")
        case "remove source":
            return sourcing.remove_source(source, uses.get(source.id, 0), at=now())
        case "restore source":
            return sourcing.restore_source(source)
    needs = {"has": "note"} if at % 2 else {"is": "signed"}
    return rules.set_rules(house, {"rules": [{"id": "own", "words": "A rule", "needs": needs}]})


def idle(house: House) -> Source:
    return next(source for source in house.sources.values() if source.removed_at is None)
