"""What may be one of two is never called kept; and a sentence that a line break cut in two is followed whole."""

import pytest

from annotator.domain.carrying import Anchor, Carried, carry
from annotator.domain.claim import Placed
from benchmarks.carried import anchor
from benchmarks.revisions import version_of

FIRST = "The town hall opened its archive on Monday, after eleven years of repairs."
LONG = (
    "The archivist counted 14,200 letters, of which 310 have never been read by anybody who is still alive. "
    "She asked for two more rooms, a dry cellar and 4.2 million, which the council had put aside for a fountain."
)
LAST = "A second count will begin in the autumn and is to last until the spring."


def carried(old: list[str], new: list[str], quote: str, nth: int = 0) -> tuple[Carried, str | None]:
    """What becomes of the `nth` place of the quote, and the text there."""
    one, other = version_of(old, 1), version_of(new, 2)
    start = -1
    for _ in range(nth + 1):
        start = one.text.index(quote, start + 1)
    (found,) = carry(one, other, [anchor(one, start, start + len(quote))])
    return found, None if found.start is None else other.text[found.start : found.end]


@pytest.mark.parametrize("quote", [LONG, "4.2 million", "of which 310 have never been read"])
def test_a_paragraph_that_stands_there_twice_is_to_be_confirmed(quote: str) -> None:
    found, text = carried([FIRST, LONG, LAST], [FIRST, LONG, LONG, LAST], quote)
    assert (found.state, text) == (Placed.MOVED, quote)


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_that_were_the_same_nobody_knows_which_is_left(nth: int) -> None:
    found, _ = carried([FIRST, LONG, LONG, LAST], [FIRST, LONG, LAST], "a dry cellar", nth)
    assert found.state is not Placed.KEPT


def test_a_copy_at_the_end_is_no_less_in_doubt() -> None:
    found, text = carried([FIRST, LONG], [FIRST, LONG, LONG], "a dry cellar")
    assert (found.state, text) == (Placed.MOVED, "a dry cellar")


def test_what_stands_beside_the_copies_is_kept() -> None:
    for quote in ("eleven years", "second count"):
        found, _ = carried([FIRST, LONG, LAST], [FIRST, LONG, LONG, LAST], quote)
        assert (found.state, found.reread) == (Placed.KEPT, False)


def test_a_copy_elsewhere_leaves_no_doubt_of_the_first() -> None:
    found, text = carried([FIRST, LONG, LAST], [FIRST, LONG, LAST, LONG], "a dry cellar")
    assert (found.state, text) == (Placed.KEPT, "a dry cellar")
    assert found.start is not None
    assert found.start < len(FIRST) + len(LONG)


@pytest.mark.parametrize("cut", ["opened its", "archive on", "eleven years"])
def test_a_sentence_cut_in_two_and_edited_is_followed_whole(cut: str) -> None:
    wrapped = FIRST.replace(cut, cut.replace(" ", "\n")).replace("repairs", "repair work")
    found, text = carried([LONG, FIRST, LAST], [LONG, *wrapped.split("\n"), LAST], FIRST)
    assert (found.state, text) == (Placed.MOVED, wrapped)


def test_one_cut_in_two_is_followed_to_another_place_too() -> None:
    wrapped = FIRST.replace("town hall", "town\nhall").replace("Monday", "Tuesday")
    found, text = carried([FIRST, LONG, LAST], [LONG, LAST, *wrapped.split("\n")], FIRST)
    assert (found.state, text) == (Placed.MOVED, wrapped)


def test_sentences_beside_a_changed_one_are_not_drawn_into_it() -> None:
    found, text = carried([LONG, FIRST, LAST], [LONG, "It rained.", FIRST.replace("Monday", "Friday"), LAST], FIRST)
    assert (found.state, text) == (Placed.MOVED, FIRST.replace("Monday", "Friday"))


def test_progress_only_grows_up_to_its_total() -> None:
    heard: list[tuple[int, int]] = []
    old, new = version_of([FIRST, LONG, LAST], 1), version_of([LONG, FIRST.replace("Monday", "Friday")], 2)
    carry(old, new, [anchor(old, 0, 5)] * 100, tell=lambda done, total: heard.append((done, total)))
    assert len({total for _, total in heard}) == 1
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert all(done <= total for done, total in heard)


BRIDGE = "The bridge cost 4.2 million, the mayor said."


@pytest.mark.parametrize("quote", [BRIDGE, "4.2 million", "the mayor said"])
@pytest.mark.parametrize(
    "before", [[FIRST, LAST], [FIRST, "The bridge cost 4.4 million, a major said.", LAST], [LAST, FIRST]]
)
def test_what_had_lost_its_place_is_found_when_it_comes_back(before: list[str], quote: str) -> None:
    had = version_of([FIRST, BRIDGE, LAST], 1)
    start = had.text.index(quote)
    known = anchor(had, start, start + len(quote))
    lost = Anchor(None, None, known.exact, known.prefix, known.suffix)
    (found,) = carry(version_of(before, 2), version_of([FIRST, BRIDGE, LAST], 3), [lost])
    assert (found.start, found.end, found.state) == (start, start + len(quote), Placed.MOVED)


def test_what_stood_there_all_along_is_not_what_had_lost_its_place() -> None:
    old, new = version_of([FIRST, BRIDGE, LAST], 2), version_of([FIRST, BRIDGE, LAST, LONG], 3)
    known = anchor(old, old.text.index(BRIDGE), old.text.index(BRIDGE) + len(BRIDGE))
    (found,) = carry(old, new, [Anchor(None, None, known.exact, known.prefix, known.suffix)])
    assert found.state is Placed.ORPHANED


def test_the_same_words_in_other_company_are_not_found_again() -> None:
    had = version_of([FIRST, BRIDGE, LAST], 1)
    start = had.text.index("4.2 million")
    known = anchor(had, start, start + len("4.2 million"))
    lost = Anchor(None, None, known.exact, known.prefix, known.suffix)
    other = "Of the 4.2 million letters none was ever answered."
    (found,) = carry(version_of([FIRST, LAST], 2), version_of([FIRST, other, LAST], 3), [lost])
    assert found.state is Placed.ORPHANED


def test_in_a_script_without_spaces_it_is_found_again_too() -> None:
    text = "市议会在星期二批准了新桥的预算为四百二十万元并要求独立审计师提交报告。"
    had = version_of([FIRST, text, LAST], 1)
    start = had.text.index("预算为四百二十万元")
    known = anchor(had, start, start + 9)
    lost = Anchor(None, None, known.exact, known.prefix, known.suffix)
    (found,) = carry(version_of([FIRST, LAST], 2), version_of([LONG, text, LAST], 3), [lost])
    assert (found.start, found.state) == (len(LONG) + 1 + start - len(FIRST) - 1, Placed.MOVED)
