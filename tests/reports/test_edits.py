"""From one wording to another, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.reports.content.edits import word_changes

TEXTS = st.text("ab .,\n1é\u0301ا\u064b👩\u200d", max_size=40)


@given(TEXTS, TEXTS)
def test_what_stays_and_goes_is_the_old_wording_and_what_stays_and_comes_the_new(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(kept + gone for kept, gone, _ in changes) == old
    assert "".join(kept + came for kept, _, came in changes) == new
    assert all(not kept or not (gone or came) for kept, gone, came in changes)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("a third more", "a fifth more", [("a ", "", ""), ("", "third", "fifth"), (" more", "", "")]),
        ("six old swans", "two young swans", [("", "six old", "two young"), (" swans", "", "")]),
        ("all of it", "nothing", [("", "all of it", "nothing")]),
        ("cafe now", "cafe\u0301 now", [("", "cafe", "cafe\u0301"), (" now", "", "")]),
        ("same", "same", [("same", "", "")]),
    ],
)
def test_words_are_never_cut(old: str, new: str, changes: list[tuple[str, str, str]]) -> None:
    assert word_changes(old, new) == changes


def test_very_long_wordings_are_shown_whole() -> None:
    old, new = "one " * 1000, "two " * 1000
    assert word_changes(old, new) == [("", old, new)]
