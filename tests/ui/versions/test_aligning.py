"""Where two texts differ, and what stands beside what."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.carrying import Difference
from annotator.ui.versions.aligning import Differences

# Of each stretch: how long what the texts share before it is, and how long it is in either.
stretches = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 6)), max_size=12)


def made(parts: Sequence[tuple[int, int, int]], tail: int) -> tuple[list[Difference], int, int]:
    found, old, new = [], 0, 0
    for shared, removed, inserted in parts:
        old, new = old + shared, new + shared
        if removed or inserted:
            found.append(Difference(old, old + removed, new, new + inserted))
        old, new = old + removed, new + inserted
    return found, old + tail, new + tail


@given(stretches, st.integers(0, 9))
def test_what_both_share_stands_beside_itself(parts: list[tuple[int, int, int]], tail: int) -> None:
    found, older, newer = made(parts, tail)
    differences = Differences(found, older, newer)
    old = new = 0
    for difference in [*found, Difference(older, older, newer, newer)]:
        for step in range(difference.old_start - old):
            assert differences.to_newer(old + step) == new + step
            assert differences.to_older(new + step) == old + step
        old, new = difference.old_end, difference.new_end


@given(stretches, st.integers(0, 9))
def test_places_never_cross(parts: list[tuple[int, int, int]], tail: int) -> None:
    found, older, newer = made(parts, tail)
    differences = Differences(found, older, newer)
    there = [differences.to_newer(offset / 2) for offset in range(2 * older + 4)]
    assert there == sorted(there)
    assert all(0 <= place <= newer for place in there)


@given(stretches, st.integers(0, 9), st.integers(0, 60), st.integers(1, 20))
def test_what_touches_a_range_is_found(parts: list[tuple[int, int, int]], tail: int, start: int, length: int) -> None:
    found, older, newer = made(parts, tail)
    differences = Differences(found, older, newer)
    end = start + length
    removed = [(d.old_start, d.old_end) for d in found if max(d.old_start, start) < min(d.old_end, end)]
    inserted = [(d.new_start, d.new_end) for d in found if max(d.new_start, start) < min(d.new_end, end)]
    assert differences.removed(start, end) == removed
    assert differences.inserted(start, end) == inserted


def test_within_a_stretch_places_go_evenly() -> None:
    differences = Differences([Difference(10, 20, 10, 40)], 30, 50)
    assert [differences.to_newer(at) for at in (10, 12, 15, 19)] == [10, 16, 25, 37]
    assert [differences.to_older(at) for at in (10, 16, 25, 40)] == [10, 12, 15, 20]
