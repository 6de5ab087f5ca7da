"""Passages added, moved, dropped and cut: the claim stays on its words, and no doubtful place becomes a certain one."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.domain import actions
from annotator.domain.claim import About, Claim, Placed, Status
from annotator.domain.errors import Refused
from tests.domain.ferry import AT, BY, TEXT, find, quotes, recorder_of_ferry
from tests.recording import Recorder


@pytest.fixture
def recorder() -> Recorder:
    return recorder_of_ferry()


class TestPassages:
    def test_further_passages_come_last(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        recorder.also(claim, "The ferry")
        recorder.also(claim, "it was night")
        assert quotes(recorder, claim) == ["Nobody was hurt", "The ferry", "it was night"]
        assert recorder.desk.claims[claim.id].text == "Nobody was hurt"

    def test_a_moved_passage_keeps_its_rank(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        recorder.also(claim, "The ferry")
        changes = actions.move_passage(
            recorder.article, recorder.desk.claims[claim.id], *find(recorder, "it was night")
        )
        recorder.apply(changes, BY)
        assert quotes(recorder, claim) == ["it was night", "The ferry"]

    def test_moving_to_the_same_place_changes_nothing(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        start, end = find(recorder, "Nobody was hurt")
        assert actions.move_passage(recorder.article, claim, start - 1, end) == []

    def test_moving_gives_a_claim_without_a_passage_one(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        recorder.apply(actions.drop_passage(recorder.article, claim, claim.passages[0]), BY)
        bare = recorder.desk.claims[claim.id]
        assert bare.passages == ()
        recorder.apply(actions.move_passage(recorder.article, bare, 0, 9), BY)
        assert quotes(recorder, claim) == ["The ferry"]


class TestOpenPlaces:
    """What an update has left open is settled, not replaced: the passage stays the one that was carried over."""

    def opened(self, recorder: Recorder, **fields: Any) -> Claim:
        claim = recorder.mark("Nobody was hurt", Status.VERIFIED)
        recorder.also(claim, "The ferry")
        first, second = recorder.desk.claims[claim.id].passages
        made = replace(claim, passages=(replace(first, carried_from="old", **fields), second))
        recorder.desk.claims[claim.id] = made
        return made

    @pytest.mark.parametrize(
        "fields",
        [{"state": Placed.MOVED}, {"reread": True}, {"state": Placed.ORPHANED, "start": None, "end": None}],
        ids=["moved", "reread", "orphaned"],
    )
    def test_moving_an_open_passage_places_it(self, recorder: Recorder, fields: dict[str, Any]) -> None:
        claim = self.opened(recorder, **fields)
        (change,) = actions.move_passage(recorder.article, claim, *find(recorder, "it was night"))
        assert (change.action, change.subject.id) == ("passage.place", claim.passages[0].id)
        recorder.apply([change], BY)
        placed, second = recorder.desk.claims[claim.id].passages
        assert (placed.id, placed.exact, placed.state, placed.reread, placed.carried_from, placed.ordinal) == (
            claim.passages[0].id, "it was night", Placed.KEPT, False, "old", 0,
        )  # fmt: skip
        assert recorder.article.newest.text[placed.start : placed.end] == "it was night"
        assert second == claim.passages[1]
        assert recorder.desk.claims[claim.id].status is Status.VERIFIED

    def test_placing_where_it_is_confirms_it(self, recorder: Recorder) -> None:
        claim = self.opened(recorder, state=Placed.MOVED)
        (change,) = actions.move_passage(recorder.article, claim, *find(recorder, "Nobody was hurt"))
        assert (change.before, change.after) == ({"state": "moved"}, {"state": "kept"})

    def test_a_passage_that_is_named_is_moved_instead_of_the_first(self, recorder: Recorder) -> None:
        claim = self.opened(recorder, state=Placed.MOVED)
        place = find(recorder, "it was night")
        recorder.apply(actions.move_passage(recorder.article, claim, *place, claim.passages[1]), BY)
        assert quotes(recorder, claim) == ["Nobody was hurt", "it was night"]
        assert recorder.desk.claims[claim.id].passages[0].state is Placed.MOVED


class TestSplitting:
    def split(self, recorder: Recorder, claim: Claim, offset: int) -> Claim:
        changes = actions.split_claim(recorder.article, recorder.desk.claims[claim.id], offset, by=BY, at=AT)
        recorder.apply(changes, BY)
        return max(recorder.desk.claims.values(), key=lambda one: one.number)

    def test_a_passage_is_cut_and_trimmed(self, recorder: Recorder) -> None:
        claim = recorder.mark(
            "Nobody was hurt; it was night", statement="Both.", claimant="R. Ode", about=About.WORDING
        )
        new = self.split(recorder, claim, find(recorder, " it was")[0])
        assert (quotes(recorder, claim), quotes(recorder, new)) == (["Nobody was hurt;"], ["it was night"])
        assert (new.statement, new.claimant, new.about) == (None, "R. Ode", About.WORDING)
        assert recorder.desk.claims[claim.id].statement == "Both."

    def test_the_halves_of_a_verified_claim_are_verified_and_others_new(self, recorder: Recorder) -> None:
        verified = recorder.mark("Nobody was hurt; it was night", Status.VERIFIED)
        half = self.split(recorder, verified, find(recorder, " it was")[0])
        assert (half.status, half.checked) == (Status.VERIFIED, verified.checked)
        disputed = recorder.mark("The ferry 👩‍🔬 sank", Status.DISPUTED, reason="wrong")
        half = self.split(recorder, disputed, 4)
        assert (half.status, half.reason, half.checked) == (Status.UNCHECKED, None, None)
        assert recorder.desk.claims[disputed.id].status is Status.DISPUTED

    def test_a_cut_inside_a_cluster_gives_it_to_both(self, recorder: Recorder) -> None:
        claim = recorder.mark("ferry 👩‍🔬 sank")
        new = self.split(recorder, claim, find(recorder, "👩‍🔬")[0] + 1)
        assert (quotes(recorder, claim), quotes(recorder, new)) == (["ferry 👩‍🔬"], ["👩‍🔬 sank"])

    def test_at_an_edge_or_outside_the_further_passages_go_to_the_new_claim(self, recorder: Recorder) -> None:
        for offset in (0, find(recorder, "Nobody")[0], len(TEXT)):
            claim = recorder.mark("Nobody was hurt")
            recorder.also(claim, "The ferry")
            recorder.also(claim, "it was night")
            new = self.split(recorder, claim, offset if offset else find(recorder, "Nobody")[0])
            assert (quotes(recorder, claim), quotes(recorder, new)) == (
                ["Nobody was hurt"],
                ["The ferry", "it was night"],
            )

    def test_inside_a_further_passage_that_one_is_cut(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        recorder.also(claim, "The ferry 👩‍🔬 sank")
        new = self.split(recorder, claim, find(recorder, "sank")[0])
        assert (quotes(recorder, claim), quotes(recorder, new)) == (["Nobody was hurt", "The ferry 👩‍🔬"], ["sank"])

    def test_one_passage_is_not_split_outside_it(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt")
        for offset in (0, claim.passages[0].start or 0, claim.passages[0].end or 0):
            with pytest.raises(Refused, match="Put the caret inside"):
                actions.split_claim(recorder.article, claim, offset, by=BY, at=AT)

    def test_a_place_that_is_not_certain_does_not_become_so(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt; it was night")
        moved = replace(claim.passages[0], state=Placed.MOVED, reread=True, carried_from="old")
        unsure = replace(claim, passages=(moved,))
        changes = actions.split_claim(recorder.article, unsure, find(recorder, " it was")[0], by=BY, at=AT)
        made = [change.after for change in changes if change.subject.kind == "passage" and change.after]
        assert [(p["state"], p["reread"], p["carried_from"]) for p in made] == [("moved", True, "old")] * 2

    def test_passages_of_another_version_are_not_cut_in_this_ones_text(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody was hurt; it was night")
        newer = replace(recorder.article.newest, number=2)
        article = replace(recorder.article, versions=(*recorder.article.versions, newer))
        with pytest.raises(Refused):
            actions.split_claim(article, claim, find(recorder, " it was")[0], by=BY, at=AT)
