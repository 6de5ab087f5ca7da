"""Suggested sources are found by the words they hang on, without looking at all of them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Block, BlockKind, Hanging, Suggestion, Version
from annotator.workspace.suggestions import SuggestionIndex


def version_of(blocks: int, length: int, *places: tuple[int, int]) -> Version:
    """A version of so many blocks of equal length, with a footnote on each of the places."""
    text = "\n".join("x" * length for _ in range(blocks))
    made = tuple(Block(BlockKind.PARAGRAPH, n * (length + 1), n * (length + 1) + length) for n in range(blocks))
    notes = tuple(Suggestion(Hanging.FOOTNOTE, *place, f"note {n}") for n, place in enumerate(places))
    return Version(1, "", text, "", made, suggestions=notes)


PLACES = st.tuples(st.integers(0, 58), st.integers(1, 40)).map(lambda pair: (pair[0], min(59, sum(pair))))


@given(st.lists(PLACES, max_size=12), PLACES)
def test_those_that_overlap_are_found_and_no_others(places: list[tuple[int, int]], held: tuple[int, int]) -> None:
    version = version_of(6, 9, *places)
    found = SuggestionIndex(version).in_range(*held)
    expected = [one for one in version.suggestions if one.start < held[1] and held[0] < one.end]
    assert sorted(one.text for one in found) == sorted(one.text for one in expected)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_one_that_hangs_on_several_of_the_ranges_is_told_once() -> None:
    index = SuggestionIndex(version_of(2, 20, (2, 12), (25, 30)))
    assert [one.text for one in index.on([(3, 5), (8, 9), (26, 27)])] == ["note 0", "note 1"]
    assert index.on([]) == []
    assert not SuggestionIndex(version_of(2, 20))


def test_of_ten_thousand_only_the_near_ones_are_looked_at() -> None:
    class Counted(int):
        looks = 0

        def __gt__(self, other: int) -> bool:
            Counted.looks += 1
            return int(self) > other

    version = version_of(10_000, 9, *((10 * n + 2, 10 * n + 6) for n in range(10_000)))
    notes = tuple(replace(one, end=Counted(one.end)) for one in version.suggestions)
    whole = Suggestion(Hanging.COMMENT, 0, Counted(len(version.text)), "Check all of it")
    index = SuggestionIndex(replace(version, suggestions=(whole, *notes)))
    Counted.looks = 0
    found = index.in_range(50_003, 50_004)
    assert [one.text for one in found] == ["Check all of it", "note 5000"]
    assert 0 < Counted.looks < 10
