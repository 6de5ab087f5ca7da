"""What needs no check, as changes, and that it does after all."""

import pytest

from annotator.domain import waiving
from annotator.domain.claim import WAIVER_REASONS
from annotator.domain.errors import Refused
from tests.domain.ferry import AT, BY, find, recorder_of_ferry
from tests.recording import Recorder


@pytest.fixture
def recorder() -> Recorder:
    return recorder_of_ferry()


def test_a_waiver_has_its_reason(recorder: Recorder) -> None:
    recorder.waive("it was night", "background")
    (waiver,) = recorder.desk.waivers.values()
    assert (waiver.exact, waiver.reason, waiver.by) == ("it was night", "background", BY)
    with pytest.raises(Refused, match="needs a reason"):
        waiving.waive(recorder.article, 0, 9, " ", by=BY, at=AT)


def test_the_rest_of_a_sentence_is_what_nothing_covers(recorder: Recorder) -> None:
    held = find(recorder, "in 1998")
    changes = waiving.waive_rest(recorder.article, 2, [held], by=BY, at=AT)
    assert [(change.after or {})["exact"] for change in changes] == ["The ferry 👩‍🔬 sank", "they said"]
    assert [(change.after or {})["reason"] for change in changes] == [WAIVER_REASONS[0]] * 2
    assert waiving.waive_rest(recorder.article, 2, [(0, 40)], by=BY, at=AT) == []


def test_waivers_take_another_reason(recorder: Recorder) -> None:
    recorder.waive("it was night", "background")
    recorder.waive("Nobody", "opinion")
    waivers = list(recorder.desk.waivers.values())
    changes = waiving.set_waiver_reason(recorder.article, waivers, " opinion ")
    assert [(c.action, c.subject.id, c.before, c.after) for c in changes] == [
        ("waiver.reason", waivers[0].id, {"reason": "background"}, {"reason": "opinion"})
    ], "one that has it already is left out"
    recorder.apply(changes, BY)
    assert [waiver.reason for waiver in recorder.desk.waivers.values()] == ["opinion", "opinion"]
    assert (recorder.desk.waivers[waivers[0].id].exact, waivers[0].by) == ("it was night", BY)
    with pytest.raises(Refused, match="needs a reason"):
        waiving.set_waiver_reason(recorder.article, waivers, " ")


def test_waivers_are_taken_away_once(recorder: Recorder) -> None:
    recorder.waive("it was night")
    recorder.apply(waiving.remove_waivers(recorder.article, recorder.desk.waivers.values(), at=AT), BY)
    assert [waiver.removed_at for waiver in recorder.desk.waivers.values()] == [AT]
    assert waiving.remove_waivers(recorder.article, recorder.desk.waivers.values(), at=AT) == []
