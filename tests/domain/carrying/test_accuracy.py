"""How well passages follow their text, over revisions of articles in six languages whose outcome is known."""

import pytest

from benchmarks.carried import Tally, tally
from benchmarks.revisions import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_edit_is_followed(kind: str) -> None:
    found = tally(kind, 4)
    shares = found.shares()
    assert found.survived > 500
    assert found.wrong_kept == 0
    assert shares["placed"] >= 98.5, found
    assert shares["wrong"] <= 0.5, found
    if found.deleted >= 50:
        assert shares["orphaned"] >= 95, found


def test_all_in_all_hardly_any_is_lost_and_none_is_kept_wrongly() -> None:
    total = Tally()
    for kind in KINDS:
        total.add(tally(kind, 2))
    shares = total.shares()
    assert total.wrong_kept == 0
    assert shares["placed"] >= 99.5, total
    assert shares["wrong"] <= 0.2, total
    assert shares["orphaned"] >= 96, total
