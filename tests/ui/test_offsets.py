"""Code points and Qt's units: the two meet at every character, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.offsets import Offsets

# Every kind that matters: ASCII, the rest of the basic plane, beyond it, joiners, and line breaks.
texts = st.text(st.sampled_from("ab \n\u2028\u00a0é‘عש😀🇩🇪𝒳𠮷\u200d\ufe0f") | st.characters(), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_every_offset_goes_to_qt_and_back(text: str) -> None:
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        position = offsets.to_qt(offset)
        assert position == units(text[:offset])
        assert offsets.from_qt(position) == offset


@given(texts)
def test_a_position_inside_a_character_is_where_the_character_begins(text: str) -> None:
    offsets = Offsets(text)
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.from_qt(offsets.to_qt(offset) + 1) == offset


def test_an_emoji_is_one_code_point_and_two_units() -> None:
    offsets = Offsets("a😀b")
    assert [offsets.to_qt(offset) for offset in range(4)] == [0, 1, 3, 4]
    assert [offsets.from_qt(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_half_a_character_does_no_harm() -> None:
    offsets = Offsets("a\ud83db😀c")
    assert offsets.to_qt(4) == 5
    assert offsets.from_qt(5) == 4
