"""How overlapping and nested marks are shown, and what the current claim and find hits change."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Placed, Status
from annotator.ui.article.segments import Look, Segment, segments
from annotator.workspace.marks import Mark

V, D, U = Status.VERIFIED, Status.DISPUTED, Status.UNSOURCED


def mark(start: int, end: int, number: int, status: Status) -> Mark:
    return Mark(start, end, f"p{number}", f"c{number}", number, status)


def test_the_inner_claim_shows_within_the_outer() -> None:
    found = segments([mark(0, 30, 5, V), mark(1, 20, 6, D)], (), 0, 40, None)
    assert found == [
        Segment(0, 1, Look(V, V)),
        Segment(1, 20, Look(D, D)),
        Segment(20, 30, Look(V, V)),
    ]


def test_of_two_that_overlap_the_later_shows_where_both_are() -> None:
    found = segments([mark(0, 20, 1, V), mark(10, 30, 2, D)], (), 0, 40, None)
    assert found == [Segment(0, 10, Look(V, V)), Segment(10, 30, Look(D, D))]


def test_the_current_claim_lies_over_those_inside_it_whose_underlines_stay() -> None:
    found = segments([mark(0, 30, 5, V), mark(10, 20, 6, D)], (), 0, 40, "c5")
    assert found == [
        Segment(0, 10, Look(V, V, current=True)),
        Segment(10, 20, Look(V, D, current=True)),
        Segment(20, 30, Look(V, V, current=True)),
    ]


def test_a_waiver_shows_only_outside_claims() -> None:
    found = segments([Mark(0, 20, "w"), mark(5, 10, 1, U)], (), 0, 40, None)
    assert [(s.start, s.end, s.look.waived) for s in found] == [(0, 5, True), (5, 10, False), (10, 20, True)]


def test_a_find_hit_shows_over_a_claim_and_keeps_its_underline() -> None:
    found = segments([mark(0, 10, 1, U)], [(8, 12)], 0, 40, None)
    assert [(s.start, s.end, s.look.found, s.look.line) for s in found] == [
        (0, 8, False, U),
        (8, 10, True, U),
        (10, 12, True, None),
    ]


def test_a_place_to_settle_shows_where_its_mark_is_innermost() -> None:
    moved = mark(5, 25, 2, D)._replace(state=Placed.MOVED)
    found = segments([mark(0, 30, 1, V), moved, mark(10, 20, 3, U)], (), 0, 40, None)
    assert [(s.start, s.end, s.look.unsure) for s in found] == [
        (0, 5, False), (5, 10, True), (10, 20, False), (20, 25, True), (25, 30, False),
    ]  # fmt: skip
    waivers = [Mark(0, 20, "w"), Mark(4, 9, "x", reread=True)]
    assert [(s.start, s.end, s.look.waived, s.look.unsure) for s in segments(waivers, (), 0, 40, None)] == [
        (0, 4, True, False), (4, 9, True, True), (9, 20, True, False),
    ]  # fmt: skip


def test_marks_reaching_beyond_the_block_are_cut_at_its_edges() -> None:
    assert segments([mark(0, 100, 1, V)], (), 20, 40, None) == [Segment(20, 40, Look(V, V))]


ranges = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(ranges, st.sampled_from(Status)), max_size=6), st.lists(ranges, max_size=2))
def test_every_character_looks_as_its_marks_say(
    marks: list[tuple[tuple[int, int], Status]], hits: list[tuple[int, int]]
) -> None:
    made = sorted((mark(*span, n, status) for n, (span, status) in enumerate(marks)), key=lambda m: (m.start, -m.end))
    found = segments(made, hits, 5, 35, None)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert not any(a.end == b.start and a.look == b.look for a, b in itertools.pairwise(found))
    for offset in range(5, 35):
        look = next((s.look for s in found if s.start <= offset < s.end), Look())
        covering = [m for m in made if m.start <= offset < m.end]
        assert look.fill is (covering[-1].status if covering else None)
        assert look.found == any(start <= offset < end for start, end in hits)
