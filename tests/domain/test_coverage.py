"""Coverage: words in every script, and 100 percent only when not one is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.coverage import Coverage, count_covered, merged, uncovered_ranges, uncovered_words, words_in
from tests.domain.texts import hard_text


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in words_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 64-year-old paid $3.50, or 1,200,000.5 in all.", ["The", "64-year-old", "paid", "3.50", "or", "1,200,000.5", "in", "all"]),  # noqa: E501
        ("Oster’s can't, don‑t; ‘quoted’ 'too'", ["Oster’s", "can't", "don‑t", "quoted", "too"]),
        ("U.S. at 10% – well–known #1 £5bn", ["U.S", "at", "10", "well", "known", "1", "5bn"]),
        ("桥于三月开放。", list("桥于三月开放")),
        ("买iPhone手机2台", ["买", "iPhone", "手", "机", "2", "台"]),
        ("データは正しい", list("データは正しい")),
        ("한국어는 쉽다", ["한국어는", "쉽다"]),
        ("كِتَابٌ جديد", ["كِتَابٌ", "جديد"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("पुल खुला", ["पुल", "खुला"]),
        ("cafe\u0301 e\u0301te\u0301", ["cafe\u0301", "e\u0301te\u0301"]),
        ("😀 👨‍👩‍👧 🇩🇪 ok", ["ok"]),
        ("___ — ... *", []),
        ("snake_case", ["snake_case"]),
        ("", []),
    ],
)  # fmt: skip
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_only_the_range_asked_for_is_counted() -> None:
    assert words_in("one two three", 4, 7) == [(4, 7)]


def test_a_word_counts_when_it_is_wholly_inside() -> None:
    text = "A well-known bridge"
    assert count_covered(text, 0, 19, [(0, 12)]) == Coverage(3, 2)
    assert count_covered(text, 0, 19, [(0, 11)]) == Coverage(3, 1)
    assert count_covered(text, 0, 19, [(0, 6), (6, 19)]) == Coverage(3, 3)
    assert count_covered(text, 0, 19, [(0, 6), (7, 19)]) == Coverage(3, 2)


def test_ranges_may_overlap_nest_and_come_in_any_order() -> None:
    assert merged([(5, 9), (0, 3), (1, 2), (3, 4), (8, 12)]) == [(0, 4), (5, 12)]
    assert count_covered("one two three", 0, 13, [(4, 13), (0, 7), (4, 7), (5, 6)]) == Coverage(3, 3)


def test_100_percent_is_shown_only_when_no_word_is_left() -> None:
    assert Coverage(100_000, 99_999).percent == 99
    assert Coverage(100_000, 100_000).percent == 100
    assert Coverage(3, 0).percent == 0
    assert Coverage(0, 0).percent == 100


def test_uncovered_ranges_run_from_the_first_to_the_last_of_adjacent_words() -> None:
    text = "“One two,” said three – four five."
    assert [text[a:b] for a, b in uncovered_ranges(text, 0, len(text), [(11, 15)])] == ["One two", "three – four five"]
    assert uncovered_ranges(text, 0, len(text), [(0, len(text))]) == []


ranges = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda r: (r[0], r[0] + r[1])), max_size=6)


@given(hard_text(), ranges)
def test_covering_what_is_uncovered_leaves_nothing(text: str, held: list[tuple[int, int]]) -> None:
    left = uncovered_ranges(text, 0, len(text), held)
    assert count_covered(text, 0, len(text), [*held, *left]).percent == 100
    assert uncovered_words(words_in(text, 0, len(text)), left) == [
        word for word in words_in(text, 0, len(text)) if not any(a <= word[0] and word[1] <= b for a, b in left)
    ]


@given(hard_text(), ranges)
def test_a_word_is_covered_when_each_of_its_characters_is(text: str, held: list[tuple[int, int]]) -> None:
    inside = {i for start, end in held for i in range(start, end)}
    expected = sum(set(range(start, end)) <= inside for start, end in words_in(text, 0, len(text)))
    assert count_covered(text, 0, len(text), held).covered == expected


@given(hard_text(), ranges, st.integers(0, 60), st.integers(0, 60))
def test_words_are_counted_as_they_are_found(text: str, held: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = words_in(text, start, end)
    assert count_covered(text, start, end, held) == Coverage(len(words), len(words) - len(uncovered_words(words, held)))


@pytest.mark.parametrize(
    "space", ["\x1c", "\x85", "\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u3000", "\t", "\n"]
)
def test_every_kind_of_white_space_parts_words(space: str) -> None:
    text = f"one{space}two-three{space}four"
    assert count_covered(text, 0, len(text), [(4, 8), (14, 18)]) == Coverage(3, 1)
    assert count_covered(text, 0, len(text), [(0, 13)]) == Coverage(3, 2)


@pytest.mark.parametrize("piece", ["a-", "a", "-", "\u0301", "a.b,", "a\u0301", "_", "中"])
def test_hostile_text_takes_no_time_that_grows_with_its_square(piece: str) -> None:
    text = piece * 200_000
    assert len(words_in(text, 0, len(text))) <= 200_000
    held = [(start, start + 3) for start in range(0, len(text), 20)]
    assert count_covered(text, 0, len(text), held).words == len(words_in(text, 0, len(text)))
