"""Folding history rows: what stands after them, in whatever order they make, change and take away."""

import json
from dataclasses import replace

import pytest

from annotator.domain import actions, article_actions, waiving
from annotator.domain.change import HistoryRow, Subject
from annotator.domain.claim import About, Placed, Rating, Stamp, Status
from annotator.domain.replay import Desk, claim_fields, claim_from, note_from, passage_from
from tests.recording import Recorder, article_of


@pytest.fixture
def recorder() -> Recorder:
    return Recorder(article_of("The ferry 😀 sank. Nobody was hurt.", "It cost 4.2 million, she said."))


def read_back(row: HistoryRow) -> HistoryRow:
    """The row as a library gives it, its states gone through JSON."""
    before, after = json.loads(json.dumps(row.before)), json.loads(json.dumps(row.after))
    return replace(row, before=before, after=after)


def work(recorder: Recorder) -> None:
    first = recorder.mark("The ferry 😀 sank", Status.VERIFIED)
    second = recorder.mark("Nobody was hurt", about=About.WORDING)
    recorder.also(first, "she said")
    recorder.note(first, "Asked the harbour.")
    recorder.note(first, "Asked again.")
    recorder.edit(second, statement="No one was.", labels=("safety", "sea"), rating=Rating("Scale", "True"))
    recorder.waive("It cost")
    claim = recorder.desk.claims[first.id]
    recorder.apply(actions.remove_claims(recorder.article, [claim], at=recorder.at), "Theo Lin")
    recorder.apply(
        waiving.remove_waivers(recorder.article, list(recorder.desk.waivers.values()), at=recorder.at), "Theo Lin"
    )
    recorder.apply(article_actions.edit_article(recorder.article, title="The ferry", byline="P. Orne"), "Theo Lin")


def test_rows_out_of_a_library_fold_to_the_same_as_those_just_written(recorder: Recorder) -> None:
    start = Desk(recorder.article)
    work(recorder)
    for row in recorder.rows:
        start.fold(read_back(row))
    assert start == recorder.desk
    assert start.seq == len(recorder.rows)
    assert {type(claim.status) for claim in start.claims.values()} == {Status}


def test_taking_everything_back_leaves_nothing_but_the_number_of_the_last_row(recorder: Recorder) -> None:
    start = recorder.article
    work(recorder)
    for group in sorted({row.group for row in recorder.rows}, reverse=True):
        recorder.undo(group)
    assert (recorder.article, recorder.desk.claims, recorder.desk.waivers) == (start, {}, {})


def test_whoever_touches_a_claim_or_what_belongs_to_it_has_changed_it(recorder: Recorder) -> None:
    claim = recorder.mark("Nobody was hurt")
    for action, by in ((recorder.note, "Theo Lin"), (recorder.also, "Mara Boyd")):
        action(claim, "she said")
        assert recorder.desk.claims[claim.id].changed == Stamp(by, recorder.rows[-1].at)
    assert recorder.desk.claims[claim.id].created == claim.created


def test_parts_are_in_the_order_of_their_ordinals(recorder: Recorder) -> None:
    claim = recorder.mark("Nobody was hurt")
    recorder.also(claim, "she said")
    found = recorder.desk.claims[claim.id]
    recorder.apply(actions.move_passage(recorder.article, found, 0, 9), "Mara Boyd")
    assert [p.exact for p in recorder.desk.claims[claim.id].passages] == ["The ferry", "she said"]


def test_a_passage_that_was_moved_or_carried_over_is_told_so(recorder: Recorder) -> None:
    claim = recorder.mark("Nobody was hurt")
    subject = Subject(recorder.article.id, "passage", claim.passages[0].id, claim.id)
    row = HistoryRow(99, 99, None, "2025-03-13T10:00:00.000000Z", "Mara Boyd", "passage.resolve", subject,
                     {"state": "kept", "reread": False}, {"state": "moved", "reread": True}, "")  # fmt: skip
    recorder.desk.fold(row)
    passage = recorder.desk.claims[claim.id].passages[0]
    assert (passage.state, passage.reread) == (Placed.MOVED, True)


def test_states_there_and_back(recorder: Recorder) -> None:
    work(recorder)
    for claim in recorder.desk.claims.values():
        made = claim_from(claim.id, actions.state_of(claim), claim.changed)
        assert made == replace(claim, passages=(), notes=())
        assert [passage_from(p.id, actions.state_of(p)) for p in claim.passages] == list(claim.passages)
        assert [note_from(n.id, actions.state_of(n)) for n in claim.notes] == list(claim.notes)


def test_a_word_that_is_none_is_not_taken() -> None:
    with pytest.raises(ValueError, match="maybe"):
        claim_fields({"status": "maybe"})
