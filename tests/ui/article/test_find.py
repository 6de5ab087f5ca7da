"""Finding words: where they stand in code points, whatever their letters' case and kind of quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.find import Finder, folded

from .texts import version_of

VERSION = version_of("The Ferry 😀 carried the ferry’s bread.", "Bread: “The FERRY” İstanbul, ΟΔΟΣ", "banananana")


def found(words: str) -> list[str]:
    hits = Finder(VERSION).find(words)
    places = [place for block in VERSION.blocks for place in hits.within(block.start, block.end)]
    assert hits.count == len(places)
    return [VERSION.text[slice(*place)] for place in places]


@given(st.text())
def test_the_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ferry", ["Ferry", "ferry", "FERRY"]),
        ("FERRY'S", ["ferry’s"]),
        ('"the', ["“The"]),
        ("istanbul", ["İstanbul"]),
        ("οδός", []),
        ("οδοσ", ["ΟΔΟΣ"]),
        ("😀", ["😀"]),
        ("bread.\nbread", []),
        ("", []),
    ],
)
def test_words_are_found_as_a_person_reads_them(words: str, expected: list[str]) -> None:
    assert found(words) == expected


def test_next_and_previous_go_round() -> None:
    hits = Finder(VERSION).find("ferry")
    first = hits.next(0)
    assert first == (4, 9)
    places = [first]
    for _ in range(3):
        following = hits.next(places[-1][1])
        assert following is not None
        places.append(following)
    assert places[3] == places[0]
    assert [hits.number_of(place) for place in places] == [1, 2, 3, 1]
    assert hits.previous(places[2][0]) == places[1]
    assert hits.previous(places[0][0]) == places[2]


def test_hits_never_overlap_whatever_way_they_are_reached() -> None:
    hits = Finder(VERSION).find("ana")
    start = VERSION.blocks[2].start
    every = [(start + 1, start + 4), (start + 5, start + 8)]
    assert hits.within(start, len(VERSION.text)) == every
    assert hits.next(start + 2) == every[1]
    assert hits.previous(len(VERSION.text)) == every[1]
    assert hits.previous(start + 6) == every[0]


def test_without_hits_there_is_no_next() -> None:
    hits = Finder(VERSION).find("submarine")
    assert (hits.count, hits.next(0), hits.previous(50), hits.number_of((0, 3))) == (0, None, None, 0)
