"""What a reviewer does, as changes: each from what stands there, and nothing where nothing changes."""

from typing import Any

import pytest

from annotator.domain import actions, article_actions
from annotator.domain.change import Change
from annotator.domain.claim import REASONS, About, Rating, Stamp, Status
from annotator.domain.errors import InvalidValue, Refused
from tests.domain.ferry import AT, BY, find, quotes, recorder_of_ferry
from tests.recording import Recorder


@pytest.fixture
def recorder() -> Recorder:
    return recorder_of_ferry()


def told(changes: list[Change]) -> list[str]:
    return [change.action for change in changes]


class TestMarking:
    def test_a_claim_has_its_passage_with_context_and_as_yet_no_number(self, recorder: Recorder) -> None:
        claim, passage = actions.mark_claim(recorder.article, *find(recorder, " sank in 1998, "), by=BY, at=AT)
        assert claim.after is not None
        assert passage.after is not None
        assert claim.after["number"] is None
        assert claim.after["statement"] is None
        assert claim.after["created"] == [BY, AT]
        assert passage.after["exact"] == "sank in 1998,"
        assert passage.after["prefix"] == "The ferry 👩‍🔬 "
        assert passage.after["suffix"] == " they said. Nobody was hurt; it "
        assert passage.subject.claim == claim.subject.id

    def test_what_is_stored_is_what_is_returned(self, recorder: Recorder) -> None:
        start, end = find(recorder, "👩‍🔬")
        claim = recorder.mark("👩‍🔬")
        assert quotes(recorder, claim) == ["👩‍🔬"]
        _, passage = actions.mark_claim(recorder.article, start + 1, end, by=BY, at=AT)
        assert (passage.after or {})["exact"] == "👩‍🔬"

    def test_an_empty_range_or_one_outside_is_refused(self, recorder: Recorder) -> None:
        for start, end in ((4, 4), (3, 4), (0, 10_000)):
            with pytest.raises(InvalidValue):
                actions.mark_claim(recorder.article, start, end, by=BY, at=AT)

    def test_the_same_range_twice_is_allowed(self, recorder: Recorder) -> None:
        one, other = recorder.mark("Nobody was hurt"), recorder.mark("Nobody was hurt", about=About.ATTRIBUTION)
        assert one.passages[0].start == other.passages[0].start
        assert one.id != other.id
        assert (one.number, other.number) == (1, 2)

    def test_a_new_claim_is_unchecked_and_one_with_a_status_is_checked_by_whoever_made_it(
        self, recorder: Recorder
    ) -> None:
        assert recorder.mark("Nobody").checked is None
        claim = recorder.mark("in 1998", Status.DISPUTED, by=BY, reason="wrong")
        assert claim.checked is not None
        assert (claim.status, claim.reason, claim.checked.by) == (Status.DISPUTED, "wrong", BY)

    @pytest.mark.parametrize(
        ("status", "reason"), [(Status.VERIFIED, "wrong"), (Status.UNCHECKED, "denied"), (Status.UNSOURCED, "wrong")]
    )
    def test_a_reason_that_the_status_does_not_take_is_refused(
        self, recorder: Recorder, status: Status, reason: str
    ) -> None:
        with pytest.raises(Refused):
            actions.mark_claim(recorder.article, 0, 9, by=BY, at=AT, status=status, reason=reason)


class TestStatuses:
    def test_only_claims_that_have_another_are_changed(self, recorder: Recorder) -> None:
        one, other = recorder.mark("Nobody", Status.VERIFIED), recorder.mark("The ferry")
        changes = actions.set_status(recorder.article, [one, other], Status.VERIFIED, by=BY, at=AT)
        assert [change.subject.id for change in changes] == [other.id]

    def test_a_status_is_set_with_who_and_when_and_unset_without(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody")
        recorder.apply(actions.set_status(recorder.article, [claim], Status.UNSOURCED, "none found", by=BY, at=AT), BY)
        found = recorder.desk.claims[claim.id]
        assert (found.status, found.reason, found.checked) == (Status.UNSOURCED, "none found", Stamp(BY, AT))
        recorder.apply(actions.set_status(recorder.article, [found], Status.UNCHECKED, by=BY, at=AT), BY)
        found = recorder.desk.claims[claim.id]
        assert (found.status, found.reason, found.checked) == (Status.UNCHECKED, None, None)

    def test_another_reason_is_a_change(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody", Status.DISPUTED, reason="wrong")
        assert told(actions.set_status(recorder.article, [claim], Status.DISPUTED, "denied", by=BY, at=AT)) == [
            "claim.status"
        ]
        assert actions.set_status(recorder.article, [claim], Status.DISPUTED, "wrong", by=BY, at=AT) == []

    @pytest.mark.parametrize("status", list(Status))
    def test_a_status_takes_its_own_reasons_and_no_others(self, status: Status) -> None:
        every = {reason for reasons in REASONS.values() for reason in reasons}
        actions.check_reason(status, None)
        for reason in every | {"because"}:
            if reason in REASONS.get(status, ()):
                actions.check_reason(status, reason)
            else:
                with pytest.raises(Refused):
                    actions.check_reason(status, reason)


class TestEditing:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"statement": "  It sank. "}, {"statement": "It sank."}),
            ({"statement": "\u00a0"}, {}),
            ({"about": "forecast"}, {"about": "forecast"}),
            ({"labels": [" sea ", "", "ferry"], "appearances": ("https://x.example",)},
             {"labels": ["sea", "ferry"], "appearances": ["https://x.example"]}),
            ({"labels": None}, {}),
            ({"rating": Rating("Own", "Half true")}, {"rating": ["Own", "Half true"]}),
            ({}, {}),
        ],
    )  # fmt: skip
    def test_only_what_changes_is_told(
        self, recorder: Recorder, values: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        changes = actions.edit_claim(recorder.article, recorder.mark("Nobody"), **values)
        assert [change.after for change in changes] == ([expected] if expected else [])

    def test_an_emptied_text_is_none(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody", statement="It sank.", labels=("sea",), rating=Rating("Own", "True"))
        recorder.edit(claim, statement=" ", labels=(), rating=None)
        found = recorder.desk.claims[claim.id]
        assert (found.statement, found.labels, found.rating) == (None, (), None)

    def test_the_action_names_the_field(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody")
        assert told(actions.edit_claim(recorder.article, claim, statement="x")) == ["claim.statement"]
        assert told(actions.edit_claim(recorder.article, claim, statement="x", claimant="y")) == ["claim.edit"]

    @pytest.mark.parametrize(
        "values", [{"number": 3}, {"id": "x"}, {"status": "verified"}, {"about": "weather"}, {"about": None}]
    )
    def test_what_cannot_be_edited_is_refused(self, recorder: Recorder, values: dict[str, Any]) -> None:
        with pytest.raises(Refused):
            actions.edit_claim(recorder.article, recorder.mark("Nobody"), **values)

    @pytest.mark.parametrize("text", ["a\0b", "half \ud83d"])
    def test_text_that_cannot_be_kept_is_refused(self, recorder: Recorder, text: str) -> None:
        claim = recorder.mark("Nobody")
        with pytest.raises(InvalidValue):
            actions.edit_claim(recorder.article, claim, statement=text)
        with pytest.raises(InvalidValue):
            actions.write_note(recorder.article, claim, text, by=BY, at=AT)
        with pytest.raises(InvalidValue):
            article_actions.edit_article(recorder.article, title=text)


class TestNotes:
    def test_notes_are_written_edited_and_taken_away_when_emptied(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody")
        article = recorder.article
        assert actions.write_note(article, claim, " ", by=BY, at=AT) == []
        recorder.note(claim, " Asked. ", BY)
        recorder.note(claim, "And I.", "Mara Boyd")
        found = recorder.desk.claims[claim.id]
        mine = actions.newest_note(found, BY)
        assert mine is not None
        assert mine.text == "Asked."
        assert actions.newest_note(found, "Nobody") is None
        assert actions.write_note(article, found, "Asked.", by=BY, at=AT, note=mine) == []
        assert told(actions.write_note(article, found, "Twice.", by=BY, at=AT, note=mine)) == ["note.edit"]
        assert told(actions.write_note(article, found, "\n", by=BY, at=AT, note=mine)) == ["note.remove"]

    def test_a_note_comes_after_those_there_are(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody")
        for text in ("One.", "Two.", "Three."):
            recorder.note(claim, text)
        assert [note.text for note in recorder.desk.claims[claim.id].notes] == ["One.", "Two.", "Three."]


class TestRemovingAndRestoring:
    def test_what_is_in_the_bin_is_not_removed_again_nor_what_is_not_restored(self, recorder: Recorder) -> None:
        claim = recorder.mark("Nobody")
        assert actions.restore_claim(recorder.article, claim) == []
        recorder.apply(actions.remove_claims(recorder.article, [claim], at=AT), BY)
        gone = recorder.desk.claims[claim.id]
        assert gone.removed_at == AT
        assert actions.remove_claims(recorder.article, [gone], at=AT) == []
        recorder.apply(actions.restore_claim(recorder.article, gone), BY)
        assert recorder.desk.claims[claim.id].removed_at is None
