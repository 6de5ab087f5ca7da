"""A reviewer who keeps the whole record of the checking: what is to be so after every step, and after all undone and
all redone."""

from dataclasses import replace
from typing import Any

from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt

from annotator.domain.asking import is_waiting
from annotator.domain.change import LIBRARY
from annotator.domain.evidence import Source
from annotator.domain.house import source_from
from annotator.domain.records import QueryState
from annotator.domain.rules import checklist, rules_of
from annotator.domain.signing import article_holds, signature_of
from annotator.domain.sourcing import add_evidence, add_source, new_source
from annotator.ui.asking.list import QueryList
from annotator.ui.asking.painting import ENTRY
from annotator.ui.asking.words import entries
from annotator.ui.evidence.words import entry
from db.check import check
from db.store import Store
from tests.window.desk import Desk
from tests.window.random_work.asking import AskingWork
from tests.window.random_work.evidence import EvidenceWork
from tests.window.random_work.judging import JudgingWork
from tests.window.random_work.signed import NOBODY, Signed

Key = Qt.Key
BEN = "Ben Orr"


class Recorder(EvidenceWork, AskingWork, JudgingWork):
    """Begins with three claims. The library is the run's own: undo takes back what was done to its sources and rules,
    too, whichever article was open."""

    def __init__(self, desk: Desk) -> None:
        desk.window.viewing.choose(own_sign_off=True)
        bring_in_what_ben_used(desk)
        self.signed = Signed()
        super().__init__(desk)
        for quote in ("three years late", "cost 4.2 million", "900 lorries"):
            desk.mark(quote, Key.Key_1)

    @invariant()
    def signatures_hold_while_what_was_signed_is_so(self) -> None:
        self.signed.check(self.memory())

    @rule()
    def the_library_is_sound(self) -> None:
        """Both chains hold, and everything is as its history leaves it."""
        assert check(self.store.path) == []

    @invariant()
    def the_review_read_anew_has_the_same_signatures(self) -> None:
        review, memory = self.store.review(self.article), self.memory()
        standing = [claim for claim in memory.claims.values() if claim.removed_at is None]
        anew = {claim.id: signature_of(claim, review.sources_by_id) for claim in review.standing_claims}
        assert {claim.id: self.desk.model.signature(claim) for claim in standing} == anew
        counted = [signature.state for signature in anew.values() if signature.sign_off]
        assert {state: n for state, n in self.desk.model.signed.items() if n} == {s: counted.count(s) for s in counted}
        if memory.article.sign_offs:
            standing_by = self.desk.window.standing
            self.desk.wait(lambda: not standing_by._judge.isActive())
            held = article_holds(review.article, review.claims, review.waivers, review.sources_by_id)
            assert standing_by._held == held

    @invariant()
    def the_table_judges_as_the_record_does(self) -> None:
        model, memory = self.desk.model, self.memory()
        standing = {claim.id: claim for claim in memory.claims.values() if claim.removed_at is None}
        rules = rules_of(memory.house.settings)
        for claim in standing.values():
            anew = checklist(claim, memory.house.sources, rules, memory.claims)
            assert list(model.checklist(claim)) == anew, (model.checklist(claim), anew)
        assert model.waiting == sum(map(is_waiting, standing.values()))
        open_ = [query for c in standing.values() for query in c.queries if query.state is QueryState.OPEN]
        assert model.open_queries == len(open_)

    @invariant()
    def the_details_show_what_memory_has(self) -> None:
        memory, details = self.memory(), self.desk.window.claims_pane.details
        claim = details.claim
        if claim is None:
            return
        assert claim == memory.claims[claim.id]
        shown = [details.evidence.item(row).data(ENTRY) for row in range(details.evidence.count())]
        used = {use.id: use for use in claim.evidence}
        assert {one.key for one in shown} == used.keys()
        for one in shown:
            assert one == entry(used[one.key], memory.house.sources[used[one.key].source_id])
        queries: QueryList = details.queries
        assert [queries.item(row).data(ENTRY) for row in range(queries.count())] == entries(claim)
        assert details._foot._signature == signature_of(claim, memory.house.sources)
        rules = rules_of(memory.house.settings)
        anew = checklist(claim, memory.house.sources, rules, memory.claims)
        assert list(details._rules._checks) == anew, (details._rules._checks, anew)

    def teardown(self) -> None:
        super().teardown()
        self.desk.window.close()

    def all_the_way(self, name: str) -> None:
        super().all_the_way(name)
        self.the_library_is_sound()
        if name == "actionUndo":
            self.only_what_came_with_its_use_is_left()

    def only_what_came_with_its_use_is_left(self) -> None:
        """A source that came in with its first use is not taken back with that, but is as it came in."""
        left = self.memory().house.sources
        rows = {row.subject.id: row for row in self.store.history(LIBRARY) if row.action == "source.add"}
        used = {row.at for row in self.store.history(self.article) if row.action == "evidence.add"}
        for key, source in left.items():
            row = rows[key]
            assert row.by == BEN or row.at in used, f"{source.name} was brought in by itself"
            assert source == source_from(key, row.after or {})

    def state(self) -> Any:
        """All of the record, but for who changed a claim last and when, and the sources that cannot go: these are
        looked at when all is undone."""
        memory = self.memory()
        claims = {key: replace(claim, changed=NOBODY) for key, claim in memory.claims.items()}
        return memory.article, claims, dict(memory.waivers), dict(memory.house.settings), self.lasting_sources()

    def lasting_sources(self) -> dict[str, Source]:
        return {key: source for key, source in self.memory().house.sources.items() if self.by_ben(key)}

    def by_ben(self, key: str) -> bool:
        return any(row.by == BEN for row in self.store.history(LIBRARY) if row.subject.id == key and row.before is None)


def bring_in_what_ben_used(desk: Desk) -> None:
    """Another article, whose claim rests on one of two sources."""
    from annotator.domain.actions import mark_claim
    from annotator.domain.times import now
    from annotator.readers import read

    with Store.open(desk.window.store.path) as store:
        other = store.add_article(read(b"The ferry rests in winter.", "ferry.txt"), BEN)
        store.apply(mark_claim(other, 0, 9, by=BEN, at=now()), BEN)
        (claim,) = store.claims(other.id)
        used, idle = new_source(title="Timetable of the ferry"), new_source(title="A brochure")
        store.apply([*add_source(used), *add_evidence(other, [claim], used)], BEN)
        store.apply(add_source(idle), BEN)
