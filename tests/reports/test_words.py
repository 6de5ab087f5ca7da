import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.hidden import hidden_again, shown
from annotator.reports.content.language import tongue_of

say = tongue_of("en")
tricky = st.text(st.sampled_from("ab ⟨⟩U+0123456789ABCDEF\x00\x1b\u202e\u2069\u061c\n\t\r") | st.characters())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("pay \u202eevil\u202c", "pay ⟨U+202E⟩evil⟨U+202C⟩"),
        ("a\u200fb\u061cc\u2066d", "a\u200fb\u061cc⟨U+2066⟩d"),
        ("nul\x00 escape\x1b[31m", "nul⟨U+0000⟩ escape⟨U+001B⟩[31m"),
        ("tab\tand\nbreak", "tab\tand\nbreak"),
        ("as if ⟨U+202E⟩", "as if ⟨U+27E8⟩U+202E⟩"),
        ("👩‍🔬 سلام", "👩‍🔬 سلام"),
    ],
)
def test_characters_that_are_not_seen_are_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(tricky)
def test_showing_can_be_undone_exactly(text: str) -> None:
    assert hidden_again(shown(text)) == text
    assert not set(shown(text)) & set("\x00\x1b\r\u202e\u2069\u061c")


def test_moments_are_utc_and_in_words() -> None:
    assert say.moment("2025-03-01T09:05:59.999999Z") == "1 March 2025, 09:05 UTC"
    assert say.moment("2025-01-01T00:30:00+02:00") == "31 December 2024, 22:30 UTC"


def test_counts() -> None:
    assert [say.counted(n, "claim") for n in (0, 1, 12000)] == ["0 claims", "1 claim", "12,000 claims"]
    assert say.counted(2, "entry", "entries") == "2 entries"
