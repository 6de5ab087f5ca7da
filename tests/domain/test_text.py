"""Trimming, grapheme clusters and context: offsets are code points, and no character is ever cut."""

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.errors import InvalidValue
from annotator.domain.text import context, settled_range, unfit_character
from tests.domain.texts import CONJUNCT, E_ACUTE, FAMILY, FLAG, SYLLABLE, WAVE, hard_text


def boundaries(text: str) -> set[int]:
    """Where clusters end, counted from the text's beginning."""
    return {0} | {match.end() for match in regex.finditer(r"\X", text)}


@pytest.mark.parametrize(
    "cluster", [FAMILY, FLAG, WAVE, E_ACUTE, SYLLABLE, CONJUNCT, "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_a_cut_through_a_cluster_takes_it_whole(cluster: str) -> None:
    text = f"Ida {cluster} said"
    whole = (4, 4 + len(cluster))
    for cut in range(5, whole[1]):
        assert settled_range(text, cut, whole[1]) == whole
        assert settled_range(text, 4, cut) == whole
        assert settled_range(text, cut, whole[1] + 5)[0] == 4


def test_offsets_are_code_points_and_not_utf_16_units() -> None:
    text = "a😀b"
    assert [text[slice(*settled_range(text, i, i + 1))] for i in range(3)] == ["a", "😀", "b"]


def test_flags_pair_off_from_the_first_of_their_run() -> None:
    text = "🇩🇪🇫🇷🇮🇹"
    assert settled_range(text, 1, 3) == (0, 4)
    assert settled_range(text, 3, 4) == (2, 4)
    assert settled_range("x" + text, 2, 3) == (1, 3)


def test_white_space_of_every_kind_is_trimmed_at_both_ends() -> None:
    text = "\u2028 \u00a0\tThe bridge\u3000opened\u202f \n"
    assert text[slice(*settled_range(text, 0, len(text)))] == "The bridge\u3000opened"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3), (0, 9), (8, 9), (2, -1)])
def test_an_empty_range_or_one_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidValue, match="is not within the text"):
        settled_range("12345678", start, end)


def test_white_space_alone_is_refused() -> None:
    with pytest.raises(InvalidValue, match="nothing but white space"):
        settled_range("a \u00a0\u2028 b", 1, 5)


@given(hard_text(), st.data())
def test_a_settled_range_is_made_of_whole_clusters_and_stays_so(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    first, last = settled_range(text, start, end)
    assert 0 <= first < last <= len(text)
    assert {first, last} <= boundaries(text)
    assert settled_range(text, first, last) == (first, last)
    inner = text[start:end].strip()
    assert inner in text[first:last]


@given(hard_text(), st.data())
def test_a_range_is_widened_by_no_more_than_the_clusters_at_its_ends(text: str, data: st.DataObject) -> None:
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    assume(not text[start].isspace())
    ends = sorted(boundaries(text))
    first = max(end for end in ends if end <= start)
    last = min(end for end in ends if end > start)
    assert settled_range(text, start, start + 1) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "e" + "\u0301" * 200_000,
        "🇩" * 200_000,
        "🇩" * 200_000 + "\u200d👨",
        "\u1112\u1161" * 100_000,
        "\u0915\u094d" * 100_000,
        "👨\u200d" * 100_000,
        "\u0600" * 200_000,
        "ش\u064e" * 100_000,
        "слово и дело " * 800_000,
        "the word and the deed " * 470_000,
    ],
    ids=["marks", "flags", "flags joined", "jamo", "conjuncts", "families", "prepended", "vowels", "cyrillic", "latin"],
)
def test_a_hostile_or_long_line_takes_no_time_that_grows_with_its_square(text: str) -> None:
    # Quadratic, any of these would take minutes.
    middle = len(text) // 2 + 1
    for offset in (1, middle, len(text) - 1):
        if not text[offset].isspace():
            first, last = settled_range(text, offset, offset + 1)
            assert first <= offset < last
    assert settled_range(text, 0, len(text))[0] == 0


def test_context_is_up_to_32_characters_on_each_side() -> None:
    text = "".join(chr(0x4E00 + i) for i in range(100))
    assert context(text, 40, 50) == (text[8:40], text[50:82])
    assert context(text, 3, 98) == (text[:3], text[98:])
    assert context(text, 0, 100) == ("", "")


@pytest.mark.parametrize(("text", "found"), [("a\0b", "U+0000"), ("a\udc80", "U+DC80"), ("\ud83d\ude00", "U+D83D")])
def test_a_character_that_no_library_can_keep_is_named(text: str, found: str) -> None:
    assert unfit_character(text) == found


def test_all_other_characters_are_fit() -> None:
    assert unfit_character("a\u0001\u007f\ufffd\uffff😀\n\u2028\u202e") is None
