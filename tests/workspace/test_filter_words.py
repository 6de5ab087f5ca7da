"""What is typed into the filter of the claims."""

import pytest

from annotator.workspace.filter_words import FilterWords, filter_words


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", FilterWords("")),
        ("two  years", FilterWords("two years")),
        ("is:open", FilterWords("", False)),
        ("IS:Open bridge", FilterWords("bridge", False)),
        ("north is:done bridge", FilterWords("north bridge", True)),
        ("is:open is:done", FilterWords("", True)),
        ("this:open is:opening is:", FilterWords("this:open is:opening is:")),
    ],
)
def test_wishes_are_taken_out_of_the_text(typed: str, wanted: FilterWords) -> None:
    assert filter_words(typed) == wanted
